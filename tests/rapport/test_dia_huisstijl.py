"""Slides in the house style of a samenwerkingsverband: a band and a logo on the first one, and nothing else changes."""

from __future__ import annotations

import io
from base64 import b64encode
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from partnerschappen.kern.tekening import KLEUREN
from partnerschappen.models import Samenwerkingsverband
from partnerschappen.rapport.bestanden import Bestandssoort, make_bestand
from partnerschappen.rapport.bron import make_bron
from partnerschappen.rapport.dia import maak_pptx
from partnerschappen.rapport.huisstijl import Huisstijl
from partnerschappen.rapport.pdf import PNG
from tests.kern.test_logo import png
from tests.rapport.test_zelfde_cijfers import LANGE_NAAM, LANGE_TITEL
from tests.rapport.voorbeelden import gesloten_ronde, sluit_met, tel_voorbeeld, vijf_condities

GEEL = "#FFE97F"


def logo(breed: int, hoog: int) -> Huisstijl:
    return Huisstijl(GEEL, PNG + b64encode(png(breed, hoog)).decode(), "Logo van Rivierenrijk")


def dias(huisstijl: Huisstijl | None = None, naam: str = "Rivierenrijk") -> list[Any]:
    bron = make_bron(gesloten_ronde(naam, LANGE_TITEL), tel_voorbeeld(), vijf_condities())
    return list(Presentation(io.BytesIO(maak_pptx(bron, huisstijl))).slides)


def kleuren(dia: Any) -> set[str]:
    """Every colour on a slide and in its charts, as 'rrggbb'."""
    delen = [dia._element, *(vorm.chart._chartSpace for vorm in dia.shapes if vorm.has_chart)]
    return {kleur.lower() for deel in delen for kleur in deel.xpath(".//*[local-name()='srgbClr']/@val")}


def namen(dia: Any) -> list[str]:
    return [vorm.name for vorm in dia.shapes]


def test_the_colour_is_in_the_band_of_the_first_slide_and_nowhere_else() -> None:
    eerste, *andere = dias(Huisstijl(GEEL))
    band = next(vorm for vorm in eerste.shapes if vorm.name == "Sierbalk")
    assert f"#{band.fill.fore_color.rgb}" == GEEL
    assert all(GEEL[1:].lower() not in kleuren(dia) for dia in andere)
    teksten = [loop for loop in eerste._element.xpath(".//a:rPr") if loop.xpath(f".//a:srgbClr[@val='{GEEL[1:]}']")]
    assert teksten == []


def test_slides_without_a_house_style_keep_our_own_colours() -> None:
    assert KLEUREN["merk"][1:].lower() in kleuren(dias()[0])
    assert "Logo" not in namen(dias(Huisstijl(GEEL))[0])


@pytest.mark.parametrize(("breed", "hoog"), [(1600, 200), (300, 120), (200, 200), (150, 900)])
def test_a_logo_keeps_its_proportions_says_what_it_is_and_leaves_the_words_free(breed: int, hoog: int) -> None:
    eerste, *andere = dias(logo(breed, hoog), LANGE_NAAM)
    beeld = next(vorm for vorm in eerste.shapes if vorm.name == "Logo")
    assert beeld._element.xpath(".//p:cNvPr/@descr") == ["Logo van Rivierenrijk"]
    assert beeld.width / beeld.height == pytest.approx(breed / hoog, rel=0.01)
    assert Image.open(io.BytesIO(beeld.image.blob)).size == (breed, hoog)
    assert beeld.top + beeld.height <= eerste.shapes.title.top
    assert f"#{eerste.background.fill.fore_color.rgb}".lower() == KLEUREN["wit"]
    assert all("Logo" not in namen(dia) for dia in andere)


@pytest.mark.django_db
def test_the_file_that_people_download_bears_what_the_leader_chose(rivierenrijk: Samenwerkingsverband) -> None:
    rivierenrijk.kleur = GEEL
    rivierenrijk.save()
    ronde = sluit_met(rivierenrijk, tel_voorbeeld())
    eerste = Presentation(io.BytesIO(make_bestand(ronde, Bestandssoort.PPTX).inhoud)).slides[0]
    assert GEEL[1:].lower() in kleuren(eerste)
