"""The adversary opens the files: every number in a spreadsheet, in slides with what is behind their charts, and in CSV.

Read from the packages themselves, so that what no program shows is read too. From the CSV alone an uitkomst is built
again, to solve with as if nothing else had been published.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import openpyxl
from pptx.oxml import parse_xml

from partnerschappen.kern.uitkomst import Certificaat, Groep, Reden, Score, Uitkomst, Verborgen, Verdeling
from partnerschappen.rapport.bron import Bron, make_bron
from partnerschappen.rapport.dia import maak_pptx
from partnerschappen.rapport.kommabestand import maak_csv
from partnerschappen.rapport.xlsx import maak_xlsx
from tests.rapport.voorbeelden import gesloten_ronde
from tests.tegenstander.lezer import lees_getallen
from tests.tegenstander.rondes import vijf_condities
from tests.tegenstander.uitgeven import getallen_van_vragenlijst, zonder_cijfers
from tests.tegenstander.verklaren import Verklaring

MIDDEN = "ertussenin"  # half of it stands on either side of a strip
SCHAAL = {0, 1, 5, *range(50, 101, 10)}  # where an axis may begin or end
XLSX_DELEN = re.compile(
    r"\[Content_Types\]\.xml|_rels/.*|docProps/.*|xl/(workbook|styles|sharedStrings)\.xml|xl/theme/.*"
    r"|xl/_rels/.*|xl/worksheets/.*|xl/tables/.*"
)
PPTX_DELEN = re.compile(
    r"\[Content_Types\]\.xml|_rels/.*|docProps/.*|ppt/(presentation|presProps|viewProps|tableStyles)\.xml"
    r"|ppt/(_rels|theme|slideMasters|slideLayouts|notesMasters|slides|notesSlides|charts|embeddings)/.*"
)
SOORTEN: dict[str, Callable[[Bron], bytes]] = {
    "xlsx": maak_xlsx,
    "pptx": maak_pptx,
    "csv": lambda bron: maak_csv(bron.uitkomst, bron.vragenlijst),
}


class OnbekendDeel(AssertionError):
    """A part of a package that this reader does not look into."""


def lees_bestand(inhoud: bytes, soort: str) -> str:
    """Everything that a file holds, as text; numbers written as people write them: '12', '3,4'."""
    return " ".join({"xlsx": lees_xlsx, "pptx": lees_pptx, "csv": lees_csv}[soort](inhoud))


def lees_csv(inhoud: bytes) -> Iterator[str]:
    """Every value."""
    for rij in csv.reader(io.StringIO(inhoud.decode(), newline="")):
        yield from (re.sub(r"^(\d+)\.(\d+)$", r"\1,\2", waarde) for waarde in rij)


def lees_xlsx(inhoud: bytes) -> Iterator[str]:
    """Every cell of every sheet, notes on cells, heads and feet, and the properties. Raises OnbekendDeel."""
    _ken_delen(inhoud, XLSX_DELEN)
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    for blad in boek:
        yield blad.title
        yield from (str(deel.left and deel.left.text) for deel in (blad.oddFooter, blad.oddHeader) if deel)
        for rij in blad.iter_rows():
            for cel in rij:
                yield _lees_procent(cel) if cel.number_format.endswith("%") else schrijf_waarde(cel.value)
                yield str(cel.comment.text if cel.comment else "")
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        yield from _teksten(pakket.read("docProps/core.xml"))


def _lees_procent(cel: Any) -> str:
    """A share as people read it, '8 %'; as it is stored where that says more than a whole number of percents."""
    deel = Decimal(str(cel.value)) * 100
    return f"{deel.to_integral_value()} %" if deel == deel.to_integral_value() else schrijf_waarde(cel.value)


def lees_pptx(inhoud: bytes) -> Iterator[str]:
    """Every text, also read aloud or under a slide, and every value of a chart and of the sheet behind it."""
    _ken_delen(inhoud, PPTX_DELEN)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        for naam in pakket.namelist():
            deel = pakket.read(naam)
            if naam.endswith(".xlsx"):
                yield from _lees_werkblad_achter(deel)
            elif "/charts/" in naam and naam.endswith(".xml"):
                yield from _lees_grafiek(parse_xml(deel))
            elif re.search(r"(slides|notesSlides|slideMasters)/[^/]*\.xml$|core\.xml$", naam):
                yield from _teksten(deel)


def schrijf_waarde(waarde: object) -> str:
    """A cell's value as people read it; a number with more decimals than are ever shown keeps them."""
    if isinstance(waarde, float) and not waarde.is_integer():
        return f"{waarde:.10g}".replace(".", ",")
    if isinstance(waarde, float):
        return str(int(waarde)) + ",0"
    return "" if waarde is None else str(waarde)


def _lees_grafiek(grafiek: Any) -> Iterator[str]:
    for reeks in grafiek.iter("{*}ser"):
        naam = "".join(reeks.xpath("./*[local-name()='tx']//*[local-name()='v']/text()"))
        yield naam
        yield from reeks.xpath("./*[local-name()='cat']//*[local-name()='v']/text()")
        punten = reeks.xpath("./*[local-name()='val']//*[local-name()='v']/text()")
        yield from (_schrijf_punt(naam, float(punt)) for punt in punten)
    for grens in grafiek.xpath("//*[local-name()='scaling']/*[local-name()='min' or local-name()='max']/@val"):
        if abs(float(grens)) not in SCHAAL:
            yield schrijf_waarde(float(grens))
    yield from grafiek.xpath("//*[local-name()='t']/text()")


def _lees_werkblad_achter(inhoud: bytes) -> Iterator[str]:
    for blad in openpyxl.load_workbook(io.BytesIO(inhoud)):
        koppen, *rijen = blad.iter_rows(values_only=True)
        yield from map(str, koppen)
        for rij in rijen:
            for kop, waarde in zip(koppen, rij, strict=True):
                yield _schrijf_punt(str(kop), waarde) if isinstance(waarde, int | float) else schrijf_waarde(waarde)


def _schrijf_punt(reeks: str, waarde: float) -> str:
    heel = abs(waarde) * (2 if reeks == MIDDEN else 1)
    if "Iedereen" in reeks:
        return f"{heel:.10g}".replace(".", ",") if heel != int(heel) else f"{int(heel)},0"
    return f"{heel:.10g}".replace(".", ",")


def _teksten(xml: bytes) -> Iterator[str]:
    """All text, and what is read aloud; names of shapes are numbered by the library and are left out."""
    boom = parse_xml(xml)
    yield from (str(tekst) for tekst in boom.itertext())
    yield from boom.xpath("//@descr | //@title")


def _ken_delen(inhoud: bytes, bekend: re.Pattern[str]) -> None:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        if vreemd := [naam for naam in pakket.namelist() if not bekend.fullmatch(naam)]:
            raise OnbekendDeel(vreemd)


def geef_bron(uitkomst: Uitkomst, soort: str) -> Bron:
    """What the product makes files from, of a ronde with this kind of confidentiality."""
    gesloten = gesloten_ronde()
    gesloten.geheimhouding = soort
    return make_bron(gesloten, uitkomst, vijf_condities())


def verklaar_bestand(uitkomst: Uitkomst, geheimhouding: str, soort: str) -> Verklaring:
    """What accounts for the numbers in a file: the uitkomst, and what stands in a file without its figures."""
    kaal = (SOORTEN[soort](geef_bron(leeg, geheimhouding)) for leeg in zonder_cijfers(uitkomst))
    vast = frozenset().union(*(lees_getallen(lees_bestand(inhoud, soort)) for inhoud in kaal))
    return Verklaring(uitkomst, vijf_condities(), vast | getallen_van_vragenlijst())


def bouw_uit_csv(inhoud: bytes, k: int) -> Uitkomst:
    """An uitkomst from the CSV and nothing else. Reasons are not read: a hidden cell is a hidden cell."""
    rijen = list(csv.DictReader(io.StringIO(inhoud.decode(), newline="")))
    groepen = {rij["groep"]: _lees_groep(rij) for rij in rijen if rij["soort"] == "score"}
    scores = {(rij["groep"], rij["conditie"]): _lees_score(rij) for rij in rijen if rij["soort"] == "score"}
    vragen = list(dict.fromkeys(rij["vraag"] for rij in rijen if rij["vraag"]))
    geheel, verborgen = next(iter(groepen.values())), Verborgen(Reden.PAS_VANAF_DUBBEL)
    return Uitkomst(
        k=k, n=geheel.n, genodigd=geheel.genodigd, groepen=tuple(groepen.values()), scores=scores,
        verdelingen={vraag: _lees_verdeling([rij for rij in rijen if rij["vraag"] == vraag]) for vraag in vragen},
        spreiding=dict.fromkeys((conditie for _groep, conditie in scores), verborgen),
        opmerkingen={}, certificaat=Certificaat(k, (), 0),
    )  # fmt: skip


def _lees_groep(rij: dict[str, str]) -> Groep:
    naam = rij["groep_naam"] if rij["indeling"] == "organisatie" else ""
    rest = rij["groep"].endswith(":rest")
    return Groep(rij["indeling"], rij["groep"], int(rij["n"]), int(rij["genodigd"]), "" if rest else naam, rest)


def _lees_score(rij: dict[str, str]) -> Score | Verborgen:
    if not rij["score"]:
        return Verborgen(Reden.NIET_APART)
    return Score(round(10 * float(rij["score"])), grof=rij["afronding"] == "halven")


def _lees_verdeling(rijen: list[dict[str, str]]) -> Verdeling | Verborgen:
    if not rijen[0]["aantal"]:
        return Verborgen(Reden.PAS_VANAF_DUBBEL)
    buiten = [int(rij["aantal"]) for rij in rijen if rij["antwoord"] == "n"]
    aantallen = tuple(int(rij["aantal"]) for rij in rijen if rij["antwoord"] != "n")
    return Verdeling(aantallen, int(rijen[0]["beantwoord"]), sum(buiten))
