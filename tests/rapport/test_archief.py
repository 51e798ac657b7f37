"""The report as an archive keeps it and a screen reader reads it: PDF/A-3a and PDF/UA-1, with its data inside."""

import io
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

import page
import pytest
from django.template.loader import render_to_string
from PIL import Image
from pypdf import PdfReader

from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.rapport.archief import Bijlage
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.huisstijl import Huisstijl
from partnerschappen.rapport.kommabestand import maak_csv
from partnerschappen.rapport.pdf import PNG, render_pdf
from tests.rapport.groepsvoorbeelden import exact, open_uitkomst, twintig
from tests.rapport.voorbeelden import gesloten_ronde, tel_voorbeeld, vijf_condities

PROFIELEN = ("3a", "ua1")
LENGTE = "PDFA3A-STREAM-LENGTH-001"
VOORWOORD = "Dank dat jullie de tijd namen.\n\nIn het gesprek maken we er afspraken van."


def weinig() -> Uitkomst:
    return tel_voorbeeld(7, genodigd=10)


VOORBEELDEN = [exact, weinig, twintig, tel_voorbeeld, open_uitkomst]


@cache
def logo() -> str:
    uit = io.BytesIO()
    Image.new("RGBA", (120, 40), (42, 125, 79, 120)).save(uit, "png")
    return PNG + b64encode(uit.getvalue()).decode()


@cache
def pdf(voorbeeld: Callable[[], Uitkomst], met_logo: bool = False) -> bytes:
    uitkomst, huisstijl = voorbeeld(), Huisstijl()
    if met_logo:
        huisstijl = Huisstijl("#2A7D4F", logo(), "Logo van Rivierenrijk")
    ronde = gesloten_ronde()
    ronde.voorwoord = VOORWOORD if met_logo else ""
    context = {"w": make_weergave(ronde, uitkomst, vijf_condities()), "huisstijl": huisstijl}
    cellen = Bijlage(
        "uitkomst.csv", maak_csv(uitkomst, vijf_condities()), "De cijfers", datetime(2026, 6, 12, tzinfo=UTC)
    )
    html = render_to_string("rapport/rapport.html", context)
    return render_pdf(html, bijlagen=[cellen], logo=huisstijl.logo, kleur=huisstijl.kleur)


@cache
def lees(voorbeeld: Callable[[], Uitkomst], met_logo: bool = False) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(voorbeeld, met_logo)))


def tags(knoop: Any) -> Iterator[dict[str, Any]]:
    """Every tag below a node of the structure tree, in order of reading."""
    knoop = knoop.get_object()
    for kind in (deel.get_object() for deel in (knoop if isinstance(knoop, list) else [knoop])):
        if isinstance(kind, dict) and "/S" in kind:
            yield kind
        if isinstance(kind, dict) and "/K" in kind:
            yield from tags(kind["/K"])


def catalogus(voorbeeld: Callable[[], Uitkomst], met_logo: bool = False) -> Any:
    return lees(voorbeeld, met_logo).root_object


def lees_tags(voorbeeld: Callable[[], Uitkomst], met_logo: bool = False) -> list[dict[str, Any]]:
    return list(tags(catalogus(voorbeeld, met_logo)["/StructTreeRoot"]["/K"]))


def fouten(bestand: bytes, profiel: str) -> list[tuple[str, str]]:
    """What the validator says, without the rule that takes an end of line inside a stream for the end of it."""
    verslag = page.validate_pdf_bytes(bestand, profile=profiel)
    return [(fout.rule_id, fout.message) for fout in verslag.failures if fout.rule_id != LENGTE]


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN)
def test_every_stream_is_as_long_as_it_says(voorbeeld: Callable[[], Uitkomst]) -> None:
    """What the validator's own rule on this is for; counted here, since that one misfires."""
    bestand = pdf(voorbeeld)
    stromen = list(re.finditer(rb"\nstream\n", bestand))
    assert stromen
    for stroom in stromen:
        kop = bestand[bestand.rindex(b" obj\n", 0, stroom.start()) : stroom.start()]
        (lengte,) = re.findall(rb"/Length (\d+)", kop)
        einde = stroom.end() + int(lengte)
        assert bestand[einde : einde + 10] == b"\nendstream"


@pytest.mark.parametrize("profiel", PROFIELEN)
@pytest.mark.parametrize("voorbeeld", VOORBEELDEN)
def test_report_follows_both_standards(voorbeeld: Callable[[], Uitkomst], profiel: str) -> None:
    assert fouten(pdf(voorbeeld), profiel) == []


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_report_with_logo_and_foreword_follows_both_standards(profiel: str) -> None:
    assert fouten(pdf(exact, True), profiel) == []


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN)
def test_published_cells_are_inside_as_csv(voorbeeld: Callable[[], Uitkomst]) -> None:
    (bestand,) = (deel.get_object() for deel in catalogus(voorbeeld)["/AF"])
    assert bestand["/UF"] == "uitkomst.csv"
    assert bestand["/AFRelationship"] == "/Source"
    assert bestand["/Desc"] == "De cijfers"
    ingebed = bestand["/EF"]["/F"].get_object()
    assert ingebed["/Subtype"] == "/text/csv"
    assert ingebed.get_data() == maak_csv(voorbeeld(), vijf_condities())


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN)
def test_report_is_dutch_and_shows_its_title(voorbeeld: Callable[[], Uitkomst]) -> None:
    lezer = lees(voorbeeld)
    assert catalogus(voorbeeld)["/Lang"] == "nl"
    assert catalogus(voorbeeld)["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert lezer.metadata is not None
    assert lezer.metadata.title == "Reflectie op samenwerken: Samen Opleiden Rivierenrijk, Voorjaar 2026"


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN)
def test_every_picture_is_told_in_words(voorbeeld: Callable[[], Uitkomst]) -> None:
    figuren = [tag for tag in lees_tags(voorbeeld) if tag["/S"] == "/Figure"]
    assert figuren
    assert [tag for tag in figuren if len(str(tag.get("/Alt", ""))) < 20] == []


def test_logo_is_told_in_words_too() -> None:
    eerste = next(tag for tag in lees_tags(exact, True) if tag["/S"] == "/Figure")
    assert eerste["/Alt"] == "Logo van Rivierenrijk"


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN)
def test_every_head_of_a_table_points_one_way(voorbeeld: Callable[[], Uitkomst]) -> None:
    koppen = [tag for tag in lees_tags(voorbeeld) if tag["/S"] == "/TH"]
    assert {str(tag["/A"]["/Scope"]) for tag in koppen} == {"/Column", "/Row"}
    for tag in koppen:
        in_kop = tag["/P"]["/P"]["/S"] == "/THead"
        assert str(tag["/A"]["/Scope"]) == ("/Column" if in_kop else "/Row")


def test_report_is_read_from_the_cover_to_the_method() -> None:
    titels = [str(punt.title) for punt in lees(exact, True).outline if not isinstance(punt, list)]
    condities = [conditie.naam for conditie in vijf_condities().condities]
    rest = ["Het geheel", "Per groep", "In jullie eigen woorden", "Het gesprek", "Hoe dit is gemaakt"]
    assert titels == ["Samen Opleiden Rivierenrijk", "In het kort", "Voorwoord", *condities, *rest]
    soorten = [str(tag["/S"]) for tag in lees_tags(exact, True)]
    assert soorten.count("/H1") == len(titels)
    assert soorten.index("/H1") < soorten.index("/H2") < soorten.index("/Table")


def test_contents_on_the_cover_name_the_page_where_each_part_begins() -> None:
    bladen = [" ".join(blad.extract_text().split()) for blad in lees(exact, True).pages]
    inhoud = bladen[0].split("Inhoud ")[1]
    for titel, tekst in [("Voorwoord", VOORWOORD.split("\n", maxsplit=1)[0]), ("In het kort", "Wat dat zegt"),
                         ("Per groep", "Wie ergens anders zit"), ("Het gesprek", "Vragen om mee te beginnen"),
                         ("Hoe dit is gemaakt", "Wie er meededen")]:  # fmt: skip
        nummer = next(nummer for nummer, blad in enumerate(bladen, 1) if nummer > 1 and tekst in blad)
        assert re.search(rf"(?<!\d){nummer} ?{titel}", inhoud), titel


def test_foreword_says_whose_words_it_is() -> None:
    bladen = [" ".join(blad.extract_text().split()) for blad in lees(exact, True).pages]
    assert "Wat we de stuurgroep vragen" in bladen[1]  # who reads two pages has the figures
    tekst = bladen[2]
    assert "Dit voorwoord schreef de projectleider" in tekst
    assert "In het gesprek maken we er afspraken van." in tekst
    assert "Voorwoord" not in "".join(blad.extract_text() for blad in lees(exact).pages)


def test_same_report_gives_the_same_bytes() -> None:
    eerste = pdf(weinig)
    pdf.cache_clear()
    assert pdf(weinig) == eerste
