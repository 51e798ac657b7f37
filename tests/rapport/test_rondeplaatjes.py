"""Two rondes in one picture: each with its own name, n and figures, as on the page; nothing that is hidden."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from partnerschappen.kern.uitkomst import GEHEEL, Score, Uitkomst
from partnerschappen.kern.vragenlijst import Vragenlijst
from partnerschappen.rapport.bron import make_bron
from partnerschappen.rapport.plaatjes import OnbekendPlaatje, Plaatje, render_png
from partnerschappen.rapport.rondeplaatjes import Paar, make_paar, make_rondeplaatje
from tests.rapport.test_vergelijken import HOOG, LAAG, anders, eerdere_ronde
from tests.rapport.voorbeelden import gesloten_ronde, tel_voorbeeld, vijf_condities

SVG = "{http://www.w3.org/2000/svg}"
NAMEN = ["stroken", "radar", "conditie-organisatie"]


def paar(nu: Uitkomst, toen: Uitkomst, *, titel: str = "Najaar 2025", vragen_toen: Vragenlijst | None = None) -> Paar:
    """Two rondes in memory; vragen_toen: what the earlier one asked, when it was something else."""
    kanten = [
        (ronde, make_bron(ronde, uitkomst, vijf_condities()))
        for ronde, uitkomst in ((gesloten_ronde(), nu), (eerdere_ronde(titel), toen))
    ]
    ronde, bron = kanten[1]
    return make_paar(kanten[0], (ronde, replace(bron, vragenlijst=vragen_toen or bron.vragenlijst)))


def lees(plaatje: Plaatje) -> ElementTree.Element:
    return ElementTree.fromstring(plaatje.svg)  # noqa: S314 - our own picture


def teksten(plaatje: Plaatje) -> list[str]:
    return [element.text or "" for element in lees(plaatje).iter(f"{SVG}text")]


def getallen(plaatje: Plaatje) -> set[str]:
    """Every score that is printed or told in it."""
    alles = " ".join([*teksten(plaatje), lees(plaatje).findtext(f"{SVG}desc") or ""])
    return set(re.findall(r"\d,\d", alles))


@pytest.mark.parametrize("naam", NAMEN)
def test_every_picture_of_two_says_which_rondes_and_of_how_many(naam: str) -> None:
    plaatje = make_rondeplaatje(paar(tel_voorbeeld(), tel_voorbeeld(12, genodigd=20)), naam)
    alles = " ".join(teksten(plaatje))
    assert "Samen Opleiden Rivierenrijk · Voorjaar 2026 naast Najaar 2025" in alles
    assert "Najaar 2025: 12 van de 20 deden mee, gesloten op 17 oktober 2025" in alles
    assert "Voorjaar 2026: 26 van de 38 deden mee, gesloten op 12 juni 2026" in alles
    assert plaatje.stam == f"samen-opleiden-rivierenrijk-voorjaar-2026-{naam}-naast-najaar-2025"


def test_strips_of_two_have_the_sentence_the_scores_and_the_verdicts_of_the_page() -> None:
    van = paar(anders(relatie=HOOG), anders(relatie=LAAG))
    plaatje = make_rondeplaatje(van, "stroken")
    assert van.v.zin in " ".join(teksten(plaatje))
    for rij in van.v.rijen:
        assert {rij.naam, rij.oordeel} <= set(teksten(plaatje))
    assert getallen(plaatje) == {kant.score for rij in van.v.rijen for kant in rij.kanten}


def test_a_radar_of_two_has_a_line_for_each_ronde() -> None:
    van = paar(anders(relatie=HOOG), anders(relatie=LAAG))
    plaatje = make_rondeplaatje(van, "radar")
    assert {"Voorjaar 2026 (26 van de 38)", "Najaar 2025 (26 van de 38)"} <= set(teksten(plaatje))
    scores = [regel.score for bron in van.bronnen for regel in bron.w.condities]
    assert getallen(plaatje) == set(scores)


def test_statements_of_two_have_the_means_of_both() -> None:
    van = paar(anders(organisatie=HOOG), anders(organisatie=LAAG))
    plaatje = make_rondeplaatje(van, "conditie-organisatie")
    regels = [regel for bron in van.bronnen for regel in bron.w.condities if regel.code == "organisatie"]
    assert getallen(plaatje) == {stelling.gemiddelde for regel in regels for stelling in regel.stellingen}
    assert teksten(plaatje).count("Najaar 2025") == len(regels[0].stellingen)


@pytest.mark.parametrize("naam", ["stroken", "conditie-organisatie"])
def test_of_a_ronde_that_hides_its_answers_no_strip_is_drawn(naam: str) -> None:
    vol, klein = tel_voorbeeld(), tel_voorbeeld(7, genodigd=20)
    vakken = [len([*lees(make_rondeplaatje(paar(vol, toen), naam)).iter(f"{SVG}rect")]) for toen in (vol, klein)]
    getoond = " ".join(teksten(make_rondeplaatje(paar(vol, klein), naam)))
    assert ("de antwoorden niet te zien" if naam == "stroken" else "Pas te zien vanaf 10 inzendingen.") in getoond
    legenda = 6  # five squares, and the white of the paper
    assert vakken[1] - legenda == (vakken[0] - legenda) / 2


def test_statements_that_both_rondes_hide_have_no_picture() -> None:
    klein = tel_voorbeeld(7, genodigd=20)
    with pytest.raises(OnbekendPlaatje):
        make_rondeplaatje(paar(klein, klein), "conditie-organisatie")


def test_a_coarse_score_of_another_ronde_looks_coarse() -> None:
    uitkomst = tel_voorbeeld()
    grof = replace(uitkomst, scores={**uitkomst.scores, (GEHEEL, "relatie"): Score(35, grof=True)})
    plaatje = make_rondeplaatje(paar(uitkomst, grof), "radar")
    assert any("ongeveer 3,5" in tekst for tekst in teksten(plaatje))
    assert 'stroke-dasharray="6 5"' in plaatje.svg
    assert 'stroke-dasharray="6 5"' not in make_rondeplaatje(paar(uitkomst, uitkomst), "radar").svg


@pytest.mark.parametrize(
    "naam", ["", "iets", "stroken-x", "radar-ambitie", "conditie", "conditie-moed", "stelling-ambitie-1", "balans-1"]
)
def test_what_is_not_there_is_not_drawn(naam: str) -> None:
    with pytest.raises(OnbekendPlaatje):
        make_rondeplaatje(paar(tel_voorbeeld(), tel_voorbeeld()), naam)


def test_rondes_with_other_questions_share_strips_of_what_both_asked_and_no_line_or_statement() -> None:
    vragenlijst = vijf_condities()
    minder = replace(vragenlijst, versie=9, condities=vragenlijst.condities[:3])
    van = paar(tel_voorbeeld(), tel_voorbeeld(), vragen_toen=minder)
    getoond = set(teksten(make_rondeplaatje(van, "stroken")))
    assert "Relatie" in getoond
    assert "Proces" not in getoond
    for naam in ("radar", "conditie-relatie"):
        with pytest.raises(OnbekendPlaatje):
            make_rondeplaatje(van, naam)
    geen = replace(vragenlijst, versie=9, condities=())
    with pytest.raises(OnbekendPlaatje):
        make_rondeplaatje(paar(tel_voorbeeld(), tel_voorbeeld(), vragen_toen=geen), "stroken")


@pytest.mark.parametrize("naam", NAMEN)
def test_a_name_is_text_whatever_is_in_it_and_stays_on_the_picture(naam: str) -> None:
    titel = "<script>alert(1)</script> " + "praktijkonderwijs" * 6
    plaatje = make_rondeplaatje(paar(tel_voorbeeld(), tel_voorbeeld(), titel=titel), naam)
    assert "<script>" in " ".join(teksten(plaatje))
    assert render_png(plaatje.svg).startswith(b"\x89PNG")
