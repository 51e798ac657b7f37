"""The example list: whoever fills it in and brings it back meets no remark about the example itself."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from partnerschappen.domein.voorbeeldlijst import write_csv, write_xlsx
from partnerschappen.kern.indeling import Positie, SoortOrganisatie
from partnerschappen.kern.ledenlijst import lees_ledenlijst
from partnerschappen.kern.spelling import lees_positie, lees_soort
from partnerschappen.kern.tabel import lees_bron
from partnerschappen.kern.voorbeeldmensen import MENSEN


@pytest.mark.parametrize("ruw", [write_csv(), write_csv().decode("utf-8-sig").encode("cp1252"), write_xlsx()])
def test_the_example_to_download_is_itself_without_a_flaw(ruw: bytes) -> None:
    lijst = lees_ledenlijst(ruw)
    assert (len(lijst.deelnemers), lijst.onbekende_kolommen) == (len(MENSEN), ())
    assert [regel.bevindingen for regel in lijst.regels] == [()] * len(MENSEN)


def test_the_workbook_puts_the_list_first_and_explains_it_on_another_sheet() -> None:
    blad = lees_bron(write_xlsx()).blad
    assert blad is not None
    assert (blad.naam, blad.andere) == ("Deelnemers", ("Uitleg",))


def test_every_choice_that_the_workbook_offers_is_one_that_is_understood() -> None:
    blad = load_workbook(BytesIO(write_xlsx()))["Deelnemers"]
    keuzes = [str(regel.formula1).strip('"').split(",") for regel in blad.data_validations.dataValidation]
    assert [lees_soort(keuze) for keuze in keuzes[0]] == list(SoortOrganisatie)
    assert [lees_positie(keuze) for keuze in keuzes[1]] == list(Positie)
