"""What every picture is drawn with: the colours, text that fits and is safe, and the frame around it.

Colours are attributes, since page styles reach neither a PDF nor a downloaded picture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

# The same names and values as the custom properties in the stylesheet; a test compares them.
KLEUREN = {
    "ambitie": "#b5460f",
    "belangen": "#8a6200",
    "relatie": "#9c2a6b",
    "organisatie": "#1f5fa8",
    "proces": "#0b6e5b",
    "inkt": "#1b2430",
    "merk": "#23395b",
    "grijs": "#5b6472",
    "lijn": "#d9d5cc",
    "wit": "#ffffff",
    "helemaal-oneens": "#9a4a1d",
    "oneens": "#dfa883",
    "ertussenin": "#e3e0d8",
    "eens": "#93b7da",
    "helemaal-eens": "#1f5fa8",
}

LETTER = "'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif"
_WOORD = re.compile("[^ \t\r\n]+")
_GEEN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


KLEINSTE_SCHERM, KLEINSTE_LETTER = 360, 12


@dataclass(frozen=True, slots=True)
class Tekening:
    """The elements of a picture of so many units wide and high, without a frame: a part of a larger picture, too."""

    delen: tuple[str, ...]
    breedte: float
    hoogte: float


def kies_kleur(conditie: str) -> str:
    """The colour of a condition by its code; ink for one without a colour of its own."""
    return KLEUREN.get(conditie, KLEUREN["inkt"])


def teken_tekst(tekst: str, x: float, y: float, letter: float, kleur: str, anker: str, *, dik: bool = False) -> str:
    """One line of text on the baseline `y`; anker: 'start', 'middle' or 'end' stands at `x`."""
    gewicht = ' font-weight="600"' if dik else ""
    plek = f'x="{getal(x)}" y="{getal(y)}" text-anchor="{anker}"'
    return f'<text {plek} font-size="{getal(letter)}"{gewicht} fill="{kleur}">{ontsnap(tekst)}</text>'


def zet_in_svg(tekening: Tekening, titel: str, ident: str) -> str:
    """The drawing as an `<svg>` of its own, with `titel` for who does not see it; `ident` makes its id unique."""
    naam, breedte, hoogte = f"{ontsnap(ident)}-titel", tekening.breedte, tekening.hoogte
    maat = f'width="{getal(breedte)}" height="{getal(hoogte)}" viewBox="0 0 {getal(breedte)} {getal(hoogte)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {maat} role="img" aria-labelledby="{naam}" font-family="{LETTER}">'
        f'<title id="{naam}">{ontsnap(titel)}</title>{"".join(tekening.delen)}</svg>'
    )


def breek_af(naam: str, lengte: int = 14) -> tuple[str, ...]:
    """A name over lines of about `lengte` characters, broken at spaces only, never at one that holds together."""
    regels = [""]
    for woord in _WOORD.findall(naam):
        past = len(regels[-1]) + 1 + len(woord) <= lengte or not regels[-1]
        regels = [*regels[:-1], f"{regels[-1]} {woord}".strip()] if past else [*regels, woord]
    return tuple(regels)


def schoon(tekst: str) -> str:
    """Without the characters that XML cannot hold."""
    return _GEEN_XML.sub("", tekst)


def ontsnap(tekst: str) -> str:
    """The text as it may stand between tags and in attributes."""
    return escape(schoon(tekst))


def getal(waarde: float) -> str:
    """A coordinate: a point for the decimals whatever the locale, and no more of them than can be seen."""
    return f"{waarde:.2f}".rstrip("0").rstrip(".")


def paar(punt: tuple[float, float]) -> str:
    """A point as 'x,y'."""
    return f"{getal(punt[0])},{getal(punt[1])}"
