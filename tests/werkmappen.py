"""Excel workbooks for tests: ordinary ones, and ones that nobody's Excel would write."""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO

from xlsxwriter import Workbook

RIJEN: Sequence[Sequence[object]] = (
    ("naam", "e-mail", "organisatie", "positie", "soort"),
    ("Noor Bakker", "noor@deregenboog.nl", "De Regenboog", "stuurgroep", "po"),
    ("René Daniël", "r.daniel@rijnstad.nl", "Gemeente Rijnstad", "werkgroep", "gemeente"),
)
BLAD = "xl/worksheets/sheet1.xml"
TEKSTEN = "xl/sharedStrings.xml"
HOOFD = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BEGIN = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{HOOFD}"><sheetData>'
EIND = "</sheetData></worksheet>"


def maak_werkmap(rijen: Iterable[Sequence[object]] = RIJEN, **bladen: Iterable[Sequence[object]]) -> bytes:
    """A sheet 'Lijst' with these rows, and after it the others by name."""
    uit = BytesIO()
    with Workbook(uit, {"in_memory": True}) as boek:
        for naam, cellen in {"Lijst": rijen, **bladen}.items():
            blad = boek.add_worksheet(naam)
            for nummer, rij in enumerate(cellen):
                blad.write_row(nummer, 0, rij)
    return uit.getvalue()


def herschrijf(werkmap: bytes, delen: dict[str, bytes | str]) -> bytes:
    """The workbook with other parts in place of its own, or beside them, by their names in the zip."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(werkmap)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam in {**dict.fromkeys(bron.namelist()), **delen}:
            pakket.writestr(naam, delen[naam] if naam in delen else bron.read(naam))
    return uit.getvalue()


def met_blad(cellen: str, einde: str = "") -> bytes:
    """A workbook whose one sheet holds this XML between its `sheetData`."""
    return herschrijf(maak_werkmap(), {BLAD: BEGIN + cellen + "</sheetData>" + einde + "</worksheet>"})


def met_formule(cel: str) -> bytes:
    """The ordinary list with this XML as the name in row 2."""
    rest = "".join(
        f'<c r="{kolom}2" t="inlineStr"><is><t>{tekst}</t></is></c>'
        for kolom, tekst in (("B", "noor@deregenboog.nl"), ("C", "De Regenboog"))
    )
    koppen = "".join(
        f'<c r="{kolom}1" t="inlineStr"><is><t>{kop}</t></is></c>'
        for kolom, kop in zip("ABC", ("naam", "e-mail", "organisatie"), strict=True)
    )
    return met_blad(f'<row r="1">{koppen}</row><row r="2">{cel}{rest}</row>')


def met_gelogen_maat(werkmap: bytes, naam: str, inhoud: bytes, maat: int) -> bytes:
    """A workbook in which one part says that it is `maat` bytes long, in its own head and in the list of parts."""
    echt = herschrijf(werkmap, {naam: inhoud})
    lengte, crc = struct.pack("<L", len(inhoud)), struct.pack("<L", zlib.crc32(inhoud))
    gelogen = struct.pack("<L", maat)
    plaats = echt.find(crc)
    while plaats != -1:  # the lengths stand behind the checksum: packed, and unpacked
        assert echt[plaats + 8 : plaats + 12] == lengte
        echt = echt[: plaats + 8] + gelogen + echt[plaats + 12 :]
        plaats = echt.find(crc, plaats + 4)
    return echt


def met_gedeelde_inhoud(kern: bytes, aantal: int) -> bytes:
    """Many parts that are all the same compressed bytes of one: small to send, large when each is unpacked."""
    pakker = zlib.compressobj(9, zlib.DEFLATED, -15)
    plat = pakker.compress(kern) + pakker.flush()
    crc = zlib.crc32(kern)
    naam = b"xl/workbook.xml"
    uit = bytearray(struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(plat), len(kern), len(naam), 0))
    uit += naam + plat
    begin = len(uit)
    namen = [naam, *(f"xl/worksheets/sheet{n}.xml".encode() for n in range(aantal - 1))]
    for deel in namen:
        uit += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(plat), len(kern), len(deel), 0, 0, 0, 0, 0, 0
        )
        uit += deel
    uit += struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, aantal, aantal, len(uit) - begin, begin, 0)
    return bytes(uit)
