"""Files that a leader gives: a logo and a colour for the report, and a list of people from Excel."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from partnerschappen.models import Gebruiker, Samenwerkingsverband
from tests.browser.conftest import follow
from tests.kern.test_logo import svg
from tests.werkmappen import RIJEN, maak_werkmap

Keur = Callable[[Page], None]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("breedte", [360, 1280])
def test_colour_and_logo_are_chosen_refused_and_shown(
    new_page: Callable[..., Page],
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    log_in: Callable[[Page, Gebruiker], None],
    check_page: Keur,
    breedte: int,
) -> None:
    page = new_page(breedte)
    log_in(page, noor)
    page.goto(reverse("instellingen", args=[rivierenrijk.slug]))
    follow(page, "Kleur en logo")
    check_page(page)
    for kleur, logo, zin in (
        ("rood", svg("<script/>"), "Vul een kleur in als #1F5FA8"),
        ("1f5fa8", svg(), "De huisstijl is bewaard."),
    ):
        page.get_by_label("Of vul de code in").fill(kleur)
        page.get_by_label("Logo", exact=True).set_input_files(
            {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": logo}
        )
        page.get_by_role("button", name="Bewaren").click()
        expect(page.get_by_text(zin).first).to_be_visible()
        check_page(page)
    logo_op_de_pagina = page.get_by_role("img", name="Logo van Samen Opleiden Rivierenrijk")
    assert logo_op_de_pagina.evaluate("plaatje => plaatje.naturalWidth") > 0


def test_a_colour_is_seen_on_the_cover_and_judged_before_it_is_kept(
    page: Page,
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    log_in: Callable[[Page, Gebruiker], None],
    check_page: Keur,
) -> None:
    log_in(page, noor)
    page.goto(reverse("huisstijl", args=[rivierenrijk.slug]))
    band, oordeel = page.locator("#band"), page.locator("#contrast p:visible")
    page.get_by_label("Groen").check()
    expect(band).to_have_attribute("fill", "#2C7A34")
    expect(oordeel).to_have_text("Goed te zien op wit papier.")
    expect(page.get_by_role("heading", name="Zo wordt het als je bewaart")).to_be_visible()
    page.get_by_label("Wijs een kleur aan").fill("#ffe97f")
    expect(page.get_by_label("Een eigen kleur")).to_be_checked()
    expect(oordeel).to_contain_text("valt deze kleur bijna weg")
    check_page(page)
    page.get_by_label("Of vul de code in").fill("8a8a8a")
    expect(band).to_have_attribute("fill", "#8a8a8a")
    expect(oordeel).to_contain_text("al is de kleur licht")
    page.get_by_label("De kleuren van Reflectie").check()
    expect(oordeel).to_have_count(0)
    expect(page.get_by_text("Nog niet gekozen.")).to_be_visible()
    page.get_by_label("Wijs een kleur aan").fill("#336699")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("De huisstijl is bewaard.")).to_be_visible()
    expect(band).to_have_attribute("fill", "#336699")


def test_a_colour_is_chosen_without_javascript(
    new_page: Callable[..., Page],
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    log_in: Callable[[Page, Gebruiker], None],
) -> None:
    page = new_page(java_script_enabled=False)
    log_in(page, noor)
    page.goto(reverse("huisstijl", args=[rivierenrijk.slug]))
    page.get_by_label("Paars").check()
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("#band")).to_have_attribute("fill", "#5F3A96")


@pytest.mark.parametrize("breedte", [360, 1280])
def test_a_list_from_excel_is_shown_before_it_comes_in(
    new_page: Callable[..., Page],
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    log_in: Callable[[Page, Gebruiker], None],
    check_page: Keur,
    breedte: int,
    tmp_path: Path,
) -> None:
    lijst = tmp_path / "lijst.xlsx"
    lijst.write_bytes(maak_werkmap([["Lees dit eerst"]], Mensen=RIJEN))
    page = new_page(breedte)
    log_in(page, noor)
    page.goto(reverse("deelnemers-importeren", args=[rivierenrijk.slug]))
    page.get_by_label("Of kies een Excel- of CSV-bestand").set_input_files(lijst)
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    expect(page.get_by_text("Gelezen: het blad ‘Mensen’.")).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="Lijst inlezen").click()
    expect(page.get_by_text("De lijst is ingelezen: 2 deelnemers erbij.")).to_be_visible()
