"""Scores on three axes or more as SVG text: the radar. Nothing is decided or worded here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, pi, sin

from partnerschappen.kern.tekening import (
    KLEINSTE_LETTER,
    KLEINSTE_SCHERM,
    KLEUREN,
    Tekening,
    breek_af,
    getal,
    paar,
    schoon,
    teken_tekst,
    zet_in_svg,
)
from partnerschappen.kern.uitkomst import Score, Verborgen

LAAGST, HOOGST = 1, 5
MEESTE_LIJNEN, MINSTE_ASSEN = 2, 3
KLEINSTE_VAN_VELE = 130
MERK, MERK_KLEIN = 6.5, 4.5  # the radius of a marker
NAAST_ELKAAR = 12  # characters of values on one row; longer ones would push the radar into a corner
LETTERBREEDTE, REGELHOOGTE, LEGENDAHOOGTE = 0.58, 1.2, 1.6  # in ems; the width is generous for a semi-bold name


@dataclass(frozen=True, slots=True)
class As:
    """An axis: the name printed at its end, in `kleur` (one of KLEUREN's values)."""

    naam: str
    kleur: str


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line: one score per axis, in the order of the axes. `naam` stands in the legend of a picture of two.

    waarden: how the scores are printed, where a figure alone would say too much (a coarse one).
    """

    naam: str
    scores: tuple[Score | Verborgen, ...]
    waarden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Vlak:
    """Where a radar is drawn: centre, radius, the axes' number, the size of its letters and of its markers."""

    x: float
    y: float
    straal: float
    assen: int
    letter: float
    merk: float

    def punt(self, plaats: int, afstand: float) -> tuple[float, float]:
        """The point on an axis at a distance from the centre; the first axis points up, the rest follow the clock."""
        hoek = _hoek(plaats, self.assen)
        return self.x + afstand * cos(hoek), self.y + afstand * sin(hoek)

    def op_schaal(self, plaats: int, tienden: int) -> tuple[float, float]:
        """The point of a score in tenths; 1 is the centre."""
        return self.punt(plaats, self.straal * (tienden / 10 - LAAGST) / (HOOGST - LAAGST))


def teken_radar(
    assen: Sequence[As],
    lijnen: Sequence[Lijn],
    *,
    titel: str,
    breedte: int = 440,
    ident: str = "radar",
    klein: bool = False,
) -> str:
    """Draw `bouw_radar` as an `<svg>` that scales with its container.

    `titel` is the summary for who does not see it; `ident` makes ids unique on a page.
    """
    return zet_in_svg(bouw_radar(assen, lijnen, breedte=breedte, klein=klein), titel, ident)


def bouw_radar(assen: Sequence[As], lijnen: Sequence[Lijn], *, breedte: int = 440, klein: bool = False) -> Tekening:
    """Draw scores on a scale of 1 (centre) to 5.

    The axes keep their order, the first at the top and then clockwise. A hidden score leaves a gap: no marker, no line
    to it, and '–' for its value. A coarse one has an open marker and broken lines to it; the second line is thin, grey.
    Letters stay readable (12 px) at a width of 360 px; a `klein` one is for 130 px, with no text but names of axes.
    Raises ValueError for more than two lines, fewer than three axes, or a line that doesn't fit the axes.
    """
    if len(lijnen) > MEESTE_LIJNEN:
        raise ValueError("een radar heeft hoogstens twee lijnen")
    if len(assen) < MINSTE_ASSEN or any(len(lijn.scores) != len(assen) for lijn in lijnen):
        raise ValueError("een radar heeft minstens drie assen, en per as een score")
    letter = ceil(KLEINSTE_LETTER * breedte / (KLEINSTE_VAN_VELE if klein else KLEINSTE_SCHERM))
    met_waarden = () if klein else lijnen
    bijschriften = [_Bijschrift.maak(plaats, assen, met_waarden, letter) for plaats in range(len(assen))]
    vlak, hoogte = _meet(bijschriften, breedte, letter, MERK_KLEIN if klein else MERK)
    legenda = _regels_legenda(met_waarden)
    voet = letter * LEGENDAHOOGTE * (len(legenda) + 0.5) if legenda else 0
    delen = [
        *_teken_schaal(vlak, met_cijfers=not klein),
        # The first line is drawn last, over the second.
        *(deel for nummer, lijn in [*enumerate(lijnen)][::-1] for deel in _teken_lijn(vlak, assen, lijn, nummer)),
        *(deel for bijschrift in bijschriften for deel in bijschrift.teken(vlak)),
        *_teken_legenda(lijnen, legenda, vlak, hoogte + LEGENDAHOOGTE * letter),
    ]
    return Tekening(tuple(delen), 2 * vlak.x, hoogte + voet)


@dataclass(frozen=True, slots=True)
class _Bijschrift:
    """The text at the end of an axis: its name, over lines if long, and the values under it."""

    plaats: int
    hoek: float
    regels: tuple[str, ...]
    waarden: tuple[str, ...]
    kleur: str
    letter: float

    @classmethod
    def maak(cls, plaats: int, assen: Sequence[As], lijnen: Sequence[Lijn], letter: float) -> _Bijschrift:
        waarden = [lijn.waarden[plaats] if lijn.waarden else _schrijf(lijn.scores[plaats]) for lijn in lijnen]
        naast = " · ".join(waarden)
        regels = (naast,) if len(naast) <= NAAST_ELKAAR else tuple(waarden)
        namen = breek_af(schoon(assen[plaats].naam))
        return cls(plaats, _hoek(plaats, len(assen)), namen, tuple(filter(None, regels)), assen[plaats].kleur, letter)

    @property
    def breedte(self) -> float:
        return max(map(len, (*self.regels, *self.waarden))) * LETTERBREEDTE * self.letter

    @property
    def hoogte(self) -> float:
        return (len(self.regels) + len(self.waarden)) * REGELHOOGTE * self.letter

    @property
    def anker(self) -> str:
        if abs(cos(self.hoek)) < 0.1:
            return "middle"
        return "start" if cos(self.hoek) > 0 else "end"

    def opzij(self, straal: float) -> float:
        """How far it reaches sideways from the centre."""
        midden = self.anker == "middle"
        return self.breedte / 2 if midden else self._afstand(straal) * abs(cos(self.hoek)) + self.breedte

    def boven(self, straal: float) -> float:
        """Its top, from the centre. The text stands outside the end of its axis: above, beside or below it."""
        return self._afstand(straal) * sin(self.hoek) - self.hoogte * (1 - sin(self.hoek)) / 2

    def onder(self, straal: float) -> float:
        return self.boven(straal) + self.hoogte

    def teken(self, vlak: _Vlak) -> list[str]:
        x, _ = vlak.punt(self.plaats, self._afstand(vlak.straal))
        y = vlak.y + self.boven(vlak.straal) + 0.9 * self.letter
        regels = [(regel, self.kleur) for regel in self.regels]
        regels += [(waarde, KLEUREN["inkt"]) for waarde in self.waarden]
        return [
            teken_tekst(regel, x, y + nummer * REGELHOOGTE * self.letter, self.letter, kleur, self.anker, dik=True)
            for nummer, (regel, kleur) in enumerate(regels)
        ]

    def _afstand(self, straal: float) -> float:
        return straal + 0.7 * self.letter


def _meet(bijschriften: Sequence[_Bijschrift], breedte: int, letter: float, merk: float) -> tuple[_Vlak, float]:
    """Place the radar so that all of its texts are inside the picture; give it with the height that takes."""
    straal, rand = _passende_straal(bijschriften, breedte), 0.4 * letter
    boven = min(bijschrift.boven(straal) for bijschrift in bijschriften)
    onder = max(bijschrift.onder(straal) for bijschrift in bijschriften)
    midden = max(breedte / 2, rand + max(bijschrift.opzij(straal) for bijschrift in bijschriften))
    return _Vlak(midden, rand - boven, straal, len(bijschriften), letter, merk), onder - boven + 2 * rand


def _passende_straal(bijschriften: Sequence[_Bijschrift], breedte: int) -> float:
    """The largest radius that keeps every text inside the width; a very long word widens the picture instead."""
    ruimtes = [
        (breedte / 2 - 0.4 * tekst.letter - tekst.breedte) / abs(cos(tekst.hoek)) - 0.7 * tekst.letter
        for tekst in bijschriften
        if tekst.anker != "middle"
    ]
    return max(min([*ruimtes, 0.38 * breedte]), 0.22 * breedte)


def _teken_schaal(vlak: _Vlak, *, met_cijfers: bool) -> list[str]:
    """Rings at 2 to 5, the axes, and the numerals left of the first axis, in the ring's own colour of text."""
    ringen = [
        _teken_ring(vlak, punt, KLEUREN["grijs"] if punt == HOOGST else KLEUREN["lijn"])
        for punt in range(LAAGST + 1, HOOGST + 1)
    ]
    spaken = [_teken_spaak(vlak, plaats) for plaats in range(vlak.assen)]
    cijfers = range(LAAGST, HOOGST + 1) if met_cijfers else ()
    return [*ringen, *spaken, *(_teken_cijfer(vlak, punt) for punt in cijfers)]


def _teken_ring(vlak: _Vlak, punt: int, kleur: str) -> str:
    hoeken = " ".join(paar(vlak.op_schaal(plaats, 10 * punt)) for plaats in range(vlak.assen))
    return f'<polygon points="{hoeken}" fill="none" stroke="{kleur}" stroke-width="1"/>'


def _teken_spaak(vlak: _Vlak, plaats: int) -> str:
    x, y = vlak.punt(plaats, vlak.straal)
    begin = f'x1="{getal(vlak.x)}" y1="{getal(vlak.y)}"'
    return f'<line {begin} x2="{getal(x)}" y2="{getal(y)}" stroke="{KLEUREN["lijn"]}" stroke-width="1"/>'


def _teken_cijfer(vlak: _Vlak, punt: int) -> str:
    x, y = vlak.op_schaal(0, 10 * punt)
    return teken_tekst(str(punt), x - 0.55 * vlak.letter, y + 0.35 * vlak.letter, vlak.letter, KLEUREN["grijs"], "end")


def _teken_lijn(vlak: _Vlak, assen: Sequence[As], lijn: Lijn, nummer: int) -> list[str]:
    """The lines between neighbours that both have a score, then the markers over them."""
    punten = [
        (*vlak.op_schaal(plaats, score.tienden), score.grof) if isinstance(score, Score) else None
        for plaats, score in enumerate(lijn.scores)
    ]
    stukken: dict[bool, list[str]] = {False: [], True: []}
    for van, naar in pairwise([*punten, punten[0]]):
        if van and naar:
            stukken[van[2] or naar[2]].append(_stuk(van[:2], naar[:2]))
    paden = [_teken_pad(" ".join(pad), nummer, grof=grof) for grof, pad in stukken.items() if pad]
    merken = zip(punten, assen, strict=True)
    return paden + [_teken_merk(p[:2], nummer, as_.kleur, vlak.merk, grof=p[2]) for p, as_ in merken if p]


def _stuk(van: tuple[float, float], naar: tuple[float, float]) -> str:
    return f"M{paar(van)} L{paar(naar)}"


def _teken_pad(pad: str, nummer: int, *, grof: bool) -> str:
    kleur, dikte = (KLEUREN["inkt"], "2.5") if nummer == 0 else (KLEUREN["grijs"], "1.25")
    streep = ' stroke-dasharray="6 5"' if grof else ""
    return f'<path d="{pad}" fill="none" stroke="{kleur}" stroke-width="{dikte}" stroke-linejoin="round"{streep}/>'


def _teken_merk(punt: tuple[float, float], nummer: int, kleur: str, straal: float, *, grof: bool) -> str:
    """A dot for the first line, a small grey diamond for the second; open when the score is coarse."""
    (x, y), wit = punt, KLEUREN["wit"]
    if nummer == 0:
        rond = f'<circle cx="{getal(x)}" cy="{getal(y)}" r="{getal(straal - 0.5 * grof)}"'
        return f'{rond} fill="{wit if grof else kleur}" stroke="{kleur if grof else wit}" stroke-width="2"/>'
    half = 0.8 * straal
    ruit = " ".join(paar(hoek) for hoek in ((x, y - half), (x + half, y), (x, y + half), (x - half, y)))
    return f'<polygon points="{ruit}" fill="{wit if grof else KLEUREN["grijs"]}" stroke="{KLEUREN["grijs"]}"/>'


def _teken_legenda(
    lijnen: Sequence[Lijn], legenda: Sequence[tuple[int | None, str]], vlak: _Vlak, y: float
) -> list[str]:
    """Rows of text at the foot, each line's sample before the first of its rows."""
    delen, letter = [], vlak.letter
    for rij, (nummer, tekst) in enumerate(legenda):
        onder, midden = y + rij * LEGENDAHOOGTE * letter, y + (rij * LEGENDAHOOGTE - 0.3) * letter
        delen.append(teken_tekst(tekst, 0.4 * letter + 42, onder, letter, KLEUREN["inkt"], "start"))
        if nummer is not None:
            grof = any(isinstance(score, Score) and score.grof for score in lijnen[nummer].scores)
            lijn = _stuk((0.4 * letter, midden), (0.4 * letter + 34, midden))
            delen.append(_teken_pad(lijn, nummer, grof=grof))
            delen.append(_teken_merk((0.4 * letter + 17, midden), nummer, KLEUREN["inkt"], vlak.merk, grof=grof))
    return delen


def _regels_legenda(lijnen: Sequence[Lijn]) -> list[tuple[int | None, str]]:
    """Rows of the legend: which line begins there, if any, and the text. A picture of one line needs none."""
    if len(lijnen) < MEESTE_LIJNEN:
        return []
    namen = [breek_af(schoon(lijn.naam), 40) for lijn in lijnen]
    return [(None if rij else nummer, regel) for nummer, naam in enumerate(namen) for rij, regel in enumerate(naam)]


def _hoek(plaats: int, assen: int) -> float:
    return 2 * pi * plaats / assen - pi / 2


def _schrijf(score: Score | Verborgen) -> str:
    if isinstance(score, Verborgen):
        return "–"
    return f"{'± ' * score.grof}{score.tienden // 10},{score.tienden % 10}"
