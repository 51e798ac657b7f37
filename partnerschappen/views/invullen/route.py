"""The questionnaire cut into the pages that a partner walks through. Holds nobody's answers."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerschappen.kern.vragenlijst import (
    NIET_TE_BEOORDELEN,
    PUNTEN,
    Balans,
    Conditie,
    Keuze,
    Opmerking,
    Stelling,
    Vragenlijst,
    laad_vragenlijst,
)
from partnerschappen.models import Ronde

GEHEEL = "geheel"
NAKIJKEN = "nakijken"


@dataclass(frozen=True)
class Optie:
    """One answer that can be chosen."""

    code: str
    tekst: str
    uitleg: str = ""


@dataclass(frozen=True)
class Veld:
    """One question as a page shows it. `vorm` is 'schaal', 'keuze' or 'opmerking'."""

    code: str
    tekst: str
    vorm: str
    opties: tuple[Optie, ...] = ()
    apart: Optie | None = None
    maximum: int = 1

    @property
    def is_meerkeuze(self) -> bool:
        """Whether more than one answer may be chosen."""
        return self.maximum > 1

    @property
    def is_vrij(self) -> bool:
        """Whether as many may be chosen as there are."""
        return self.maximum >= len(self.opties)

    @property
    def soort(self) -> str:
        """The kind of input that its options are."""
        return "checkbox" if self.is_meerkeuze else "radio"

    def words_of(self, waarde: str) -> list[str]:
        """A saved value in the words of its options, or the remark itself; empty when left open."""
        if not waarde or self.vorm == "opmerking":
            return [waarde] if waarde else []
        gekozen = waarde.split(",")
        alle = (*self.opties, self.apart) if self.apart else self.opties
        return [optie.tekst for optie in alle if optie.code in gekozen]


@dataclass(frozen=True)
class Stap:
    """One page of questions; its code is in the address, and gives the page its colour."""

    code: str
    naam: str | Promise
    nummer: int
    velden: tuple[Veld, ...]

    @property
    def stellingen(self) -> list[Veld]:
        """The questions that one is expected to answer: all but the remarks."""
        return [veld for veld in self.velden if veld.vorm != "opmerking"]


@dataclass(frozen=True)
class Route:
    """All steps in order; checking and sending in is the last."""

    stappen: tuple[Stap, ...]

    @cached_property
    def aantal(self) -> int:
        """How many steps the page header counts, checking included."""
        return len(self.stappen) + 1

    def find(self, code: str) -> Stap:
        """The step with this code. Raises Http404."""
        for stap in self.stappen:
            if stap.code == code:
                return stap
        raise Http404

    def neighbour(self, stap: Stap, verschil: int) -> Stap | None:
        """The step before (-1) or after (+1), or None at either end."""
        plek = stap.nummer - 1 + verschil
        return self.stappen[plek] if 0 <= plek < len(self.stappen) else None

    def names_after(self, stap: Stap) -> list[str | Promise]:
        """What still comes after this step."""
        return [later.naam for later in self.stappen[stap.nummer :]]

    def first_open(self, antwoorden: dict[str, str]) -> Stap | None:
        """The first step with a question left open, or None."""
        for stap in self.stappen:
            if any(veld.code not in antwoorden for veld in stap.stellingen):
                return stap
        return None


def route_of(ronde: Ronde) -> Route:
    """The steps of the questionnaire that a ronde pinned."""
    return _read_route(ronde.vragenlijst, ronde.versie)


@lru_cache(maxsize=32)
def _read_route(slug: str, versie: int) -> Route:
    """The steps of one version of a questionnaire."""
    vragenlijst = laad_vragenlijst(slug, versie)
    condities = [
        Stap(conditie.code, conditie.naam, nummer, _condition_fields(vragenlijst, conditie))
        for nummer, conditie in enumerate(vragenlijst.condities, 1)
    ]
    geheel = Stap(GEHEEL, _("Het geheel"), len(condities) + 1, _closing_fields(vragenlijst))
    return Route((*condities, geheel))


def _condition_fields(vragenlijst: Vragenlijst, conditie: Conditie) -> tuple[Veld, ...]:
    schaal = [_scale(stelling, vragenlijst.antwoorden, vragenlijst) for stelling in conditie.stellingen]
    return (*schaal, _remark(conditie.opmerking))


def _closing_fields(vragenlijst: Vragenlijst) -> tuple[Veld, ...]:
    balans = [_scale(balans, balans.punten, vragenlijst) for balans in vragenlijst.balans]
    keuzes = [_choice(keuze) for keuze in (vragenlijst.fase, vragenlijst.te_snel, vragenlijst.kies)]
    return (*balans, *keuzes, _remark(vragenlijst.slot))


def _scale(vraag: Stelling | Balans, punten: tuple[str, ...], vragenlijst: Vragenlijst) -> Veld:
    opties = tuple(Optie(code, tekst) for code, tekst in zip(PUNTEN, punten, strict=True))
    apart = Optie(NIET_TE_BEOORDELEN, vragenlijst.niet_te_beoordelen)
    return Veld(vraag.code, vraag.tekst, "schaal", opties, apart)


def _choice(keuze: Keuze) -> Veld:
    opties = tuple(Optie(optie.code, optie.tekst, optie.uitleg) for optie in keuze.opties)
    return Veld(keuze.code, keuze.tekst, "keuze", opties, maximum=keuze.maximum)


def _remark(opmerking: Opmerking) -> Veld:
    return Veld(opmerking.code, opmerking.tekst, "opmerking")
