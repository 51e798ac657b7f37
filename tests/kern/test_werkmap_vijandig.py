"""Files that say they are a list in Excel and are not: each refused by its own reason, in bounded memory."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from partnerschappen.kern.ledenlijst import OnleesbareLijst, Reden, lees_ledenlijst
from partnerschappen.kern.zippakket import MAXIMUM_DELEN, MAXIMUM_TAGS, MAXIMUM_UITGEPAKT
from tests.werkmappen import (
    BEGIN,
    BLAD,
    EIND,
    HOOFD,
    TEKSTEN,
    herschrijf,
    maak_werkmap,
    met_blad,
    met_gedeelde_inhoud,
    met_gelogen_maat,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOED = maak_werkmap()
BOM = (BEGIN + EIND).encode() + b" " * (MAXIMUM_UITGEPAKT + 1)
LACH = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def zip_met(**delen: str) -> bytes:
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w") as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam.replace("__", "/").replace("_", "."), inhoud)
    return uit.getvalue()


def doctype(binnen: str, tekst: str) -> str:
    return f'<!DOCTYPE x [{binnen}]><sst xmlns="{HOOFD}"><si><t>{tekst}</t></si></sst>'


def versleuteld() -> bytes:
    """The flag in the head of each part, as a password sets it inside the zip itself."""
    ruw = bytearray(GOED)
    for merk, plaats in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = -1
        while (begin := ruw.find(merk, begin + 1)) != -1:
            ruw[begin + plaats] |= 1
    return bytes(ruw)


VIJANDIG: dict[str, tuple[Callable[[], bytes], Reden]] = {
    "zip bomb in the sheet": (lambda: herschrijf(GOED, {BLAD: BOM}), Reden.EXCEL_TE_VEEL),
    "zip bomb in the shared strings": (
        lambda: herschrijf(GOED, {TEKSTEN: f'<sst xmlns="{HOOFD}">{"<si/>" * 2_200_000}</sst>'}),
        Reden.EXCEL_TE_VEEL,
    ),
    "zip bomb in a part that is read whole": (
        lambda: herschrijf(GOED, {"xl/workbook.xml": "<a>" + "<b/>" * 2_000_000 + "</a>"}),
        Reden.EXCEL_TE_VEEL,
    ),
    "bomb whose header says it is small": (
        lambda: met_gelogen_maat(GOED, BLAD, BOM, 500),
        Reden.EXCEL_BESCHADIGD,
    ),
    "the same bytes quoted by many parts": (
        lambda: met_gedeelde_inhoud(b"<a>" + b" " * 9_000_000 + b"</a>", 500),
        Reden.EXCEL_TE_VEEL,
    ),
    "more parts than a workbook has": (
        lambda: zip_met(**{f"xl__{n}": "" for n in range(MAXIMUM_DELEN + 1)}),
        Reden.EXCEL_TE_VEEL,
    ),
    "more cells than a list has": (
        lambda: met_blad("<row>" + "<c/>" * MAXIMUM_TAGS + "</row>"),
        Reden.EXCEL_TE_VEEL,
    ),
    "one row of more cells than Excel has columns": (
        lambda: met_blad("<row>" + "<c/>" * 70_000 + "</row>"),
        Reden.EXCEL_TE_VEEL,
    ),
    "nested ever deeper": (lambda: met_blad("<c>" * 200_000 + "</c>" * 200_000), Reden.EXCEL_LEEG),
    "XXE that reads a file": (
        lambda: herschrijf(GOED, {TEKSTEN: doctype('<!ENTITY e SYSTEM "file:///etc/passwd">', "&e;")}),
        Reden.EXCEL_VREEMD,
    ),
    "XXE that asks a server": (
        lambda: herschrijf(GOED, {BLAD: '<!DOCTYPE x SYSTEM "http://169.254.169.254/"><worksheet/>'}),
        Reden.EXCEL_VREEMD,
    ),
    "XXE in another encoding": (
        lambda: herschrijf(GOED, {TEKSTEN: doctype('<!ENTITY e SYSTEM "file:///etc/passwd">', "&e;").encode("utf-16")}),
        Reden.EXCEL_VREEMD,
    ),
    "XXE in an encoding that hides it": (
        lambda: herschrijf(GOED, {TEKSTEN: '<?xml version="1.0" encoding="UTF-7"?>+ADw-sst/+AD4-'}),
        Reden.EXCEL_VREEMD,
    ),
    "billion laughs": (
        lambda: herschrijf(GOED, {TEKSTEN: doctype(f'<!ENTITY l0 "ha">{LACH}', "&l9;")}),
        Reden.EXCEL_VREEMD,
    ),
    "entities in the list of parts": (
        lambda: herschrijf(GOED, {"[Content_Types].xml": doctype(LACH, "x")}),
        Reden.EXCEL_VREEMD,
    ),
    "a web page named .xlsx": (
        lambda: b"<html><table><tr><td>naam</td></tr></table></html>",
        Reden.WEBPAGINA,
    ),
    "an old .xls of which little is left": (lambda: OLE[:4] + b"naam,email", Reden.EXCEL_ANDERS),
    "an old .xls": (lambda: OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), Reden.EXCEL_ANDERS),
    "a workbook with a password": (
        lambda: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
        Reden.EXCEL_WACHTWOORD,
    ),
    "a zip with a password": (versleuteld, Reden.EXCEL_WACHTWOORD),
    "a binary workbook": (lambda: zip_met(xl__workbook_bin="x"), Reden.EXCEL_ANDERS),
    "an .ods": (
        lambda: zip_met(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="<a/>"),
        Reden.OPENDOCUMENT,
    ),
    "a .docx": (lambda: zip_met(word__document_xml="<w/>"), Reden.ZIPBESTAND),
    "any zip": (lambda: zip_met(lijst_csv="naam;e-mail"), Reden.ZIPBESTAND),
    "an empty zip": (zip_met, Reden.ZIPBESTAND),
    "cut off half-way": (lambda: GOED[: len(GOED) // 2], Reden.EXCEL_BESCHADIGD),
    "a byte turned over": (lambda: GOED.replace(b"PK\x01\x02", b"PK\x01\x03", 1), Reden.EXCEL_BESCHADIGD),
    "no XML at all": (lambda: herschrijf(GOED, {BLAD: "naam;e-mail"}), Reden.EXCEL_BESCHADIGD),
    "a text that isn't there": (
        lambda: met_blad('<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'),
        Reden.EXCEL_BESCHADIGD,
    ),
    "a row beyond all rows": (
        lambda: met_blad('<row r="99999999999"><c t="inlineStr"><is><t>x@y.nl</t></is></c></row>'),
        Reden.EXCEL_LEEG,
    ),
    "six megabytes": (lambda: GOED + b"\0" * 6_000_000, Reden.TE_GROOT),
    "nothing": (lambda: b"", Reden.LEEG),
}


@pytest.mark.parametrize("soort", VIJANDIG)
def test_what_is_no_list_in_excel_is_refused_by_its_own_reason(soort: str) -> None:
    maak, reden = VIJANDIG[soort]
    with pytest.raises(OnleesbareLijst) as fout:
        lees_ledenlijst(maak())
    assert fout.value.reden == reden


def test_two_sheets_of_one_name_are_refused_since_readers_differ_about_which_counts() -> None:
    uit = BytesIO(GOED)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(uit, "a") as pakket:
        pakket.writestr(BLAD, BEGIN + EIND)
    with pytest.raises(OnleesbareLijst):
        lees_ledenlijst(uit.getvalue())


METEN = """
import re, sys
from partnerschappen.kern.ledenlijst import OnleesbareLijst, lees_ledenlijst
ruw = open(sys.argv[1], "rb").read()
try:
    lees_ledenlijst(ruw)
except OnleesbareLijst:
    pass
print(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
"""
ZWAAR: dict[str, Callable[[], bytes]] = {
    "the largest sheet that is read": lambda: met_blad(
        ("<row>" + '<c r="A1" s="0"/>' * 60_000 + "</row>") * (MAXIMUM_TAGS // 60_100)
    ),
    "the most texts that are read": lambda: herschrijf(
        GOED, {TEKSTEN: f'<sst xmlns="{HOOFD}">{"<si><t>é</t></si>" * (MAXIMUM_TAGS // 4 - 100)}</sst>'}
    ),
    "one text, in letters that take most room": lambda: herschrijf(
        met_blad('<row><c t="s"><v>0</v></c></row>'),
        {TEKSTEN: f'<sst xmlns="{HOOFD}"><si><t>\U0001f600{"x" * (MAXIMUM_UITGEPAKT - 9000)}</t></si></sst>'},
    ),
    "a long text in every cell": lambda: herschrijf(
        met_blad(
            "".join(f'<row r="{r}">' + '<c t="s"><v>0</v></c>' * 200 + "</row>" for r in range(1, MAXIMUM_TAGS // 1000))
        ),
        {TEKSTEN: f'<sst xmlns="{HOOFD}"><si><t>{"x" * 5_000_000}</t></si></sst>'},
    ),
} | {
    soort: VIJANDIG[soort][0] for soort in ("zip bomb in the sheet", "more cells than a list has", "nested ever deeper")
}


@pytest.mark.parametrize("soort", ZWAAR)
def test_no_workbook_makes_reading_take_more_than_200_megabytes(soort: str, tmp_path: Path) -> None:
    bestand = tmp_path / "lijst.xlsx"
    bestand.write_bytes(ZWAAR[soort]())
    klaar = subprocess.run([sys.executable, "-c", METEN, bestand], capture_output=True, text=True, check=True)
    assert int(klaar.stdout) < 200_000
