"""A partner answers in a real browser: on a telephone, by keyboard, without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from partnerschappen.domein.inzendingen import find_deelname, is_ingestuurd, read_antwoorden
from tests.browser.conftest import MaakPagina, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CONDITIES = ["ambitie", "belangen", "relatie", "organisatie", "proces"]


def saved(link: str) -> dict[str, str]:
    return read_antwoorden(find_deelname(link.split("/")[2]))


def start(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Naar de vragenlijst").click()
    page.get_by_role("link", name="Begin", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ambitie")


def vraag(page: Page, code: str) -> Locator:
    return page.locator(f"#{code}")


def expect_saved(page: Page, code: str) -> None:
    expect(vraag(page, code).locator(".status")).to_have_text("Bewaard")


def next_step(page: Page) -> None:
    page.get_by_role("button", name="Verder naar").click()


def test_ten_minutes_on_a_telephone(telefoon: Page, link: str, check_page: Callable[[Page], None]) -> None:
    start(telefoon, link)
    for conditie in CONDITIES:
        expect(telefoon.get_by_role("heading", level=1)).to_have_text(conditie.capitalize())
        for nummer in range(1, 7):
            vraag(telefoon, f"{conditie}-{nummer}").get_by_label("eens", exact=True).check()
            expect_saved(telefoon, f"{conditie}-{nummer}")
        next_step(telefoon)
    vraag(telefoon, "balans-tempo").get_by_label("precies goed").check()
    vraag(telefoon, "fase").get_by_label("Verkennen").check()
    vraag(telefoon, "fase").get_by_label("Delen").check()
    vraag(telefoon, "kies-twee").get_by_role("checkbox").first.check()
    vraag(telefoon, "opmerking-slot").get_by_role("textbox").fill("Fijn dat dit gevraagd wordt.")
    next_step(telefoon)
    expect(telefoon.get_by_text("Er staan nog 3 vragen open.")).to_be_visible()
    telefoon.get_by_label("Ik heb mijn antwoorden nagekeken.").check()
    telefoon.get_by_role("button", name="Stuur mijn antwoorden in").click()
    expect(telefoon.get_by_role("heading", name="Dank je wel")).to_be_visible()
    check_page(telefoon)
    assert is_ingestuurd(find_deelname(link.split("/")[2]))
    assert len(saved(link)) == 30 + 4
    assert saved(link)["fase"] == "verkennen,delen"
    assert [cookie.get("name") for cookie in telefoon.context.cookies()] == ["csrf"]


def test_without_javascript_everything_works(new_page: MaakPagina, link: str) -> None:
    page = new_page(360, java_script_enabled=False)
    start(page, link)
    vraag(page, "ambitie-1").get_by_label("oneens", exact=True).check()
    next_step(page)
    vraag(page, "belangen-2").get_by_label("kan ik niet beoordelen").check()
    page.get_by_role("button", name="Terug").click()
    vraag(page, "ambitie-1").get_by_role("button", name="Wis").click()
    vraag(page, "ambitie-2").get_by_label("helemaal eens").check()
    next_step(page)
    assert saved(link) == {"ambitie-2": "5", "belangen-2": "n"}
    page.goto("/invullen/nakijken/")
    page.get_by_label("Ik heb mijn antwoorden nagekeken.").check()
    page.get_by_role("button", name="Stuur mijn antwoorden in").click()
    expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible()


def test_keyboard_only(page: Page, link: str) -> None:
    start(page, link)
    page.wait_for_load_state()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect_saved(page, "ambitie-1")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect_saved(page, "ambitie-1")
    assert page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Belangen")
    assert saved(link) == {"ambitie-1": "3"}


def test_a_click_is_saved_once_and_a_cleared_answer_is_gone(page: Page, link: str) -> None:
    start(page, link)
    vraag(page, "ambitie-1").get_by_label("ertussenin").check()
    expect_saved(page, "ambitie-1")
    assert saved(link) == {"ambitie-1": "3"}
    vraag(page, "ambitie-1").get_by_role("button", name="Wis").click()
    expect(vraag(page, "ambitie-1").locator(".status")).to_have_text("Gewist")
    assert saved(link) == {}


def test_a_third_topic_is_not_taken_and_told_why(page: Page, link: str) -> None:
    start(page, link)
    page.goto("/invullen/stap/geheel/")
    keuzes = vraag(page, "kies-twee").get_by_role("checkbox")
    for nummer in range(2):
        keuzes.nth(nummer).check()
    expect_saved(page, "kies-twee")
    keuzes.nth(2).click()
    expect(vraag(page, "kies-twee").locator(".status")).to_contain_text("Haal er eerst één weg")
    expect(keuzes.nth(2)).not_to_be_checked()
    assert saved(link) == {"kies-twee": "ambitie,belangen"}


def test_remark_is_saved_while_typing_and_when_going_on(page: Page, link: str) -> None:
    start(page, link)
    tekst = vraag(page, "opmerking-ambitie").get_by_role("textbox")
    tekst.fill("Eerste gedachte")
    expect_saved(page, "opmerking-ambitie")
    tekst.fill("Tweede gedachte")
    next_step(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Belangen")
    assert saved(link) == {"opmerking-ambitie": "Tweede gedachte"}


def test_two_tabs_keep_the_newest_answer_per_statement(page: Page, link: str) -> None:
    start(page, link)
    tweede = page.context.new_page()
    tweede.goto("/invullen/stap/ambitie/")
    vraag(tweede, "ambitie-1").get_by_label("eens", exact=True).check()
    expect_saved(tweede, "ambitie-1")
    vraag(page, "ambitie-2").get_by_label("oneens", exact=True).check()
    expect_saved(page, "ambitie-2")
    next_step(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Belangen")
    assert saved(link) == {"ambitie-1": "4", "ambitie-2": "2"}


@pytest.mark.parametrize("breedte", [320, 360, 1280])
def test_every_page_is_accessible_and_fits(
    new_page: MaakPagina, link: str, check_page: Callable[[Page], None], breedte: int
) -> None:
    page = new_page(breedte)
    page.goto("/u/onbekend/")
    check_page(page)
    page.goto(link)
    check_page(page)
    follow(page, "Naar de vragenlijst", "button")
    check_page(page)
    page.get_by_role("link", name="Begin", exact=True).click()
    vraag(page, "ambitie-1").get_by_label("eens", exact=True).check()
    expect_saved(page, "ambitie-1")
    check_page(page)
    page.goto(link)
    page.get_by_role("button", name="Naar de vragenlijst").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je antwoorden staan klaar")
    check_page(page)
    for pad in ("stap/geheel", "nakijken", "niet-meedoen", "intrekken", "geen-herinneringen"):
        page.goto(f"/invullen/{pad}/")
        check_page(page)


def test_what_was_chosen_before_the_scripts_arrived_is_saved(page: Page, link: str) -> None:
    wachtend: list[Route] = []
    page.goto(link)
    page.get_by_role("button", name="Naar de vragenlijst").click()
    page.route("**/htmx.min.js", lambda route: wachtend.append(route))  # noqa: PLW0108  Playwright marks the handler
    page.goto("/invullen/stap/ambitie/", wait_until="commit")
    vraag(page, "ambitie-1").get_by_label("eens", exact=True).check()
    wachtend[0].continue_()
    expect_saved(page, "ambitie-1")
    assert saved(link) == {"ambitie-1": "4"}


def test_nothing_is_left_on_a_shared_machine(page: Page, link: str) -> None:
    start(page, link)
    vraag(page, "ambitie-1").get_by_label("eens", exact=True).check()
    expect_saved(page, "ambitie-1")
    assert page.evaluate("Object.values(localStorage)") == []
    # htmx notes the address of the page, for this tab only.
    assert page.evaluate("Object.values(sessionStorage)") == ["/invullen/stap/ambitie/"]
