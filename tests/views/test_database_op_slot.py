"""A database that is really locked: what was clicked is kept, and can be sent again."""

import re
import sqlite3
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from partnerschappen.models import Antwoord
from tests.invullen import open_link, page_fields

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no lock on the whole database"),
]


@pytest.fixture
def slot(link: str) -> Iterator[sqlite3.Connection]:
    """Another process's hold on the database; ours gives up waiting at once."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 1")
    ander = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    yield ander
    ander.close()
    connection.close()


def test_answers_sent_to_a_locked_database_come_back_in_the_page_and_are_saved_by_sending_again(
    slot: sqlite3.Connection, link: str
) -> None:
    browser = Client(raise_request_exception=False)
    open_link(browser, link)
    velden = page_fields(browser, "ambitie") | {"ambitie-1": "4", "opmerking-ambitie": "Wij gaan vooruit."}
    slot.execute("BEGIN IMMEDIATE")
    antwoord = browser.post("/invullen/stap/ambitie/", velden)
    assert antwoord.status_code == 503
    assert "nog niet bewaard" in antwoord.content.decode()
    slot.execute("ROLLBACK")
    pagina = antwoord.content.decode()
    opnieuw = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', pagina))
    assert browser.post("/invullen/stap/ambitie/", opnieuw).status_code == 302
    assert set(Antwoord.objects.values_list("vraag", "waarde")) == {
        ("ambitie-1", "4"),
        ("opmerking-ambitie", "Wij gaan vooruit."),
    }


def test_a_click_saved_by_htmx_hears_that_it_was_not_saved(slot: sqlite3.Connection, link: str) -> None:
    browser = Client(raise_request_exception=False)
    open_link(browser, link)
    velden = page_fields(browser, "ambitie")
    slot.execute("BEGIN IMMEDIATE")
    klik = {"vraag": "ambitie-1", "kenmerk": velden["kenmerk"], "ambitie-1": "4"}
    antwoord = browser.post("/invullen/bewaar/", klik, headers={"HX-Request": "true"})
    assert antwoord.status_code == 503
    assert "Bewaard" not in antwoord.content.decode()
    slot.execute("ROLLBACK")
    assert not Antwoord.objects.exists()


def test_pages_are_still_read_while_the_database_is_locked_for_writing(slot: sqlite3.Connection, link: str) -> None:
    slot.execute("BEGIN IMMEDIATE")
    assert Client().get(link).status_code == 200
    slot.execute("ROLLBACK")
