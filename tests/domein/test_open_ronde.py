"""A ronde of the open kind: no thresholds, said to everybody beforehand, and declining is still nobody's business."""

import pytest

from partnerschappen.domein.afsluiten import read_prijs
from partnerschappen.domein.mails import build_mail
from partnerschappen.domein.rondes import open_ronde, save_stap
from partnerschappen.domein.sluiting import close_ronde, is_due
from partnerschappen.domein.stand import count_ingestuurd, count_stand, start_of_day
from partnerschappen.domein.te_weinig import ask_leaders
from partnerschappen.domein.uitnodigingen import decline
from partnerschappen.domein.voorbereiding import VOORBEREIDING, Stap, find_bezwaren
from partnerschappen.domein.voortgang import read_voortgang
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.models import Bericht, Gebruiker, Ronde, Samenwerkingsverband, Stand, Uitnodiging
from tests.domein.test_sluiting import antwoord, beantwoord, deelnames_van, status_van
from tests.gegevens import maak_deelnemer, maak_organisatie, maak_ronde, open_ronde_met
from tests.klok import Klok, moment


@pytest.fixture
def ronde(klok: Klok, rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> Ronde:
    """Open, twelve invited: four of them of De Beuk, two of De Es; it closes on the fourteenth."""
    ronde = open_ronde_met(rivierenrijk, noor, 12)
    ronde.geheimhouding, ronde.sluit_op = "open", moment(14, 17)
    ronde.save()
    for naam, nummers in (("De Beuk", range(1, 5)), ("De Es", range(5, 7))):
        adressen = [f"deelnemer{nummer}@partner.example" for nummer in nummers]
        Uitnodiging.objects.filter(email__in=adressen).update(organisatie=naam)
    return ronde


@pytest.mark.parametrize(
    ("aantal", "zinnen"), [(1, ["Er is 1 deelnemer. Voor deze ronde zijn er minstens 2 nodig."]), (2, [])]
)
def test_two_deelnemers_are_enough_to_open_and_no_2k_is_spoken_of(
    rivierenrijk: Samenwerkingsverband, aantal: int, zinnen: list[str]
) -> None:
    organisatie = maak_organisatie(rivierenrijk)
    for nummer in range(aantal):
        maak_deelnemer(organisatie, nummer)
    ronde = maak_ronde(rivierenrijk)
    ronde.geheimhouding, ronde.voorbereid = "open", list(VOORBEREIDING)
    assert [bezwaar.tekst for bezwaar in find_bezwaren(ronde) if bezwaar.stap is Stap.DEELNEMERS] == zinnen


def test_opening_freezes_kind_and_breakdowns(rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> None:
    organisatie = maak_organisatie(rivierenrijk)
    for nummer in range(5):
        maak_deelnemer(organisatie, nummer)
    ronde = maak_ronde(rivierenrijk)
    ronde.voorbereid = list(VOORBEREIDING)
    ronde.save()
    save_stap(ronde=ronde, stap=Stap.VERTROUWELIJKHEID, geheimhouding="open", indelingen=["laag"])
    open_ronde(ronde=ronde, gebruiker=noor)
    with pytest.raises(Geweigerd, match="al geopend"):
        save_stap(ronde=ronde, stap=Stap.VERTROUWELIJKHEID, geheimhouding="vertrouwelijk", indelingen=[])
    ronde.refresh_from_db()
    assert (ronde.geheimhouding, ronde.indelingen) == ("open", ["laag"])


@pytest.mark.parametrize(("aantal", "sluit"), [(0, False), (1, True)])
def test_it_closes_by_itself_from_one_inzending(ronde: Ronde, klok: Klok, aantal: int, sluit: bool) -> None:
    beantwoord(ronde, aantal)
    klok.zet(14, 17, 1)
    assert is_due(ronde, count_ingestuurd(ronde)) is sluit


@pytest.mark.parametrize(("aantal", "status"), [(0, "vervallen"), (1, "gesloten")])
def test_one_inzending_gives_an_uitkomst_and_none_gives_none(ronde: Ronde, aantal: int, status: str) -> None:
    beantwoord(ronde, aantal)
    close_ronde(ronde_id=ronde.pk)
    assert status_van(ronde) == status


def test_price_of_closing_is_gone_with_the_first_inzending(ronde: Ronde, klok: Klok) -> None:
    for ingestuurd, mist in ((0, (1, 1)), (1, (0, 0))):
        Stand.objects.update_or_create(
            ronde=ronde, defaults={"geteld_op": klok.nu, "ingestuurd": ingestuurd, "organisaties": {}}
        )
        prijs = read_prijs(ronde)
        assert (prijs.tot_uitkomst, prijs.tot_stellingen) == mist


def test_word_per_organisatie_is_as_coarse_as_in_a_confidential_ronde(ronde: Ronde, klok: Klok) -> None:
    """A k of one would tell the leader, day by day, who of a small organisatie sent in."""
    beantwoord(ronde, 12)
    klok.zet(4, 6)
    count_stand(ronde, klok.nu, ouder_dan=start_of_day(klok.nu))
    voortgang = read_voortgang(ronde)
    assert [organisatie.naam for organisatie in voortgang.organisaties] == ["De Klimboom"]
    assert voortgang.woorden_vanaf == 5


def test_who_declines_shows_nowhere_to_the_leader(ronde: Ronde, klok: Klok) -> None:
    voor = read_voortgang(ronde)
    weg, erbij, *_ = deelnames_van(ronde)
    decline(deelname=weg, kenmerk=weg.kenmerk)
    assert read_voortgang(ronde) == voor
    antwoord(erbij)
    close_ronde(ronde_id=ronde.pk)
    assert set(Uitnodiging.objects.values_list("status", flat=True)) == {"geldig"}


@pytest.mark.parametrize("soort", ["uitnodiging", "herinnering"])
def test_mail_says_it_before_the_link_in_text_and_html(ronde: Ronde, noor: Gebruiker, soort: str) -> None:
    uitnodiging = Uitnodiging.objects.select_related("ronde__sleutel").first()
    mail = build_mail(Bericht(soort=soort, sleutel=soort, uitnodiging=uitnodiging, afzender=noor))
    for tekst in (str(mail.body), str(mail.alternatives[0][0])):
        kop = tekst.index("dit is een open ronde")
        assert kop < tekst.index("Doe je liever niet mee") < tekst.index("/u/")
        assert "antwoorden zijn vertrouwelijk" not in tekst
        assert "pas vanaf" not in tekst


@pytest.mark.parametrize(("indelingen", "genoemd"), [(["laag"], True), ([], False)])
def test_confidential_mail_speaks_of_groups_only_when_there_are_any(
    ronde: Ronde, noor: Gebruiker, indelingen: list[str], genoemd: bool
) -> None:
    Ronde.objects.update(geheimhouding="vertrouwelijk", indelingen=indelingen)
    uitnodiging = Uitnodiging.objects.select_related("ronde__sleutel").first()
    mail = build_mail(Bericht(soort="uitnodiging", sleutel="u", uitnodiging=uitnodiging, afzender=noor))
    assert ("Een groep staat alleen apart bij 5 of meer inzendingen" in mail.body) is genoemd
    assert "open ronde" not in mail.body


def test_leader_is_asked_and_told_in_words_that_fit(ronde: Ronde, klok: Klok) -> None:
    klok.zet(14, 17, 1)
    ask_leaders(ronde, klok.nu)
    vraag = build_mail(Bericht.objects.get(soort="te_weinig"))
    assert "Zonder inzendingen is er geen uitkomst" in vraag.body
    close_ronde(ronde_id=ronde.pk)
    einde = build_mail(Bericht.objects.get(soort="gesloten"))
    assert "Niemand stuurde antwoorden in. Daarom is er geen uitkomst." in einde.body
    assert "Minder dan 1" not in str(vraag.body) + str(einde.body)
