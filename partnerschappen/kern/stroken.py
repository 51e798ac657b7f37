"""A distribution over five answers as a diverging bar around the middle one, in SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerschappen.kern.tekening import (
    KLEINSTE_LETTER,
    KLEINSTE_SCHERM,
    KLEUREN,
    Tekening,
    getal,
    teken_tekst,
    zet_in_svg,
)

STROOK = tuple(KLEUREN[naam] for naam in ("helemaal-oneens", "oneens", "ertussenin", "eens", "helemaal-eens"))
OP_STROOK = tuple(KLEUREN[naam] for naam in ("wit", "inkt", "inkt", "inkt", "wit"))


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a diverging bar: start and breedte in percent of the full width, its place (0–4) and value."""

    start: float
    breedte: float
    plaats: int
    waarde: int


def strook_geometrie(percentages: Sequence[int]) -> tuple[Segment, ...]:
    """Place a distribution over five answers around the middle of the third, in percent of the full width.

    The bar is always half the width long, so that even 100 % on one side fits. Answers that nobody gave have no
    segment; of nothing at all there are none. Raises ValueError unless there are five that sum to 100, or to 0.
    """
    if len(percentages) != len(STROOK) or min(percentages) < 0 or sum(percentages) not in {0, 100}:
        raise ValueError("vijf percentages, samen 100")
    start = 50 - (sum(percentages[:2]) + percentages[2] / 2) / 2
    segmenten = []
    for plaats, waarde in enumerate(percentages):
        if waarde:
            segmenten.append(Segment(start, waarde / 2, plaats, waarde))
        start += waarde / 2
    return tuple(segmenten)


def teken_strook(
    percentages: Sequence[int], *, titel: str, breedte: int = 360, hoogte: int = 30, ident: str = "strook"
) -> str:
    """Draw `bouw_strook` as an `<svg>` of its own; `titel` and `ident` as for `teken_radar`."""
    return zet_in_svg(bouw_strook(percentages, breedte=breedte, hoogte=hoogte), titel, ident)


def bouw_strook(percentages: Sequence[int], *, breedte: int, hoogte: int) -> Tekening:
    """Draw `strook_geometrie`: five segments, a dotted line through the middle, figures where they fit.

    Without answers only the line is drawn. Raises ValueError as `strook_geometrie` does.
    """
    letter = KLEINSTE_LETTER * max(1.0, breedte / KLEINSTE_SCHERM) + 1
    delen = [
        deel for segment in strook_geometrie(percentages) for deel in _teken_segment(segment, breedte, hoogte, letter)
    ]
    delen.append(
        f'<line x1="{getal(breedte / 2)}" y1="0" x2="{getal(breedte / 2)}" y2="{getal(hoogte)}"'
        f' stroke="{KLEUREN["inkt"]}" stroke-width="1.5" stroke-dasharray="1.5 2.5"/>'
    )
    return Tekening(tuple(delen), breedte, hoogte)


def _teken_segment(segment: Segment, breedte: int, hoogte: int, letter: float) -> list[str]:
    x, lengte = segment.start * breedte / 100, segment.breedte * breedte / 100
    vak = (
        f'<rect x="{getal(x)}" y="4" width="{getal(lengte)}" height="{getal(hoogte - 8)}"'
        f' fill="{STROOK[segment.plaats]}" stroke="{KLEUREN["wit"]}" stroke-width="1"/>'
    )
    cijfer = str(segment.waarde)
    # In the third segment the figure would stand under the dotted line.
    if segment.plaats == len(STROOK) // 2 or lengte < len(cijfer) * 0.5 * letter + 5:
        return [vak]
    y = hoogte / 2 + 0.35 * letter
    return [vak, teken_tekst(cijfer, x + lengte / 2, y, letter, OP_STROOK[segment.plaats], "middle")]
