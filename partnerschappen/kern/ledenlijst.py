"""A pasted or uploaded list of people, read row by row, with what is wrong or doubtful about each row.

Pure: it knows this list only. What is new or known already in a samenwerkingsverband is the domain's to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from partnerschappen.kern import adres
from partnerschappen.kern.indeling import Positie, SoortOrganisatie
from partnerschappen.kern.kolommen import NAAMDELEN, Kolommen, herken_kolommen
from partnerschappen.kern.onleesbaar import OnleesbareLijst, Reden
from partnerschappen.kern.spelling import Veld, is_leeg, lees_positie, lees_soort, sleutel
from partnerschappen.kern.tabel import MAXIMUM_BYTES, MAXIMUM_REGELS, Rij, lees_tabel

__all__ = [
    "MAXIMUM_BYTES", "MAXIMUM_REGELS", "Bevinding", "Code", "Ernst", "Ledenlijst", "OnleesbareLijst", "Reden", "Regel",
    "lees_ledenlijst",
]  # fmt: skip

LANGSTE_NAAM = 120
_TE_LANG = 1000  # for any field: not worth normalising, which takes quadratic time on long runs of accents

# Joiners stay: in a name they can be spelling. Marks that turn the direction of what follows can mislead a reader.
_ONZICHTBAAR = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_FORMULE = re.compile(
    r"=|#(N/A|N/B|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV/0!|DEEL/0!|NULL!|LEEG!|NUM!|GETAL!|SPILL!|OVERLOOP!)\Z"
)
_LETTER = re.compile(r"[^\W\d_]")
_VERHASPELD = re.compile("\ufffd|Ã[^\\w\\s]|â€")


class Ernst(StrEnum):
    """Whether a finding blocks the list, or only asks for a second look."""

    FOUT = "fout"
    LET_OP = "let_op"


class Code(StrEnum):
    """What can be found in a row; behind it what `Bevinding.waarde` holds, when it isn't the text that was found."""

    NAAM_ONTBREEKT = "naam_ontbreekt"
    NAAM_TE_LANG = "naam_te_lang"
    EMAIL_ONTBREEKT = "email_ontbreekt"
    EMAIL_ONGELDIG = "email_ongeldig"
    EMAIL_TE_LANG = "email_te_lang"
    MEER_ADRESSEN = "meer_adressen"
    ORGANISATIE_ONTBREEKT = "organisatie_ontbreekt"
    ORGANISATIE_TE_LANG = "organisatie_te_lang"
    POSITIE_ONBEKEND = "positie_onbekend"
    SOORT_ONBEKEND = "soort_onbekend"
    SOORT_VERSCHILT = "soort_verschilt"  # the code of the soort in the row referred to
    FORMULE = "formule"  # one that was never computed, or an error of Excel instead of its outcome
    NAAM_ZONDER_LETTERS = "naam_zonder_letters"  # a number or a date
    STUURTEKEN = "stuurteken"  # a line break or another control character inside a cell
    AANHALINGSTEKEN = "aanhalingsteken"
    TE_WEINIG_KOLOMMEN = "te_weinig_kolommen"  # the number of cells
    TE_VEEL_KOLOMMEN = "te_veel_kolommen"  # the number of cells
    DUBBEL_ADRES = "dubbel_adres"  # the same address with other particulars

    DUBBEL = "dubbel"  # the same row again; skipped
    POSITIE_ONTBREEKT = "positie_ontbreekt"
    PLUS_ALIAS = "plus_alias"  # the other address
    GMAIL_PUNTEN = "gmail_punten"  # the other address
    PLUS_ADRES = "plus_adres"  # the address
    ADRES_TWIJFEL = "adres_twijfel"  # the address that was probably meant
    GEDEELD_ADRES = "gedeeld_adres"
    ZELFDE_NAAM = "zelfde_naam"  # the other address
    ORGANISATIE_LIJKT_OP = "organisatie_lijkt_op"  # the other spelling
    ORGANISATIE_ZONDER_LETTERS = "organisatie_zonder_letters"  # a number or a date
    VREEMDE_TEKENS = "vreemde_tekens"


_LET_OP = frozenset(
    {
        Code.DUBBEL, Code.POSITIE_ONTBREEKT, Code.PLUS_ALIAS, Code.PLUS_ADRES, Code.GMAIL_PUNTEN, Code.ADRES_TWIJFEL,
        Code.GEDEELD_ADRES, Code.ZELFDE_NAAM, Code.ORGANISATIE_LIJKT_OP, Code.VREEMDE_TEKENS,
        Code.ORGANISATIE_ZONDER_LETTERS,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Something found in a row; `verwijst_naar` is the number of an earlier row that it is about."""

    code: Code
    waarde: str = ""
    verwijst_naar: int | None = None

    @property
    def ernst(self) -> Ernst:
        """Follows from the code."""
        return Ernst.LET_OP if self.code in _LET_OP else Ernst.FOUT


@dataclass(frozen=True, slots=True)
class Regel:
    """One person as the list has it; `nummer` is the row's number in the sheet, where the heading row is 1.

    `positie` is a code of Positie and `soort` one of SoortOrganisatie; both are '' when the list doesn't say.
    In a row with a fout the texts are there to be shown, cut where they are too long.
    """

    nummer: int
    naam: str = ""
    email: str = ""
    organisatie: str = ""
    positie: str = ""
    soort: str = ""
    bevindingen: tuple[Bevinding, ...] = ()

    @property
    def heeft_fout(self) -> bool:
        """Whether anything in this row blocks the list."""
        return any(bevinding.ernst is Ernst.FOUT for bevinding in self.bevindingen)

    @property
    def is_dubbel(self) -> bool:
        """Whether this row repeats an earlier one and is skipped."""
        return any(bevinding.code is Code.DUBBEL for bevinding in self.bevindingen)


@dataclass(frozen=True, slots=True)
class Ledenlijst:
    """All rows that are not blank, in order, and the headings of columns that are not used."""

    regels: tuple[Regel, ...]
    onbekende_kolommen: tuple[str, ...] = ()

    @property
    def heeft_fouten(self) -> bool:
        """Whether any row blocks the list: it comes in whole or not at all."""
        return any(regel.heeft_fout for regel in self.regels)

    @property
    def deelnemers(self) -> tuple[Regel, ...]:
        """The rows that can come in: no fout, and no repetition of an earlier row."""
        return tuple(regel for regel in self.regels if not regel.heeft_fout and not regel.is_dubbel)


def lees_ledenlijst(ruw: bytes | str) -> Ledenlijst:
    """The people in a pasted table, or in an uploaded CSV or Excel file.

    Reads UTF-8, UTF-16 with BOM and Windows-1252; tab, semicolon or comma; headings in any order, or none where the
    content leaves no doubt. Within the list one organisatie is written one way (its first) and has one soort.
    Raises OnleesbareLijst, and nothing else, when the list as a whole cannot be used.
    """
    rijen = lees_tabel(ruw)
    kolommen = herken_kolommen(rijen)
    gegevens = rijen[kolommen.koprijen :]
    if not gegevens:
        raise OnleesbareLijst(Reden.ALLEEN_KOPREGEL)
    if len(gegevens) > MAXIMUM_REGELS:
        raise OnleesbareLijst(Reden.TE_VEEL_REGELS, maximum=MAXIMUM_REGELS)
    regels = _vergelijk(_per_organisatie([_lees_regel(rij, kolommen) for rij in gegevens]))
    return Ledenlijst(regels=tuple(regels), onbekende_kolommen=kolommen.onbekend)


def _lees_regel(rij: Rij, kolommen: Kolommen) -> Regel:
    cellen = {veld: rij.cellen[i] if i < len(rij.cellen) else "" for veld, i in kolommen.van.items()}
    gevonden: list[Bevinding] = []
    schoon = {veld: _schoon(cel, gevonden) for veld, cel in cellen.items()}
    naam_bij_adres, email = adres.ontleed(schoon[Veld.EMAIL])
    naam = schoon.get(Veld.NAAM) or " ".join(schoon[deel] for deel in NAAMDELEN if schoon.get(deel))
    regel = Regel(
        nummer=rij.nummer,
        naam=_kort(naam or naam_bij_adres, LANGSTE_NAAM),
        email=_kort(email, adres.MAXIMUM),
        organisatie=_kort(schoon[Veld.ORGANISATIE], LANGSTE_NAAM),
    )
    if fout := _fout_in_bouw(rij, kolommen):
        return replace(regel, bevindingen=(fout,))
    if gevonden:
        return replace(regel, bevindingen=tuple(gevonden))
    regel = replace(regel, bevindingen=(*_keur_naam(naam or naam_bij_adres), *_keur_organisatie(regel, schoon)))
    return _met_soort(_met_positie(_met_email(regel, schoon[Veld.EMAIL], email), schoon), schoon)


def _fout_in_bouw(rij: Rij, kolommen: Kolommen) -> Bevinding | None:
    if not rij.heel:
        return Bevinding(Code.AANHALINGSTEKEN, _kort(" ".join(" ".join(rij.cellen[:20]).split()), LANGSTE_NAAM))
    if any(cel.strip() for cel in rij.cellen[kolommen.breedte :]):
        return Bevinding(Code.TE_VEEL_KOLOMMEN, str(len(rij.cellen)))
    nodig = max(index for veld, index in kolommen.van.items() if veld not in (Veld.POSITIE, Veld.SOORT))
    if len(rij.cellen) <= nodig:
        return Bevinding(Code.TE_WEINIG_KOLOMMEN, str(len(rij.cellen)))
    return None


def _schoon(cel: str, gevonden: list[Bevinding]) -> str:
    """The text of a cell without what pasting adds: invisible characters, odd and repeated spaces."""
    tekst = _ONZICHTBAAR.sub("", cel.strip()).strip()[:_TE_LANG]
    if not tekst.isprintable() and any(map(_is_stuurteken, tekst)):
        zichtbaar = "".join(" " if _is_stuurteken(teken) else teken for teken in tekst)
        gevonden.append(Bevinding(Code.STUURTEKEN, _kort(" ".join(zichtbaar.split()), LANGSTE_NAAM)))
        tekst = zichtbaar
    if _FORMULE.match(tekst):
        gevonden.append(Bevinding(Code.FORMULE, _kort(tekst, LANGSTE_NAAM)))
    return unicodedata.normalize("NFC", " ".join(tekst.split()))


def _is_stuurteken(teken: str) -> bool:
    return unicodedata.category(teken) in {"Cc", "Cn", "Zl", "Zp"}


def _kort(tekst: str, maximum: int) -> str:
    return tekst if len(tekst) <= maximum else f"{tekst[: maximum - 1]}…"


def _keur_naam(naam: str) -> Iterator[Bevinding]:
    if not sleutel(naam):
        yield Bevinding(Code.NAAM_ONTBREEKT)
    elif not _LETTER.search(naam):
        yield Bevinding(Code.NAAM_ZONDER_LETTERS, _kort(naam, LANGSTE_NAAM))
    if len(naam) > LANGSTE_NAAM:
        yield Bevinding(Code.NAAM_TE_LANG, _kort(naam, LANGSTE_NAAM))
    if _VERHASPELD.search(naam):
        yield Bevinding(Code.VREEMDE_TEKENS, _kort(naam, LANGSTE_NAAM))


def _keur_organisatie(regel: Regel, schoon: dict[Veld, str]) -> Iterator[Bevinding]:
    if not sleutel(regel.organisatie):
        yield Bevinding(Code.ORGANISATIE_ONTBREEKT)
    elif not _LETTER.search(regel.organisatie):
        yield Bevinding(Code.ORGANISATIE_ZONDER_LETTERS, regel.organisatie)
    if len(schoon[Veld.ORGANISATIE]) > LANGSTE_NAAM:
        yield Bevinding(Code.ORGANISATIE_TE_LANG, regel.organisatie)
    if _VERHASPELD.search(regel.organisatie):
        yield Bevinding(Code.VREEMDE_TEKENS, regel.organisatie)


def _met(regel: Regel, *bevindingen: Bevinding) -> Regel:
    return replace(regel, bevindingen=regel.bevindingen + bevindingen)


def _met_email(regel: Regel, cel: str, email: str) -> Regel:
    if is_leeg(email):
        return _met(replace(regel, email=""), Bevinding(Code.EMAIL_ONTBREEKT))
    if len(email) > adres.MAXIMUM:
        return _met(regel, Bevinding(Code.EMAIL_TE_LANG, regel.email))
    try:
        goed = adres.lees_adres(cel)
    except adres.OngeldigAdres as fout:
        return _met(regel, Bevinding(Code.MEER_ADRESSEN if fout.meer else Code.EMAIL_ONGELDIG, regel.email))
    return _met(replace(regel, email=goed), *_twijfel_aan_adres(goed))


def _twijfel_aan_adres(email: str) -> Iterator[Bevinding]:
    if beter := adres.verbeter(email):
        yield Bevinding(Code.ADRES_TWIJFEL, beter)
    if "+" in email:
        yield Bevinding(Code.PLUS_ADRES, email)
    if adres.is_gedeeld(email):
        yield Bevinding(Code.GEDEELD_ADRES, email)


def _met_positie(regel: Regel, schoon: dict[Veld, str]) -> Regel:
    tekst = schoon.get(Veld.POSITIE, "")
    if is_leeg(tekst):
        return _met(regel, Bevinding(Code.POSITIE_ONTBREEKT))
    positie: Positie | None = lees_positie(tekst)
    if positie is None:
        return _met(regel, Bevinding(Code.POSITIE_ONBEKEND, _kort(tekst, LANGSTE_NAAM)))
    return replace(regel, positie=positie.value)


def _met_soort(regel: Regel, schoon: dict[Veld, str]) -> Regel:
    tekst = schoon.get(Veld.SOORT, "")
    if is_leeg(tekst):
        return regel
    soort: SoortOrganisatie | None = lees_soort(tekst)
    if soort is None:
        return _met(regel, Bevinding(Code.SOORT_ONBEKEND, _kort(tekst, LANGSTE_NAAM)))
    return replace(regel, soort=soort.value)


def _per_organisatie(regels: Sequence[Regel]) -> list[Regel]:
    """The same rows, every organisatie spelled as its first row does and with the soort that the list gives it."""
    eerste: dict[str, Regel] = {}
    met_soort: dict[str, Regel] = {}
    for regel in regels:
        eerste.setdefault(regel.organisatie.casefold(), regel)
        if regel.soort:
            met_soort.setdefault(regel.organisatie.casefold(), regel)
    return [_als_haar_eerste(r, eerste, met_soort.get(r.organisatie.casefold())) for r in regels]


def _als_haar_eerste(regel: Regel, eerste: dict[str, Regel], bron: Regel | None) -> Regel:
    gelijk = replace(regel, organisatie=eerste[regel.organisatie.casefold()].organisatie)
    if bron is None or not regel.organisatie or regel.soort == bron.soort:
        return gelijk
    if not regel.soort:
        return replace(gelijk, soort=bron.soort)
    return _met(gelijk, Bevinding(Code.SOORT_VERSCHILT, bron.soort, bron.nummer))


def _vergelijk(regels: Sequence[Regel]) -> list[Regel]:
    """The same rows with what only shows beside the others. Each check meets a row once, so 2 000 rows stay quick."""
    erbij: dict[int, list[Bevinding]] = defaultdict(list)
    met_adres = [regel for regel in regels if regel.email and not regel.heeft_fout]
    for nummer, bevinding in (*_zelfde_adres(met_adres), *_verwante(met_adres), *_lijkende_organisaties(regels)):
        erbij[nummer].append(bevinding)
    return [_met(regel, *erbij[regel.nummer]) if regel.nummer in erbij else regel for regel in regels]


def _zelfde_adres(regels: Iterable[Regel]) -> Iterator[tuple[int, Bevinding]]:
    eerste: dict[str, Regel] = {}
    for regel in regels:
        eerder = eerste.setdefault(regel.email.casefold(), regel)
        if eerder is not regel:
            code = Code.DUBBEL if _herhaalt(regel, eerder) else Code.DUBBEL_ADRES
            yield regel.nummer, Bevinding(code, regel.email, eerder.nummer)


def _herhaalt(regel: Regel, eerder: Regel) -> bool:
    """Whether skipping `regel` loses nothing that `eerder` doesn't say."""
    zelfde_persoon = regel.naam.casefold() == eerder.naam.casefold() and regel.organisatie == eerder.organisatie
    return zelfde_persoon and regel.positie in ("", eerder.positie)


def _verwante(regels: Sequence[Regel]) -> Iterator[tuple[int, Bevinding]]:
    yield from _zelfde_onder(regels, lambda regel: adres.postvak(regel.email), _code_van_alias)
    yield from _zelfde_onder(regels, _persoon, lambda regel, eerder: Code.ZELFDE_NAAM)


def _persoon(regel: Regel) -> str:
    return f"{sleutel(regel.naam)}\n{sleutel(regel.organisatie)}"


def _code_van_alias(regel: Regel, eerder: Regel) -> Code:
    return Code.PLUS_ALIAS if "+" in regel.email or "+" in eerder.email else Code.GMAIL_PUNTEN


def _zelfde_onder(
    regels: Iterable[Regel], sleutel_van: Callable[[Regel], str], code: Callable[[Regel, Regel], Code]
) -> Iterator[tuple[int, Bevinding]]:
    """Later rows that share a key with the first row that has it, under another address."""
    eerste: dict[str, Regel] = {}
    for regel in regels:
        eerder = eerste.setdefault(sleutel_van(regel), regel)
        if eerder.email.casefold() != regel.email.casefold():
            yield regel.nummer, Bevinding(code(regel, eerder), eerder.email, eerder.nummer)


def _lijkende_organisaties(regels: Iterable[Regel]) -> Iterator[tuple[int, Bevinding]]:
    """Rows whose organisatie differs from an earlier one in punctuation, spaces or accents only."""
    eerste: dict[str, Regel] = {}
    for regel in regels:
        eerder = eerste.setdefault(sleutel(regel.organisatie), regel)
        if eerder.organisatie != regel.organisatie and sleutel(regel.organisatie):
            yield regel.nummer, Bevinding(Code.ORGANISATIE_LIJKT_OP, eerder.organisatie, eerder.nummer)
