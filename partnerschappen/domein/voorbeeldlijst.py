"""An example list of deelnemers to download and fill in: as CSV, and as an Excel workbook that helps."""

import csv
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from partnerschappen.domein.bevindingen import name_of
from partnerschappen.kern.indeling import Positie, SoortOrganisatie
from partnerschappen.kern.tabel import MAXIMUM_REGELS
from partnerschappen.kern.voorbeeldmensen import MENSEN

KOPPEN = ("naam", "e-mail", "organisatie", "soort organisatie", "positie")
BREEDTES = (26, 38, 32, 28, 16)  # characters


def write_csv() -> bytes:
    """With semicolons and a BOM, as a Dutch Excel likes it."""
    uit = StringIO(newline="")
    csv.writer(uit, delimiter=";").writerows([KOPPEN, *MENSEN])
    return uit.getvalue().encode("utf-8-sig")


def write_xlsx() -> bytes:
    """A sheet to fill in, on which positie and soort are chosen from a list, and one that explains the columns."""
    uit = BytesIO()
    with Workbook(uit, {"in_memory": True}) as boek:
        boek.set_properties({"title": _("Lijst van deelnemers")})
        kop = boek.add_format({"bold": True, "bg_color": "#23395B", "font_color": "#FFFFFF", "border": 1})
        _write_lijst(boek.add_worksheet("Deelnemers"), kop, boek.add_format({"num_format": "@"}))
        omloop = boek.add_format({"text_wrap": True, "valign": "top"})
        _write_uitleg(boek.add_worksheet("Uitleg"), kop, omloop)
    return uit.getvalue()


def _write_lijst(blad: Worksheet, kop: Format, tekst: Format) -> None:
    for kolom, breedte in enumerate(BREEDTES):
        blad.set_column(kolom, kolom, breedte, tekst)  # as text, so that Excel changes nothing into a date
    for rij, cellen in enumerate([KOPPEN, *MENSEN]):
        for kolom, cel in enumerate(cellen):
            blad.write_string(rij, kolom, cel, kop if rij == 0 else tekst)
    blad.freeze_panes(1, 0)
    for kolom, keuzes in ((3, _soorten()), (4, [positie.value for positie in Positie])):
        regel = {
            "validate": "list",
            "source": keuzes,
            "error_type": "warning",
            "error_message": _("Kies uit de lijst."),
        }
        blad.data_validation(1, kolom, MAXIMUM_REGELS, kolom, regel)


def _write_uitleg(blad: Worksheet, kop: Format, omloop: Format) -> None:
    blad.set_column(0, 0, 22, omloop)
    blad.set_column(1, 1, 70, omloop)
    soorten = ", ".join(_soorten())
    regels = [
        (_("kolom"), _("wat erin komt")),
        ("naam", _("Nodig. Voornaam en achternaam in aparte kolommen mag ook.")),
        ("e-mail", _("Nodig, van de persoon zelf. Een gedeeld adres deelt ook de persoonlijke link.")),
        ("organisatie", _("Nodig. Schrijf dezelfde organisatie steeds hetzelfde.")),
        (
            "soort organisatie",
            _("Mag leeg; dan vragen we het. Kies uit: %(soorten)s.") % {"soorten": soorten},
        ),
        ("positie", _("Stuurgroep, kernteam, werkgroep of uitvoering. Leeg wordt uitvoering.")),
        (
            "",
            _("Vul je eigen mensen in. De voorbeeldmensen slaan we over. De volgorde van de kolommen is vrij."),
        ),
    ]
    for rij, cellen in enumerate(regels):
        for kolom, cel in enumerate(cellen):
            blad.write_string(rij, kolom, cel, kop if rij == 0 else omloop)


def _soorten() -> list[str]:
    return [name_of(soort) for soort in SoortOrganisatie]
