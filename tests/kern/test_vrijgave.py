"""When leader and stuurgroep read an uitkomst, and when everybody does."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerschappen.kern.vrijgave import NA_LATE_SLUITING, UITSTEL, VOORSPRONG, WACHTTIJD, Belofte, plan_dagen
from partnerschappen.kern.werkdagen import DAG, add_werkdagen, count_werkdagen, is_werkdag, subtract_werkdagen

DAGEN = st.dates(date(2026, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("gesloten", "beloofd", "vanaf", "op"),
    [
        (date(2026, 3, 27), date(2026, 3, 31), date(2026, 3, 27), date(2026, 3, 31)),
        (date(2026, 11, 6), date(2026, 12, 1), date(2026, 11, 24), date(2026, 12, 1)),
        (date(2026, 12, 18), date(2027, 1, 11), date(2027, 1, 4), date(2027, 1, 11)),
        (date(2026, 3, 27), date(2026, 3, 27), date(2026, 3, 27), date(2026, 3, 31)),
        (date(2026, 4, 3), date(2026, 4, 1), date(2026, 4, 3), date(2026, 4, 8)),
        (date(2026, 3, 20), None, date(2026, 3, 20), date(2026, 3, 27)),
        (date(2026, 3, 27), None, date(2026, 3, 27), date(2026, 4, 7)),
    ],
    ids=[
        "soon",
        "weeks later",
        "over Christmas",
        "the same day",
        "closed too late, on Good Friday",
        "no promise",
        "no promise, over Easter",
    ],
)
def test_the_days_of_a_release(gesloten: date, beloofd: date | None, vanaf: date, op: date) -> None:
    dagen = plan_dagen(gesloten, beloofd)
    assert (dagen.vanaf, dagen.op) == (vanaf, op)


@given(DAGEN, DAGEN)
def test_leader_and_stuurgroep_are_five_working_days_ahead_at_most(gesloten: date, beloofd: date) -> None:
    dagen = plan_dagen(gesloten, beloofd)
    assert gesloten <= dagen.vanaf <= dagen.op
    assert count_werkdagen(dagen.vanaf, dagen.op) <= VOORSPRONG


@given(DAGEN, DAGEN)
def test_a_promise_is_kept_on_its_day_or_else_two_working_days_after_closing(gesloten: date, beloofd: date) -> None:
    op = plan_dagen(gesloten, beloofd).op
    if beloofd > gesloten:
        assert op == beloofd
    else:
        assert is_werkdag(op)
        assert subtract_werkdagen(op, NA_LATE_SLUITING) <= gesloten < op


@given(DAGEN, st.integers(1, 30))
def test_so_many_working_days_forward_and_back_lead_to_the_same_working_day(dag: date, aantal: int) -> None:
    vooruit = add_werkdagen(dag, aantal)
    assert is_werkdag(vooruit)
    assert count_werkdagen(dag, vooruit) + is_werkdag(vooruit) - is_werkdag(dag) == aantal


@given(DAGEN, st.integers(0, 40), st.integers(-40, 400))
def test_a_promise_moves_as_far_as_the_closing_and_four_weeks_at_most(sluit: date, ruimte: int, later: int) -> None:
    belofte = Belofte(sluit + ruimte * DAG, sluit)
    laatst = belofte.latest(sluit + later * DAG)
    assert belofte.op <= laatst <= belofte.op + UITSTEL
    if later <= 0:
        assert laatst == belofte.op
    elif laatst < belofte.uiterst:
        assert laatst >= belofte.op + later * DAG
        assert count_werkdagen(belofte.op + later * DAG, laatst) == 0


@given(DAGEN, st.integers(0, 40), st.integers(-40, 60), st.integers(-40, 60))
def test_pulling_a_day_back_never_puts_it_off_and_leaves_the_leader_two_working_days(
    sluit: date, ruimte: int, dicht: int, verzet: int
) -> None:
    belofte = Belofte(sluit + ruimte * DAG, sluit)
    gesloten, gekozen = sluit + dicht * DAG, belofte.op + verzet * DAG
    dag = belofte.pull_back(gesloten, gekozen)
    assert dag <= gekozen
    assert dag == gekozen or dag >= add_werkdagen(gesloten, NA_LATE_SLUITING)
    assert dag <= max(belofte.latest(gesloten), add_werkdagen(gesloten, NA_LATE_SLUITING))


@given(DAGEN, st.integers(0, 14), st.integers(10, 30), st.integers(5, WACHTTIJD.days + 1))
def test_four_weeks_hold_for_a_ronde_that_waits_a_week_after_its_last_closing_until_past_midnight(
    sluit: date, later: int, verzet: int, na: int
) -> None:
    belofte = Belofte(sluit + later * DAG, sluit)
    verzet_naar = min(sluit + verzet * DAG, belofte.uiterst_sluiten)
    gesloten = verzet_naar + na * DAG
    op = plan_dagen(gesloten, belofte.pull_back(gesloten, belofte.latest(verzet_naar))).op
    assert op <= belofte.op + UITSTEL


@given(DAGEN, st.integers(0, 60))
def test_a_closing_can_be_moved_two_weeks_at_least(sluit: date, later: int) -> None:
    """Few answers, and two weeks more: nearly every ronde comes to that."""
    assert Belofte(sluit + later * DAG, sluit).uiterst_sluiten >= sluit + 14 * DAG
