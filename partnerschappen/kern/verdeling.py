"""What the counts of one distribution say: percentages, mean, divided or not, agreement.

Exact integers and fractions only, so that a limit such as 30 % is never missed by a float.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

VERDEELD_PROCENT = 30
VERDEELD_MENSEN = 3


def percentages(aantallen: Sequence[int]) -> tuple[int, ...]:
    """Whole percentages that sum to exactly 100 (largest remainder, the earlier one on a tie); all 0 of nothing."""
    totaal = sum(aantallen)
    if totaal == 0:
        return tuple(0 for _ in aantallen)
    delen = [100 * aantal // totaal for aantal in aantallen]
    grootste_rest = sorted(range(len(delen)), key=lambda plaats: -(100 * aantallen[plaats] % totaal))
    for plaats in grootste_rest[: 100 - sum(delen)]:
        delen[plaats] += 1
    return tuple(delen)


def percentage(deel: int, geheel: int) -> int:
    """A share as a whole percentage, half up; 0 of nothing."""
    return (200 * deel + geheel) // (2 * geheel) if geheel else 0


def gemiddelde_tienden(aantallen: Sequence[int]) -> int:
    """Mean point (1 is the first count) in tenths, half up: 38 is 3,8. Raises ZeroDivisionError without counts."""
    som, totaal = sum(punt * aantal for punt, aantal in enumerate(aantallen, start=1)), sum(aantallen)
    return (20 * som + totaal) // (2 * totaal)


def tel_oneens(aantallen: Sequence[int]) -> int:
    """People on 1 or 2 of the five points."""
    return sum(aantallen[:2])


def tel_eens(aantallen: Sequence[int]) -> int:
    """People on 4 or 5 of the five points."""
    return sum(aantallen[3:])


def is_verdeeld(aantallen: Sequence[int]) -> bool:
    """Whether at least 30 % and at least 3 people are on each side (1–2 and 4–5) of five counts."""
    totaal = sum(aantallen)
    kanten = (tel_oneens(aantallen), tel_eens(aantallen))
    return all(kant >= VERDEELD_MENSEN and 100 * kant >= VERDEELD_PROCENT * totaal for kant in kanten)


def overeenstemming(aantallen: Sequence[int]) -> Fraction:
    """Agreement A: −1 polarised, 0 uniform, 1 all the same. Raises ValueError without counts.

    C. van der Eijk, 'Measuring agreement in ordered rating scales', Quality & Quantity 35 (2001), 325–341:
    the counts are peeled into layers in which every answer that occurs has the same frequency; A is the mean of
    the layers' agreement, weighted by the people in them.
    """
    totaal, rest, som = sum(aantallen), list(aantallen), Fraction(0)
    if totaal == 0:
        raise ValueError("geen antwoorden")
    while any(rest):
        patroon = [aantal > 0 for aantal in rest]
        dikte = min(aantal for aantal in rest if aantal)
        som += dikte * sum(patroon) * _overeenstemming_patroon(tuple(patroon))
        rest = [aantal - dikte if aantal else 0 for aantal in rest]
    return som / totaal


@cache
def _overeenstemming_patroon(patroon: tuple[bool, ...]) -> Fraction:
    """A of a layer: its unimodality U, the less the more answers occur: U · (1 − (S − 1) / (K − 1))."""
    keuzes = len(patroon)
    drietallen = [drietal for drietal in combinations(patroon, 3) if sum(drietal) == 2]
    afwijkend = drietallen.count((True, False, True))
    eentoppig = len(drietallen) - afwijkend
    toppigheid = Fraction(1)
    if drietallen:
        toppigheid = Fraction((keuzes - 2) * eentoppig - (keuzes - 1) * afwijkend, (keuzes - 2) * len(drietallen))
    return toppigheid * (1 - Fraction(sum(patroon) - 1, keuzes - 1))
