"""Around the questions: what is told beforehand, checking, sending in, and what may be said instead."""

import pytest
from django.conf import settings
from django.test import Client

from partnerschappen.domein.inzendingen import find_deelname, is_ingestuurd
from partnerschappen.models import Inzending, Ronde, Uitnodiging
from tests.invullen import bewaar, kenmerk_of, open_link, send_in

pytestmark = pytest.mark.django_db

BESLUITEN = [
    ("niet-de-juiste-persoon", ("niet_juist", True)),
    ("niet-meedoen", ("doet_niet_mee", True)),
    ("geen-herinneringen", ("geldig", False)),
]


@pytest.fixture
def partner(client: Client, link: str) -> Client:
    open_link(client, link)
    return client


def ingestuurd(link: str) -> bool:
    return is_ingestuurd(find_deelname(link.split("/")[2]))


def decide(client: Client, naam: str, **velden: str) -> int:
    kenmerk = velden.pop("kenmerk", None) or find_kenmerk(client)
    return client.post(f"/invullen/{naam}/", {"kenmerk": kenmerk, **velden}).status_code


def find_kenmerk(client: Client) -> str:
    return find_deelname(client.cookies[settings.TOKEN_COOKIE_NAME].value).kenmerk


def state(uitnodiging: Uitnodiging) -> tuple[str, bool]:
    uitnodiging.refresh_from_db()
    return uitnodiging.status, uitnodiging.herinneren


def test_before_the_first_statement_everything_is_told(partner: Client) -> None:
    tekst = partner.get("/invullen/").content.decode()
    for woorden in (
        "Noor de Wit",
        "Er zijn 12 mensen uitgenodigd",
        "Samen leraren opleiden in de regio.",
        "Ongeveer 10 minuten",
        "minder dan 5 mensen",
        "pas vanaf 10 inzendingen",
        "als minstens 5 mensen daar antwoord op gaven",
        "technisch beheerder",
        "Insturen kan tot",
        "Iedereen krijgt de uitkomst op",
        "Het gesprek erover is op",
        "Stichting Rivierenrijk",
        "Ik ben niet de juiste persoon",
        "Ik doe niet mee",
        "Geen herinneringen meer",
    ):
        assert woorden in tekst


def test_small_circle_is_told_with_its_own_numbers(partner: Client) -> None:
    Ronde.objects.update(geheimhouding="kleine_kring")
    tekst = partner.get("/invullen/").content.decode()
    assert "ronde in kleine kring" in tekst
    assert "minder dan 3 mensen" in tekst
    assert "pas vanaf 6 inzendingen" in tekst
    assert "als minstens 3 mensen daar antwoord op gaven" in tekst


def test_returning_person_goes_on_where_the_first_open_question_is(partner: Client) -> None:
    for nummer in range(1, 7):
        bewaar(partner, f"ambitie-{nummer}", "4")
    tekst = partner.get("/invullen/").content.decode()
    assert "Je antwoorden staan klaar" in tekst
    assert "Ga verder met belangen" in tekst


def test_checking_shows_every_answer_in_words_and_what_is_open(partner: Client) -> None:
    bewaar(partner, "ambitie-1", "4")
    bewaar(partner, "ambitie-2", "n")
    bewaar(partner, "kies-twee", "ambitie", "proces")
    bewaar(partner, "opmerking-slot", "Regel een\nRegel <twee>")
    antwoord = partner.get("/invullen/nakijken/")
    tekst = antwoord.content.decode()
    assert "Er staan nog 33 vragen open." in tekst
    assert antwoord.context["overzicht"].delen[0].regels[0].woorden == ["eens"]
    assert antwoord.context["overzicht"].delen[0].regels[1].woorden == ["kan ik niet beoordelen"]
    assert len(antwoord.context["overzicht"].delen[5].regels[5].woorden) == 2
    assert "Regel een<br>Regel &lt;twee&gt;" in tekst
    assert "/invullen/stap/ambitie/?van=nakijken#ambitie-3" in tekst


def test_sending_in_thanks_shows_own_answers_and_forgets_the_link(partner: Client, link: str) -> None:
    bewaar(partner, "ambitie-1", "4")
    antwoord = send_in(partner)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Dank je wel" in tekst
    assert "eens" in tekst
    assert "Het gesprek erover is op" in tekst
    assert antwoord.cookies[settings.TOKEN_COOKIE_NAME].value == ""
    assert "no-store" in antwoord["Cache-Control"]
    assert ingestuurd(link)


def test_private_question_can_not_be_sent(partner: Client) -> None:
    bewaar(partner, "ambitie-1", "4")
    tekst = send_in(partner).content.decode()
    veld = tekst.split('<textarea id="voor-jezelf"')[1].split(">")[0]
    assert "name=" not in veld
    assert "<form" not in tekst


def test_without_the_tick_nothing_is_sent_in(partner: Client, link: str) -> None:
    bewaar(partner, "ambitie-1", "4")
    antwoord = partner.post("/invullen/insturen/", {"kenmerk": kenmerk_of(partner)})
    assert antwoord.status_code == 400
    assert "Zet eerst het vinkje" in antwoord.content.decode()
    assert not ingestuurd(link)


def test_nothing_answered_is_kindly_refused(partner: Client) -> None:
    antwoord = send_in(partner)
    assert antwoord.status_code == 400
    assert "Je hebt nog niets ingevuld" in antwoord.content.decode()
    assert Inzending.objects.count() == 0


def test_double_click_is_one_inzending_and_both_get_a_kind_answer(partner: Client, link: str) -> None:
    bewaar(partner, "ambitie-1", "4")
    tweede = Client()
    tweede.cookies = partner.cookies.__class__(partner.cookies.output(header=""))
    kenmerk = kenmerk_of(partner)
    antwoorden = [
        client.post("/invullen/insturen/", {"kenmerk": kenmerk, "nagekeken": "on"}) for client in (partner, tweede)
    ]
    assert ["Dank je wel" in antwoord.content.decode() for antwoord in antwoorden] == [True, True]
    na_het_wissen = partner.post("/invullen/insturen/", {"kenmerk": kenmerk, "nagekeken": "on"})
    assert (na_het_wissen.status_code, "niet erg" in na_het_wissen.content.decode()) == (200, True)
    assert Inzending.objects.count() == 1


def test_link_after_sending_in_offers_to_change_or_withdraw(partner: Client, link: str) -> None:
    bewaar(partner, "ambitie-1", "4")
    send_in(partner)
    tekst = open_link(partner, link).content.decode()
    assert "Je antwoorden zijn ingestuurd" in tekst
    assert "veranderen of intrekken tot" in tekst
    assert "telt meteen mee" in partner.get("/invullen/stap/ambitie/").content.decode()
    bewaar(partner, "ambitie-1", "5")
    assert ingestuurd(link)


def test_withdrawing_deletes_and_can_begin_again(partner: Client, link: str) -> None:
    bewaar(partner, "ambitie-1", "4")
    send_in(partner)
    open_link(partner, link)
    assert decide(partner, "intrekken", zeker="on") == 302
    assert Inzending.objects.count() == 0
    assert "ingetrokken" in partner.get("/invullen/?melding=ingetrokken").content.decode()


@pytest.mark.parametrize(("naam", "daarna"), BESLUITEN)
def test_deciding_asks_for_a_tick_that_a_scanner_never_sets(
    partner: Client, uitnodiging: Uitnodiging, naam: str, daarna: tuple[str, bool]
) -> None:
    bewaar(partner, "ambitie-1", "4")
    assert partner.get(f"/invullen/{naam}/").status_code == 200
    assert decide(partner, naam) == 400
    assert (state(uitnodiging), Inzending.objects.count()) == (("geldig", True), 1)
    assert decide(partner, naam, zeker="on") == 302
    assert state(uitnodiging) == daarna


@pytest.mark.parametrize(("naam", "daarna"), BESLUITEN)
def test_the_same_link_undoes_it_until_closing(
    partner: Client, uitnodiging: Uitnodiging, link: str, naam: str, daarna: tuple[str, bool]
) -> None:
    decide(partner, naam, zeker="on")
    terug = "weer-herinneringen" if naam == "geen-herinneringen" else "toch-meedoen"
    assert f"/invullen/{terug}/" in open_link(partner, link).content.decode()
    assert decide(partner, terug) == 400
    assert state(uitnodiging) == daarna
    assert decide(partner, terug, zeker="on") == 302
    assert state(uitnodiging) == ("geldig", True)


def test_stopping_reminders_is_confirmed_at_the_top(partner: Client) -> None:
    decide(partner, "geen-herinneringen", zeker="on")
    pagina = partner.get("/invullen/?melding=geen-herinneringen").content.decode()
    assert pagina.index("Je krijgt geen herinneringen meer. Meedoen kan nog steeds.") < pagina.index("<h1")


@pytest.mark.parametrize("naam", [naam for naam, _ in BESLUITEN] + ["intrekken", "toch-meedoen", "weer-herinneringen"])
def test_nobody_decides_for_another_or_after_closing(
    partner: Client, links: list[str], uitnodiging: Uitnodiging, naam: str
) -> None:
    vreemd = find_deelname(links[1].split("/")[2]).kenmerk
    assert decide(partner, naam, zeker="on", kenmerk=vreemd) == 409
    Ronde.objects.update(status=Ronde.Status.SLUIT)
    assert decide(partner, naam, zeker="on") == 410
    assert state(uitnodiging) == ("geldig", True)


def test_after_closing_every_page_says_closed(partner: Client) -> None:
    Ronde.objects.update(status=Ronde.Status.SLUIT)
    for adres in ("/invullen/", "/invullen/nakijken/", "/invullen/niet-meedoen/"):
        antwoord = partner.get(adres)
        assert antwoord.status_code == 410
        assert "Deze ronde is gesloten" in antwoord.content.decode()
    assert partner.post("/invullen/insturen/", {"kenmerk": "x", "nagekeken": "on"}).status_code == 410
