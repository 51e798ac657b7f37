"""What is said where few answered, or where all of them say the same: true also for one person and for everybody."""

import pytest

from partnerschappen.kern.beeld import Beeld, Keuzes, OptieBeeld, drie_punten, maak_beeld
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import Reden, Verborgen
from partnerschappen.kern.vragenlijst import Optie
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.keuzes import write_eerst, write_fase, write_te_snel
from partnerschappen.rapport.lijsten import make_lijsten
from partnerschappen.rapport.weergave import Weergave
from partnerschappen.rapport.zinnen import write_onderwerp
from tests.kern.test_onderwerpen import VRAGENLIJST, kijk, vul_in
from tests.rapport.groepsvoorbeelden import exact, met_scores, open_ronde
from tests.rapport.koppen import maak_rondebeeld
from tests.rapport.voorbeelden import gesloten_ronde

FASEN = ("verkennen", "delen", "overeenkomen", "vormgeven", "uitvoeren")


def kies(aantallen: dict[str, int], beantwoord: int) -> Keuzes:
    """A choice by the number of people who named each; those that a fifth named are broad."""
    opties = tuple(
        OptieBeeld(Optie(code=code, tekst=code.capitalize(), eerst=f"Doe {code}."), aantal, 0)
        for code, aantal in aantallen.items()
    )
    gerangschikt = tuple(sorted(opties, key=lambda optie: -optie.aantal))
    meest = tuple(code for code, aantal in aantallen.items() if aantal == gerangschikt[0].aantal)
    breed = tuple(code for code, aantal in aantallen.items() if 5 * aantal >= beantwoord)
    return Keuzes(opties, gerangschikt, beantwoord, meest, breed)


def open_beeld(*inzendingen: dict[str, str]) -> Beeld:
    return maak_beeld(tel_ronde(VRAGENLIJST, inzendingen, genodigd=len(inzendingen), k=1), VRAGENLIJST)


def weergave(inzending: dict[str, str], n: int) -> Weergave:
    uitkomst = tel_ronde(VRAGENLIJST, [inzending] * n, genodigd=n, k=5)
    return make_weergave(gesloten_ronde(), uitkomst, VRAGENLIJST)


@pytest.mark.parametrize(
    ("keuzes", "zin"),
    [
        (kies({"verkennen": 1, "delen": 0}, 1), "Eén persoon antwoordde, en noemt verkennen."),
        (kies({"verkennen": 1, "delen": 1}, 1), "Eén persoon antwoordde, en noemt verkennen en delen."),
        (kies({"verkennen": 10, "delen": 0}, 10), "Alle 10 noemen verkennen. Jullie zien dezelfde fase."),
        (
            kies({"verkennen": 9, "delen": 1}, 10),
            "9 van de 10 noemen verkennen. Jullie zien grotendeels dezelfde fase.",
        ),
    ],
)
def test_phase_is_shared_by_many_only_where_many_answered(keuzes: Keuzes, zin: str) -> None:
    assert write_fase(keuzes) == zin


def test_nothing_comes_first_where_all_name_the_same_phases() -> None:
    niets = Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
    assert write_eerst(kies(dict.fromkeys(FASEN, 12), 12), niets) == ""
    assert write_eerst(kies({"delen": 12, "vormgeven": 11}, 12), niets).startswith("Maak eerst delen samen af")


@pytest.mark.parametrize("n", [1, 2])
def test_one_or_two_people_are_not_most(n: int) -> None:
    te_snel = kies({"verkennen": n, "geen": 0}, n)
    assert "De meesten" not in write_eerst(kies({"verkennen": 0, "delen": n}, n), te_snel)


@pytest.mark.parametrize(
    ("aantallen", "n", "zin"),
    [
        (
            {"delen": 3, "vormgeven": 3, "geen": 4},
            10,
            "4 van de 10 vinden dat geen enkele stap te snel ging; 6 noemen er wel een.",
        ),
        (
            {"delen": 1, "geen": 4},
            5,
            "4 van de 5 vinden dat geen enkele stap te snel ging; 1 noemt er wel een.",
        ),
        ({"delen": 0, "geen": 12}, 12, "Alle 12 vinden dat geen enkele stap te snel ging."),
        ({"delen": 0, "geen": 1}, 1, "Eén persoon vindt dat geen enkele stap te snel ging."),
    ],
)
def test_who_names_a_step_that_went_too_fast_is_counted_beside_who_names_none(
    aantallen: dict[str, int], n: int, zin: str
) -> None:
    assert write_te_snel(kies(aantallen, n)) == zin


def test_statement_that_one_person_answered_is_told_as_of_one_person() -> None:
    beeld = open_beeld(vul_in(organisatie="133333", relatie="533333"))
    assert [write_onderwerp(onderwerp) for onderwerp in drie_punten(beeld)][:2] == [
        "De enige die antwoordde, is het oneens met ‘Voor mij is duidelijk wie hier wat bepaalt.’",
        "De enige die antwoordde, is het eens met ‘Ik vertrouw de mensen met wie ik hier werk.’",
    ]
    w = make_weergave(
        open_ronde(), tel_ronde(VRAGENLIJST, [vul_in(organisatie="133333")], genodigd=1, k=1), VRAGENLIJST
    )
    assert w.punten[0].citaat == ""


def test_too_few_to_be_divided_is_not_told_as_agreement() -> None:
    tegenover = [{stelling.code: punt for stelling in VRAGENLIJST.stellingen} for punt in ("1", "1", "5", "5")]
    uitkomst = tel_ronde(VRAGENLIJST, tegenover, genodigd=4, k=1)
    w = make_weergave(open_ronde(), uitkomst, VRAGENLIJST)
    te_klein = "‘Verdeeld’ heet het pas met drie mensen aan elke kant; daarvoor antwoordden hier te weinig mensen."
    assert w.kop == "Gemiddeld gaat het redelijk: geen van de scores springt eruit. Vier mensen deden mee."
    assert {regel.verschillen for regel in w.condities} == {(te_klein,)}
    assert w.lijsten[-1].regels == (te_klein,)


def test_six_people_can_be_divided_so_that_none_are_is_told() -> None:
    lijsten = make_lijsten(maak_rondebeeld("RRRRR", 6, k=1))
    assert lijsten[-1].regels == ("Over geen van de stellingen zijn jullie verdeeld.",)


def test_statements_that_are_alike_have_one_mean_and_none_is_the_least_agreed_on() -> None:
    halve = [vul_in(**dict.fromkeys(("ambitie",), punten * 6)) for punten in ("2", "3", "3", "4") for _ in range(3)]
    w = make_weergave(gesloten_ronde(), tel_ronde(VRAGENLIJST, halve, genodigd=12, k=5), VRAGENLIJST)
    ambitie = w.condities[0]
    assert ambitie.zin == "Geen stelling springt eruit: elke stelling heeft een gemiddelde van 3,0."
    assert ambitie.verschillen == ("Over geen van deze stellingen zijn jullie verdeeld.",)


def test_equal_scores_are_told_as_one_lowest_score() -> None:
    laag = [write_onderwerp(regel) for regel in kijk([vul_in(relatie="444333", proces="444444")] * 7).onderwerpen]
    assert "De ambitie, de belangen en de organisatie krijgen de laagste score: 3,0." in laag
    w = weergave(vul_in(ambitie="333334", relatie="nnnnnn", proces="333344"), 7)
    assert (
        w.punten[0].zin == "Van de scores die te zien zijn, zijn die van de belangen en de organisatie het laagst: 3,0."
    )


def test_groups_without_any_score_are_told_in_one_sentence() -> None:
    uitkomst = exact()
    weg = Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
    leeg = {sleutel: weg for sleutel in uitkomst.scores if sleutel[0].startswith("laag:")}
    w = make_weergave(gesloten_ronde(), met_scores(uitkomst, leeg), VRAGENLIJST)
    laag = w.groepen.delen[0]
    assert laag.geen.startswith("Van deze groepen is geen score te zien")
    assert (laag.groepen, laag.naast, laag.noten) == ((), None, ())
    assert "Sturen en doen" not in [titel for titel, _links in w.groepkeuze.rijen]
