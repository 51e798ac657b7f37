"""A figure as a file: for who may read the page, under a name to keep it by, and inert."""

import io
import re

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband
from tests.gegevens import maak_ronde
from tests.rapport.groepsvoorbeelden import exact
from tests.rapport.voorbeelden import sluit_met


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    ronde = sluit_met(rivierenrijk, exact())
    Ronde.objects.update(vrijgegeven_op=timezone.now())
    return ronde


def adres(ronde: Ronde, bestand: str) -> str:
    return f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/resultaat/figuur/{bestand}"


def browser(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def test_an_svg_is_a_file_that_loads_and_runs_nothing(noor: Gebruiker, ronde: Ronde) -> None:
    antwoord = browser(noor).get(adres(ronde, "stroken.svg"))
    assert antwoord.headers["Content-Type"] == "image/svg+xml"
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["Content-Security-Policy"] == "default-src 'none'"
    naam = "samen-opleiden-rivierenrijk-voorjaar-2026-stroken.svg"
    assert antwoord.headers["Content-Disposition"] == f'attachment; filename="{naam}"'
    assert b"Samen Opleiden Rivierenrijk" in antwoord.content


def test_a_png_is_a_picture(noor: Gebruiker, ronde: Ronde) -> None:
    antwoord = browser(noor).get(adres(ronde, "radar.png"), {"groep": "laag:sturen"})
    assert antwoord.headers["Content-Type"] == "image/png"
    assert antwoord.headers["Content-Disposition"].endswith('radar-laag-sturen.png"')
    with Image.open(io.BytesIO(antwoord.content)) as beeld:
        assert beeld.width == 1600


@pytest.mark.parametrize("bestand", ["radar.svg", "radar.png"])
def test_stuurgroep_reads_it_and_a_stranger_finds_nothing(
    sjoerd: Gebruiker, vera: Gebruiker, ronde: Ronde, bestand: str
) -> None:
    assert browser(sjoerd).get(adres(ronde, bestand)).status_code == 200
    assert browser(vera).get(adres(ronde, bestand)).status_code == 404
    assert Client().get(adres(ronde, bestand)).status_code == 302


@pytest.mark.parametrize("bestand", ["niets.svg", "radar.gif", "radar.png?groep=laag:midden", "stelling-x.svg"])
def test_a_figure_that_is_not_there_is_not_found(noor: Gebruiker, ronde: Ronde, bestand: str) -> None:
    assert browser(noor).get(adres(ronde, bestand)).status_code == 404


def test_before_there_is_an_uitkomst_to_read_the_page_says_when(
    noor: Gebruiker, ronde: Ronde, rivierenrijk: Samenwerkingsverband
) -> None:
    concept = maak_ronde(rivierenrijk, "Later", "later")
    antwoord = browser(noor).get(adres(concept, "radar.svg"))
    assert antwoord.headers["Location"] == adres(concept, "").removesuffix("figuur/")


def test_the_result_page_leads_to_the_pictures_it_shows(noor: Gebruiker, ronde: Ronde) -> None:
    client = browser(noor)
    basis = adres(ronde, "").removesuffix("figuur/")
    for pagina, bestand in [
        ("?groep=laag:sturen", "radar.png?groep=laag%3Asturen"),
        ("?groep=laag:sturen", "stroken.svg"),
        ("conditie/ambitie/", "conditie-ambitie.svg"),
        ("stelling/ambitie-1/", "stelling-ambitie-1.png"),
        ("geheel/", "balans-1.svg"),
        ("geheel/", "keuze-te-snel.png"),
        ("groepen/", "radar.svg?groep=laag%3Asturen"),
        ("groepen/", "radar.png?groep=soort_partner%3Aschool"),
    ]:
        assert f'href="{adres(ronde, bestand)}"' in client.get(basis + pagina).content.decode(), pagina
        assert client.get(adres(ronde, bestand)).status_code == 200


def test_every_small_radar_of_a_group_has_its_picture_and_large_pages_have_none(noor: Gebruiker, ronde: Ronde) -> None:
    groepen = f"{adres(ronde, '').removesuffix('figuur/')}groepen/"
    client = browser(noor)
    pagina = client.get(groepen).content.decode()
    radars = pagina.count("<figure>")
    assert radars == len(set(re.findall(r'href="[^"]*figuur/radar.png\?groep=([^"]+)"', pagina))) >= 4
    assert "De radar van Sturen als plaatje" in pagina
    assert "figuur/" not in client.get(groepen, {"groot": 1}).content.decode()
