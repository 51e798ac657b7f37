"""What will probably be shown apart, before anybody answered: the real choice of groups, on made-up attendance.

Knows the list of people only. `groepskeuze` makes the choice itself, the same as at closing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from random import Random
from statistics import median_low

from partnerschappen.kern.groepskeuze import Kandidaat, Lid, kies_kandidaten, maak_kandidaten
from partnerschappen.kern.indeling import Indeling

RESPONSEN = (50, 65, 80)  # percent
WEL_VANAF, MISSCHIEN_VANAF = 0.8, 0.2
MEESTE_TREKKINGEN, MINSTE_TREKKINGEN = 100, 5
WERK = 30_000  # draws times groups squared: one choice costs about the square of the number of groups


class Kans(StrEnum):
    """How often something was shown in the draws: at least 80 %, from 20 % on, or less."""

    WEL = "wel"
    MISSCHIEN = "misschien"
    NIET = "niet"


@dataclass(frozen=True, slots=True)
class Groepsblik:
    """One group that could be shown apart, with its chance at each of RESPONSEN. naam: of an organisatie only."""

    code: str
    naam: str
    bij_opening: int
    kansen: tuple[Kans, ...]


@dataclass(frozen=True, slots=True)
class Indelingsblik:
    """One breakdown: at each of RESPONSEN the chance of any group, and how many groups are shown (the median).

    gekozen: whether it will be reported; if not, this is what choosing it as well would show.
    groepen: all groups, largest first; empty when everybody is in the same one.
    """

    indeling: Indeling
    gekozen: bool
    groepen: tuple[Groepsblik, ...]
    kansen: tuple[Kans, ...]
    aantallen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """What a list of `genodigd` people will probably show with this k.

    antwoorden: how many people send in at each of RESPONSEN. trekkingen: draws behind each chance.
    """

    k: int
    genodigd: int
    antwoorden: tuple[int, ...]
    trekkingen: int
    indelingen: tuple[Indelingsblik, ...]


@lru_cache(maxsize=16)
def blik_vooruit(genodigden: tuple[Lid, ...], gekozen: tuple[str, ...], k: int) -> Vooruitblik:
    """Simulate for every breakdown: the chosen ones together, each other as if it were chosen as well.

    At each of RESPONSEN that share of the list sends in, drawn at random with a fixed seed, so that the same list
    gives the same answer. A list of 60 people in 12 organisaties costs about 0.1 s, 2 000 in 60 about 1 s.
    Raises ValueError for an unknown breakdown.
    """
    aanwezigen = _Aanwezigen(len(genodigden), k)
    samen = _bekijk(genodigden, gekozen, k, aanwezigen)
    blikken = []
    for indeling in Indeling:
        anders = samen if indeling in gekozen else _bekijk(genodigden, (*gekozen, indeling), k, aanwezigen)
        blikken.append(replace(anders[indeling], gekozen=indeling in gekozen))
    return Vooruitblik(
        k=k,
        genodigd=len(genodigden),
        antwoorden=aanwezigen.aantallen,
        trekkingen=aanwezigen.trekkingen(_count_groepen(genodigden)),
        indelingen=tuple(blikken),
    )


class _Aanwezigen:
    """Who sends in: the same people draw for draw, whatever is asked about them."""

    def __init__(self, genodigd: int, k: int) -> None:
        self.genodigd = genodigd
        self.zaad = f"vooruitblik {genodigd} {k}"
        self.aantallen = tuple((genodigd * respons + 50) // 100 for respons in RESPONSEN)

    def trekkingen(self, groepen: int) -> int:
        """How many draws so many groups can afford."""
        return max(MINSTE_TREKKINGEN, min(MEESTE_TREKKINGEN, WERK // max(1, groepen**2)))

    def trek(self, keer: int) -> list[list[frozenset[int]]]:
        """Per draw, for each of RESPONSEN who sends in; those of a lower one send in at a higher one too."""
        toeval = Random(self.zaad)  # noqa: S311  # the same list must give the same answer; no secret rests on it
        lijst, trekkingen = list(range(self.genodigd)), []
        for _ in range(keer):
            toeval.shuffle(lijst)
            trekkingen.append([frozenset(lijst[:aantal]) for aantal in self.aantallen])
        return trekkingen


def _count_groepen(genodigden: Sequence[Lid]) -> int:
    return len(maak_kandidaten(genodigden, Indeling))


def _bekijk(
    genodigden: Sequence[Lid], indelingen: Iterable[str], k: int, aanwezigen: _Aanwezigen
) -> dict[Indeling, Indelingsblik]:
    """Per breakdown of these what is shown of it when they are reported together."""
    kandidaten = maak_kandidaten(genodigden, indelingen)
    trekkingen = aanwezigen.trek(aanwezigen.trekkingen(_count_groepen(genodigden)))
    getoond = [
        [{groep.code for groep in kies_kandidaten(kandidaten, trekking[r], k).groepen} for trekking in trekkingen]
        for r in range(len(RESPONSEN))
    ]
    return {
        indeling: _vat_samen(indeling, [een for een in kandidaten if een.indeling is indeling], getoond)
        for indeling in Indeling
    }


def _vat_samen(
    indeling: Indeling, kandidaten: Sequence[Kandidaat], getoond: Sequence[Sequence[set[str]]]
) -> Indelingsblik:
    codes = {kandidaat.code for kandidaat in kandidaten}
    hoeveel = [[len(codes & trekking) for trekking in trekkingen] for trekkingen in getoond]
    groepen = tuple(
        Groepsblik(
            code=een.code,
            naam=een.naam,
            bij_opening=een.bij_opening,
            kansen=tuple(_kans([een.code in trekking for trekking in trekkingen]) for trekkingen in getoond),
        )
        for een in kandidaten
    )
    return Indelingsblik(
        indeling=indeling,
        gekozen=True,
        groepen=groepen,
        kansen=tuple(_kans([aantal > 0 for aantal in aantallen]) for aantallen in hoeveel),
        aantallen=tuple(median_low(aantallen) for aantallen in hoeveel),
    )


def _kans(keren: Sequence[bool]) -> Kans:
    deel = sum(keren) / len(keren)
    if deel >= WEL_VANAF:
        return Kans.WEL
    return Kans.MISSCHIEN if deel >= MISSCHIEN_VANAF else Kans.NIET
