"""From bytes or pasted text to rows of cells: encoding, delimiter, quotes. An Excel file becomes such a text first.

Knows nothing of people; refuses what is no table of text. What the columns mean is `kolommen`'s.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from partnerschappen.kern.onleesbaar import OnleesbareLijst, Reden
from partnerschappen.kern.werkmap import Werkblad, is_werkmap, lees_werkmap

MAXIMUM_BYTES = 2_000_000
MAXIMUM_REGELS = 2000
MAXIMUM_BOVEN = 5  # the heading row, and titles above it
MAXIMUM_KOLOMMEN = 200
SCHEIDINGSTEKENS = ("\t", ";", ",")
_PROEF = 60
_REGELEINDE = re.compile(r"\r+\n?")


@dataclass(frozen=True, slots=True)
class Rij:
    """A row that is not blank. `nummer` counts as the sheet does, from 1; `heel` is False when its quotes clash."""

    nummer: int
    cellen: Sequence[str]
    heel: bool = True


def lees_tabel(ruw: bytes | str) -> list[Rij]:
    """The rows of a pasted table or a CSV file. Raises OnleesbareLijst, and nothing else."""
    tekst = _REGELEINDE.sub(_als_regeleinde, als_tekst(ruw)).rstrip("\n")
    eerste = re.match(r"sep=([\t;,])\n", tekst, flags=re.IGNORECASE)
    regels = (tekst[eerste.end() :] if eerste else tekst).split("\n")
    rijen = _ontleed(regels, eerste[1] if eerste else _kies_scheidingsteken(regels))
    if not rijen:
        raise OnleesbareLijst(Reden.LEEG)
    return rijen


def _als_regeleinde(treffer: re.Match[str]) -> str:
    """However many returns before one newline are one; returns alone are a newline each, as old programs write them."""
    return "\n" if treffer[0].endswith("\n") else "\n" * len(treffer[0])


@dataclass(frozen=True, slots=True)
class Bron:
    """A list as text, whatever it came as; `blad` is the sheet that it stood on, None outside a workbook."""

    tekst: str
    blad: Werkblad | None = None


def lees_bron(ruw: bytes | str) -> Bron:
    """A pasted table, a CSV file in any encoding, or a workbook. Raises OnleesbareLijst, and nothing else."""
    if isinstance(ruw, bytes) and is_werkmap(ruw):
        blad = lees_werkmap(ruw, breedst=MAXIMUM_KOLOMMEN, langst=MAXIMUM_REGELS + MAXIMUM_BOVEN)
        return Bron(_schrijf(blad), blad)
    return Bron(als_tekst(ruw))


def als_tekst(ruw: bytes | str) -> str:
    """The text of a pasted table or a file, whatever its encoding. Raises OnleesbareLijst, and nothing else."""
    if isinstance(ruw, bytes) and is_werkmap(ruw):
        return lees_bron(ruw).tekst
    if len(ruw) > MAXIMUM_BYTES:
        raise OnleesbareLijst(Reden.TE_GROOT, maximum=MAXIMUM_BYTES)
    tekst = (ruw if isinstance(ruw, str) else _decodeer(ruw)).removeprefix("\ufeff")
    if re.match(r"\s*<(!doctype|html|head|body|meta|table|\?xml)", tekst, flags=re.IGNORECASE):
        raise OnleesbareLijst(Reden.WEBPAGINA)
    if tekst.startswith("%PDF-"):
        raise OnleesbareLijst(Reden.PDF)
    if "\0" in tekst or tekst.startswith("{\\rtf"):
        raise OnleesbareLijst(Reden.GEEN_TEKST)
    if re.search("[\ud800-\udfff]", tekst):
        raise OnleesbareLijst(Reden.TEKENS_ONLEESBAAR)
    return tekst


def _schrijf(blad: Werkblad) -> str:
    """The rows as Excel would put them on the clipboard; the delimiter is named where another could be taken for it."""
    uit = StringIO()
    csv.writer(uit, delimiter="\t", lineterminator="\n").writerows(blad.rijen)
    tekst = uit.getvalue()
    if len(tekst.encode()) > MAXIMUM_BYTES:
        raise OnleesbareLijst(Reden.TE_GROOT, maximum=MAXIMUM_BYTES)
    return f"sep=\t\n{tekst}" if ";" in tekst or "," in tekst else tekst


def _decodeer(ruw: bytes) -> str:
    if ruw.startswith(b"%PDF-"):
        raise OnleesbareLijst(Reden.PDF)
    utf16 = ruw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in ruw and not utf16:
        raise OnleesbareLijst(Reden.GEEN_TEKST)
    for codering in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            return ruw.decode(codering)
        except UnicodeDecodeError:
            continue
    raise OnleesbareLijst(Reden.TEKENS_ONLEESBAAR)


def _kies_scheidingsteken(regels: Sequence[str]) -> str:
    """The delimiter that cuts most lines into the same number of columns, and into most columns."""
    proef = [regel for regel in regels[: 10 * _PROEF] if regel.strip()][:_PROEF]
    return max(SCHEIDINGSTEKENS, key=lambda teken: _gelijkmatigheid(proef, teken))


def _gelijkmatigheid(proef: Sequence[str], teken: str) -> float:
    breedtes = Counter(len(_ontleed_regel(regel, teken).cellen) for regel in proef)
    return max((aantal * (breedte - 1) / len(proef) for breedte, aantal in breedtes.items()), default=0.0)


def _ontleed(regels: Sequence[str], teken: str) -> list[Rij]:
    """The filled rows. Where quotes clash, lines are read one by one: no quote can swallow the rows after it."""
    met_einde = (f"{regel}\n" for regel in regels)
    try:
        lezer = csv.reader(met_einde, delimiter=teken, strict=True, skipinitialspace=True)
        return _gevuld(Rij(nummer, cellen) for nummer, cellen in enumerate(lezer, start=1))
    except csv.Error:
        return _gevuld(_ontleed_regel(regel, teken, nummer) for nummer, regel in enumerate(regels, start=1))


def _ontleed_regel(regel: str, teken: str, nummer: int = 1) -> Rij:
    try:
        cellen = next(csv.reader([regel], delimiter=teken, strict=True, skipinitialspace=True), [])
    except csv.Error:  # clashing quotes, or a cell too long for the csv module
        return Rij(nummer, regel.split(teken), heel='"' not in regel)
    return Rij(nummer, cellen)


def _gevuld(rijen: Iterable[Rij]) -> list[Rij]:
    gevuld: list[Rij] = []
    for rij in rijen:
        if not any(rij.cellen) or _is_blanco(rij.cellen):
            continue
        gevuld.append(rij)
        if len(gevuld) > MAXIMUM_REGELS + MAXIMUM_BOVEN:
            raise OnleesbareLijst(Reden.TE_VEEL_REGELS, maximum=MAXIMUM_REGELS)
    return gevuld


def _is_blanco(cellen: Sequence[str]) -> bool:
    return not "".join(cellen).strip(" \t\n\u00a0\u200b\u200c\u200d\u2060\ufeff\u00ad\u202f")
