"""The adversary's eyes: numbers are read back out of text, attributes, tables and pictures as they went in."""

from __future__ import annotations

import pytest

from partnerschappen.kern.radar import As, Lijn, teken_radar
from partnerschappen.kern.stroken import teken_strook
from partnerschappen.kern.uitkomst import Reden, Score, Verborgen
from partnerschappen.rapport.staven import draw_schaal
from tests.tegenstander.lezer import Tekening, lees_balken, lees_html, lees_radar, lees_schaal

ASSEN = [As(naam, "#123456") for naam in ("Ambitie", "Belangen", "Relatie", "Organisatie", "Proces")]


def tekening(svg: str) -> Tekening:
    return lees_html(svg).tekeningen[0]


def lijn(*tienden: int | None) -> Lijn:
    return Lijn("", tuple(Verborgen(Reden.NIET_APART) if t is None else Score(t) for t in tienden))


@pytest.mark.parametrize("breedte", [160, 440])
def test_a_radar_gives_away_every_score_by_its_place(breedte: int) -> None:
    svg = teken_radar(ASSEN, [lijn(10, 23, 38, 41, 50), lijn(35, 35, None, 20, 45)], titel="", breedte=breedte)
    punten = lees_radar(tekening(svg))
    assert punten is not None
    gelezen = {(punt.as_, round(punt.tienden)) for punt in punten}
    assert gelezen == {(0, 10), (1, 23), (2, 38), (3, 41), (4, 50), (0, 35), (1, 35), (3, 20), (4, 45)}


def test_a_point_beside_every_axis_is_no_score() -> None:
    svg = teken_radar(ASSEN, [lijn(30, 30, 30, 30, 30)], titel="").replace(
        "</svg>", '<circle cx="250" cy="120" r="2"/></svg>'
    )
    assert [punt.tienden for punt in lees_radar(tekening(svg)) or [] if punt.tienden < 0] == [-1.0]


def test_a_bar_gives_away_its_percentages() -> None:
    assert [round(deel) for deel in lees_balken(tekening(teken_strook([10, 25, 0, 45, 20], titel="")))] == [
        10,
        25,
        45,
        20,
    ]


def test_a_dot_on_a_line_gives_away_its_score() -> None:
    assert [round(t) for t in lees_schaal(tekening(draw_schaal("proces", "Proces", 37)))] == [37]


def test_numbers_are_read_from_text_attributes_and_captions_but_not_from_code() -> None:
    blad = lees_html(
        "<p>12 van de 26 kozen 3,4</p><meta content='7'><img alt='8 mensen'><b data-n='9' aria-label='11'></b>"
        "<script>99</script><style>98</style><a href='?groep=laag%3Adoen'>x</a><svg><title>13%</title></svg>"
    )
    assert blad.getallen == {"12", "26", "3,4", "7", "8", "9", "11", "13"}
    assert blad.links == ["?groep=laag%3Adoen"]


def test_a_table_is_read_cell_by_cell() -> None:
    blad = lees_html(
        "<table><caption>Per groep</caption><tr><th>Groep</th><th>A</th></tr>"
        "<tr><th>Doen <span>7 van de 9</span></th><td>ongeveer <b>3,5</b></td></tr></table>"
    )
    assert blad.tabellen[0].titel == "Per groep"
    assert blad.tabellen[0].rijen == [["Groep", "A"], ["Doen 7 van de 9", "ongeveer 3,5"]]
