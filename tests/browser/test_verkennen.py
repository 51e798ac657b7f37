"""Exploring in a real browser: by keyboard, on a telephone, under the strict policy; nothing leaves our host."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband
from tests.browser.conftest import BUREAU, TELEFOON, MaakPagina
from tests.browser.test_resultaat import log_in
from tests.rapport.groepsvoorbeelden import verborgen_cellen
from tests.rapport.test_verkennen import eerder_met
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld

pytestmark = [pytest.mark.browser, pytest.mark.beeld, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    """Two closed rondes; the later one with hidden and coarse scores."""
    ronde = sluit_met(rivierenrijk, verborgen_cellen())
    assert ronde.gesloten_op is not None
    eerder = eerder_met(rivierenrijk, tel_voorbeeld())
    Ronde.objects.filter(pk=eerder.pk).update(gesloten_op=ronde.gesloten_op - timedelta(days=365))
    Ronde.objects.update(vrijgegeven_op=timezone.now())
    return ronde


def adres(ronde: Ronde) -> str:
    return f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/resultaat/verkennen/"


def point_at(page: Page, punt: str) -> None:
    """Put the pointer on the middle of a mark, that a layer of Plotly's own lies over."""
    merk = page.locator(punt).first
    merk.scroll_into_view_if_needed()
    vak = merk.bounding_box()
    assert vak
    page.mouse.move(vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] / 2)


def cijfers(page: Page) -> list[str]:
    return page.locator("tbody td").all_text_contents()


@pytest.mark.parametrize("breedte", [TELEFOON, BUREAU])
@pytest.mark.parametrize(
    "keuze", ["", "?naast=laag:doen", "?figuur=organisatie", "?figuur=organisatie&naast=ronde:eerder"]
)
def test_every_choice_is_accessible_and_fits(
    breedte: int,
    keuze: str,
    noor: Gebruiker,
    ronde: Ronde,
    new_page: MaakPagina,
    check_page: Callable[[Page], None],
) -> None:
    page = new_page(breedte)
    log_in(page, noor)
    page.goto(adres(ronde) + keuze)
    expect(page.locator("#figuur svg").first).to_be_visible()
    expect(page.locator("#plaatje")).to_be_hidden()
    check_page(page)


def test_nothing_leaves_our_host_nothing_is_complained_of_and_nothing_can_be_shared(
    page: Page, noor: Gebruiker, ronde: Ronde
) -> None:
    adressen: list[str] = []
    klachten: list[str] = []
    page.on("request", lambda verzoek: adressen.append(verzoek.url))
    log_in(page, noor)
    # The bare text where logging in begins has no icon, which a browser asks for once.
    page.on("console", lambda bericht: klachten.append(f"{bericht.location['url']}: {bericht.text}"))
    page.goto(adres(ronde))
    wortel = page.url.split("/s/")[0]
    for keuze, naam in (("laag:doen", "Doen:"), ("ronde:eerder", "Iedereen samen, Voorjaar 2025")):
        page.get_by_label("Wat leg je ernaast?").select_option(keuze)
        expect(page.locator("#figuur .legend")).to_contain_text(naam)
        point_at(page, "#figuur path.point:not([display=none])")
        expect(page.locator("#figuur .hoverlayer .hovertext")).to_be_visible()
    assert [ander for ander in adressen if not ander.startswith((f"{wortel}/", "data:"))] == []
    assert [klacht for klacht in klachten if "/favicon.ico" not in klacht] == []
    expect(page.locator(".modebar-btn, a[data-title], .plotlyjsicon")).to_have_count(0)
    assert "plotly.com" not in page.content()


def test_a_group_is_chosen_by_keyboard_and_figure_table_and_address_follow(
    page: Page, noor: Gebruiker, ronde: Ronde
) -> None:
    log_in(page, noor)
    page.goto(adres(ronde))
    alleen = cijfers(page)
    page.get_by_label("Wat leg je ernaast?").focus()
    page.keyboard.type("Doen")
    page.keyboard.press("Tab")
    expect(page.get_by_role("columnheader", name="Doen")).to_be_visible()
    assert len(cijfers(page)) == 2 * len(alleen)
    expect(page.get_by_role("status")).to_have_text("De scores van de condities")
    expect(page.get_by_role("img", name="Doen: Ambitie")).to_be_visible()
    assert page.url.endswith("?figuur=radar&naast=laag%3Adoen")
    page.reload()
    expect(page.get_by_role("columnheader", name="Doen")).to_be_visible()


def test_the_pointer_reads_the_exact_words(page: Page, noor: Gebruiker, ronde: Ronde) -> None:
    log_in(page, noor)
    page.goto(adres(ronde))
    point_at(page, "#figuur path.point:not([display=none])")
    expect(page.locator("#figuur .hoverlayer")).to_contain_text("Iedereen samen, ambitie: 3,2; 60 mensen")


def test_statements_of_two_rondes_are_drawn(page: Page, noor: Gebruiker, ronde: Ronde) -> None:
    log_in(page, noor)
    page.goto(adres(ronde))
    page.get_by_label("Wat wil je zien?").select_option("organisatie")
    expect(page.get_by_role("heading", name="Organisatie: de stellingen")).to_be_visible()
    page.get_by_label("Wat leg je ernaast?").select_option("ronde:eerder")
    expect(page.locator("#figuur .annotation").filter(has_text="Voorjaar 2025").first).to_be_visible()


@pytest.mark.parametrize("breedte", [TELEFOON, BUREAU])
def test_without_javascript_the_picture_and_the_table_are_there(
    breedte: int, noor: Gebruiker, ronde: Ronde, new_page: MaakPagina
) -> None:
    page = new_page(breedte, java_script_enabled=False)
    log_in(page, noor)
    page.goto(adres(ronde))
    page.get_by_label("Wat leg je ernaast?").select_option("laag:doen")
    page.get_by_role("button", name="Laat zien").click()
    expect(page.locator("#plaatje svg")).to_be_visible()
    expect(page.locator("#plaatje svg")).to_contain_text("ongeveer 3,5")
    expect(page.get_by_role("columnheader", name="Doen")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "zonder"])
def test_the_picture_to_keep_is_of_what_is_chosen_now(
    *, script: bool, noor: Gebruiker, ronde: Ronde, new_page: MaakPagina
) -> None:
    page = new_page(BUREAU, java_script_enabled=script)
    log_in(page, noor)
    page.goto(adres(ronde))
    for keuze, kop, staart in (
        ("laag:doen", "Doen", "radar-laag-doen"),
        ("ronde:eerder", "Voorjaar 2025", "radar-naast-voorjaar-2025"),
    ):
        page.get_by_label("Wat leg je ernaast?").select_option(keuze)
        if script:
            expect(page.get_by_role("columnheader", name=kop)).to_be_visible()
        else:
            page.get_by_role("button", name="Laat zien").click()
        with page.expect_download() as bestand:
            page.get_by_role("link", name="De scores van de condities als plaatje, PNG").click()
        assert bestand.value.suggested_filename.endswith(f"{staart}.png")
