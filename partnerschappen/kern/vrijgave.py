"""When an uitkomst is for whom: leader and stuurgroep a little before everybody else. Dates only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from partnerschappen.kern.werkdagen import DAG, add_werkdagen, last_werkdag, next_werkdag, subtract_werkdagen

VOORSPRONG = 5  # working days that leader and stuurgroep are ahead, at most
NA_LATE_SLUITING = 2  # working days that a leader has when the promised day came before the closing
UITSTEL = timedelta(weeks=4)  # that a promised day moves later, at most
WACHTTIJD = timedelta(weeks=1)  # that a ronde with few answers waits for its leader's word, after its closing time


@dataclass(frozen=True, slots=True)
class Vrijgavedagen:
    """From when leader and stuurgroep read the uitkomst, and on which day everybody gets it."""

    vanaf: date
    op: date


@dataclass(frozen=True, slots=True)
class Belofte:
    """What people read before they answered: everybody gets the uitkomst on `op`, and answering ends on `sluit`.

    It is kept earlier whenever its leader likes. It is kept later only for those who still answer: as many days as
    the ronde closes later (rounded up to a working day), and never more than four weeks: the closing is moved only so
    far that even a ronde that waits for its leader to the last, and then leaves two working days, keeps within them.
    """

    op: date
    sluit: date

    def latest(self, sluit: date) -> date:
        """The last day on which everybody may get the uitkomst of a ronde that closes on `sluit` after all."""
        if sluit <= self.sluit:
            return self.op
        return min(next_werkdag(self.op + (sluit - self.sluit)), self.uiterst)

    @property
    def uiterst(self) -> date:
        """The last day there is, whenever the ronde closes."""
        return self.op + UITSTEL

    @property
    def uiterst_sluiten(self) -> date:
        """The last day that the closing is moved to; what closes around midnight is closed the day after."""
        return subtract_werkdagen(last_werkdag(self.uiterst), NA_LATE_SLUITING) - WACHTTIJD - DAG

    def pull_back(self, gesloten: date, gekozen: date) -> date:
        """The day on which a ronde that closed on `gesloten` keeps this promise, when it was moved to `gekozen`.

        Whoever postpones the closing and then closes early after all won no time by it; two working days are left.
        """
        return min(gekozen, max(self.latest(gesloten), add_werkdagen(gesloten, NA_LATE_SLUITING)))


def plan_dagen(gesloten: date, beloofd: date | None) -> Vrijgavedagen:
    """Plan both days for a ronde that closed on `gesloten`.

    Everybody gets it on the promised day. A ronde that closed on that day or after it keeps the promise as soon as
    can be: two working days after closing, so that a leader can still read the remarks. `beloofd` is None for a ronde
    without a date, which nobody was promised.
    """
    if beloofd is None:
        return Vrijgavedagen(gesloten, add_werkdagen(gesloten, VOORSPRONG))
    op = beloofd if beloofd > gesloten else add_werkdagen(gesloten, NA_LATE_SLUITING)
    return Vrijgavedagen(max(gesloten, subtract_werkdagen(op, VOORSPRONG)), op)
