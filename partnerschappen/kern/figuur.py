"""Figures to explore in a browser, as Plotly's JSON: the radar, and the strips of statements.

Built with the `plotly` package from the same published cells as the pictures; every word is given. Nothing in
them leads to another host, and nothing can be sent anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from partnerschappen.kern.radar import HOOGST, LAAGST, MEESTE_LIJNEN, NAAST_ELKAAR, As, Lijn
from partnerschappen.kern.stroken import OP_STROOK, STROOK, strook_geometrie
from partnerschappen.kern.tekening import KLEUREN, LETTER, breek_af
from partnerschappen.kern.uitkomst import Score

# What plotly.js may do on the page: show what is under the pointer, and nothing else.
INSTELLINGEN: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "doubleClick": False,
    "editable": False,
    "locale": "nl",
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": False,
    "showSendToCloud": False,
    "showTips": False,
    "topojsonURL": "",
}
RADARHOOGTE, RIJHOOGTE, REGELHOOGTE, WITREGEL = 460, 40, 19, 12  # pixels
REGEL, ZWEEFREGEL = 44, 40  # characters that fit on a telephone; on a label under the pointer
BUITEN = 5.3  # where an axis of the radar ends: its name stands clear of the figure at the highest ring
# What differs on a telephone, as Plotly.relayout takes it.
SMALLE_RADAR = {
    "height": 310,
    "margin": {"l": 58, "r": 58, "t": 40, "b": 36},
    "polar.angularaxis.tickfont.size": 13,
    "polar.radialaxis.tickfont.size": 12,
    "legend.font.size": 13,
    "legend.y": -0.08,
}
CIJFER_VANAF = 8  # percent in which a figure fits
LEGENDA = {"orientation": "h", "x": 0, "yanchor": "top", "itemclick": False, "itemdoubleclick": False}


@dataclass(frozen=True, slots=True)
class Radarlijn:
    """A line of a radar, with per axis what is said of it under the pointer."""

    lijn: Lijn
    uitleg: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staafrij:
    """One bar of percentages of a statement, the words above it, and per answer what is said under the pointer.

    ronde: which one, in a figure of two; its second bar has no `opschrift`.
    """

    opschrift: str
    ronde: str
    procenten: tuple[int, ...]
    uitleg: tuple[str, ...]


def maak_radarfiguur(assen: Sequence[As], lijnen: Sequence[Radarlijn]) -> dict[str, Any]:
    """A radar of one or two lines on a scale of 1 to 5, never filled; a hidden score leaves a gap.

    A coarse score has an open marker and broken lines to it. Raises ValueError for more than two lines.
    """
    if len(lijnen) > MEESTE_LIJNEN:
        raise ValueError("een radar heeft hoogstens twee lijnen")
    go = _laad_plotly()
    namen = [_platte_tekst(as_.naam) for as_ in assen]
    waarden = [_schrijf_waarden(plaats, lijnen) for plaats in range(len(assen))]
    kort = all(len(waarde) <= NAAST_ELKAAR for waarde in waarden)  # longer ones don't fit a telephone
    # Keeps every axis in its place, also one without any score.
    sporen = [go.Scatterpolar(theta=namen, r=[LAAGST] * len(namen), opacity=0, hoverinfo="skip", showlegend=False)]
    for nummer, lijn in reversed([*enumerate(lijnen)]):
        sporen.extend(_maak_lijn(go, namen, assen, lijn, nummer))
    opmaak = _opmaak(
        height=RADARHOOGTE,
        margin={"l": 90, "r": 90, "t": 50, "b": 50},
        polar=_schik_assen(namen, waarden),
        showlegend=len(lijnen) > 1,
        legend={**LEGENDA, "y": -0.12},
    )
    smal = SMALLE_RADAR if kort else {**SMALLE_RADAR, "polar.angularaxis.ticktext": namen}
    return {**_als_json(go, sporen, opmaak), "smal": smal}


def maak_stavenfiguur(rijen: Sequence[Staafrij], antwoorden: Sequence[str]) -> dict[str, Any]:
    """Bars under each other, each around the middle answer, as `strook_geometrie` places them."""
    go = _laad_plotly()
    opschriften, hoogtes, hoogte = _schik_rijen(rijen)
    sporen = [_maak_staven(go, rijen, hoogtes, plaats, antwoord) for plaats, antwoord in enumerate(antwoorden)]
    as_ = {"showgrid": False, "zeroline": False, "showticklabels": False, "fixedrange": True}
    streep = {"color": KLEUREN["inkt"], "dash": "dot", "width": 1.5}
    midden = {"type": "line", "x0": 50, "x1": 50, "y0": 0, "y1": hoogte, "line": streep, "layer": "above"}
    opmaak = _opmaak(
        height=hoogte + 90,
        margin={"l": 4, "r": 4, "t": 4, "b": 80},
        barmode="overlay",
        xaxis={**as_, "range": [0, 100]},
        yaxis={**as_, "range": [hoogte, 0]},
        legend={**LEGENDA, "y": 0},
        shapes=[midden],
        annotations=[_maak_opschrift(boven, tekst) for boven, tekst in opschriften],
    )
    return _als_json(go, sporen, opmaak)


def _schrijf_waarden(plaats: int, lijnen: Sequence[Radarlijn]) -> str:
    """The scores on one axis as the picture prints them: beside each other, or each on its own line."""
    waarden = [escape(lijn.lijn.waarden[plaats]) for lijn in lijnen if lijn.lijn.waarden]
    naast = " · ".join(waarden)
    return naast if len(naast) <= NAAST_ELKAAR else "<br>".join(waarden)


def _schik_assen(namen: Sequence[str], waarden: Sequence[str]) -> dict[str, Any]:
    """The first axis points up, the rest follow the clock, each with its scores under its name at its end; figures of
    the scale stand left of the first.
    """
    return {
        "gridshape": "linear",
        "bgcolor": KLEUREN["wit"],
        "radialaxis": {
            "range": [LAAGST, BUITEN],
            "tickvals": [*range(LAAGST, HOOGST + 1)],
            "angle": 90,
            "tickangle": 90,
            "ticks": "",
            "side": "counterclockwise",
            "gridcolor": KLEUREN["lijn"],
            "linecolor": KLEUREN["lijn"],
            "tickfont": {"color": KLEUREN["grijs"], "size": 13},
        },
        "angularaxis": {
            "direction": "clockwise",
            "rotation": 90,
            "categoryorder": "array",
            "categoryarray": [*namen],
            "tickmode": "array",
            "tickvals": [*namen],
            "ticktext": [f"{naam}<br>{waarde}" for naam, waarde in zip(namen, waarden, strict=True)],
            "gridcolor": KLEUREN["lijn"],
            "showline": False,
            "ticks": "",
            "tickfont": {"size": 15},
        },
    }


def _schik_rijen(rijen: Sequence[Staafrij]) -> tuple[list[tuple[float, str]], list[float], float]:
    """From the top, in pixels: the words above each bar with where they begin, the middle of each bar, the whole."""
    opschriften, hoogtes, y = [], [], 0.0
    for rij in rijen:
        regels = [regel for tekst in (rij.opschrift, rij.ronde) if tekst for regel in breek_af(tekst, REGEL)]
        y += WITREGEL if rij.opschrift and rij.ronde else 0
        opschriften.append((y, "<br>".join(map(escape, regels))))
        y += REGELHOOGTE * len(regels) + RIJHOOGTE
        hoogtes.append(y - RIJHOOGTE / 2)
    return opschriften, hoogtes, y


def _maak_staven(go: Any, rijen: Sequence[Staafrij], hoogtes: Sequence[float], plaats: int, antwoord: str) -> Any:
    """One answer in every bar; no figure in the middle one, where the dotted line runs."""
    delen = ((nummer, deel) for nummer, rij in enumerate(rijen) for deel in strook_geometrie(rij.procenten))
    staven = [(nummer, deel) for nummer, deel in delen if deel.plaats == plaats]
    met_cijfer = plaats != len(STROOK) // 2
    return go.Bar(
        orientation="h",
        name=escape(antwoord),
        y=[hoogtes[nummer] for nummer, _deel in staven],
        x=[deel.breedte for _nummer, deel in staven],
        base=[deel.start for _nummer, deel in staven],
        width=26,
        marker={"color": STROOK[plaats], "line": {"color": KLEUREN["wit"], "width": 1}},
        text=[str(deel.waarde) if met_cijfer and deel.waarde >= CIJFER_VANAF else "" for _nummer, deel in staven],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"color": OP_STROOK[plaats], "size": 13},
        hovertext=[_zweeftekst(rijen[nummer].uitleg[plaats]) for nummer, _deel in staven],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _maak_opschrift(boven: float, tekst: str) -> dict[str, Any]:
    plek = {"x": 0, "y": boven, "xref": "paper", "xanchor": "left", "yanchor": "top"}
    return {**plek, "text": tekst, "align": "left", "showarrow": False, "bgcolor": KLEUREN["wit"]}


def _maak_lijn(go: Any, namen: Sequence[str], assen: Sequence[As], radarlijn: Radarlijn, nummer: int) -> Iterator[Any]:
    """The lines between neighbours that both have a score, the markers over them, and a sample for the legend."""
    lijn, scores = radarlijn.lijn, radarlijn.lijn.scores
    for grof in (False, True):
        theta, r = _stukken(namen, scores, grof=grof)
        if r:
            yield go.Scatterpolar(
                theta=theta, r=r, mode="lines", line=_streep(nummer, grof=grof), hoverinfo="skip", showlegend=False
            )
    getoond = [(plaats, score) for plaats, score in enumerate(scores) if isinstance(score, Score)]
    yield go.Scatterpolar(
        theta=[namen[plaats] for plaats, _score in getoond],
        r=[score.tienden / 10 for _plaats, score in getoond],
        mode="markers",
        marker=_merken(nummer, [(assen[plaats].kleur, score.grof) for plaats, score in getoond]),
        hovertext=[_zweeftekst(radarlijn.uitleg[plaats]) for plaats, _score in getoond],
        hovertemplate="%{hovertext}<extra></extra>",
        showlegend=False,
    )
    grof = any(score.grof for _plaats, score in getoond)
    yield go.Scatterpolar(
        theta=namen[:1],
        r=[None],
        mode="lines+markers",
        name="<br>".join(map(escape, breek_af(lijn.naam, REGEL))),
        line=_streep(nummer, grof=grof),
        marker=_merken(nummer, [(KLEUREN["inkt"], grof)]),
        legendrank=nummer + 1,
    )


def _stukken(namen: Sequence[str], scores: Sequence[object], *, grof: bool) -> tuple[list[Any], list[Any]]:
    """The ends of each piece of line, pieces apart by None; with `grof` those that have a coarse end."""
    theta: list[Any] = []
    r: list[Any] = []
    punten = [*zip(namen, scores, strict=True)]
    for (van, een), (naar, ander) in pairwise([*punten, punten[0]]):
        if isinstance(een, Score) and isinstance(ander, Score) and (een.grof or ander.grof) is grof:
            theta += [van, naar, None]
            r += [een.tienden / 10, ander.tienden / 10, None]
    return theta, r


def _streep(nummer: int, *, grof: bool) -> dict[str, Any]:
    kleur, dikte = (KLEUREN["inkt"], 2.5) if nummer == 0 else (KLEUREN["grijs"], 1.5)
    return {"color": kleur, "width": dikte, "dash": "dash" if grof else "solid"}


def _merken(nummer: int, punten: Sequence[tuple[str, bool]]) -> dict[str, Any]:
    """Dots in the colours of the axes for the first line, grey diamonds for the second; open where coarse."""
    kleuren = [kleur if nummer == 0 else KLEUREN["grijs"] for kleur, _grof in punten]
    return {
        "symbol": "circle" if nummer == 0 else "diamond",
        "size": 13 if nummer == 0 else 10,
        "opacity": 1,
        "color": [KLEUREN["wit"] if grof else kleur for kleur, (_k, grof) in zip(kleuren, punten, strict=True)],
        "line": {"color": kleuren, "width": 2},
    }


def _zweeftekst(tekst: str) -> str:
    return "<br>".join(map(escape, breek_af(tekst, ZWEEFREGEL)))


def _platte_tekst(tekst: str) -> str:
    """Plotly reads some tags in texts; a name never holds any."""
    return escape(tekst)


def _opmaak(**eigen: Any) -> dict[str, Any]:
    return {
        "font": {"family": LETTER, "color": KLEUREN["inkt"], "size": 15},
        "paper_bgcolor": KLEUREN["wit"],
        "plot_bgcolor": KLEUREN["wit"],
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": KLEUREN["wit"],
            "bordercolor": KLEUREN["inkt"],
            "font": {"color": KLEUREN["inkt"], "size": 15, "family": LETTER},
            "align": "left",
        },
        "separators": ",.",
        **eigen,
    }


def _als_json(go: Any, sporen: Sequence[Any], opmaak: dict[str, Any]) -> dict[str, Any]:
    # An empty template: Plotly's own adds 7 kB of colours that nothing here uses.
    figuur = go.Figure(data=sporen, layout=go.Layout(template=go.layout.Template(), **opmaak))
    inhoud: dict[str, Any] = json.loads(figuur.to_json())
    return {**inhoud, "config": INSTELLINGEN}


def _laad_plotly() -> Any:
    # Inline: only who explores needs it, and it takes a third of a second.
    import plotly.graph_objects as go

    return go
