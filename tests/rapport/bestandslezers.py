"""Reads the figures back out of every form an uitkomst is given in, each in its own way, into one shape."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from pptx import Presentation

from partnerschappen.kern.uitkomst import Score, Verborgen
from partnerschappen.rapport.adressen import Blad, Lezer
from partnerschappen.rapport.bladen import list_bladen
from partnerschappen.rapport.bron import Bron
from partnerschappen.rapport.certificaat import name_groep
from partnerschappen.rapport.pagina import draw_pagina
from tests.rapport.papier import druk_af, vlak
from tests.rapport.voorbeelden import gesloten_ronde
from tests.tegenstander.lezer import Tabel, lees_html

CEL = re.compile(r"(?:ongeveer )?\d,\d|–")
WIE = re.compile(r"(.*\S)\s+(\d+) van de (\d+)$")
TITELS = {"laag": "Sturen en doen", "soort_partner": "Soort partner", "organisatie": "Organisaties"}
ALLES = "Iedereen samen"


@dataclass
class Cijfers:
    """What was read. Scores as they are printed: '3,4', 'ongeveer 3,5', '–' for a hidden one.

    condities: of the whole. groepen: (indeling, group, condition) → score. mensen: (indeling, group) → who sent in and
    who were invited. stellingen: text → counts of the five answers and of who could not judge.
    """

    condities: dict[str, str] = field(default_factory=dict)
    groepen: dict[tuple[str, str, str], str] = field(default_factory=dict)
    mensen: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    stellingen: dict[str, tuple[int, ...]] = field(default_factory=dict)


def schrijf(score: Score | Verborgen) -> str:
    """A score as it is printed."""
    if isinstance(score, Verborgen):
        return "–"
    return f"{'ongeveer ' if score.grof else ''}{score.tienden // 10},{score.tienden % 10}"


def verwacht(bron: Bron) -> Cijfers:
    """What has to stand everywhere, from the uitkomst itself."""
    uitkomst, uit = bron.uitkomst, Cijfers()
    for conditie in bron.vragenlijst.condities:
        uit.condities[conditie.naam] = schrijf(uitkomst.scores["geheel", conditie.code])
        for groep in uitkomst.groepen[1:]:
            plek = (TITELS[groep.indeling], name_groep(groep))
            uit.groepen[*plek, conditie.naam] = schrijf(uitkomst.scores[groep.code, conditie.code])
            uit.mensen[plek] = (groep.n, groep.genodigd)
        for stelling in conditie.stellingen:
            cel = uitkomst.verdelingen[stelling.code]
            if not isinstance(cel, Verborgen):
                uit.stellingen[stelling.tekst] = (*cel.aantallen, cel.niet_te_beoordelen)
    return uit


def lees_pagina(bron: Bron) -> Cijfers:
    """From the tables of all result pages."""
    lezer, ronde, uit = Lezer("/"), gesloten_ronde(), Cijfers()
    for blad in list_bladen(bron.w, lezer):
        for tabel in _tabellen(bron, lezer, ronde, blad):
            _lees_tabel(uit, tabel, [conditie.naam for conditie in bron.w.condities])
    return uit


def _tabellen(bron: Bron, lezer: Lezer, ronde: Any, blad: Blad) -> list[Tabel]:
    return lees_html(draw_pagina(ronde, bron.w, lezer, blad)["inhoud"]).tabellen


def _lees_tabel(uit: Cijfers, tabel: Tabel, condities: list[str]) -> None:
    koppen, *rijen = [[vlak(cel) for cel in rij] for rij in tabel.rijen]
    titel = vlak(tabel.titel)
    if koppen[:2] == ["Conditie", "Score"]:
        uit.condities |= {rij[0]: rij[1] for rij in rijen}
    elif titel.endswith(": de scores per groep"):
        for rij in rijen:
            _lees_groep(uit, titel.removesuffix(": de scores per groep"), rij, condities)
    elif titel.startswith("Aantal mensen per antwoord bij"):
        uit.stellingen |= {rij[0]: tuple(map(int, rij[1:])) for rij in rijen if len(rij) > 2}


def _lees_groep(uit: Cijfers, indeling: str, rij: list[str], condities: list[str]) -> None:
    wie = WIE.match(rij[0])
    if wie is None or wie[1] == ALLES:
        return
    uit.mensen[indeling, wie[1]] = (int(wie[2]), int(wie[3]))
    for conditie, cel in zip(condities, rij[1:], strict=True):
        uit.groepen[indeling, wie[1], conditie] = CEL.findall(cel)[0]


def lees_xlsx(inhoud: bytes) -> Cijfers:
    """From the sheets for people."""
    boek, uit = openpyxl.load_workbook(io.BytesIO(inhoud)), Cijfers()
    for rij in _rijen_onder(boek["Uitkomst"], "Conditie"):
        uit.condities[rij[0].value] = _lees_getal(rij[1])
    if "Stellingen" in boek.sheetnames:
        for rij in _rijen_onder(boek["Stellingen"], "Conditie"):
            if isinstance(rij[2].value, int):
                uit.stellingen[rij[1].value] = tuple(cel.value for cel in rij[2:8])
    if "Groepen" in boek.sheetnames:
        _lees_groepsblad(uit, boek["Groepen"])
    return uit


def _lees_groepsblad(uit: Cijfers, blad: Any) -> None:
    indeling, koppen = "", []
    for rij in blad.iter_rows():
        if rij[0].value in TITELS.values():
            indeling = rij[0].value
        elif rij[0].value == "Groep":
            koppen = [cel.value for cel in rij]
        elif isinstance(rij[1].value, int) and rij[0].value != ALLES:
            uit.mensen[indeling, rij[0].value] = (rij[1].value, rij[2].value)
            for conditie, cel in zip(koppen[3:], rij[3:], strict=True):
                uit.groepen[indeling, rij[0].value, conditie] = _lees_getal(cel)


def _rijen_onder(blad: Any, kop: str) -> Iterator[Any]:
    """The rows of the table with this head, until the first empty one."""
    rijen = iter(blad.iter_rows())
    next(rij for rij in rijen if rij[0].value == kop)
    for rij in rijen:
        if rij[0].value is None or rij[1].value is None:
            return
        yield rij


def _lees_getal(cel: Any) -> str:
    """A number as its format shows it."""
    if not isinstance(cel.value, int | float):
        return str(cel.value)
    getal = f"{cel.value:.1f}".replace(".", ",")
    return f"ongeveer {getal}" if "ongeveer" in cel.number_format else getal


def lees_rijen(rijen: list[dict[str, str]], bron: Bron) -> Cijfers:
    """From tidy rows, as in the CSV and in the sheet for software."""
    namen, uit = {conditie.code: conditie.naam for conditie in bron.vragenlijst.condities}, Cijfers()
    tellingen: dict[str, list[int]] = {}
    for rij in rijen:
        if rij["soort"] == "stelling" and rij["aantal"]:
            tellingen.setdefault(rij["tekst"], []).append(int(rij["aantal"]))
        if rij["soort"] != "score":
            continue
        score = f"{float(rij['score']):.1f}".replace(".", ",") if rij["score"] else "–"
        score = f"ongeveer {score}" if rij["afronding"] == "halven" else score
        if rij["groep"] == "geheel":
            uit.condities[namen[rij["conditie"]]] = score
        else:
            plek = (TITELS[rij["indeling"]], rij["groep_naam"])
            uit.groepen[*plek, namen[rij["conditie"]]] = score
            uit.mensen[plek] = (int(rij["n"]), int(rij["genodigd"]))
    uit.stellingen = {tekst: tuple(aantallen) for tekst, aantallen in tellingen.items()}
    return uit


def lees_csv(inhoud: bytes, bron: Bron) -> Cijfers:
    """From the file for software."""
    return lees_rijen(list(csv.DictReader(io.StringIO(inhoud.decode(), newline=""))), bron)


def lees_cellenblad(inhoud: bytes, bron: Bron) -> Cijfers:
    """From the sheet for software."""
    blad = openpyxl.load_workbook(io.BytesIO(inhoud))["Alle cijfers"]
    koppen, *rijen = blad.iter_rows(values_only=True)
    gelezen = [["" if waarde is None else str(waarde) for waarde in rij] for rij in rijen]
    return lees_rijen([dict(zip(map(str, koppen), rij, strict=True)) for rij in gelezen], bron)


def lees_pptx(inhoud: bytes) -> tuple[Cijfers, list[dict[str, float | None]]]:
    """From the slides: the table of scores and the statements of topics; and the values behind every chart."""
    uit, grafieken = Cijfers(), []
    for dia in Presentation(io.BytesIO(inhoud)).slides:
        teksten = [vorm.text_frame.text.strip("‘’") for vorm in dia.shapes if vorm.has_text_frame]
        for vorm in dia.shapes:
            if vorm.has_table:
                rijen = [[cel.text for cel in rij.cells] for rij in vorm.table.rows]
                uit.condities |= {rij[0]: rij[1] for rij in rijen[1:] if rijen[0][:2] == ["Conditie", "Score"]}
            if vorm.has_chart:
                plot = vorm.chart.plots[0]
                grafieken += [dict(zip(plot.categories, reeks.values, strict=True)) for reeks in plot.series]
                if plot.series[0].name == "Aantal mensen":
                    uit.stellingen[teksten[3]] = tuple(int(waarde) for waarde in plot.series[0].values)
    return uit, grafieken


def lees_pdf(bron: Bron) -> str:
    """All text of the report, on one line."""
    return druk_af(bron.w).tekst
