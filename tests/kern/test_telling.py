"""Counting a round by hand: what is published, what stays hidden, and what the scores are."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from partnerschappen.kern.telling import TeWeinigInzendingen, tel_ronde
from partnerschappen.kern.uitkomst import GEHEEL, Certificaat, Groep, Reden, Score, Uitkomst, Verborgen, Verdeling
from partnerschappen.kern.vragenlijst import laad_vragenlijst

VRAGENLIJST = laad_vragenlijst("vijf-condities", 1)
TE_WEINIG = Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
PAS_VANAF_DUBBEL = Verborgen(Reden.PAS_VANAF_DUBBEL)


def alles(punt: int) -> dict[str, str]:
    return {stelling.code: str(punt) for stelling in VRAGENLIJST.stellingen}


def ambitie(punten: str) -> dict[str, str]:
    """Six characters, one per statement of ambitie; '.' is not answered."""
    return {f"ambitie-{nummer}": punt for nummer, punt in enumerate(punten, start=1) if punt != "."}


def tel(inzendingen: Sequence[dict[str, str]], k: int = 5, genodigd: int = 40) -> Uitkomst:
    return tel_ronde(VRAGENLIJST, inzendingen, genodigd=genodigd, k=k, schud=lambda teksten: teksten.sort())


# Twelve people. 1–10 are meetellers of ambitie; 11 scored two of six, 12 none: their points do not count.
TWAALF = [
    *[ambitie("443.54") for _ in range(6)],
    *[ambitie("22n.1n") for _ in range(3)],
    ambitie("55...5"),
    ambitie("11nnnn"),
    ambitie("nnnnnn"),
]


def test_twelve_people_counted_by_hand() -> None:
    uitkomst = tel(TWAALF)
    assert [uitkomst.verdelingen[f"ambitie-{nummer}"] for nummer in range(1, 7)] == [
        Verdeling((0, 3, 0, 6, 1), beantwoord=10, niet_te_beoordelen=1),
        Verdeling((0, 3, 0, 6, 1), beantwoord=10, niet_te_beoordelen=1),
        Verdeling((0, 0, 6, 0, 0), beantwoord=6, niet_te_beoordelen=5),
        TE_WEINIG,
        Verdeling((3, 0, 0, 0, 6), beantwoord=9, niet_te_beoordelen=2),
        Verdeling((0, 0, 0, 6, 1), beantwoord=7, niet_te_beoordelen=5),
    ]
    # Means 35/10, 35/10, 3, 33/9 and 29/7 add up to 374/21; a fifth of that is 3,56.
    assert uitkomst.scores[GEHEEL, "ambitie"] == Score(36)
    # Personal means: 4 six times, 5/3 three times, and 5 once; their mean is 3,4.
    gemiddelden = [Fraction(4)] * 6 + [Fraction(5, 3)] * 3 + [Fraction(5)]
    kwadraten = sum(((waarde - Fraction(17, 5)) * (waarde - Fraction(17, 5)) for waarde in gemiddelden), Fraction(0))
    assert round(kwadraten / 9, 4) == Fraction("1.5259")
    assert uitkomst.spreiding["ambitie"] == 1.5259
    assert uitkomst.certificaat == Certificaat(5, (Groep(GEHEEL, GEHEEL, 12, 40),), kleinste_steun=6)
    assert uitkomst.scores[GEHEEL, "proces"] == uitkomst.spreiding["proces"] == TE_WEINIG


def test_fewer_than_k_publishes_nothing() -> None:
    with pytest.raises(TeWeinigInzendingen):
        tel([alles(3)] * 4)


def test_a_k_that_promises_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="k is 2"):
        tel([alles(3)] * 4, k=2)


def test_below_twice_k_only_scores_are_published() -> None:
    inzending = {**alles(3), "balans-tempo": "3", "fase": "delen", "kies-twee": "relatie", "opmerking-slot": "Fijn."}
    uitkomst = tel([inzending] * 9)
    assert set(uitkomst.scores.values()) == {Score(30)}
    assert set(uitkomst.verdelingen.values()) == {PAS_VANAF_DUBBEL}
    assert set(uitkomst.spreiding.values()) == {PAS_VANAF_DUBBEL}
    assert set(uitkomst.opmerkingen.values()) == {PAS_VANAF_DUBBEL}
    assert uitkomst.certificaat.kleinste_steun == 9


@pytest.mark.parametrize(
    ("k", "n", "laagst", "hoogst"),
    [(5, 5, 16, 44), (5, 7, 15, 45), (5, 9, 14, 46), (3, 3, 20, 40), (3, 4, 18, 42), (3, 5, 16, 44)],
)
def test_an_extreme_score_of_few_people_stays_inside_the_scale(k: int, n: int, laagst: int, hoogst: int) -> None:
    assert set(tel([alles(1)] * n, k=k).scores.values()) == {Score(laagst)}
    assert set(tel([alles(5)] * n, k=k).scores.values()) == {Score(hoogst)}
    # The printed tenth itself is inside [1 + 3/n, 5 − 3/n].
    assert Fraction(laagst, 10) >= 1 + Fraction(3, n)
    assert Fraction(hoogst, 10) <= 5 - Fraction(3, n)


def test_from_twice_k_an_extreme_score_is_exact() -> None:
    assert set(tel([alles(5)] * 10).scores.values()) == {Score(50)}


def test_a_score_is_rounded_half_up() -> None:
    # Nineteen times 3 and once 4 is 3,05 on every statement.
    assert set(tel([alles(3)] * 19 + [alles(4)]).scores.values()) == {Score(31)}


def test_every_statement_weighs_the_same_however_few_answered_it() -> None:
    inzendingen = [ambitie("111111")] * 5 + [ambitie("11111.")] * 5
    inzendingen[:5] = [ambitie("111115")] * 5
    assert tel(inzendingen).scores[GEHEEL, "ambitie"] == Score(17)  # (5 · 1 + 5) / 6, not 75 / 55


def test_a_statement_scored_by_fewer_than_k_does_not_count_in_the_score() -> None:
    uitkomst = tel([ambitie("333335")] * 4 + [ambitie("33333.")] * 6)
    assert uitkomst.verdelingen["ambitie-6"] == TE_WEINIG
    assert uitkomst.scores[GEHEEL, "ambitie"] == Score(30)


def test_half_of_the_statements_makes_somebody_count_and_opting_out_does_not() -> None:
    uitkomst = tel([ambitie("333...")] * 10 + [ambitie("55nnnn")] * 10)
    assert uitkomst.verdelingen["ambitie-1"] == Verdeling((0, 0, 10, 0, 0), beantwoord=10)
    assert uitkomst.scores[GEHEEL, "ambitie"] == Score(30)


def test_a_meeteller_without_a_counting_statement_is_not_in_the_spread_nor_in_the_support() -> None:
    uitkomst = tel([ambitie("333...")] * 6 + [ambitie("...444")] * 4)
    assert uitkomst.spreiding["ambitie"] == 0.0
    assert uitkomst.certificaat.kleinste_steun == 6


def test_the_balans_is_shown_from_k_points() -> None:
    genoeg = [{"balans-tempo": "1"}] * 3 + [{"balans-tempo": "5"}] * 2 + [{"balans-tempo": "n"}] * 5
    assert tel(genoeg).verdelingen["balans-tempo"] == Verdeling((3, 0, 0, 0, 2), beantwoord=5, niet_te_beoordelen=5)
    assert tel([*genoeg[1:], {}]).verdelingen["balans-tempo"] == TE_WEINIG


def test_a_choice_of_several_options_keeps_how_many_people_chose() -> None:
    inzendingen = [{"kies-twee": "ambitie,proces"}] * 4 + [{"kies-twee": "proces"}] * 2 + [{}] * 4
    uitkomst = tel(inzendingen)
    assert uitkomst.verdelingen["kies-twee"] == Verdeling((4, 0, 0, 0, 6), beantwoord=6)
    assert uitkomst.verdelingen["fase"] == TE_WEINIG
    assert uitkomst.certificaat.kleinste_steun == 6


def test_a_choice_is_shown_from_k_people_who_chose() -> None:
    for kiezers, verwacht in ((5, Verdeling((5, 0, 0, 0, 5), beantwoord=5)), (4, TE_WEINIG)):
        uitkomst = tel([{"kies-twee": "ambitie,proces"}] * kiezers + [{}] * (10 - kiezers))
        assert uitkomst.verdelingen["kies-twee"] == verwacht


def test_remarks_are_shuffled_per_question_and_blank_ones_left_out() -> None:
    geschud: list[list[str]] = []

    def keer_om(teksten: list[str]) -> None:
        geschud.append(list(teksten))
        teksten.reverse()

    inzendingen = [{"opmerking-slot": "een"}, {"opmerking-slot": "twee", "opmerking-proces": "drie"}, *[{}] * 8]
    uitkomst = tel_ronde(VRAGENLIJST, inzendingen, genodigd=10, k=5, schud=keer_om)
    assert uitkomst.opmerkingen["opmerking-slot"] == ("twee", "een")
    assert uitkomst.opmerkingen["opmerking-proces"] == ("drie",)
    assert uitkomst.opmerkingen["opmerking-ambitie"] == ()
    assert len(geschud) == 6


def test_empty_forms_count_as_sent_in_and_show_nothing() -> None:
    uitkomst = tel([{}] * 10)
    assert (uitkomst.n, uitkomst.genodigd, uitkomst.certificaat.kleinste_steun) == (10, 40, 10)
    assert set(uitkomst.scores.values()) == set(uitkomst.verdelingen.values()) == {TE_WEINIG}
