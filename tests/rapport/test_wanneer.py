"""When everybody gets the uitkomst: the day that it will be, and once they have it the day that it was."""

from datetime import UTC, date, datetime

import pytest

from partnerschappen.models import Ronde
from partnerschappen.rapport.context import make_weergave
from tests.rapport.voorbeelden import gesloten_ronde, tel_voorbeeld, vijf_condities


def wanneer(ronde: Ronde) -> str:
    return make_weergave(ronde, tel_voorbeeld(7), vijf_condities()).wanneer[-1]


def test_before_release_the_promised_day_is_told_as_still_to_come() -> None:
    assert wanneer(gesloten_ronde()) == "Iedereen die was uitgenodigd, krijgt dezelfde uitkomst op 17 juni 2026."


def test_after_a_late_closing_the_day_that_it_will_really_be_is_told() -> None:
    ronde = gesloten_ronde()
    ronde.uitkomst_op = date(2026, 6, 12)
    assert wanneer(ronde) == "Iedereen die was uitgenodigd, krijgt dezelfde uitkomst op 16 juni 2026."


@pytest.mark.parametrize("dag", [15, 16])
def test_after_release_the_true_day_is_told_and_not_the_promised_one(dag: int) -> None:
    ronde = gesloten_ronde()
    ronde.vrijgegeven_op = datetime(2026, 6, dag, 9, 4, tzinfo=UTC)
    assert wanneer(ronde) == f"Iedereen die was uitgenodigd, heeft dezelfde uitkomst sinds {dag} juni 2026."
