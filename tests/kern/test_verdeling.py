"""What one distribution says, at the limits where a float or a rounding would slip."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerschappen.kern.verdeling import gemiddelde_tienden, is_verdeeld, overeenstemming, percentage, percentages

vijf = st.lists(st.integers(0, 300), min_size=5, max_size=5).filter(any)


@pytest.mark.parametrize(
    ("aantallen", "verwacht"),
    [
        ((1, 1, 1), (34, 33, 33)),
        ((1, 1, 1, 1, 1, 1), (17, 17, 17, 17, 16, 16)),
        ((4, 3, 6, 8, 5), (15, 12, 23, 31, 19)),
        ((0, 0, 0, 0, 0), (0, 0, 0, 0, 0)),
        ((0, 0, 7, 0, 0), (0, 0, 100, 0, 0)),
    ],
)
def test_percentages_sum_to_a_hundred(aantallen: tuple[int, ...], verwacht: tuple[int, ...]) -> None:
    assert percentages(aantallen) == verwacht


@given(vijf)
def test_a_percentage_is_never_a_whole_point_off(aantallen: list[int]) -> None:
    delen = percentages(aantallen)
    assert sum(delen) == 100
    exact = [Fraction(100 * aantal, sum(aantallen)) for aantal in aantallen]
    assert all(abs(deel - precies) < 1 for deel, precies in zip(delen, exact, strict=True))


def test_a_share_is_rounded_half_up_and_zero_of_nothing() -> None:
    assert [percentage(1, 8), percentage(26, 38), percentage(0, 0), percentage(3, 3)] == [13, 68, 0, 100]


@pytest.mark.parametrize(
    ("aantallen", "tienden"),
    [((0, 0, 19, 1, 0), 31), ((1, 19, 0, 0, 0), 20), ((0, 1, 0, 0, 0), 20), ((1, 0, 0, 0, 1), 30)],
)
def test_a_mean_is_rounded_half_up_to_tenths(aantallen: tuple[int, ...], tienden: int) -> None:
    assert gemiddelde_tienden(aantallen) == tienden


@pytest.mark.parametrize(
    ("aantallen", "verdeeld"),
    [
        ((3, 0, 4, 0, 3), True),  # exactly 30 % and 3 people on each side
        ((1, 2, 4, 2, 1), True),
        ((3, 0, 5, 0, 3), False),  # 3 of 11 is 27 %
        ((2, 0, 0, 0, 2), False),  # half on each side, and only 2 people
        ((9, 0, 4, 0, 17), True),
        ((0, 0, 0, 0, 10), False),
        ((3, 0, 0, 7, 0), True),
    ],
)
def test_people_are_divided_from_three_in_ten_and_three_people_on_each_side(
    aantallen: tuple[int, ...], verdeeld: bool
) -> None:
    assert is_verdeeld(aantallen) is verdeeld


@pytest.mark.parametrize(
    ("aantallen", "op_honderdsten"),
    [((0, 0, 12, 0, 0), 1.0), ((2, 2, 4, 2, 2), 0.17), ((5, 1, 0, 1, 5), -0.71)],
)
def test_agreement_of_the_published_examples(aantallen: tuple[int, ...], op_honderdsten: float) -> None:
    assert round(float(overeenstemming(aantallen)), 2) == op_honderdsten


def test_agreement_is_exact_at_its_three_anchors() -> None:
    assert [overeenstemming(aantallen) for aantallen in ([9, 0, 0, 0, 0], [4] * 5, [6, 0, 0, 0, 6])] == [1, 0, -1]


@given(vijf)
def test_agreement_has_no_direction_and_no_size(aantallen: list[int]) -> None:
    uitkomst = overeenstemming(aantallen)
    assert -1 <= uitkomst <= 1
    assert overeenstemming(aantallen[::-1]) == uitkomst
    assert overeenstemming([3 * aantal for aantal in aantallen]) == uitkomst


def test_nobody_cannot_agree() -> None:
    with pytest.raises(ValueError, match="geen antwoorden"):
        overeenstemming([0] * 5)
