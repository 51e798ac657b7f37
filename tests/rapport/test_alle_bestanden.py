"""Page, report, spreadsheet, slides and CSV hold the same figures, and nothing in them runs or leads away."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

import openpyxl
import pytest
from pptx import Presentation

from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.models import Ronde
from partnerschappen.rapport.bron import Bron, make_bron
from partnerschappen.rapport.dia import maak_pptx
from partnerschappen.rapport.kommabestand import maak_csv
from partnerschappen.rapport.xlsx import maak_xlsx
from tests.rapport.bestandslezers import (
    lees_cellenblad,
    lees_csv,
    lees_pagina,
    lees_pdf,
    lees_pptx,
    lees_xlsx,
    verwacht,
)
from tests.rapport.groepsvoorbeelden import (
    exact,
    grof,
    open_ronde,
    open_uitkomst,
    overig,
    tel_groepen,
    twintig,
    verborgen_cellen,
)
from tests.rapport.test_zelfde_cijfers import LANG, LANGE_NAAM, LANGE_TITEL
from tests.rapport.voorbeelden import eensgezind, gesloten_ronde, tel_voorbeeld, vijf_condities

UITKOMSTEN: dict[str, Callable[[], Uitkomst]] = {
    "demo": lambda: tel_groepen([9, 8, 6, 3], sturen=2),
    "zonder indelingen": tel_voorbeeld,
    "exact": exact,
    "grof": grof,
    "overig": overig,
    "verborgen cellen": verborgen_cellen,
    "weinig": lambda: tel_voorbeeld(7, genodigd=10),
    "open": open_uitkomst,
    "twintig": twintig,
    "niets te beoordelen": lambda: eensgezind("n", 12),
}
alle_uitkomsten = pytest.mark.parametrize("naam", UITKOMSTEN)


@cache
def bron(naam: str) -> Bron:
    ronde = open_ronde() if naam == "open" else gesloten_ronde()
    return make_bron(ronde, UITKOMSTEN[naam](), vijf_condities())


@cache
def xlsx(naam: str) -> bytes:
    return maak_xlsx(bron(naam))


@cache
def pptx(naam: str) -> bytes:
    return maak_pptx(bron(naam))


@alle_uitkomsten
def test_the_pages_show_every_score_and_every_count(naam: str) -> None:
    assert lees_pagina(bron(naam)) == verwacht(bron(naam))


@alle_uitkomsten
def test_the_spreadsheet_shows_people_the_same(naam: str) -> None:
    assert lees_xlsx(xlsx(naam)) == verwacht(bron(naam))


@alle_uitkomsten
def test_the_sheet_for_software_and_the_csv_hold_the_same(naam: str) -> None:
    dit = bron(naam)
    assert lees_cellenblad(xlsx(naam), dit) == verwacht(dit)
    assert lees_csv(maak_csv(dit.uitkomst, dit.vragenlijst), dit) == verwacht(dit)


@alle_uitkomsten
def test_the_slides_show_the_same(naam: str) -> None:
    goed, (gelezen, grafieken) = verwacht(bron(naam)), lees_pptx(pptx(naam))
    assert gelezen.condities == goed.condities
    assert {tekst: (*aantallen, goed.stellingen[tekst][5]) for tekst, aantallen in gelezen.stellingen.items()} == {
        tekst: goed.stellingen[tekst] for tekst in gelezen.stellingen
    }
    over_stellingen = [punt for punt in bron(naam).w.punten if punt.stelling]
    assert len(gelezen.stellingen) == len(over_stellingen)
    radars = [
        grafiek for grafiek in grafieken if {regel.split()[0] for regel in map(str, grafiek)} == set(goed.condities)
    ]
    scores = {re.split(r"[ \n]", str(as_))[0]: waarde for as_, waarde in radars[-1].items()} if radars else {}
    assert scores in ({}, {c: None if s == "–" else float(s.replace(",", ".")) for c, s in goed.condities.items()})


def test_what_sturen_and_doen_see_differently_is_on_the_first_slide_and_has_a_slide_of_its_own() -> None:
    gesprek = bron("demo").w.groepen.gesprek
    assert gesprek
    dias = list(Presentation(io.BytesIO(pptx("demo"))).slides)
    assert any(gesprek.zin in vorm.text_frame.text for vorm in dias[0].shapes if vorm.has_text_frame)
    eigen = [dia for dia in dias if dia.shapes.title.text_frame.text == gesprek.zin]
    assert any(gesprek.vraag in vorm.text_frame.text for vorm in eigen[0].shapes if vorm.has_text_frame)


@alle_uitkomsten
def test_the_strips_on_the_slides_are_those_of_the_page(naam: str) -> None:
    stroken = [conditie for conditie in bron(naam).w.condities if conditie.procenten]
    _cijfers, grafieken = lees_pptx(pptx(naam))
    if not stroken:
        return
    links, oneens, helemaal_oneens, rechts, eens, helemaal_eens = (list(reeks.values()) for reeks in grafieken[:6])
    for plaats, conditie in enumerate(stroken):
        midden = (rechts[plaats] or 0) - (links[plaats] or 0)
        delen = [-(helemaal_oneens[plaats] or 0), -(oneens[plaats] or 0), midden, eens[plaats], helemaal_eens[plaats]]
        assert [f"{deel:g}\N{NO-BREAK SPACE}%" for deel in delen] == list(conditie.procenten)


@pytest.mark.parametrize("naam", ["demo", "grof", "verborgen cellen", "weinig", "open", "twintig"])
def test_the_report_shows_every_score_and_every_count(naam: str) -> None:
    goed, tekst = verwacht(bron(naam)), lees_pdf(bron(naam))
    for stelling, aantallen in goed.stellingen.items():
        assert re.search(rf"{re.escape(stelling)}[\d ]* {' '.join(map(str, aantallen))}", tekst), stelling
    for conditie, score in goed.condities.items():
        assert re.search(rf"{conditie}\s?{re.escape(score)}(?!\d)", tekst), conditie
    for (indeling, groep), (n, genodigd) in goed.mensen.items():
        cellen = [goed.groepen[indeling, groep, conditie] for conditie in goed.condities]
        patroon = r"( \([^)]*\))? ?".join(re.escape(cel) for cel in cellen)
        assert re.search(rf"{re.escape(groep)} {n} van de {genodigd} {patroon}", tekst), groep


def test_there_are_scores_counts_and_hidden_ones_among_these() -> None:
    alles = [verwacht(bron(naam)) for naam in UITKOMSTEN]
    scores = {score for cijfers in alles for score in cijfers.groepen.values()}
    assert {score[:8] for score in scores if score.startswith("ongeveer")} == {"ongeveer"}
    assert "–" in scores
    assert any(score[0].isdigit() for score in scores)
    assert sum(bool(cijfers.stellingen) for cijfers in alles) >= 7


VIJANDIG = (
    "=1+1",
    "+31 6",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    '=HYPERLINK("http://kwaad.example","x")',
    "http://kwaad.example",
)


def vijandige_bron() -> Bron:
    """Names and remarks that look like formulas and links."""
    uitkomst = tel_groepen([18, 16, 14, 12], indelingen=["organisatie"])
    namen = iter(VIJANDIG * 3)
    groepen = tuple(dataclasses.replace(g, naam=next(namen)) if g.naam else g for g in uitkomst.groepen)
    opmerkingen = dict.fromkeys(uitkomst.opmerkingen, VIJANDIG)
    uitkomst = dataclasses.replace(uitkomst, groepen=groepen, opmerkingen=dict(opmerkingen))
    return make_bron(gesloten_ronde("=2+2", "@SUM(A1)"), uitkomst, vijf_condities())


def test_text_that_looks_like_a_formula_or_a_link_is_text_in_the_spreadsheet() -> None:
    inhoud = maak_xlsx(vijandige_bron())
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    cellen = [cel for blad in boek for rij in blad.iter_rows() for cel in rij]
    assert [cel.value for cel in cellen if cel.data_type == "f" or cel.hyperlink] == []
    teksten = {cel.value for cel in cellen}
    assert [tekst for tekst in VIJANDIG if tekst not in teksten] == []
    assert all(cel.quotePrefix for cel in cellen if str(cel.value).strip().startswith(("=", "+", "-", "@")))
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        assert [deel for deel in pakket.namelist() if b"<f>" in pakket.read(deel)] == []


def test_a_name_with_a_figure_or_ampersands_leaves_the_foot_of_a_sheet_as_it_is() -> None:
    naam = f"3e ring {'&' * 60}"
    bron = make_bron(gesloten_ronde(naam), tel_groepen([18, 16]), vijf_condities())
    for blad in openpyxl.load_workbook(io.BytesIO(maak_xlsx(bron))):
        voet = blad.oddFooter
        assert voet is not None
        links, rechts = voet.left, voet.right
        assert links is not None
        assert rechts is not None
        assert (links.size, rechts.size) == (9, 9)
        assert str(links.text).strip().startswith("3e ring &&")
        assert str(rechts.text).startswith("Bladzijde")


@pytest.mark.parametrize("maak", [maak_xlsx, maak_pptx], ids=["xlsx", "pptx"])
def test_a_file_leads_nowhere_and_runs_nothing(maak: Callable[[Bron], bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(maak(vijandige_bron()))) as pakket:
        assert pakket.testzip() is None
        verbanden = [pakket.read(deel) for deel in pakket.namelist() if deel.endswith(".rels")]
        assert [verband for verband in verbanden if b'TargetMode="External"' in verband] == []
        assert [deel for deel in pakket.namelist() if re.search(r"vba|macro|externalLink|activeX|\.bin$", deel)] == []


def test_the_sheet_behind_a_chart_has_no_formula() -> None:
    for dia in Presentation(io.BytesIO(maak_pptx(vijandige_bron()))).slides:
        for vorm in (vorm for vorm in dia.shapes if vorm.has_chart):
            boek = openpyxl.load_workbook(io.BytesIO(vorm.chart.part.chart_workbook.xlsx_part.blob))
            assert [cel.value for blad in boek for rij in blad.iter_rows() for cel in rij if cel.data_type == "f"] == []


@alle_uitkomsten
def test_every_slide_has_a_title_and_every_picture_is_described(naam: str) -> None:
    for dia in Presentation(io.BytesIO(pptx(naam))).slides:
        assert dia.shapes.title.text_frame.text.strip()
        assert dia.shapes[0] == dia.shapes.title, "the title is read first"
        for vorm in dia.shapes:
            eigenschappen = vorm._element.xpath(".//p:cNvPr")[0]
            siert = "decorative" in str(eigenschappen.xpath("string(.//*/@uri)")) or eigenschappen.findall(".//*")
            heeft_tekst = vorm.has_text_frame and vorm.text_frame.text.strip()
            assert eigenschappen.get("descr") or heeft_tekst or siert, (
                f"{dia.shapes.title.text_frame.text}: {vorm.name}"
            )
        assert dia.notes_slide.notes_text_frame.text.strip()


def test_every_text_on_slides_is_marked_as_dutch() -> None:
    for dia in Presentation(io.BytesIO(pptx("demo"))).slides:
        for deel in (dia, dia.notes_slide):
            lopen = deel._element.xpath(".//a:r")
            assert {loop.rPr.get("lang") for loop in lopen} == {"nl-NL"}


@pytest.mark.parametrize("soort", ["xlsx", "pptx"])
def test_a_file_says_what_it_is_of_whom_and_in_which_language(soort: str) -> None:
    inhoud = xlsx("demo") if soort == "xlsx" else pptx("demo")
    eigenschappen = (
        openpyxl.load_workbook(io.BytesIO(inhoud)).properties
        if soort == "xlsx"
        else Presentation(io.BytesIO(inhoud)).core_properties
    )
    assert eigenschappen.title == "Samen Opleiden Rivierenrijk: Voorjaar 2026"
    assert (eigenschappen.creator if soort == "xlsx" else eigenschappen.author) == "Samen Opleiden Rivierenrijk"
    assert eigenschappen.language == "nl-NL"


def test_the_same_uitkomst_gives_the_same_spreadsheet() -> None:
    een, ander = (maak_xlsx(bron("demo")) for _keer in range(2))
    with zipfile.ZipFile(io.BytesIO(een)) as links, zipfile.ZipFile(io.BytesIO(ander)) as rechts:
        assert {n: links.read(n) for n in links.namelist()} == {n: rechts.read(n) for n in rechts.namelist()}


def lange_ronde() -> Ronde:
    return gesloten_ronde(LANGE_NAAM, LANGE_TITEL)


@pytest.mark.parametrize("uitkomst", [twintig(), tel_voorbeeld(150, genodigd=400, opmerkingen=LANG)])
def test_long_names_many_groups_and_long_remarks_fit(uitkomst: Uitkomst) -> None:
    dit = make_bron(lange_ronde(), uitkomst, vijf_condities())
    boek = openpyxl.load_workbook(io.BytesIO(maak_xlsx(dit)))
    assert all(
        len(cel.value) < 32_767
        for blad in boek
        for rij in blad.iter_rows()
        for cel in rij
        if isinstance(cel.value, str)
    )
    for dia in Presentation(io.BytesIO(maak_pptx(dit))).slides:
        for vorm in dia.shapes:
            assert vorm.left + vorm.width <= 12_192_000
            assert vorm.top + vorm.height <= 6_858_000


def test_choices_are_rows_of_figures_with_the_notes_under_them() -> None:
    rijen = list(
        openpyxl.load_workbook(io.BytesIO(xlsx("demo")))["Balans en keuzes"].iter_rows(min_row=2, values_only=True)
    )
    leeg = rijen.index((None, None, None))
    assert all(isinstance(aantal, int) for _vraag, _antwoord, aantal in rijen[:leeg])
    assert any("26 mensen kozen" in str(noot) for noot, *_rest in rijen[leeg:])


def test_a_share_in_the_spreadsheet_is_a_number() -> None:
    blad = openpyxl.load_workbook(io.BytesIO(xlsx("demo")))["Uitkomst"]
    kop = next(nummer for nummer, rij in enumerate(blad.iter_rows(), 1) if rij[0].value == "Conditie")
    delen = [blad.cell(kop + plaats, 5) for plaats in range(1, 6)]
    assert [(type(cel.value) in {int, float}, cel.number_format) for cel in delen] == [(True, "0 %")] * 5
