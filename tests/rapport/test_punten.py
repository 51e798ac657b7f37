"""The topics in words: every figure is that of the cells, each says why it is there, and the rule stands beside it."""

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerschappen.kern.beeld import Beeld, maak_beeld
from partnerschappen.kern.gesprekstof import laad_gesprekstof
from partnerschappen.kern.onderwerpen import Onderwerp, Soort
from partnerschappen.kern.uitkomst import Score, Uitkomst
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.punten import HOOGSTENS, count_rest, list_onderwerpen, make_punt, write_volgorde
from partnerschappen.rapport.weergave import Punt
from tests.kern.test_onderwerpen import VERHAAL, VRAGENLIJST, kijk, maak_inzending, vul_in
from tests.kern.test_onderwerpen_groepen import met_groepen
from tests.rapport.groepsvoorbeelden import exact, met_scores
from tests.rapport.voorbeelden import eensgezind, gesloten_ronde, tel_voorbeeld

STOF = laad_gesprekstof("vijf-condities", 1)
MAAT = {"3,0", "4,0", "0,5", "1,0"}  # figures of the rule itself


def punten(beeld: Beeld) -> list[tuple[Onderwerp, Punt]]:
    return [(onderwerp, make_punt(onderwerp, beeld, STOF)) for onderwerp in beeld.onderwerpen]


def cellen(onderwerp: Onderwerp, beeld: Beeld) -> set[str]:
    """Every figure that a sentence about this topic may hold."""
    getallen = {str(beeld.voorkeur.aantallen.get(onderwerp.conditie.code)), str(beeld.voorkeur.kiezers)}
    if onderwerp.cijfers:
        c = onderwerp.cijfers
        getallen |= {str(c.eens), str(c.oneens), str(c.ertussenin), str(c.beantwoord), _tienden(c.gemiddelde)}
    if onderwerp.verschil:
        v = onderwerp.verschil
        getallen |= {_tienden(v.score_hoog.tienden), _tienden(v.score_laag.tienden), _tienden(v.tienden)}
    score = beeld.conditie(onderwerp.conditie.code).score
    return getallen | MAAT | ({_tienden(score.tienden)} if isinstance(score, Score) else set())


def _tienden(tienden: int) -> str:
    return f"{tienden // 10},{tienden % 10}"


def check_figures(beeld: Beeld) -> None:
    for onderwerp, punt in punten(beeld):
        gelezen = set(re.findall(r"\d+(?:,\d)?", f"{punt.zin} {punt.waarom}"))
        assert gelezen <= cellen(onderwerp, beeld), punt


@settings(max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(5, 16))
def test_every_figure_of_any_topic_is_that_of_its_cells(kans: Random, n: int) -> None:
    check_figures(kijk([maak_inzending(kans) for _ in range(n)]))


@pytest.mark.parametrize("uitkomst", [exact(), tel_voorbeeld(), met_groepen(laag_sturen={"proces": 44})])
def test_every_figure_about_groups_is_that_of_its_cells(uitkomst: Uitkomst) -> None:
    check_figures(maak_beeld(uitkomst, VRAGENLIJST))


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(5, 16))
def test_every_topic_has_a_question_a_kans_a_reason_and_a_request(kans: Random, n: int) -> None:
    for onderwerp, punt in punten(kijk([maak_inzending(kans) for _ in range(n)])):
        assert "?" in punt.vraag
        sterk = STOF.condities[onderwerp.conditie.code].kans_sterk
        assert punt.kans == (sterk if onderwerp.soort is Soort.STERK else onderwerp.conditie.kans)
        assert punt.waarom.endswith(".")
        assert punt.verzoek[-1] in ".?"
        assert bool(punt.waarschuwing) == (onderwerp.soort in (Soort.VERDEELD, Soort.AANDACHT))


def test_each_kind_says_which_part_of_the_rule_put_it_there() -> None:
    gekozen = [{**inzending, "kies-twee": "ambitie,proces"} for inzending in VERHAAL]
    zinnen = {punt.soort: (punt.zin, punt.waarom) for _o, punt in reversed(punten(kijk(gekozen)))}
    assert zinnen == {
        "verdeeld": (
            "Over wie de voortgang bewaakt zijn jullie verdeeld: 6 oneens, 6 eens.",
            "Van de 12 zijn er 6 het oneens en 6 het eens: minstens drie op de tien aan elke kant."
            " Alle 12 kozen het proces om over te praten, en niets werd vaker gekozen.",
        ),
        "aandacht": (
            "Alle 12 vinden dat organisaties te weinig zeggen welk belang zij hier hebben.",
            "Het gemiddelde is 1,5. Onder 3,0 vraagt iets aandacht.",
        ),
        "gekozen": (
            "Alle 12 willen praten over de ambitie.",
            "Geen stelling in deze conditie is verdeeld of laag. Toch willen jullie erover praten."
            " Alle 12 kozen de ambitie om over te praten, en niets werd vaker gekozen.",
        ),
        "sterk": (
            "Alle 12 vertrouwen de mensen met wie zij hier werken.",
            "Het gemiddelde is 5,0. Vanaf 4,0 heet iets sterk, en dat wil je houden.",
        ),
    }


@pytest.mark.parametrize(
    ("reeks", "zin"),
    [
        ("nnnnnn", "Over de stellingen kwamen te weinig antwoorden binnen."),
        ("333nnn", "Van de stellingen die te zien zijn, is er geen verdeeld of laag."),
        ("333333", "Geen stelling in deze conditie is verdeeld of laag."),
    ],
)
def test_what_people_chose_says_nothing_of_statements_that_are_hidden(reeks: str, zin: str) -> None:
    beeld = kijk([vul_in(kies="belangen", belangen=reeks)] * 10)
    gekozen = next(punt for onderwerp, punt in punten(beeld) if onderwerp.soort is Soort.GEKOZEN)
    assert gekozen.waarom.startswith(f"{zin} Toch willen jullie erover praten. Alle 10 kozen de belangen")


def test_groups_that_differ_are_told_with_both_scores_and_what_counts() -> None:
    uitkomst = met_groepen(
        laag_sturen={"proces": 44, "ambitie": 39}, organisatie_1={"relatie": 45}, organisatie_2={"relatie": 28}
    )
    sturen, organisaties = (punt for onderwerp, punt in punten(maak_beeld(uitkomst, VRAGENLIJST)) if onderwerp.verschil)
    assert (sturen.zin, sturen.vraag) == (
        "Wie stuurt, ziet het proces anders dan wie doet: 4,4 tegen 3,3.",
        STOF.condities["proces"].sturen_doen,
    )
    assert sturen.waarom == ("Het verschil is 1,1. We noemen het vanaf 0,5. Ook bij de ambitie lopen de scores uiteen.")
    assert (organisaties.zin, organisaties.vraag) == (
        "De Klimboom ziet de relatie anders dan Het Kompas: 4,5 tegen 2,8.",
        STOF.condities["relatie"].partners,
    )
    assert (sturen.verzoek, organisaties.verzoek) == (STOF.verzoeken.sturen_doen, STOF.verzoeken.partners)


def test_a_coarse_difference_is_told_as_roughly() -> None:
    ruw = met_groepen(laag_sturen={"proces": 44})
    grof = met_scores(ruw, {("laag:doen", "proces"): Score(25, grof=True)})
    punt = next(punt for _o, punt in punten(maak_beeld(grof, VRAGENLIJST)) if punt.soort == "sturen_doen")
    assert punt.zin == "Wie stuurt, ziet het proces anders dan wie doet: 4,4 tegen ongeveer 2,5."
    assert punt.waarom.startswith("Het verschil is ongeveer 2,0. Bij scores die ongeveer kloppen, noemen we het vanaf")


def test_what_is_strong_is_asked_to_be_kept_and_never_to_be_mended() -> None:
    sterk = [punt for onderwerp, punt in punten(kijk(VERHAAL)) if onderwerp.soort is Soort.STERK]
    assert {(punt.soortnaam, punt.verzoek) for punt in sterk} == {
        ("sterke stelling", STOF.condities["relatie"].verzoek_sterk)
    }


def test_a_statement_is_quoted_where_its_sentence_only_counts_sides() -> None:
    for onderwerp, punt in punten(kijk(VERHAAL)):
        assert (punt.citaat == f"‘{onderwerp.stelling.tekst}’") is (onderwerp.soort is Soort.VERDEELD)  # type: ignore[union-attr]  # all are of statements


def test_what_helps_is_said_once_per_condition() -> None:
    w = make_weergave(gesloten_ronde(), exact(), VRAGENLIJST)
    gezegd = {punt.kans for punt in w.alle_punten}
    andere = [punt.kans for punt in w.andere_onderwerpen if punt.kans]
    assert len(andere) < len(w.andere_onderwerpen)
    assert len(andere) == len(set(andere) - gezegd)


def test_difference_between_sturen_and_doen_stands_beside_the_points_before_a_larger_one_between_partners() -> None:
    w = make_weergave(gesloten_ronde(), exact(), VRAGENLIJST)
    assert w.groepen.gesprek
    assert w.groepen.gesprek.soort == "sturen_doen"
    assert w.groepen.gesprek.waarom.startswith("Het verschil is 2,0.")
    assert w.groepen.gesprek not in w.punten


def test_few_answers_explain_the_lowest_and_the_highest_score() -> None:
    laag, *_rest, hoog = (punt for _o, punt in punten(kijk([vul_in(relatie="444333")] * 7)))
    assert laag.waarom == "Geen enkele conditie scoort onder 3,0. Met 3,0 zijn deze het laagst."
    assert hoog.waarom == "Geen enkele conditie haalt 4,0. Met 3,5 is deze het hoogst."


def test_a_list_shows_the_first_of_each_kind_and_counts_the_others() -> None:
    onderwerpen = kijk([vul_in(**dict.fromkeys(("ambitie", "belangen"), "111111"), relatie="555555")] * 12).onderwerpen
    assert [onderwerp.soort for onderwerp in list_onderwerpen(onderwerpen)] == [
        *[Soort.AANDACHT] * HOOGSTENS,
        *[Soort.STERK] * HOOGSTENS,
    ]
    assert count_rest(onderwerpen) == "En nog 10 onderwerpen. Je vindt ze bij hun conditie."
    assert count_rest(onderwerpen[:5]) == "En nog 1 onderwerp. Je vindt het bij zijn conditie."
    assert count_rest(onderwerpen[:4]) == ""


def test_readers_are_told_the_rule_of_the_order_as_far_as_it_applies() -> None:
    met, zonder = write_volgorde(maak_beeld(exact(), VRAGENLIJST)), write_volgorde(kijk(VERHAAL))
    assert [regel for regel in met if regel not in zonder] == [
        "Dan waar groepen iets anders zien: van elke indeling het grootste verschil."
    ]
    weinig = write_volgorde(maak_beeld(eensgezind("3", 7), VRAGENLIJST))
    assert "verdeeld" not in " ".join(weinig)


@pytest.mark.parametrize("uitkomst", [exact(), met_groepen(laag_sturen={"proces": 44}), tel_voorbeeld()])
def test_no_topic_stands_twice_among_points_difference_and_others(uitkomst: Uitkomst) -> None:
    w = make_weergave(gesloten_ronde(), uitkomst, VRAGENLIJST)
    zinnen = [punt.zin for punt in (*w.punten, *w.andere_onderwerpen)]
    zinnen += [w.groepen.gesprek.zin] if w.groepen.gesprek else []
    assert len(zinnen) == len(set(zinnen))
    assert {punt.zin for punt in w.onderwerpen} <= set(zinnen)
