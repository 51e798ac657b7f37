"""Nothing is said about what nobody can see: with everything hidden, with some of it hidden, and of groups."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from partnerschappen.kern.beeld import maak_beeld
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import Reden, Score, Uitkomst, Verborgen
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.lijsten import make_lijsten
from partnerschappen.rapport.weergave import Indelingsdeel, Weergave
from tests.rapport.groepsvoorbeelden import exact, met_scores
from tests.rapport.koppen import VRAGENLIJST, maak_rondebeeld
from tests.rapport.test_vergelijken import HOOG, LAAG, anders, leg_naast
from tests.rapport.voorbeelden import gesloten_ronde

CODES = [conditie.code for conditie in VRAGENLIJST.condities]
# What can only be said when everything is known.
TE_RUIM = re.compile(
    r"Niets krijgt|Geen enkele conditie|[Gg]een van de condities|Geen stelling|[Gg]een van deze stellingen|van alle\b"
    r"|Over geen van de stellingen zijn|de andere stellingen zijn|van allemaal|krijg(t|en) de (laagste|hoogste)"
)


def lijsten(ronde: str, n: int = 20, k: int = 5) -> dict[str, tuple[str, ...]]:
    return {lijst.titel: lijst.regels for lijst in make_lijsten(maak_rondebeeld(ronde, n, k=k))}


def weergave(reeksen: str, n: int = 12, kies: str = "") -> Weergave:
    """Everybody answers the six statements of each condition as in `reeksen`, parted by spaces."""
    antwoorden = {"kies-twee": kies} if kies else {}
    for conditie, reeks in zip(VRAGENLIJST.condities, reeksen.split(), strict=True):
        antwoorden |= {stelling.code: punt for stelling, punt in zip(conditie.stellingen, reeks, strict=True)}
    uitkomst = tel_ronde(VRAGENLIJST, [antwoorden] * n, genodigd=n, k=5)
    return make_weergave(gesloten_ronde(), uitkomst, VRAGENLIJST)


def teksten(waarde: object) -> Iterator[str]:
    """Every text of a weergave, however deep."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, tuple):
        for deel in waarde:
            yield from teksten(deel)
    elif is_dataclass(waarde):
        for veld in fields(waarde):
            yield from teksten(getattr(waarde, veld.name))


def te_ruim(w: Weergave) -> list[str]:
    """What the weergave says too boldly; its method and the questions to answer are not about this round."""
    eigen = replace(w, verantwoording=(), antwoorden=(), programma=())
    return [tekst for tekst in teksten(eigen) if TE_RUIM.search(tekst)]


def test_lists_of_a_round_with_everything_hidden_are_left_out() -> None:
    assert lijsten("HHHHH", 12) == {}
    assert lijsten("HHHHH", 7) == {}


def test_phases_that_differ_are_told_also_where_no_statement_is_shown() -> None:
    inzendingen = [{"fase": fase} for fase in ("delen", "uitvoeren") for _ in range(6)]
    beeld = maak_beeld(tel_ronde(VRAGENLIJST, inzendingen, genodigd=12, k=5), VRAGENLIJST)
    assert [(lijst.titel, lijst.regels) for lijst in make_lijsten(beeld)] == [
        ("Verdeeld", ("6 van de 12 noemen delen, 6 uitvoeren. Jullie zien dus niet allemaal dezelfde fase.",))
    ]


def test_lists_of_a_round_with_hidden_conditions_speak_of_what_is_shown() -> None:
    assert (
        lijsten("HHHHR")
        == lijsten("RRHRR")
        == {
            "Sterk": ("Van wat te zien is, krijgt niets een 4,0 of hoger.",),
            "Vraagt aandacht": ("Van wat te zien is, krijgt niets minder dan een 3,0.",),
            "Verdeeld": ("Over geen van de stellingen die te zien zijn, zijn jullie verdeeld.",),
        }
    )


def test_lists_of_a_round_with_everything_shown_may_say_nothing_and_none() -> None:
    assert lijsten("RRRRR") == {
        "Sterk": ("Niets krijgt een 4,0 of hoger.",),
        "Vraagt aandacht": ("Niets krijgt minder dan een 3,0.",),
        "Verdeeld": ("Over geen van de stellingen zijn jullie verdeeld.",),
    }


def test_lists_of_few_answers_speak_of_conditions_only() -> None:
    pas = "Dat is pas te zien vanaf 10 inzendingen."
    assert lijsten("RRRRR", 7) == {
        "Sterk": ("Geen van de condities krijgt een 4,0 of hoger.",),
        "Vraagt aandacht": ("Geen van de condities krijgt minder dan een 3,0.",),
        "Verdeeld": (pas,),
    }
    assert lijsten("RRRRH", 7)["Sterk"] == ("Van wat te zien is, krijgt niets een 4,0 of hoger.",)


def test_what_is_low_and_divided_is_not_said_to_be_absent() -> None:
    """A statement that people are divided about is no topic that asks attention, however low it is."""
    inzendingen = [
        {**{stelling.code: "3" for stelling in VRAGENLIJST.stellingen}, "proces-1": punt, "proces-2": "4"}
        for punt in ["1"] * 6 + ["4"] * 6
    ]
    beeld = maak_beeld(tel_ronde(VRAGENLIJST, inzendingen, genodigd=12, k=5), VRAGENLIJST)
    assert {lijst.titel: lijst.regels for lijst in make_lijsten(beeld)}["Vraagt aandacht"] == (
        "Alleen stellingen waarover jullie verdeeld zijn, krijgen minder dan een 3,0.",
    )


def test_condition_that_is_low_by_divided_statements_alone_asks_attention_by_name() -> None:
    inzendingen = [{stelling.code: punt for stelling in VRAGENLIJST.stellingen} for punt in ["1"] * 6 + ["4"] * 6]
    beeld = maak_beeld(tel_ronde(VRAGENLIJST, inzendingen, genodigd=12, k=5), VRAGENLIJST)
    assert {lijst.titel: lijst.regels for lijst in make_lijsten(beeld)}["Vraagt aandacht"] == (
        "De ambitie vraagt aandacht: 2,5.",
        "De belangen vragen aandacht: 2,5.",
    )


@pytest.mark.parametrize(
    "reeksen",
    [
        "nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn",
        "333nnn nnnnnn nnnnnn nnnnnn nnnnnn",
        "333nnn 444nnn 555nnn 222nnn nnnnnn",
        "333nnn 344nnn 333nnn 333nnn nnnnnn",
    ],
)
@pytest.mark.parametrize("kies", ["", "ambitie,proces"])
def test_no_text_speaks_of_what_is_hidden(reeksen: str, kies: str) -> None:
    w = weergave(reeksen, kies=kies)
    assert te_ruim(w) == []


@pytest.mark.parametrize("reeksen", ["nnnnnn " * 5, "333333 " + "nnnnnn " * 4, "333333 333444 444444 222222 nnnnnn"])
def test_no_text_of_few_answers_speaks_of_what_is_hidden(reeksen: str) -> None:
    assert te_ruim(weergave(reeksen, 7)) == []


def test_lowest_and_highest_are_those_of_what_is_shown() -> None:
    laag, hoog = weergave("333333 nnnnnn 333444 333334 333344", 7).punten
    assert (laag.zin, laag.soortnaam) == (
        "Van de scores die te zien zijn, is die van de ambitie het laagst: 3,0.",
        "laagste score die te zien is",
    )
    assert laag.waarom == "Van wat te zien is, scoort niets onder 3,0. Met 3,0 is deze het laagst."
    assert hoog.zin == "Van de scores die te zien zijn, is die van de relatie het hoogst: 3,5."
    assert hoog.waarom == "Van wat te zien is, haalt niets 4,0. Met 3,5 is deze het hoogst."


def test_stuurgroep_is_asked_why_people_did_not_answer_only_where_they_did_not() -> None:
    assert weergave("nnnnnn nnnnnn nnnnnn nnnnnn nnnnnn").verzoeken[0].startswith("Vraag rond waarom mensen niet")
    assert weergave("333333 333333 333333 333333 333333").verzoeken == (
        "Kies samen één conditie om over te praten, en spreek af wat jullie daar beter willen doen.",
    )


def verberg(uitkomst: Uitkomst, groepen: tuple[str, ...], codes: list[str]) -> Uitkomst:
    """All groups score 3,3, and these groups have hidden scores for these conditions."""
    alike = {(groep.code, code): Score(33) for groep in uitkomst.groepen for code in CODES}
    weg = {(groep, code): Verborgen(Reden.TE_WEINIG_ANTWOORDEN) for groep in groepen for code in codes}
    return met_scores(uitkomst, {**alike, **weg})


def deel(uitkomst: Uitkomst, code: str) -> Indelingsdeel:
    w = make_weergave(gesloten_ronde(), uitkomst, VRAGENLIJST)
    return next(deel for deel in w.groepen.delen if deel.code == code)


@pytest.mark.parametrize(
    ("verborgen", "zin"),
    [
        (0, "Wie stuurt en wie doet, zien het grotendeels hetzelfde: geen verschil is groot genoeg om te noemen."),
        (
            2,
            "Van drie van de vijf condities zijn beide scores te zien. Daar is geen verschil groot genoeg om te"
            " noemen.",
        ),
        (4, "Van één van de vijf condities zijn beide scores te zien. Daar is het verschil te klein om te noemen."),
        (5, "Er is geen conditie waarvan beide scores te zien zijn."),
    ],
)
def test_two_groups_see_it_alike_only_where_all_of_it_can_be_compared(verborgen: int, zin: str) -> None:
    naast = deel(verberg(exact(), ("laag:sturen",), CODES[:verborgen]), "laag").naast
    assert naast
    assert naast.zinnen == (zin,)


@pytest.mark.parametrize(
    ("groepen", "verborgen", "zin"),
    [
        ((), 0, "De organisaties die apart staan, verschillen op geen enkele conditie genoeg om te noemen."),
        ((1,), 1, "De scores die te zien zijn, verschillen op geen enkele conditie genoeg om te noemen."),
        ((1, 2, 3), 5, "Er is geen conditie waarvan scores van twee of meer organisaties te zien zijn."),
    ],
)
def test_organisaties_see_it_alike_as_far_as_they_are_shown(groepen: tuple[int, ...], verborgen: int, zin: str) -> None:
    codes = tuple(f"organisatie:{nummer}" for nummer in groepen)
    organisaties = deel(verberg(exact(), codes, CODES[:verborgen]), "organisatie")
    assert organisaties.gelijk == zin


def zonder(uitkomst: Uitkomst, *codes: str) -> Uitkomst:
    """The same uitkomst, in which these conditions show too little to compare."""
    weg = dict.fromkeys(codes, Verborgen(Reden.TE_WEINIG_ANTWOORDEN))
    return replace(uitkomst, spreiding={**uitkomst.spreiding, **weg})


def test_earlier_round_is_compared_on_what_both_show() -> None:
    toen, nu = anders(relatie=LAAG), anders(relatie=HOOG)
    assert leg_naast(toen, zonder(nu, "proces")).zin == (
        "Bij de relatie is er een duidelijk verschil met het najaar van 2025: de score is nu hoger."
    )
    assert leg_naast(nu, zonder(nu, "proces")).zin == (
        "Bij wat te vergelijken is, is er geen duidelijk verschil met het najaar van 2025."
    )
