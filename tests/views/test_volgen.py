"""Following an open ronde, as far as its leader may, and what can still change."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from partnerschappen.domein.inzendingen import find_deelname, save_antwoorden, submit
from partnerschappen.domein.te_weinig import ask_leaders
from partnerschappen.models import Bericht, Gebruiker, Inzending, Ronde, Samenwerkingsverband, Stand, Uitnodiging
from tests.gegevens import maak_deelnemer, maak_organisatie
from tests.klok import Klok, moment

PADEN = ["datums", "toevoegen", "herinneren", "sluiten"]


def _pad(naam: str, *meer: object) -> str:
    return reverse(naam, args=["rivierenrijk", "voorjaar", *meer])


def _answer(links: list[str], aantal: int) -> None:
    for link in links[:aantal]:
        deelname = find_deelname(link.strip("/").split("/")[1])
        save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw={"ambitie-1": ["4"]})
        submit(deelname=deelname, kenmerk=deelname.kenmerk)


@pytest.fixture
def leider(client: Client, noor: Gebruiker, open_ronde: Ronde) -> Client:
    client.force_login(noor)
    return client


def test_before_the_first_count_only_the_number_invited_is_shown(leider: Client, links: list[str]) -> None:
    _answer(links, 7)
    tekst = leider.get(_pad("ronde")).content.decode()
    assert "Er zijn 12 deelnemers uitgenodigd." in tekst
    assert "stuurden in" not in tekst


def test_page_shows_the_count_of_the_day_and_no_newer_one(leider: Client, open_ronde: Ronde, links: list[str]) -> None:
    Stand.objects.create(
        ronde=open_ronde, geteld_op=timezone.now(), ingestuurd=3, organisaties={"De Klimboom": "weinig"}
    )
    voor = leider.get(_pad("ronde")).content
    _answer(links, 7)
    na = leider.get(_pad("ronde")).content.decode()
    assert "<b>3</b>" in na
    assert "van de 12 stuurden in" in na
    assert _without_token(voor.decode()) == _without_token(na)


def _without_token(tekst: str) -> list[str]:
    return [regel for regel in tekst.splitlines() if "csrfmiddlewaretoken" not in regel]


def test_page_names_nobody_who_answered_or_declined(leider: Client, links: list[str]) -> None:
    _answer(links, 5)
    Uitnodiging.objects.filter(email="deelnemer9@partner.example").update(status="doet_niet_mee")
    tekst = leider.get(_pad("ronde")).content.decode()
    assert "@partner.example" not in tekst
    assert "Deelnemer " not in tekst.replace("Deelnemer toevoegen", "")


def test_refused_invitation_can_get_the_right_address(leider: Client, open_ronde: Ronde) -> None:
    uitnodiging = Uitnodiging.objects.get(email="deelnemer1@partner.example")
    uitnodiging.berichten.update(status="mislukt", fout="ontvanger 550 5.1.1")
    pagina = leider.get(_pad("ronde")).content.decode()
    assert "Niet aangekomen" in pagina
    assert _pad("ronde-adres", uitnodiging.pk) in pagina
    assert leider.get(_pad("ronde-adres", uitnodiging.pk)).status_code == 200
    bezet = leider.post(_pad("ronde-adres", uitnodiging.pk), {"email": "deelnemer2@partner.example"})
    assert "staat al op de lijst" in bezet.content.decode()
    leider.post(_pad("ronde-adres", uitnodiging.pk), {"email": "goed@partner.example"})
    assert Uitnodiging.objects.get(email="goed@partner.example").status == "geldig"
    assert leider.get(_pad("ronde-adres", uitnodiging.pk)).status_code == 404


def test_wrong_person_is_shown_to_the_leader(leider: Client) -> None:
    Uitnodiging.objects.filter(email="deelnemer3@partner.example").update(status="niet_juist")
    pagina = leider.get(_pad("ronde")).content.decode()
    assert "Deelnemer 3, De Klimboom" in pagina


def test_stuurgroep_follows_without_names_or_buttons(client: Client, sjoerd: Gebruiker, open_ronde: Ronde) -> None:
    Uitnodiging.objects.filter(email="deelnemer3@partner.example").update(status="niet_juist")
    client.force_login(sjoerd)
    response = client.get(_pad("ronde"))
    tekst = response.content.decode()
    assert response.status_code == 200
    assert "Deelnemer 3" not in tekst
    for naam in PADEN:
        assert _pad(f"ronde-{naam}") not in tekst
        assert client.post(_pad(f"ronde-{naam}")).status_code == 403


@pytest.mark.parametrize("vreemde", ["vera", "bram"])
@pytest.mark.parametrize("naam", ["", *(f"-{naam}" for naam in PADEN)])
def test_stranger_finds_nothing(
    client: Client, open_ronde: Ronde, request: pytest.FixtureRequest, vreemde: str, naam: str
) -> None:
    client.force_login(request.getfixturevalue(vreemde))
    for methode in (client.get, client.post):
        assert methode(_pad(f"ronde{naam}")).status_code in {404, 405}


def _dates(sluit_dag: date, uitkomst_op: date, gesprek_op: date) -> dict[str, object]:
    datums = {"sluit_dag": sluit_dag, "uitkomst_op": uitkomst_op, "gesprek_op": gesprek_op}
    return {**datums, "sluit_tijd": "12:00", "gesprek_details": ""}


def test_dates_move_with_warnings(leider: Client, open_ronde: Ronde) -> None:
    assert leider.get(_pad("ronde-datums")).status_code == 200
    dag = timezone.localdate() + timedelta(weeks=2)
    pagina = leider.post(_pad("ronde-datums"), _dates(dag, dag, dag), follow=True).content.decode()
    assert "Iedereen krijgt hem dan twee werkdagen later." in pagina
    assert "Het gesprek is niet na de sluiting" in pagina
    open_ronde.refresh_from_db()
    assert timezone.localdate(open_ronde.sluit_op) == dag


def test_the_page_says_what_was_promised_and_when_everybody_is_mailed(klok: Klok, leider: Client) -> None:
    Ronde.objects.update(sluit_op=moment(14, 17), beloofde_sluit_op=moment(14, 17))
    Ronde.objects.update(uitkomst_op=moment(18).date(), beloofde_uitkomst_op=moment(18).date())
    pagina = leider.get(_pad("ronde-datums")).content.decode()
    assert "lazen deelnemers dat iedereen de uitkomst krijgt op dinsdag 18 maart 2031." in pagina
    assert "Na dinsdag 15 april 2031, vier weken later dan beloofd, kan het niet meer." in pagina
    klok.zet(13, 20)
    data = _dates(moment(21).date(), moment(25).date(), moment(28).date())
    na = leider.post(_pad("ronde-datums"), data, follow=True).content.decode()
    assert "krijgt op vrijdag 14 maart, 07.30 uur een mail dat de uitkomst later komt" in na
    assert "Toen de ronde openging, was dat nog dinsdag 18 maart." in na


def test_a_closing_too_late_to_keep_the_promise_is_refused_beside_its_field(klok: Klok, leider: Client) -> None:
    Ronde.objects.update(sluit_op=moment(14, 17), beloofde_sluit_op=moment(14, 17))
    Ronde.objects.update(uitkomst_op=moment(18).date(), beloofde_uitkomst_op=moment(18).date())
    laat = moment(16, maand=4).date()
    pagina = leider.post(_pad("ronde-datums"), _dates(laat, laat, laat)).content.decode()
    assert "De ronde kan uiterlijk sluiten op 1 april 2031." in pagina


def test_forgotten_deelnemer_is_invited(leider: Client, rivierenrijk: Samenwerkingsverband) -> None:
    assert "Iedereen op de lijst is uitgenodigd." in leider.get(_pad("ronde-toevoegen")).content.decode()
    laat = maak_deelnemer(rivierenrijk.organisaties.get(), 99)
    assert "1 deelnemer is nog niet uitgenodigd" in leider.get(_pad("ronde")).content.decode()
    assert "Deelnemer 99" in leider.get(_pad("ronde-toevoegen")).content.decode()
    niemand = leider.post(_pad("ronde-toevoegen"), follow=True).content.decode()
    assert "Je hebt niemand gekozen." in niemand
    leider.post(_pad("ronde-toevoegen"), {"deelnemers": [laat.pk]})
    assert Uitnodiging.objects.get(deelnemer=laat).bij_opening is False


def test_too_many_to_tick_are_invited_together(
    leider: Client, rivierenrijk: Samenwerkingsverband, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerschappen.forms.ronde.MEESTE_VINKJES", 1)
    for nummer in (98, 99):
        maak_deelnemer(rivierenrijk.organisaties.get(), nummer)
    assert "te veel om een voor een te kiezen" in leider.get(_pad("ronde-toevoegen")).content.decode()
    leider.post(_pad("ronde-toevoegen"), {"iedereen": "1"})
    assert Uitnodiging.objects.count() == 14


def test_deelnemer_of_elsewhere_cannot_be_invited(leider: Client, bram: Gebruiker) -> None:
    vreemd = maak_deelnemer(maak_organisatie(Samenwerkingsverband.objects.get(slug="waterlanden")), 1)
    assert "intussen veranderd" in leider.post(_pad("ronde-toevoegen"), {"deelnemers": [vreemd.pk]}).content.decode()
    assert not Uitnodiging.objects.filter(deelnemer=vreemd).exists()


def test_extra_reminder_is_ordered_without_telling_whom_it_reaches(leider: Client, links: list[str]) -> None:
    gisteren = timezone.now() - timedelta(days=2)
    Bericht.objects.filter(soort="uitnodiging").update(status="verzonden", verzonden_op=gisteren)
    Ronde.objects.update(geopend_op=gisteren, sluit_op=timezone.now() + timedelta(days=40))
    _answer(links, 4)
    tekst = leider.post(_pad("ronde-herinneren"), follow=True).content.decode()
    assert "De herinnering gaat uit op" in tekst
    weer = leider.post(_pad("ronde-herinneren"), follow=True).content.decode()
    assert "Er gaat die dag al een herinnering uit" in weer


def test_closing_asks_for_one_tick_and_says_what_it_costs(leider: Client, open_ronde: Ronde) -> None:
    Stand.objects.create(ronde=open_ronde, geteld_op=timezone.now(), ingestuurd=8)
    pagina = leider.get(_pad("ronde-sluiten")).content.decode()
    assert "Er zijn nog 2 inzendingen nodig voor uitkomsten per stelling." in pagina
    assert "Zet eerst het vinkje" in leider.post(_pad("ronde-sluiten"), {"x": ""}).content.decode()
    open_ronde.refresh_from_db()
    assert open_ronde.status == "open"


def test_closing_early_publishes_and_leads_to_the_result(leider: Client, open_ronde: Ronde, links: list[str]) -> None:
    _answer(links, 11)
    response = leider.post(_pad("ronde-sluiten"), {"akkoord": "on"})
    assert response["Location"] == _pad("resultaat")
    assert not Inzending.objects.exists()
    pagina = leider.get(_pad("ronde")).content.decode()
    assert "De uitkomst is er" in pagina
    assert leider.post(_pad("ronde-sluiten"), {"akkoord": "on"})["Location"] == _pad("ronde")


def test_closing_with_too_few_ends_without_result_and_says_so(leider: Client, links: list[str]) -> None:
    _answer(links, 4)
    pagina = leider.post(_pad("ronde-sluiten"), {"akkoord": "on"}, follow=True).content.decode()
    assert "Minder dan 5 mensen stuurden hun antwoorden in." in pagina
    assert "Laat hun zelf weten dat er geen uitkomst komt." in pagina
    assert "Invullen kan tot" not in pagina
    assert "Iedereen krijgt de uitkomst" not in pagina


@pytest.mark.parametrize(
    ("dagen", "zin"), [(1, "krijgt iedereen die was uitgenodigd hem vanzelf"), (30, "Kies een eerdere dag")]
)
def test_closed_ronde_says_what_to_do_by_the_promised_day(
    leider: Client, links: list[str], dagen: int, zin: str
) -> None:
    _answer(links, 5)
    leider.post(_pad("ronde-sluiten"), {"akkoord": "on"})
    Ronde.objects.update(uitkomst_op=timezone.localdate() + timedelta(days=dagen))
    assert zin in leider.get(_pad("ronde")).content.decode()


def test_ronde_past_its_time_waits_for_the_leader(leider: Client, links: list[str]) -> None:
    _answer(links, 4)
    Ronde.objects.update(sluit_op=timezone.now() - timedelta(hours=1))
    ask_leaders(Ronde.objects.get(), timezone.now())
    pagina = leider.get(_pad("ronde")).content.decode()
    assert "De ronde wacht op jou" in pagina
    assert "Er is nog 1 inzending nodig voor een uitkomst." in pagina
    assert "voorbij" in leider.get(_pad("ronde-sluiten")).content.decode()


def test_ronde_that_is_being_closed_says_so(leider: Client) -> None:
    Ronde.objects.update(status="sluit")
    assert "wordt gesloten" in leider.get(_pad("ronde")).content.decode()


@pytest.mark.parametrize("naam", ["ronde-datums", "ronde-toevoegen", "ronde-sluiten"])
def test_closed_ronde_can_no_longer_be_changed(leider: Client, naam: str) -> None:
    Ronde.objects.update(status="gesloten", gesloten_op=timezone.now())
    assert leider.get(_pad(naam))["Location"] == _pad("ronde")


@pytest.mark.parametrize("aantal", [1, 3])
def test_queries_of_an_open_ronde_do_not_grow(
    leider: Client, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for uitnodiging in Uitnodiging.objects.order_by("email")[:aantal]:
        uitnodiging.berichten.update(status="mislukt")
    with django_assert_num_queries(12):
        leider.get(_pad("ronde"))
