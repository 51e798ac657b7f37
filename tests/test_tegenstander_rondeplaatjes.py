"""The adversary keeps every picture of two rondes: each number, bar and point in it is of one ronde or the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from partnerschappen.kern.platen import STROOKBREEDTE
from partnerschappen.kern.uitkomst import GEHEEL, Score, Uitkomst, Verborgen
from partnerschappen.rapport.bron import make_bron
from partnerschappen.rapport.plaatjes import OnbekendPlaatje
from partnerschappen.rapport.rondeplaatjes import make_paar, make_rondeplaatje
from tests.tegenstander.lezer import lees_html
from tests.tegenstander.rondes import vijf_condities
from tests.tegenstander.verklaren import SPELING, Verklaring
from tests.test_tegenstander_figuren import points_of
from tests.test_tegenstander_vergelijken import CONDITIES, PAREN, als_ronde, fixed, kaal, per_paar, unexplained

NAMEN = ("stroken", "radar", *(f"conditie-{conditie.code}" for conditie in CONDITIES))
STAAFHOOGTE = "26"


def draw_all(toen: Uitkomst, nu: Uitkomst) -> Iterator[tuple[str, str]]:
    """Every picture that there is of these two, as SVG with its name; names without figures."""
    kanten = [
        (ronde, make_bron(ronde, uitkomst, vijf_condities()))
        for ronde, uitkomst in ((als_ronde(nu, "nu"), nu), (als_ronde(toen, "toen"), toen))
    ]
    for naam in NAMEN:
        try:
            yield naam, make_rondeplaatje(make_paar(*kanten), naam).svg
        except OnbekendPlaatje:
            continue


def words_of(svg: str) -> str:
    """Its text and what is read aloud, without its shapes: these are read by their sizes."""
    return " ".join(re.findall(r"<(?:text|title|desc)[^>]*>([^<]*)<", svg))


def bars_of(svg: str) -> list[float]:
    """The parts of its strips, in percents."""
    (tekening,) = lees_html(svg).tekeningen
    balken = [k for tag, k in tekening.vormen if tag == "rect" and k["height"] == STAAFHOOGTE]
    return [200 * float(balk["width"]) / STROOKBREEDTE for balk in balken]


def unknown_bars(svg: str, uitkomsten: tuple[Uitkomst, ...]) -> list[float]:
    bekend = {deel for u in uitkomsten for deel in Verklaring(u, vijf_condities(), frozenset()).percentages}
    return [balk for balk in bars_of(svg) if all(abs(balk - deel) > SPELING for deel in bekend)]


@per_paar
def test_every_number_and_bar_in_a_picture_of_two_is_of_one_ronde_or_the_other(toen: Uitkomst, nu: Uitkomst) -> None:
    vast = fixed(words_of(svg) for leeg in kaal(toen, nu) for _naam, svg in draw_all(*leeg))
    grenzen = frozenset(str(keer * uitkomst.k) for uitkomst in (toen, nu) for keer in (1, 2))
    for _naam, svg in draw_all(toen, nu):
        assert unexplained(words_of(svg), (toen, nu), vast | grenzen) == set()
        assert unknown_bars(svg, (toen, nu)) == []


@per_paar
def test_every_point_of_a_radar_of_two_is_the_printed_score_of_one_of_them(toen: Uitkomst, nu: Uitkomst) -> None:
    for punt in points_of(dict(draw_all(toen, nu))["radar"]):
        cellen = [uitkomst.scores[GEHEEL, CONDITIES[punt.as_].code] for uitkomst in (toen, nu)]
        assert any(isinstance(cel, Score) and abs(cel.tienden - punt.tienden) < SPELING for cel in cellen)


@pytest.mark.parametrize("uitkomst", [uitkomst for paar in PAREN for uitkomst in paar])
def test_statements_that_both_rondes_hide_are_in_no_picture(uitkomst: Uitkomst) -> None:
    getekend = dict(draw_all(uitkomst, uitkomst))
    for conditie in CONDITIES:
        cellen = [uitkomst.verdelingen[stelling.code] for stelling in conditie.stellingen]
        assert (f"conditie-{conditie.code}" in getekend) is not all(isinstance(cel, Verborgen) for cel in cellen)


def test_a_number_or_a_bar_too_many_in_a_picture_is_noticed() -> None:
    paar = next(paar for paar in PAREN if "conditie-ambitie" in dict(draw_all(*paar)))
    svg = dict(draw_all(*paar))["conditie-ambitie"]
    staaf = re.search(rf'width="([\d.]+)" height="{STAAFHOOGTE}"', svg)
    assert staaf is not None
    anders = svg.replace(staaf[0], f'width="{float(staaf[1]) + 1.2}" height="{STAAFHOOGTE}"', 1)
    assert len(unknown_bars(anders, paar)) == 1
    vast = fixed(words_of(kale) for leeg in kaal(*paar) for _naam, kale in draw_all(*leeg))
    assert unexplained(words_of(svg + "<text>Toen 6,7.</text>"), paar, vast) == {"tekst: 6,7"}


def test_some_rondes_show_statements_and_some_show_none() -> None:
    aantallen = {len(dict(draw_all(uitkomst, uitkomst))) for paar in PAREN for uitkomst in paar}
    assert {2, 7} <= aantallen
