"""Files that a leader gives: a logo and a colour for the report, and a list of people from Excel."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from partnerschappen.models import Gebruiker, Samenwerkingsverband
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
    page.get_by_role("link", name="Kleur en logo").click()
    check_page(page)
    for kleur, logo, zin in (
        ("rood", svg("<script/>"), "Vul een kleur in als #1F5FA8"),
        ("1f5fa8", svg(), "De huisstijl is bewaard."),
    ):
        page.get_by_label("Kleur").fill(kleur)
        page.get_by_label("Logo", exact=True).set_input_files(
            {"name": "logo.svg", "mimeType": "image/svg+xml", "buffer": logo}
        )
        page.get_by_role("button", name="Bewaren").click()
        expect(page.get_by_text(zin).first).to_be_visible()
        check_page(page)
    logo_op_de_pagina = page.get_by_role("img", name="Logo van Samen Opleiden Rivierenrijk")
    assert logo_op_de_pagina.evaluate("plaatje => plaatje.naturalWidth") > 0


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
