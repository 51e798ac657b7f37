"""The adversary's own arithmetic, against trying every set of people in fractions."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations

import pytest

from tests.tegenstander.rekenen import Lek, Rij, rust_op, vind_lek

VRAGEN = ("a", "b", "c")


def rang(vectoren: Sequence[Sequence[Fraction]]) -> int:
    """By elimination on rows, unlike the columns that `vind_lek` works with."""
    rijen, aantal = [list(vector) for vector in vectoren], 0
    for kolom in range(len(rijen[0]) if rijen else 0):
        spil = next((nummer for nummer in range(aantal, len(rijen)) if rijen[nummer][kolom]), None)
        if spil is None:
            continue
        rijen[aantal], rijen[spil] = rijen[spil], rijen[aantal]
        for nummer in range(aantal + 1, len(rijen)):
            factor = rijen[nummer][kolom] / rijen[aantal][kolom]
            rijen[nummer] = [a - factor * b for a, b in zip(rijen[nummer], rijen[aantal], strict=True)]
        aantal += 1
    return aantal


def lekt(rijen: Sequence[Rij], gaf: Mapping[int, frozenset[str]], minder_dan: int) -> bool:
    """Whether leaving out some set of fewer than so many people lowers the rank: every set is tried."""

    def rang_zonder(weg: tuple[int, ...]) -> int:
        plekken = [(wie, vraag) for wie in sorted(gaf) if wie not in weg for vraag in VRAGEN if vraag in gaf[wie]]
        matrix = [
            [rij.gewichten.get(vraag, Fraction(0)) if wie in rij.leden else Fraction(0) for wie, vraag in plekken]
            for rij in rijen
        ]
        return rang(matrix)

    alles = rang_zonder(())
    return any(rang_zonder(weg) < alles for aantal in range(1, minder_dan) for weg in combinations(sorted(gaf), aantal))


def gooi(toeval: random.Random) -> tuple[list[Rij], dict[int, frozenset[str]]]:
    """A few overlapping sums over people who skip now and then."""
    mensen = range(toeval.randint(3, 10))
    overslaan = toeval.choice([0.0, 0.2, 0.5])
    gaf = {wie: frozenset(vraag for vraag in VRAGEN if toeval.random() >= overslaan) for wie in mensen}
    rijen = [Rij(vraag, frozenset(mensen), {vraag: Fraction(1)}) for vraag in VRAGEN if toeval.random() < 0.5]
    for nummer in range(toeval.randint(1, 4)):
        leden = frozenset(wie for wie in mensen if toeval.random() < 0.6)
        gewichten = {vraag: Fraction(1, toeval.randint(1, 4)) for vraag in VRAGEN if toeval.random() < 0.8}
        rijen.append(Rij(f"groep {nummer}", leden, gewichten))
    return rijen, gaf


@pytest.mark.parametrize("zaad", range(150))
def test_the_search_finds_a_leak_exactly_where_trying_every_set_does(zaad: int) -> None:
    toeval = random.Random(zaad)
    (rijen, gaf), minder_dan = gooi(toeval), toeval.randint(2, 4)
    lek = vind_lek(rijen, gaf, minder_dan)
    assert (lek is not None) == lekt(rijen, gaf, minder_dan)
    if lek is not None:
        assert lek.mensen
        assert rust_op(rijen, gaf, lek.factoren) <= lek.mensen
        assert 0 < len(rust_op(rijen, gaf, lek.factoren)) < minder_dan


def groep(naam: str, leden: range | set[int]) -> Rij:
    return Rij(naam, frozenset(leden), {"a": Fraction(1, len(leden))})


def zoek(rijen: Sequence[Rij], aantal: int, minder_dan: int) -> Lek | None:
    return vind_lek(rijen, dict.fromkeys(range(aantal), frozenset("a")), minder_dan)


def test_a_part_taken_from_the_whole_leaves_who_is_left() -> None:
    lek = zoek([groep("geheel", range(12)), groep("deel", range(9))], 12, 5)
    assert lek is not None
    assert lek.mensen == {9, 10, 11}
    assert lek.factoren["geheel"] / lek.factoren["deel"] == Fraction(-12, 9)


def test_two_parts_that_share_nobody_and_leave_enough_people_are_safe() -> None:
    assert zoek([groep("geheel", range(15)), groep("een", range(5)), groep("twee", range(5, 10))], 15, 5) is None


def test_one_four_four_one_over_two_layers_leaves_one_person_against_one_other() -> None:
    rijen = [
        groep("A", range(5)),
        groep("B", range(5, 10)),
        groep("sturen", {0, 5, 6, 7, 8}),
        groep("doen", {1, 2, 3, 4, 9}),
    ]
    lek = zoek(rijen, 10, 5)
    assert lek is not None
    assert lek.mensen == {0, 9}
