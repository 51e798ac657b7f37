"""The scores of groups for one condition: which of the chosen groups are shown, and how precisely.

Rules 6, 7 and 9 of the confidentiality: groups are taken over the people who count for the condition.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

from partnerschappen.kern.groepskeuze import Kandidaat, Poort, kies_exact, kruist_ruim, maak_masker
from partnerschappen.kern.stellingtoets import Stellingtoets, Telling
from partnerschappen.kern.uitkomst import Groep, Reden, Score, Verborgen

GROF_LAAGST, GROF_HOOGST = 15, 45

Punten = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Groepen:
    """The groups that closing chose, in their order, and what is left of each breakdown; all as invited people."""

    gekozen: tuple[Kandidaat, ...] = ()
    resten: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @classmethod
    def maak(cls, gekozen: tuple[Kandidaat, ...], aanwezig: frozenset[int]) -> Groepen:
        """`aanwezig` sent in. What is left of a breakdown is only there beside a group that is shown."""
        resten = {}
        for indeling in dict.fromkeys(kandidaat.indeling for kandidaat in gekozen):
            getoond = _alle_leden(kandidaat.leden for kandidaat in gekozen if kandidaat.indeling is indeling)
            if rest := aanwezig - getoond:
                resten[str(indeling)] = rest
        return cls(gekozen, resten)

    def publiceer(self, aanwezig: frozenset[int], genodigd: int) -> tuple[Groep, ...]:
        """Per breakdown its groups, largest first, and what is left; with who sent in and who were invited."""
        groepen = []
        for indeling in dict.fromkeys(str(kandidaat.indeling) for kandidaat in self.gekozen):
            deze = [kandidaat for kandidaat in self.gekozen if kandidaat.indeling == indeling]
            groepen += [
                Groep(indeling, kandidaat.code, len(kandidaat.leden & aanwezig), len(kandidaat.leden), kandidaat.naam)
                for kandidaat in deze
            ]
            if indeling in self.resten:
                over = genodigd - sum(len(kandidaat.leden) for kandidaat in deze)
                groepen.append(Groep(indeling, code_rest(indeling), len(self.resten[indeling]), over, rest=True))
        return tuple(groepen)


@dataclass(frozen=True, slots=True)
class Groepsscores:
    """Group code → score, and the fewest people that any combination of the condition's sums rests on.

    The latter is None while no group is shown beside the whole.
    """

    scores: dict[str, Score | Verborgen]
    kleinste_steun: int | None


def code_rest(indeling: str) -> str:
    """The code of what is left of a breakdown."""
    return f"{indeling}:rest"


def tel_groepen(groepen: Groepen, meetellers: Mapping[int, Punten], getoond: Collection[str], k: int) -> Groepsscores:
    """Score the chosen groups for one condition.

    meetellers: invited person → statement → point, of those who count. getoond: statements whose distribution of
    the whole is published. Groups are chosen again over these people, with the same rules; while the sums per
    statement don't hold P(k), the last one goes. What is left of a breakdown is shown when all its groups are.
    """
    geheel = frozenset(meetellers)
    leden = [kandidaat.leden & geheel for kandidaat in groepen.gekozen]
    nummers = _kies(groepen, leden, geheel, k)
    while True:
        getoonde = _met_resten(groepen, leden, nummers, geheel)
        tellingen = [_telling(deel, meetellers, k) for deel in getoonde.values()]
        toets = Stellingtoets(_beantwoord(meetellers), getoond, tellingen, k)
        if not nummers or k == 1 or toets.houdt(k):
            break
        nummers = nummers[:-1]
    exact = kies_exact(geheel, list(getoonde.values()), k)
    scores: dict[str, Score | Verborgen] = dict.fromkeys(_codes(groepen), Verborgen(Reden.NIET_APART))
    for plaats, (code, telling) in enumerate(zip(getoonde, tellingen, strict=True)):
        scores[code] = _score(getoonde[code], telling.stellingen, meetellers, grof=plaats not in exact)
    return Groepsscores(scores, _kleinste(toets, list(getoonde.values()), k))


def _kleinste(toets: Stellingtoets, getoonde: Sequence[frozenset[int]], k: int) -> int | None:
    if not getoonde:
        return None
    return toets.kleinste() if k > 1 else min(map(len, getoonde))


def _kies(groepen: Groepen, leden: Sequence[frozenset[int]], geheel: frozenset[int], k: int) -> list[int]:
    if k == 1:
        return [nummer for nummer, deel in enumerate(leden) if deel]
    poort = Poort(groepen.gekozen, k, [geheel, *leden])
    return [nummer for nummer, deel in enumerate(leden) if deel and poort.laat_toe(nummer)]


def _met_resten(
    groepen: Groepen, leden: Sequence[frozenset[int]], nummers: Sequence[int], geheel: frozenset[int]
) -> dict[str, frozenset[int]]:
    """Group code → people, of the groups that are shown and of what is left where all groups are.

    What is left has a score only if its crossings are as wide as those of a group.
    """
    getoonde = {groepen.gekozen[nummer].code: leden[nummer] for nummer in nummers}
    resten = {}
    for indeling, wie in groepen.resten.items():
        codes = [kandidaat.code for kandidaat in groepen.gekozen if kandidaat.indeling == indeling]
        anderen = [maak_masker(leden[i]) for i in nummers if groepen.gekozen[i].indeling != indeling]
        rest = wie & geheel
        if rest and all(code in getoonde for code in codes) and kruist_ruim(maak_masker(rest), anderen):
            resten[code_rest(indeling)] = rest
    return getoonde | resten


def _codes(groepen: Groepen) -> list[str]:
    return [*(kandidaat.code for kandidaat in groepen.gekozen), *map(code_rest, groepen.resten)]


def _alle_leden(groepen: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset(lid for leden in groepen for lid in leden)


def _telling(leden: frozenset[int], meetellers: Mapping[int, Punten], k: int) -> Telling:
    """A statement counts when at least k of the group scored it."""
    aantallen: dict[str, int] = {}
    for lid in leden:
        for stelling in meetellers[lid]:
            aantallen[stelling] = aantallen.get(stelling, 0) + 1
    return Telling(maak_masker(leden), frozenset(s for s, aantal in aantallen.items() if aantal >= k))


def _beantwoord(meetellers: Mapping[int, Punten]) -> dict[str, int]:
    wie: dict[str, int] = {}
    for lid, punten in meetellers.items():
        for stelling in punten:
            wie[stelling] = wie.get(stelling, 0) | 1 << lid
    return wie


def _score(
    leden: frozenset[int], stellingen: frozenset[str], meetellers: Mapping[int, Punten], *, grof: bool
) -> Score | Verborgen:
    """The mean of the means of these statements over the group: to tenths, or to halves between 1,5 and 4,5."""
    if not stellingen:
        return Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
    gemiddelde = sum(
        (_gemiddelde([meetellers[lid][s] for lid in leden if s in meetellers[lid]]) for s in stellingen), Fraction(0)
    ) / len(stellingen)
    if not grof:
        return Score(floor(gemiddelde * 10 + Fraction(1, 2)))
    halven = floor(gemiddelde * 2 + Fraction(1, 2))
    return Score(min(max(5 * halven, GROF_LAAGST), GROF_HOOGST), grof=True)


def _gemiddelde(punten: Sequence[int]) -> Fraction:
    return Fraction(sum(punten), len(punten))
