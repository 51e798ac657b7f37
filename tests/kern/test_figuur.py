"""The figure to explore: the same cells as the picture, a fixed scale, and no way out to another host."""

import json
import re
from typing import Any

import pytest

from partnerschappen.kern.figuur import INSTELLINGEN, Radarlijn, Staafrij, maak_radarfiguur, maak_stavenfiguur
from partnerschappen.kern.radar import As, Lijn
from partnerschappen.kern.stroken import strook_geometrie
from partnerschappen.kern.tekening import KLEUREN
from partnerschappen.kern.uitkomst import Reden, Score, Verborgen

NAMEN = ("Ambitie", "Belangen", "Relatie", "Organisatie", "Proces")
ASSEN = [As(naam, KLEUREN[naam.lower()]) for naam in NAMEN]
VERBORGEN = Verborgen(Reden.NIET_APART)
ANTWOORDEN = ("helemaal oneens", "oneens", "ertussenin", "eens", "helemaal eens")


def lijn(*scores: Score | Verborgen, naam: str = "Sturen") -> Radarlijn:
    return Radarlijn(Lijn(naam, scores), tuple(f"{naam}, {as_.naam.lower()}" for as_ in ASSEN))


def scores(*tienden: int) -> tuple[Score, ...]:
    return tuple(Score(waarde) for waarde in tienden)


def merken(figuur: dict[str, Any]) -> list[dict[str, Any]]:
    """The traces of dots, with what is said under the pointer."""
    return [spoor for spoor in figuur["data"] if spoor["mode"] == "markers" and "hovertext" in spoor]


def strepen(figuur: dict[str, Any]) -> list[dict[str, Any]]:
    return [spoor for spoor in figuur["data"] if spoor.get("mode") == "lines"]


def radar(*lijnen: Radarlijn) -> dict[str, Any]:
    figuur = maak_radarfiguur(ASSEN, lijnen)
    return {**figuur, "data": [{"mode": "", **spoor} for spoor in figuur["data"]]}


def test_a_dot_stands_at_the_score_and_says_it_in_words() -> None:
    (spoor,) = merken(radar(lijn(*scores(38, 28, 41, 30, 34))))
    assert spoor["r"] == [3.8, 2.8, 4.1, 3.0, 3.4]
    assert spoor["theta"] == list(NAMEN)
    assert spoor["hovertext"][2] == "Sturen, relatie"


def test_the_scale_is_one_to_five_whatever_the_scores() -> None:
    for waarden in ((38, 38, 38, 38, 38), (10, 10, 10, 10, 10)):
        assert radar(lijn(*scores(*waarden)))["layout"]["polar"]["radialaxis"]["range"] == [1, 5.3]


def test_a_radar_is_never_filled() -> None:
    assert all(spoor.get("fill", "none") == "none" for spoor in radar(lijn(*scores(38, 28, 41, 30, 34)))["data"])


def test_a_third_line_is_refused() -> None:
    with pytest.raises(ValueError, match="twee lijnen"):
        maak_radarfiguur(ASSEN, [lijn(*scores(38, 28, 41, 30, 34))] * 3)


def test_a_hidden_score_has_no_dot_no_line_and_no_words() -> None:
    figuur = radar(lijn(Score(38), VERBORGEN, Score(41), Score(30), Score(34)))
    (spoor,) = merken(figuur)
    assert "Belangen" not in spoor["theta"]
    assert "belangen" not in json.dumps([spoor["hovertext"] for spoor in merken(figuur)])
    assert all("Belangen" not in streep["theta"] for streep in strepen(figuur))
    assert figuur["layout"]["polar"]["angularaxis"]["categoryarray"] == list(NAMEN)


def test_a_coarse_score_has_an_open_dot_and_broken_lines() -> None:
    figuur = radar(lijn(Score(35, grof=True), *scores(28, 41, 30, 34)))
    (spoor,) = merken(figuur)
    assert spoor["marker"]["color"] == [KLEUREN["wit"], *(as_.kleur for as_ in ASSEN[1:])]
    vast, gebroken = sorted(strepen(figuur), key=lambda streep: streep["line"]["dash"] == "dash")
    assert gebroken["theta"] == ["Ambitie", "Belangen", None, "Proces", "Ambitie", None]
    assert vast["line"]["dash"] == "solid"
    assert "Ambitie" not in vast["theta"]


def test_a_legend_names_two_lines_in_their_order_and_one_needs_none() -> None:
    een, twee = lijn(*scores(38, 28, 41, 30, 34)), lijn(*scores(30, 30, 30, 30, 30), naam="Iedereen")
    assert radar(een)["layout"]["showlegend"] is False
    figuur = radar(een, twee)
    namen = {spoor["legendrank"]: spoor["name"] for spoor in figuur["data"] if "legendrank" in spoor}
    assert namen == {1: "Sturen", 2: "Iedereen"}


def test_a_name_is_text_whatever_is_in_it() -> None:
    kwaad = '<a href="https://kwaad.example">klik</a><b>'
    tekst = json.dumps(radar(lijn(*scores(38, 28, 41, 30, 34), naam=kwaad)))
    rij = Staafrij(kwaad, kwaad, (10, 20, 30, 20, 20), (kwaad,) * 5)
    for figuur in (tekst, json.dumps(maak_stavenfiguur([rij], ANTWOORDEN))):
        assert "&lt;a" in figuur
        assert set(re.findall(r"<[^>]*>", figuur)) <= {"<br>", "<extra>", "</extra>"}


def test_bars_stand_where_the_strip_of_the_page_has_them() -> None:
    procenten = (19, 32, 0, 27, 22)
    figuur = maak_stavenfiguur([Staafrij("Wij kiezen samen.", "", procenten, ANTWOORDEN)], ANTWOORDEN)
    staven = [(spoor["base"][0], spoor["x"][0]) for spoor in figuur["data"] if spoor["x"]]
    assert staven == [(deel.start, deel.breedte) for deel in strook_geometrie(procenten)]
    assert [spoor["hovertext"] for spoor in figuur["data"]] == [[antwoord] for antwoord in ANTWOORDEN[:2]] + [[]] + [
        [antwoord] for antwoord in ANTWOORDEN[3:]
    ]


def test_bars_stand_under_their_words_and_never_over_each_other() -> None:
    rijen = [Staafrij("Een stelling met veel woorden " * n, "", (0, 0, 0, 50, 50), ANTWOORDEN) for n in (1, 4, 2)]
    figuur = maak_stavenfiguur(rijen, ANTWOORDEN)
    hoogtes, begin = figuur["data"][3]["y"], [noot["y"] for noot in figuur["layout"]["annotations"]]
    for hoogte, boven, noot in zip(hoogtes, begin, figuur["layout"]["annotations"], strict=True):
        assert hoogte - 13 >= boven + 19 * (noot["text"].count("<br>") + 1)
    assert all(boven >= hoogte + 13 for hoogte, boven in zip(hoogtes, begin[1:], strict=False))


@pytest.mark.parametrize(
    "figuur",
    [
        maak_radarfiguur(ASSEN, [lijn(*scores(38, 28, 41, 30, 34))]),
        maak_stavenfiguur([Staafrij("Wij kiezen samen.", "", (20, 20, 20, 20, 20), ANTWOORDEN)], ANTWOORDEN),
    ],
)
def test_nothing_can_be_sent_or_fetched_from_another_host(figuur: dict[str, Any]) -> None:
    assert figuur["config"] == INSTELLINGEN
    assert {INSTELLINGEN["plotlyServerURL"], INSTELLINGEN["topojsonURL"]} == {""}
    for knop in ("showSendToCloud", "displayModeBar", "displaylogo", "editable", "scrollZoom"):
        assert INSTELLINGEN[knop] is False
    assert not re.search(r"https?:|//", json.dumps(figuur))


def test_a_figure_brings_no_style_of_plotly_along() -> None:
    assert len(json.dumps(maak_radarfiguur(ASSEN, [lijn(*scores(38, 28, 41, 30, 34))]))) < 4_000


def test_every_axis_has_its_scores_under_its_name() -> None:
    beide = [Lijn(naam, scores(38, 28, 41, 30, 34), ("3,8", "2,8", "4,1", "3,0", "3,4")) for naam in ("een", "ander")]
    figuur = maak_radarfiguur(ASSEN, [Radarlijn(een, ("",) * 5) for een in beide])
    assert figuur["layout"]["polar"]["angularaxis"]["ticktext"][0] == f"{NAMEN[0]}<br>3,8 · 3,8"
    assert "polar.angularaxis.ticktext" not in figuur["smal"]


def test_scores_too_long_for_a_telephone_are_left_to_the_table_there() -> None:
    grof = Lijn("een", scores(35, 25, 40, 30, 35), ("ongeveer 3,5",) * 5)
    figuur = maak_radarfiguur(ASSEN, [Radarlijn(een, ("",) * 5) for een in (grof, grof)])
    assert figuur["layout"]["polar"]["angularaxis"]["ticktext"][0] == f"{NAMEN[0]}<br>ongeveer 3,5<br>ongeveer 3,5"
    assert figuur["smal"]["polar.angularaxis.ticktext"] == list(NAMEN)
