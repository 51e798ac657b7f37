"""The page to explore on: who may, what it asks of the database, and what it does without JavaScript."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband
from tests.gegevens import maak_ronde
from tests.rapport.groepsvoorbeelden import exact
from tests.rapport.test_verkennen import eerder_met
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    ronde = sluit_met(rivierenrijk, exact())
    Ronde.objects.update(vrijgegeven_op=timezone.now())
    return ronde


def adres(ronde: Ronde) -> str:
    return f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/resultaat/verkennen/"


def browser(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def make_earlier(ronde: Ronde, **anders: object) -> Ronde:
    """A ronde that closed a year before."""
    eerder = eerder_met(ronde.samenwerkingsverband, tel_voorbeeld())
    assert ronde.gesloten_op is not None
    jaar_eerder = ronde.gesloten_op - timedelta(days=365)
    Ronde.objects.filter(pk=eerder.pk).update(gesloten_op=jaar_eerder, vrijgegeven_op=timezone.now(), **anders)
    return eerder


def test_who_has_a_rol_explores_and_a_stranger_finds_nothing(
    noor: Gebruiker, sjoerd: Gebruiker, vera: Gebruiker, ronde: Ronde
) -> None:
    assert [browser(wie).get(adres(ronde)).status_code for wie in (noor, sjoerd, vera)] == [200, 200, 404]


def test_before_there_is_an_uitkomst_to_read_the_page_says_when(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    concept = maak_ronde(rivierenrijk, "Later", "later")
    assert browser(noor).get(adres(concept)).headers["Location"] == adres(concept).removesuffix("verkennen/")


def test_without_javascript_the_form_gives_the_picture_and_the_table(noor: Gebruiker, ronde: Ronde) -> None:
    inhoud = browser(noor).get(adres(ronde), {"figuur": "radar", "naast": "laag:sturen"}).content.decode()
    assert '<option value="laag:sturen" selected>Sturen</option>' in inhoud
    assert "Dezelfde cijfers in een tabel" in inhoud
    assert '<div class="v-radar"><svg' in inhoud


def test_an_earlier_ronde_can_be_chosen_where_it_asked_the_same(noor: Gebruiker, ronde: Ronde) -> None:
    eerder = make_earlier(ronde)
    optie = '<option value="ronde:eerder">Voorjaar 2025</option>'
    assert optie in browser(noor).get(adres(ronde)).content.decode()
    inhoud = browser(noor).get(adres(ronde), {"naast": "ronde:eerder"}).content.decode()
    assert f'href="{adres(ronde).removesuffix("verkennen/")}vergelijken/eerder/"' in inhoud
    Ronde.objects.filter(pk=eerder.pk).update(versie=2)
    assert optie not in browser(noor).get(adres(ronde)).content.decode()


@pytest.mark.parametrize("wat", ["of another samenwerkingsverband", "later", "not to be read yet"])
def test_no_other_ronde_can_be_chosen(noor: Gebruiker, ronde: Ronde, bram: Gebruiker, wat: str) -> None:
    eerder = make_earlier(ronde)
    assert ronde.gesloten_op is not None
    if wat == "later":
        Ronde.objects.filter(pk=eerder.pk).update(gesloten_op=ronde.gesloten_op + timedelta(days=1))
    elif wat == "not to be read yet":
        Ronde.objects.filter(pk=eerder.pk).update(status=Ronde.Status.SLUIT, vrijgegeven_op=None)
    else:
        vreemd = Samenwerkingsverband.objects.exclude(pk=ronde.samenwerkingsverband_id).first()
        Ronde.objects.filter(pk=eerder.pk).update(samenwerkingsverband=vreemd)
    assert "ronde:eerder" not in browser(noor).get(adres(ronde), {"naast": "ronde:eerder"}).content.decode()


def test_more_rondes_ask_no_more_of_the_database(noor: Gebruiker, ronde: Ronde) -> None:
    client = browser(noor)
    aantallen = []
    for nummer in range(3):
        make_earlier(ronde, slug=f"eerder-{nummer}")
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            client.get(adres(ronde), {"naast": "ronde:eerder-0"})
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1] == aantallen[2]


def test_only_this_page_brings_plotly(noor: Gebruiker, ronde: Ronde) -> None:
    client = browser(noor)
    inhoud = client.get(adres(ronde)).content.decode()
    assert inhoud.index('id="plotly.js-style-global"') < inhoud.index("plotly.min.js")
    uitkomst = client.get(adres(ronde).removesuffix("verkennen/")).content.decode()
    assert f'href="{adres(ronde)}"' in uitkomst
    assert "plotly" not in uitkomst


def test_exploring_and_comparing_stand_among_the_parts_of_the_uitkomst(noor: Gebruiker, ronde: Ronde) -> None:
    eerder = make_earlier(ronde)
    resultaat = adres(ronde).removesuffix("verkennen/")
    hier = f'<a href="{adres(ronde)}" aria-current="page">Verkennen</a>'
    for pad, staat_er in ((adres(ronde), True), (f"{resultaat}vergelijken/{eerder.slug}/", False)):
        tekst = browser(noor).get(pad).content.decode()
        assert f'<a href="{resultaat}">Overzicht</a>' in tekst
        assert f'href="{adres(ronde)}"' in tekst
        assert (hier in tekst) is staat_er
        assert ("Groot tonen" in tekst) is not staat_er  # exploring has no large mode


@pytest.mark.parametrize(
    ("keuze", "bestand"),
    [
        ("", "radar.svg"),
        ("?naast=laag:sturen", "radar.png?groep=laag%3Asturen"),
        ("?naast=ronde:eerder", "radar.svg?eerder=eerder"),
        ("?figuur=relatie", "conditie-relatie.png"),
        ("?figuur=relatie&naast=laag:sturen", "conditie-relatie.svg"),
        ("?figuur=relatie&naast=ronde:eerder", "conditie-relatie.svg?eerder=eerder"),
        ("?figuur=niets&naast=laag:niets", "radar.png"),
    ],
)
def test_what_is_chosen_can_be_kept_as_a_picture(noor: Gebruiker, ronde: Ronde, keuze: str, bestand: str) -> None:
    make_earlier(ronde)
    client, figuur = browser(noor), f"{adres(ronde).removesuffix('verkennen/')}figuur/{bestand}"
    tekst = client.get(f"{adres(ronde)}{keuze}").content.decode()
    assert f'href="{figuur}"' in tekst
    assert tekst.index('id="verkend"') < tekst.index(f'href="{figuur}"'), "it changes with the choice"
    assert client.get(figuur).status_code == 200
