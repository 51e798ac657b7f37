"""A round beside an earlier one in words: the sentence, the verdicts, and every figure that of its own round."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from partnerschappen.kern.uitkomst import Reden, Score, Uitkomst, Verborgen
from partnerschappen.models import Ronde
from partnerschappen.rapport.vergelijken import Vergelijkingsweergave, make_vergelijking, name_moment
from tests.rapport.voorbeelden import VERHAAL, gesloten_ronde, tel_voorbeeld, vijf_condities

CODES = ["ambitie", "belangen", "relatie", "organisatie", "proces"]
HOOG, LAAG = (0, 0, 1, 9, 9), (9, 9, 1, 0, 0)


def eerdere_ronde(titel: str = "Najaar 2025") -> Ronde:
    ronde = gesloten_ronde(titel=titel)
    ronde.slug, ronde.gesloten_op = "najaar-2025", datetime(2025, 10, 17, 15, tzinfo=UTC)
    return ronde


def leg_naast(toen: Uitkomst, nu: Uitkomst, titel: str = "Najaar 2025") -> Vergelijkingsweergave:
    return make_vergelijking((eerdere_ronde(titel), toen, vijf_condities()), (gesloten_ronde(), nu, vijf_condities()))


def anders(**verhaal: tuple[int, ...]) -> Uitkomst:
    return tel_voorbeeld(verhaal={**dict.fromkeys(VERHAAL, (1, 1, 1, 1, 1)), **verhaal})


@pytest.mark.parametrize(
    ("toen", "nu", "zin"),
    [
        ({}, {}, "Er is geen duidelijk verschil met het najaar van 2025."),
        (
            {"relatie": LAAG},
            {"relatie": HOOG},
            "Alleen bij de relatie is er een duidelijk verschil met het najaar van 2025: de score is nu hoger.",
        ),
        (
            {"belangen": HOOG},
            {"belangen": LAAG},
            "Alleen bij de belangen is er een duidelijk verschil met het najaar van 2025: de score is nu lager.",
        ),
        (
            {"relatie": LAAG, "proces": LAAG},
            {"relatie": HOOG, "proces": HOOG},
            "Bij de relatie en het proces is er een duidelijk verschil met het najaar van 2025: de scores zijn nu"
            " hoger.",
        ),
        (
            {"relatie": LAAG, "proces": HOOG},
            {"relatie": HOOG, "proces": LAAG},
            "Bij de relatie en het proces is er een duidelijk verschil met het najaar van 2025: nu hoger bij de"
            " relatie, en lager bij het proces.",
        ),
        (
            dict.fromkeys(CODES, HOOG),
            dict.fromkeys(CODES, LAAG),
            "Bij alle vijf de condities is er een duidelijk verschil met het najaar van 2025: de scores zijn nu lager.",
        ),
    ],
)
def test_sentence(toen: dict[str, tuple[int, ...]], nu: dict[str, tuple[int, ...]], zin: str) -> None:
    assert leg_naast(anders(**toen), anders(**nu)).zin == zin


@pytest.mark.parametrize(
    ("titel", "moment"),
    [
        ("Najaar 2025", "het najaar van 2025"),
        ("voorjaar 2026", "het voorjaar van 2026"),
        ("Winter 2025", "de winter van 2025"),
        ("Nulmeting", "de ronde ‘Nulmeting’"),
        ("Najaar 2025, tweede keer", "de ronde ‘Najaar 2025, tweede keer’"),
    ],
)
def test_a_round_is_spoken_of_by_its_season_where_its_title_is_one(titel: str, moment: str) -> None:
    assert name_moment(titel) == moment


def test_verdicts_are_words_and_no_text_holds_a_difference_in_figures() -> None:
    v = leg_naast(anders(relatie=LAAG, proces=HOOG), anders(relatie=HOOG, proces=LAAG))
    assert {rij.code: rij.oordeel for rij in v.rijen} == {
        "ambitie": "geen duidelijk verschil",
        "belangen": "geen duidelijk verschil",
        "relatie": "duidelijk hoger",
        "organisatie": "geen duidelijk verschil",
        "proces": "duidelijk lager",
    }
    assert not any(teken in f"{v.zin}{v.uitleg}" for teken in ("0,", "1,", "+", "%", "↑", "▲"))


def test_each_side_shows_the_score_the_strip_and_the_n_of_its_own_round() -> None:
    toen, nu = tel_voorbeeld(24, zaad=3), tel_voorbeeld(26)
    v = leg_naast(toen, nu)
    assert ((v.toen.titel, v.toen.n), (v.nu.titel, v.nu.n)) == (("Najaar 2025", 24), ("Voorjaar 2026", 26))
    for rij in v.rijen:
        for kant, uitkomst in zip(rij.kanten, (toen, nu), strict=True):
            score = uitkomst.scores["geheel", rij.code]
            assert isinstance(score, Score)
            assert kant.score == f"{score.tienden // 10},{score.tienden % 10}"
            assert kant.n == uitkomst.n
            assert sum(int(deel.removesuffix("\N{NO-BREAK SPACE}%")) for deel in kant.procenten) == 100
            assert kant.staaf is not None


def test_pictures_of_both_rounds_have_names_of_their_own() -> None:
    v = leg_naast(tel_voorbeeld(24), tel_voorbeeld(26))
    staven = [str(kant.staaf.svg) for rij in v.rijen for kant in rij.kanten if kant.staaf]
    titels = [staaf.split("<title")[1].split("</title>")[0] for staaf in staven]
    assert len(set(titels)) == len(titels) == 10


def test_a_round_that_shows_too_little_says_which_of_the_two_it_was() -> None:
    v = leg_naast(tel_voorbeeld(7), tel_voorbeeld(26))
    assert v.zin == "Met het najaar van 2025 is niets te vergelijken: daarvoor is er te weinig te zien."
    assert {rij.oordeel for rij in v.rijen} == {"niet te vergelijken"}
    assert {rij.waarom for rij in v.rijen} == {"In ‘Najaar 2025’ is hiervan te weinig te zien."}
    assert v.rijen[0].kanten[0].staaf is None
    assert v.rijen[0].kanten[0].score != ""  # published already, on the page of that round


def test_one_hidden_condition_leaves_the_others() -> None:
    nu = tel_voorbeeld(26)
    nu.scores["geheel", "proces"] = Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
    rij = leg_naast(tel_voorbeeld(26), nu).rijen[4]
    assert (rij.oordeel, rij.waarom) == ("niet te vergelijken", "In ‘Voorjaar 2026’ is hiervan te weinig te zien.")
    assert rij.kanten[1].score == ""


def test_rounds_without_a_condition_in_common_say_so() -> None:
    anders_gevraagd = replace(vijf_condities(), condities=())
    uitkomst = tel_voorbeeld()
    v = make_vergelijking((eerdere_ronde(), uitkomst, anders_gevraagd), (gesloten_ronde(), uitkomst, vijf_condities()))
    assert v.leeg == v.zin == "Deze twee rondes stelden andere vragen. Er is geen conditie die in allebei voorkomt."
    assert (v.rijen, v.uitleg) == ((), ())


def test_readers_are_told_what_chance_does_and_that_other_people_may_have_answered() -> None:
    uitleg = " ".join(leg_naast(tel_voorbeeld(24), tel_voorbeeld(26)).uitleg)
    assert "24 en 26" in uitleg
    assert "twee keer de standaardfout" in uitleg
    assert "Wie erbij kwam of wegging, is nergens te zien." in uitleg
