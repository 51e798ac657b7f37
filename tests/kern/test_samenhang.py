"""The fast test of P(k) for two nested breakdowns: the same answers as the general one and as the oracle."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerschappen.kern.geheimhouding import is_veilig
from partnerschappen.kern.samenhang import GeenTweeIndelingen, is_veilig_gedeeld, kleinste_steun
from tests.kern.orakel import Leden, families, indelingen, is_veilig_volgens_orakel, kleinste_volgens_orakel

# Other tests of the same code, with fewer examples, say which lines are reached: counting these doubles their time.
VEEL = settings(max_examples=1500)
MINDER = settings(max_examples=800)
GRENZEN = st.integers(1, 5)


def deel(*labels: str) -> list[Leden]:
    """Per string a breakdown: person i is in the group of its letter i; '.' is in none."""
    return [
        frozenset(plaats for plaats, label in enumerate(reeks) if label == soort)
        for reeks in labels
        for soort in sorted(set(reeks) - {"."})
    ]


@pytest.mark.ongeteld
@VEEL
@given(indelingen(mensen=40, genest=False), st.integers(1, 7))
def test_two_breakdowns_get_the_answer_of_the_general_test(familie: list[Leden], k: int) -> None:
    assert is_veilig_gedeeld(familie, k) == is_veilig(familie, k)


@pytest.mark.ongeteld
@VEEL
@given(indelingen(mensen=40), st.integers(1, 7))
def test_nested_breakdowns_get_the_answer_of_the_general_test(familie: list[Leden], k: int) -> None:
    assert is_veilig_gedeeld(familie, k) == is_veilig(familie, k)


@MINDER
@given(indelingen(mensen=9), GRENZEN)
def test_nested_breakdowns_get_the_answer_of_the_oracle(familie: list[Leden], k: int) -> None:
    assert is_veilig_gedeeld(familie, k) == is_veilig_volgens_orakel(familie, k)


@pytest.mark.ongeteld
@VEEL
@given(families(mensen=8, groepen=7), GRENZEN)
def test_any_family_is_answered_rightly_or_refused(familie: list[Leden], k: int) -> None:
    try:
        antwoord = is_veilig_gedeeld(familie, k)
    except GeenTweeIndelingen:
        return
    assert antwoord == is_veilig_volgens_orakel(familie, k)


@MINDER
@given(indelingen(mensen=8))
def test_the_fewest_people_under_breakdowns_are_those_of_the_oracle(familie: list[Leden]) -> None:
    assert kleinste_steun(familie) == kleinste_volgens_orakel(familie)


@MINDER
@given(families(mensen=7, groepen=6))
def test_the_fewest_people_under_any_family_are_those_of_the_oracle_or_refused(familie: list[Leden]) -> None:
    try:
        kleinste = kleinste_steun(familie)
    except GeenTweeIndelingen:
        return
    assert kleinste == kleinste_volgens_orakel(familie)


@pytest.mark.ongeteld
@VEEL
@given(indelingen(mensen=40))
def test_the_fewest_people_are_where_safe_ends(familie: list[Leden]) -> None:
    kleinste = kleinste_steun(familie)
    if kleinste is None:
        assert is_veilig_gedeeld(familie, 10**6)
    else:
        assert is_veilig_gedeeld(familie, kleinste)
        assert not is_veilig_gedeeld(familie, kleinste + 1)


def test_every_small_crossing_table_gets_the_answer_of_the_oracle() -> None:
    """Two by two: all crossings of 0 to 2 people, each margin published or not, with the whole and without."""
    for cellen in product(range(3), repeat=4):
        soorten = "".join(letter * aantal for letter, aantal in zip("abcd", cellen, strict=True))
        marges = deel(*(soorten.translate(str.maketrans("abcd", naar)) for naar in ("xxyy", "xyxy")))
        for keuze in range(1 << len(marges)):
            familie = [marge for plaats, marge in enumerate(marges) if keuze >> plaats & 1]
            geheel: Leden = frozenset(range(len(soorten)))
            for gepubliceerd in (familie, [geheel, *familie]):
                assert kleinste_steun(gepubliceerd) == kleinste_volgens_orakel(gepubliceerd)


def test_organisaties_within_a_soort_partner_with_some_missing() -> None:
    soorten, organisaties = "ssssssssssooooooo", "aaaaabbbbbcccccd."
    assert is_veilig_gedeeld(deel(soorten), 5)
    assert not is_veilig_gedeeld(deel(soorten, organisaties), 5)  # d is one person
    assert not is_veilig_gedeeld(deel(soorten, organisaties.replace("d", ".")), 5)  # and so is o minus c, nearly
    assert is_veilig_gedeeld(deel(soorten, organisaties.replace("d", ".").replace("c", ".")), 5)


def test_without_the_whole_a_group_may_stand_beside_people_who_are_in_none() -> None:
    negen, rest = frozenset(range(9)), frozenset(range(9, 12))
    assert is_veilig_gedeeld([negen], 5)
    assert not is_veilig_gedeeld([negen, negen | rest], 5)
    assert kleinste_steun([negen, negen | rest]) == 3


def test_one_four_four_one_rests_on_two_people() -> None:
    familie = deel("aaaaabbbbb", "1222211112")
    assert kleinste_steun(familie[:2]) == 5
    assert kleinste_steun(familie[:3]) == 2  # B minus layer 1 leaves one person against one
    assert kleinste_steun(familie) == 2


def test_nothing_published_rests_on_nobody() -> None:
    assert kleinste_steun([]) is None
    assert kleinste_steun([frozenset()]) is None


@pytest.mark.parametrize("k", [0, -3])
def test_a_k_under_one_is_refused(k: int) -> None:
    with pytest.raises(ValueError, match="minder dan 1"):
        is_veilig_gedeeld([frozenset("ab")], k)


def test_three_breakdowns_that_cross_are_refused_and_not_answered() -> None:
    mensen = list(product(range(2), repeat=3))
    marges = [frozenset(mens for mens in mensen if mens[richting]) for richting in range(3)]
    with pytest.raises(GeenTweeIndelingen):
        is_veilig_gedeeld(marges, 3)
    with pytest.raises(GeenTweeIndelingen):
        kleinste_steun(marges)
    assert isinstance(GeenTweeIndelingen(), ValueError)
