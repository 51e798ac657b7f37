"""P(k) per person and statement, with people who skip: against the oracle, over the very sums that are published."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from partnerschappen.kern import stellingtoets
from partnerschappen.kern.stellingtoets import Stellingtoets, Telling
from tests.kern.orakel import kleinste_groepje

MENSEN = 8
STELLINGEN = ("a", "b", "c")
Geteld = tuple[dict[str, int], set[str], list[Telling]]
VEEL = settings(max_examples=400)


@st.composite
def tellingen(draw: st.DrawFn) -> Geteld:
    """Up to eight people in two breakdowns of two groups, who each answered some of three statements."""
    mensen = draw(st.integers(1, MENSEN))
    iedereen = 2**mensen - 1
    maskers = st.integers(0, iedereen)
    beantwoord = {s: draw(st.one_of(st.just(iedereen), maskers)) for s in STELLINGEN}
    beantwoord = {s: wie for s, wie in beantwoord.items() if wie}
    marges = [deel for marge in (draw(maskers), draw(maskers)) for deel in (marge, iedereen & ~marge)]
    gekozen = [leden for leden in marges if leden and draw(st.booleans())]
    groepen = [Telling(leden, _tellend(leden, beantwoord, draw(st.integers(1, 3)))) for leden in gekozen]
    return beantwoord, draw(st.sets(st.sampled_from(STELLINGEN))), groepen


def _tellend(leden: int, beantwoord: Mapping[str, int], minstens: int) -> frozenset[str]:
    return frozenset(s for s, wie in beantwoord.items() if (wie & leden).bit_count() >= minstens)


def sommen(beantwoord: Mapping[str, int], getoond: set[str], groepen: Sequence[Telling]) -> list[list[Fraction]]:
    """Each published sum as its weight per (person, statement), every person apart."""
    plekken = [(lid, s) for lid in range(MENSEN) for s in STELLINGEN]
    rijen = [
        [Fraction(s == deze and _in(wie, lid)) for lid, s in plekken]
        for deze, wie in beantwoord.items()
        if deze in getoond
    ]
    for groep in groepen:
        mee = {s: beantwoord[s] & groep.leden for s in groep.stellingen}
        rijen.append(
            [
                Fraction(_in(mee[s], lid), len(mee) * mee[s].bit_count()) if s in mee else Fraction(0)
                for lid, s in plekken
            ]
        )
    return rijen


def _in(masker: int, lid: int) -> int:
    return masker >> lid & 1


def kleinste_volgens_orakel(telling: Geteld) -> int | None:
    per_mens = list(zip(*sommen(*telling), strict=True))
    groepje = kleinste_groepje([per_mens[lid * 3 : lid * 3 + 3] for lid in range(MENSEN)], MENSEN)
    return None if groepje is None else len(groepje)


@VEEL
@given(tellingen(), st.integers(1, 5))
def test_sums_per_statement_hold_exactly_where_the_oracle_says(telling: Geteld, k: int) -> None:
    kleinste = kleinste_volgens_orakel(telling)
    assert Stellingtoets(*telling, k).houdt(k) == (kleinste is None or kleinste >= k)


@VEEL
@given(tellingen())
def test_the_fewest_people_are_what_the_oracle_finds_as_far_as_a_statement_reaches(telling: Geteld) -> None:
    beantwoord, kleinste = telling[0], kleinste_volgens_orakel(telling)
    assume(kleinste is not None)
    reikt = max(wie.bit_count() for wie in beantwoord.values())
    assert Stellingtoets(*telling, 1).kleinste() == min(kleinste or 0, reikt)


def test_skipping_one_statement_does_not_leave_the_two_who_did_not() -> None:
    """Six of A, of whom five scored c; six of B, of whom two did, so that c does not count for B.

    The whole's a and b minus B's score leave a and b of A; A's score minus these leaves its c; the whole's c minus
    that is the answer of two people.
    """
    a, b, drie = 0b000000111111, 0b111111000000, frozenset("abc")
    beantwoord = {"a": a | b, "b": a | b, "c": 0b000011011111}
    groepen = [Telling(a, drie), Telling(b, frozenset("ab"))]
    assert not Stellingtoets(beantwoord, drie, groepen, 3).houdt(3)
    assert Stellingtoets(beantwoord, drie, groepen, 3).houdt(2)
    assert Stellingtoets(beantwoord, {"a", "b"}, groepen, 5).houdt(5)
    assert Stellingtoets(beantwoord, drie, groepen[:1], 5).houdt(5)


def test_a_search_that_takes_too_long_counts_as_unsafe(monkeypatch: pytest.MonkeyPatch) -> None:
    beantwoord = {"a": 0b1111, "b": 0b0111}
    toets = Stellingtoets(beantwoord, {"b"}, [Telling(0b1111, frozenset("ab"))], 3)
    assert toets.houdt(3)
    assert not toets.houdt(4)
    groepen = [Telling(0b1111, frozenset("a"))]
    assert Stellingtoets({"a": 0b1111, "b": 0b0111}, set(), groepen, 3).houdt(4)
    monkeypatch.setattr(stellingtoets, "WERK", -1)
    assert not Stellingtoets({"a": 0b1111, "b": 0b0111}, set(), groepen, 3).houdt(4)
