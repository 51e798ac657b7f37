"""The sentence at the top: every case in `koppen.txt` literally, and rules that hold for any uitkomst."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerschappen.kern.beeld import Beeld
from partnerschappen.rapport.koppen import write_kop
from partnerschappen.rapport.zinnen import name_conditie
from tests.rapport.koppen import PATRONEN, maak_rondebeeld

HOOGSTENS = 30, 16  # words: what came out; and beside it what is hidden and how few took part
REGELS = (Path(__file__).parent / "koppen.txt").read_text(encoding="utf-8").splitlines()
GEVALLEN = [tuple(regel.split(": ", 1)) for regel in REGELS if regel and not regel.startswith("#")]

rondes = st.tuples(st.text(alphabet=list(PATRONEN), min_size=5, max_size=5), st.integers(5, 14), st.integers(14, 40))


def schrijf(beeld: Beeld) -> str:
    condities = [regel.conditie for regel in beeld.condities]
    return write_kop(beeld.kop, {conditie.code: name_conditie(conditie.code, conditie.naam) for conditie in condities})


def test_the_table_holds_at_least_sixty_headlines_that_differ() -> None:
    assert len({kop for _ronde, kop in GEVALLEN}) >= 60
    assert len({ronde for ronde, _kop in GEVALLEN}) == len(GEVALLEN)


@pytest.mark.parametrize(("ronde", "kop"), GEVALLEN, ids=[ronde for ronde, _kop in GEVALLEN])
def test_headline(ronde: str, kop: str) -> None:
    condities, *getallen = ronde.split()
    assert schrijf(maak_rondebeeld(condities, *map(int, getallen))) == kop


@settings(max_examples=150)
@given(rondes)
def test_any_headline_is_a_short_sentence_without_a_figure(ronde: tuple[str, int, int]) -> None:
    kop = schrijf(maak_rondebeeld(*ronde))
    eerste, *andere = kop.split(". ")
    assert len(eerste.split()) <= HOOGSTENS[0]
    assert len(" ".join(andere).split()) <= HOOGSTENS[1]
    assert kop[0].isupper()
    assert kop.endswith(".")
    assert not any(teken in kop for teken in "0123456789!%()")
    assert "  " not in kop


@settings(max_examples=150)
@given(rondes)
def test_any_headline_leaves_out_no_worry(ronde: tuple[str, int, int]) -> None:
    """Every divided or low condition is named, or counted with all the others of its kind."""
    beeld = maak_rondebeeld(*ronde)
    kop, tekst = beeld.kop, schrijf(beeld)
    for codes, woord in ((kop.verdeeld, "verdeeld"), (kop.aandacht, "aandacht")):
        assert (woord in tekst) == bool(codes)
        geteld = any(getal in tekst for getal in ("lle vijf", "ier van de vijf", "e andere", "daarover", "daarvan"))
        assert geteld or all(code in tekst for code in codes)


@settings(max_examples=100)
@given(rondes)
def test_any_headline_says_so_when_few_took_part_or_something_is_hidden(ronde: tuple[str, int, int]) -> None:
    beeld = maak_rondebeeld(*ronde)
    tekst = schrijf(beeld)
    assert ("minder dan de helft" in tekst.lower()) == beeld.kop.lage_respons
    assert ("mensen deden mee" in tekst) == (beeld.n < 10)
    assert ("te weinig antwoorden" in tekst) == bool(beeld.kop.verborgen)


@settings(max_examples=150)
@given(rondes)
def test_any_headline_with_something_hidden_speaks_of_named_conditions_only(ronde: tuple[str, int, int]) -> None:
    """'None of them', 'all of them', 'the others' and 'for the rest' would tell of what nobody can see."""
    beeld = maak_rondebeeld(*ronde)
    tekst = schrijf(beeld).lower()
    if beeld.kop.verborgen:
        te_ruim = ("geen van", "alle ", "andere", "verder", "alleen ", " van de ")
        assert not [woord for woord in te_ruim if woord in tekst]


@settings(max_examples=100)
@given(rondes)
def test_conditions_are_strong_low_all_right_or_hidden_and_divided_beside_it(ronde: tuple[str, int, int]) -> None:
    beeld = maak_rondebeeld(*ronde)
    kop = beeld.kop
    delen = [*kop.sterk, *kop.aandacht, *kop.redelijk, *kop.verborgen]
    redelijk_maar_verdeeld = set(kop.verdeeld) - set(delen)
    assert len(delen) == len(set(delen))
    assert {*delen, *redelijk_maar_verdeeld} == {regel.conditie.code for regel in beeld.condities}
