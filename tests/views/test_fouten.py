"""Errors are pages of ours: in words, with what to do, and without asking the database anything."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from reflectie import urls

FOUTEN: dict[str, type[Exception]] = {
    "ongeldig": SuspiciousOperation,
    "verboden": PermissionDenied,
    "op-slot": OperationalError,
    "verbinding-weg": InterfaceError,
    "kapot": ZeroDivisionError,
}


def breek(request: HttpRequest, soort: str) -> HttpResponse:
    raise FOUTEN[soort]


urlpatterns = [path("breek/<str:soort>/", breek), *urls.urlpatterns]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture(autouse=True)
def _broken_pages(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("pad", "status", "kop"),
    [
        ("/breek/ongeldig/", 400, "Dit kunnen we niet verwerken"),
        ("/breek/verboden/", 403, "Hier lees je mee, maar je verandert niets"),
        ("/bestaat-niet/", 404, "Deze pagina is er niet"),
        ("/breek/kapot/", 500, "Er ging iets mis aan onze kant"),
        ("/breek/op-slot/", 503, "We zijn even niet bereikbaar"),
        ("/breek/verbinding-weg/", 503, "We zijn even niet bereikbaar"),
    ],
)
def test_every_error_is_a_dutch_page_that_needs_no_database(browser: Client, pad: str, status: int, kop: str) -> None:
    antwoord = browser.get(pad)
    assert antwoord.status_code == status
    assert kop in antwoord.content.decode()
    assert 'lang="nl"' in antwoord.content.decode()
    assert "default-src 'self'" in antwoord.headers["Content-Security-Policy"]


def test_a_database_that_is_away_asks_to_come_back_soon(browser: Client) -> None:
    assert browser.get("/breek/op-slot/").headers["Retry-After"] == "10"


def test_what_was_filled_in_survives_a_locked_database(browser: Client) -> None:
    velden = {"opmerking-slot": 'Wij zeiden: "later" & <nooit>', "kies-twee": ["ambitie", "proces"]}
    pagina = browser.post("/breek/op-slot/", velden).content.decode()
    assert 'name="opmerking-slot" value="Wij zeiden: &quot;later&quot; &amp; &lt;nooit&gt;"' in pagina
    assert 'name="kies-twee" value="ambitie"' in pagina
    assert 'name="kies-twee" value="proces"' in pagina
    assert 'action="/breek/op-slot/"' in pagina


@pytest.mark.parametrize(
    ("velden", "kopregels"),
    [({"code": "ambitie-1"}, {"HX-Request": "true"}), ({"lijst": "x" * 60_000}, {}), ({}, {})],
)
def test_only_a_plain_form_of_modest_size_is_offered_again(
    browser: Client, velden: dict[str, str], kopregels: dict[str, str]
) -> None:
    assert "<form" not in browser.post("/breek/op-slot/", velden, headers=kopregels).content.decode()


def test_a_locked_database_under_the_health_check_is_a_503(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def weg(*_: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("partnerschappen.views.bewaking.connection.cursor", weg)
    assert browser.get("/gezond/").status_code == 503


def test_a_form_from_an_old_page_gets_a_page_that_says_what_to_do() -> None:
    antwoord = Client(enforce_csrf_checks=True).post("/aanmelden/", {"email": "noor@rivierenrijk.example"})
    assert antwoord.status_code == 403
    assert "Deze pagina was niet meer geldig" in antwoord.content.decode()


@pytest.mark.django_db
def test_five_thousand_fields_are_refused_in_words(browser: Client) -> None:
    antwoord = browser.post("/aanmelden/", {f"veld{nummer}": "x" for nummer in range(5000)})
    assert antwoord.status_code == 400
    assert "Er is niets veranderd" in antwoord.content.decode()
