"""The order of what to talk about, and the three points for a cover: for all strong, all weak, few and none."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerschappen.kern.beeld import Beeld, drie_punten, maak_beeld
from partnerschappen.kern.onderwerpen import Aanleiding, Onderwerp, Soort, lees_voorkeur
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.vragenlijst import laad_vragenlijst

VRAGENLIJST = laad_vragenlijst("vijf-condities", 1)
CONDITIES = [conditie.code for conditie in VRAGENLIJST.condities]


def kijk(inzendingen: Sequence[dict[str, str]]) -> Beeld:
    return maak_beeld(tel_ronde(VRAGENLIJST, inzendingen, genodigd=40, k=5), VRAGENLIJST)


def vul_in(kies: str = "", **punten: str) -> dict[str, str]:
    """Every statement 3, but for what is given as six characters per condition, or per statement by code."""
    inzending = {stelling.code: "3" for stelling in VRAGENLIJST.stellingen}
    for conditie, reeks in punten.items():
        inzending |= {f"{conditie}-{nummer}": punt for nummer, punt in enumerate(reeks, start=1)}
    return {**inzending, "kies-twee": kies} if kies else inzending


def kort(onderwerpen: Sequence[Onderwerp]) -> list[tuple[str, str]]:
    return [(regel.soort.value, (regel.stelling or regel.conditie).code) for regel in onderwerpen]


VERHAAL = [
    *[vul_in(belangen="213333", relatie="543333", organisatie="113333", proces="333233") for _ in range(6)],
    *[vul_in(belangen="223333", relatie="543333", organisatie="553333", proces="333433") for _ in range(6)],
]


def test_divided_comes_first_then_what_asks_attention_then_what_is_strong() -> None:
    onderwerpen = kijk(VERHAAL).onderwerpen
    assert kort(onderwerpen) == [
        ("verdeeld", "organisatie-1"),
        ("verdeeld", "organisatie-2"),
        ("verdeeld", "proces-4"),
        ("aandacht", "belangen-2"),  # everybody disagrees with both; this one has the lower mean
        ("aandacht", "belangen-1"),
        ("sterk", "relatie-1"),
        ("sterk", "relatie-2"),
    ]
    assert [(regel.aantal, regel.beantwoord) for regel in onderwerpen[2:6]] == [(6, 12), (12, 12), (12, 12), (12, 12)]


def test_the_three_points_are_of_three_kinds_and_three_conditions() -> None:
    assert kort(drie_punten(kijk(VERHAAL))) == [
        ("verdeeld", "organisatie-1"),
        ("aandacht", "belangen-2"),
        ("sterk", "relatie-1"),
    ]


def test_what_the_group_chose_goes_first_within_its_kind_only() -> None:
    gekozen = [{**inzending, "kies-twee": "relatie,proces"} for inzending in VERHAAL]
    onderwerpen = kijk(gekozen).onderwerpen
    assert kort(onderwerpen)[:3] == [
        ("verdeeld", "proces-4"),
        ("verdeeld", "organisatie-1"),
        ("verdeeld", "organisatie-2"),
    ]
    assert onderwerpen[0].redenen == (Aanleiding.VAAKST_GEKOZEN,)
    assert onderwerpen[1].redenen == ()
    assert kort(onderwerpen)[-1] == ("sterk", "relatie-2")


@pytest.mark.parametrize(
    ("aantallen", "gekozen", "vaakst"),
    [
        ([4, 4, 4, 4, 4], frozenset(), frozenset()),
        ([0, 0, 0, 0, 0], frozenset(), frozenset()),
        ([1, 6, 2, 5, 2], frozenset({"belangen", "organisatie"}), frozenset({"belangen"})),
        ([5, 5, 0, 0, 0], frozenset({"ambitie", "belangen"}), frozenset({"ambitie", "belangen"})),
    ],
)
def test_a_condition_is_chosen_when_it_got_more_than_an_even_share(
    aantallen: list[int], gekozen: frozenset[str], vaakst: frozenset[str]
) -> None:
    voorkeur = lees_voorkeur(CONDITIES, aantallen)
    assert (voorkeur.gekozen, voorkeur.vaakst) == (gekozen, vaakst)


def test_a_second_condition_that_was_chosen_says_so_more_softly() -> None:
    inzendingen = [{**inzending, "kies-twee": "organisatie,proces"} for inzending in VERHAAL[:11]]
    onderwerpen = kijk([*inzendingen, {**VERHAAL[11], "kies-twee": "proces"}]).onderwerpen
    redenen = {regel.conditie.code: regel.redenen for regel in onderwerpen}
    assert redenen["proces"] == (Aanleiding.VAAKST_GEKOZEN,)
    assert redenen["organisatie"] == (Aanleiding.GEKOZEN,)


def test_a_divided_statement_is_not_also_strong() -> None:
    inzendingen = [vul_in(proces="233333")] * 3 + [vul_in(proces="533333")] * 7
    assert ("verdeeld", "proces-1") in kort(kijk(inzendingen).onderwerpen)
    assert ("sterk", "proces-1") not in kort(kijk(inzendingen).onderwerpen)


def test_all_strong_gives_three_things_to_keep_of_three_conditions() -> None:
    vijven = {stelling.code: "5" for stelling in VRAGENLIJST.stellingen}
    assert kort(drie_punten(kijk([vijven] * 10))) == [
        ("sterk", "ambitie-1"),
        ("sterk", "belangen-1"),
        ("sterk", "relatie-1"),
    ]


def test_all_weak_gives_three_that_ask_attention_of_three_conditions() -> None:
    enen = {stelling.code: "1" for stelling in VRAGENLIJST.stellingen}
    assert kort(drie_punten(kijk([enen] * 10))) == [
        ("aandacht", "ambitie-1"),
        ("aandacht", "belangen-1"),
        ("aandacht", "relatie-1"),
    ]


def test_one_strong_statement_is_filled_up_with_the_lowest_conditions() -> None:
    inzending = vul_in(relatie="533333")
    beeld = kijk([{**inzending, "proces-1": "4"}] * 6 + [inzending] * 4)
    assert kort(beeld.onderwerpen) == [
        ("sterk", "relatie-1"),
        ("laagste", "ambitie"),
        ("laagste", "belangen"),
        ("laagste", "organisatie"),
    ]
    assert kort(drie_punten(beeld)) == [("sterk", "relatie-1"), ("laagste", "ambitie"), ("laagste", "belangen")]


def test_few_answers_give_topics_from_scores() -> None:
    beeld = kijk([vul_in(belangen="222222", relatie="444444", proces="111111")] * 7)
    assert kort(beeld.onderwerpen) == [("aandacht", "proces"), ("aandacht", "belangen"), ("sterk", "relatie")]
    laagste = beeld.onderwerpen[0]
    assert (laagste.gemiddelde, laagste.aantal, laagste.beantwoord) == (15, None, None)


def test_few_answers_without_low_or_strong_scores_name_the_lowest_and_the_highest() -> None:
    onderwerpen = kijk([vul_in(relatie="444333")] * 7).onderwerpen
    assert [(regel.soort, regel.conditie.code) for regel in onderwerpen] == [
        *[(Soort.LAAGSTE, code) for code in ("ambitie", "belangen", "organisatie", "proces")],
        (Soort.HOOGSTE, "relatie"),
    ]
    assert kort(drie_punten(kijk([vul_in(relatie="444333")] * 7))) == [
        ("laagste", "ambitie"),
        ("laagste", "belangen"),
        ("hoogste", "relatie"),
    ]


def test_equal_scores_have_no_lowest_and_no_highest() -> None:
    assert kijk([vul_in()] * 7).onderwerpen == ()
    assert kijk([vul_in()] * 12).onderwerpen == ()
    assert drie_punten(kijk([vul_in()] * 12)) == ()


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(5, 16))
def test_any_round_has_a_picture_with_at_most_three_different_points(kans: Random, n: int) -> None:
    beeld = kijk([maak_inzending(kans) for _ in range(n)])
    punten = drie_punten(beeld)
    assert len(punten) == min(3, len(beeld.onderwerpen)) == len(set(map(str, kort(punten))))
    assert list(punten) == sorted(punten, key=beeld.onderwerpen.index)
    assert len(beeld.onderwerpen) == len(set(map(str, kort(beeld.onderwerpen))))


def maak_inzending(kans: Random) -> dict[str, str]:
    inzending = {stelling.code: kans.choice("12345n") for stelling in VRAGENLIJST.stellingen if kans.random() < 0.8}
    return {**inzending, "kies-twee": kans.choice(["", *CONDITIES])}
