"""The groups of a ronde: their order, who is never shown apart, crossings, exact or coarse; and nothing by answers."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerschappen.kern import geheimhouding
from partnerschappen.kern.groepskeuze import (
    KLEINSTE_KRUISING,
    Kandidaat,
    Keuze,
    Lid,
    kies_exact,
    kies_kandidaten,
    maak_kandidaten,
)
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import Reden, Score, Uitkomst, Verborgen
from partnerschappen.kern.vragenlijst import laad_vragenlijst
from tests.kern.orakel import is_veilig_volgens_orakel

VRAGENLIJST = laad_vragenlijst("vijf-condities", 1)
ALLE = ["organisatie", "soort_partner", "laag"]
VEEL = settings(max_examples=600)
MINDER = settings(max_examples=100)


def lid(organisatie: str, laag: str = "doen", soort: str = "school", *, bij_opening: bool = True) -> Lid:
    return Lid(laag=laag, soort_partner=soort, organisatie=organisatie, bij_opening=bij_opening)


def organisaties(*aantallen: int, later: int = 0) -> list[Lid]:
    """Organisaties A, B, C… of so many people; `later` were added to the last one while the ronde was open."""
    leden = [lid(naam) for naam, aantal in zip("ABCDEFGHIJ", aantallen, strict=False) for _ in range(aantal)]
    return leden + [lid("ABCDEFGHIJ"[len(aantallen) - 1], bij_opening=False)] * later


def iedereen(leden: Sequence[Lid]) -> frozenset[int]:
    return frozenset(range(len(leden)))


def kies(leden: Sequence[Lid], k: int = 5, indelingen: Sequence[str] = ALLE) -> Keuze:
    return kies_kandidaten(maak_kandidaten(leden, indelingen), iedereen(leden), k)


def codes(kandidaten: Sequence[Kandidaat]) -> list[str]:
    return [kandidaat.naam or kandidaat.code for kandidaat in kandidaten]


@st.composite
def rondes(draw: st.DrawFn, mensen: int = 10) -> tuple[list[Lid], frozenset[int]]:
    """Invited people in three breakdowns, organisaties within a soort partner, and who of them sent in."""
    soort_van = draw(st.lists(st.sampled_from(["school", "opleiding", "overig"]), min_size=4, max_size=4))
    rijen = draw(st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.booleans(), st.booleans()), max_size=mensen))
    leden = [
        lid("ABCD"[o], "sturen" if stuurt else "doen", soort_van[o], bij_opening=bij) for o, stuurt, bij, _ in rijen
    ]
    return leden, frozenset(plaats for plaats, rij in enumerate(rijen) if rij[3])


def test_the_order_is_laag_soort_organisatie_and_then_by_number_at_opening_and_by_name() -> None:
    leden = [lid("Beek", "sturen", "opleiding")] * 3 + [lid("Akker")] * 3 + [lid("Dijk", soort="overig")] * 4
    leden += [lid("Akker", "sturen", bij_opening=False)] * 9
    kandidaten = maak_kandidaten(leden, ALLE)
    assert codes(kandidaten) == [
        "laag:doen", "laag:sturen", "soort_partner:overig", "soort_partner:opleiding", "soort_partner:school",
        "Dijk", "Akker", "Beek",
    ]  # fmt: skip
    assert [kandidaat.bij_opening for kandidaat in kandidaten] == [7, 3, 4, 3, 3, 4, 3, 3]
    assert [len(kandidaat.leden) for kandidaat in kandidaten] == [7, 12, 4, 3, 12, 4, 12, 3]
    assert [kandidaat.code for kandidaat in kandidaten[-3:]] == ["organisatie:3", "organisatie:1", "organisatie:2"]


@VEEL
@given(rondes(), st.randoms(use_true_random=False))
def test_the_order_of_the_list_is_not_the_order_of_the_groups(
    ronde: tuple[list[Lid], frozenset[int]], toeval: random.Random
) -> None:
    leden = list(ronde[0])
    voor = [(k.code, k.naam, len(k.leden), k.bij_opening) for k in maak_kandidaten(leden, ALLE)]
    toeval.shuffle(leden)
    assert [(k.code, k.naam, len(k.leden), k.bij_opening) for k in maak_kandidaten(leden, ALLE[::-1])] == voor


def test_only_the_chosen_breakdowns_give_groups_and_one_of_a_single_group_gives_none() -> None:
    leden = organisaties(4, 4)
    assert maak_kandidaten(leden, []) == ()
    assert maak_kandidaten(leden, ["laag", "soort_partner"]) == ()
    assert {kandidaat.indeling for kandidaat in maak_kandidaten(leden, ALLE)} == {Indeling.ORGANISATIE}
    assert maak_kandidaten([], ALLE) == ()


def test_an_unknown_breakdown_is_refused() -> None:
    with pytest.raises(ValueError, match="leeftijd"):
        maak_kandidaten(organisaties(4, 4), ["leeftijd"])


@pytest.mark.parametrize(
    ("aantallen", "getoond"),
    [((9, 8, 3), ["A"]), ((8, 7, 5), ["A", "B", "C"]), ((6, 4), []), ((10, 10), ["A", "B"]), ((20, 3), [])],
)
def test_the_worked_examples(aantallen: tuple[int, ...], getoond: list[str]) -> None:
    assert codes(kies(organisaties(*aantallen)).groepen) == getoond


def test_one_four_four_one_over_two_layers_shows_one_breakdown_only() -> None:
    leden = [lid("A", "sturen"), *[lid("A")] * 4, *[lid("B", "sturen")] * 4, lid("B")]
    assert codes(kies(leden).groepen) == ["laag:doen", "laag:sturen"]
    assert codes(kies(leden, indelingen=["organisatie"]).groepen) == ["A", "B"]


def test_a_group_under_k_at_opening_is_never_chosen_however_many_were_added() -> None:
    leden = [*organisaties(12, 4), *[lid("B", bij_opening=False)] * 40]
    assert [(kandidaat.naam, reden) for kandidaat, reden in kies(leden).verborgen][-1] == ("B", Reden.KLEIN_BIJ_OPENING)
    assert "B" not in codes(kies(leden).groepen)


@pytest.mark.parametrize(
    "leden",
    [
        organisaties(9, 8, 3, later=4),
        organisaties(12, 4, later=40),
        [*[lid("A")] * 10, *[lid("A", "sturen")] * 4, *[lid("A", "sturen", bij_opening=False)] * 3],
    ],
    ids=["9-8-3+4", "12-4+40", "laag"],
)
def test_added_people_do_not_show_a_small_group_as_what_is_left(leden: list[Lid]) -> None:
    """Who was promised 'nooit apart' is not shown under the name of Overig either."""
    keuze = kies(leden)
    klein = [kandidaat.leden for kandidaat, reden in keuze.verborgen if reden is Reden.KLEIN_BIJ_OPENING]
    getoond = frozenset(plaats for kandidaat in keuze.groepen for plaats in kandidaat.leden)
    assert klein
    assert not getoond or iedereen(leden) - getoond not in klein


@VEEL
@given(rondes(), st.sampled_from([3, 5]))
def test_no_combination_of_chosen_groups_leaves_fewer_than_k_of_those_invited_at_opening(
    ronde: tuple[list[Lid], frozenset[int]], k: int
) -> None:
    leden, aanwezig = ronde
    opening = frozenset(plaats for plaats, wie in enumerate(leden) if wie.bij_opening)
    keuze = kies_kandidaten(maak_kandidaten(leden, ALLE), aanwezig, k)
    if keuze.groepen:
        assert is_veilig_volgens_orakel([opening, *(groep.leden & opening for groep in keuze.groepen)], k)


@VEEL
@given(rondes(), st.sampled_from([3, 4, 5]))
def test_what_is_chosen_is_safe_large_enough_and_crosses_in_three_or_more(
    ronde: tuple[list[Lid], frozenset[int]], k: int
) -> None:
    leden, aanwezig = ronde
    kandidaten = maak_kandidaten(leden, ALLE)
    keuze = kies_kandidaten(kandidaten, aanwezig, k)
    deel = [kandidaat.leden & aanwezig for kandidaat in keuze.groepen]
    assert is_veilig_volgens_orakel([aanwezig, *deel] if deel else [], k)
    assert all(kandidaat.bij_opening >= k <= len(wie) for kandidaat, wie in zip(keuze.groepen, deel, strict=True))
    for plaats, een in enumerate(keuze.groepen):
        for ander, wie in zip(keuze.groepen[:plaats], deel[:plaats], strict=True):
            samen = wie & deel[plaats]
            if ander.indeling != een.indeling and samen != deel[plaats]:
                assert len(samen) == 0 or len(samen) >= KLEINSTE_KRUISING


@VEEL
@given(rondes(), st.sampled_from([3, 4, 5]))
def test_what_is_hidden_has_a_reason_that_holds(ronde: tuple[list[Lid], frozenset[int]], k: int) -> None:
    """Each candidate is either shown, or small at opening, or breaks a rule together with what was chosen before."""
    leden, aanwezig = ronde
    opening = frozenset(plaats for plaats, wie in enumerate(leden) if wie.bij_opening)
    kandidaten = maak_kandidaten(leden, ALLE)
    keuze = kies_kandidaten(kandidaten, aanwezig, k)
    redenen = {kandidaat.code: reden for kandidaat, reden in keuze.verborgen}
    assert [k for k in kandidaten if k.code not in redenen] == list(keuze.groepen)
    eerder: list[Kandidaat] = []
    for kandidaat in kandidaten:
        if kandidaat.code not in redenen:
            eerder.append(kandidaat)
        elif kandidaat.bij_opening < k:
            assert redenen[kandidaat.code] is Reden.KLEIN_BIJ_OPENING
        else:
            assert redenen[kandidaat.code] is Reden.NIET_APART
            assert _breekt(kandidaat, eerder, aanwezig, opening, k)


def _breekt(
    kandidaat: Kandidaat, eerder: list[Kandidaat], aanwezig: frozenset[int], opening: frozenset[int], k: int
) -> bool:
    deel = kandidaat.leden & aanwezig
    if deel in (frozenset(), aanwezig):
        return True
    kruist = [ander.leden & deel for ander in eerder if ander.indeling != kandidaat.indeling]
    if any(samen != deel and 0 < len(samen) < KLEINSTE_KRUISING for samen in kruist):
        return True
    return any(
        not is_veilig_volgens_orakel([wie, *(ander.leden & wie for ander in [*eerder, kandidaat])], k)
        for wie in (aanwezig, opening)
    )


def test_a_crossing_of_one_or_two_is_refused_and_one_of_three_is_not() -> None:
    for samen, getoond in ((1, False), (2, False), (3, True)):
        leden = [lid("A", "sturen")] * samen + [lid("A")] * 12 + [lid("B", "sturen")] * 12 + [lid("B")] * 12
        assert ("A" in codes(kies(leden, k=3).groepen)) is getoond


def test_a_crossing_is_counted_again_over_those_who_count_for_a_condition() -> None:
    leden = [lid("A", "sturen")] * 3 + [lid("A")] * 12 + [lid("B", "sturen")] * 12 + [lid("B")] * 12
    uitkomst = tel(leden, ["4"] * len(leden), k=3, slaat_ambitie_over=0)
    assert codes(kies(leden, k=3).groepen) == ["laag:doen", "laag:sturen", "B", "A"]
    cellen = {groep.naam or groep.code: uitkomst.scores[groep.code, "ambitie"] for groep in uitkomst.groepen[1:]}
    assert cellen.pop("A") == Verborgen(Reden.NIET_APART)
    assert set(cellen.values()) == {Score(40)}
    assert uitkomst.scores["organisatie:1", "proces"] == Score(40)


def test_what_is_left_has_no_score_when_it_crosses_a_group_in_one_person() -> None:
    """Overig would be shown as what is left of the others, though it was refused for the one who steers."""
    leden = [lid("A", "sturen")] * 5 + [lid("A")] * 10 + [lid("B", soort="opleiding")] * 6
    leden += [lid("C", "sturen", "overig")] + [lid("C", soort="overig")] * 4
    assert codes(kies(leden, indelingen=ALLE[1:]).groepen)[2:] == ["soort_partner:school", "soort_partner:opleiding"]
    uitkomst = tel(leden, ["4"] * len(leden))
    assert uitkomst.scores["soort_partner:rest", "proces"] == Verborgen(Reden.NIET_APART)
    assert uitkomst.scores["soort_partner:opleiding", "proces"] == Score(40, grof=True)


def test_a_group_of_everybody_who_sent_in_is_the_whole_and_shown_as_that_alone() -> None:
    leden = organisaties(8, 6)
    keuze = kies_kandidaten(maak_kandidaten(leden, ALLE), frozenset(range(8)), 5)
    assert keuze.groepen == ()
    assert {reden for _, reden in keuze.verborgen} == {Reden.NIET_APART}


def test_a_group_within_a_larger_one_does_not_count_as_crossing_it() -> None:
    leden = [lid("A")] * 6 + [lid("B")] * 6 + [lid("C", soort="opleiding")] * 7
    assert codes(kies(leden).groepen) == ["soort_partner:school", "soort_partner:opleiding", "C", "A", "B"]


def test_what_cannot_be_settled_is_not_shown_and_does_not_stop_the_closing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three breakdowns that cross, as when the kind of an organisatie changed while the ronde was open."""
    leden = [lid(o, laag, soort) for o in "AB" for laag in ("sturen", "doen") for soort in ("school", "overig")] * 6
    groepen = [kandidaat.leden for kandidaat in kies(leden).groepen]
    assert len(groepen) == 6
    assert kies_exact(iedereen(leden), groepen, 5) == set(range(6))
    monkeypatch.setattr(geheimhouding, "MEESTE_WERK", 0)
    assert codes(kies(leden).groepen) == ["laag:doen", "laag:sturen", "soort_partner:overig", "soort_partner:school"]
    assert {reden for _, reden in kies(leden).verborgen} == {Reden.NIET_APART}
    assert kies_exact(iedereen(leden), groepen, 5) == set()


def test_in_an_open_ronde_every_group_in_which_somebody_sent_in_is_shown() -> None:
    leden = [lid("A", "sturen"), lid("B"), lid("C", bij_opening=False)]
    keuze = kies_kandidaten(maak_kandidaten(leden, ["organisatie"]), frozenset([0, 2]), 1)
    assert codes(keuze.groepen) == ["A", "C"]
    assert [(k.naam, reden) for k, reden in keuze.verborgen] == [("B", Reden.NIET_APART)]


@VEEL
@given(rondes(), st.sampled_from([2, 3]))
def test_exact_are_the_groups_that_together_hold_twice_k(ronde: tuple[list[Lid], frozenset[int]], k: int) -> None:
    leden, aanwezig = ronde
    groepen = [kandidaat.leden & aanwezig for kandidaat in maak_kandidaten(leden, ALLE)]
    gekozen: list[int] = []
    for plaats, deel in enumerate(groepen):
        if deel and is_veilig_volgens_orakel([aanwezig, *(groepen[p] for p in gekozen), deel], 2 * k):
            gekozen.append(plaats)
    assert kies_exact(aanwezig, groepen, k) == set(gekozen)


def test_eight_seven_and_five_are_coarse_and_twice_ten_is_exact() -> None:
    def scores(*aantallen: int) -> list[Score | Verborgen]:
        uitkomst = tel(organisaties(*aantallen), ["4"] * sum(aantallen))
        return [uitkomst.scores[groep.code, "ambitie"] for groep in uitkomst.groepen[1:]]

    assert scores(8, 7, 5) == [Score(40, grof=True)] * 3
    assert scores(10, 10) == [Score(40)] * 2
    assert scores(10, 9) == [Score(40, grof=True)] * 2  # the ten minus nothing is safe, the nine it leaves is not


def tel(leden: Sequence[Lid], punten: Sequence[str], k: int = 5, slaat_ambitie_over: int | None = None) -> Uitkomst:
    """Everybody gives one point to every statement, but for one; '' is somebody who did not send in."""
    wie = [plaats for plaats, punt in enumerate(punten) if punt]
    antwoorden = [{stelling.code: punten[plaats] for stelling in VRAGENLIJST.stellingen} for plaats in wie]
    if slaat_ambitie_over is not None:
        deze = antwoorden[slaat_ambitie_over]
        antwoorden[slaat_ambitie_over] = {code: punt for code, punt in deze.items() if "ambitie" not in code}
    return tel_ronde(
        VRAGENLIJST,
        antwoorden,
        genodigd=len(leden),
        k=k,
        wie=wie,
        kandidaten=maak_kandidaten(leden, ALLE),
        indelingen=ALLE,
        schud=lambda teksten: None,
    )


def _vorm(uitkomst: Uitkomst) -> tuple[object, ...]:
    """All but the values: which groups, which cells, how precise, and the certificate."""
    cellen = {sleutel: cel.grof if isinstance(cel, Score) else cel for sleutel, cel in uitkomst.scores.items()}
    hidden = {sleutel: isinstance(cel, Verborgen) for sleutel, cel in uitkomst.verdelingen.items()}
    return uitkomst.groepen, cellen, hidden, uitkomst.verborgen, uitkomst.certificaat


@MINDER
@given(rondes(mensen=30), st.randoms(use_true_random=False))
def test_other_answers_by_the_same_people_change_no_choice(
    ronde: tuple[list[Lid], frozenset[int]], toeval: random.Random
) -> None:
    leden, aanwezig = ronde
    if len(aanwezig) < 3:
        return
    een, ander = ([toeval.choice("12345") if p in aanwezig else "" for p in range(len(leden))] for _ in range(2))
    assert _vorm(tel(leden, een, k=3)) == _vorm(tel(leden, ander, k=3))
