"""The public sample: pages and report for anybody, of nobody who exists."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader
from pytest_django import Settings

from partnerschappen.models import Samenwerkingsverband
from partnerschappen.rapport.voorbeeldrapport import make_voorbeeldrapport

pytestmark = pytest.mark.django_db
BLADEN = ("", "conditie/relatie/", "stelling/organisatie-1/", "groepen/", "geheel/", "opmerkingen/", "uitleg/")


@pytest.fixture(autouse=True)
def opslag(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    cache.clear()


def lees_rapport(client: Client) -> bytes:
    antwoord = client.get("/voorbeeld/rapport.pdf")
    assert antwoord["Content-Type"] == "application/pdf"
    return b"".join(antwoord)


@pytest.mark.parametrize("pad", BLADEN)
def test_every_page_says_that_all_of_it_is_invented(client: Client, pad: str) -> None:
    tekst = client.get(f"/voorbeeld/{pad}").content.decode()
    assert "zijn verzonnen" in tekst
    assert 'href="/s/' not in tekst


def test_an_unknown_page_is_not_there(client: Client) -> None:
    assert client.get("/voorbeeld/conditie/bestaat-niet/").status_code == 404


def test_front_page_shows_the_sentence_and_leads_to_page_and_report(client: Client) -> None:
    tekst = client.get("/").content.decode()
    assert "Sterk in relatie" in tekst
    assert 'href="/voorbeeld/"' in tekst
    assert 'href="/voorbeeld/rapport.pdf"' in tekst


def test_visitors_together_ask_for_the_report_once(client: Client) -> None:
    assert client.get("/voorbeeld/rapport.pdf").status_code == 202
    client.get("/voorbeeld/")
    client.get("/voorbeeld/rapport.pdf")
    assert DBTaskResult.objects.count() == 1


def test_report_can_be_read_once_it_is_made_with_the_cells_inside_as_every_report(client: Client) -> None:
    make_voorbeeldrapport()
    rapport = PdfReader(BytesIO(lees_rapport(client)))
    assert "Samen Opleiden" in rapport.pages[0].extract_text()
    assert "uitkomst.csv" in rapport.attachments


def test_a_real_samenwerkingsverband_is_nowhere_in_it(client: Client, rivierenrijk: Samenwerkingsverband) -> None:
    Samenwerkingsverband.objects.filter(pk=rivierenrijk.pk).update(naam="Alleen van ons", contact_email="echt@ons.nl")
    for pad in BLADEN:
        tekst = client.get(f"/voorbeeld/{pad}").content.decode()
        assert "Alleen van ons" not in tekst
        assert "echt@ons.nl" not in tekst
