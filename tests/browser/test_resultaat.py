"""The result page in a real browser: on a telephone, by axe, and while the report is being made."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.models import Gebruiker, Geheimhouding, Ronde, Samenwerkingsverband
from partnerschappen.rapport.maken import make_rapport
from tests.browser.conftest import BUREAU, TELEFOON, MaakPagina
from tests.rapport.groepsvoorbeelden import (
    exact,
    geen_apart,
    grof,
    open_uitkomst,
    overig,
    twintig,
    verborgen_cellen,
)
from tests.rapport.voorbeelden import eensgezind, sluit_met, tel_voorbeeld, vijf_condities

BEAMER = 1920
BLADEN = ["", "conditie/organisatie/", "stelling/belangen-2/", "groepen/", "geheel/", "opmerkingen/", "uitleg/"]
# The size of the smallest letters on a screen, in px, but for the navigation and what is only read aloud.
KLEINSTE_LETTER = """() => Math.min(...[...document.querySelectorAll('.g-scherm *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
    .filter(e => !e.closest('svg') && !e.closest('.alleen-voorlezen'))
    .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
STATEN = {
    "ruim": tel_voorbeeld(),
    "weinig": tel_voorbeeld(7, genodigd=20),
    "veel": tel_voorbeeld(60),
    "eensgezind": eensgezind("5"),
    "alles verborgen": eensgezind("n"),
    "zonder opmerkingen": tel_voorbeeld(opmerkingen=[]),
    "groepen": exact(),
    "grof": grof(),
    "overig": overig(),
    "geen apart": geen_apart(),
    "twintig": twintig(),
    "open": open_uitkomst(),
    "verborgen cellen": verborgen_cellen(),
}

pytestmark = [pytest.mark.browser, pytest.mark.beeld, pytest.mark.django_db(transaction=True)]


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
@pytest.mark.parametrize("uitkomst", STATEN.values(), ids=STATEN.keys())
def test_every_result_page_is_accessible_and_fits(
    breedte: int,
    uitkomst: Uitkomst,
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    new_page: MaakPagina,
    check_page: Callable[[Page], None],
) -> None:
    ronde = sluit_met(rivierenrijk, uitkomst)
    if uitkomst.k == 1:
        Ronde.objects.update(geheimhouding=Geheimhouding.OPEN)
    page = new_page(breedte)
    log_in(page, noor)
    for staart in (
        "",
        "conditie/organisatie/",
        "stelling/belangen-2/",
        "groepen/",
        "geheel/",
        "opmerkingen/",
        "uitleg/",
    ):
        page.goto(resultaat(ronde) + staart)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        for details in page.locator("summary").all():
            details.click()
        check_page(page)


@pytest.mark.parametrize("status", ["concept", "open", "sluit", "vervallen"])
@pytest.mark.parametrize("breedte", [TELEFOON, BUREAU])
def test_a_ronde_without_uitkomst_has_an_accessible_page_that_says_so(
    breedte: int,
    status: str,
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    new_page: MaakPagina,
    check_page: Callable[[Page], None],
) -> None:
    ronde = sluit_met(rivierenrijk, tel_voorbeeld())
    Ronde.objects.update(status=status)
    page = new_page(breedte)
    log_in(page, noor)
    page.goto(resultaat(ronde))
    expect(page.get_by_role("link", name="Terug naar de ronde")).to_be_visible()
    check_page(page)


@pytest.mark.parametrize("breedte", [TELEFOON, BUREAU, BEAMER])
@pytest.mark.parametrize("staat", ["groepen", "weinig", "verborgen cellen"])
def test_every_screen_of_large_mode_is_accessible_and_fits(
    breedte: int,
    staat: str,
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    new_page: MaakPagina,
    check_page: Callable[[Page], None],
) -> None:
    ronde = sluit_met(rivierenrijk, STATEN[staat])
    page = new_page(breedte)
    page.set_viewport_size({"width": breedte, "height": 1080 if breedte == BEAMER else 800})
    log_in(page, noor)
    page.goto(f"{resultaat(ronde)}stelling/belangen-2/?groot=1")
    check_page(page)
    page.goto(f"{resultaat(ronde)}?groot=1")
    gezien = [page.url]
    while page.locator("a[rel=next]").count():
        check_page(page)
        page.keyboard.press("ArrowRight")
        expect(page).not_to_have_url(gezien[-1])
        gezien.append(page.url)
    assert len(set(gezien)) == len(gezien) > len(vijf_condities().condities)


def test_on_a_projector_text_is_large_and_a_screen_shows_one_thing(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, new_page: MaakPagina
) -> None:
    ronde = sluit_met(rivierenrijk, exact())
    page = new_page(BEAMER)
    page.set_viewport_size({"width": BEAMER, "height": 1080})
    log_in(page, noor)
    for staart in ("?groot=1", "?groot=2", "?groot=3", "conditie/belangen/?groot=1", "stelling/belangen-2/?groot=1"):
        page.goto(resultaat(ronde) + staart)
        assert page.evaluate(KLEINSTE_LETTER) >= 28, staart
        assert page.evaluate("document.querySelector('.g-bladeren').getBoundingClientRect().bottom") <= 1080, staart


def test_large_mode_goes_back_and_forth_with_links_and_keys(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, page: Page
) -> None:
    ronde = sluit_met(rivierenrijk, exact())
    log_in(page, noor)
    page.goto(resultaat(ronde))
    page.get_by_role("link", name="Groot tonen").click()
    expect(page).to_have_url(re.compile(r"resultaat/\?groot=1$"))
    page.wait_for_load_state()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"resultaat/\?groot=2$"))
    page.get_by_role("navigation", name="Bladeren").get_by_role("link", name="Volgende").click()
    expect(page).to_have_url(re.compile(r"resultaat/\?groot=3$"))
    page.wait_for_load_state()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"resultaat/\?groot=2$"))
    page.get_by_role("link", name="Belangen", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"conditie/belangen/\?groot=1$"))
    page.wait_for_load_state()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"conditie/ambitie/\?groot=99$"))
    page.get_by_role("link", name="Gewoon tonen").click()
    expect(page).to_have_url(re.compile(r"conditie/ambitie/$"))


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
