"""A page of questions: saving at a click, saving as a plain form, and what is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from partnerschappen.domein.inzendingen import find_deelname, read_antwoorden
from partnerschappen.models import Antwoord, Inzending, Ronde, Uitnodiging
from tests.invullen import bewaar, kenmerk_of, open_link, page_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(client: Client, link: str) -> Client:
    open_link(client, link)
    return client


@pytest.fixture
def ander(links: list[str]) -> Client:
    ander = Client()
    open_link(ander, links[1])
    return ander


def saved(link: str) -> dict[str, str]:
    return read_antwoorden(find_deelname(link.split("/")[2]))


def post_page(client: Client, stap: str, velden: dict[str, Any]) -> Any:
    return client.post(f"/invullen/stap/{stap}/", velden)


def test_a_click_is_saved_and_said_so(partner: Client, link: str) -> None:
    antwoord = bewaar(partner, "ambitie-1", "4")
    assert (antwoord.status_code, "Bewaard" in antwoord.content.decode()) == (200, True)
    assert saved(link) == {"ambitie-1": "4"}


def test_an_answer_can_be_taken_away(partner: Client, link: str) -> None:
    bewaar(partner, "ambitie-1", "4")
    antwoord = bewaar(partner, "ambitie-1")
    assert "Gewist" in antwoord.content.decode()
    assert saved(link) == {}


def test_several_phases_and_two_topics_can_be_chosen(partner: Client, link: str) -> None:
    bewaar(partner, "fase", "delen", "verkennen")
    bewaar(partner, "kies-twee", "relatie", "proces")
    assert saved(link) == {"fase": "verkennen,delen", "kies-twee": "relatie,proces"}


def test_saved_answers_come_back_on_another_device(partner: Client, link: str) -> None:
    bewaar(partner, "ambitie-2", "n")
    bewaar(partner, "opmerking-ambitie", "Wij <zijn> er bijna.")
    toestel = Client()
    open_link(toestel, link)
    tekst = toestel.get("/invullen/stap/ambitie/").content.decode()
    assert '<input type="radio" name="ambitie-2" value="n" checked>' in tekst
    assert "Wij &lt;zijn&gt; er bijna.</textarea>" in tekst
    assert tekst.count("checked") == 1


def test_plain_form_saves_the_page_and_goes_on(partner: Client, link: str) -> None:
    velden = page_fields(partner, "ambitie") | {
        "ambitie-1": "5",
        "opmerking-ambitie": "  Goed\r\nzo ",
        "naar": "verder",
    }
    assert post_page(partner, "ambitie", velden)["Location"] == "/invullen/stap/belangen/"
    assert saved(link) == {"ambitie-1": "5", "opmerking-ambitie": "Goed\nzo"}


def test_going_back_saves_as_well(partner: Client, link: str) -> None:
    velden = page_fields(partner, "belangen") | {"belangen-1": "2", "naar": "terug"}
    assert post_page(partner, "belangen", velden)["Location"] == "/invullen/stap/ambitie/"
    assert saved(link) == {"belangen-1": "2"}


@pytest.mark.parametrize(
    ("stap", "naar", "adres"),
    [
        ("ambitie", "terug", "/invullen/"),
        ("proces", "verder", "/invullen/stap/geheel/"),
        ("geheel", "verder", "/invullen/nakijken/"),
        ("relatie", "nakijken", "/invullen/nakijken/"),
    ],
)
def test_steps_lead_from_the_first_page_to_checking(partner: Client, stap: str, naar: str, adres: str) -> None:
    velden = page_fields(partner, stap) | {"naar": naar}
    assert post_page(partner, stap, velden)["Location"] == adres


def test_walking_through_untouched_pages_saves_nothing(partner: Client) -> None:
    for stap in ("ambitie", "belangen", "relatie", "organisatie", "proces", "geheel"):
        post_page(partner, stap, page_fields(partner, stap) | {"naar": "verder"})
    assert Inzending.objects.count() == 0


def test_older_tab_does_not_undo_a_newer_answer(partner: Client, link: str) -> None:
    bewaar(partner, "ambitie-1", "2")
    oude_tab = page_fields(partner, "ambitie")
    bewaar(partner, "ambitie-1", "5")
    post_page(partner, "ambitie", oude_tab | {"ambitie-2": "3", "naar": "verder"})
    assert saved(link) == {"ambitie-1": "5", "ambitie-2": "3"}


def test_of_two_tabs_the_newest_answer_to_a_statement_wins(partner: Client, link: str) -> None:
    eerste, tweede = page_fields(partner, "ambitie"), page_fields(partner, "ambitie")
    post_page(partner, "ambitie", eerste | {"ambitie-1": "1", "ambitie-2": "1"})
    post_page(partner, "ambitie", tweede | {"ambitie-1": "5"})
    assert saved(link) == {"ambitie-1": "5", "ambitie-2": "1"}


def test_wis_takes_one_answer_away_and_keeps_the_rest_of_the_form(partner: Client, link: str) -> None:
    bewaar(partner, "ambitie-1", "2")
    antwoord = post_page(partner, "ambitie", page_fields(partner, "ambitie") | {"ambitie-2": "3", "wis": "ambitie-1"})
    assert antwoord["Location"] == "/invullen/stap/ambitie/#ambitie-1"
    assert saved(link) == {"ambitie-2": "3"}


def test_three_ticks_where_two_may_be_is_a_slip_that_loses_nothing(partner: Client, link: str) -> None:
    bewaar(partner, "balans-tempo", "1")
    keuzes = {"kies-twee": ["ambitie", "relatie", "proces"], "balans-tempo": "2", "naar": "verder"}
    antwoord = post_page(partner, "geheel", page_fields(partner, "geheel") | keuzes)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 400
    assert "Kies er hoogstens 2." in tekst
    assert tekst.count(" checked") == 4
    assert 'name="was-balans-tempo" value="1"' in tekst
    assert saved(link) == {"balans-tempo": "1"}


@pytest.mark.parametrize(
    "velden",
    [
        {"ambitie-1": "6"},
        {"ambitie-1": "-1"},
        {"ambitie-1": ["4", "5"]},
        {"belangen-1": "4"},
        {"verzonnen": "4"},
        {"opmerking-ambitie": "a\x00b"},
        {"opmerking-ambitie": "x" * 1_000_000},
        {"wis": "belangen-1x"},
        {"wis": ["ambitie-1", "ambitie-2"]},
        {"kenmerk": ["a", "b"]},
        {f"veld-{nummer}": "1" for nummer in range(5000)},
        {"opmerking-ambitie": "x" * 3_000_000},
    ],
)
def test_what_no_page_of_ours_sends_is_refused_and_changes_nothing(
    partner: Client, link: str, velden: dict[str, Any]
) -> None:
    bewaar(partner, "ambitie-3", "3")
    antwoord = post_page(partner, "ambitie", page_fields(partner, "ambitie") | {"ambitie-2": "4"} | velden)
    assert antwoord.status_code == 400
    assert "<h1>" in antwoord.content.decode()
    assert saved(link) == {"ambitie-3": "3"}


@pytest.mark.parametrize(
    "velden",
    [
        {"vraag": "ambitie-9"},
        {"vraag": ["ambitie-1", "ambitie-2"]},
        {"vraag": "ambitie-1\x00"},
        {"ambitie-1": ["4", "4"]},
        {"ambitie-1": "9"},
        {"kenmerk": ["a", "b"]},
        {"vraag": []},
    ],
)
def test_a_click_that_no_page_offers_is_refused_in_words(partner: Client, link: str, velden: dict[str, Any]) -> None:
    antwoord = bewaar(partner, "ambitie-1", "4", **velden)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "Niet bewaard" in antwoord.content.decode()
    assert saved(link) == {}


def test_form_of_another_person_on_this_machine_is_refused(partner: Client, ander: Client, links: list[str]) -> None:
    vreemd = kenmerk_of(ander)
    klik = bewaar(partner, "ambitie-1", "4", kenmerk=vreemd)
    assert (klik.status_code, "andere persoon" in klik.content.decode()) == (409, True)
    pagina = post_page(partner, "ambitie", page_fields(ander, "ambitie") | {"ambitie-1": "4"})
    assert (pagina.status_code, "Er staat een andere link open" in pagina.content.decode()) == (409, True)
    assert Antwoord.objects.count() == 0


@pytest.mark.parametrize("hoe", ["status", "klok"])
def test_after_closing_nothing_is_saved_and_it_is_said(partner: Client, link: str, hoe: str) -> None:
    velden = page_fields(partner, "ambitie") | {"ambitie-1": "4"}
    kenmerk = velden["kenmerk"]
    dicht = {"status": Ronde.Status.SLUIT} if hoe == "status" else {"sluit_op": timezone.now() - timedelta(seconds=1)}
    Ronde.objects.update(**dicht)
    klik = partner.post(
        "/invullen/bewaar/",
        {"vraag": "ambitie-1", "ambitie-1": "4", "kenmerk": kenmerk},
        headers={"HX-Request": "true"},
    )
    assert (klik.status_code, "de ronde is gesloten" in klik.content.decode()) == (410, True)
    assert post_page(partner, "ambitie", velden).status_code == 410
    assert partner.get("/invullen/stap/ambitie/").status_code == 410
    assert Inzending.objects.count() == 0


def test_who_declined_answers_nothing_from_a_tab_left_open(partner: Client, link: str) -> None:
    velden = page_fields(partner, "ambitie") | {"ambitie-1": "4"}
    Uitnodiging.objects.update(status=Uitnodiging.Status.DOET_NIET_MEE)
    assert post_page(partner, "ambitie", velden).status_code == 409
    assert Inzending.objects.count() == 0


def test_unknown_step_is_not_found(partner: Client) -> None:
    assert partner.get("/invullen/stap/verzonnen/").status_code == 404


@pytest.mark.parametrize("stap", ["ambitie", "belangen", "relatie", "organisatie", "proces", "geheel"])
def test_every_page_says_who_we_are_and_which_period(partner: Client, stap: str) -> None:
    tekst = partner.get(f"/invullen/stap/{stap}/").content.decode()
    assert "alle partners samen" in tekst
    assert "het afgelopen half jaar" in tekst


@pytest.mark.parametrize("aantal", [1, 3])
def test_a_page_and_a_click_cost_the_same_whatever_was_answered(
    partner: Client, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(1, aantal + 1):
        bewaar(partner, f"ambitie-{nummer}", "4")
    kenmerk = kenmerk_of(partner)
    with django_assert_num_queries(3):
        partner.get("/invullen/stap/ambitie/")
    slot = 1 if connection.vendor == "postgresql" else 0
    with django_assert_num_queries(6 + slot):
        partner.post("/invullen/bewaar/", {"vraag": "ambitie-1", "ambitie-1": "2", "kenmerk": kenmerk})
