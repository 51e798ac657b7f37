"""The bars above a page on a telephone: how much room they take, and that all they lead to can be reached."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from partnerschappen.models import Gebruiker, Samenwerkingsverband
from tests.browser.conftest import BUREAU, TELEFOON, MaakPagina
from tests.rapport.groepsvoorbeelden import exact
from tests.rapport.voorbeelden import sluit_met

RIJ = 44  # px: what a finger needs
ONDERDELEN = 11  # overview, five conditions, groups, whole, remarks, explanation, exploring
IN_BALK = ".kop :is(a, button):visible, .u-wijzers :is(a, button):visible"
HOOGTE = "balk => balk.getBoundingClientRect().height"
MATEN = "wie => wie.map(een => een.getBoundingClientRect().height)"

pytestmark = [pytest.mark.browser, pytest.mark.beeld, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def resultaat(rivierenrijk: Samenwerkingsverband) -> str:
    ronde = sluit_met(rivierenrijk, exact())
    return reverse("resultaat", args=[rivierenrijk.slug, ronde.slug])


@pytest.fixture
def open_op(
    new_page: MaakPagina, noor: Gebruiker, log_in: Callable[[Page, Gebruiker], None]
) -> Callable[[int, str], Page]:
    """A page as the leader sees it with JavaScript switched off."""

    def give(breedte: int, pad: str) -> Page:
        page = new_page(breedte, java_script_enabled=False)
        log_in(page, noor)
        page.goto(pad)
        return page

    return give


def test_the_bars_of_a_telephone_take_two_rows_and_three_above_an_uitkomst(
    open_op: Callable[[int, str], Page], resultaat: str, rivierenrijk: Samenwerkingsverband
) -> None:
    Samenwerkingsverband.objects.update(naam="Samen Opleiden in de Bommelerwaard, de Betuwe en de Liemers")
    page = open_op(TELEFOON, reverse("samenwerkingsverband", args=[rivierenrijk.slug]))
    assert page.locator(".kop").evaluate(HOOGTE) <= 2 * RIJ + 4
    page.goto(resultaat)
    hoog = page.locator(".kop").evaluate(HOOGTE) + page.locator(".u-wijzers").evaluate(HOOGTE)
    assert hoog <= 3 * RIJ + 8


def test_everything_in_the_bars_is_a_finger_high_and_reached_without_javascript(
    open_op: Callable[[int, str], Page], resultaat: str
) -> None:
    page = open_op(TELEFOON, resultaat)
    assert min(page.locator(IN_BALK).evaluate_all(MATEN)) >= RIJ
    page.get_by_role("button", name="Alle onderdelen").click()
    onderdelen = page.locator("#onderdelen a")
    assert onderdelen.count() == ONDERDELEN
    assert min(onderdelen.evaluate_all(MATEN)) >= RIJ
    page.get_by_role("link", name="Het geheel", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Het geheel")
    expect(page.get_by_role("button", name="Alle onderdelen")).to_contain_text("Het geheel")
    page.get_by_role("button", name="Account").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("link", name="Inloggen", exact=True)).to_be_visible()


def test_the_drawer_opens_and_closes_by_keyboard(open_op: Callable[[int, str], Page], resultaat: str) -> None:
    page = open_op(TELEFOON, resultaat)
    page.get_by_role("button", name="Alle onderdelen").press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Overzicht")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#onderdelen")).to_be_hidden()
    page.get_by_role("button", name="Alle onderdelen").press("Enter")
    page.get_by_role("button", name="Sluiten").click()
    expect(page.locator("#onderdelen")).to_be_hidden()


@pytest.mark.parametrize("knop", ["Account", "Alle onderdelen"])
def test_an_opened_drawer_is_accessible(
    new_page: MaakPagina,
    noor: Gebruiker,
    log_in: Callable[[Page, Gebruiker], None],
    check_page: Callable[[Page], None],
    resultaat: str,
    knop: str,
) -> None:
    page = new_page(TELEFOON)
    log_in(page, noor)
    page.goto(resultaat)
    page.get_by_role("button", name=knop).click()
    expect(page.get_by_role("button", name="Sluiten")).to_be_visible()
    check_page(page)


def test_on_a_wide_screen_nothing_is_behind_a_button(open_op: Callable[[int, str], Page], resultaat: str) -> None:
    page = open_op(BUREAU, resultaat)
    expect(page.locator("#onderdelen a:visible")).to_have_count(ONDERDELEN)
    expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()
    expect(page.get_by_role("button", name="Alle onderdelen")).to_be_hidden()
