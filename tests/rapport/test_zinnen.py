"""The sentences beside the headline, in every case that an uitkomst can give."""

from datetime import date

import pytest

from partnerschappen.kern.beeld import Keuzes, OptieBeeld
from partnerschappen.kern.vragenlijst import Optie
from partnerschappen.rapport.keuzes import write_eerst, write_fase, write_kies
from partnerschappen.rapport.zinnen import (
    write_aandeel,
    write_datum,
    write_lijst,
    write_percentage,
    write_respons,
    write_tienden,
    write_verdeeld,
)


def test_response_is_told_in_people_and_rounded_half_up() -> None:
    assert write_respons(26, 38) == "26 van de 38 genodigden stuurden hun antwoorden in (68\N{NO-BREAK SPACE}%)."
    assert write_percentage(1, 8) == "13\N{NO-BREAK SPACE}%"
    assert write_percentage(0, 0) == "0\N{NO-BREAK SPACE}%"


def test_share_of_everybody_is_told_as_all() -> None:
    assert write_aandeel(15, 26, "vinden dat het werkt") == "15 van de 26 vinden dat het werkt."
    assert write_aandeel(26, 26, "vinden dat het werkt") == "Alle 26 vinden dat het werkt."


def test_division_is_told_with_both_sides() -> None:
    assert write_verdeeld("wie wat bepaalt", 9, 13) == "Over wie wat bepaalt zijn jullie verdeeld: 9 oneens, 13 eens."


def test_lists_end_with_en() -> None:
    assert [write_lijst(delen) for delen in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a en b",
        "a, b en c",
    ]


def test_figures_are_written_the_dutch_way() -> None:
    assert write_tienden(34) == "3,4"
    assert write_tienden(50) == "5,0"
    assert write_datum(date(2026, 11, 21)) == "21 november 2026"


@pytest.mark.parametrize(
    ("delen", "slot"), [(11, "Daarover zijn jullie het eens."), (10, "Jullie zien dus niet allemaal dezelfde fase.")]
)
def test_two_phases_that_everybody_names_are_no_difference(delen: int, slot: str) -> None:
    opties = tuple(
        OptieBeeld(Optie(code=code, tekst=code.capitalize()), aantal, 100 * aantal // 11)
        for code, aantal in (("verkennen", 11), ("delen", delen))
    )
    keuzes = Keuzes(opties, opties, 11, ("verkennen",), ("verkennen", "delen"))
    assert write_fase(keuzes) == f"Alle 11 noemen verkennen, {delen} delen. {slot}"


def kies(aantallen: dict[str, int], beantwoord: int, breed: tuple[str, ...] = ()) -> Keuzes:
    """A choice of the phases, by the number of people who named each."""
    opties = tuple(
        OptieBeeld(Optie(code=code, tekst=code.capitalize(), eerst=f"Doe wat hoort bij {code}."), aantal, 0)
        for code, aantal in aantallen.items()
    )
    gerangschikt = tuple(sorted(opties, key=lambda optie: -optie.aantal))
    meest = tuple(code for code, aantal in aantallen.items() if aantal == gerangschikt[0].aantal)
    return Keuzes(opties, gerangschikt, beantwoord, meest, breed)


@pytest.mark.parametrize(
    ("aantallen", "zin"),
    [
        ({"doel": 10, "geld": 1, "tijd": 1}, "Het vaakst gekozen: doel (10)."),
        ({"doel": 10, "geld": 5, "tijd": 1}, "Het vaakst gekozen: doel (10) en geld (5)."),
        ({"doel": 4, "geld": 4, "tijd": 4}, "Het vaakst gekozen: doel (4), geld (4) en tijd (4)."),
    ],
)
def test_a_single_vote_beside_many_is_not_chosen_most_often(aantallen: dict[str, int], zin: str) -> None:
    assert write_kies(kies(aantallen, 12)) == zin


FASE = kies({"delen": 2, "vormgeven": 12, "uitvoeren": 8}, 26, breed=("vormgeven", "uitvoeren"))


@pytest.mark.parametrize(
    ("te_snel", "zin"),
    [
        ({"delen": 14, "geen": 6}, "De meesten vinden dat delen te snel ging. Kijk daar eerst samen op terug."),
        ({"delen": 13, "geen": 9}, "Maak eerst vormgeven samen af, voor je verdergaat."),
        ({"uitvoeren": 14, "geen": 6}, "Maak eerst vormgeven samen af, voor je verdergaat."),
    ],
)
def test_what_most_say_went_too_fast_goes_before_the_phase_that_they_are_in(te_snel: dict[str, int], zin: str) -> None:
    assert write_eerst(FASE, kies(te_snel, 26)).startswith(zin)
