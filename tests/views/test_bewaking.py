"""Pages made for one person are never stored."""

import pytest
from django.test import Client

from partnerschappen.models import Gebruiker


@pytest.mark.django_db
@pytest.mark.parametrize("pad", ["/u/onbekend/", "/invullen/", "/aanmelden/", "/postvak/"])
def test_personal_addresses_are_never_stored_or_indexed(client: Client, pad: str) -> None:
    antwoord = client.get(pad)
    assert antwoord.headers["Cache-Control"] == "no-store, private"
    assert antwoord.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_every_page_of_an_account_is_never_stored(client: Client, noor: Gebruiker) -> None:
    assert "Cache-Control" not in client.get("/").headers
    client.force_login(noor)
    assert client.get("/").headers["Cache-Control"] == "no-store, private"


@pytest.mark.django_db
def test_every_page_of_somebody_with_a_link_is_never_stored(client: Client) -> None:
    client.cookies["uitnodiging"] = "x" * 32
    assert client.get("/bestaat-niet/").headers["Cache-Control"] == "no-store, private"
