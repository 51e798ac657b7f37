"""P(k) a second time, the slow way and with another algorithm than the product: every subset of people, in fractions.

A nonzero combination of sums that rests on the people T alone exists exactly when leaving out the columns of T
lowers the rank of the matrix of sums: such a combination is what vanishes on everybody else.
"""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

from hypothesis import strategies as st

Leden = frozenset[Hashable]
Kolom = tuple[Fraction, ...]


@cache
def rang(kolommen: frozenset[Kolom]) -> int:
    """The rank of a matrix, given as its different columns: how many of them aren't combinations of others."""
    over, gevonden = [list(kolom) for kolom in kolommen], 0
    while over:
        kolom = over.pop()
        plek = next((i for i, waarde in enumerate(kolom) if waarde), None)
        if plek is None:
            continue
        gevonden += 1
        over = [[a - b * ander[plek] / kolom[plek] for a, b in zip(ander, kolom, strict=True)] for ander in over]
    return gevonden


def kleinste_groepje(per_mens: Sequence[Sequence[Kolom]], hoogstens: int) -> tuple[int, ...] | None:
    """Give the fewest people, `hoogstens` of them, on whose columns alone a nonzero combination of the rows rests."""
    alles = rang(frozenset(kolom for kolommen in per_mens for kolom in kolommen))
    for aantal in range(1, min(hoogstens, len(per_mens)) + 1):
        for groepje in combinations(range(len(per_mens)), aantal):
            anderen = (kolommen for mens, kolommen in enumerate(per_mens) if mens not in groepje)
            if rang(frozenset(kolom for kolommen in anderen for kolom in kolommen)) < alles:
                return groepje
    return None


def vind_groepje(groepen: Sequence[Leden], hoogstens: int) -> frozenset[Hashable] | None:
    """Give the people under a combination of the groups' sums that rests on the fewest, `hoogstens` of them."""
    mensen = sorted({lid for leden in groepen for lid in leden}, key=repr)
    groepje = kleinste_groepje([[tuple(Fraction(lid in leden) for leden in groepen)] for lid in mensen], hoogstens)
    return None if groepje is None else frozenset(mensen[plaats] for plaats in groepje)


def is_veilig_volgens_orakel(groepen: Sequence[Leden], k: int) -> bool:
    """P(k): nothing but zero rests on fewer than k people."""
    return vind_groepje(groepen, k - 1) is None


def kleinste_volgens_orakel(groepen: Sequence[Leden]) -> int | None:
    """The fewest people that any combination rests on; None when there is nothing but zero."""
    groepje = vind_groepje(groepen, len({lid for leden in groepen for lid in leden}))
    return None if groepje is None else len(groepje)


@st.composite
def families(draw: st.DrawFn, mensen: int = 8, groepen: int = 6) -> list[Leden]:
    """Any sets of up to so many people: empty, equal, nested, apart, with a whole or without."""
    aantal = draw(st.integers(1, mensen))
    maskers = draw(st.lists(st.integers(0, 2**aantal - 1), max_size=groepen))
    if draw(st.booleans()):
        maskers.insert(0, 2**aantal - 1)
    return [frozenset(lid for lid in range(aantal) if masker >> lid & 1) for masker in maskers]


@st.composite
def indelingen(draw: st.DrawFn, mensen: int = 9, *, genest: bool = True) -> list[Leden]:
    """Groups of two breakdowns, some of them unpublished; `genest`: the second with coarser groups around its own.

    With or without the whole, in any order.
    """
    aantal = draw(st.integers(1, mensen))
    lagen = draw(st.lists(st.integers(0, 2), min_size=aantal, max_size=aantal))
    organisaties = draw(st.lists(st.integers(0, 4), min_size=aantal, max_size=aantal))
    soort = draw(st.lists(st.integers(0, 2), min_size=5, max_size=5)) if genest else []
    groepen = [frozenset(range(aantal)), *_deel(lagen), *_deel(organisaties)]
    groepen += _deel([soort[organisatie] for organisatie in organisaties]) if genest else []
    gekozen = draw(st.lists(st.booleans(), min_size=len(groepen), max_size=len(groepen)))
    return draw(st.permutations([groep for groep, ja in zip(groepen, gekozen, strict=True) if ja]))


def _deel(labels: Sequence[int]) -> list[Leden]:
    return [frozenset(i for i, label in enumerate(labels) if label == soort) for soort in sorted(set(labels))]
