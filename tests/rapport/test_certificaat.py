"""The certificate says what was promised and shown, in words that are true for each kind of ronde."""

from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string

from partnerschappen.kern.uitkomst import Groep, Reden, Uitkomst, VerborgenGroep
from partnerschappen.models import Geheimhouding
from partnerschappen.rapport.certificaat import (
    Certificaatgroep,
    Certificaatregels,
    make_certificaat,
    name_groep,
    write_certificaat,
)
from tests.rapport.voorbeelden import tel_voorbeeld

GESLOTEN = datetime(2026, 6, 12, 22, 30, tzinfo=UTC)
GROEPEN = (
    Groep("laag", "laag:sturen", 9, 12),
    Groep("laag", "laag:doen", 17, 26),
    Groep("organisatie", "organisatie:1", 8, 10, naam="De <Klimboom>"),
    Groep("organisatie", "organisatie:rest", 18, 28, rest=True),
)
VERBORGEN = tuple(
    VerborgenGroep("organisatie", f"organisatie:{nummer}", naam, Reden.NIET_APART)
    for nummer, naam in ((2, "Gemeente Rivierenrijk"), (3, "Bouwbedrijf Waal"))
)


def met_groepen(groepen: tuple[Groep, ...] = GROEPEN, verborgen: tuple[VerborgenGroep, ...] = VERBORGEN) -> Uitkomst:
    uitkomst = tel_voorbeeld()
    alle = (*uitkomst.groepen, *groepen)
    certificaat = replace(uitkomst.certificaat, groepen=alle, kleinste_steun=7)
    indelingen = ("laag", "organisatie")
    return replace(uitkomst, groepen=alle, certificaat=certificaat, indelingen=indelingen, verborgen=verborgen)


def maak(uitkomst: Uitkomst, soort: Geheimhouding = Geheimhouding.VERTROUWELIJK) -> Certificaatregels:
    return make_certificaat(uitkomst, geheimhouding=soort, gesloten_op=GESLOTEN)


def test_it_names_the_groups_that_are_shown_with_how_many_sent_in() -> None:
    assert maak(met_groepen()).groepen == (
        Certificaatgroep("", "Iedereen samen", 26),
        Certificaatgroep("Laag", "Sturen", 9),
        Certificaatgroep("Laag", "Doen", 17),
        Certificaatgroep("Organisatie", "De <Klimboom>", 8),
        Certificaatgroep("Organisatie", "Overig", 18),
    )


def test_it_says_that_the_promise_holds_and_on_how_many_everything_rests() -> None:
    regels = maak(met_groepen())
    assert regels.kort == "P(5) houdt: 7"
    assert "rust op minstens 7 mensen. Beloofd was minstens 5 mensen." in regels.bewijs
    assert "minstens 5 mensen" in regels.soort
    assert "vanaf 10 inzendingen, en een stelling of keuze alleen met minstens 5 antwoorden" in regels.soort


def test_it_counts_the_groups_that_are_not_shown_and_names_none() -> None:
    regels = maak(met_groepen())
    assert regels.niet_apart == (
        "2 groepen staan niet apart. Wie daarbij hoort, telt mee in ‘Iedereen samen’ en in ‘Overig’."
    )
    assert "Gemeente Rivierenrijk" not in " ".join(write_certificaat(regels))


def test_without_overig_nobody_is_said_to_count_in_it() -> None:
    regels = maak(met_groepen(GROEPEN[:2], VERBORGEN[:1]))
    assert regels.niet_apart == "1 groep staat niet apart. Wie daarbij hoort, telt mee in ‘Iedereen samen’."


def test_overig_is_only_named_where_it_stands() -> None:
    school = VerborgenGroep("soort_partner", "soort_partner:school", "", Reden.NIET_APART)
    assert maak(met_groepen(verborgen=(*VERBORGEN, school))).niet_apart == (
        "3 groepen staan niet apart."
        " Wie daarbij hoort, telt mee in ‘Iedereen samen’, en in ‘Overig’ waar dat erbij staat."
    )


def test_when_every_group_is_shown_it_says_so() -> None:
    assert maak(met_groepen(verborgen=())).niet_apart == "Alle groepen van de gekozen indelingen staan apart."


def test_where_everybody_is_in_one_group_none_is_said_to_stand_apart() -> None:
    assert maak(met_groepen((), ())).niet_apart == "Er staan geen groepen apart: iedereen hoorde bij dezelfde groep."
    assert maak(met_groepen(GROEPEN[:2], ())).niet_apart == (
        "Alle groepen staan apart, behalve bij organisatie: daar hoorde iedereen bij dezelfde groep."
    )


def test_an_uitkomst_from_before_groups_has_a_certificate_too() -> None:
    regels = maak(tel_voorbeeld())
    assert [groep.naam for groep in regels.groepen] == ["Iedereen samen"]
    assert regels.niet_apart.startswith("Er staat alleen een uitkomst van iedereen samen")


def test_it_says_when_the_answers_were_deleted_by_the_clock_of_the_readers() -> None:
    assert "gesloten op 13 juni 2026. Toen zijn alle losse antwoorden verwijderd." in maak(met_groepen()).verwijderd
    zonder = make_certificaat(met_groepen(), geheimhouding=Geheimhouding.VERTROUWELIJK, gesloten_op=None)
    assert zonder.verwijderd.startswith("Bij het sluiten zijn alle losse antwoorden verwijderd.")


def test_a_kleine_kring_speaks_of_three_and_six() -> None:
    uitkomst = met_groepen()
    uitkomst = replace(uitkomst, k=3, certificaat=replace(uitkomst.certificaat, k=3))
    regels = maak(uitkomst, Geheimhouding.KLEINE_KRING)
    assert "kleine kring" in regels.soort
    assert "minstens 3 mensen" in regels.soort
    assert "vanaf 6 inzendingen, en een stelling of keuze alleen met minstens 3 antwoorden" in regels.soort


def test_an_open_ronde_promises_nothing() -> None:
    uitkomst = met_groepen()
    uitkomst = replace(uitkomst, k=1, certificaat=replace(uitkomst.certificaat, k=1, kleinste_steun=1))
    regels = maak(uitkomst, Geheimhouding.OPEN)
    tekst = " ".join(write_certificaat(regels))
    assert regels.titel == "Geen belofte van vertrouwelijkheid"
    assert "Scores per organisatie staan er altijd" in tekst
    assert "P(" not in tekst
    assert "Niemand kan nog nagaan" not in tekst
    assert "verwijderd" in tekst


@pytest.mark.parametrize(
    ("code", "naam"),
    [
        ("soort_partner:school", "Scholen"),
        ("soort_partner:opleiding", "Opleidingen"),
        ("soort_partner:overig", "Andere partners"),
    ],
)
def test_other_partners_are_not_called_overig(code: str, naam: str) -> None:
    assert name_groep(Groep("soort_partner", code, 6, 8)) == naam
    assert name_groep(Groep("soort_partner", "soort_partner:rest", 6, 8, rest=True)) == "Overig"


def test_the_part_of_the_page_prints_every_line_and_escapes_names() -> None:
    regels = maak(met_groepen())
    html = render_to_string("resultaat/certificaat.html", {"w": {"certificaat": regels}})
    for veld in fields(regels):
        if veld.name != "groepen":
            assert getattr(regels, veld.name) in html
    assert "De &lt;Klimboom&gt;" in html
    assert 'href="/vertrouwelijkheid/"' in html
