"""What groups say beside each other: when a difference counts, which is the largest, and organisaties weighed alike."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerschappen.kern.groepsbeeld import Groepsbeeld, Verschil, maak_groepsbeeld, meet_verschil, weeg_even_zwaar
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.uitkomst import GEHEEL, Certificaat, Groep, Reden, Score, Uitkomst, Verborgen, VerborgenGroep
from partnerschappen.kern.vragenlijst import laad_vragenlijst

CONDITIES = laad_vragenlijst("vijf-condities", 1).condities
AMBITIE = CONDITIES[0]
DICHT = Verborgen(Reden.NIET_APART)
STUREN, DOEN = Groep("laag", "laag:sturen", 9, 12), Groep("laag", "laag:doen", 20, 30)
scores = st.builds(Score, st.integers(10, 50)) | st.builds(
    Score, st.sampled_from([15, 20, 25, 30, 35, 40, 45]), st.just(value=True)
)
cellen = scores | st.just(DICHT)


def grof(tienden: int) -> Score:
    return Score(tienden, grof=True)


def uitkomst(
    per_groep: Mapping[Groep, Sequence[Score | Verborgen]],
    indelingen: Sequence[str],
    verborgen: Sequence[VerborgenGroep] = (),
) -> Uitkomst:
    """An uitkomst with these groups; a single score counts for all five conditions."""
    geheel = Groep(GEHEEL, GEHEEL, 40, 60)
    rijen = {geheel: [Score(32)], **per_groep}
    groepen = tuple(rijen)
    return Uitkomst(
        k=5,
        n=40,
        genodigd=60,
        groepen=groepen,
        scores={
            (groep.code, conditie.code): rij[plaats % len(rij)]
            for groep, rij in rijen.items()
            for plaats, conditie in enumerate(CONDITIES)
        },
        verdelingen={},
        spreiding={},
        opmerkingen={},
        certificaat=Certificaat(5, groepen, 5),
        indelingen=tuple(indelingen),
        verborgen=tuple(verborgen),
    )


def kijk(per_groep: Mapping[Groep, Sequence[Score | Verborgen]], *indelingen: str) -> Groepsbeeld:
    return maak_groepsbeeld(uitkomst(per_groep, indelingen), CONDITIES)


def organisatie(nummer: int, *, rest: bool = False) -> Groep:
    code = "organisatie:rest" if rest else f"organisatie:{nummer}"
    return Groep("organisatie", code, 9, 12, naam="" if rest else f"School {nummer}", rest=rest)


@pytest.mark.parametrize(
    ("een", "ander", "telt"),
    [
        (Score(39), Score(34), True),
        (Score(39), Score(35), False),
        (grof(40), Score(31), False),
        (grof(40), Score(30), True),
        (grof(40), grof(35), False),
        (grof(40), grof(30), True),
    ],
)
def test_a_difference_counts_from_a_half_and_from_a_whole_point_where_one_is_coarse(
    een: Score, ander: Score, telt: bool
) -> None:
    assert (meet_verschil(AMBITIE, (STUREN, een), (DOEN, ander)) is not None) is telt


@given(scores, scores)
def test_a_difference_is_the_same_from_both_sides_and_coarse_with_either(een: Score, ander: Score) -> None:
    verschil = meet_verschil(AMBITIE, (STUREN, een), (DOEN, ander))
    terug = meet_verschil(AMBITIE, (DOEN, ander), (STUREN, een))
    assert verschil == terug
    if verschil is not None:
        assert verschil.score_hoog.tienden > verschil.score_laag.tienden
        assert verschil.grof == (een.grof or ander.grof)
        assert verschil.tienden % 5 == 0 or not verschil.grof


def test_sturen_and_doen_are_laid_side_by_side_with_the_largest_difference_first() -> None:
    sturen: list[Score | Verborgen] = [Score(39), Score(30), DICHT, Score(42), grof(30)]
    doen = [Score(33), Score(30), Score(20), Score(28), Score(21)]
    naast = kijk({DOEN: doen, STUREN: sturen}, "laag").indelingen[0].naast
    assert naast is not None
    assert (naast.links.groep, naast.rechts.groep, naast.vergeleken) == (STUREN, DOEN, 4)
    assert [(verschil.conditie.code, verschil.tienden) for verschil in naast.verschillen] == [
        ("organisatie", 14),
        ("ambitie", 6),
    ]


def test_what_is_left_of_an_indeling_is_laid_beside_nothing() -> None:
    rest = Groep("laag", "laag:rest", 6, 9, rest=True)
    beeld = kijk({DOEN: [Score(20)], rest: [Score(40)]}, "laag")
    assert beeld.indelingen[0].naast is None


def test_the_largest_difference_of_organisaties_leaves_overig_out() -> None:
    beeld = kijk(
        {
            organisatie(1): [Score(30)],
            organisatie(2): [Score(36)],
            organisatie(3): [Score(31)],
            organisatie(0, rest=True): [Score(10)],
        },
        "organisatie",
    )
    verschil = beeld.indelingen[0].verschillen[0]
    assert verschil is not None
    assert (verschil.hoog.naam, verschil.laag.naam, verschil.tienden) == ("School 2", "School 1", 6)


def test_of_equal_differences_the_exact_one_and_then_the_first_named_is_told() -> None:
    gelijk = kijk(
        {organisatie(1): [Score(30)], organisatie(2): [Score(40)], organisatie(3): [Score(40)]}, "organisatie"
    )
    assert _namen(gelijk.indelingen[0].verschillen[0]) == ("School 2", "School 1")
    met_grof = kijk(
        {organisatie(1): [Score(30)], organisatie(2): [grof(40)], organisatie(3): [Score(40)]}, "organisatie"
    )
    assert _namen(met_grof.indelingen[0].verschillen[0]) == ("School 3", "School 1")


def test_a_coarse_extreme_that_does_not_count_hides_no_exact_difference_that_does() -> None:
    beeld = kijk({organisatie(1): [Score(28)], organisatie(2): [grof(35)], organisatie(3): [Score(34)]}, "organisatie")
    assert _namen(beeld.indelingen[0].verschillen[0]) == ("School 3", "School 1")


def _namen(verschil: Verschil | None) -> tuple[str, str]:
    assert verschil is not None
    return verschil.hoog.naam, verschil.laag.naam


@pytest.mark.parametrize(
    ("delen", "gewogen"),
    [
        ([Score(30), Score(41)], Score(36)),
        ([Score(30), Score(40), DICHT], Score(35)),
        ([Score(30), DICHT], None),
        ([], None),
        ([grof(30), Score(41)], grof(35)),
        ([grof(45), Score(50)], grof(45)),
    ],
)
def test_organisaties_that_are_shown_all_count_the_same(delen: list[Score | Verborgen], gewogen: Score | None) -> None:
    assert weeg_even_zwaar(delen) == gewogen


@given(st.lists(cellen, max_size=8))
def test_the_even_mean_lies_between_its_parts_and_is_coarse_with_any_of_them(delen: list[Score | Verborgen]) -> None:
    getoond = [score for score in delen if isinstance(score, Score)]
    gewogen = weeg_even_zwaar(delen)
    assert (gewogen is None) == (len(getoond) < 2)
    if gewogen is not None:
        assert gewogen.grof == any(score.grof for score in getoond)
        marge = 2 if gewogen.grof else 0
        laag, hoog = (keuze(score.tienden for score in getoond) for keuze in (min, max))
        assert gewogen.grof or laag <= gewogen.tienden <= hoog
        assert laag - marge <= gewogen.tienden or gewogen.tienden == 45
        assert gewogen.tienden <= hoog + marge + 1 or gewogen.tienden == 15


def test_indelingen_keep_their_order_and_their_hidden_groups() -> None:
    weg = VerborgenGroep("organisatie", "organisatie:2", "School 2", Reden.KLEIN_BIJ_OPENING)
    beeld = maak_groepsbeeld(
        uitkomst({DOEN: [DICHT], organisatie(1): [Score(30)]}, ["laag", "organisatie"], [weg]), CONDITIES
    )
    assert [deel.indeling for deel in beeld.indelingen] == [Indeling.LAAG, Indeling.ORGANISATIE]
    assert [deel.verborgen for deel in beeld.indelingen] == [(), (weg,)]


def test_groups_that_nobody_chose_are_read_too() -> None:
    beeld = kijk({organisatie(1): [Score(30)]})
    assert [deel.indeling for deel in beeld.indelingen] == [Indeling.ORGANISATIE]


def test_an_indeling_without_a_group_is_still_told_of() -> None:
    assert [deel.groepen for deel in kijk({}, "laag").indelingen] == [()]


def test_a_group_is_found_by_its_code_and_the_whole_is_none() -> None:
    beeld = kijk({DOEN: [Score(30)]}, "laag")
    gevonden = [beeld.vind(code) for code in ("laag:doen", GEHEEL, "", "laag:niets")]
    assert [deel and deel.groep for deel in gevonden] == [DOEN, None, None, None]
