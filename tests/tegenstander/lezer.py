"""Reads every number out of what the product gives: text, attributes and tables of a page, and shapes in its pictures.

A picture is read back into what was drawn: a point of a radar into a score, a part of a bar into a percentage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from math import atan2, cos, hypot, pi, sin

GETAL = re.compile(r"\d+(?:,\d+)?")
VOORGELEZEN = {"aria-label", "aria-description", "title", "alt", "value", "placeholder", "content", "download"}
LEEG = {"meta", "link", "input", "br", "hr", "img", "rect", "circle", "path", "polygon", "line"}
CEL = {"td", "th"}


@dataclass
class Tekening:
    """One `<svg>`: its own attributes and the shapes in it."""

    kenmerken: dict[str, str]
    vormen: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@dataclass
class Tabel:
    """A table: its caption, and rows of the texts of its cells."""

    titel: str = ""
    rijen: list[list[str]] = field(default_factory=list)


@dataclass
class Blad:
    """What stands on a page: all of its text, that of attributes too, its tables, pictures and links."""

    teksten: list[str] = field(default_factory=list)
    tabellen: list[Tabel] = field(default_factory=list)
    tekeningen: list[Tekening] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def getallen(self) -> set[str]:
        """Every number in the text, as it is written: '12', '3,4'."""
        return lees_getallen(" ".join(self.teksten))


def lees_getallen(tekst: str) -> set[str]:
    """Every number in a text, as it is written."""
    return set(GETAL.findall(tekst))


def lees_html(html: str) -> Blad:
    """Read a page or a part of one."""
    lezer = _Lezer()
    lezer.feed(html)
    lezer.close()
    return lezer.blad


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blad = Blad()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = {naam: waarde or "" for naam, waarde in attrs}
        self.blad.teksten += [
            waarde for naam, waarde in kenmerken.items() if naam in VOORGELEZEN or naam[:5] == "data-"
        ]
        if "href" in kenmerken:
            self.blad.links.append(kenmerken["href"])
        if tag == "svg":
            self.blad.tekeningen.append(Tekening(kenmerken))
        elif "svg" in self._open:
            self.blad.tekeningen[-1].vormen.append((tag, kenmerken))
        if tag == "table":
            self.blad.tabellen.append(Tabel())
        if tag == "tr":
            self.blad.tabellen[-1].rijen.append([])
        if tag in CEL:
            self.blad.tabellen[-1].rijen[-1].append("")
        if tag not in LEEG:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not data.strip() or (self._open and self._open[-1] in {"script", "style"}):
            return
        self.blad.teksten.append(data)
        if "table" in self._open and CEL & set(self._open):
            self.blad.tabellen[-1].rijen[-1][-1] += data
        elif "caption" in self._open:
            self.blad.tabellen[-1].titel += data


@dataclass(frozen=True, slots=True)
class Radarpunt:
    """A point that was drawn on an axis (0 is the one at the top), with the score that its place stands for."""

    as_: int
    tienden: float


def lees_radar(tekening: Tekening) -> list[Radarpunt] | None:
    """Every point of every line of a radar, from coordinates alone; None for another picture.

    The outermost ring gives the centre and the axes: 1 is the centre, 5 the end of an axis. What lies below the
    ring is the legend.
    """
    ringen = [_punten(k["points"]) for tag, k in tekening.vormen if tag == "polygon" and k.get("fill") == "none"]
    if not ringen:
        return None
    buitenste = max(ringen, key=lambda ring: max(x for x, _ in ring) - min(x for x, _ in ring))
    midden = tuple(sum(deel) / len(buitenste) for deel in zip(*buitenste, strict=True))
    straal = hypot(buitenste[0][0] - midden[0], buitenste[0][1] - midden[1])
    onder = max(y for _, y in buitenste) + 0.05 * straal
    return [
        _naar_score(x - midden[0], y - midden[1], straal, len(buitenste))
        for x, y in _getekende_punten(tekening)
        if y <= onder
    ]


def _getekende_punten(tekening: Tekening) -> Iterator[tuple[float, float]]:
    for tag, kenmerken in tekening.vormen:
        if tag == "circle":
            yield float(kenmerken["cx"]), float(kenmerken["cy"])
        elif tag == "path":
            yield from _punten(re.sub("[ML]", " ", kenmerken["d"]))
        elif tag == "polygon" and kenmerken.get("fill") != "none":
            hoeken = _punten(kenmerken["points"])
            yield sum(x for x, _ in hoeken) / len(hoeken), sum(y for _, y in hoeken) / len(hoeken)


def _naar_score(x: float, y: float, straal: float, assen: int) -> Radarpunt:
    """Project a point on the axis nearest to it; a point beside every axis counts as one off the scale."""
    slag = round((atan2(y, x) + pi / 2) * assen / (2 * pi)) % assen
    hoek = 2 * pi * slag / assen - pi / 2
    langs, ernaast = x * cos(hoek) + y * sin(hoek), abs(x * sin(hoek) - y * cos(hoek))
    return Radarpunt(slag, 10 + 40 * langs / straal if ernaast < 0.02 * straal else -1.0)


def lees_balken(tekening: Tekening) -> list[float]:
    """The sizes of the bars in a picture, in percents.

    Of half the width in a bar of five parts, of the whole width elsewhere; a column's height of all that is possible.
    """
    _, _, breedte, hoogte = (float(deel) for deel in tekening.kenmerken["viewbox"].split())
    rechthoeken = [kenmerken for tag, kenmerken in tekening.vormen if tag == "rect"]
    if hoogte > breedte:
        return [100 * float(rechthoek["height"]) / hoogte for rechthoek in rechthoeken]
    vol = breedte / 2 if any(tag == "line" for tag, _ in tekening.vormen) else breedte
    return [100 * float(rechthoek["width"]) / vol for rechthoek in rechthoeken]


def lees_schaal(tekening: Tekening) -> list[float]:
    """The dots on a line from 1 to 5, in tenths; none in another picture."""
    lijn = next(
        (re.match(r"M([\d.]+) [\d.]+H([\d.]+)", k.get("d", "")) for tag, k in tekening.vormen if tag == "path"), None
    )
    if lijn is None:
        return []
    van, tot = float(lijn[1]), float(lijn[2])
    return [10 + 40 * (float(k["cx"]) - van) / (tot - van) for tag, k in tekening.vormen if tag == "circle"]


def _punten(tekst: str) -> list[tuple[float, float]]:
    paren = [paar.split(",") for paar in tekst.split()]
    return [(float(x), float(y)) for x, y in paren]
