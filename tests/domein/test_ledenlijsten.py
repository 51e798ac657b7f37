"""Bringing in a list of people: shown first, then exactly that, all or nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerschappen.domein.bevindingen import REDENEN, ZINNEN, tell_bevinding, tell_reden, tell_regel
from partnerschappen.domein.ledenlijsten import LijstVeranderd, Lot, Plan, apply_import, plan_import
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.kern.ledenlijst import Bevinding, Code, OnleesbareLijst, Reden
from partnerschappen.models import Deelnemer, Samenwerkingsverband
from tests.gegevens import maak_deelnemer, maak_organisatie

KOP = "naam;e-mail;organisatie;positie\n"
TWEE = KOP + "Ans Bos;ans@boog.example;De Boog;stuurgroep\nBo Vos;bo@boog.example;De Boog;\n"
SOORT = {"De Boog": "vo"}


def _apply(dit: Samenwerkingsverband, lijst: str, soorten: dict[str, str] | None = None) -> Plan:
    kenmerk = plan_import(dit, lijst).kenmerk
    return apply_import(samenwerkingsverband=dit, ruw=lijst, soorten=soorten or {}, kenmerk=kenmerk)


def _loten(plan: Plan) -> list[tuple[int, str]]:
    return [(regel.regel.nummer, regel.lot.value) for regel in plan.regels]


def test_preview_changes_nothing(rivierenrijk: Samenwerkingsverband) -> None:
    plan = plan_import(rivierenrijk, TWEE)
    assert _loten(plan) == [(2, "nieuw"), (3, "nieuw")]
    assert [(o.naam, o.soort, o.gevraagd) for o in plan.organisaties] == [("De Boog", "", True)]
    assert not rivierenrijk.deelnemers.exists()
    assert not rivierenrijk.organisaties.exists()


def test_list_brings_in_people_and_their_organisatie(rivierenrijk: Samenwerkingsverband) -> None:
    _apply(rivierenrijk, TWEE, SOORT)
    rijen = rivierenrijk.deelnemers.values_list("naam", "email", "organisatie__naam", "organisatie__soort", "positie")
    assert list(rijen) == [
        ("Ans Bos", "ans@boog.example", "De Boog", "vo", "stuurgroep"),
        ("Bo Vos", "bo@boog.example", "De Boog", "vo", "uitvoering"),
    ]


def test_same_list_again_changes_nothing(rivierenrijk: Samenwerkingsverband) -> None:
    _apply(rivierenrijk, TWEE, SOORT)
    voor = list(Deelnemer.objects.values())
    plan = _apply(rivierenrijk, TWEE)
    assert plan.verandert_niets
    assert _loten(plan) == [(2, "bekend"), (3, "bekend")]
    assert list(Deelnemer.objects.values()) == voor


def test_kind_from_the_list_is_not_asked_for(rivierenrijk: Samenwerkingsverband) -> None:
    lijst = "naam;e-mail;organisatie;soort\nAns;ans@boog.example;De Boog;basisschool\n"
    assert plan_import(rivierenrijk, lijst).te_kiezen == []
    _apply(rivierenrijk, lijst)
    assert rivierenrijk.organisaties.get().soort == "po"


@pytest.mark.parametrize("soorten", [{}, {"De Boog": "kerk"}, {"Ander": "vo"}])
def test_without_a_kind_for_each_new_organisatie_nothing_comes_in(
    rivierenrijk: Samenwerkingsverband, soorten: dict[str, str]
) -> None:
    with pytest.raises(Geweigerd, match="Kies bij elke"):
        _apply(rivierenrijk, TWEE, soorten)
    assert not rivierenrijk.deelnemers.exists()


def test_one_wrong_row_keeps_the_whole_list_out(rivierenrijk: Samenwerkingsverband) -> None:
    lijst = TWEE + "Cas;geen adres;De Boog;\n"
    assert plan_import(rivierenrijk, lijst).heeft_fouten
    with pytest.raises(Geweigerd, match="niet kloppen"):
        _apply(rivierenrijk, lijst, SOORT)
    assert not rivierenrijk.deelnemers.exists()


def test_changed_row_changes_that_person_and_says_what(rivierenrijk: Samenwerkingsverband) -> None:
    _apply(rivierenrijk, TWEE, SOORT)
    lijst = KOP + "Ans Bosma;ANS@boog.example;De Boog;kernteam\n"
    plan = plan_import(rivierenrijk, lijst)
    (regel,) = plan.van(Lot.GEWIJZIGD)
    assert [zin.tekst for zin in tell_regel(regel)] == [
        "Naam: was Ans Bos, wordt Ans Bosma.",
        "Positie: was stuurgroep, wordt kernteam.",
    ]
    _apply(rivierenrijk, lijst)
    ans = rivierenrijk.deelnemers.get(email="ans@boog.example")
    assert (ans.naam, ans.positie) == ("Ans Bosma", "kernteam")
    assert rivierenrijk.deelnemers.count() == 2


def test_empty_positie_keeps_what_is_known(rivierenrijk: Samenwerkingsverband) -> None:
    _apply(rivierenrijk, TWEE, SOORT)
    plan = plan_import(rivierenrijk, KOP + "Ans Bos;ans@boog.example;De Boog;\n")
    assert _loten(plan) == [(2, "bekend")]
    assert [zin.tekst for zin in tell_regel(plan.regels[0])] == ["Geen positie ingevuld: dit blijft stuurgroep."]


def test_empty_positie_of_somebody_new_is_said_to_be_uitvoering(rivierenrijk: Samenwerkingsverband) -> None:
    zinnen = tell_regel(plan_import(rivierenrijk, TWEE).regels[1])
    assert [zin.tekst for zin in zinnen] == ["Geen positie ingevuld: dit wordt uitvoering."]


def test_person_moves_to_another_organisatie(rivierenrijk: Samenwerkingsverband) -> None:
    ander = maak_organisatie(rivierenrijk, "Ander")
    deelnemer = maak_deelnemer(ander)
    klimboom = maak_organisatie(rivierenrijk)
    _apply(rivierenrijk, KOP + f"{deelnemer.naam};{deelnemer.email};de klimboom;\n")
    deelnemer.refresh_from_db()
    assert deelnemer.organisatie == klimboom


def test_list_changed_meanwhile_is_shown_again_and_not_half_applied(rivierenrijk: Samenwerkingsverband) -> None:
    kenmerk = plan_import(rivierenrijk, TWEE).kenmerk
    organisatie = maak_organisatie(rivierenrijk, "De Boog", "vo")
    Deelnemer.objects.create(
        samenwerkingsverband=rivierenrijk, organisatie=organisatie, naam="Ans", email="ans@boog.example"
    )
    with pytest.raises(LijstVeranderd):
        apply_import(samenwerkingsverband=rivierenrijk, ruw=TWEE, soorten=SOORT, kenmerk=kenmerk)
    assert rivierenrijk.deelnemers.get().naam == "Ans"


def test_who_is_not_on_the_new_list_stays(rivierenrijk: Samenwerkingsverband) -> None:
    _apply(rivierenrijk, TWEE, SOORT)
    plan = _apply(rivierenrijk, KOP + "Cas;cas@boog.example;De Boog;\n")
    assert plan.niet_genoemd == 2
    assert rivierenrijk.deelnemers.count() == 3


def test_repeated_row_comes_in_once(rivierenrijk: Samenwerkingsverband) -> None:
    plan = _apply(rivierenrijk, TWEE + "Ans Bos;ans@boog.example;De Boog;stuurgroep\n", SOORT)
    assert _loten(plan) == [(2, "nieuw"), (3, "nieuw"), (4, "dubbel")]
    assert rivierenrijk.deelnemers.count() == 2


@pytest.mark.parametrize("rij", ["Ans Bos;ans.bos@prive.example;De Boog;", "Iemand;ans+school@boog.example;De Boog;"])
def test_known_person_under_another_address_is_flagged(rivierenrijk: Samenwerkingsverband, rij: str) -> None:
    _apply(rivierenrijk, TWEE, SOORT)
    (regel,) = plan_import(rivierenrijk, f"{KOP}{rij}\n").regels
    assert regel.lot is Lot.NIEUW
    assert "Lijkt op Ans Bos (ans@boog.example), die al op de lijst staat." in [z.tekst for z in tell_regel(regel)]


def test_existing_organisatie_keeps_its_kind_and_the_preview_says_so(rivierenrijk: Samenwerkingsverband) -> None:
    klimboom = maak_organisatie(rivierenrijk, soort="po")
    plan = _apply(rivierenrijk, "naam;e-mail;organisatie;soort\nAns;ans@boog.example;De Klimboom;vo\n")
    assert plan.soort_blijft == ((klimboom, "vo"),)
    klimboom.refresh_from_db()
    assert klimboom.soort == "po"


def test_nearly_the_same_organisatie_is_pointed_out(rivierenrijk: Samenwerkingsverband) -> None:
    maak_organisatie(rivierenrijk)
    plan = plan_import(rivierenrijk, KOP + "Ans;ans@boog.example;de klim-boom;\n")
    assert [(o.naam, o.lijkt_op) for o in plan.organisaties] == [("de klim-boom", "De Klimboom")]


def test_people_of_another_samenwerkingsverband_stay_unknown(rivierenrijk: Samenwerkingsverband, bram: object) -> None:
    waterlanden = Samenwerkingsverband.objects.get(slug="waterlanden")
    _apply(waterlanden, TWEE, SOORT)
    plan = plan_import(rivierenrijk, TWEE)
    assert _loten(plan) == [(2, "nieuw"), (3, "nieuw")]
    assert plan.regels[0].lijkt_op is None


@pytest.mark.parametrize("aantal", [1, 3, 40])
def test_preview_takes_two_queries_whatever_the_size(rivierenrijk: Samenwerkingsverband, aantal: int) -> None:
    organisatie = maak_organisatie(rivierenrijk)
    for nummer in range(aantal):
        maak_deelnemer(organisatie, nummer)
    lijst = KOP + "".join(f"Nieuw {n};n{n}@boog.example;School {n};\n" for n in range(aantal))
    with CaptureQueriesContext(connection) as queries:
        plan_import(rivierenrijk, lijst)
    assert len(queries) == 2


def test_every_finding_and_every_refusal_has_a_sentence() -> None:
    details: dict[str, str | int] = {"maximum": 5, "kolommen": "a, b", "aantal": 9, "veld": "naam"}
    for code in Code:
        zin = tell_bevinding(Bevinding(code, "po", 3))
        assert zin.endswith((".", "?"))
        assert "%" not in zin
    for reden in Reden:
        assert "%" not in tell_reden(OnleesbareLijst(reden, **details))
    assert set(ZINNEN) == set(Code)
    assert set(REDENEN) == set(Reden)
