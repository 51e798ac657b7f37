"""From an uploaded Excel workbook (.xlsx) to the rows of the sheet that holds the list.

Cells become the text that their maker saw, as far as that can be known. What the columns mean is `kolommen`'s.
"""

from __future__ import annotations

import html
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import DEFUSEDXML, load_workbook
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from partnerschappen.kern.onleesbaar import OnleesbareLijst, Reden
from partnerschappen.kern.zippakket import lees_delen

MAXIMUM_BYTES = 5_000_000
MAXIMUM_TEKENS = 2_000_000  # on a sheet: a short text may be repeated in every cell
LAATSTE_RIJ = 20_000  # a list that begins or goes on below it is no list
_LANGSTE_CEL = 2000  # characters; what is longer than a name may be is refused anyway
_EXCELS_LAATSTE_RIJ = 1_048_576
_SAMENGEVOEGD = 20_000  # cells that are filled from a merged one above them

_OLE = b"\xd0\xcf\x11\xe0"  # half of the mark: no text begins so, and a damaged file is still an old Office file
_VERGRENDELD = "EncryptedPackage".encode("utf-16-le")
_NS = rb"<(?:\w+:)?"
_EINDE = rb"</(?:\w+:)?"
_FORMULE_ZONDER_WAARDE = re.compile(
    _NS + rb"c\s([^<>]*)>\s*" + _NS + rb"f(?:\s[^<>]*)?(?:/>|>([^<]*)" + _EINDE + rb"f>)\s*"
    rb"(?:" + _NS + rb"v\s*/>\s*|" + _NS + rb"v>\s*" + _EINDE + rb"v>\s*)?" + _EINDE + rb"c>"
)
_WERKBLAD = re.compile(_NS + rb"worksheet\b[^<>]*>")
_CELLEN = re.compile(_NS + rb"sheetData\b[^<>]*>")
_EINDE_CELLEN = re.compile(_EINDE + rb"sheetData>")
_SAMENVOEGING = re.compile(_NS + rb"mergeCell\s[^<>]*?\bref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_VERBORGEN_RIJ = re.compile(_NS + rb"row\s[^<>]*?\bhidden=\"(?:1|true)\"")

Cellen = list[str]


@dataclass(frozen=True, slots=True)
class Werkblad:
    """A sheet, its rows by their place on it (blank ones too, so that rows keep their number).

    andere: the other visible sheets with something on them; verborgen_rijen: whether rows are hidden, by a filter say.
    """

    naam: str
    rijen: tuple[Cellen, ...]
    andere: tuple[str, ...]
    verborgen_rijen: bool


def is_werkmap(ruw: bytes) -> bool:
    """Whether this calls itself a zip or an old Office file: the content decides, never the name."""
    return ruw.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


def lees_werkmap(ruw: bytes, breedst: int, langst: int) -> Werkblad:
    """The first visible sheet with e-mail addresses, else the first with anything.

    breedst: columns; of a wider row one more is given, for the caller to refuse. langst: filled rows at most.
    Raises OnleesbareLijst, and nothing else.
    """
    if len(ruw) > MAXIMUM_BYTES:
        raise OnleesbareLijst(Reden.TE_GROOT, maximum=MAXIMUM_BYTES)
    if ruw.startswith(_OLE):
        raise OnleesbareLijst(Reden.EXCEL_WACHTWOORD if _VERGRENDELD in ruw else Reden.EXCEL_ANDERS)
    delen = lees_delen(ruw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is left out, such as drop-down lists
            return _kies_blad(delen, breedst, langst)
    except OnleesbareLijst:
        raise
    except Exception as fout:  # a broken workbook makes openpyxl raise nearly anything
        raise OnleesbareLijst(Reden.EXCEL_BESCHADIGD) from fout


def _kies_blad(delen: dict[str, bytes], breedst: int, langst: int) -> Werkblad:
    if not DEFUSEDXML:
        raise RuntimeError("openpyxl must read its XML through defusedxml")
    boek = load_workbook(_pak_in(delen), read_only=True, data_only=True, keep_links=False)
    keuze: _Gelezen | None = None
    namen: list[str] = []
    blad: Any  # whose path in the zip is no part of what openpyxl promises
    for blad in boek.worksheets:
        if blad.sheet_state != "visible":
            continue
        gelezen = _lees_blad(blad, delen[blad._worksheet_path], breedst, langst)
        if gelezen.rijen:
            namen.append(gelezen.naam)
        if gelezen.rijen and (keuze is None or (gelezen.heeft_adres and not keuze.heeft_adres)):
            keuze = gelezen
    if keuze is None:
        raise OnleesbareLijst(Reden.EXCEL_LEEG)
    if keuze.bezwaar:
        raise keuze.bezwaar
    _vul_samengevoegde(keuze.rijen, keuze.xml)
    andere = tuple(naam for naam in namen if naam != keuze.naam)
    return Werkblad(keuze.naam, tuple(keuze.rijen), andere, _VERBORGEN_RIJ.search(keuze.xml) is not None)


def _pak_in(delen: dict[str, bytes]) -> BytesIO:
    """A zip of the checked parts alone, as the reader wants one; of sheets only the cells."""
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w") as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam, _laat_cellen_over(inhoud))
    uit.seek(0)
    return uit


def _laat_cellen_over(xml: bytes) -> bytes:
    """Of a sheet its cells; any other part as it is. Each byte is looked at once, however often a tag is opened.

    Everything else (drop-down lists, colours that depend on a value) could only cost memory, or fail.
    """
    blad = _WERKBLAD.search(xml)
    cellen = _CELLEN.search(xml, blad.end()) if blad else None
    if blad is None or cellen is None:
        return xml
    einde = cellen.end()
    if not cellen[0].endswith(b"/>"):
        einde = max((treffer.end() for treffer in _EINDE_CELLEN.finditer(xml, cellen.end())), default=len(xml))
    naam = blad[0][1:].split(b"worksheet", 1)[0] + b"worksheet"
    return xml[: blad.end()] + xml[cellen.start() : einde] + b"</" + naam + b">"


@dataclass
class _Gelezen:
    """A sheet that was read, and in `bezwaar` why it cannot be the list."""

    naam: str
    xml: bytes
    rijen: list[Cellen] = field(default_factory=list)
    bezwaar: OnleesbareLijst | None = None

    @property
    def heeft_adres(self) -> bool:
        return any("@" in cel for cellen in self.rijen for cel in cellen)


def _lees_blad(blad: Any, xml: bytes, breedst: int, langst: int) -> _Gelezen:
    """The rows up to the last filled one, none when nothing is. The size that a sheet claims is not believed."""
    gelezen = _Gelezen(str(blad.title), xml)
    gevuld = omvang = 0
    for nummer, cellen in _gevulde_rijen(blad, _formules_zonder_waarde(xml, breedst), breedst):
        gevuld, omvang = gevuld + 1, omvang + sum(map(len, cellen))
        if omvang > MAXIMUM_TEKENS:
            gelezen.bezwaar = OnleesbareLijst(Reden.TE_GROOT, maximum=MAXIMUM_TEKENS)
        elif gevuld > langst or nummer > LAATSTE_RIJ:
            gelezen.bezwaar = OnleesbareLijst(Reden.TE_VEEL_REGELS, maximum=langst)
        if gelezen.bezwaar:
            break
        gelezen.rijen += [[] for _ in range(nummer - 1 - len(gelezen.rijen))]
        gelezen.rijen.append(cellen)
    return gelezen


def _gevulde_rijen(blad: Any, formules: dict[int, dict[int, str]], breedst: int) -> Iterator[tuple[int, Cellen]]:
    """The filled rows with their number. A sheet may leave rows out, and give a row any number it likes."""
    blad.reset_dimensions()
    vorige: Any = None
    for nummer, rij in enumerate(blad.iter_rows(max_col=breedst + 1), start=1):
        if nummer > _EXCELS_LAATSTE_RIJ:
            return
        if rij is vorige:  # in a gap the reader gives one and the same row again and again
            continue
        vorige = rij
        cellen = [_als_tekst(cel) for cel in rij] if any(cel.value is not None for cel in rij) else []
        for kolom, formule in formules.get(nummer, {}).items():
            _zet(cellen, kolom, formule)
        while cellen and not cellen[-1].strip():
            cellen.pop()
        if cellen:
            yield nummer, cellen


def _als_tekst(cel: Any) -> str:
    waarde = cel.value
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, (int, float)):
        return _toon_getal(waarde, cel)
    if isinstance(waarde, datetime) and waarde.time() == time():
        waarde = waarde.date()
    if isinstance(waarde, date):
        return waarde.strftime("%d-%m-%Y %H:%M" if isinstance(waarde, datetime) else "%d-%m-%Y")
    return str(waarde)[:_LANGSTE_CEL].replace("_x000D_", "")


def _toon_getal(waarde: float, cel: Any) -> str:
    """Whole numbers without decimals, and with the leading zeros that the format shows."""
    tekst = str(int(waarde)) if float(waarde).is_integer() else str(waarde).replace(".", ",")
    try:
        vorm = str(cel.number_format)
    except (IndexError, AttributeError):  # the styles were left out
        return tekst
    return tekst.zfill(len(vorm)) if re.fullmatch("0{2,20}", vorm) else tekst


def _formules_zonder_waarde(xml: bytes, breedst: int) -> dict[int, dict[int, str]]:
    """Row → column → a formula that was never computed, to be shown as itself: else it passes for an empty cell."""
    formules: dict[int, dict[int, str]] = {}
    for treffer in _FORMULE_ZONDER_WAARDE.finditer(xml):
        plaats = re.search(rb'\br="([A-Z]{1,3}\d{1,7})"', treffer[1])
        if plaats is None or re.search(rb'\bt="str"', treffer[1]):  # it was computed, and came to an empty text
            continue
        rij, kolom = coordinate_to_tuple(plaats[1].decode())
        if kolom <= breedst:
            formule = html.unescape((treffer[2] or b"").decode("utf-8", "replace"))
            formules.setdefault(rij, {})[kolom] = f"={formule[:100]}"
    return formules


def _vul_samengevoegde(rijen: list[Cellen], xml: bytes) -> None:
    """A cell that was merged downwards counts for each of its rows, as it looks on the sheet."""
    over = _SAMENGEVOEGD
    for treffer in _SAMENVOEGING.finditer(xml):
        kolom, boven, _rechts, onder = range_boundaries(treffer[1].decode())
        if not (kolom and boven and onder) or boven > len(rijen) or kolom > len(rijen[boven - 1]):
            continue
        for rij in rijen[boven : min(onder, boven + over)]:
            over -= 1
            if rij:
                _zet(rij, kolom, rijen[boven - 1][kolom - 1])
        if over <= 0:
            return


def _zet(rij: Cellen, kolom: int, waarde: str) -> None:
    rij += [""] * (kolom - len(rij))
    rij[kolom - 1] = waarde
