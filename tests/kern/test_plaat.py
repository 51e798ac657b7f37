"""A downloaded picture keeps all its words inside its frame, whatever they are, and shows no figure of a hidden row."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerschappen.kern.plaat import BINNEN, BREEDTE, KOPBREEDTE, TITEL, Opschrift, stapel, teken_plaat, teken_regels
from partnerschappen.kern.platen import (
    Antwoordrij,
    Stellingrij,
    Strookrij,
    bouw_stellingen,
    bouw_stroken,
    bouw_verdeling,
)
from partnerschappen.kern.tekening import KLEUREN, Tekening

SVG = "{http://www.w3.org/2000/svg}"
ANTWOORDEN = ("helemaal oneens", "oneens", "ertussenin", "eens", "helemaal eens")


def opschrift(titel: str = "De vijf condities", boven: str = "Rivierenrijk · Voorjaar 2026") -> Opschrift:
    return Opschrift(boven, titel, ("n = 26 van de 38",), ("Zo lees je dit.",), "Ambitie 3,8.")


def lees(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own picture


def teksten(beeld: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in beeld.iter(f"{SVG}text")]


def in_svg(tekening: Tekening) -> list[str]:
    return teksten(lees(teken_plaat(opschrift(), tekening)))[3:-1]


def strook(**anders: object) -> Strookrij:
    gewoon: dict[str, object] = {
        "naam": "Relatie", "kleur": KLEUREN["relatie"], "score": "4,1", "band": "sterk", "onder": "26 inzendingen",
        "procenten": (2, 3, 8, 54, 33), "tienden": 41, "verborgen": "",
    }  # fmt: skip
    return Strookrij(**{**gewoon, **anders})  # type: ignore[arg-type]


def test_a_picture_says_whose_it_is_what_it_shows_and_of_how_many() -> None:
    beeld = lees(teken_plaat(opschrift(), Tekening((), BINNEN, 10)))
    assert teksten(beeld) == [
        "Rivierenrijk · Voorjaar 2026",
        "De vijf condities",
        "n = 26 van de 38",
        "Zo lees je dit.",
    ]
    assert beeld.findtext(f"{SVG}title") == "De vijf condities – Rivierenrijk · Voorjaar 2026"
    assert beeld.findtext(f"{SVG}desc") == "Ambitie 3,8."
    assert beeld.attrib["role"] == "img"


def test_a_picture_stands_alone() -> None:
    svg = teken_plaat(opschrift(), bouw_stroken([strook()], ANTWOORDEN, ""))
    assert re.findall(r"https?://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"href|<style|style=|url\(|<image|<script", svg)


@settings(max_examples=60)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_name_gives_well_formed_xml_and_no_line_wider_than_the_picture(titel: str, boven: str) -> None:
    beeld = lees(teken_plaat(opschrift(titel, boven), Tekening((), BINNEN, 10)))
    langste = int(BINNEN / (TITEL * KOPBREEDTE))
    assert all(len(regel) <= max(langste, int(BINNEN / (17 * 0.47))) for regel in teksten(beeld))


@pytest.mark.parametrize("tekst", ["w" * 400, "HOOFDLETTERS " * 30, "gewone woorden " * 30])
def test_long_text_goes_on_below(tekst: str) -> None:
    tekening = teken_regels(tekst)
    regels = [re.sub(r"<[^>]+>", "", deel) for deel in tekening.delen]
    assert "".join(regels).replace(" ", "") == tekst.replace(" ", "")
    assert tekening.hoogte == pytest.approx(len(regels) * 1.3 * 17)
    breedst = max(len(regel) for regel in regels)
    assert breedst * 17 * (0.63 if tekst.isupper() else 0.46) <= BINNEN


def test_drawings_are_stacked_without_touching() -> None:
    hoog = stapel([Tekening(("a",), BINNEN, 10), Tekening((), BINNEN, 0), Tekening(("b",), BINNEN, 20)], tussen=5)
    assert hoog.hoogte == 35
    assert 'translate(0 15)">b' in "".join(hoog.delen)


def test_a_strip_has_its_shares_where_they_fit_and_a_legend() -> None:
    getoond = in_svg(bouw_stroken([strook()], ANTWOORDEN, "in procenten"))
    assert getoond[:2] == ["Relatie", "4,1"]
    assert {"54", "33", "sterk", "26 inzendingen", *ANTWOORDEN, "in procenten"} <= set(getoond)


def test_a_hidden_condition_has_its_reason_and_no_number() -> None:
    rij = strook(score="", band="", onder="", procenten=(), tienden=None, verborgen="Te weinig antwoorden om te tonen.")
    assert in_svg(bouw_stroken([rij], ANTWOORDEN, "")) == ["Relatie", "–", "Te weinig antwoorden om te tonen.", ""]


def test_a_score_without_a_distribution_is_a_dot_on_the_scale() -> None:
    svg = teken_plaat(opschrift(), bouw_stroken([strook(procenten=(), tienden=30)], ANTWOORDEN, ""))
    stip = next(lees(svg).iter(f"{SVG}circle"))
    streep = next(pad for pad in lees(svg).iter(f"{SVG}path") if pad.attrib["d"].startswith("M12 18H"))
    einde = float(re.findall(r"H(\d+)", streep.attrib["d"])[0])
    assert float(stip.attrib["cx"]) == (12 + einde) / 2


def test_a_hidden_statement_has_its_reason_and_no_bar() -> None:
    rij = Stellingrij("Wij kiezen samen.", "", "", (), "Te weinig antwoorden om te tonen.")
    svg = teken_plaat(opschrift(), bouw_stellingen([rij], ANTWOORDEN, "gemiddeld", ""))
    assert "Te weinig antwoorden om te tonen." in teksten(lees(svg))
    assert len(list(lees(svg).iter(f"{SVG}rect"))) == 1 + len(ANTWOORDEN)  # the white, and the legend


def test_bars_of_answers_are_as_long_as_their_people() -> None:
    rijen = [
        Antwoordrij(naam, aantal, f"{aantal}", "#000") for naam, aantal in zip("abcde", (2, 4, 0, 8, 1), strict=True)
    ]
    svg = teken_plaat(opschrift(), bouw_verdeling(rijen, "Gemiddeld 3,1", buiten=Antwoordrij("niet", 0, "0", "#fff")))
    lengtes = [float(vak.attrib["width"]) for vak in lees(svg).iter(f"{SVG}rect")][1:]
    assert [lengte / lengtes[0] for lengte in lengtes] == pytest.approx([1, 2, 4, 0.5], abs=0.001)


def test_nothing_is_drawn_beyond_the_frame() -> None:
    rijen = [strook(naam="Een hele lange naam van een conditie", procenten=(0, 0, 0, 0, 100))]
    svg = teken_plaat(opschrift(), bouw_stroken(rijen, ANTWOORDEN, ""))
    assert f'viewBox="0 0 {BREEDTE} ' in svg
    for vak in list(lees(svg).iter(f"{SVG}rect"))[1:]:
        assert float(vak.attrib["x"]) + float(vak.attrib["width"]) <= BINNEN
