"""A connection that fails while somebody answers: nothing is lost, and nothing is called saved that isn't."""

import pytest
from playwright.sync_api import Page, Route, expect

from partnerschappen.models import Ronde
from tests.browser.test_invullen import expect_saved, next_step, saved, start, vraag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BEWAAR = "**/invullen/bewaar/"
NOG_NIET = "Nog niet bewaard: geen verbinding. We proberen het opnieuw."


def choose(page: Page, code: str, antwoord: str) -> None:
    vraag(page, code).get_by_label(antwoord, exact=True).check()


def test_a_lost_connection_keeps_the_click_says_so_and_sends_it_later(page: Page, link: str) -> None:
    start(page, link)
    page.context.set_offline(True)
    choose(page, "ambitie-1", "oneens")
    expect(vraag(page, "ambitie-1").locator(".status")).to_have_text(NOG_NIET)
    choose(page, "ambitie-1", "eens")
    expect(vraag(page, "ambitie-1").locator(".status")).to_have_text(NOG_NIET)
    expect(vraag(page, "ambitie-1").get_by_label("eens", exact=True)).to_be_checked()
    assert saved(link) == {}
    page.context.set_offline(False)
    expect_saved(page, "ambitie-1")
    assert saved(link) == {"ambitie-1": "4"}


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_a_server_in_trouble_is_tried_again(page: Page, link: str, status: int) -> None:
    start(page, link)
    page.clock.install()
    page.route(BEWAAR, lambda route: route.fulfill(status=status, body="<h1>Storing</h1>"), times=1)
    choose(page, "ambitie-1", "eens")
    expect(vraag(page, "ambitie-1").locator(".status")).to_have_text(NOG_NIET)
    page.clock.fast_forward(3000)
    expect_saved(page, "ambitie-1")
    assert saved(link) == {"ambitie-1": "4"}


def test_a_reply_to_an_older_click_does_not_call_the_newer_one_saved(page: Page, link: str) -> None:
    start(page, link)
    wachtend: list[Route] = []
    page.route(BEWAAR, lambda route: wachtend.append(route), times=2)  # noqa: PLW0108  Playwright marks the handler
    with page.expect_request(BEWAAR):
        choose(page, "ambitie-1", "oneens")
    choose(page, "ambitie-1", "eens")
    with page.expect_request(BEWAAR):
        wachtend[0].continue_()
    expect(vraag(page, "ambitie-1").locator(".status")).to_have_text("")
    wachtend[1].continue_()
    expect_saved(page, "ambitie-1")
    assert saved(link) == {"ambitie-1": "4"}


def test_a_reply_that_was_lost_does_not_bring_back_an_older_answer(page: Page, link: str) -> None:
    start(page, link)
    choose(page, "ambitie-1", "oneens")
    expect_saved(page, "ambitie-1")

    def lose_reply(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(BEWAAR, lose_reply, times=1)
    choose(page, "ambitie-1", "eens")
    expect(vraag(page, "ambitie-1").locator(".status")).to_have_text(NOG_NIET)
    choose(page, "ambitie-1", "oneens")
    expect_saved(page, "ambitie-1")
    assert saved(link) == {"ambitie-1": "2"}


def test_going_on_waits_until_everything_is_saved(page: Page, link: str) -> None:
    start(page, link)
    page.context.set_offline(True)
    choose(page, "ambitie-1", "eens")
    expect(vraag(page, "ambitie-1").locator(".status")).to_have_text(NOG_NIET)
    next_step(page)
    expect(page.locator("#wachten")).to_contain_text("ga je vanzelf verder")
    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Belangen")
    assert saved(link) == {"ambitie-1": "4"}


def test_leaving_with_an_unsaved_answer_is_warned_of(page: Page, link: str) -> None:
    start(page, link)
    page.context.set_offline(True)
    choose(page, "ambitie-1", "eens")
    expect(vraag(page, "ambitie-1").locator(".status")).to_have_text(NOG_NIET)
    with page.expect_event("dialog") as gevraagd:
        page.close(run_before_unload=True)
    assert gevraagd.value.type == "beforeunload"
    gevraagd.value.dismiss()


def test_leaving_with_everything_saved_asks_nothing(page: Page, link: str) -> None:
    start(page, link)
    choose(page, "ambitie-1", "eens")
    expect_saved(page, "ambitie-1")
    with page.expect_event("close"):
        page.close(run_before_unload=True)


def test_a_ronde_that_closed_meanwhile_is_told_and_not_tried_again(page: Page, link: str) -> None:
    start(page, link)
    Ronde.objects.update(status=Ronde.Status.SLUIT)
    choose(page, "ambitie-1", "eens")
    expect(vraag(page, "ambitie-1").locator(".status")).to_contain_text("de ronde is gesloten")
    next_step(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze ronde is gesloten")
    assert saved(link) == {}


def test_a_second_person_on_this_machine_is_told_and_nothing_is_mixed(page: Page, links: list[str]) -> None:
    start(page, links[0])
    tweede = page.context.new_page()
    start(tweede, links[1])
    choose(page, "ambitie-1", "eens")
    expect(vraag(page, "ambitie-1").locator(".status")).to_contain_text("andere persoon")
    assert (saved(links[0]), saved(links[1])) == ({}, {})
