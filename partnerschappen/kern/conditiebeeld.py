"""What the published cells say about one condition and each of its statements.

Figures and keys only; which of it is worth talking about is `onderwerpen`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from partnerschappen.kern.uitkomst import GEHEEL, Score, Uitkomst, Verborgen, Verdeling
from partnerschappen.kern.verdeling import (
    gemiddelde_tienden,
    is_verdeeld,
    overeenstemming,
    percentage,
    percentages,
    tel_eens,
    tel_oneens,
)
from partnerschappen.kern.vragenlijst import Conditie, Stelling

STERK_VANAF = 40
REDELIJK_VANAF = 30
VERDEELDE_STELLINGEN = 2


class Band(StrEnum):
    """What a score signals. A start for a conversation, not a norm."""

    STERK = "sterk"
    REDELIJK = "redelijk"
    AANDACHT = "aandacht"


@dataclass(frozen=True, slots=True)
class Cijfers:
    """What one published distribution over five points says.

    percentages: whole, sum 100. eens: people on 4–5; oneens: on 1–2. gemiddelde: in tenths, half up.
    overeenstemming: Van der Eijk's A, −1 to 1.
    """

    aantallen: tuple[int, ...]
    percentages: tuple[int, ...]
    beantwoord: int
    niet_te_beoordelen: int
    eens: int
    oneens: int
    gemiddelde: int
    verdeeld: bool
    overeenstemming: Fraction

    @property
    def ertussenin(self) -> int:
        """People on 3."""
        return self.beantwoord - self.eens - self.oneens


@dataclass(frozen=True, slots=True)
class StellingBeeld:
    """A statement with its figures, or hidden."""

    stelling: Stelling
    cijfers: Cijfers | Verborgen


@dataclass(frozen=True, slots=True)
class Strook:
    """The distributions of a condition's published statements taken together: answers, not people."""

    aantallen: tuple[int, ...]
    percentages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ConditieBeeld:
    """A condition of the whole.

    score: in tenths, or hidden; band: of the printed score, None when hidden. verdeeld: two or more statements are.
    strook and buiten (the share of 'kan ik niet beoordelen' among all answers to its published statements, a
    whole percentage) are None when no statement is published. n: people in the whole.
    """

    conditie: Conditie
    score: Score | Verborgen
    band: Band | None
    verdeeld: bool
    strook: Strook | None
    buiten: int | None
    n: int
    stellingen: tuple[StellingBeeld, ...]
    opmerkingen: tuple[str, ...] | Verborgen

    @property
    def getoond(self) -> tuple[tuple[Stelling, Cijfers], ...]:
        """The published statements with their figures."""
        paren = ((regel.stelling, regel.cijfers) for regel in self.stellingen)
        return tuple((stelling, cijfers) for stelling, cijfers in paren if isinstance(cijfers, Cijfers))

    @property
    def volledig(self) -> bool:
        """Whether every statement is published: only then 'none of them' is known."""
        return len(self.getoond) == len(self.stellingen)


def geef_band(score: Score | Verborgen) -> Band | None:
    """The band of a score, on the figure as it is printed; None when hidden."""
    if isinstance(score, Verborgen):
        return None
    if score.tienden >= STERK_VANAF:
        return Band.STERK
    return Band.REDELIJK if score.tienden >= REDELIJK_VANAF else Band.AANDACHT


def maak_cijfers(cel: Verdeling | Verborgen) -> Cijfers | Verborgen:
    """Read a distribution over five points; a hidden one stays hidden."""
    if isinstance(cel, Verborgen):
        return cel
    return Cijfers(
        aantallen=cel.aantallen,
        percentages=percentages(cel.aantallen),
        beantwoord=cel.beantwoord,
        niet_te_beoordelen=cel.niet_te_beoordelen,
        eens=tel_eens(cel.aantallen),
        oneens=tel_oneens(cel.aantallen),
        gemiddelde=gemiddelde_tienden(cel.aantallen),
        verdeeld=is_verdeeld(cel.aantallen),
        overeenstemming=overeenstemming(cel.aantallen),
    )


def maak_conditiebeeld(uitkomst: Uitkomst, conditie: Conditie) -> ConditieBeeld:
    """Read everything published about one condition of the whole."""
    score = uitkomst.scores[GEHEEL, conditie.code]
    stellingen = tuple(_maak_stelling(uitkomst.verdelingen, stelling) for stelling in conditie.stellingen)
    getoond = [regel.cijfers for regel in stellingen if isinstance(regel.cijfers, Cijfers)]
    strook = _maak_strook(getoond) if getoond else None
    return ConditieBeeld(
        conditie=conditie,
        score=score,
        band=geef_band(score),
        verdeeld=sum(cijfers.verdeeld for cijfers in getoond) >= VERDEELDE_STELLINGEN,
        strook=strook,
        buiten=_deel_buiten(getoond) if getoond else None,
        n=uitkomst.n,
        stellingen=stellingen,
        opmerkingen=uitkomst.opmerkingen[conditie.opmerking.code],
    )


def _maak_stelling(verdelingen: Mapping[str, Verdeling | Verborgen], stelling: Stelling) -> StellingBeeld:
    return StellingBeeld(stelling, maak_cijfers(verdelingen[stelling.code]))


def _maak_strook(getoond: list[Cijfers]) -> Strook:
    aantallen = tuple(sum(kolom) for kolom in zip(*(cijfers.aantallen for cijfers in getoond), strict=True))
    return Strook(aantallen, percentages(aantallen))


def _deel_buiten(getoond: list[Cijfers]) -> int:
    buiten = sum(cijfers.niet_te_beoordelen for cijfers in getoond)
    return percentage(buiten, buiten + sum(cijfers.beantwoord for cijfers in getoond))
