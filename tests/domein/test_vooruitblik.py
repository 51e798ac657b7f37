"""What a ronde will probably show, in words, and which groups a partner is told to count in."""

import pytest
from pytest_django import DjangoAssertNumQueries

from partnerschappen.domein.eigen_groepen import read_eigen_groepen
from partnerschappen.domein.vooruitblik import Indelingsregel, Verwachting, read_verwachting
from partnerschappen.kern.indeling import Indeling
from partnerschappen.models import Ronde, Samenwerkingsverband, Uitnodiging
from tests.gegevens import maak_deelnemer, maak_organisatie, maak_ronde


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    """A concept; on the list 16 people of a school, 12 of a hogeschool and 2 of a gemeente, 8 of them sturen."""
    nummer = 0
    for naam, soort, aantal in [("De Klimboom", "po", 16), ("Rivierenland", "hogeschool_universiteit", 12)]:
        organisatie = maak_organisatie(rivierenrijk, naam, soort)
        for _ in range(aantal):
            nummer += 1
            maak_deelnemer(organisatie, nummer, "stuurgroep" if nummer % 3 == 0 and nummer < 25 else "werkgroep")
    gemeente = maak_organisatie(rivierenrijk, "Gemeente Tiel", "gemeente")
    maak_deelnemer(gemeente, 98)
    maak_deelnemer(gemeente, 99)
    return maak_ronde(rivierenrijk)


def read(ronde: Ronde) -> Verwachting:
    verwachting = read_verwachting(ronde)
    assert verwachting is not None
    return verwachting


def regel_van(ronde: Ronde, indeling: Indeling) -> Indelingsregel:
    return next(regel for regel in read(ronde).regels if regel.indeling is indeling)


def test_leader_reads_per_breakdown_what_will_probably_be_shown(ronde: Ronde) -> None:
    assert [regel.naam for regel in read(ronde).gekozen] == ["sturen en doen", "soort partner"]
    assert dict(regel_van(ronde, Indeling.LAAG).cellen)[80] == "waarschijnlijk wel"
    woorden = {woorden for regel in read(ronde).regels for _, woorden in regel.cellen}
    laag = {"waarschijnlijk wel", "misschien", "waarschijnlijk niet"}
    assert woorden <= laag | {"waarschijnlijk geen", "soms 1 van de 3", "1 van de 3", "2 van de 3"}
    aantallen = {woorden for regel in read(ronde).regels[1:] for _, woorden in regel.cellen}
    assert not aantallen & laag, "how many of the groups, at every response"
    assert (read(ronde).midden.respons, read(ronde).midden.antwoorden) == (65, 20)


def test_groups_under_k_on_the_list_are_named_as_never_apart(ronde: Ronde) -> None:
    assert regel_van(ronde, Indeling.SOORT_PARTNER).nooit == ("andere partners",)
    assert regel_van(ronde, Indeling.ORGANISATIE).nooit == ("Gemeente Tiel",)
    assert "andere partners" not in [groep.naam for groep in regel_van(ronde, Indeling.SOORT_PARTNER).groepen]
    ronde.geheimhouding = "open"
    assert [regel.nooit for regel in read(ronde).regels] == [(), (), ()]


def test_kind_of_ronde_decides_from_how_many_answers_statements_are_shown(ronde: Ronde) -> None:
    ronde.samenwerkingsverband.deelnemers.filter(organisatie__naam="De Klimboom").delete()
    per_soort = {}
    for soort in ("vertrouwelijk", "kleine_kring", "open"):
        ronde.geheimhouding = soort
        per_soort[soort] = [woord for _, woord in read(ronde).stellingen]
    assert per_soort == {
        "vertrouwelijk": ["nee", "nee", "ja"],
        "kleine_kring": ["ja", "ja", "ja"],
        "open": ["ja", "ja", "ja"],
    }


def test_statements_of_an_open_ronde_are_shown_from_one_answer(rivierenrijk: Samenwerkingsverband) -> None:
    ronde, organisatie = maak_ronde(rivierenrijk), maak_organisatie(rivierenrijk)
    ronde.geheimhouding = "open"
    maak_deelnemer(organisatie, 1)
    maak_deelnemer(organisatie, 2)
    assert read(ronde).kolommen[0].antwoorden == 1
    assert dict(read(ronde).stellingen)[50] == "ja"


def test_open_ronde_always_reports_its_organisaties(ronde: Ronde) -> None:
    ronde.geheimhouding, ronde.indelingen = "open", []
    assert [regel.naam for regel in read(ronde).gekozen] == ["organisatie"]
    assert dict(regel_van(ronde, Indeling.ORGANISATIE).cellen)[80] == "3 van de 3"


@pytest.mark.parametrize(("soort", "minst"), [("vertrouwelijk", 5), ("kleine_kring", 3), ("open", 1)])
def test_list_under_k_has_no_preview(rivierenrijk: Samenwerkingsverband, soort: str, minst: int) -> None:
    ronde, organisatie = maak_ronde(rivierenrijk), maak_organisatie(rivierenrijk)
    ronde.geheimhouding = soort
    for nummer in range(minst - 1):
        maak_deelnemer(organisatie, nummer)
    assert read_verwachting(ronde) is None
    maak_deelnemer(organisatie, 50)
    assert read_verwachting(ronde) is not None


def test_preview_costs_one_query_whatever_the_size(
    ronde: Ronde, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ronde.samenwerkingsverband  # noqa: B018  # loaded before counting
    with django_assert_num_queries(1):
        read(ronde)


def eigen(uitnodiging: Uitnodiging) -> list[tuple[str, int, bool]]:
    return [(groep.naam, groep.aantal, groep.nooit_apart) for groep in read_eigen_groepen(uitnodiging).groepen]


def test_partner_is_told_the_sizes_of_their_own_groups(uitnodiging: Uitnodiging) -> None:
    Uitnodiging.objects.filter(naam__in=["Deelnemer 2", "Deelnemer 3"]).update(
        positie="stuurgroep", organisatie="Tiel", soort_organisatie="gemeente"
    )
    uitnodiging.ronde.indelingen = ["laag", "soort_partner", "organisatie"]
    assert eigen(uitnodiging) == [("doen", 10, False), ("scholen", 10, False), ("De Klimboom", 10, False)]
    klein = Uitnodiging.objects.select_related("ronde").get(naam="Deelnemer 2")
    klein.ronde.indelingen = ["organisatie", "laag"]
    assert eigen(klein) == [("sturen", 2, True), ("Tiel", 2, True)]
    assert read_eigen_groepen(klein).nooit_apart == ["sturen", "Tiel"]


def test_sizes_are_those_at_opening_also_for_who_was_added_later(uitnodiging: Uitnodiging) -> None:
    Uitnodiging.objects.filter(naam__in=["Deelnemer 8", "Deelnemer 9"]).update(bij_opening=False)
    laat = Uitnodiging.objects.select_related("ronde").get(naam="Deelnemer 9")
    groepen = read_eigen_groepen(laat)
    assert (groepen.genodigd, groepen.bij_opening, eigen(laat)) == (
        12,
        10,
        [("doen", 10, False), ("scholen", 10, False)],
    )


def test_what_was_said_never_to_be_apart_stays_so_whoever_turns_out_to_be_wrong(uitnodiging: Uitnodiging) -> None:
    """Closing counts fewer: less may be shown than was said, never more."""
    voor = eigen(uitnodiging)
    Uitnodiging.objects.filter(naam="Deelnemer 9").update(status="niet_juist")
    Uitnodiging.objects.filter(naam="Deelnemer 8").update(status="doet_niet_mee")
    assert eigen(uitnodiging) == voor


def test_open_ronde_tells_the_organisatie_and_promises_nothing(uitnodiging: Uitnodiging) -> None:
    uitnodiging.ronde.geheimhouding, uitnodiging.ronde.indelingen = "open", []
    Uitnodiging.objects.filter(pk=uitnodiging.pk).update(organisatie="Alleen")
    uitnodiging.organisatie = "Alleen"
    assert eigen(uitnodiging) == [("Alleen", 1, False)]


def test_own_groups_cost_one_query(uitnodiging: Uitnodiging, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    uitnodiging.ronde.indelingen = ["laag", "soort_partner", "organisatie"]
    with django_assert_num_queries(1):
        read_eigen_groepen(uitnodiging)
