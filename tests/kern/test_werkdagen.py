"""Working days: weekends and Dutch public holidays are none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerschappen.kern.werkdagen import (
    count_werkdagen,
    feestdagen,
    is_werkdag,
    last_werkdag,
    next_werkdag,
    paaszondag,
    subtract_werkdagen,
)

DATUMS = st.dates(date(2020, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(
    "pasen",
    [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25), date(2285, 3, 22)],
)
def test_easter_falls_where_the_almanac_says(pasen: date) -> None:
    assert paaszondag(pasen.year) == pasen


def test_the_holidays_of_2026() -> None:
    maand_en_dag = sorted((dag.month, dag.day) for dag in feestdagen(2026))
    assert maand_en_dag == [(1, 1), (4, 3), (4, 6), (4, 27), (5, 5), (5, 14), (5, 25), (12, 25), (12, 26)]


def test_koningsdag_on_a_sunday_is_held_a_day_earlier() -> None:
    assert date(2031, 4, 26) in feestdagen(2031)
    assert date(2031, 4, 27) not in feestdagen(2031)


@pytest.mark.parametrize(
    ("dag", "eerder"),
    [
        (date(2026, 11, 27), date(2026, 11, 25)),  # Friday → Wednesday
        (date(2026, 11, 29), date(2026, 11, 26)),  # Sunday → Thursday
        (date(2026, 11, 30), date(2026, 11, 26)),  # Monday → Thursday
        (date(2026, 4, 8), date(2026, 4, 2)),  # over Easter, Good Friday too
    ],
)
def test_two_working_days_before(dag: date, eerder: date) -> None:
    assert subtract_werkdagen(dag, 2) == eerder


@given(DATUMS)
def test_neighbouring_working_days_leave_none_in_between(dag: date) -> None:
    eerder, later = last_werkdag(dag), next_werkdag(dag)
    assert eerder <= dag <= later
    assert is_werkdag(eerder)
    assert is_werkdag(later)
    assert count_werkdagen(eerder, later + timedelta(days=1)) == (1 if is_werkdag(dag) else 2)


@given(DATUMS, st.integers(0, 15))
def test_subtracting_and_counting_agree(dag: date, aantal: int) -> None:
    assert count_werkdagen(subtract_werkdagen(dag, aantal), dag) == aantal
    assert count_werkdagen(dag, dag - timedelta(days=3)) == 0
