"""The shape of what is published about a round: cells, cells that stay hidden, and both as JSON.

Nothing here computes; `telling` fills this shape and every reader reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, TypeVar

GEHEEL = "geheel"
VORM = 1  # written with every uitkomst, so that a later shape can still read an old one

T = TypeVar("T")


class OnleesbareUitkomst(ValueError):
    """Stored JSON that does not have the shape of a uitkomst."""


class Reden(StrEnum):
    """Why a cell is hidden; a reason gives nothing away about anybody's answer."""

    TE_WEINIG_ANTWOORDEN = "te_weinig_antwoorden"
    PAS_VANAF_DUBBEL = "pas_vanaf_dubbel"
    KLEIN_BIJ_OPENING = "klein_bij_opening"  # fewer than k were invited at opening: promised never to be shown apart
    NIET_APART = "niet_apart"  # too few answered, or it would give other people away; which of these is not told


@dataclass(frozen=True, slots=True)
class Verborgen:
    """A cell that is not shown. A type of its own, so that nothing can print it as a number."""

    reden: Reden


@dataclass(frozen=True, slots=True)
class Groep:
    """A group of people that scores are published for; `n` sent in, `genodigd` were invited.

    indeling: 'geheel' or a code of `kern.indeling.Indeling`; code: unique in the uitkomst ('laag:sturen').
    naam: of an organisatie; empty where the code says it. rest: what is left of its indeling, shown as 'Overig'.
    """

    indeling: str
    code: str
    n: int
    genodigd: int
    naam: str = ""
    rest: bool = False


@dataclass(frozen=True, slots=True)
class VerborgenGroep:
    """A group that is not shown apart, without any number; its people count in the whole and in 'Overig'."""

    indeling: str
    code: str
    naam: str
    reden: Reden


@dataclass(frozen=True, slots=True)
class Score:
    """A condition's score in tenths (38 is 3,8); `grof` when it was rounded to halves."""

    tienden: int
    grof: bool = False


@dataclass(frozen=True, slots=True)
class Verdeling:
    """Counts of one question: per answer in the order of the questionnaire, and the opt-out apart.

    beantwoord: people behind the counts. It is their sum, except where one person may choose several options.
    """

    aantallen: tuple[int, ...]
    beantwoord: int
    niet_te_beoordelen: int = 0


@dataclass(frozen=True, slots=True)
class Certificaat:
    """The promise that closing checked: P(k) holds, with the fewest people any combination rests on."""

    k: int
    groepen: tuple[Groep, ...]
    kleinste_steun: int


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Everything that is ever published about a round.

    groepen: the whole first, then per indeling the published groups and last what is left of it.
    scores: (group code, condition code) → Score | Verborgen, of every published group.
    verdelingen: question code → Verdeling | Verborgen, of the whole.
    spreiding: condition code → variance of people's condition scores | Verborgen, of the whole.
    opmerkingen: question code → shuffled texts | Verborgen.
    indelingen: the breakdowns chosen before opening, in their fixed order.
    verborgen: the groups of these that are not shown apart.
    """

    k: int
    n: int
    genodigd: int
    groepen: tuple[Groep, ...]
    scores: dict[tuple[str, str], Score | Verborgen]
    verdelingen: dict[str, Verdeling | Verborgen]
    spreiding: dict[str, float | Verborgen]
    opmerkingen: dict[str, tuple[str, ...] | Verborgen]
    certificaat: Certificaat
    indelingen: tuple[str, ...] = ()
    verborgen: tuple[VerborgenGroep, ...] = ()


def vanaf_dubbel(k: int) -> int:
    """How many must have sent in before statements, spread, choices and remarks of the whole are shown: 2k.

    An open round (k is 1) keeps nothing back: from 1.
    """
    return 2 * k if k > 1 else 1


def als_json(uitkomst: Uitkomst) -> dict[str, Any]:
    """Give the uitkomst as dicts, lists, strings and numbers; `uit_json` turns it back without loss."""
    return {
        "vorm": VORM,
        "k": uitkomst.k,
        "n": uitkomst.n,
        "genodigd": uitkomst.genodigd,
        "groepen": [asdict(groep) for groep in uitkomst.groepen],
        "scores": [
            {"groep": groep, "conditie": conditie, "cel": _schrijf(cel, asdict)}
            for (groep, conditie), cel in uitkomst.scores.items()
        ],
        "verdelingen": {code: _schrijf(cel, _schrijf_verdeling) for code, cel in uitkomst.verdelingen.items()},
        "spreiding": {code: _schrijf(cel, float) for code, cel in uitkomst.spreiding.items()},
        "opmerkingen": {code: _schrijf(cel, list) for code, cel in uitkomst.opmerkingen.items()},
        "certificaat": {
            "k": uitkomst.certificaat.k,
            "groepen": [asdict(groep) for groep in uitkomst.certificaat.groepen],
            "kleinste_steun": uitkomst.certificaat.kleinste_steun,
        },
        "indelingen": list(uitkomst.indelingen),
        "verborgen": [asdict(groep) for groep in uitkomst.verborgen],
    }


def uit_json(inhoud: Mapping[str, Any]) -> Uitkomst:
    """Read what `als_json` wrote, also after a database reordered its keys; raises OnleesbareUitkomst."""
    try:
        if inhoud["vorm"] != VORM:
            raise OnleesbareUitkomst(f"onbekende vorm: {inhoud['vorm']!r}")
        return _lees_uitkomst(inhoud)
    except OnleesbareUitkomst:
        raise
    except (KeyError, TypeError, AttributeError, ValueError) as fout:
        raise OnleesbareUitkomst(f"onvolledig: {fout}") from fout


def _lees_uitkomst(inhoud: Mapping[str, Any]) -> Uitkomst:
    certificaat = inhoud["certificaat"]
    return Uitkomst(
        k=inhoud["k"],
        n=inhoud["n"],
        genodigd=inhoud["genodigd"],
        groepen=_lees_groepen(inhoud["groepen"]),
        scores={
            (rij["groep"], rij["conditie"]): _lees(rij["cel"], lambda cel: Score(**cel)) for rij in inhoud["scores"]
        },
        verdelingen={code: _lees(cel, _lees_verdeling) for code, cel in inhoud["verdelingen"].items()},
        spreiding={code: _lees(cel, float) for code, cel in inhoud["spreiding"].items()},
        opmerkingen={code: _lees(cel, tuple) for code, cel in inhoud["opmerkingen"].items()},
        certificaat=Certificaat(
            k=certificaat["k"],
            groepen=_lees_groepen(certificaat["groepen"]),
            kleinste_steun=certificaat["kleinste_steun"],
        ),
        # An uitkomst from before there were groups has neither.
        indelingen=tuple(inhoud.get("indelingen", ())),
        verborgen=tuple(VerborgenGroep(**{**rij, "reden": Reden(rij["reden"])}) for rij in inhoud.get("verborgen", ())),
    )


def _lees_groepen(rijen: list[dict[str, Any]]) -> tuple[Groep, ...]:
    return tuple(Groep(**rij) for rij in rijen)


def _schrijf(cel: T | Verborgen, schrijf: Callable[[T], Any]) -> Any:
    return {"verborgen": cel.reden.value} if isinstance(cel, Verborgen) else schrijf(cel)


def _lees(cel: Any, lees: Callable[[Any], T]) -> T | Verborgen:
    if isinstance(cel, dict) and "verborgen" in cel:
        return Verborgen(Reden(cel["verborgen"]))
    return lees(cel)


def _schrijf_verdeling(verdeling: Verdeling) -> dict[str, Any]:
    return {**asdict(verdeling), "aantallen": list(verdeling.aantallen)}


def _lees_verdeling(cel: dict[str, Any]) -> Verdeling:
    return Verdeling(**{**cel, "aantallen": tuple(cel["aantallen"])})
