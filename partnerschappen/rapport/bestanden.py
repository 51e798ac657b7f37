"""The files of an uitkomst that are made on request: which there are, what they are called, and how each is made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from partnerschappen.models import Ronde, Samenwerkingsverband
from partnerschappen.rapport.bron import Bron, read_bron
from partnerschappen.rapport.huisstijl import make_huisstijl
from partnerschappen.rapport.kommabestand import maak_csv

OPENXML = "application/vnd.openxmlformats-officedocument"


class Bestandssoort(StrEnum):
    """The kinds of files, by what stands behind the dot."""

    XLSX = "xlsx"
    PPTX = "pptx"
    CSV = "csv"


TYPEN = {
    Bestandssoort.XLSX: f"{OPENXML}.spreadsheetml.sheet",
    Bestandssoort.PPTX: f"{OPENXML}.presentationml.presentation",
    Bestandssoort.CSV: "text/csv; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file as a reader gets it."""

    naam: str
    type: str
    inhoud: bytes


def make_bestand(ronde: Ronde, soort: Bestandssoort, *, opmerkingen: bool = False) -> Bestand:
    """Make a file of a ronde with an uitkomst, with remarks for who may read them, if it has any.

    Raises Uitkomst.DoesNotExist for a ronde without uitkomst.
    """
    bron = read_bron(ronde, opmerkingen=opmerkingen)
    begin = "gesprek" if soort is Bestandssoort.PPTX else "uitkomst"
    naam = "-".join(filter(None, (begin, bron.stam)))
    return Bestand(f"{naam}.{soort.value}", TYPEN[soort], _maak(bron, soort, ronde.samenwerkingsverband))


def _maak(bron: Bron, soort: Bestandssoort, verband: Samenwerkingsverband) -> bytes:
    # Inline imports: the libraries take a third of a second to load, which most processes never need.
    if soort is Bestandssoort.XLSX:
        from partnerschappen.rapport.xlsx import maak_xlsx

        return maak_xlsx(bron)
    if soort is Bestandssoort.PPTX:
        from partnerschappen.rapport.dia import maak_pptx

        return maak_pptx(bron, make_huisstijl(verband))
    return maak_csv(bron.uitkomst, bron.vragenlijst)
