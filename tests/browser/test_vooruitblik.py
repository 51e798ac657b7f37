"""Choosing kind and breakdowns in a real browser: what it gives shows at once, and without JavaScript on a click."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband
from tests.browser.conftest import MaakPagina
from tests.gegevens import maak_deelnemer, maak_organisatie, maak_ronde

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAD = "/s/rivierenrijk/rondes/voorjaar/vertrouwelijkheid/"


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    """A concept; on the list 12 people of De Klimboom and 3 of De Beuk."""
    for naam, nummers in (("De Klimboom", range(12)), ("De Beuk", range(12, 15))):
        organisatie = maak_organisatie(rivierenrijk, naam)
        for nummer in nummers:
            maak_deelnemer(organisatie, nummer)
    return maak_ronde(rivierenrijk)


def log_in(page: Page, gebruiker: Gebruiker, live_server: LiveServer) -> Page:
    client = Client()
    client.force_login(gebruiker)
    waarde = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": waarde, "url": live_server.url}])
    return page


@pytest.mark.parametrize("breedte", [360, 1280])
def test_what_a_choice_gives_shows_at_once(
    new_page: MaakPagina,
    breedte: int,
    noor: Gebruiker,
    ronde: Ronde,
    live_server: LiveServer,
    check_page: Callable[[Page], None],
) -> None:
    page = log_in(new_page(breedte), noor, live_server)
    page.goto(PAD)
    check_page(page)
    expect(page.get_by_text("Nooit apart")).to_have_count(0)
    page.get_by_role("checkbox", name="Organisatie").check()
    expect(page.get_by_text("Nooit apart, want minder dan 5 mensen op de lijst: De Beuk.")).to_be_visible()
    page.get_by_role("radio", name="Open").check()
    expect(page.get_by_text("ook met meer mensen is soms uit te rekenen")).to_be_visible()
    page.get_by_text("Per groep", exact=True).click()
    check_page(page)
    ronde.refresh_from_db()
    assert (ronde.geheimhouding, ronde.indelingen) == ("vertrouwelijk", ["laag", "soort_partner"])


def test_without_javascript_a_button_shows_it_and_another_saves(
    new_page: MaakPagina, noor: Gebruiker, ronde: Ronde, live_server: LiveServer
) -> None:
    page = log_in(new_page(java_script_enabled=False), noor, live_server)
    page.goto(PAD)
    page.get_by_role("radio", name="Open").check()
    page.get_by_role("button", name="Laat zien wat dit geeft").click()
    expect(page.get_by_text("altijd, bij de open vorm")).to_be_visible()
    expect(page.get_by_role("radio", name="Open")).to_be_checked()
    page.get_by_role("button", name="Bewaren en verder").click()
    ronde.refresh_from_db()
    assert ronde.geheimhouding == "open"
