"""The public pages, logging in and what goes wrong, at 360 and 1280 pixels."""

from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect
from pytest_django import Settings

from partnerschappen.domein.verzending import send_waiting
from partnerschappen.models import Gebruiker
from tests.browser.conftest import BUREAU, TELEFOON, MaakPagina

pytestmark = [pytest.mark.browser, pytest.mark.beeld, pytest.mark.django_db(transaction=True)]
BREEDTES = pytest.mark.parametrize("breedte", [TELEFOON, BUREAU])
ControleerPagina = Callable[[Page], None]


@BREEDTES
@pytest.mark.parametrize("pad", ["/", "/aanmelden/", "/bestaat-niet/", "/postvak/", "/vertrouwelijkheid/"])
def test_public_pages_are_accessible_and_fit(
    new_page: MaakPagina, check_page: ControleerPagina, settings: Settings, breedte: int, pad: str
) -> None:
    settings.DEMO = True
    page = new_page(breedte)
    page.goto(pad)
    check_page(page)


@BREEDTES
def test_logging_in_by_keyboard_alone(
    new_page: MaakPagina, check_page: ControleerPagina, noor: Gebruiker, breedte: int
) -> None:
    page = new_page(breedte)
    page.goto("/aanmelden/")
    expect(page.locator("[name=login], [name=email]").first).to_be_focused()
    page.keyboard.type(noor.email)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kijk in je mail")).to_be_visible()
    expect(page.get_by_label("De code uit de mail")).to_be_focused()
    page.keyboard.type("fout")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Deze code klopt niet.")).to_be_visible()
    check_page(page)
    send_waiting()
    page.get_by_label("De code uit de mail").fill(mail.outbox[-1].subject.rpartition(" ")[2])
    page.keyboard.press("Enter")
    expect(page).to_have_url("/samenwerkingsverbanden/")
