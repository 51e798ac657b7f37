"""A real Chromium against a real server: pages, a telephone, and what every visited page must be."""

from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    expect,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from partnerschappen.models import Gebruiker

TELEFOON, BUREAU = 360, 1280
GEDULD = 20_000  # milliseconds; a busy machine is no failure
expect.set_options(timeout=GEDULD)
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MaakPagina = Callable[..., Page]


@pytest.fixture(scope="session")
def browsers() -> Iterator[list[Browser]]:
    """Those that were started, the one in use last."""
    with sync_playwright() as playwright:
        yield (gestart := [_launch(playwright)])
        gestart[-1].close()


@pytest.fixture
def browser(browsers: list[Browser]) -> Browser:
    """Debian's Chromium; started anew when it fell over, so that one fall costs one test at most."""
    if not browsers[-1].is_connected():
        browsers.append(_launch(browsers[-1].browser_type))
    return browsers[-1]


def _launch(bron: Playwright | BrowserType) -> Browser:
    soort = bron.chromium if isinstance(bron, Playwright) else bron
    return soort.launch(executable_path="/usr/bin/chromium", args=VLAGGEN)


@pytest.fixture
def new_page(browser: Browser, live_server: LiveServer) -> Iterator[MaakPagina]:
    """Open a page on a device of its own: `new_page(breedte=360, java_script_enabled=False)`.

    A script error, or anything that the Content-Security-Policy blocks, fails the test.
    """
    klachten: list[str] = []
    apparaten: list[BrowserContext] = []

    def note(bericht: ConsoleMessage) -> None:
        if "Content Security Policy" in bericht.text:
            klachten.append(bericht.text)

    def make(breedte: int = BUREAU, **opties: Any) -> Page:
        apparaat = browser.new_context(
            base_url=live_server.url, viewport={"width": breedte, "height": 800}, locale="nl-NL", **opties
        )
        apparaat.set_default_timeout(GEDULD)
        apparaten.append(apparaat)
        apparaat.on("weberror", lambda fout: klachten.append(str(fout.error)))
        apparaat.on("console", note)
        return apparaat.new_page()

    yield make
    for apparaat in apparaten:
        _close(apparaat, browser)
    assert klachten == []


def _close(apparaat: BrowserContext, browser: Browser) -> None:
    """What the test asked was answered by now: a browser that falls over while closing says nothing of the product."""
    try:
        apparaat.close()
    except Error:
        if browser.is_connected():
            raise


@pytest.fixture
def page(new_page: MaakPagina) -> Page:
    """A wide screen."""
    return new_page()


@pytest.fixture
def telefoon(new_page: MaakPagina) -> Page:
    """A telephone of 360 px wide."""
    return new_page(TELEFOON)


@pytest.fixture
def log_in(live_server: LiveServer) -> Callable[[Page, Gebruiker], None]:
    """Give a browser the session of somebody who logged in."""

    def give(page: Page, gebruiker: Gebruiker) -> None:
        client = Client()
        client.force_login(gebruiker)
        sessie = client.cookies["sessie"].value
        page.context.add_cookies([{"name": "sessie", "value": sessie, "url": live_server.url}])

    return give


def follow(page: Page, naam: str, soort: Literal["link", "button"] = "link") -> None:
    """Go where a link or a button leads; a click by itself returns before the next page is there."""
    with page.expect_navigation():
        page.get_by_role(soort, name=naam).click()


@pytest.fixture
def check_page() -> Callable[[Page], None]:
    """Check that axe finds nothing and that nothing scrolls sideways."""
    axe = Axe()

    def check(page: Page) -> None:
        # A page that is on its way has no elements yet.
        expect(page.locator("body")).to_be_visible()
        page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, (
            page.url
        )
        uitslag = axe.run(page)
        assert uitslag.violations_count == 0, f"{page.url}\n{uitslag.generate_report()}"

    return check
