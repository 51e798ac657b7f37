"""A figure as a picture that stands alone: what it is, of whom, how many people, the drawing, how to read it.

The words are given; nothing here knows what they mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from partnerschappen.kern.tekening import KLEUREN, LETTER, Tekening, breek_af, getal, ontsnap, schoon, teken_tekst

BREEDTE, RAND = 800, 36
BINNEN = BREEDTE - 2 * RAND
KOPLETTER = "'Source Serif 4', Georgia, serif"
TITEL, GEWOON, KLEIN = 27, 17, 15  # sizes of type
# Of a letter, in ems. An SVG is often opened where our type is not: wide enough for what stands in for it there.
LETTERBREEDTE, VETTE_BREEDTE, KOPBREEDTE = 0.56, 0.62, 0.56
KAPITAAL = 0.17  # what a capital takes more
REGELHOOGTE = 1.3
TUSSEN = 22  # between head, drawing and foot


@dataclass(frozen=True, slots=True)
class Opschrift:
    """The words around a drawing.

    boven: whose it is; titel: what it shows; onder: of how many people, and when. leeswijzer: lines at the foot.
    beschrijving: every figure in it, for who does not see it.
    """

    boven: str
    titel: str
    onder: tuple[str, ...]
    leeswijzer: tuple[str, ...]
    beschrijving: str


def teken_plaat(opschrift: Opschrift, inhoud: Tekening) -> str:
    """Put the drawing, as wide as `BINNEN` at most, under its title on white, as a whole SVG file of 800 wide."""
    midden = _schuif(inhoud, (BINNEN - inhoud.breedte) / 2)
    delen = stapel([_teken_kop(opschrift), midden, _teken_voet(opschrift.leeswijzer)], tussen=TUSSEN)
    hoogte = ceil(delen.hoogte) + 2 * RAND
    maat = f'width="{BREEDTE}" height="{getal(hoogte)}" viewBox="0 0 {BREEDTE} {getal(hoogte)}"'
    naam = f"{opschrift.titel} – {opschrift.boven}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {maat} xml:lang="nl" role="img" aria-labelledby="titel uitleg"'
        f' font-family="{LETTER}"><title id="titel">{ontsnap(naam)}</title>'
        f'<desc id="uitleg">{ontsnap(opschrift.beschrijving)}</desc>'
        f'<rect width="{BREEDTE}" height="{getal(hoogte)}" fill="{KLEUREN["wit"]}"/>'
        f'<g transform="translate({RAND} {RAND})">{"".join(delen.delen)}</g></svg>\n'
    )


def stapel(tekeningen: Iterable[Tekening], *, tussen: float = 0) -> Tekening:
    """Drawings under each other, with so much room between them."""
    onder = [tekening for tekening in tekeningen if tekening.hoogte]
    begin = accumulate((tekening.hoogte + tussen for tekening in onder), initial=0.0)
    delen = tuple(_verplaats(tekening.delen, 0, y) for y, tekening in zip(begin, onder, strict=False))
    hoogte = sum(tekening.hoogte for tekening in onder) + tussen * max(0, len(onder) - 1)
    return Tekening(delen, BINNEN, hoogte)


def naast(*stukken: tuple[float, float, Tekening]) -> Tekening:
    """Drawings at places of their own, each with its x and y, as one that is as high as they reach."""
    delen = tuple(_verplaats(tekening.delen, x, y) for x, y, tekening in stukken)
    return Tekening(delen, BINNEN, max(y + tekening.hoogte for _x, y, tekening in stukken))


def teken_regels(
    tekst: str,
    *,
    letter: float = GEWOON,
    kleur: str = KLEUREN["inkt"],
    dik: bool = False,
    kop: bool = False,
    breedte: float = BINNEN,
    rechts: bool = False,
) -> Tekening:
    """Text over as many lines as it takes in `breedte`; in the type of headings when `kop`."""
    gewoon = VETTE_BREEDTE if dik else LETTERBREEDTE
    per_regel = int(breedte / (letter * _meet_letter(tekst, KOPBREEDTE if kop else gewoon)))
    regels = [stuk for regel in breek_af(schoon(tekst), per_regel) for stuk in _hak(regel, per_regel)]
    x, anker = (breedte, "end") if rechts else (0, "start")
    delen = [
        teken_tekst(regel, x, (0.95 + nummer * REGELHOOGTE) * letter, letter, kleur, anker, dik=dik or kop)
        for nummer, regel in enumerate(regels)
    ]
    if kop:
        delen = [f'<g font-family="{KOPLETTER}">{"".join(delen)}</g>']
    return Tekening(tuple(delen), breedte, len(regels) * REGELHOOGTE * letter if tekst else 0)


def teken_legenda(delen: Sequence[tuple[str, str]], noot: str = "") -> Tekening:
    """Squares of a colour with what it stands for, over lines where they don't fit on one; then a note."""
    x, y, getekend = 0.0, 0.0, []
    for kleur, tekst in (*delen, ("", noot)):
        breedte = (20 if kleur else 0) + len(tekst) * KLEIN * LETTERBREEDTE + 16
        if x and x + breedte > BINNEN:
            x, y = 0.0, y + REGELHOOGTE * KLEIN
        if kleur:
            vak = f'<rect x="{getal(x)}" y="{getal(y + 2)}" width="13" height="13" fill="{kleur}"/>'
            getekend.append(vak)
        begin = x + 20 if kleur else x
        getekend.append(teken_tekst(tekst, begin, y + 0.92 * KLEIN, KLEIN, KLEUREN["grijs"], "start"))
        x += breedte
    return Tekening(tuple(getekend), BINNEN, y + REGELHOOGTE * KLEIN)


def _teken_kop(opschrift: Opschrift) -> Tekening:
    return stapel(
        [
            teken_regels(opschrift.boven, kleur=KLEUREN["grijs"]),
            teken_regels(opschrift.titel, letter=TITEL, kop=True, kleur=KLEUREN["merk"]),
            stapel([teken_regels(regel, dik=True) for regel in opschrift.onder]),
        ],
        tussen=5,
    )


def _teken_voet(regels: Sequence[str]) -> Tekening:
    lijn = f'<path d="M0 1H{BINNEN}" stroke="{KLEUREN["lijn"]}" stroke-width="1.5"/>'
    teksten = [teken_regels(regel, letter=KLEIN, kleur=KLEUREN["grijs"]) for regel in regels]
    return stapel([Tekening((lijn,), BINNEN, 9), *teksten])


def _schuif(tekening: Tekening, x: float) -> Tekening:
    return Tekening((_verplaats(tekening.delen, x, 0),), BINNEN, tekening.hoogte)


def _verplaats(delen: Iterable[str], x: float, y: float) -> str:
    return f'<g transform="translate({getal(x)} {getal(y)})">{"".join(delen)}</g>'


def _meet_letter(tekst: str, gewoon: float) -> float:
    """The mean width of the letters of a text, in ems."""
    return gewoon + KAPITAAL * sum(teken.isupper() for teken in tekst) / max(1, len(tekst))


def _hak(regel: str, lengte: int) -> Iterable[str]:
    """A word longer than a line is cut, so that it stays on the picture."""
    return (regel[begin : begin + lengte] for begin in range(0, len(regel) or 1, lengte))
