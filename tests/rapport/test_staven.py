"""The bars of the report: two boxes with sides stand for five parts."""

import re

import pytest

from partnerschappen.rapport.pdf import write_stylesheet
from partnerschappen.rapport.staven import draw_staaf

ANTWOORDEN = ["helemaal oneens", "oneens", "ertussenin", "eens", "helemaal eens"]


@pytest.mark.parametrize("percentages", [(20, 20, 20, 20, 20), (0, 33, 0, 67, 0), (100, 0, 0, 0, 0), (1, 2, 3, 4, 90)])
def test_every_part_of_a_bar_keeps_its_place_and_its_share(percentages: tuple[int, ...]) -> None:
    staaf = draw_staaf(percentages, ANTWOORDEN, "Ambitie")
    assert staaf.breedtes == list(percentages)
    assert staaf.kern == sum(percentages[1:4])


def test_each_measure_of_a_bar_has_a_rule() -> None:
    regels = write_stylesheet()
    for letter, wat in (("l", "border-left-width"), ("m", "width"), ("r", "border-right-width")):
        maten = dict(re.findall(rf"\.{letter}(\d+){{{wat}:([\d.]+)mm}}", regels))
        assert [float(maten[str(stap)]) for stap in (0, 50, 100)] == [0, 11, 22]
