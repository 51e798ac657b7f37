"""The personal link: looking changes nothing, and only the button starts."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from partnerschappen.domein.grenzen import HOOGSTENS
from partnerschappen.models import Inzending, Ronde, Uitnodiging
from tests.invullen import bewaar, open_link

pytestmark = pytest.mark.django_db


def test_looking_at_the_link_sets_no_cookie_and_changes_nothing(client: Client, link: str) -> None:
    antwoord = client.get(link)
    assert antwoord.status_code == 200
    assert not antwoord.cookies
    assert Inzending.objects.count() == 0


def test_neutral_page_tells_who_asks_and_nothing_personal(client: Client, link: str, uitnodiging: Uitnodiging) -> None:
    tekst = client.get(link).content.decode()
    assert "Samen Opleiden Rivierenrijk" in tekst
    assert "Noor de Wit" in tekst
    for geheim in (uitnodiging.naam, uitnodiging.email, uitnodiging.organisatie):
        assert geheim not in tekst


def test_button_moves_the_link_to_a_cookie_and_cleans_the_address(client: Client, link: str) -> None:
    antwoord = client.post(link)
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/invullen/")
    cookie = antwoord.cookies[settings.TOKEN_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (True, "Lax", "/", "")
    assert cookie.value in link


def test_a_scanner_that_follows_and_presses_changes_nothing(client: Client, link: str) -> None:
    open_link(client, link)
    for adres in ("/invullen/", "/invullen/stap/ambitie/", "/invullen/nakijken/", "/invullen/niet-meedoen/"):
        client.get(adres)
    assert Inzending.objects.count() == 0
    assert set(Uitnodiging.objects.values_list("status", "herinneren")) == {("geldig", True)}


def test_another_site_can_not_press_the_button(client: Client, link: str) -> None:
    antwoord = client.post(link, headers={"Origin": "https://elders.example"})
    assert antwoord.status_code == 200
    assert not antwoord.cookies
    assert client.post(link, headers={"Origin": "http://testserver"}).status_code == 302


def test_second_person_on_one_machine_replaces_the_first_and_is_told(client: Client, links: list[str]) -> None:
    open_link(client, links[0])
    antwoord = client.post(links[1], follow=True)
    assert "nog een andere persoonlijke link open" in antwoord.content.decode()
    assert client.cookies[settings.TOKEN_COOKIE_NAME].value in links[1]


def test_same_person_again_is_told_nothing(client: Client, link: str) -> None:
    open_link(client, link)
    assert client.post(link)["Location"] == "/invullen/"


@pytest.mark.parametrize("method", ["get", "post"])
def test_unknown_mistyped_and_cut_off_links_get_one_and_the_same_page(client: Client, link: str, method: str) -> None:
    fout = [link[:-2] + "/", "/u/" + "a" * 32 + "/", "/u/x/", "/u/%00/", "/u/" + "é" * 32 + "/"]
    antwoorden = [getattr(client, method)(adres) for adres in fout]
    assert {antwoord.status_code for antwoord in antwoorden} == {404}
    assert len({antwoord.content for antwoord in antwoorden}) == 1
    assert "Deze link werkt niet" in antwoorden[0].content.decode()


def test_replaced_link_is_as_unknown_as_any(client: Client, link: str, uitnodiging: Uitnodiging) -> None:
    Uitnodiging.objects.filter(pk=uitnodiging.pk).update(status=Uitnodiging.Status.VERVANGEN)
    assert client.get(link).content == client.get("/u/x/").content


def test_link_of_a_closed_ronde_says_when_results_come_and_whom_to_ask(
    client: Client, link: str, open_ronde: Ronde
) -> None:
    Ronde.objects.filter(pk=open_ronde.pk).update(status=Ronde.Status.SLUIT)
    antwoord = client.get(link)
    assert antwoord.status_code == 410
    tekst = antwoord.content.decode()
    assert "Iedereen krijgt de uitkomst op" in tekst
    assert "noor@rivierenrijk.example" in tekst


def test_link_of_a_released_ronde_says_since_when_everybody_has_it(
    client: Client, link: str, open_ronde: Ronde
) -> None:
    sinds = datetime(2031, 3, 15, 10, tzinfo=UTC)
    dicht = {"status": Ronde.Status.GESLOTEN, "gesloten_op": sinds, "vrijgegeven_op": sinds}
    Ronde.objects.filter(pk=open_ronde.pk).update(**dicht)
    tekst = client.get(link).content.decode()
    assert "heeft de uitkomst sinds zaterdag 15 maart 2031" in tekst
    assert "krijgt de uitkomst op" not in tekst


def test_link_of_a_ronde_without_an_uitkomst_promises_none(client: Client, link: str, open_ronde: Ronde) -> None:
    Ronde.objects.filter(pk=open_ronde.pk).update(status=Ronde.Status.VERVALLEN)
    assert "krijgt de uitkomst" not in client.get(link).content.decode()


def test_without_the_cookie_every_page_says_to_open_the_mail(client: Client, open_ronde: Ronde) -> None:
    for adres in ("/invullen/", "/invullen/stap/ambitie/", "/invullen/nakijken/", "/invullen/intrekken/"):
        antwoord = client.get(adres)
        assert antwoord.status_code == 403
        assert "Open de link uit je mail" in antwoord.content.decode()


def test_a_partner_never_gets_a_session(client: Client, link: str) -> None:
    open_link(client, link)
    client.get("/invullen/stap/ambitie/")
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert Session.objects.count() == 0


def test_personal_pages_are_never_stored(client: Client, link: str) -> None:
    antwoorden = [client.get(link), open_link(client, link), client.get("/invullen/stap/ambitie/")]
    assert all("no-store" in antwoord["Cache-Control"] for antwoord in antwoorden)


def guess(client: Client, aantal: int) -> list[int]:
    return [client.get(f"/u/{'a' * 28}{nummer:04}/").status_code for nummer in range(aantal)]


def test_guessing_links_is_stopped_for_a_while(client: Client, link: str) -> None:
    statussen = guess(client, HOOGSTENS + 5)
    assert statussen == [404] * HOOGSTENS + [429] * 5
    assert client.get(link).status_code == 429
    assert Client(REMOTE_ADDR="192.0.2.7").get(link).status_code == 200


def test_guessing_by_cookie_is_stopped_as_well(client: Client, open_ronde: Ronde) -> None:
    client.cookies[settings.TOKEN_COOKIE_NAME] = "a" * 32
    statussen = {client.get("/invullen/").status_code for _ in range(HOOGSTENS)}
    assert statussen == {404}
    assert client.get("/invullen/").status_code == 429


def test_who_is_answering_is_not_hindered_by_a_neighbour_who_guesses(client: Client, link: str) -> None:
    open_link(client, link)
    guess(Client(), HOOGSTENS)
    assert bewaar(client, "ambitie-1", "4").status_code == 200


def test_sixty_colleagues_behind_one_address_are_not_hindered(links: list[str]) -> None:
    for _ in range(60 // len(links)):
        assert {open_link(Client(), link).status_code for link in links} == {200}
