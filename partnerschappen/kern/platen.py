"""What stands in a picture: strips of conditions, strips of statements, or the counts of one question.

Rows of given words and published figures; a row without figures gives its reason and no bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partnerschappen.kern.plaat import BINNEN, GEWOON, KLEIN, naast, stapel, teken_legenda, teken_regels
from partnerschappen.kern.stroken import STROOK, bouw_strook
from partnerschappen.kern.tekening import KLEUREN, Tekening, getal, teken_tekst

STROOKBREEDTE, SMAL = 470, 590  # of the bar of a condition, of a statement
NAAMBREEDTE, SCOREBREEDTE = 165, 65
ANTWOORDBREEDTE, AANTALBREEDTE = 225, 185
LANGE_NAAM = 34  # characters: more than two lines before a strip


@dataclass(frozen=True, slots=True)
class Strookrij:
    """A condition: name, colour, printed score, band, a small line, and its shares.

    procenten: five whole percentages, empty where no statement is published. tienden: the score, for a dot on the
    scale instead; None when hidden. verborgen: why there is nothing to draw.
    """

    naam: str
    kleur: str
    score: str
    band: str
    onder: str
    procenten: tuple[int, ...]
    tienden: int | None
    verborgen: str


@dataclass(frozen=True, slots=True)
class Stellingrij:
    """A statement: text, printed mean, a word beside it ('verdeeld'), five percentages; or why it is hidden."""

    tekst: str
    gemiddelde: str
    noot: str
    procenten: tuple[int, ...]
    verborgen: str


@dataclass(frozen=True, slots=True)
class Antwoordrij:
    """One of the answers to a question, or the opt-out: how many people, and that in words. kleur: of its bar."""

    naam: str
    aantal: int
    tekst: str
    kleur: str


@dataclass(frozen=True, slots=True)
class Zijde:
    """One ronde of a row of two: its name, the printed figure, five percentages; or why they are hidden.

    noot: a word under the name ('verdeeld').
    """

    ronde: str
    cijfer: str
    procenten: tuple[int, ...]
    noot: str = ""
    verborgen: str = ""


@dataclass(frozen=True, slots=True)
class Paarrij:
    """What two rondes are compared on: a name in its colour, or a statement without one; small lines, both sides.

    anders: the first of the lines says that they differ.
    """

    kop: str
    kleur: str
    onder: tuple[str, ...]
    zijden: tuple[Zijde, ...]
    anders: bool = False


def bouw_stroken(rijen: Sequence[Strookrij], antwoorden: Sequence[str], noot: str) -> Tekening:
    """Conditions under each other; `noot` is what the legend adds, all of it where there are only scores."""
    legenda = [*zip(STROOK, antwoorden, strict=True)] if any(rij.procenten for rij in rijen) else []
    return stapel([*(_bouw_strookrij(rij) for rij in rijen), teken_legenda(legenda, noot)], tussen=18)


def bouw_stellingen(rijen: Sequence[Stellingrij], antwoorden: Sequence[str], kop: str, noot: str) -> Tekening:
    """Statements under each other, each above its bar; `kop` stands above the means."""
    boven = teken_regels(kop, letter=KLEIN, kleur=KLEUREN["grijs"], rechts=True)
    legenda = teken_legenda([*zip(STROOK, antwoorden, strict=True)], noot)
    return stapel([boven, *(_bouw_stellingrij(rij) for rij in rijen), legenda], tussen=12)


def bouw_paren(rijen: Sequence[Paarrij], antwoorden: Sequence[str], noot: str) -> Tekening:
    """Rows with a strip per ronde under each other; `noot` ends the legend, which is left out where all is hidden."""
    getekend = any(zijde.procenten for rij in rijen for zijde in rij.zijden)
    legenda = [teken_legenda([*zip(STROOK, antwoorden, strict=True)], noot)] if getekend else []
    return stapel([*(_bouw_paarrij(rij) for rij in rijen), *legenda], tussen=22)


def bouw_verdeling(
    rijen: Sequence[Antwoordrij], slot: str, *, buiten: Antwoordrij | None = None, namen: int = ANTWOORDBREEDTE
) -> Tekening:
    """A bar per answer, as long as its people; the opt-out apart under them, and a closing line.

    namen: how wide the names before the bars may be; a longer one goes on below.
    """
    apart = [buiten] if buiten else []
    meeste = max(rij.aantal for rij in (*rijen, *apart)) or 1
    staven = stapel([_bouw_antwoord(rij, meeste, namen) for rij in rijen], tussen=6)
    onder = [_bouw_antwoord(rij, meeste, namen) for rij in apart]
    return stapel([staven, *onder, teken_regels(slot, dik=True)], tussen=18)


def _bouw_strookrij(rij: Strookrij) -> Tekening:
    begin = NAAMBREEDTE + SCOREBREEDTE + 28
    naam = teken_regels(rij.naam, letter=20, kleur=rij.kleur, dik=True, breedte=NAAMBREEDTE)
    score = teken_regels(rij.score or "–", letter=27, kop=True, breedte=SCOREBREEDTE, rechts=True)
    beeld = _bouw_beeld(rij)
    onder = stapel(
        [
            teken_regels(rij.band, breedte=STROOKBREEDTE),
            teken_regels(rij.onder, letter=KLEIN, kleur=KLEUREN["grijs"], breedte=STROOKBREEDTE),
        ]
    )
    return naast((0, 3, naam), (NAAMBREEDTE, 0, score), (begin, 0, beeld), (begin, beeld.hoogte, onder))


def _bouw_beeld(rij: Strookrij) -> Tekening:
    if rij.procenten:
        return bouw_strook(rij.procenten, breedte=STROOKBREEDTE, hoogte=36)
    if rij.tienden is not None:
        return _bouw_schaal(rij.tienden, rij.kleur)
    return teken_regels(rij.verborgen, kleur=KLEUREN["grijs"], breedte=STROOKBREEDTE)


def _bouw_schaal(tienden: int, kleur: str) -> Tekening:
    """A dot on a line from 1 to 5."""
    stap = (STROOKBREEDTE - 24) / 4
    streepjes = "".join(f"M{getal(12 + punt * stap)} 11v14" for punt in range(5))
    lijn = f'<path d="M12 18H{STROOKBREEDTE - 12}{streepjes}" stroke="{KLEUREN["grijs"]}" stroke-width="1.5"/>'
    x = getal(12 + (tienden / 10 - 1) * stap)
    stip = f'<circle cx="{x}" cy="18" r="10" fill="{kleur}" stroke="{KLEUREN["wit"]}" stroke-width="2"/>'
    cijfers = [teken_tekst(str(punt + 1), 12 + punt * stap, 40, KLEIN, KLEUREN["grijs"], "middle") for punt in range(5)]
    return Tekening((lijn, *cijfers, stip), STROOKBREEDTE, 48)


def _bouw_paarrij(rij: Paarrij) -> Tekening:
    kop = teken_regels(rij.kop, letter=20, kleur=rij.kleur, dik=True) if rij.kleur else teken_regels(rij.kop)
    onder = [
        teken_regels(regel, kleur=KLEUREN["inkt" if anders else "grijs"], dik=anders)
        for regel, anders in zip(rij.onder, (rij.anders, False), strict=False)
    ]
    # A long name would make a column of its words: it stands above its strip.
    boven = any(len(zijde.ronde) > LANGE_NAAM for zijde in rij.zijden)
    return stapel([stapel([kop, *onder]), *(_bouw_zijde(zijde, naam_boven=boven) for zijde in rij.zijden)], tussen=6)


def _bouw_zijde(zijde: Zijde, *, naam_boven: bool) -> Tekening:
    begin = NAAMBREEDTE + SCOREBREEDTE + 28
    naam = teken_regels(zijde.ronde, breedte=BINNEN if naam_boven else NAAMBREEDTE)
    noot = teken_regels(zijde.noot, letter=KLEIN, dik=True, breedte=NAAMBREEDTE)
    links = noot if naam_boven else stapel([naam, noot])
    cijfer = teken_regels(zijde.cijfer or "–", letter=23, kop=True, breedte=SCOREBREEDTE, rechts=True)
    beeld = (
        bouw_strook(zijde.procenten, breedte=STROOKBREEDTE, hoogte=34)
        if zijde.procenten
        else teken_regels(zijde.verborgen, letter=KLEIN, kleur=KLEUREN["grijs"], breedte=STROOKBREEDTE)
    )
    rij = naast((0, 6, links), (NAAMBREEDTE, 1, cijfer), (begin, 0 if zijde.procenten else 7, beeld))
    return stapel([naam, rij]) if naam_boven else rij


def _bouw_stellingrij(rij: Stellingrij) -> Tekening:
    tekst = teken_regels(rij.tekst, breedte=SMAL)
    if rij.verborgen:
        return stapel([tekst, teken_regels(rij.verborgen, letter=KLEIN, kleur=KLEUREN["grijs"])])
    rechts = BINNEN - SMAL - 16
    strook = bouw_strook(rij.procenten, breedte=SMAL, hoogte=34)
    gemiddelde = teken_regels(rij.gemiddelde, letter=23, kop=True, breedte=rechts, rechts=True)
    noot = teken_regels(rij.noot, letter=KLEIN, dik=True, breedte=rechts, rechts=True)
    midden = tekst.hoogte + (strook.hoogte - gemiddelde.hoogte) / 2
    return naast((0, 0, tekst), (0, tekst.hoogte, strook), (SMAL + 16, midden, gemiddelde), (SMAL + 16, 0, noot))


def _bouw_antwoord(rij: Antwoordrij, meeste: int, namen: int) -> Tekening:
    ruimte = BINNEN - namen - AANTALBREEDTE
    lengte = ruimte * rij.aantal / meeste
    staaf = (
        f'<rect x="0" y="4" width="{getal(lengte)}" height="26" fill="{rij.kleur}" stroke="{KLEUREN["grijs"]}"/>'
        if rij.aantal
        else f'<path d="M0 4v26" stroke="{KLEUREN["grijs"]}"/>'
    )
    tekst = teken_regels(rij.naam, breedte=namen - 10)
    aantal = teken_regels(rij.tekst, letter=GEWOON, dik=True, breedte=AANTALBREEDTE)
    return naast(
        (0, 6, tekst),
        (namen, 0, Tekening((staaf,), ruimte, 34)),
        (namen + lengte + 12, 6, aantal),
    )
