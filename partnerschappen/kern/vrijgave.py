"""When an uitkomst is for whom: leader and stuurgroep a little before everybody else. Dates only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from partnerschappen.kern.werkdagen import add_werkdagen, subtract_werkdagen

VOORSPRONG = 5  # working days that leader and stuurgroep are ahead, at most
NA_LATE_SLUITING = 2  # working days that a leader has when the promised day came before the closing


@dataclass(frozen=True, slots=True)
class Vrijgavedagen:
    """From when leader and stuurgroep read the uitkomst, and on which day everybody gets it."""

    vanaf: date
    op: date


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
