"""Which pages an uitkomst has, in which order they are read, and what each of them needs to be drawn.

Words and figures come ready from the `Weergave`; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from partnerschappen.rapport.adressen import Blad, Lezer, Soort
from partnerschappen.rapport.weergave import Conditieregel, Groepcel, Opmerkingen, Stellingregel, Weergave

Context = dict[str, object]
Scherm = tuple[str, Context]  # a template of `resultaat/groot/`, with what it is about
TABEL_OP_SCHERM = 9  # groups that a table on a projector can hold


class OnbekendBlad(LookupError):
    """There is no such page, or not for this reader."""


@dataclass(frozen=True, slots=True)
class Wijzer:
    """A link to a page. hier: 'page' on that page itself, 'true' on one that belongs to it."""

    naam: str
    url: str
    blad: Blad
    hier: str = ""


@dataclass(frozen=True, slots=True)
class Groepscore:
    """What one group gave a condition, with who sent in: '9 van de 12'."""

    naam: str
    aantal: str
    cel: Groepcel


@dataclass(frozen=True, slots=True)
class Scoredeel:
    """The scores of one indeling for one condition; `geen` says why there are none."""

    code: str
    titel: str
    geen: str
    scores: tuple[Groepscore, ...]
    noten: tuple[str, ...]


def list_bladen(w: Weergave, lezer: Lezer) -> tuple[Blad, ...]:
    """The pages in the order of reading, without those of single statements."""
    bladen = [Blad(), *(Blad(Soort.CONDITIE, conditie.code) for conditie in w.condities)]
    if w.groepen.delen:
        bladen.append(Blad(Soort.GROEPEN))
    bladen.append(Blad(Soort.GEHEEL))
    if lezer.opmerkingen:
        bladen.append(Blad(Soort.OPMERKINGEN))
    return (*bladen, Blad(Soort.UITLEG))


def list_wijzers(w: Weergave, lezer: Lezer, blad: Blad | None = None) -> tuple[Wijzer, ...]:
    """The navigation as it stands on a page; None for one that is not of them."""
    op_stelling = blad is not None and blad.soort is Soort.STELLING
    ouder = Blad(Soort.CONDITIE, _conditie_van(w, blad).code) if blad and op_stelling else None
    return tuple(
        Wijzer(name_blad(w, ander), lezer.naar_blad(ander), ander, _is_hier(ander, blad, ouder))
        for ander in list_bladen(w, lezer)
    )


def make_wijzer(w: Weergave, lezer: Lezer, blad: Blad | None) -> Wijzer | None:
    """A link to a page, None where there is none."""
    return Wijzer(name_blad(w, blad), lezer.naar_blad(blad), blad) if blad else None


def find_buren(w: Weergave, lezer: Lezer, blad: Blad) -> tuple[Blad | None, Blad | None]:
    """The page before and the page after; of a statement these are statements, through all conditions.

    A page that is not in the order, such as groups in a ronde without, leads back to the overview.
    """
    if blad.soort is Soort.STELLING:
        rij = tuple(Blad(Soort.STELLING, stelling.code) for stelling in _stellingen(w))
    else:
        rij = list_bladen(w, lezer)
    if blad not in rij:
        return Blad(), None
    plaats = rij.index(blad)
    return rij[plaats - 1] if plaats else None, rij[plaats + 1] if plaats + 1 < len(rij) else None


def name_blad(w: Weergave, blad: Blad) -> str:
    """Its name in the navigation and in the title of the window."""
    if blad.soort is Soort.CONDITIE:
        return _find_conditie(w, blad.code).naam
    if blad.soort is Soort.STELLING:
        return _find_stelling(w, blad.code).tekst
    return {
        Soort.OVERZICHT: _("Overzicht"),
        Soort.GROEPEN: _("Groepen"),
        Soort.GEHEEL: _("Het geheel"),
        Soort.OPMERKINGEN: _("Eigen woorden"),
        Soort.UITLEG: _("Uitleg"),
    }[blad.soort]


def make_context(w: Weergave, lezer: Lezer, blad: Blad) -> Context:
    """What its template needs beside the weergave. Raises OnbekendBlad."""
    if blad.soort is Soort.CONDITIE:
        return _make_conditie(w, lezer, _find_conditie(w, blad.code))
    if blad.soort is Soort.STELLING:
        return _make_stelling(w, _find_stelling(w, blad.code))
    if blad.soort is Soort.OPMERKINGEN and not lezer.opmerkingen:
        raise OnbekendBlad
    return {}


def list_schermen(w: Weergave, blad: Blad) -> tuple[Scherm, ...]:
    """What a page shows in large mode, one thing at a time."""
    if blad.soort is Soort.OVERZICHT:
        punten: list[Scherm] = [("punt", {"punt": punt}) for punt in w.alle_punten]
        return (("zin", {}), ("stroken", {}), *punten)
    if blad.soort is Soort.CONDITIE:
        return (("conditie", {}), ("gesprek", {}))
    if blad.soort is Soort.GROEPEN:
        return tuple(_screens_of_groepen(w)) or (("blad", {}),)
    if blad.soort is Soort.GEHEEL:
        return (("geheelweinig", {}),) if w.weinig else _screens_of_geheel(w)
    if blad.soort is Soort.OPMERKINGEN and not w.weinig:
        woorden: list[Scherm] = [("woorden", {"vraag": vraag}) for vraag in w.opmerkingen if vraag.teksten]
        return (("blad", {"bladsjabloon": "resultaat/groot/woordenvooraf.html"}), *woorden)
    return (("stelling", {}),) if blad.soort is Soort.STELLING else (("blad", {}),)


def _screens_of_geheel(w: Weergave) -> tuple[Scherm, ...]:
    balansen: list[Scherm] = [("balans", {"balans": balans}) for balans in w.balans]
    keuzes: list[Scherm] = [("keuze", {"keuze": keuze}) for keuze in (w.fase, w.te_snel, w.kies)]
    return (*balansen, *keuzes)


def _screens_of_groepen(w: Weergave) -> Iterator[Scherm]:
    for deel in w.groepen.delen:
        if deel.naast:
            yield "naast", {"deel": deel}
        if deel.geen or len(deel.groepen) <= TABEL_OP_SCHERM:
            yield "groepen", {"deel": deel}
        if deel.verschillen or deel.gelijk:
            yield "verschillen", {"deel": deel}


def _make_conditie(w: Weergave, lezer: Lezer, conditie: Conditieregel) -> Context:
    return {
        "conditie": conditie,
        "scoredelen": tuple(_list_scores(w, w.condities.index(conditie))),
        "woorden": _find_opmerkingen(w, conditie) if lezer.opmerkingen and not w.weinig else None,
    }


def _make_stelling(w: Weergave, stelling: Stellingregel) -> Context:
    conditie = next(conditie for conditie in w.condities if stelling in conditie.stellingen)
    rijen = zip(w.antwoorden, stelling.aantallen, stelling.procenten, strict=False)
    return {
        "stelling": stelling,
        "conditie": conditie,
        "nummer": conditie.stellingen.index(stelling) + 1,
        "rijen": tuple(rijen),
    }


def _list_scores(w: Weergave, plaats: int) -> Iterator[Scoredeel]:
    for deel in w.groepen.delen:
        rijen = () if deel.geen else (deel.geheel, *deel.groepen)
        scores = tuple(Groepscore(rij.naam, rij.aantal, rij.cellen[plaats]) for rij in rijen)
        yield Scoredeel(deel.code, deel.titel, deel.geen, scores, deel.noten)


def _find_opmerkingen(w: Weergave, conditie: Conditieregel) -> Opmerkingen | None:
    return next((blok for blok in w.opmerkingen if blok.conditie == conditie.code), None)


def _find_conditie(w: Weergave, code: str) -> Conditieregel:
    for conditie in w.condities:
        if conditie.code == code:
            return conditie
    raise OnbekendBlad


def _find_stelling(w: Weergave, code: str) -> Stellingregel:
    for stelling in _stellingen(w):
        if stelling.code == code:
            return stelling
    raise OnbekendBlad


def _conditie_van(w: Weergave, blad: Blad) -> Conditieregel:
    stelling = _find_stelling(w, blad.code)
    return next(conditie for conditie in w.condities if stelling in conditie.stellingen)


def _stellingen(w: Weergave) -> Iterator[Stellingregel]:
    return (stelling for conditie in w.condities for stelling in conditie.stellingen)


def _is_hier(ander: Blad, blad: Blad | None, ouder: Blad | None) -> str:
    if ander == blad:
        return "page"
    return "true" if ander == ouder else ""
