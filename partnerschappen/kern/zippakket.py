"""Takes the sheets out of a zip that somebody uploaded, and bounds all that comes out of it.

Nothing is believed that the zip says of itself: sizes are counted while inflating. Reading cells is `werkmap`'s.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from partnerschappen.kern.onleesbaar import OnleesbareLijst, Reden

MAXIMUM_DELEN = 1000
MAXIMUM_UITGEPAKT = 12_000_000  # bytes, of all that is kept; a list of 2 MB takes about 6
MAXIMUM_TAGS = 500_000  # each becomes an object of some 200 bytes in the reader
MAXIMUM_TAGS_PER_RIJ = 66_000  # the reader takes in a row whole; Excel has 16 384 columns
MAXIMUM_BIJZAAK = 1_000_000  # bytes, of a part that the reader takes in whole
MAXIMUM_BIJZAAK_TAGS = 20_000
_HAP = 65_536

# What a reader of cells needs: no pictures, charts, links to other files, or properties.
_NODIG = re.compile(r"\[content_types\]\.xml|_rels/\.rels|xl/(_rels/|worksheets/)?[^/]+\.(xml|rels)", re.IGNORECASE)
_OVERBODIG = re.compile(r"xl/calcchain\.xml", re.IGNORECASE)
_CELLEN = re.compile(r"xl/(worksheets/[^/]+|sharedstrings)\.xml", re.IGNORECASE)
_RIJ = re.compile(rb"<(?:\w+:)?row\b")
_STIJLEN = "xl/styles.xml"
_CODERING = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")


def lees_delen(ruw: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name, each checked to be XML without instructions to the reader.

    Takes at most MAXIMUM_UITGEPAKT beside `ruw` itself. Raises OnleesbareLijst, and nothing else.
    """
    if ruw.count(b"PK\x01\x02") > MAXIMUM_DELEN:
        raise OnleesbareLijst(Reden.EXCEL_TE_VEEL)
    try:
        with zipfile.ZipFile(BytesIO(ruw)) as pakket:
            _keur_soort({deel.filename.lower() for deel in pakket.infolist()}, ruw)
            return _pak_uit(pakket)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as fout:
        raise OnleesbareLijst(Reden.EXCEL_BESCHADIGD) from fout


def _keur_soort(namen: set[str], ruw: bytes) -> None:
    if "xl/workbook.bin" in namen:
        raise OnleesbareLijst(Reden.EXCEL_ANDERS)
    if b"application/vnd.oasis.opendocument" in ruw[:200]:
        raise OnleesbareLijst(Reden.OPENDOCUMENT)
    if "xl/workbook.xml" not in namen:
        raise OnleesbareLijst(Reden.ZIPBESTAND)


def _pak_uit(pakket: zipfile.ZipFile) -> dict[str, bytes]:
    delen: dict[str, bytes] = {}
    ruimte, tags = MAXIMUM_UITGEPAKT, 0
    for deel in pakket.infolist():
        if not _NODIG.fullmatch(deel.filename) or _OVERBODIG.fullmatch(deel.filename):
            continue
        if deel.filename in delen:  # two parts of one name: readers differ about which of them counts
            raise OnleesbareLijst(Reden.EXCEL_BESCHADIGD)
        inhoud = _inflate(pakket, deel, ruimte)
        _keur_xml(inhoud)
        ruimte -= len(inhoud)
        if _CELLEN.fullmatch(deel.filename):
            tags += _tel_tags(inhoud)
        elif _is_te_groot(inhoud):
            if deel.filename == _STIJLEN:  # a list can do without: only dates and leading zeros come from it
                continue
            raise OnleesbareLijst(Reden.EXCEL_TE_VEEL)
        if tags > MAXIMUM_TAGS:
            raise OnleesbareLijst(Reden.EXCEL_TE_VEEL)
        delen[deel.filename] = inhoud
    return delen


def _inflate(pakket: zipfile.ZipFile, deel: zipfile.ZipInfo, ruimte: int) -> bytes:
    if deel.flag_bits & 1:
        raise OnleesbareLijst(Reden.EXCEL_WACHTWOORD)
    if deel.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise OnleesbareLijst(Reden.EXCEL_BESCHADIGD)
    uit = bytearray()
    with pakket.open(deel) as bron:
        while hap := bron.read(_HAP):
            uit += hap
            if len(uit) > ruimte:
                raise OnleesbareLijst(Reden.EXCEL_TE_VEEL)
    return bytes(uit)


def _keur_xml(inhoud: bytes) -> None:
    """One encoding only: in another one a DOCTYPE would pass unseen."""
    codering = _CODERING.match(inhoud[:300].removeprefix(b"\xef\xbb\xbf"))
    vreemd = codering is not None and codering[1].lower() not in {b"utf-8", b"us-ascii"}
    if vreemd or b"\0" in inhoud or b"<!DOCTYPE" in inhoud or b"<!ENTITY" in inhoud:
        raise OnleesbareLijst(Reden.EXCEL_VREEMD)


def _tel_tags(inhoud: bytes) -> int:
    if max(rij.count(b"<") for rij in _RIJ.split(inhoud)) > MAXIMUM_TAGS_PER_RIJ and _RIJ.search(inhoud):
        raise OnleesbareLijst(Reden.EXCEL_TE_VEEL)
    return inhoud.count(b"<")


def _is_te_groot(inhoud: bytes) -> bool:
    return len(inhoud) > MAXIMUM_BIJZAAK or inhoud.count(b"<") > MAXIMUM_BIJZAAK_TAGS
