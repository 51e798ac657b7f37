"""What will probably be shown, from the list alone: known lists, and rules that hold for every list."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerschappen.kern.groepskeuze import Lid
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.vooruitblik import RESPONSEN, Kans, Vooruitblik, blik_vooruit

ORGANISATIE = (Indeling.ORGANISATIE.value,)
ALLE = tuple(indeling.value for indeling in Indeling)
SOORTEN = ("school", "opleiding", "overig")


def lijst(*organisaties: int, sturen: int = 0) -> tuple[Lid, ...]:
    """So many people per organisatie, of which the first `sturen` of all sit in the stuurgroep."""
    namen = [f"O{nummer}" for nummer, aantal in enumerate(organisaties) for _ in range(aantal)]
    return tuple(
        Lid("sturen" if plaats < sturen else "doen", SOORTEN[int(naam[1:]) % 3], naam)
        for plaats, naam in enumerate(namen)
    )


def blik_op(vooruitblik: Vooruitblik, indeling: Indeling) -> dict[str, tuple[Kans, ...]]:
    (blik,) = [blik for blik in vooruitblik.indelingen if blik.indeling is indeling]
    return {groep.naam or groep.code.partition(":")[2]: groep.kansen for groep in blik.groepen}


def aantallen_van(vooruitblik: Vooruitblik, indeling: Indeling) -> tuple[int, ...]:
    (blik,) = [blik for blik in vooruitblik.indelingen if blik.indeling is indeling]
    return blik.aantallen


@pytest.fixture
def iedereen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everybody on the list sends in."""
    monkeypatch.setattr("partnerschappen.kern.vooruitblik.RESPONSEN", (100,))
    blik_vooruit.cache_clear()
    yield
    blik_vooruit.cache_clear()


@pytest.mark.usefixtures("iedereen")
@pytest.mark.parametrize(
    ("organisaties", "getoond"),
    [
        ((9, 8, 3), {"O0": Kans.WEL, "O1": Kans.NIET, "O2": Kans.NIET}),
        ((8, 7, 5), {"O0": Kans.WEL, "O1": Kans.WEL, "O2": Kans.WEL}),
        ((6, 4), {"O0": Kans.NIET, "O1": Kans.NIET}),
    ],
)
def test_worked_examples_come_out_when_everybody_sends_in(
    organisaties: tuple[int, ...], getoond: dict[str, Kans]
) -> None:
    blik = blik_op(blik_vooruit(lijst(*organisaties), ORGANISATIE, 5), Indeling.ORGANISATIE)
    assert {naam: kansen[0] for naam, kansen in blik.items()} == getoond


def test_with_fewer_answers_less_is_shown() -> None:
    """All 5 of the smallest are among 13 of 20 in 8 % of the cases, among 16 of 20 in 28 %."""
    blik = blik_vooruit(lijst(8, 7, 5), ORGANISATIE, 5)
    assert blik.antwoorden == (10, 13, 16)
    assert blik_op(blik, Indeling.ORGANISATIE)["O2"] == (Kans.NIET, Kans.NIET, Kans.MISSCHIEN)
    aantallen = aantallen_van(blik, Indeling.ORGANISATIE)
    assert list(aantallen) == sorted(aantallen)


def test_large_groups_of_either_laag_are_probably_shown() -> None:
    blik = blik_vooruit(lijst(20, 20, sturen=16), ("laag",), 5)
    assert blik_op(blik, Indeling.LAAG) == {"sturen": (Kans.WEL,) * 3, "doen": (Kans.WEL,) * 3}


def test_a_breakdown_with_everybody_in_one_group_has_nothing_to_compare() -> None:
    blik = blik_vooruit(lijst(20), ALLE, 5)
    assert [een.groepen for een in blik.indelingen] == [(), (), ()]


def test_a_breakdown_that_was_not_chosen_shows_what_choosing_it_as_well_would_give() -> None:
    mensen = lijst(20, 15, 12, 9, sturen=14)
    een, alle = blik_vooruit(mensen, ("laag",), 5), blik_vooruit(mensen, ("laag", "organisatie"), 5)
    assert [blik.gekozen for blik in een.indelingen] == [True, False, False]
    assert blik_op(een, Indeling.ORGANISATIE) == blik_op(alle, Indeling.ORGANISATIE)


def test_an_open_ronde_shows_even_a_group_of_one_as_soon_as_that_one_answers() -> None:
    blik = blik_op(blik_vooruit(lijst(19, 1), ORGANISATIE, 1), Indeling.ORGANISATIE)
    assert blik["O0"] == (Kans.WEL,) * 3
    assert Kans.NIET not in blik["O1"]


def test_the_same_list_gives_the_same_answer() -> None:
    mensen = lijst(9, 7, 6, 4, sturen=8)
    eerst = blik_vooruit(mensen, ALLE, 5)
    blik_vooruit.cache_clear()
    assert blik_vooruit(mensen, ALLE, 5) == eerst


def test_an_unknown_breakdown_is_refused() -> None:
    with pytest.raises(ValueError, match="leeftijd"):
        blik_vooruit(lijst(20), ("leeftijd",), 5)


@given(
    organisaties=st.lists(st.integers(1, 12), min_size=1, max_size=5),
    sturen=st.integers(0, 12),
    gekozen=st.sets(st.sampled_from(ALLE)).map(lambda codes: tuple(code for code in ALLE if code in codes)),
    k=st.sampled_from([3, 5]),
)
@settings(max_examples=40)
def test_a_group_under_k_on_the_list_is_never_shown(
    organisaties: list[int], sturen: int, gekozen: tuple[str, ...], k: int
) -> None:
    vooruitblik = blik_vooruit(lijst(*organisaties, sturen=sturen), gekozen, k)
    klein = [groep for blik in vooruitblik.indelingen for groep in blik.groepen if groep.bij_opening < k]
    assert {kans for groep in klein for kans in groep.kansen} <= {Kans.NIET}
    for blik in vooruitblik.indelingen:
        groot = sum(groep.bij_opening >= k for groep in blik.groepen)
        assert all(0 <= aantal <= groot for aantal in blik.aantallen)


def test_a_large_list_is_foreseen_too() -> None:
    vooruitblik = blik_vooruit(lijst(*(34,) * 60, sturen=400), ("laag", "soort_partner"), 5)
    assert len(vooruitblik.antwoorden) == len(RESPONSEN)
    assert set(blik_op(vooruitblik, Indeling.LAAG)) == {"sturen", "doen"}
    assert len(blik_op(vooruitblik, Indeling.ORGANISATIE)) == 60
