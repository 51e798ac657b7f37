"""The tidy rows: every published cell once, a hidden one without a figure, and CSV that is read back as it was."""

import csv
import dataclasses
import io
from collections import Counter
from decimal import Decimal

import pytest

from partnerschappen.kern.uitkomst import Score, Uitkomst, Verborgen, Verdeling
from partnerschappen.rapport.cellen import KOLOMMEN, Cel, geef_waarden, maak_cellen
from partnerschappen.rapport.kommabestand import maak_csv, maak_onschadelijk
from tests.rapport.groepsvoorbeelden import exact, grof, open_uitkomst, overig, twintig, verborgen_cellen
from tests.rapport.voorbeelden import OPMERKINGEN, eensgezind, tel_voorbeeld, vijf_condities

UITKOMSTEN = {
    "ruim": tel_voorbeeld(),
    "weinig": tel_voorbeeld(7, genodigd=10),
    "niemand kon iets beoordelen": eensgezind("n", 12),
    "exact": exact(),
    "grof": grof(),
    "overig": overig(),
    "verborgen": verborgen_cellen(),
    "open": open_uitkomst(),
    "twintig": twintig(),
}
alle_uitkomsten = pytest.mark.parametrize("uitkomst", UITKOMSTEN.values(), ids=UITKOMSTEN.keys())


def rijen(uitkomst: Uitkomst, *soorten: str) -> list[Cel]:
    return [cel for cel in maak_cellen(uitkomst, vijf_condities()) if cel.soort in soorten]


@alle_uitkomsten
def test_every_score_of_every_group_is_one_row(uitkomst: Uitkomst) -> None:
    gelezen = {
        (cel.groep, cel.conditie): (cel.score, cel.afronding, bool(cel.verborgen)) for cel in rijen(uitkomst, "score")
    }
    assert gelezen == {
        plek: (Decimal(cel.tienden) / 10, "halven" if cel.grof else "exact", False)
        if isinstance(cel, Score)
        else (None, "", True)
        for plek, cel in uitkomst.scores.items()
    }
    assert len(rijen(uitkomst, "score")) == len(uitkomst.scores)


@alle_uitkomsten
def test_every_count_of_every_question_is_one_row(uitkomst: Uitkomst) -> None:
    cellen = rijen(uitkomst, "stelling", "balans", "keuze")
    for code, verdeling in uitkomst.verdelingen.items():
        van_deze = [cel for cel in cellen if cel.vraag == code]
        if isinstance(verdeling, Verborgen):
            assert [(cel.aantal, cel.beantwoord, cel.antwoord) for cel in van_deze] == [(None, None, "")]
            assert van_deze[0].verborgen
            continue
        buiten = [] if van_deze[0].soort == "keuze" else [verdeling.niet_te_beoordelen]
        assert [cel.aantal for cel in van_deze] == [*verdeling.aantallen, *buiten]
        assert {cel.beantwoord for cel in van_deze} == {verdeling.beantwoord}
    assert {cel.vraag for cel in cellen} == set(uitkomst.verdelingen)


@alle_uitkomsten
def test_a_hidden_cell_has_a_reason_and_no_figure(uitkomst: Uitkomst) -> None:
    for cel in maak_cellen(uitkomst, vijf_condities()):
        cijfers = [cel.score, cel.aantal, cel.beantwoord]
        assert bool(cel.verborgen) == all(cijfer is None for cijfer in cijfers), cel
        assert cel.soort != "groep" or (cel.n, cel.genodigd) == (None, None)


@alle_uitkomsten
def test_a_group_that_is_not_shown_apart_is_a_row_without_any_number(uitkomst: Uitkomst) -> None:
    cellen = rijen(uitkomst, "groep")
    assert [cel.groep for cel in cellen] == [groep.code for groep in uitkomst.verborgen]
    assert [waarde for cel in cellen for waarde in geef_waarden(cel) if not isinstance(waarde, str | None)] == []


@alle_uitkomsten
def test_no_row_is_there_twice(uitkomst: Uitkomst) -> None:
    sleutels = Counter(
        (c.soort, c.groep, c.conditie, c.vraag, c.antwoord) for c in maak_cellen(uitkomst, vijf_condities())
    )
    assert max(sleutels.values()) == 1


@alle_uitkomsten
def test_csv_holds_the_same_rows(uitkomst: Uitkomst) -> None:
    kop, *gelezen = csv.reader(io.StringIO(maak_csv(uitkomst, vijf_condities()).decode(), newline=""))
    assert tuple(kop) == KOLOMMEN
    assert gelezen == [
        ["" if waarde is None else str(waarde) for waarde in geef_waarden(cel)]
        for cel in maak_cellen(uitkomst, vijf_condities())
    ]


def test_csv_holds_no_remark() -> None:
    uitkomst = tel_voorbeeld()
    assert any(not isinstance(cel, Verborgen) and cel for cel in uitkomst.opmerkingen.values())
    tekst = maak_csv(uitkomst, vijf_condities()).decode()
    assert [opmerking for opmerking in OPMERKINGEN if opmerking[:30] in tekst] == []


def test_a_score_is_written_to_a_tenth_also_when_it_is_whole() -> None:
    assert {str(cel.score) for cel in rijen(eensgezind("4"), "score")} == {"4.0"}


@pytest.mark.parametrize("naam", ["=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\N{NO-BREAK SPACE}=1"])
def test_text_that_begins_like_a_formula_is_made_text(naam: str) -> None:
    uitkomst = exact()
    groepen = tuple(dataclasses.replace(groep, naam=naam) if groep.naam else groep for groep in uitkomst.groepen)
    inhoud = maak_csv(dataclasses.replace(uitkomst, groepen=groepen), vijf_condities()).decode()
    namen = {rij["groep_naam"] for rij in csv.DictReader(io.StringIO(inhoud, newline=""))}
    assert f"'{naam}" in namen
    assert naam not in namen


def test_numbers_and_other_text_stay_as_they_are() -> None:
    assert [maak_onschadelijk(waarde) for waarde in ("PO-raad", "a=b", "", None, 3, Decimal("2.0"))] == [
        *("PO-raad", "a=b", "", None, 3),
        Decimal("2.0"),
    ]


def test_a_name_with_commas_quotes_and_line_breaks_is_read_back() -> None:
    uitkomst, naam = exact(), 'De "Brug", locatie Zuid\nen Noord'
    groepen = tuple(dataclasses.replace(groep, naam=naam) if groep.naam else groep for groep in uitkomst.groepen)
    inhoud = maak_csv(dataclasses.replace(uitkomst, groepen=groepen), vijf_condities()).decode()
    assert naam in {rij["groep_naam"] for rij in csv.DictReader(io.StringIO(inhoud, newline=""))}


def test_there_was_something_hidden_and_something_shown() -> None:
    alles = [cel for uitkomst in UITKOMSTEN.values() for cel in uitkomst.verdelingen.values()]
    assert {type(cel) for cel in alles} == {Verdeling, Verborgen}
