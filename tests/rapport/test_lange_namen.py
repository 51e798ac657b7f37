"""Long names, of an organisatie, a samenwerkingsverband or in a remark, stay on the paper and on no other words."""

import re
import subprocess
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.huisstijl import Huisstijl
from partnerschappen.rapport.pdf import render_pdf
from tests.rapport.groepsvoorbeelden import tel_groepen, twintig
from tests.rapport.voorbeelden import gesloten_ronde, vijf_condities

MARGE, BREED = 18 / 25.4 * 72, 210 / 25.4 * 72
WOORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
LANG = (
    "Praktijkonderwijsscholengemeenschap De Brug",
    "Lerarenopleidingsinstituut Zuidoost",
    "Beroepsonderwijsinstelling Rivierenland",
    "W" * 120,
    "Hoogbegaafdheidsexpertisecentrum‐Noordoostpolder",
    "Gemeente 's-Hertogenbosch en omstreken, afdeling Onderwijsachterstandenbeleid",
)
Woord = tuple[float, float, float, float, str]


def zet(namen: tuple[str, ...], verband: str, map_: Path) -> list[list[Woord]]:
    """The words of each page of the report with where they stand, in points."""
    uitkomst = twintig() if len(namen) > 6 else tel_groepen((12, 11, 10, 10, 10, 10), sturen=2)
    vervang = dict(
        zip((groep.naam for groep in uitkomst.groepen if groep.indeling == "organisatie"), namen, strict=False)
    )
    uitkomst = replace(
        uitkomst, groepen=tuple(replace(groep, naam=vervang.get(groep.naam, groep.naam)) for groep in uitkomst.groepen)
    )
    ronde = gesloten_ronde()
    ronde.samenwerkingsverband.naam = verband
    w = make_weergave(ronde, uitkomst, vijf_condities())
    pad = map_ / "rapport.pdf"
    pad.write_bytes(render_pdf(render_to_string("rapport/rapport.html", {"w": w, "huisstijl": Huisstijl()})))
    uit = subprocess.run(["pdftotext", "-bbox", pad, "-"], capture_output=True, check=True, text=True).stdout
    return [[_lees(gevonden) for gevonden in WOORD.finditer(blad)] for blad in uit.split("<page ")[1:]]


def _lees(gevonden: re.Match[str]) -> Woord:
    links, boven, rechts, onder = map(float, gevonden.groups()[:4])
    return links, boven, rechts, onder, gevonden[5]


def raakt(een: Woord, ander: Woord) -> bool:
    breedte = min(een[2], ander[2]) - max(een[0], ander[0])
    hoogte = min(een[3], ander[3]) - max(een[1], ander[1])
    return breedte > 1 and hoogte > 0.4 * min(een[3] - een[1], ander[3] - ander[1])


@pytest.mark.beeld
@pytest.mark.parametrize(
    ("namen", "verband"),
    [
        (LANG, "Regionaal Samenwerkingsverband Passend Beroepsonderwijs Rivierenland en Bommelerwaard-Oost"),
        (LANG, "Samenwerkingsverbandopleidingsscholen" + "x" * 60),
        (LANG * 4, "Rivierenrijk"),
    ],
)
def test_no_word_leaves_the_paper_or_stands_on_another(namen: tuple[str, ...], verband: str, tmp_path: Path) -> None:
    bladen = zet(namen, verband, tmp_path)
    assert sum(map(len, bladen)) > 2000, "the words are read"
    buiten = [(blad, woord) for blad, woorden in enumerate(bladen, 1) for woord in woorden if not _op_papier(woord)]
    assert buiten == []
    op_elkaar = [
        (blad, een[4], ander[4])
        for blad, woorden in enumerate(bladen, 1)
        for een, ander in combinations(woorden, 2)
        if raakt(een, ander)
    ]
    assert op_elkaar == []


def _op_papier(woord: Woord) -> bool:
    return woord[0] >= MARGE - 1 and woord[2] <= BREED - MARGE + 1
