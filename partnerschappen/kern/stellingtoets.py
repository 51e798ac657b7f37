"""P(k) once more, per person and statement: people skip statements, and every group's score weighs its own.

The audit of groups treats a person's answers to a condition as one. Published are a score per group, over the
statements that enough of it answered, and a distribution per statement of the whole; this checks those very sums.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import lcm

from partnerschappen.kern.rijruimte import TeVeelWerk, Zoektocht
from partnerschappen.kern.samenhang import GeenTweeIndelingen, Indelingen

WERK = 1_000_000  # entries; about half a second, after which a group is not shown
WERK_KLEINSTE = 200_000  # for the certificate, which then says a smaller number than it could


@dataclass(frozen=True, slots=True)
class Telling:
    """The people of a group who count for a condition, and the statements that count for its score."""

    leden: int
    stellingen: frozenset[str]


class Stellingtoets:
    """The sums that are published about one condition.

    beantwoord: statement → bit mask of the people who scored it; getoond: statements with a published distribution.

    One statement at a time the groups are sets again. If they pass P(k) for a statement, any combination that
    is not zero there rests on k people already; so only combinations that are zero on all such statements are
    searched on the others. Where nobody skips, that is none.
    """

    def __init__(
        self, beantwoord: Mapping[str, int], getoond: Collection[str], groepen: Sequence[Telling], k: int
    ) -> None:
        self.beantwoord = beantwoord
        self.getoond = [stelling for stelling in beantwoord if stelling in getoond]
        self.groepen = groepen
        self.k = k
        self.werk = WERK
        self._steun = {stelling: self._meet(stelling) for stelling in beantwoord}

    def houdt(self, grens: int) -> bool:
        """Whether no combination rests on fewer than `grens` people; False too when that takes too much work."""
        zwak = [stelling for stelling, steun in self._steun.items() if steun < grens]
        if not zwak:
            return True
        zoektocht = self._zoektocht(set(zwak), grens, self.werk)
        try:
            return not zoektocht.slaagt()
        except TeVeelWerk:
            return False
        finally:
            self.werk = zoektocht.werk

    def kleinste(self) -> int:
        """The fewest people that a combination is proven to rest on, given that it is at least k."""
        minstens = max(self.k, min(self._steun.values(), default=self.k))
        hoogstens = max((wie.bit_count() for wie in self.beantwoord.values()), default=minstens)
        self.werk = WERK_KLEINSTE
        while minstens < hoogstens and self.werk > 0 and self.houdt(minstens + 1):
            minstens += 1
        return minstens

    def _meet(self, stelling: str) -> int:
        """The fewest people under a combination of the sums about this statement alone; 0 when that isn't known."""
        wie = self.beantwoord[stelling]
        sets = [wie] if stelling in self.getoond else []
        sets += [groep.leden & wie for groep in self.groepen if stelling in groep.stellingen]
        indelingen, kleinste = Indelingen(), wie.bit_count()
        try:
            for leden in sets:
                steun = indelingen.steun_van(leden)
                kleinste = kleinste if steun is None else min(kleinste, steun)
                indelingen.voeg_toe(leden)
        except GeenTweeIndelingen:
            return 0
        return kleinste

    def _zoektocht(self, zwak: set[str], grens: int, werk: int) -> Zoektocht:
        """Columns are (atom of the groups, statement). Those of the strong statements are too wide to be in a sum."""
        kolommen = list(self._kolommen())
        te_breed = (1 << grens) - 1
        steun = [leden & self.beantwoord[s] if s in zwak else te_breed for leden, s in kolommen]
        rijen = [[int(s == stelling) for _, s in kolommen] for stelling in self.getoond]
        rijen += [self._rij(groep, kolommen) for groep in self.groepen if groep.stellingen]
        return Zoektocht(rijen, steun, grens, werk)

    def _kolommen(self) -> Iterator[tuple[int, str]]:
        for atoom in self._atomen():
            for stelling, wie in self.beantwoord.items():
                if atoom & wie:
                    yield atoom, stelling

    def _atomen(self) -> list[int]:
        """People in exactly the same groups."""
        atomen = [wie for wie in (self._iedereen(),) if wie]
        for groep in self.groepen:
            delen = ((atoom & groep.leden, atoom & ~groep.leden) for atoom in atomen)
            atomen = [deel for paar in delen for deel in paar if deel]
        return atomen

    def _iedereen(self) -> int:
        samen = 0
        for wie in self.beantwoord.values():
            samen |= wie
        return samen

    def _rij(self, groep: Telling, kolommen: Sequence[tuple[int, str]]) -> list[int]:
        """A group's score: the mean of the means of its statements, times a whole number that clears fractions."""
        aantallen = {s: (groep.leden & self.beantwoord[s]).bit_count() for s in groep.stellingen}
        noemer = lcm(*aantallen.values())
        return [
            noemer // aantallen[stelling] if stelling in aantallen and atoom & groep.leden else 0
            for atoom, stelling in kolommen
        ]
