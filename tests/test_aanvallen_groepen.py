"""The attacks of GEHEIMHOUDING section 6 on groups: a real ronde is opened, answered and closed, then taken apart."""

import re
from collections.abc import Iterable

import pytest
from django.test import Client

from partnerschappen.domein import rondes
from partnerschappen.domein.deelnemers import save_deelnemer
from partnerschappen.domein.samenwerkingsverbanden import save_organisatie
from partnerschappen.domein.uitnodigingen import correct_email
from partnerschappen.domein.voorbereiding import Stap
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.kern.indeling import laag, soort_partner
from partnerschappen.kern.uitkomst import GEHEEL, Reden, Score, Uitkomst, Verborgen, Verdeling
from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband, Uitnodiging
from partnerschappen.models import Uitkomst as Uitkomstrij
from tests.groepen import Plek, alles, getoond, lees, nodig_vergeten_uit, open_met, sluit, uitnodigingen_van, vul_in
from tests.kern.orakel import Leden, is_veilig_volgens_orakel, vind_groepje

pytestmark = pytest.mark.django_db
CONDITIES = ("ambitie", "belangen", "relatie", "organisatie", "proces")
NEGEN_ACHT_DRIE = [Plek("Akker", 9), Plek("Beek", 8), Plek("Cirkel", 3)]
ACHT_ZEVEN_VIJF = [Plek("Akker", 8), Plek("Beek", 7), Plek("Cirkel", 5)]


def labels(uitnodiging: Uitnodiging) -> set[str]:
    """The groups that somebody counts in, as an outsider knows them."""
    soort = soort_partner(uitnodiging.soort_organisatie)
    return {GEHEEL, f"laag:{laag(uitnodiging.positie)}", f"soort_partner:{soort}", uitnodiging.organisatie}


def gepubliceerd(uitkomst: Uitkomst, mensen: Iterable[Uitnodiging], conditie: str) -> list[Leden]:
    """The people behind each number that is shown about a condition, the rest of each breakdown too."""
    met_label = {uitnodiging.pk: labels(uitnodiging) for uitnodiging in mensen}
    families: dict[str, Leden] = {}
    for groep in uitkomst.groepen:
        naam, eerder = groep.naam or groep.code, [g for g in uitkomst.groepen if g.indeling == groep.indeling]
        namen = {g.naam or g.code for g in eerder if not g.rest}
        families[groep.code] = frozenset(
            wie for wie, eigen in met_label.items() if (eigen.isdisjoint(namen) if groep.rest else naam in eigen)
        )
    return [leden for code, leden in families.items() if isinstance(uitkomst.scores[code, conditie], Score)]


def test_subtraction_of_a_part_from_the_whole_leaves_k_or_more(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = open_met(noor, rivierenrijk, NEGEN_ACHT_DRIE)
    vul_in(ronde)
    mensen = uitnodigingen_van(ronde)
    uitkomst = sluit(ronde)
    assert getoond(uitkomst) == {"Akker": 9, "organisatie:rest": 11}
    assert {(groep.naam, groep.reden) for groep in uitkomst.verborgen if groep.indeling == "organisatie"} == {
        ("Beek", Reden.NIET_APART),
        ("Cirkel", Reden.KLEIN_BIJ_OPENING),
    }
    assert uitkomst.certificaat.kleinste_steun == 9
    for conditie in CONDITIES:
        assert len(gepubliceerd(uitkomst, mensen, conditie)) == 3
        assert is_veilig_volgens_orakel(gepubliceerd(uitkomst, mensen, conditie), 5)


def test_two_overlapping_breakdowns_never_meet_in_one_person(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    """1, 4, 4, 1: all four margins hold five people, and together they leave one against one."""
    plekken = [Plek("Akker", 1, "stuurgroep"), Plek("Akker", 4), Plek("Beek", 4, "stuurgroep"), Plek("Beek", 1)]
    ronde = open_met(noor, rivierenrijk, plekken)
    vul_in(ronde)
    mensen = uitnodigingen_van(ronde)
    uitkomst = sluit(ronde)
    assert getoond(uitkomst) == {"laag:doen": 5, "laag:sturen": 5}
    assert {groep.naam: groep.reden for groep in uitkomst.verborgen} == dict.fromkeys(
        ("Akker", "Beek"), Reden.NIET_APART
    )
    akker: Leden = frozenset(wie.pk for wie in mensen if wie.organisatie == "Akker")
    families = gepubliceerd(uitkomst, mensen, "ambitie")
    assert is_veilig_volgens_orakel(families, 5)
    assert len(vind_groepje([*families, akker], 4) or ()) == 2


@pytest.mark.parametrize("slaat_over", [8, 9], ids=["two scored it", "one scored it"])
def test_skipping_one_statement_does_not_leave_those_who_did_not_skip_it(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, slaat_over: int
) -> None:
    """All of Akker score six statements; of Beek few score the sixth, so that it counts for Akker alone."""
    ronde = open_met(noor, rivierenrijk, [Plek("Akker", 10), Plek("Beek", 10)], ["organisatie"])
    overslaan = {wie.pk for wie in uitnodigingen_van(ronde)[-slaat_over:]}
    zonder = {vraag: punt for vraag, punt in alles().items() if vraag != "ambitie-6"}
    vul_in(ronde, lambda wie: zonder if wie.pk in overslaan else alles())
    uitkomst = sluit(ronde)
    assert getoond(uitkomst) == {"Akker": 10, "Beek": 10}
    assert isinstance(uitkomst.verdelingen["ambitie-6"], Verdeling)
    assert uitkomst.scores["organisatie:1", "ambitie"] == Score(40)
    assert uitkomst.scores["organisatie:2", "ambitie"] == Verborgen(Reden.NIET_APART)
    assert uitkomst.scores["organisatie:2", "relatie"] == Score(40)
    assert uitkomst.certificaat.kleinste_steun >= 5


def test_skipping_a_whole_condition_takes_people_out_of_their_group_for_it(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    """Of the eleven of Overig seven skip ambitie: it would rest on four."""
    ronde = open_met(noor, rivierenrijk, NEGEN_ACHT_DRIE)
    overslaan = {wie.pk for wie in uitnodigingen_van(ronde)[9:16]}
    zonder = {vraag: punt for vraag, punt in alles().items() if not vraag.startswith("ambitie")}
    vul_in(ronde, lambda wie: zonder if wie.pk in overslaan else alles())
    uitkomst = sluit(ronde)
    assert getoond(uitkomst) == {"Akker": 9, "organisatie:rest": 11}
    for groep in ("organisatie:1", "organisatie:rest"):
        assert uitkomst.scores[groep, "ambitie"] == Verborgen(Reden.NIET_APART)
        assert uitkomst.scores[groep, "proces"] == Score(40, grof=True)


def test_a_relabelled_respondent_counts_in_the_groups_of_the_invitation(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = open_met(noor, rivierenrijk, NEGEN_ACHT_DRIE)
    cirkel, beek = (rivierenrijk.organisaties.get(naam=naam) for naam in ("Cirkel", "Beek"))
    for wie in uitnodigingen_van(ronde)[:4]:
        assert wie.deelnemer is not None
        wie.deelnemer.organisatie, wie.deelnemer.positie = cirkel, "stuurgroep"
        save_deelnemer(deelnemer=wie.deelnemer)
    beek.naam, beek.soort = "Beek en Cirkel", "gemeente"
    save_organisatie(organisatie=beek)
    vul_in(ronde)
    uitkomst = sluit(ronde)
    assert getoond(uitkomst) == {"Akker": 9, "organisatie:rest": 11}
    assert {groep.naam for groep in uitkomst.verborgen} == {"Beek", "Cirkel"}


def test_a_relabelled_respondent_with_a_corrected_address_fills_no_group_that_was_small(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = open_met(noor, rivierenrijk, [Plek("Akker", 14), Plek("Cirkel", 3)])
    cirkel = rivierenrijk.organisaties.get(naam="Cirkel")
    for nummer, wie in enumerate(uitnodigingen_van(ronde)[:4]):
        assert wie.deelnemer is not None
        wie.deelnemer.organisatie = cirkel
        save_deelnemer(deelnemer=wie.deelnemer)
        wie.berichten.update(status="mislukt")
        correct_email(uitnodiging=wie, email=f"beter{nummer}@partner.example", afzender=noor)
    vul_in(ronde)
    uitkomst = sluit(ronde)
    assert getoond(uitkomst) == {}
    assert [groep.reden for groep in uitkomst.verborgen if groep.naam == "Cirkel"] == [Reden.KLEIN_BIJ_OPENING]


@pytest.mark.parametrize("geheimhouding", ["vertrouwelijk", "kleine_kring"])
def test_a_group_of_one_is_neither_shown_nor_what_is_left(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, geheimhouding: str
) -> None:
    plekken = [Plek("Akker", 12), Plek("Eenling", 1, "stuurgroep", "gemeente")]
    ronde = open_met(noor, rivierenrijk, plekken, geheimhouding=geheimhouding)
    vul_in(ronde)
    uitkomst = sluit(ronde)
    assert (uitkomst.n, getoond(uitkomst)) == (13, {})
    assert {groep for groep, _ in uitkomst.scores} == {GEHEEL}
    pagina = _pagina(noor)
    assert not re.search(r"Eenling[^<]*\d", pagina)


def test_a_group_of_one_that_is_left_by_who_did_not_send_in_is_not_shown(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    """Ten of Akker and six of Beek were invited; of Beek one sends in."""
    ronde = open_met(noor, rivierenrijk, [Plek("Akker", 10), Plek("Beek", 6)])
    stil = {wie.pk for wie in uitnodigingen_van(ronde)[-5:]}
    vul_in(ronde, lambda wie: {} if wie.pk in stil else alles())
    uitkomst = sluit(ronde)
    assert (uitkomst.n, getoond(uitkomst)) == (11, {})


def test_rebuilding_a_coarse_score_by_subtraction_finds_no_exact_one_to_start_from(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    """Whole (exact) minus Akker, were it exact, would give the eight of Beek to a decimal."""
    ronde = open_met(noor, rivierenrijk, [Plek("Akker", 12), Plek("Beek", 8)])
    vul_in(ronde, lambda wie: alles("2" if wie.organisatie == "Beek" else "4"))
    uitkomst = sluit(ronde)
    assert uitkomst.scores[GEHEEL, "proces"] == Score(32)
    assert uitkomst.scores["organisatie:1", "proces"] == Score(40, grof=True)
    assert uitkomst.scores["organisatie:2", "proces"] == Score(20, grof=True)
    assert [sleutel for sleutel, cel in uitkomst.scores.items() if isinstance(cel, Score) and not cel.grof] == [
        (GEHEEL, conditie) for conditie in CONDITIES
    ]


def test_a_coarse_score_is_stored_as_halves_and_no_sum_beside_it(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = open_met(noor, rivierenrijk, ACHT_ZEVEN_VIJF)
    vul_in(ronde, lambda wie: alles({"Akker": "1", "Beek": "5"}.get(wie.organisatie, "3")))
    uitkomst = sluit(ronde)
    assert getoond(uitkomst) == {"Akker": 8, "Beek": 7, "Cirkel": 5}
    cellen = [uitkomst.scores[f"organisatie:{nummer}", "relatie"] for nummer in (1, 2, 3)]
    assert cellen == [Score(15, grof=True), Score(45, grof=True), Score(30, grof=True)]
    scores = Uitkomstrij.objects.get().inhoud["scores"]
    assert {sleutel for rij in scores for sleutel in rij} == {"groep", "conditie", "cel"}
    assert not [rij for rij in scores if any(isinstance(waarde, float) for waarde in rij["cel"].values())]


@pytest.mark.parametrize("erbij", [1, 2, 4, 10])
def test_an_added_deelnemer_does_not_open_a_group_that_was_under_k_at_opening(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, erbij: int
) -> None:
    """What the three of Cirkel were promised stays true: not apart, and not under the name of Overig either."""
    ronde = open_met(noor, rivierenrijk, NEGEN_ACHT_DRIE)
    nodig_vergeten_uit(ronde, noor, Plek("Cirkel", erbij))
    vul_in(ronde)
    uitkomst = sluit(ronde)
    assert getoond(uitkomst) == {"Akker": 9, "organisatie:rest": 11 + erbij}
    assert Reden.KLEIN_BIJ_OPENING in [groep.reden for groep in uitkomst.verborgen if groep.naam == "Cirkel"]


def test_an_added_deelnemer_of_a_new_organisatie_makes_no_group(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = open_met(noor, rivierenrijk, [Plek("Akker", 9), Plek("Beek", 8)])
    nodig_vergeten_uit(ronde, noor, Plek("Later", 12, "stuurgroep", "gemeente"))
    vul_in(ronde)
    assert not {"Later", "laag:sturen", "soort_partner:overig"} & getoond(sluit(ronde)).keys()


def test_reopening_with_other_breakdowns_or_another_promise_is_refused(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = open_met(noor, rivierenrijk, ACHT_ZEVEN_VIJF, ["laag"])
    vul_in(ronde)
    for _ in range(2):
        for velden in ({"indelingen": ["organisatie"]}, {"geheimhouding": "open"}, {"geheimhouding": "kleine_kring"}):
            with pytest.raises(Geweigerd):
                rondes.save_stap(ronde=lees(ronde), stap=Stap.VERTROUWELIJKHEID, **velden)
        if ronde.status == Ronde.Status.OPEN:
            voor = sluit(ronde)
        ronde = lees(ronde)
    assert (ronde.indelingen, ronde.geheimhouding, getoond(voor)) == (["laag"], "vertrouwelijk", {})


def test_the_leader_who_is_also_a_respondent_knows_of_no_fewer_than_k_minus_one_others(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    plekken = [Plek("Akker", 3, "stuurgroep"), Plek("Akker", 6), Plek("Beek", 3, "stuurgroep"), Plek("Beek", 5)]
    ronde = open_met(noor, rivierenrijk, plekken)
    vul_in(ronde)
    mensen = uitnodigingen_van(ronde)
    uitkomst = sluit(ronde)
    assert getoond(uitkomst) == {"laag:doen": 11, "laag:sturen": 6, "Akker": 9, "Beek": 8}
    families = gepubliceerd(uitkomst, mensen, "relatie")
    for leider in (mensen[0], mensen[-1]):
        assert is_veilig_volgens_orakel([leden - {leider.pk} for leden in families], 4)


def test_two_viewers_and_two_groups_looked_at_give_one_set_of_numbers(
    noor: Gebruiker, sjoerd: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = open_met(noor, rivierenrijk, NEGEN_ACHT_DRIE)
    vul_in(ronde)
    sluit(ronde)
    assert _cijfers(_pagina(noor)) == _cijfers(_pagina(sjoerd))


def test_in_an_open_ronde_a_group_of_one_is_shown_as_was_said_beforehand(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = open_met(noor, rivierenrijk, [Plek("Akker", 3), Plek("Eenling", 1)], [], "open")
    vul_in(ronde, lambda wie: alles("2" if wie.organisatie == "Eenling" else "5"))
    uitkomst = sluit(ronde)
    assert getoond(uitkomst) == {"Akker": 3, "Eenling": 1}
    assert uitkomst.scores["organisatie:2", "proces"] == Score(20)


def _pagina(gebruiker: Gebruiker) -> str:
    client = Client()
    client.force_login(gebruiker)
    antwoord = client.get("/s/rivierenrijk/rondes/voorjaar/resultaat/")
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def _cijfers(pagina: str) -> list[str]:
    hoofd = pagina.partition("<main")[2].partition("</main>")[0]
    return re.findall(r"\d+,\d+|\d+ van de \d+", hoofd)
