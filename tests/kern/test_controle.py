"""Each check of an uitkomst afterwards fails on an uitkomst that was doctored for it, and on nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from partnerschappen.kern.controle import Regel, controleer_uitkomst
from partnerschappen.kern.uitkomst import (
    GEHEEL,
    Certificaat,
    Groep,
    Reden,
    Score,
    Uitkomst,
    Verborgen,
    VerborgenGroep,
    Verdeling,
)
from tests.rapport import groepsvoorbeelden

ALLES = Groep(GEHEEL, GEHEEL, 26, 38)
STUREN, DOEN = Groep("laag", "laag:sturen", 8, 10), Groep("laag", "laag:doen", 18, 28)
SCHOOL = Groep("soort_partner", "soort_partner:school", 14, 20)
SOORTREST = Groep("soort_partner", "soort_partner:rest", 12, 18, rest=True)
KLIMBOOM = Groep("organisatie", "organisatie:1", 9, 12, naam="De Klimboom")
OVERIG = Groep("organisatie", "organisatie:rest", 17, 26, rest=True)
GROEPEN = (ALLES, STUREN, DOEN, SCHOOL, SOORTREST, KLIMBOOM, OVERIG)
ANDERE_REST = (*GROEPEN[:-1], replace(OVERIG, n=16))
GROF = {"laag:sturen", "organisatie:1"}
NESTEN = {"organisatie:1": "soort_partner:school"}


def score(groep: Groep) -> Score:
    return Score(35, grof=True) if groep.code in GROF else Score(34)


GOED = Uitkomst(
    k=5,
    n=26,
    genodigd=38,
    groepen=GROEPEN,
    scores={(groep.code, "ambitie"): score(groep) for groep in GROEPEN},
    verdelingen={"ambitie-1": Verdeling((1, 2, 3, 10, 8), 24, 2)},
    spreiding={"ambitie": 0.8},
    opmerkingen={"opmerking-slot": ("Fijn.",)},
    certificaat=Certificaat(5, GROEPEN, 5),
    indelingen=("laag", "soort_partner", "organisatie"),
    verborgen=(VerborgenGroep("organisatie", "organisatie:2", "Gemeente", Reden.NIET_APART),),
)
LEEG: dict[str, object] = {"scores": {}, "verdelingen": {}, "spreiding": {}, "opmerkingen": {}}


def alleen_geheel(n: int, **anders: object) -> Uitkomst:
    """An uitkomst of the whole only; `anders` are cells."""
    geheel = (Groep(GEHEEL, GEHEEL, n, n),)
    velden = {**LEEG, "indelingen": (), "verborgen": (), **anders}
    return replace(GOED, n=n, genodigd=n, groepen=geheel, certificaat=Certificaat(5, geheel, n), **velden)  # type: ignore[arg-type]


def met_groepen(*groepen: Groep, steun: int = 5) -> Uitkomst:
    """The good uitkomst with other groups, certified as such and without cells."""
    return replace(GOED, groepen=groepen, certificaat=Certificaat(5, groepen, steun), verborgen=(), **LEEG)  # type: ignore[arg-type]


def met_score(groep: str, cel: Score | Verborgen) -> Uitkomst:
    return replace(GOED, scores={**GOED.scores, (groep, "ambitie"): cel})


def met_verborgen(indeling: str, code: str, naam: str) -> Uitkomst:
    return replace(GOED, verborgen=(VerborgenGroep(indeling, code, naam, Reden.NIET_APART),))


def gebroken(uitkomst: Uitkomst, nesten: dict[str, str] = NESTEN) -> dict[Regel, tuple[str, ...]]:
    return {b.regel: b.waar for b in controleer_uitkomst(uitkomst, nesten) if not b.klopt}


def test_an_uitkomst_as_closing_makes_it_breaks_nothing() -> None:
    assert gebroken(GOED) == {}
    assert gebroken(alleen_geheel(5)) == {}


@pytest.mark.parametrize(
    "tel",
    [groepsvoorbeelden.exact, groepsvoorbeelden.grof, groepsvoorbeelden.overig, groepsvoorbeelden.geen_apart,
     groepsvoorbeelden.twintig, groepsvoorbeelden.open_uitkomst],
)  # fmt: skip
def test_what_closing_really_publishes_breaks_nothing(tel: Callable[[], Uitkomst]) -> None:
    assert gebroken(tel(), {}) == {}


def test_a_group_without_any_score_bounds_no_certificate() -> None:
    zonder = {**GOED.scores, (STUREN.code, "ambitie"): Verborgen(Reden.NIET_APART)}
    steun = Certificaat(5, GROEPEN, STUREN.n + 1)
    assert gebroken(replace(GOED, certificaat=steun)) == {Regel.STEUN: ("9",)}
    assert gebroken(replace(GOED, scores=zonder, certificaat=steun)) == {}


def test_every_check_is_made_whatever_the_uitkomst() -> None:
    regels = [bevinding.regel for bevinding in controleer_uitkomst(GOED)]
    assert len(regels) == len(set(regels)) == 10
    assert [b.regel for b in controleer_uitkomst(alleen_geheel(5))] == regels


@pytest.mark.parametrize(
    ("uitkomst", "regel", "waar"),
    [
        (met_groepen(ALLES, replace(STUREN, n=4), replace(DOEN, n=22), steun=4), Regel.MINSTENS_K, "laag:sturen"),
        (met_groepen(ALLES, replace(KLIMBOOM, n=22), replace(OVERIG, n=4)), Regel.MINSTENS_K, "organisatie:rest"),
        (replace(GOED, indelingen=("laag", "soort_partner")), Regel.GEKOZEN, "organisatie:1"),
        (met_groepen(STUREN, DOEN), Regel.GEKOZEN, "geheel"),
        (met_groepen(ALLES, replace(STUREN, n=13), replace(STUREN, n=13)), Regel.GEKOZEN, "laag:sturen"),
        (met_groepen(ALLES, STUREN), Regel.TELT_OP, "laag"),
        (met_groepen(replace(ALLES, n=25)), Regel.TELT_OP, "geheel"),
        (met_verborgen("laag", "laag:doen", ""), Regel.VERBORGEN, "laag:doen"),
        (met_verborgen("organisatie", "organisatie:9", "De Klimboom"), Regel.VERBORGEN, "organisatie:9"),
        (met_score("organisatie:2", Score(35, grof=True)), Regel.VERBORGEN, "organisatie:2"),
        (met_score("organisatie:2", Verborgen(Reden.NIET_APART)), Regel.VERBORGEN, "organisatie:2"),
        (met_score("laag:sturen", Score(34, grof=True)), Regel.GROF, "laag:sturen, ambitie"),
        (met_score("laag:sturen", Score(50, grof=True)), Regel.GROF, "laag:sturen, ambitie"),
        (met_score("laag:sturen", Score(10, grof=True)), Regel.GROF, "laag:sturen, ambitie"),
        (met_score("laag:sturen", Score(34)), Regel.GROF, "laag:sturen, ambitie"),
        (met_score("geheel", Score(51)), Regel.GROF, "geheel, ambitie"),
        (alleen_geheel(9, verdelingen={"ambitie-1": Verdeling((9,), 9)}), Regel.DUBBEL, "ambitie-1"),
        (alleen_geheel(9, spreiding={"ambitie": 0.5}), Regel.DUBBEL, "ambitie"),
        (alleen_geheel(9, opmerkingen={"opmerking-slot": ()}), Regel.DUBBEL, "opmerking-slot"),
        (replace(GOED, verdelingen={"ambitie-1": Verdeling((4,), 4)}), Regel.ANTWOORDEN, "ambitie-1"),
        (replace(GOED, verdelingen={"ambitie-1": Verdeling((27,), 27)}), Regel.ANTWOORDEN, "ambitie-1"),
        (replace(GOED, certificaat=Certificaat(5, GROEPEN[:-1], 5)), Regel.CERTIFICAAT, "organisatie:rest"),
        (replace(GOED, certificaat=Certificaat(5, ANDERE_REST, 5)), Regel.CERTIFICAAT, "organisatie:rest"),
        (replace(GOED, certificaat=Certificaat(5, GROEPEN, 4)), Regel.STEUN, "4"),
        (replace(GOED, certificaat=Certificaat(5, GROEPEN, 9)), Regel.STEUN, "9"),
        (replace(GOED, certificaat=Certificaat(3, GROEPEN, 5)), Regel.STEUN, "k = 3"),
    ],
)  # fmt: skip
def test_a_doctored_uitkomst_is_found_out(uitkomst: Uitkomst, regel: Regel, waar: str) -> None:
    assert waar in gebroken(uitkomst)[regel]


@pytest.mark.parametrize(("binnen", "klopt"), [(9, True), (10, False), (13, False), (14, True), (15, False)])
def test_organisaties_taken_from_their_soort_partner_leave_nobody_or_at_least_k(binnen: int, klopt: bool) -> None:
    uitkomst = met_groepen(ALLES, SCHOOL, SOORTREST, replace(KLIMBOOM, n=binnen), replace(OVERIG, n=26 - binnen))
    assert (Regel.AFTREKKEN not in gebroken(uitkomst)) is klopt


def test_two_organisaties_together_are_taken_from_their_soort_partner_too() -> None:
    ander = Groep("organisatie", "organisatie:2", 5, 6, naam="De Berk")
    uitkomst = met_groepen(ALLES, SCHOOL, SOORTREST, replace(KLIMBOOM, n=6), ander, replace(OVERIG, n=15))
    binnen = {"organisatie:1": "soort_partner:school", "organisatie:2": "soort_partner:school"}
    assert gebroken(uitkomst, binnen) == {Regel.AFTREKKEN: ("soort_partner:school",)}
    assert gebroken(uitkomst, {"organisatie:1": "soort_partner:school"}) == {}


def test_an_organisatie_of_a_hidden_soort_is_taken_from_the_rest() -> None:
    uitkomst = met_groepen(ALLES, SCHOOL, SOORTREST, KLIMBOOM, OVERIG)
    assert gebroken(uitkomst, {"organisatie:1": "soort_partner:opleiding"}) == {
        Regel.AFTREKKEN: ("soort_partner:rest",)
    }


def test_an_organisatie_spread_over_soorten_says_nothing_about_them() -> None:
    uitkomst = met_groepen(ALLES, SCHOOL, SOORTREST, replace(KLIMBOOM, n=11), replace(OVERIG, n=15))
    assert gebroken(uitkomst, {}) == {}


def test_an_open_ronde_may_show_single_people_and_still_has_to_add_up() -> None:
    een = Groep("organisatie", "organisatie:1", 1, 1, naam="De Klimboom")
    groepen = (replace(ALLES, n=2), een, replace(een, code="organisatie:2", naam="De Berk"))
    uitkomst = replace(
        GOED, k=1, n=2, groepen=groepen, scores={("organisatie:1", "ambitie"): Score(50)}, verborgen=(),
        verdelingen={"ambitie-1": Verdeling((0, 0, 0, 0, 1), 1)}, certificaat=Certificaat(1, groepen, 1),
    )  # fmt: skip
    assert gebroken(uitkomst) == {}
    assert Regel.TELT_OP in gebroken(replace(uitkomst, n=3))


def test_each_check_can_fail() -> None:
    """No check is there for show: see that every one of them has a doctored uitkomst above."""
    proeven: Callable[..., None] = test_a_doctored_uitkomst_is_found_out
    gevallen = next(merk for merk in proeven.pytestmark if merk.name == "parametrize").args[1]  # type: ignore[attr-defined]
    assert {regel for _, regel, _ in gevallen} | {Regel.AFTREKKEN} == {b.regel for b in controleer_uitkomst(GOED)}
