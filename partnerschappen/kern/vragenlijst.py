"""The questionnaire as immutable values, read from versioned TOML.

What can be asked lives here, and which values an answer may have; who is asked, and what was
answered, does not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

NIET_TE_BEOORDELEN = "n"
PUNTEN = ("1", "2", "3", "4", "5")
OPMERKING_MAX = 2000
STELLINGEN_PER_CONDITIE = 6
INHOUD = Path(__file__).resolve().parent.parent / "inhoud"

# Surrogates are no characters: no database can store them.
_BESTURING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
T = TypeVar("T")


class OngeldigAntwoord(ValueError):
    """A value, or a question, that this questionnaire does not know."""


class OngeldigeVragenlijst(ValueError):
    """A questionnaire file that is not there or not right; the message names file and field."""


@dataclass(frozen=True, slots=True)
class Stelling:
    """One scored statement. `eens` and `oneens` are plural predicates: '24 van de 26 …'.

    onderwerp: a noun phrase that fits after 'Over …'; gespreksvraag: the question to open the talk with;
    verzoek: what a stuurgroep is asked to do about it.
    """

    code: str
    tekst: str
    onderwerp: str
    eens: str
    oneens: str
    gespreksvraag: str
    verzoek: str

    def controleer(self, ruw: Sequence[str]) -> str:
        """One of the five points, or the opt-out; '' when cleared. Raises OngeldigAntwoord."""
        return _controleer_punt(self.code, ruw)


@dataclass(frozen=True, slots=True)
class Balans:
    """A question whose middle is best: five labelled points from too little to too much."""

    code: str
    tekst: str
    onderwerp: str
    punten: tuple[str, ...]

    def controleer(self, ruw: Sequence[str]) -> str:
        """One of the five points, or the opt-out; '' when cleared. Raises OngeldigAntwoord."""
        return _controleer_punt(self.code, ruw)


@dataclass(frozen=True, slots=True)
class Optie:
    """One option of a choice; `eerst` says of a phase what to finish first."""

    code: str
    tekst: str
    uitleg: str = ""
    eerst: str = ""


@dataclass(frozen=True, slots=True)
class Keuze:
    """A choice of at most `maximum` options."""

    code: str
    tekst: str
    opties: tuple[Optie, ...]
    maximum: int

    def controleer(self, ruw: Sequence[str]) -> str:
        """Codes of options in the order of the questionnaire, joined by ','. Raises OngeldigAntwoord."""
        gekozen = [waarde for waarde in ruw if waarde]
        codes = [optie.code for optie in self.opties]
        if not set(gekozen) <= set(codes) or len(set(gekozen)) != len(gekozen):
            raise OngeldigAntwoord(f"{self.code}: onbekende of dubbele keuze")
        if len(gekozen) > self.maximum:
            raise OngeldigAntwoord(f"{self.code}: hoogstens {self.maximum}")
        return ",".join(code for code in codes if code in gekozen)


@dataclass(frozen=True, slots=True)
class Opmerking:
    """A question that is answered in one's own words, or not at all."""

    code: str
    tekst: str

    def controleer(self, ruw: Sequence[str]) -> str:
        """The text, stripped, with '\\n' line ends; at most 2000 characters. Raises OngeldigAntwoord."""
        if len(ruw) > 1:
            raise OngeldigAntwoord(f"{self.code}: meer dan een tekst")
        heel = "".join(ruw).replace("\r\n", "\n").replace("\r", "\n")
        tekst = heel.strip()
        if len(tekst) > OPMERKING_MAX or _BESTURING.search(heel):
            raise OngeldigAntwoord(f"{self.code}: te lang, of met tekens die geen tekst zijn")
        return tekst


@dataclass(frozen=True, slots=True)
class Conditie:
    """One of the five conditions, with its statements and what helps to talk about it."""

    code: str
    naam: str
    alledaags: str
    uitleg: str
    kans: str
    waarschuwing: str
    stellingen: tuple[Stelling, ...]
    opmerking: Opmerking


Vraag = Stelling | Balans | Keuze | Opmerking


@dataclass(frozen=True)
class Vragenlijst:
    """A version of a questionnaire. `antwoorden` are the labels of the five points, in order."""

    slug: str
    versie: int
    naam: str
    inleiding: str
    minuten: int
    periode: str
    antwoorden: tuple[str, ...]
    niet_te_beoordelen: str
    condities: tuple[Conditie, ...]
    balans: tuple[Balans, ...]
    fase: Keuze
    te_snel: Keuze
    kies: Keuze
    slot: Opmerking
    zelf: str

    @property
    def stellingen(self) -> Iterator[Stelling]:
        """All statements, in order."""
        return (stelling for conditie in self.condities for stelling in conditie.stellingen)

    def codes(self) -> tuple[str, ...]:
        """The codes of all questions, in the order in which they are asked."""
        return tuple(self._vragen)

    def vraag(self, code: str) -> Vraag:
        """Find a question. Raises OngeldigAntwoord when it isn't in this version."""
        try:
            return self._vragen[code]
        except KeyError:
            raise OngeldigAntwoord(f"onbekende vraag: {code[:40]!r}") from None

    def controleer(self, code: str, ruw: Sequence[str]) -> str:
        """The canonical value of an answer, '' when it was cleared. Raises OngeldigAntwoord."""
        return self.vraag(code).controleer(ruw)

    @cached_property
    def _vragen(self) -> dict[str, Vraag]:
        return {vraag.code: vraag for vraag in _vragen_van(self)}


@cache
def laad_vragenlijst(slug: str, versie: int) -> Vragenlijst:
    """Read one version. Raises OngeldigeVragenlijst when it is absent or wrong."""
    pad = INHOUD / slug / f"{versie}.toml"
    if not re.fullmatch(r"[a-z0-9-]+", slug) or not pad.is_file():
        raise OngeldigeVragenlijst(f"geen vragenlijst {slug} {versie}")
    try:
        with pad.open("rb") as bestand:
            vragenlijst = _lees(slug, versie, tomllib.load(bestand))
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as fout:
        raise OngeldigeVragenlijst(f"{pad.name} van {slug}: {fout}") from fout
    _controleer_inhoud(vragenlijst)
    return vragenlijst


def beschikbare_vragenlijsten() -> list[Vragenlijst]:
    """The newest version of every questionnaire, by slug."""
    nieuwste = {
        pad.name: max((int(toml.stem) for toml in pad.glob("*.toml")), default=0) for pad in sorted(INHOUD.iterdir())
    }
    return [laad_vragenlijst(slug, versie) for slug, versie in nieuwste.items() if versie]


def _controleer_punt(code: str, ruw: Sequence[str]) -> str:
    waarden = [waarde for waarde in ruw if waarde]
    if not waarden:
        return ""
    if len(waarden) > 1 or waarden[0] not in (*PUNTEN, NIET_TE_BEOORDELEN):
        raise OngeldigAntwoord(f"{code}: buiten de schaal")
    return waarden[0]


def _lees(slug: str, versie: int, toml: dict[str, Any]) -> Vragenlijst:
    return Vragenlijst(
        slug=slug,
        versie=versie,
        antwoorden=tuple(toml.pop("antwoorden")),
        condities=tuple(_lees_conditie(conditie) for conditie in toml.pop("condities")),
        balans=tuple(Balans(**{**rij, "punten": tuple(rij["punten"])}) for rij in toml.pop("balans")),
        fase=_lees_keuze(toml.pop("fase")),
        te_snel=_lees_keuze(toml.pop("te_snel")),
        kies=_lees_keuze(toml.pop("kies")),
        slot=Opmerking(**toml.pop("slot")),
        **toml,
    )


def _lees_conditie(rij: dict[str, Any]) -> Conditie:
    code = rij["code"]
    stellingen = tuple(
        Stelling(code=f"{code}-{nummer}", **stelling) for nummer, stelling in enumerate(rij.pop("stellingen"), start=1)
    )
    opmerking = Opmerking(f"opmerking-{code}", rij.pop("opmerking"))
    return Conditie(**rij, stellingen=stellingen, opmerking=opmerking)


def _lees_keuze(rij: dict[str, Any]) -> Keuze:
    return Keuze(**{**rij, "opties": tuple(Optie(**optie) for optie in rij["opties"])})


def _controleer_inhoud(vragenlijst: Vragenlijst) -> None:
    if any(len(conditie.stellingen) != STELLINGEN_PER_CONDITIE for conditie in vragenlijst.condities):
        raise OngeldigeVragenlijst(f"{vragenlijst.slug}: een conditie heeft niet {STELLINGEN_PER_CONDITIE} stellingen")
    if len(vragenlijst.antwoorden) != len(PUNTEN):
        raise OngeldigeVragenlijst(f"{vragenlijst.slug}: geen vijf antwoorden")
    codes = [vraag.code for vraag in _vragen_van(vragenlijst)]
    if len(set(codes)) != len(codes):
        raise OngeldigeVragenlijst(f"{vragenlijst.slug}: een code komt twee keer voor")
    for stelling in vragenlijst.stellingen:
        for veld, tekst in asdict(stelling).items():
            if not tekst.strip():
                raise OngeldigeVragenlijst(f"{vragenlijst.slug}: {stelling.code}.{veld} is leeg")


def _vragen_van(vragenlijst: Vragenlijst) -> list[Vraag]:
    """All questions, in the order in which they are asked."""
    vragen: list[Vraag] = []
    for conditie in vragenlijst.condities:
        vragen += [*conditie.stellingen, conditie.opmerking]
    return [*vragen, *vragenlijst.balans, vragenlijst.fase, vragenlijst.te_snel, vragenlijst.kies, vragenlijst.slot]
