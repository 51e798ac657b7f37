"""A closed round beside an earlier one: per condition both distributions, and whether the change is more than chance.

Pure, and from published cells only. Who joined or left between the two is not known here and is told nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from partnerschappen.kern.conditiebeeld import ConditieBeeld, maak_conditiebeeld
from partnerschappen.kern.uitkomst import Score, Uitkomst, Verborgen, vanaf_dubbel
from partnerschappen.kern.vragenlijst import Conditie, Vragenlijst

STANDAARDFOUTEN = 2
MINSTENS = 5  # people on either side; under it a standard error says nothing, also in an open round


class Oordeel(StrEnum):
    """What is said about the change of one condition."""

    HOGER = "hoger"
    LAGER = "lager"
    GEEN = "geen"
    NIET = "niet"


class Beletsel(StrEnum):
    """Why a condition can't be compared: too little is shown of the earlier round, of this one, or of both."""

    TOEN = "toen"
    NU = "nu"
    BEIDE = "beide"


@dataclass(frozen=True, slots=True)
class Meting:
    """One condition in one round: what is shown of it, and what its standard error is made of.

    variantie: sample variance of people's condition scores. mensen: people that are known to count for the condition;
    both None where the round shows too little to compare.
    """

    beeld: ConditieBeeld
    variantie: Fraction | None
    mensen: int | None


@dataclass(frozen=True, slots=True)
class Conditievergelijking:
    """A condition then and now. beletsel: only where oordeel is NIET."""

    conditie: Conditie
    toen: Meting
    nu: Meting
    oordeel: Oordeel
    beletsel: Beletsel | None = None


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The conditions that both rounds asked about, in the order of now; zelfde_vragen: whether their statements are."""

    condities: tuple[Conditievergelijking, ...]
    zelfde_vragen: bool


def vergelijk(toen: Uitkomst, nu: Uitkomst, vragenlijst_toen: Vragenlijst, vragenlijst_nu: Vragenlijst) -> Vergelijking:
    """Lay two rounds side by side, each with the version of the questionnaire that it was made with."""
    eerder = {conditie.code: conditie for conditie in vragenlijst_toen.condities}
    paren = [(eerder[conditie.code], conditie) for conditie in vragenlijst_nu.condities if conditie.code in eerder]
    return Vergelijking(
        condities=tuple(_vergelijk(_meet(toen, oud), _meet(nu, nieuw)) for oud, nieuw in paren),
        zelfde_vragen=all(_teksten(oud) == _teksten(nieuw) for oud, nieuw in paren),
    )


def oordeel_over(toen: Meting, nu: Meting) -> Oordeel:
    """Whether a score changed by more than twice its standard error; NIET where that can't be known.

    The standard error of a difference between two means is sqrt(v1/n1 + v2/n2), with v the sample variances (B. L.
    Welch, 'The significance of the difference between two means when the population variances are unequal', Biometrika
    29 (1938), 350-362). It takes the two rounds as different people; where the same people answer twice, and where they
    are a large part of everybody invited, the true one is smaller, so that this never calls chance a change.

    How many people count for a condition is not published. Some statement of it was answered by at least as many as
    `mensen`, the largest number behind one of its distributions: as it is never more than the true number, the standard
    error is never too small. The change is the smaller one of the printed and the exact scores, so that rounding never
    makes a difference.
    """
    if toen.variantie is None or nu.variantie is None or not toen.mensen or not nu.mensen:
        return Oordeel.NIET
    kwadraat = toen.variantie / toen.mensen + nu.variantie / nu.mensen
    gedrukt = Fraction(_tienden(nu.beeld) - _tienden(toen.beeld), 10)
    precies = _gemiddelde(nu.beeld) - _gemiddelde(toen.beeld)
    if gedrukt * precies <= 0 or min(abs(gedrukt), abs(precies)) ** 2 <= STANDAARDFOUTEN**2 * kwadraat:
        return Oordeel.GEEN
    return Oordeel.HOGER if gedrukt > 0 else Oordeel.LAGER


def _vergelijk(toen: Meting, nu: Meting) -> Conditievergelijking:
    oordeel = oordeel_over(toen, nu)
    beletsel = _zoek_beletsel(toen, nu) if oordeel is Oordeel.NIET else None
    return Conditievergelijking(nu.beeld.conditie, toen, nu, oordeel, beletsel)


def _zoek_beletsel(toen: Meting, nu: Meting) -> Beletsel:
    if toen.variantie is None and nu.variantie is None:
        return Beletsel.BEIDE
    return Beletsel.TOEN if toen.variantie is None else Beletsel.NU


def _meet(uitkomst: Uitkomst, conditie: Conditie) -> Meting:
    """Read one condition; without variance or people where the round shows too little of it."""
    beeld, spreiding = maak_conditiebeeld(uitkomst, conditie), uitkomst.spreiding[conditie.code]
    mensen = max((cijfers.beantwoord for _, cijfers in beeld.getoond), default=0)
    te_weinig = uitkomst.n < max(vanaf_dubbel(uitkomst.k), MINSTENS) or mensen < MINSTENS
    if te_weinig or isinstance(spreiding, Verborgen) or isinstance(beeld.score, Verborgen):
        return Meting(beeld, None, None)
    return Meting(beeld, Fraction(spreiding), mensen)


def _tienden(beeld: ConditieBeeld) -> int:
    return beeld.score.tienden if isinstance(beeld.score, Score) else 0


def _gemiddelde(beeld: ConditieBeeld) -> Fraction:
    """The score before rounding: the mean of the means of its statements, as `telling` takes it."""
    gemiddelden = [
        Fraction(sum(punt * aantal for punt, aantal in enumerate(cijfers.aantallen, start=1)), cijfers.beantwoord)
        for _, cijfers in beeld.getoond
    ]
    return sum(gemiddelden, Fraction(0)) / len(gemiddelden)


def _teksten(conditie: Conditie) -> tuple[str, ...]:
    return tuple(stelling.tekst for stelling in conditie.stellingen)
