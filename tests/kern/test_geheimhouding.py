"""P(k), the audit: against a brute-force oracle, on the worked examples, and at the edges."""

import ast
import random
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerschappen.kern import geheimhouding
from partnerschappen.kern.geheimhouding import Groep, TeVeelWerk, is_veilig, kies_groepen
from tests.kern.orakel import Leden, families, indelingen, is_veilig_volgens_orakel, vind_groepje

# Other tests of the same code, with fewer examples, say which lines are reached: counting these doubles their time.
VEEL = settings(max_examples=3000)
MINDER = settings(max_examples=600)
GRENZEN = st.integers(1, 5)


def groep(mensen: Iterable[Hashable]) -> Leden:
    return frozenset(mensen)


def reeks(*aantallen: int) -> list[Groep]:
    """The whole, and then groups of so many people, apart from each other."""
    begin, groepen = 0, []
    for plaats, aantal in enumerate(aantallen, start=1):
        groepen.append(Groep(f"organisatie {plaats}", groep(range(begin, begin + aantal))))
        begin += aantal
    return [Groep("geheel", groep(range(begin))), *groepen]


def namen(groepen: Iterable[Groep]) -> list[str]:
    return [gekozen.naam for gekozen in groepen]


def kandidaten_van(familie: Iterable[Leden]) -> list[Groep]:
    return [Groep(str(plaats), leden) for plaats, leden in enumerate(familie)]


def test_the_oracle_itself_finds_what_a_person_finds_on_paper() -> None:
    geheel, zonder_eva = groep("ABCDE"), groep("ABCD")
    assert vind_groepje([geheel, zonder_eva], 4) == groep("E")
    assert vind_groepje([geheel], 4) is None
    assert vind_groepje([geheel], 5) == geheel
    # A with B, B with C, C with A: half of two sums minus the third is one person.
    assert vind_groepje([groep("AB"), groep("BC"), groep("CA")], 1) == groep("A")
    assert vind_groepje([groep(""), groep("")], 5) is None


@pytest.mark.ongeteld
@VEEL
@given(families(), GRENZEN)
def test_the_audit_says_of_any_family_what_the_oracle_says(familie: list[Leden], k: int) -> None:
    assert is_veilig(familie, k) == is_veilig_volgens_orakel(familie, k)


@MINDER
@given(families(mensen=9, groepen=9), GRENZEN)
def test_the_audit_and_the_oracle_agree_on_more_groups_than_people(familie: list[Leden], k: int) -> None:
    assert is_veilig(familie, k) == is_veilig_volgens_orakel(familie, k)


@MINDER
@given(indelingen(mensen=9), GRENZEN)
def test_the_audit_says_of_breakdowns_what_the_oracle_says(familie: list[Leden], k: int) -> None:
    assert is_veilig(familie, k) == is_veilig_volgens_orakel(familie, k)


@MINDER
@given(families(), GRENZEN, st.randoms(use_true_random=False))
def test_order_repetition_and_empty_groups_change_nothing(familie: list[Leden], k: int, toeval: random.Random) -> None:
    geschud = [*familie, *familie, groep("")]
    toeval.shuffle(geschud)
    assert is_veilig(geschud, k) == is_veilig(familie, k)
    assert is_veilig(list(set(familie)), k) == is_veilig(familie, k)


@MINDER
@given(families(), GRENZEN)
def test_fewer_groups_and_a_smaller_k_are_never_less_safe(familie: list[Leden], k: int) -> None:
    if is_veilig(familie, k + 1):
        assert is_veilig(familie, k)
        assert all(is_veilig(familie[:aantal], k) for aantal in range(len(familie)))


@MINDER
@given(families())
def test_with_k_one_there_is_nothing_to_protect(familie: list[Leden]) -> None:
    assert is_veilig(familie, 1)


@pytest.mark.parametrize("k", [1, 5, 1000])
def test_nothing_published_and_nobody_in_a_group_tell_nothing(k: int) -> None:
    assert is_veilig([], k)
    assert is_veilig([groep(""), groep("")], k)


@pytest.mark.parametrize("k", [0, -1, -100])
def test_a_k_under_one_is_refused(k: int) -> None:
    with pytest.raises(ValueError, match="minder dan 1"):
        is_veilig([groep("ABC")], k)
    with pytest.raises(ValueError, match="minder dan 1"):
        kies_groepen([Groep("geheel", groep("ABC"))], k)


@pytest.mark.parametrize("k", [2.5, float("nan"), True, "5", None])
def test_a_k_that_is_no_whole_number_is_refused(k: Any) -> None:
    with pytest.raises(TypeError, match="heel getal"):
        is_veilig([groep("ABC")], k)
    with pytest.raises(TypeError, match="heel getal"):
        kies_groepen([Groep("geheel", groep("ABC"))], k)


@pytest.mark.parametrize(
    "leden", ["ABC", ["A", "B"], (lid for lid in "ABC"), None], ids=["str", "list", "iterator", "none"]
)
def test_members_that_are_no_set_are_refused(leden: Any) -> None:
    with pytest.raises(TypeError, match="verzameling"):
        is_veilig([leden], 1)
    with pytest.raises(TypeError, match="verzameling"):
        kies_groepen([Groep("geheel", leden)], 1)
    with pytest.raises(TypeError, match="verzameling"):
        kies_groepen([Groep("geheel", groep("ABC"))], 1, [leden])


def test_whether_groups_are_safe_does_not_depend_on_how_they_are_listed() -> None:
    groepen = [groep("ABCDE"), groep("ABC")]
    assert [is_veilig(vorm, 2) for vorm in (groepen, tuple(groepen), set(groepen), iter(groepen))] == [True] * 4  # type: ignore[arg-type]
    assert not is_veilig(iter(groepen), 3)  # type: ignore[arg-type]


def test_a_group_of_exactly_k_is_safe_and_one_of_fewer_is_not() -> None:
    for k in range(1, 40):
        assert is_veilig([groep(range(k))], k)
        assert not is_veilig([groep(range(k))], k + 1)


def test_a_person_left_by_weighing_four_sums_is_found() -> None:
    a, b, c, eva = groep(range(5)), groep(range(5, 10)), groep(range(10, 15)), groep([99])
    paren = [a | b, b | c, a | c]
    assert is_veilig(paren, 5)
    assert is_veilig([*paren, a | b | c], 5)
    assert not is_veilig([*paren, a | b | c | eva], 2)  # twice the whole, minus each pair, is twice Eva


def test_one_person_too_few_is_found_among_two_thousand() -> None:
    mensen, organisaties = groep(range(2000)), [groep(range(start, start + 50)) for start in range(0, 2000, 50)]
    assert is_veilig([mensen, *organisaties], 5)
    assert not is_veilig([mensen, *organisaties[1:], groep(range(4, 50))], 5)


def test_more_work_than_can_be_done_exactly_is_refused() -> None:
    toeval = random.Random(3)
    warrig = [groep(lid for lid in range(80) if toeval.random() < 0.5) for _ in range(45)]
    with pytest.raises(TeVeelWerk):
        is_veilig(warrig, 9)


@MINDER
@given(families(), GRENZEN, st.integers(0, 60))
def test_with_too_little_work_allowed_there_is_no_guess(familie: list[Leden], k: int, werk: int) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(geheimhouding, "MEESTE_WERK", werk)
        try:
            antwoord = is_veilig(familie, k)
        except TeVeelWerk:
            return
    assert antwoord == is_veilig_volgens_orakel(familie, k)


def test_a_choice_that_takes_too_much_work_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geheimhouding, "MEESTE_WERK", 100)
    toeval = random.Random(3)
    warrig = [groep(lid for lid in range(40) if toeval.random() < 0.5) for _ in range(9)]
    with pytest.raises(TeVeelWerk):
        kies_groepen(kandidaten_van(warrig), 5)


@pytest.mark.parametrize(
    "groepen", [{Groep("geheel", groep("ABC"))}, iter([]), {"geheel": groep("ABC")}], ids=["set", "iterator", "dict"]
)
def test_candidates_without_an_order_are_refused(groepen: Any) -> None:
    with pytest.raises(TypeError, match="volgorde"):
        kies_groepen(groepen, 1)


@pytest.mark.ongeteld
@VEEL
@given(families(), GRENZEN, st.integers(0, 2))
def test_the_choice_is_greedy_by_what_the_oracle_says(familie: list[Leden], k: int, aantal_eerder: int) -> None:
    eerder, over = familie[:aantal_eerder], familie[aantal_eerder:]
    gekozen: list[Leden] = []
    if is_veilig_volgens_orakel(eerder, k):
        for leden in over:
            if leden and is_veilig_volgens_orakel([*eerder, *gekozen, leden], k):
                gekozen.append(leden)
    keuze = kies_groepen(kandidaten_van(over), k, eerder)
    assert [genomen.leden for genomen in keuze] == gekozen


@MINDER
@given(indelingen(mensen=9), GRENZEN)
def test_the_choice_from_breakdowns_is_greedy_by_what_the_oracle_says(familie: list[Leden], k: int) -> None:
    gekozen: list[Leden] = []
    for leden in familie:
        if is_veilig_volgens_orakel([*gekozen, leden], k):
            gekozen.append(leden)
    assert [genomen.leden for genomen in kies_groepen(kandidaten_van(familie), k)] == gekozen


@MINDER
@given(families(mensen=30, groepen=8), GRENZEN)
def test_what_is_chosen_is_safe_in_the_given_order_and_holds_the_whole(familie: list[Leden], k: int) -> None:
    geheel = groep(lid for leden in familie for lid in leden)
    keuze = kies_groepen([Groep("geheel", geheel), *kandidaten_van(familie)], k)
    assert is_veilig([genomen.leden for genomen in keuze], k)
    assert [int(naam) for naam in namen(keuze[1:])] == sorted(int(naam) for naam in namen(keuze[1:]))
    assert namen(keuze[:1]) == (["geheel"] if len(geheel) >= k and geheel else [])


@MINDER
@given(indelingen(mensen=30), GRENZEN)
def test_the_choice_holds_whoever_the_people_are(familie: list[Leden], k: int) -> None:
    anders = [groep(f"mens {-lid}" for lid in leden if isinstance(lid, int)) for leden in familie]
    assert namen(kies_groepen(kandidaten_van(anders), k)) == namen(kies_groepen(kandidaten_van(familie), k))


def test_nine_eight_and_three_show_the_nine_alone() -> None:
    assert namen(kies_groepen(reeks(9, 8, 3), 5)) == ["geheel", "organisatie 1"]


def test_eight_seven_and_five_are_shown_all_three() -> None:
    assert namen(kies_groepen(reeks(8, 7, 5), 5)) == ["geheel", "organisatie 1", "organisatie 2", "organisatie 3"]
    assert namen(kies_groepen(reeks(8, 7, 5), 10)) == ["geheel"]  # so none of them to a decimal


def test_six_and_four_show_the_whole_alone() -> None:
    assert namen(kies_groepen(reeks(6, 4), 5)) == ["geheel"]


def test_four_margins_of_five_over_one_four_four_and_one_are_refused() -> None:
    a1, a2, b1, b2 = "a", "bcde", "fghi", "j"
    marges = {"A": a1 + a2, "B": b1 + b2, "1": a1 + b1, "2": a2 + b2}
    assert all(len(leden) == 5 for leden in marges.values())
    kandidaten = [Groep("geheel", groep("abcdefghij")), *(Groep(naam, groep(wie)) for naam, wie in marges.items())]
    assert not is_veilig([kandidaat.leden for kandidaat in kandidaten], 3)
    assert namen(kies_groepen(kandidaten, 5)) == ["geheel", "A", "B"]
    assert namen(kies_groepen(kandidaten, 3)) == ["geheel", "A", "B"]
    assert namen(kies_groepen(kandidaten, 2)) == ["geheel", "A", "B", "1", "2"]


def test_what_was_published_before_limits_what_may_be_added() -> None:
    geheel, negen, acht, drie = reeks(9, 8, 3)
    assert namen(kies_groepen([acht, drie], 5, eerder=[geheel.leden])) == ["organisatie 2"]
    assert kies_groepen([acht, drie], 5, eerder=[geheel.leden, negen.leden]) == []
    assert kies_groepen([geheel, negen], 5, eerder=[drie.leden]) == []  # what leaks already can't be mended


def test_an_equal_group_is_taken_and_an_empty_one_is_not() -> None:
    geheel = groep(range(9))
    dubbel = [Groep("geheel", geheel), Groep("nog eens", geheel), Groep("niemand", groep(""))]
    assert namen(kies_groepen(dubbel, 5)) == ["geheel", "nog eens"]


def test_three_breakdowns_that_cross_are_still_chosen_from_exactly() -> None:
    mensen = [(x, y, z, n) for x in range(2) for y in range(2) for z in range(2) for n in range(3)]
    marges = [groep(mens for mens in mensen if mens[as_] == kant) for as_ in range(3) for kant in range(2)]
    weg = mensen[0]
    kandidaten = kandidaten_van([groep(mensen), *marges, marges[0] - {weg}])
    assert namen(kies_groepen(kandidaten, 5)) == ["0", "1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize("naam", ["geheimhouding", "rijruimte", "samenhang", "groepskeuze", "stellingtoets"])
def test_the_audit_holds_no_float_and_no_division_that_makes_one(naam: str) -> None:
    pad = Path(geheimhouding.__file__).with_name(f"{naam}.py")
    knopen = list(ast.walk(ast.parse(pad.read_text(encoding="utf-8"))))
    assert not [knoop for knoop in knopen if isinstance(knoop, ast.Div)]
    assert not [knoop for knoop in knopen if isinstance(knoop, ast.Constant) and isinstance(knoop.value, float)]
    assert "float" not in {knoop.id for knoop in knopen if isinstance(knoop, ast.Name)}
