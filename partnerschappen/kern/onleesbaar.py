"""Why a list of people cannot be used at all. Which rows of a readable list are wrong is `ledenlijst`'s."""

from __future__ import annotations

from enum import StrEnum


class Reden(StrEnum):
    """Why a whole list is refused, with the details that go with it."""

    TE_GROOT = "te_groot"  # maximum (bytes)
    TE_VEEL_REGELS = "te_veel_regels"  # maximum
    TE_VEEL_KOLOMMEN = "te_veel_kolommen"  # aantal, maximum
    LEEG = "leeg"
    ALLEEN_KOPREGEL = "alleen_kopregel"
    EXCEL_ANDERS = "excel_anders"  # .xls, .xlsb
    EXCEL_WACHTWOORD = "excel_wachtwoord"
    EXCEL_BESCHADIGD = "excel_beschadigd"
    EXCEL_TE_VEEL = "excel_te_veel"  # more comes out of the zip than a list can hold
    EXCEL_VREEMD = "excel_vreemd"  # instructions to an XML reader, which no Excel writes
    EXCEL_LEEG = "excel_leeg"  # no visible sheet holds anything
    OPENDOCUMENT = "opendocument"
    ZIPBESTAND = "zipbestand"  # Word, PowerPoint, any other zip
    PDF = "pdf"
    WEBPAGINA = "webpagina"
    GEEN_TEKST = "geen_tekst"
    TEKENS_ONLEESBAAR = "tekens_onleesbaar"
    GEEN_EMAILKOLOM = "geen_emailkolom"  # kolommen (headings found, joined by ', '; '' without a heading row)
    GEEN_NAAMKOLOM = "geen_naamkolom"  # kolommen
    GEEN_ORGANISATIEKOLOM = "geen_organisatiekolom"  # kolommen
    DUBBELE_KOLOM = "dubbele_kolom"  # veld (a Veld), kolommen
    KOPREGEL_ONBEKEND = "kopregel_onbekend"  # kolommen
    KOLOMMEN_ONDUIDELIJK = "kolommen_onduidelijk"  # no heading row, and the content leaves room for doubt


class OnleesbareLijst(Exception):
    """The list as a whole cannot be used; `reden` says why, `details` fill in the sentence."""

    def __init__(self, reden: Reden, **details: str | int) -> None:
        super().__init__(str(reden))
        self.reden = reden
        self.details = details
