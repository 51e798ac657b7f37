"""Looking through remarks, the foreword, the release and its link in a real browser: nothing for axe, on any screen."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from partnerschappen.kern.werkdagen import add_werkdagen
from partnerschappen.models import Bericht, Gebruiker, Ronde, Samenwerkingsverband
from tests.browser.conftest import BUREAU, TELEFOON, MaakPagina, follow
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BASIS = "/s/rivierenrijk/rondes/voorjaar-2026/"


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    sluit_met(rivierenrijk, tel_voorbeeld(opmerkingen=["Kort.", "Een lange opmerking. " * 60, "a" * 120]))
    nu = timezone.now()
    Ronde.objects.update(gesloten_op=nu, uitkomst_op=add_werkdagen(timezone.localdate(nu), 3))
    return Ronde.objects.get()


def log_in(page: Page, gebruiker: Gebruiker, live_server: LiveServer) -> None:
    client = Client()
    client.force_login(gebruiker)
    sleutel = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sleutel, "url": live_server.url}])


@pytest.mark.parametrize("breedte", [TELEFOON, BUREAU])
def test_a_leader_looks_through_writes_releases_and_withdraws(
    new_page: MaakPagina,
    live_server: LiveServer,
    check_page: Callable[[Page], None],
    ronde: Ronde,
    noor: Gebruiker,
    breedte: int,
) -> None:
    page = new_page(breedte)
    log_in(page, noor, live_server)
    page.goto(f"{BASIS}vrijgeven/")
    page.get_by_text("Lees de mail aan de genodigden").click()
    check_page(page)
    follow(page, "Opmerkingen nakijken")
    check_page(page)
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Ik heb ze nagekeken").click()
    expect(page.get_by_text("Er is 1 opmerking weggelaten.")).to_be_visible()
    follow(page, "Voorwoord schrijven")
    check_page(page)
    page.get_by_label("Jouw voorwoord").fill("Dank aan wie meedeed.")
    page.get_by_role("button", name="Bewaren").click()
    follow(page, "Kies een eerdere dag")
    check_page(page)
    page.goto(f"{BASIS}vrijgeven/nu/")
    check_page(page)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Nu aan iedereen geven").click()
    expect(page.get_by_role("heading", name="Iedereen heeft de uitkomst")).to_be_visible()
    check_page(page)
    Bericht.objects.filter(soort="vrijgegeven").update(status="mislukt", fout="ontvanger 550 5.1.1")
    page.reload()
    expect(page.get_by_role("heading", name="Mails die niet aankwamen")).to_be_visible()
    check_page(page)
    link = page.get_by_label("Link om te kopiëren").input_value()
    lezer = new_page(breedte)
    lezer.goto(link.removeprefix(settings.BASE_URL))
    lezer.get_by_text("Voorwoord van de projectleider").click()
    check_page(lezer)
    follow(page, "Link intrekken")
    check_page(page)
    page.get_by_role("button", name="Link intrekken").click()
    expect(page.get_by_role("button", name="Nieuwe link maken")).to_be_visible()
    lezer.reload()
    expect(lezer.get_by_role("heading", name="Deze link is ingetrokken")).to_be_visible()
    check_page(lezer)
