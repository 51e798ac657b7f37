"""Reading a list of people from Excel: what people's workbooks look like, and what no list ever looks like."""

from datetime import date, datetime
from io import BytesIO

import pytest
from xlsxwriter import Workbook

from partnerschappen.kern.ledenlijst import Code, Ledenlijst, OnleesbareLijst, Reden, Regel, lees_ledenlijst
from partnerschappen.kern.tabel import MAXIMUM_REGELS, lees_bron
from partnerschappen.kern.werkmap import LAATSTE_RIJ, Werkblad
from tests.werkmappen import BLAD, HOOFD, RIJEN, herschrijf, maak_werkmap, met_blad, met_formule

KOP, NOOR, RENE = RIJEN
GELEZEN = (
    Regel(2, "Noor Bakker", "noor@deregenboog.nl", "De Regenboog", "stuurgroep", "po"),
    Regel(3, "René Daniël", "r.daniel@rijnstad.nl", "Gemeente Rijnstad", "werkgroep", "gemeente"),
)


def geweigerd(ruw: bytes) -> Reden:
    with pytest.raises(OnleesbareLijst) as fout:
        lees_ledenlijst(ruw)
    return fout.value.reden


def blad_van(ruw: bytes) -> Werkblad:
    blad = lees_bron(ruw).blad
    assert blad is not None
    return blad


def codes(ruw: bytes) -> list[list[Code]]:
    return [[bevinding.code for bevinding in regel.bevindingen] for regel in lees_ledenlijst(ruw).regels]


def test_a_workbook_reads_as_the_same_list_in_csv_does() -> None:
    assert lees_ledenlijst(maak_werkmap()) == Ledenlijst(regels=GELEZEN)


@pytest.mark.parametrize(
    "rijen",
    [
        pytest.param([*RIJEN, [], ["", " ", "\u00a0"], []], id="blank rows at the end"),
        pytest.param([[*rij, "", "  "] for rij in RIJEN], id="blank columns at the end"),
        pytest.param([[f"\u00a0{cel} \u200b" for cel in rij] for rij in RIJEN], id="non-breaking and invisible spaces"),
        pytest.param([KOP, ["Noor Bakker\u00a0", *NOOR[1:]], RENE], id="a non-breaking space after a name"),
    ],
)
def test_what_excel_leaves_around_the_cells_does_not_matter(rijen: list[list[object]]) -> None:
    assert lees_ledenlijst(maak_werkmap(rijen)).regels == GELEZEN


def test_rows_keep_the_number_that_they_have_in_excel() -> None:
    lijst = lees_ledenlijst(maak_werkmap([["Deelnemers voorjaar"], [], KOP, [], NOOR, [], [], RENE]))
    assert [regel.nummer for regel in lijst.regels] == [5, 8]


@pytest.mark.parametrize("naam", ['Stichting "Samen; voor, Rivierenrijk"', "Vereniging A, B, C, D, E; F; G; H; I; J"])
def test_commas_semicolons_and_quotes_in_a_cell_start_no_new_cell(naam: str) -> None:
    rijen = [[f"Noor Bakker {nummer}", f"noor{nummer}@x.nl", naam] for nummer in range(9)]
    lijst = lees_ledenlijst(maak_werkmap([KOP[:3], *rijen]))
    assert [[regel.naam, regel.email, regel.organisatie] for regel in lijst.regels] == rijen


def test_the_first_visible_sheet_with_addresses_is_read_and_named() -> None:
    ruw = maak_werkmap([["Lees dit eerst"], ["Vul het tweede blad in."]], Mensen=RIJEN, Leeg=[], Rekenwerk=[[1, 2]])
    blad = blad_van(ruw)
    assert (blad.naam, blad.andere) == ("Mensen", ("Lijst", "Rekenwerk"))
    assert lees_ledenlijst(ruw).regels == GELEZEN


def test_a_hidden_sheet_is_not_read_and_hidden_rows_are_told_of() -> None:
    uit = BytesIO()
    with Workbook(uit) as boek:
        for naam, rijen in (("Oud", [KOP, ["Ex Lid", "ex@x.nl", "X", "", ""]]), ("Nu", RIJEN)):
            blad = boek.add_worksheet(naam)
            for nummer, rij in enumerate(rijen):
                blad.write_row(nummer, 0, rij)
        boek.worksheets()[1].activate()
        boek.worksheets()[0].hide()
        boek.worksheets()[1].set_row(2, options={"hidden": True})
    gelezen = blad_van(uit.getvalue())
    assert (gelezen.naam, gelezen.andere, gelezen.verborgen_rijen) == ("Nu", (), True)
    assert lees_ledenlijst(uit.getvalue()).regels == GELEZEN
    assert not blad_van(maak_werkmap()).verborgen_rijen


def test_a_workbook_without_anything_on_a_visible_sheet_is_empty() -> None:
    assert geweigerd(maak_werkmap([])) == Reden.EXCEL_LEEG
    assert geweigerd(maak_werkmap([["  "], ["\u00a0"]])) == Reden.EXCEL_LEEG


def test_a_cell_merged_downwards_counts_for_all_its_rows() -> None:
    uit = BytesIO()
    with Workbook(uit) as boek:
        blad = boek.add_worksheet()
        for nummer, rij in enumerate([KOP, NOOR, ["Ans", "ans@x.nl", "", "kernteam", ""], RENE]):
            blad.write_row(nummer, 0, rij)
        blad.merge_range("C2:C3", "De Regenboog")
    assert [regel.organisatie for regel in lees_ledenlijst(uit.getvalue()).regels] == [
        "De Regenboog",
        "De Regenboog",
        "Gemeente Rijnstad",
    ]


def test_a_title_merged_over_the_columns_stays_one_title() -> None:
    uit = BytesIO()
    with Workbook(uit) as boek:
        blad = boek.add_worksheet()
        blad.merge_range("A1:E1", "Deelnemers voorjaar")
        for nummer, rij in enumerate(RIJEN, start=1):
            blad.write_row(nummer, 0, rij)
    assert [regel.naam for regel in lees_ledenlijst(uit.getvalue()).regels] == ["Noor Bakker", "René Daniël"]


def test_an_address_that_is_a_link_is_read_as_it_is_shown() -> None:
    uit = BytesIO()
    with Workbook(uit) as boek:
        blad = boek.add_worksheet()
        for nummer, rij in enumerate(RIJEN):
            blad.write_row(nummer, 0, rij)
        blad.write_url("B2", "mailto:noor@deregenboog.nl", string="noor@deregenboog.nl")
    assert lees_ledenlijst(uit.getvalue()).regels == GELEZEN


def test_the_outcome_of_a_formula_counts() -> None:
    ruw = met_formule('<c r="A2" t="str"><f>"Noor"&amp;" Bakker"</f><v>Noor Bakker</v></c>')
    assert lees_ledenlijst(ruw).regels[0].naam == "Noor Bakker"


@pytest.mark.parametrize(
    "cel",
    [
        '<c r="A2"><f>D2&amp;E2</f><v></v></c>',
        '<c r="A2"><f>D2&amp;E2</f></c>',
        '<c r="A2" s="0"><f t="shared" si="0"/><v/></c>',
        '<c r="A2" t="e"><f>VLOOKUP(1,X,1)</f><v>#N/A</v></c>',
    ],
)
def test_a_formula_without_an_outcome_is_no_name_and_not_an_empty_cell(cel: str) -> None:
    assert codes(met_formule(cel)) == [[Code.FORMULE]]


def test_a_formula_that_comes_to_an_empty_text_is_an_empty_cell() -> None:
    assert Code.NAAM_ONTBREEKT in codes(met_formule('<c r="A2" t="str"><f>""</f><v></v></c>'))[0]


@pytest.mark.parametrize("waarde", [12, 3.5, date(2026, 3, 1), datetime(2026, 3, 1, 10, 30)])  # noqa: DTZ001  # as Excel has them
def test_a_number_or_a_date_is_no_name_and_a_doubtful_organisatie(waarde: object) -> None:
    uit = BytesIO()
    with Workbook(uit, {"default_date_format": "dd-mm-yyyy"}) as boek:
        blad = boek.add_worksheet()
        blad.write_row(0, 0, KOP)
        blad.write_row(1, 0, [waarde, "ans@x.nl", waarde, "kernteam", ""])
    gevonden = codes(uit.getvalue())[0]
    assert {Code.NAAM_ZONDER_LETTERS, Code.ORGANISATIE_ZONDER_LETTERS} <= set(gevonden)


def test_dates_and_leading_zeros_are_read_as_they_look() -> None:
    uit = BytesIO()
    with Workbook(uit, {"default_date_format": "dd-mm-yyyy"}) as boek:
        blad = boek.add_worksheet()
        blad.write_row(0, 0, [date(2026, 3, 1), 7, 2.5, True])
        blad.write_number(0, 4, 123, boek.add_format({"num_format": "000000"}))
    assert blad_van(uit.getvalue()).rijen == (["01-03-2026", "7", "2,5", "ja", "000123"],)


def test_what_stands_beside_the_cells_of_a_sheet_is_left_alone() -> None:
    los = '<row r="1"><c r="A1" t="inlineStr"><is><t>naam</t></is></c></row>'
    einde = '<dataValidations count="x"><dataValidation sqref="?"/></dataValidations><extLst><ext uri="!"/></extLst>'
    assert blad_van(met_blad(los, einde)).rijen == (["naam"],)


def test_a_workbook_whose_names_have_a_prefix_reads_the_same() -> None:
    blad = (
        f'<x:worksheet xmlns:x="{HOOFD}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>naam</x:t>'
        "</x:is></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert blad_van(herschrijf(maak_werkmap(), {BLAD: blad})).rijen == (["naam"],)


def test_macros_pictures_and_comments_are_left_where_they_are() -> None:
    ruw = herschrijf(maak_werkmap(), {"xl/vbaProject.bin": b"\0" * 99, "xl/media/image1.png": b"\x89PNG\0"})
    assert lees_ledenlijst(ruw).regels == GELEZEN


def test_a_sheet_that_claims_to_be_as_large_as_excel_allows_is_read_to_its_last_filled_cell() -> None:
    naam = '<row r="1"><c r="A1" t="inlineStr"><is><t>naam</t></is></c></row>'
    cellen = f'{naam}<row r="1048576"><c r="XFD1048576"/></row>'
    maat = '<dimension ref="A1:XFD1048576"/>'
    blad = f'<worksheet xmlns="{HOOFD}">{maat}<sheetData>{cellen}</sheetData></worksheet>'
    assert blad_van(herschrijf(maak_werkmap(), {BLAD: blad})).rijen == (["naam"],)


@pytest.mark.parametrize(
    ("ruw", "reden"),
    [
        (maak_werkmap([KOP, *[NOOR] * (MAXIMUM_REGELS + 6)]), Reden.TE_VEEL_REGELS),
        (maak_werkmap([KOP, *[[]] * LAATSTE_RIJ, NOOR]), Reden.TE_VEEL_REGELS),
        (maak_werkmap([["naam", *["x"] * 210]]), Reden.TE_VEEL_KOLOMMEN),
        (maak_werkmap([KOP]), Reden.ALLEEN_KOPREGEL),
        (maak_werkmap([["x" * 30_000] * 70]), Reden.GEEN_EMAILKOLOM),
        (maak_werkmap([["x" * 30_000 + str(n)] * 150 for n in range(20)]), Reden.TE_GROOT),
    ],
    ids=["rows", "far down", "columns", "heading only", "long cells", "long cells many times"],
)
def test_too_much_of_anything_is_refused_by_name(ruw: bytes, reden: Reden) -> None:
    assert geweigerd(ruw) == reden
