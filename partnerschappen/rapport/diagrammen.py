"""Charts that people can go on editing in their slides: the strips, the radar, the answers to one statement.

Their numbers are the published ones, also in the sheet that a program opens behind them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from partnerschappen.kern.stroken import OP_STROOK, STROOK
from partnerschappen.kern.tekening import KLEUREN
from partnerschappen.kern.uitkomst import Score, Verborgen
from partnerschappen.rapport.diavorm import LETTER, TAAL, beschrijf, maak_element, rgb
from partnerschappen.rapport.staven import LEESBAAR

ZIJDE = 50  # percent that is shown on each side of the middle, or more, in tens, where answers reach further
# Beside the middle first: left of it half of 'ertussenin' and who disagrees, as negative numbers, then the right.
REEKSEN = ((2, -0.5), (1, -1), (0, -1), (2, 0.5), (3, 1), (4, 1))
Plek = tuple[float, float, float, float]


def teken_stroken(
    dia: Any, plek: Plek, namen: Sequence[str], verdelingen: Sequence[Sequence[int]], antwoorden: Sequence[str], *,
    naam: str, tekst: str,
) -> None:  # fmt: skip
    """A diverging bar per name, of five whole percentages each; half of the middle answer on either side."""
    gegevens = CategoryChartData(number_format='0"%";0"%"')
    gegevens.categories = list(namen)
    for antwoord, factor in REEKSEN:
        waarden = [factor * procenten[antwoord] for procenten in verdelingen]
        gegevens.add_series(antwoorden[antwoord], [int(w) if w == int(w) else w for w in waarden])
    grafiek = _voeg_toe(dia, XL_CHART_TYPE.BAR_STACKED, plek, gegevens, naam, tekst)
    balken = grafiek.plots[0]
    balken.gap_width, balken.overlap = 55, 100
    langste = max(max(_links(procenten), _rechts(procenten)) for procenten in verdelingen)
    grens = max(ZIJDE, -(-langste // 10) * 10)
    _maak_assen_kaal(grafiek, -grens, grens)
    for reeks, (antwoord, factor) in zip(balken.series, REEKSEN, strict=True):
        _kleur(reeks.format.fill, STROOK[antwoord])
        reeks.invert_if_negative = False
        if abs(factor) == 1:
            _label_delen(reeks, OP_STROOK[antwoord])


def teken_radar(
    dia: Any, plek: Plek, namen: Sequence[str], scores: Sequence[Score | Verborgen], *, naam: str, tekst: str
) -> None:
    """Scores on axes from 1 to 5, without a fill; a hidden one is a gap."""
    gegevens = CategoryChartData(number_format="0.0")
    gegevens.categories = list(namen)
    waarden = [score.tienden / 10 if isinstance(score, Score) else None for score in scores]
    gegevens.add_series(_("Iedereen samen"), waarden)
    grafiek = _voeg_toe(dia, XL_CHART_TYPE.RADAR_MARKERS, plek, gegevens, naam, tekst)
    as_ = grafiek.value_axis
    as_.minimum_scale, as_.maximum_scale, as_.major_unit = 1, 5, 1
    as_.major_gridlines.format.line.color.rgb = rgb(KLEUREN["lijn"])
    as_.format.line.color.rgb = rgb(KLEUREN["lijn"])
    as_.tick_labels.number_format, as_.tick_labels.number_format_is_linked = "0", False
    as_.tick_labels.font.size, as_.tick_labels.font.color.rgb = Pt(12), rgb(KLEUREN["grijs"])
    grafiek.category_axis.tick_labels.font.size = Pt(16)
    lijn = grafiek.plots[0].series[0]
    lijn.format.line.color.rgb, lijn.format.line.width, lijn.smooth = rgb(KLEUREN["merk"]), Pt(3), False
    lijn.marker.style, lijn.marker.size = XL_MARKER_STYLE.CIRCLE, 9
    _kleur(lijn.marker.format.fill, KLEUREN["merk"])


def teken_antwoorden(
    dia: Any, plek: Plek, antwoorden: Sequence[str], aantallen: Sequence[int], *, naam: str, tekst: str
) -> None:
    """A column per answer to one statement, with the number of people on it."""
    gegevens = CategoryChartData(number_format="0")
    gegevens.categories = list(antwoorden)
    gegevens.add_series(_("Aantal mensen"), list(aantallen))
    grafiek = _voeg_toe(dia, XL_CHART_TYPE.COLUMN_CLUSTERED, plek, gegevens, naam, tekst)
    kolommen = grafiek.plots[0]
    kolommen.gap_width, kolommen.has_data_labels = 35, True
    kolommen.data_labels.font.size, kolommen.data_labels.font.bold = Pt(16), True
    kolommen.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    grafiek.value_axis.visible, grafiek.value_axis.has_major_gridlines = False, False
    grafiek.value_axis.minimum_scale = 0
    grafiek.category_axis.tick_labels.font.size = Pt(12)
    grafiek.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    grafiek.category_axis.format.line.color.rgb = rgb(KLEUREN["grijs"])
    for plaats, kleur in enumerate(STROOK):
        _kleur(kolommen.series[0].points[plaats].format.fill, kleur)


def _voeg_toe(dia: Any, soort: Any, plek: Plek, gegevens: Any, naam: str, tekst: str) -> Any:
    vorm = dia.shapes.add_chart(soort, *(Inches(maat) for maat in plek), gegevens)
    beschrijf(vorm, naam, tekst)
    grafiek = vorm.chart
    grafiek.has_legend, grafiek.has_title = False, False
    grafiek.font.name, grafiek.font.size = LETTER, Pt(16)
    grafiek.font.color.rgb = rgb(KLEUREN["inkt"])
    ruimte = grafiek._chartSpace
    ruimte.find(qn("c:date1904")).addnext(maak_element("c:lang", val=TAAL))
    for letter in ruimte.iter(qn("a:defRPr")):
        letter.set("lang", TAAL)
    return grafiek


def _maak_assen_kaal(grafiek: Any, van: int, tot: int) -> None:
    """Names on the left and a line in the middle; no scale, since every part has its figure."""
    grafiek.value_axis.minimum_scale, grafiek.value_axis.maximum_scale = van, tot
    grafiek.value_axis.has_major_gridlines, grafiek.value_axis.visible = False, False
    namen = grafiek.category_axis
    namen.reverse_order, namen.tick_label_position = True, XL_TICK_LABEL_POSITION.LOW
    namen.major_tick_mark = XL_TICK_MARK.NONE
    namen.format.line.color.rgb, namen.format.line.width = rgb(KLEUREN["grijs"]), Pt(1.25)


def _label_delen(reeks: Any, kleur: str) -> None:
    """The percentage in every part that is wide enough for it."""
    labels = reeks.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, '0"%";0"%"', False
    labels.position = XL_LABEL_POSITION.CENTER
    labels.font.size, labels.font.color.rgb = Pt(14), rgb(kleur)
    smal = [plaats for plaats, waarde in enumerate(reeks.values) if abs(waarde) < LEESBAAR]
    for plaats in reversed(smal):
        geen = maak_element("c:dLbl")
        geen.extend([maak_element("c:idx", val=str(plaats)), maak_element("c:delete", val="1")])
        labels._element.insert(0, geen)


def _kleur(vulling: Any, kleur: str) -> None:
    vulling.solid()
    vulling.fore_color.rgb = rgb(kleur)


def _links(procenten: Sequence[int]) -> int:
    return sum(procenten[:2]) + -(-procenten[2] // 2)


def _rechts(procenten: Sequence[int]) -> int:
    return sum(procenten[3:]) + -(-procenten[2] // 2)
