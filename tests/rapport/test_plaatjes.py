"""Every figure as a picture: the figures of the page, its title and n in it, and nothing of what is hidden."""

import io
import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.rapport.bron import Bron, make_bron
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.plaatjes import LETTERS, OnbekendPlaatje, Plaatje, make_plaatje, render_png
from partnerschappen.rapport.weergave import Weergave
from tests.rapport.groepsvoorbeelden import exact, grof, open_uitkomst, twintig, verborgen_cellen
from tests.rapport.voorbeelden import eensgezind, gesloten_ronde, tel_voorbeeld, vijf_condities

SVG = "{http://www.w3.org/2000/svg}"
NAMEN = ["stroken", "radar", "conditie-organisatie", "stelling-organisatie-1", "balans-1", "keuze-kies"]


def bron(uitkomst: Uitkomst, naam: str = "Samen Opleiden Rivierenrijk") -> Bron:
    return make_bron(gesloten_ronde(naam), uitkomst, vijf_condities())


def met_groep(uitkomst: Uitkomst, groep: str) -> Weergave:
    return make_weergave(gesloten_ronde(), uitkomst, vijf_condities(), groep)


def lees(plaatje: Plaatje) -> ElementTree.Element:
    return ElementTree.fromstring(plaatje.svg)  # noqa: S314 - our own picture


def teksten(plaatje: Plaatje) -> list[str]:
    return [element.text or "" for element in lees(plaatje).iter(f"{SVG}text")]


def getallen(plaatje: Plaatje) -> set[str]:
    """Every score that is printed in it."""
    return set(re.findall(r"\d,\d", " ".join([*teksten(plaatje), lees(plaatje).findtext(f"{SVG}desc") or ""])))


@pytest.mark.parametrize("naam", NAMEN)
def test_every_picture_says_whose_it_is_of_how_many_and_when(naam: str) -> None:
    plaatje = make_plaatje(bron(tel_voorbeeld()), naam)
    assert teksten(plaatje)[0] == "Samen Opleiden Rivierenrijk · Voorjaar 2026"
    assert "26 van de 38 deden mee · gesloten op 12 juni 2026" in teksten(plaatje)
    assert plaatje.stam == f"samen-opleiden-rivierenrijk-voorjaar-2026-{naam}"


@pytest.mark.parametrize("uitkomst", [tel_voorbeeld(), tel_voorbeeld(7, genodigd=20), eensgezind("5")])
def test_strips_and_radar_have_the_scores_of_the_page(uitkomst: Uitkomst) -> None:
    van = bron(uitkomst)
    scores = {regel.score for regel in van.w.condities}
    assert scores <= getallen(make_plaatje(van, "stroken"))
    assert getallen(make_plaatje(van, "radar")) == scores
    for regel in van.w.condities:
        assert regel.naam in teksten(make_plaatje(van, "stroken"))
        assert regel.onderregel in teksten(make_plaatje(van, "stroken")) or not regel.onderregel


def test_a_condition_has_the_means_and_shares_of_its_statements() -> None:
    van = bron(tel_voorbeeld())
    for regel in van.w.condities:
        plaatje = make_plaatje(van, f"conditie-{regel.code}")
        assert getallen(plaatje) == {stelling.gemiddelde for stelling in regel.stellingen}
        assert teksten(plaatje).count("verdeeld") == sum(stelling.verdeeld for stelling in regel.stellingen)


def test_a_statement_has_its_counts_and_shares() -> None:
    van = bron(tel_voorbeeld())
    for stelling in (stelling for regel in van.w.condities for stelling in regel.stellingen):
        plaatje = make_plaatje(van, f"stelling-{stelling.code}")
        for aantal, procent in zip(stelling.aantallen, stelling.procenten, strict=True):
            assert f"{aantal} {'persoon' if aantal == 1 else 'mensen'} · {procent}" in teksten(plaatje)
        assert getallen(plaatje) == {stelling.gemiddelde}


@pytest.mark.parametrize("groep", ["laag:sturen", "laag:doen", "organisatie:1"])
def test_a_group_beside_the_whole_has_exactly_what_the_page_shows_of_both(groep: str) -> None:
    uitkomst = verborgen_cellen()
    van, naast = bron(uitkomst), met_groep(uitkomst, groep)
    plaatje = make_plaatje(van, "radar", groep)
    assert naast.groepkeuze.groep is not None
    cellen = naast.groepkeuze.groep.cellen
    assert getallen(plaatje) == {regel.score for regel in van.w.condities} | {
        cel.tekst.removeprefix("ongeveer ") for cel in cellen if not cel.verborgen
    }
    assert sum(tekst.startswith("– · ") for tekst in teksten(plaatje)) == sum(bool(cel.verborgen) for cel in cellen)
    assert any("ongeveer" in tekst for tekst in teksten(plaatje)) == any(cel.grof for cel in cellen)


def test_balans_and_choices_have_the_counts_and_the_sentence_of_the_page() -> None:
    van = bron(tel_voorbeeld())
    for nummer, regel in enumerate(van.w.balans, start=1):
        getoond = teksten(make_plaatje(van, f"balans-{nummer}"))
        aantallen = [tekst for tekst in getoond if re.fullmatch(r"\d+ (mensen|persoon)", tekst)]
        assert [int(tekst.split()[0]) for tekst in aantallen] == [vak.aantal for vak in regel.vakken]
        assert regel.zin in " ".join(getoond)
        assert getallen(make_plaatje(van, f"balans-{nummer}")) == set()
    for code, blok in (("fase", van.w.fase), ("te-snel", van.w.te_snel), ("kies", van.w.kies)):
        getoond = teksten(make_plaatje(van, f"keuze-{code}"))
        aantallen = [tekst for tekst in getoond if re.fullmatch(r"\d+ (mensen|persoon)", tekst)]
        assert [int(tekst.split()[0]) for tekst in aantallen] == [optie.aantal for optie in blok.opties]
        assert blok.noot in " ".join(getoond)


def test_the_name_of_a_file_tells_the_groups_apart() -> None:
    van = bron(exact())
    assert make_plaatje(van, "radar", "laag:sturen").stam.endswith("-radar-laag-sturen")


@pytest.mark.parametrize(
    ("naam", "groep"),
    [
        ("", ""), ("iets", ""), ("radar-ambitie", ""), ("radar", "laag:midden"), ("radar", "geheel"),
        ("stroken", "laag:sturen"), ("conditie", ""), ("conditie-moed", ""), ("conditie-ambitie", "laag:sturen"),
        ("stelling-", ""), ("stelling-ambitie-99", ""), ("balans-0", ""), ("balans-9", ""),
        ("keuze-moed", ""), ("keuze", ""),
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_drawn(naam: str, groep: str) -> None:
    with pytest.raises(OnbekendPlaatje):
        make_plaatje(bron(exact()), naam, groep)


@pytest.mark.parametrize("naam", ["conditie-ambitie", "stelling-ambitie-1", "balans-1", "keuze-fase"])
def test_hidden_statements_have_no_picture(naam: str) -> None:
    with pytest.raises(OnbekendPlaatje):
        make_plaatje(bron(tel_voorbeeld(7, genodigd=20)), naam)


def test_a_hidden_group_has_no_picture() -> None:
    uitkomst = twintig()
    assert uitkomst.verborgen
    for groep in uitkomst.verborgen:
        with pytest.raises(OnbekendPlaatje):
            make_plaatje(bron(uitkomst), "radar", groep.code)


@pytest.mark.parametrize("naam", NAMEN)
def test_the_png_is_twice_as_large_and_white_at_its_edges(naam: str) -> None:
    plaatje = make_plaatje(bron(tel_voorbeeld()), naam)
    with Image.open(io.BytesIO(render_png(plaatje.svg))) as beeld:
        assert beeld.format == "PNG"
        assert beeld.size == (1600, round(2 * float(lees(plaatje).attrib["height"])))
        assert beeld.convert("RGB").getpixel((3, 3)) == (255, 255, 255)
        assert len(beeld.convert("RGB").getcolors(1_000_000) or []) > 20  # type is drawn, with soft edges


def test_the_png_is_set_in_our_type_and_has_letters_of_other_languages() -> None:
    assert {pad.name for pad in LETTERS.glob("*.ttf")} >= {"source-sans-3-400.ttf", "source-serif-4-600-ext.ttf"}
    zonder, met = (render_png(make_plaatje(bron(exact(), naam), "radar").svg) for naam in ("Samen", "Samen Łą"))
    assert zonder != met


def test_the_png_has_the_faces_and_arrows_that_people_write() -> None:
    namen = ("Samen", "Samen 🎉", "Samen 👍", "Samen →", "Samen 你")
    assert len({render_png(make_plaatje(bron(exact(), naam), "radar").svg) for naam in namen}) == len(namen)


def test_a_name_is_text_whatever_is_in_it() -> None:
    naam = "<script>alert(1)</script> & \x00 \"'"
    for figuur in NAMEN:
        plaatje = make_plaatje(bron(tel_voorbeeld(), naam), figuur)
        assert teksten(plaatje)[0].startswith("<script>alert(1)</script> &")
        assert render_png(plaatje.svg).startswith(b"\x89PNG")


@pytest.mark.parametrize("uitkomst", [open_uitkomst(), grof()], ids=["open", "grof"])
def test_every_published_group_has_a_picture(uitkomst: Uitkomst) -> None:
    for groep in uitkomst.groepen[1:]:
        assert f"{groep.n} van de {groep.genodigd} de" in " ".join(
            teksten(make_plaatje(bron(uitkomst), "radar", groep.code))
        )
