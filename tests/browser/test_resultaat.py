"""The result page in a real browser: on a telephone, by axe, and while the report is being made."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband
from partnerschappen.rapport.maken import make_rapport
from tests.browser.conftest import BUREAU, TELEFOON, MaakPagina
from tests.rapport.groepsvoorbeelden import exact, open_uitkomst, overig, twintig, verborgen_cellen
from tests.rapport.voorbeelden import eensgezind, sluit_met, tel_voorbeeld

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def log_in(page: Page, gebruiker: Gebruiker) -> None:
    client = Client()
    client.force_login(gebruiker)
    sessie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.goto("/gezond/")
    wortel = page.url.removesuffix("gezond/")
    page.context.add_cookies([{"name": sessie.key, "value": sessie.value, "url": wortel}])


def resultaat(ronde: Ronde) -> str:
    return f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/resultaat/"


@pytest.mark.parametrize("breedte", [TELEFOON, BUREAU])
@pytest.mark.parametrize(
    "uitkomst",
    [
        *(tel_voorbeeld(), tel_voorbeeld(7, genodigd=20), tel_voorbeeld(60), eensgezind("5")),
        *(exact(), overig(), twintig(), open_uitkomst(), verborgen_cellen()),
    ],
    ids=["ruim", "weinig", "veel", "eensgezind", "groepen", "overig", "twintig", "open", "verborgen cellen"],
)
def test_result_page_is_accessible_and_fits(
    breedte: int,
    uitkomst: Uitkomst,
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    new_page: MaakPagina,
    check_page: Callable[[Page], None],
) -> None:
    ronde = sluit_met(rivierenrijk, uitkomst)
    page = new_page(breedte)
    log_in(page, noor)
    page.goto(resultaat(ronde))
    expect(page.get_by_role("heading", name="Hoe lees je dit?")).to_be_visible()
    for details in page.locator("summary").all():
        details.click()
    check_page(page)


@pytest.mark.parametrize("breedte", [TELEFOON, BUREAU])
def test_a_group_is_laid_beside_the_whole_without_javascript_and_keeps_the_place(
    breedte: int,
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    new_page: MaakPagina,
) -> None:
    ronde = sluit_met(rivierenrijk, verborgen_cellen())
    page = new_page(breedte, java_script_enabled=False)
    log_in(page, noor)
    page.goto(resultaat(ronde))
    keuze = page.get_by_role("navigation", name="Leg één groep naast het geheel")
    keuze.get_by_role("link", name="Doen").click()
    expect(page.locator("#radar svg")).to_be_in_viewport()
    expect(page.locator("#radar")).to_contain_text("ongeveer 3,5")
    expect(keuze.get_by_role("link", name="Doen")).to_have_attribute("aria-current", "true")
    keuze.get_by_role("link", name="Alleen het geheel").click()
    expect(page.locator("#radar")).not_to_contain_text("ongeveer")


def test_report_appears_by_itself_when_it_is_made(
    page: Page, noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = sluit_met(rivierenrijk, tel_voorbeeld())
    log_in(page, noor)
    page.goto(resultaat(ronde))
    expect(page.get_by_role("status")).to_contain_text("Het rapport wordt gemaakt")
    make_rapport(ronde.pk)
    with page.expect_download() as download:
        page.get_by_role("link", name="Rapport downloaden").click()
    assert download.value.suggested_filename == "rapport-samen-opleiden-rivierenrijk-voorjaar-2026.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def test_report_is_found_by_a_reload_without_javascript(
    new_page: MaakPagina, noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = sluit_met(rivierenrijk, tel_voorbeeld(7, genodigd=20))
    page = new_page(java_script_enabled=False)
    log_in(page, noor)
    page.goto(resultaat(ronde))
    make_rapport(ronde.pk)
    page.get_by_role("link", name="Kijk of het klaar is").click()
    expect(page.get_by_role("link", name="Rapport downloaden")).to_be_visible()
