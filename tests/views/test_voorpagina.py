"""The public front page and the health check."""

import pytest
from django.test import Client
from pytest_django import Settings

from partnerschappen.models import Gebruiker, Samenwerkingsverband


@pytest.mark.django_db
def test_anybody_may_read_the_front_page_and_finds_the_way_in(client: Client) -> None:
    antwoord = client.get("/")
    assert antwoord.status_code == 200
    assert 'href="/aanmelden/"' in antwoord.content.decode()


def test_front_page_names_no_samenwerkingsverband(
    client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    assert rivierenrijk.naam not in client.get("/").content.decode()


@pytest.mark.django_db
def test_demo_accounts_are_named_in_the_demo_only(client: Client, settings: Settings) -> None:
    assert "noor@rivierenrijk.example" not in client.get("/").content.decode()
    settings.DEMO = True
    assert "noor@rivierenrijk.example" in client.get("/").content.decode()


@pytest.mark.django_db
def test_a_watcher_hears_that_the_application_and_its_database_are_well(client: Client) -> None:
    assert client.get("/gezond/").content == b"gezond"
