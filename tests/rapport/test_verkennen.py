"""Exploring says what the page says: same figures, same words, and an earlier ronde with a verdict beside it."""

import json
import re

import pytest

from partnerschappen import models
from partnerschappen.kern.uitkomst import Uitkomst, als_json
from partnerschappen.models import Ronde, Samenwerkingsverband
from partnerschappen.rapport.context import build_weergave
from partnerschappen.rapport.verkennen import Verkenning, explore
from tests.rapport.groepsvoorbeelden import exact, verborgen_cellen
from tests.rapport.voorbeelden import VERHAAL, gesloten_ronde, sluit_met, tel_voorbeeld, vijf_condities

STERKER = {**VERHAAL, "belangen": (1, 2, 4, 24, 17)}


def eerder_met(samenwerkingsverband: Samenwerkingsverband, uitkomst: Uitkomst, slug: str = "eerder") -> Ronde:
    """Another closed ronde of the same samenwerkingsverband."""
    ronde = gesloten_ronde(titel="Voorjaar 2025")
    ronde.pk, ronde.slug, ronde.samenwerkingsverband = None, slug, samenwerkingsverband
    ronde.save()
    models.Uitkomst.objects.create(ronde=ronde, inhoud=als_json(uitkomst))
    return ronde


def gekozen(lijst: tuple[tuple[str, tuple[object, ...]], ...]) -> list[str]:
    return [optie.waarde for _titel, opties in lijst for optie in opties if optie.gekozen]  # type: ignore[attr-defined]


def zweefteksten(v: Verkenning) -> list[str]:
    assert v.figuur is not None
    return [tekst.replace("<br>", " ") for spoor in v.figuur["data"] for tekst in spoor.get("hovertext", [])]


def kolom(v: Verkenning, nummer: int) -> list[str]:
    return [cellen[nummer].tekst for _naam, cellen in v.rijen]


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    return sluit_met(rivierenrijk, tel_voorbeeld())


def test_without_a_choice_it_is_the_radar_of_the_whole(ronde: Ronde) -> None:
    v, w = explore(ronde, []), build_weergave(ronde)
    assert (gekozen(v.figuren), gekozen(v.naast)) == (["radar"], [""])
    assert kolom(v, 0) == [regel.score for regel in w.condities]
    assert zweefteksten(v) == [
        f"Iedereen samen, {regel.naam.lower()}: {regel.score}; 26 mensen" for regel in w.condities
    ]
    assert v.beeld.count("<svg") == 1


@pytest.mark.parametrize(
    ("figuur", "naast"), [("moed", "laag:midden"), ("", "ronde:nergens"), ("radar", "geheel"), ("<b>", "ronde:")]
)
def test_a_choice_that_is_not_there_is_none(ronde: Ronde, figuur: str, naast: str) -> None:
    assert explore(ronde, [], figuur, naast) == explore(ronde, [])


@pytest.mark.parametrize("groep", ["laag:sturen", "laag:doen", "organisatie:1"])
def test_a_group_has_the_figures_of_the_page_and_nothing_of_what_is_hidden(
    rivierenrijk: Samenwerkingsverband, groep: str
) -> None:
    ronde = sluit_met(rivierenrijk, verborgen_cellen())
    v, w = explore(ronde, [], "radar", groep), build_weergave(ronde, groep)
    assert w.groepkeuze.groep is not None
    cellen = w.groepkeuze.groep.cellen
    assert [(rij[1][0], rij[1][1].tekst) for rij in v.rijen] == [
        (cel, regel.score) for cel, regel in zip(cellen, w.condities, strict=True)
    ]
    assert gekozen(v.naast) == [groep]
    van_groep = [tekst for tekst in zweefteksten(v) if not tekst.startswith("Iedereen")]
    assert [re.findall(r": (.*);", tekst)[0] for tekst in van_groep] == [
        cel.tekst for cel in cellen if not cel.verborgen
    ]
    assert all(f"{w.groepkeuze.groep.naam}, " in tekst for tekst in van_groep)


def test_who_may_be_chosen_is_who_is_published(rivierenrijk: Samenwerkingsverband) -> None:
    ronde = sluit_met(rivierenrijk, exact())
    codes = {groep.code for groep in exact().groepen[1:]}
    opties = [optie.waarde for _titel, opties in explore(ronde, []).naast for optie in opties]
    assert opties[0] == ""
    assert set(opties[1:]) == codes


def test_statements_have_the_counts_of_the_page(ronde: Ronde) -> None:
    v, w = explore(ronde, [], "organisatie"), build_weergave(ronde)
    regel = next(regel for regel in w.condities if regel.code == "organisatie")
    for (naam, cellen), stelling in zip(v.rijen, regel.stellingen, strict=True):
        assert naam == stelling.tekst
        assert [cel.tekst for cel in cellen] == [*map(str, (*stelling.aantallen, stelling.buiten)), stelling.gemiddelde]
    stelling = regel.stellingen[0]
    assert f"Oneens: {stelling.aantallen[1]} van de {stelling.beantwoord}" in " ".join(zweefteksten(v))
    assert [blok.staven[0][1] for blok in v.staven] == [s.staaf.svg for s in regel.stellingen if s.staaf]


def test_no_group_can_be_chosen_beside_statements_and_it_says_so(rivierenrijk: Samenwerkingsverband) -> None:
    ronde = sluit_met(rivierenrijk, exact())
    v = explore(ronde, [], "organisatie", "laag:sturen")
    assert v.rijen == explore(ronde, [], "organisatie").rijen
    assert v.hulp.startswith("Een groep kan alleen naast de scores")
    assert gekozen(v.naast) == [""]
    assert {optie.uit for titel, opties in v.naast if titel for optie in opties} == {True}
    radar = explore(ronde, [], "radar", "laag:sturen")
    assert not radar.hulp
    assert not any(optie.uit for _titel, opties in radar.naast for optie in opties)


def test_hidden_statements_give_their_reason_and_no_figure(rivierenrijk: Samenwerkingsverband) -> None:
    v = explore(sluit_met(rivierenrijk, tel_voorbeeld(7, genodigd=20)), [], "ambitie")
    assert v.figuur is None
    assert {cel.tekst for _naam, cellen in v.rijen for cel in cellen} == {"–"}
    assert {verborgen for blok in v.staven for _ronde, svg, verborgen in blok.staven if not svg} == {
        "Pas te zien vanaf 10 inzendingen."
    }


def test_an_earlier_ronde_stands_beside_it_with_a_verdict_and_no_arrow(
    ronde: Ronde, rivierenrijk: Samenwerkingsverband
) -> None:
    eerder = eerder_met(rivierenrijk, tel_voorbeeld(40, genodigd=50, verhaal=STERKER, zaad=3))
    v = explore(ronde, [eerder], "radar", "ronde:eerder")
    assert kolom(v, 0) == [regel.score for regel in build_weergave(ronde).condities]
    assert kolom(v, 1) == [regel.score for regel in build_weergave(eerder).condities]
    oordelen = dict(zip([conditie.code for conditie in vijf_condities().condities], kolom(v, 2), strict=True))
    assert oordelen["belangen"] == "duidelijk lager"
    assert oordelen["proces"] == "geen duidelijk verschil"
    assert v.onder == (
        "Iedereen samen, Voorjaar 2026: 26 van de 38 deden mee",
        "Iedereen samen, Voorjaar 2025: 40 van de 50 deden mee",
    )
    assert not re.search("[↑↓▲▼]", json.dumps(v.figuur, ensure_ascii=False) + v.beeld)


def test_statements_of_two_rondes_stand_under_each_other(ronde: Ronde, rivierenrijk: Samenwerkingsverband) -> None:
    eerder = eerder_met(rivierenrijk, tel_voorbeeld(40, genodigd=50, zaad=3))
    v = explore(ronde, [eerder], "organisatie", "ronde:eerder")
    assert [naam for naam, _cellen in v.rijen[:2]] == [
        "Voor mij is duidelijk wie hier wat bepaalt. (Voorjaar 2026)",
        "Voor mij is duidelijk wie hier wat bepaalt. (Voorjaar 2025)",
    ]
    los = explore(eerder, [], "organisatie")
    assert [cellen for _naam, cellen in v.rijen[1::2]] == [cellen for _naam, cellen in los.rijen]


def test_an_earlier_ronde_with_few_answers_shows_its_own_reasons(
    ronde: Ronde, rivierenrijk: Samenwerkingsverband
) -> None:
    eerder = eerder_met(rivierenrijk, tel_voorbeeld(7, genodigd=20))
    v = explore(ronde, [eerder], "organisatie", "ronde:eerder")
    assert {cel.tekst for _naam, cellen in v.rijen[1::2] for cel in cellen} == {"–"}
    assert kolom(explore(ronde, [eerder], "radar", "ronde:eerder"), 2) == ["niet te vergelijken"] * 5
