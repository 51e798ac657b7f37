"""Checks an SVG that somebody uploaded, and writes it anew from the plain shapes that a logo is made of.

What could do more than be drawn is refused, not mended: a script, a way out of the file, a small text that grows large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, register_namespace, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from partnerschappen.kern.ongeldiglogo import Logoreden, OngeldigLogo

SVG = "{http://www.w3.org/2000/svg}"
register_namespace("", SVG.strip("{}"))  # so that it is written as everybody writes it
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
MAXIMUM_ELEMENTEN = 3000
MAXIMUM_DIEPTE = 40
MAXIMUM_HERHALINGEN = 100
GROOTSTE_MAAT = 1_000_000.0
SCHEEFSTE = 20.0  # the longest side over the shortest

_VORMEN = frozenset(
    {
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "linearGradient",
        "radialGradient", "stop", "clipPath", "use", "style", "symbol",
    }
)  # fmt: skip
_ONNODIG = frozenset({"title", "desc", "metadata"})  # dropped: the alternative text is ours
_ACTIEF = frozenset(
    {
        "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "animate", "animatemotion",
        "animatetransform", "animatecolor", "set", "handler", "listener", "discard",
    }
)  # fmt: skip
_VERWIJZEND = frozenset({"image", "feimage", "a", "link", "cursor", "color-profile", "font-face-uri"})
_LETTERS = frozenset({"text", "tspan", "textpath", "tref"})
# Every drawing program writes one of these above its drawing; nothing is read from that address.
_VASTE_DOCTYPE = re.compile(
    r"""<!DOCTYPE\s+svg\s+PUBLIC\s+["']-//W3C//DTD SVG [\w. ]+//EN["']\s+["']http://www\.w3\.org/[\w./-]+\.dtd["']\s*>"""
)
# Neither of the next two may read the same spaces twice: a megabyte of them would take hours.
_ERUIT = re.compile(r"""url\((?!\s*(?:["']\s*)?#)|@|\\|javascript:|data:|expression\(|-moz-binding""", re.IGNORECASE)
_MAAT = re.compile(r"((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)\s*(?:px|pt|mm|cm|in|pc)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Svglogo:
    """A drawing of our own writing, and how wide it is for its height."""

    svg: str
    verhouding: float


def keur_svg(ruw: bytes) -> Svglogo:
    """The same drawing, of plain shapes only. Raises OngeldigLogo, and nothing else."""
    wortel = _ontleed(ruw)
    if wortel.tag != f"{SVG}svg":
        raise OngeldigLogo(Logoreden.SVG_ONLEESBAAR)
    telling = [0]
    schoon = _schoon(wortel, 0, telling)
    _keur_herhalingen(schoon)
    vak, verhouding = _meet(wortel)
    for naam in ("x", "y", "width", "height"):
        schoon.attrib.pop(naam, None)
    schoon.set("viewBox", vak)
    return Svglogo(tostring(schoon, encoding="unicode"), verhouding)


def _ontleed(ruw: bytes) -> Element:
    try:
        tekst = ruw.decode("utf-8-sig")
        tekst = re.sub(r"\A\s*<\?xml[^>]*\?>", "", tekst)  # it names an encoding that is behind us
        wortel: Element = fromstring(_VASTE_DOCTYPE.sub("", tekst, count=1), forbid_dtd=True)
    except DefusedXmlException as fout:
        raise OngeldigLogo(Logoreden.SVG_ACTIEF) from fout
    except (UnicodeDecodeError, ParseError, ValueError) as fout:
        raise OngeldigLogo(Logoreden.SVG_ONLEESBAAR) from fout
    return wortel


def _schoon(bron: Element, diepte: int, telling: list[int]) -> Element:
    telling[0] += 1
    if diepte > MAXIMUM_DIEPTE or telling[0] > MAXIMUM_ELEMENTEN:
        raise OngeldigLogo(Logoreden.SVG_INGEWIKKELD)
    schoon = Element(bron.tag, dict(_eigenschappen(bron)))
    if bron.tag == f"{SVG}style":
        _keur_waarde(bron.text or "")
        schoon.text = bron.text
    schoon.extend([_schoon(kind, diepte + 1, telling) for kind in bron if _hoort_erbij(kind)])
    return schoon


def _hoort_erbij(element: Element) -> bool:
    """Whether it is a shape; what programs keep for themselves is left out. Raises OngeldigLogo for anything else."""
    naam = str(element.tag).rpartition("}")[2]
    for soort, reden in (
        (_ACTIEF, Logoreden.SVG_ACTIEF),
        (_VERWIJZEND, Logoreden.SVG_VERWIJST),
        (_LETTERS, Logoreden.SVG_LETTERS),
    ):
        if naam.lower() in soort:
            raise OngeldigLogo(reden)
    if not str(element.tag).startswith(SVG) or naam in _ONNODIG:
        _keur_rest(element)
        return False
    if naam not in _VORMEN:
        raise OngeldigLogo(Logoreden.SVG_INGEWIKKELD)
    return True


def _keur_rest(element: Element) -> None:
    """What is left out may not hide anything either: whoever put it there meant harm."""
    namen = {str(kind.tag).rpartition("}")[2].lower() for kind in element.iter()}
    if namen & _ACTIEF:
        raise OngeldigLogo(Logoreden.SVG_ACTIEF)


def _eigenschappen(element: Element) -> Iterator[tuple[str, str]]:
    for naam, waarde in element.attrib.items():
        if naam.rpartition("}")[2].lower().startswith("on"):
            raise OngeldigLogo(Logoreden.SVG_ACTIEF)
        if naam.rpartition("}")[2].lower() in {"href", "src"} and not re.fullmatch(r"#[\w.:-]+", waarde.strip()):
            raise OngeldigLogo(Logoreden.SVG_VERWIJST)
        if naam == XLINK_HREF:
            yield "href", waarde.strip()
        elif not naam.startswith("{"):
            _keur_waarde(waarde)
            yield naam, waarde


def _keur_waarde(waarde: str) -> None:
    if _ERUIT.search(waarde):
        raise OngeldigLogo(Logoreden.SVG_VERWIJST)


def _keur_herhalingen(wortel: Element) -> None:
    """A repeated shape may not repeat others: ten times ten times ten takes a few lines to write."""
    herhalingen = list(wortel.iter(f"{SVG}use"))
    if len(herhalingen) > MAXIMUM_HERHALINGEN:
        raise OngeldigLogo(Logoreden.SVG_INGEWIKKELD)
    doelen = {herhaling.get("href", "")[1:] for herhaling in herhalingen}
    for element in wortel.iter():
        if element.get("id") in doelen and next(element.iter(f"{SVG}use"), None) is not None:
            raise OngeldigLogo(Logoreden.SVG_INGEWIKKELD)


def _meet(wortel: Element) -> tuple[str, float]:
    """The view box, from the size where there is none, and width over height."""
    getallen = re.split(r"[\s,]+", wortel.get("viewBox", "").strip())
    try:
        links, boven, breed, hoog = (float(getal) for getal in getallen)
    except ValueError:
        links, boven, breed, hoog = 0.0, 0.0, _lees_maat(wortel, "width"), _lees_maat(wortel, "height")
    maten_kloppen = 0 < breed <= GROOTSTE_MAAT and 0 < hoog <= GROOTSTE_MAAT
    if not maten_kloppen or max(abs(links), abs(boven)) > GROOTSTE_MAAT:
        raise OngeldigLogo(Logoreden.SVG_ZONDER_MAAT)
    if not 1 / SCHEEFSTE <= breed / hoog <= SCHEEFSTE:
        raise OngeldigLogo(Logoreden.SCHEEF)
    return f"{links:g} {boven:g} {breed:g} {hoog:g}", breed / hoog


def _lees_maat(wortel: Element, naam: str) -> float:
    gevonden = _MAAT.fullmatch(wortel.get(naam, "").strip())
    if gevonden is None:
        raise OngeldigLogo(Logoreden.SVG_ZONDER_MAAT)
    return float(gevonden[1])
