"""Two rounds side by side: a change counts only beyond twice its standard error, and only where enough is shown."""

import math
from dataclasses import replace
from random import Random
from statistics import variance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import Reden, Score, Uitkomst, Verborgen, Verdeling
from partnerschappen.kern.vergelijking import Beletsel, Oordeel, vergelijk
from partnerschappen.kern.vragenlijst import laad_vragenlijst

VRAGENLIJST = laad_vragenlijst("vijf-condities", 1)
AMBITIE = VRAGENLIJST.condities[0]
CODES = [stelling.code for stelling in AMBITIE.stellingen]


def tel(mensen: list[list[int]], k: int = 5) -> Uitkomst:
    """A round in which each person gives these six points to ambitie, and a 3 to all the rest."""
    anders = {stelling.code: "3" for stelling in VRAGENLIJST.stellingen if stelling.code not in CODES}
    inzendingen = [anders | {code: str(punt) for code, punt in zip(CODES, punten, strict=False)} for punten in mensen]
    return tel_ronde(VRAGENLIJST, inzendingen, genodigd=len(mensen), k=k)


def oordeel(toen: Uitkomst, nu: Uitkomst) -> Oordeel:
    return vergelijk(toen, nu, VRAGENLIJST, VRAGENLIJST).condities[0].oordeel


def orakel(toen: list[list[int]], nu: list[list[int]]) -> float:
    """How many standard errors the mean of people's own means moved, counted from the answers themselves."""
    per_kant = [[sum(punten) / len(punten) for punten in mensen] for mensen in (toen, nu)]
    fout = math.sqrt(sum(variance(waarden) / len(waarden) for waarden in per_kant))
    verschil = sum(per_kant[1]) / len(nu) - sum(per_kant[0]) / len(toen)
    return verschil / fout if fout else math.inf * verschil if verschil else 0.0


def trek(kans: Random, n: int, midden: float) -> list[list[int]]:
    return [
        [min(5, max(1, round(kans.gauss(midden, 1.0)))) for _ in CODES] for _ in range(n)
    ]  # everybody answers all six, so that a score is the mean of people's means


@settings(max_examples=150)
@given(
    st.randoms(use_true_random=False), st.integers(10, 40), st.integers(10, 40), st.floats(2, 4.5), st.floats(2, 4.5)
)
def test_verdict_is_that_of_the_answers_themselves(
    kans: Random, n_toen: int, n_nu: int, toen: float, nu: float
) -> None:
    kanten = trek(kans, n_toen, toen), trek(kans, n_nu, nu)
    fouten = orakel(*kanten)
    gevonden = oordeel(tel(kanten[0]), tel(kanten[1]))
    if fouten > 2.5:
        assert gevonden is Oordeel.HOGER
    elif fouten < -2.5:
        assert gevonden is Oordeel.LAGER
    elif abs(fouten) <= 1.999:
        assert gevonden is Oordeel.GEEN


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(10, 25), st.integers(10, 25))
def test_the_other_way_round_is_the_opposite_verdict(kans: Random, n_toen: int, n_nu: int) -> None:
    een, ander = tel(trek(kans, n_toen, 3.0)), tel(trek(kans, n_nu, 3.5))
    tegen = {Oordeel.HOGER: Oordeel.LAGER, Oordeel.LAGER: Oordeel.HOGER, Oordeel.GEEN: Oordeel.GEEN}
    assert oordeel(een, ander) is tegen[oordeel(ander, een)]
    assert oordeel(een, een) is Oordeel.GEEN


def test_a_change_of_three_tenths_among_twelve_is_no_clear_difference() -> None:
    toen, nu = [[2, 3, 4] * 2, [4, 3, 4] * 2, [3, 3, 3] * 2] * 4, [[3, 3, 4] * 2, [4, 4, 4] * 2, [3, 3, 4] * 2] * 4
    assert orakel(toen, nu) > 2  # people agree so much here that it is more than chance
    verdeeld_toen, verdeeld_nu = [[1] * 6, [5] * 6, [3] * 6] * 4, [[1] * 6, [5] * 6, [4] * 6] * 4
    assert oordeel(tel(toen), tel(nu)) is Oordeel.HOGER
    assert oordeel(tel(verdeeld_toen), tel(verdeeld_nu)) is Oordeel.GEEN


def test_exactly_twice_the_standard_error_is_not_yet_a_clear_difference() -> None:
    basis = tel([[3] * 6] * 16)
    nu = tel([[4] * 6] * 16)
    assert oordeel(*(_met_variantie(uitkomst, 2.0) for uitkomst in (basis, nu))) is Oordeel.GEEN  # 2·sqrt(4/16) = 1
    assert oordeel(*(_met_variantie(uitkomst, 1.99) for uitkomst in (basis, nu))) is Oordeel.HOGER


def test_rounding_alone_never_makes_a_difference() -> None:
    """Both are printed as another figure though hardly anything changed, or as the same though it did."""
    toen, nu = [[3] * 6] * 20, [[3] * 5 + [4]] * 6 + [[3] * 6] * 14
    assert oordeel(_met_variantie(tel(toen), 0.0), _met_variantie(tel(nu), 0.0)) is Oordeel.HOGER
    gelijk = replace(tel(nu), scores={**tel(nu).scores, ("geheel", "ambitie"): Score(30)})
    assert oordeel(_met_variantie(tel(toen), 0.0), _met_variantie(gelijk, 0.0)) is Oordeel.GEEN


@pytest.mark.parametrize(
    ("toen", "nu", "beletsel"),
    [(9, 20, Beletsel.TOEN), (20, 9, Beletsel.NU), (9, 9, Beletsel.BEIDE), (10, 10, None)],
)
def test_a_round_under_twice_k_is_not_compared(toen: int, nu: int, beletsel: Beletsel | None) -> None:
    regel = vergelijk(tel([[3] * 6] * toen), tel([[5] * 6] * nu), VRAGENLIJST, VRAGENLIJST).condities[0]
    assert (regel.beletsel, regel.oordeel is Oordeel.NIET) == (beletsel, beletsel is not None)


@pytest.mark.parametrize(("n", "niet"), [(4, True), (5, False)])
def test_an_open_round_of_a_handful_is_not_compared(n: int, niet: bool) -> None:
    mensen = [[1 + nummer % 2] * 6 for nummer in range(n)]
    assert (oordeel(tel(mensen, k=1), tel([[5] * 6] * 20, k=1)) is Oordeel.NIET) == niet


def test_a_hidden_cell_is_not_compared_and_the_others_are() -> None:
    verborgen = Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
    heel = tel([[3] * 6] * 12)
    deels = replace(heel, scores={**heel.scores, ("geheel", "ambitie"): verborgen})
    vergelijking = vergelijk(deels, heel, VRAGENLIJST, VRAGENLIJST)
    assert [regel.beletsel for regel in vergelijking.condities] == [Beletsel.TOEN, None, None, None, None]
    zonder_spreiding = replace(heel, spreiding={**heel.spreiding, "ambitie": verborgen})
    assert oordeel(heel, zonder_spreiding) is Oordeel.NIET


def test_conditions_are_matched_by_code_and_only_where_both_have_them() -> None:
    heel = tel([[3] * 6] * 12)
    anders = replace(VRAGENLIJST, condities=VRAGENLIJST.condities[2:][::-1])
    vergelijking = vergelijk(heel, heel, VRAGENLIJST, anders)
    assert [regel.conditie.code for regel in vergelijking.condities] == ["proces", "organisatie", "relatie"]
    assert vergelijking.zelfde_vragen
    assert vergelijk(heel, heel, VRAGENLIJST, replace(VRAGENLIJST, condities=())).condities == ()


def test_other_words_under_the_same_code_are_told() -> None:
    heel = tel([[3] * 6] * 12)
    stelling = replace(AMBITIE.stellingen[0], tekst="Iets anders.")
    conditie = replace(AMBITIE, stellingen=(stelling, *AMBITIE.stellingen[1:]))
    anders = replace(VRAGENLIJST, condities=(conditie, *VRAGENLIJST.condities[1:]))
    assert not vergelijk(heel, heel, anders, VRAGENLIJST).zelfde_vragen


@settings(max_examples=50)
@given(st.randoms(use_true_random=False))
def test_the_people_counted_are_never_more_than_those_who_count(kans: Random) -> None:
    mensen = [[*range(1, kans.randint(3, 7))] for _ in range(15)]  # some skip statements
    uitkomst = tel([punten[:6] for punten in mensen])
    meting = vergelijk(uitkomst, uitkomst, VRAGENLIJST, VRAGENLIJST).condities[0].nu
    meetellers = sum(len(punten) >= 3 for punten in mensen)
    if meting.mensen is not None:
        assert meting.mensen <= meetellers
        beantwoord = [cel.beantwoord for cel in uitkomst.verdelingen.values() if isinstance(cel, Verdeling)]
        assert meting.mensen in beantwoord


def _met_variantie(uitkomst: Uitkomst, variantie: float) -> Uitkomst:
    return replace(uitkomst, spreiding={**uitkomst.spreiding, "ambitie": variantie})
