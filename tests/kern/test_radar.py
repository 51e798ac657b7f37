"""Pictures are well-formed, show no hidden score, stay inside their frame and can be read."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerschappen.kern.radar import As, Lijn, teken_radar
from partnerschappen.kern.stroken import OP_STROOK, STROOK, Segment, strook_geometrie, teken_strook
from partnerschappen.kern.tekening import KLEUREN
from partnerschappen.kern.uitkomst import Reden, Score, Verborgen
from partnerschappen.kern.verdeling import percentages

SVG = "{http://www.w3.org/2000/svg}"
TE_WEINIG = Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
NAMEN = ("Ambitie", "Belangen", "Relatie", "Organisatie", "Proces")
ASSEN = [As(naam, KLEUREN[naam.lower()]) for naam in NAMEN]


def lijn(*tienden: int | None, naam: str = "voorjaar") -> Lijn:
    return Lijn(naam, tuple(TE_WEINIG if waarde is None else Score(waarde) for waarde in tienden))


def lees(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own picture


def teksten(beeld: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in beeld.iter(f"{SVG}text")]


def contrast(kleur: str, ander: str) -> float:
    """WCAG 2 contrast ratio."""
    licht, donker = sorted((_helderheid(kleur), _helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _helderheid(kleur: str) -> float:
    kanalen = [int(kleur[plaats : plaats + 2], 16) / 255 for plaats in (1, 3, 5)]
    licht = [waarde / 12.92 if waarde <= 0.04045 else ((waarde + 0.055) / 1.055) ** 2.4 for waarde in kanalen]
    return 0.2126 * licht[0] + 0.7152 * licht[1] + 0.0722 * licht[2]


def test_a_radar_names_every_axis_with_its_score_in_order() -> None:
    beeld = lees(teken_radar(ASSEN, [lijn(38, 28, 41, 30, 34)], titel="Vijf scores"))
    assert teksten(beeld)[5:] == [
        *("Ambitie", "3,8", "Belangen", "2,8", "Relatie", "4,1", "Organisatie", "3,0", "Proces", "3,4")
    ]
    assert teksten(beeld)[:5] == ["1", "2", "3", "4", "5"]


def test_the_first_axis_is_at_the_top_and_the_scale_begins_at_one() -> None:
    beeld = lees(teken_radar(ASSEN, [lijn(50, 10, 10, 10, 10)], titel=""))
    punten = [(float(punt.attrib["cx"]), float(punt.attrib["cy"])) for punt in beeld.iter(f"{SVG}circle")]
    assert len(set(punten[1:])) == 1
    (x, boven), (midden_x, midden_y) = punten[0], punten[1]
    assert (x, boven < midden_y) == (midden_x, True)


def test_axes_follow_the_clock() -> None:
    beeld = lees(teken_radar(ASSEN, [lijn(50, 50, 50, 50, 50)], titel=""))
    x = [float(punt.attrib["cx"]) for punt in beeld.iter(f"{SVG}circle")]
    assert x[1] > x[2] > x[0] > x[3] > x[4]


def test_a_hidden_score_leaves_a_gap_in_the_line() -> None:
    beeld = lees(teken_radar(ASSEN, [lijn(38, None, 41, 30, 34)], titel=""))
    assert len(list(beeld.iter(f"{SVG}circle"))) == 4
    assert [pad.attrib["d"].count("M") for pad in beeld.iter(f"{SVG}path")] == [3]
    assert teksten(beeld)[7:9] == ["Belangen", "–"]


def test_all_hidden_draws_the_scale_alone() -> None:
    beeld = lees(teken_radar(ASSEN, [lijn(*[None] * 5)], titel=""))
    assert list(beeld.iter(f"{SVG}path")) == list(beeld.iter(f"{SVG}circle")) == []
    assert teksten(beeld).count("–") == 5


def test_a_second_line_differs_in_width_and_marker_and_both_are_named() -> None:
    twee = [lijn(38, 28, 41, 30, 34, naam="voorjaar 2026"), lijn(40, 30, None, 31, 36, naam="najaar 2026")]
    beeld = lees(teken_radar(ASSEN, twee, titel=""))
    breedtes = [pad.attrib["stroke-width"] for pad in beeld.iter(f"{SVG}path")]
    assert breedtes == ["1.25", "2.5", "2.5", "1.25"]  # the first line lies over the second; then the legend
    assert teksten(beeld)[-2:] == ["voorjaar 2026", "najaar 2026"]
    assert "4,1 · –" in teksten(beeld)


def test_a_coarse_score_has_an_open_marker_and_broken_lines() -> None:
    scores = (Score(35, grof=True), Score(28), Score(41), Score(30), Score(34))
    beeld = lees(teken_radar(ASSEN, [Lijn("doen", scores)], titel=""))
    vullingen = [punt.attrib["fill"] for punt in beeld.iter(f"{SVG}circle")]
    assert vullingen == [KLEUREN["wit"], *(as_.kleur for as_ in ASSEN[1:])]
    stukken = [(pad.attrib["d"].count("M"), "stroke-dasharray" in pad.attrib) for pad in beeld.iter(f"{SVG}path")]
    assert stukken == [(3, False), (2, True)]
    assert "3,5" not in teksten(beeld)


def test_long_values_stand_under_each_other() -> None:
    waarden = ("ongeveer 3,5", "2,8", "4,1", "3,0", "3,4")
    doen = Lijn("doen", (Score(35, grof=True), *lijn(28, 41, 30, 34).scores), waarden)
    beeld = lees(teken_radar(ASSEN, [doen, lijn(38, 28, 41, 30, 34)], titel=""))
    assert teksten(beeld)[5:10] == ["Ambitie", "ongeveer 3,5", "3,8", "Belangen", "2,8 · 2,8"]


def test_a_small_radar_has_the_names_of_its_axes_and_no_other_text() -> None:
    letters = [As(as_.naam[:1], as_.kleur) for as_ in ASSEN]
    twee = [lijn(38, 28, 41, 30, 34), lijn(40, 30, None, 31, 36)]
    beeld = lees(teken_radar(letters, twee, titel="", breedte=160, klein=True))
    assert teksten(beeld) == ["A", "B", "R", "O", "P"]
    assert min(float(tekst.attrib["font-size"]) for tekst in beeld.iter(f"{SVG}text")) * 130 / 160 >= 12


def test_a_radar_of_three_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="hoogstens twee lijnen"):
        teken_radar(ASSEN, [lijn(38, 28, 41, 30, 34)] * 3, titel="")


@pytest.mark.parametrize(("assen", "waarden"), [(ASSEN[:2], [30, 30]), (ASSEN, [30, 30])])
def test_a_radar_needs_three_axes_and_a_score_for_each(assen: list[As], waarden: list[int]) -> None:
    with pytest.raises(ValueError, match="minstens drie assen"):
        teken_radar(assen, [lijn(*waarden)], titel="")


@pytest.mark.parametrize("breedte", [360, 440, 700])
def test_no_letter_is_under_twelve_pixels_at_a_width_of_360(breedte: int) -> None:
    beeld = lees(teken_radar(ASSEN, [lijn(38, 28, 41, 30, 34)], titel="", breedte=breedte))
    assert float(beeld.attrib["width"]) == breedte
    assert min(float(tekst.attrib["font-size"]) for tekst in beeld.iter(f"{SVG}text")) * 360 / breedte >= 12


@pytest.mark.parametrize(
    "namen",
    [
        NAMEN,
        ("Zelfde vraagstuk en context", "Gevoelde noodzaak", "Besluitvorming als proces", "Lerende cultuur"),
        ("Samenwerkingsovereenkomstigheden", "Onderwijsarbeidsmarktproblematiek", "Ja"),
    ],
)
def test_no_name_is_cut_off(namen: tuple[str, ...]) -> None:
    assen = [As(naam, KLEUREN["merk"]) for naam in namen]
    beeld = lees(teken_radar(assen, [lijn(*[30] * len(namen))], titel=""))
    breedte, hoogte = (float(deel) for deel in beeld.attrib["viewBox"].split()[2:])
    for tekst in beeld.iter(f"{SVG}text"):
        x, y, letter = (float(tekst.attrib[naam]) for naam in ("x", "y", "font-size"))
        lengte = len(tekst.text or "") * 0.55 * letter
        links = x - {"start": 0, "middle": lengte / 2, "end": lengte}[tekst.attrib["text-anchor"]]
        assert 0 <= links <= links + lengte <= breedte
        assert letter * 0.7 <= y <= hoogte


titels = st.text() | st.sampled_from(["<script>alert(1)</script>", '"><g onload="x"', "a & b", "\x00\x0b\ud800"])


@given(titels, titels, titels, st.lists(st.integers(10, 50) | st.none(), min_size=5, max_size=5))
def test_any_text_and_any_scores_make_a_picture_and_nothing_else(
    titel: str, naam: str, ident: str, tienden: list[int | None]
) -> None:
    svg = teken_radar([As(naam, "#000000"), *ASSEN[1:]], [lijn(*tienden)], titel=titel, ident=ident)
    soorten = {element.tag.removeprefix(SVG) for element in lees(svg).iter()}
    assert soorten <= {"svg", "title", "polygon", "line", "path", "circle", "text"}
    attributen = {attribuut for element in lees(svg).iter() for attribuut in element.attrib}
    assert not {"style", "class", "onload"} & attributen


def test_coordinates_have_decimal_points_whatever_they_are() -> None:
    svg = teken_radar(ASSEN, [lijn(38, 28, None, 30, 34), lijn(38, 28, 41, 30, 34)], titel="")
    getal = r"-?\d+(\.\d{1,2})?"
    vormen = {
        "points": rf"{getal},{getal}( {getal},{getal})*",
        "d": rf"(M{getal},{getal} L{getal},{getal} ?)+",
        **dict.fromkeys(("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "font-size"), getal),
    }
    for element in lees(svg).iter():
        for naam, waarde in element.attrib.items():
            assert re.fullmatch(vormen.get(naam, ".*"), waarde)


def test_the_summary_is_the_accessible_name() -> None:
    beeld = lees(teken_radar(ASSEN, [lijn(38, 28, 41, 30, 34)], titel="Relatie & proces < 5", ident="r2"))
    titel = beeld[0]
    assert (titel.tag, titel.text) == (f"{SVG}title", "Relatie & proces < 5")
    assert (beeld.attrib["role"], beeld.attrib["aria-labelledby"]) == ("img", "r2-titel")
    assert titel.attrib["id"] == "r2-titel"


def test_a_bar_is_centred_on_the_middle_of_the_third_answer() -> None:
    assert strook_geometrie((14, 23, 20, 31, 12)) == (
        Segment(26.5, 7, 0, 14),
        Segment(33.5, 11.5, 1, 23),
        Segment(45, 10, 2, 20),
        Segment(55, 15.5, 3, 31),
        Segment(70.5, 6, 4, 12),
    )


@given(st.lists(st.integers(0, 60), min_size=5, max_size=5).filter(any).map(percentages))
def test_segments_touch_stay_inside_and_turn_around_the_middle(delen: tuple[int, ...]) -> None:
    segmenten = strook_geometrie(delen)
    assert sum(segment.breedte for segment in segmenten) == 50
    assert all(links.start + links.breedte == rechts.start for links, rechts in pairwise(segmenten))
    assert 0 <= segmenten[0].start <= segmenten[-1].start + segmenten[-1].breedte <= 100
    links = sum(segment.breedte for segment in segmenten if segment.plaats < 2)
    midden = sum(segment.breedte for segment in segmenten if segment.plaats == 2)
    assert segmenten[0].start + links + midden / 2 == 50


@pytest.mark.parametrize("delen", [(100,), (50, 50, 0, 0, 1), (-1, 101, 0, 0, 0)])
def test_a_bar_of_something_else_is_refused(delen: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="samen 100"):
        strook_geometrie(delen)


def test_a_bar_prints_the_figures_that_fit() -> None:
    beeld = lees(teken_strook((3, 9, 16, 51, 21), titel="Ambitie"))
    assert teksten(beeld) == ["9", "51", "21"]
    assert beeld[0].text == "Ambitie"


def test_a_bar_without_answers_is_its_centre_line() -> None:
    beeld = lees(teken_strook((0, 0, 0, 0, 0), titel="Niets"))
    assert [element.tag for element in beeld] == [f"{SVG}title", f"{SVG}line"]


def test_figures_in_a_bar_can_be_read() -> None:
    assert [contrast(vlak, tekst) >= 4.5 for vlak, tekst in zip(STROOK, OP_STROOK, strict=True)] == [True] * 5


@pytest.mark.parametrize("naam", ["ambitie", "belangen", "relatie", "organisatie", "proces", "inkt", "merk", "grijs"])
def test_a_colour_of_text_has_contrast_on_white(naam: str) -> None:
    assert contrast(KLEUREN[naam], KLEUREN["wit"]) >= 5
