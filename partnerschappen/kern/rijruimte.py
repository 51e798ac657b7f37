"""Whether sums, combined in any way, can come to rest on a few people: an exact search over a matrix's row space.

Whole numbers only. Which sums are published is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd

MEESTE_WERK = 8_000_000  # entries of rows recomputed; a few seconds

Rij = list[int]


class TeVeelWerk(RuntimeError):
    """The family is too large or too entangled to be searched exactly; there is no answer, and no guess."""


class Zoektocht:
    """A search for a nonzero combination of `rijen` that rests on fewer than `grens` people.

    rijen: the sums, one whole number per column. steun: per column a bit mask of the people who are in it; a column
    that isn't zero in a combination puts all of them under it. werk: how many entries may be recomputed.

    A combination is followed from one pivot column of the rows in echelon form to the next: at least one of these
    is not zero, and with it its people count. Columns whose people no longer fit must be zero, which shrinks the
    space; columns that are multiples of each other stand or fall together. The cost is at most the number of ways
    to pick grens − 1 pivots out of the rank, and mostly far less, since whoever is in a large column is out at once.
    """

    def __init__(self, rijen: Sequence[Sequence[int]], steun: Sequence[int], grens: int, werk: int = MEESTE_WERK):
        self.steun = steun
        self.grens = grens
        self.werk = werk
        self.rijen = [list(rij) for rij in rijen]

    def slaagt(self) -> bool:
        """Whether there is such a combination. Raises TeVeelWerk when that can't be settled within the work."""
        kolommen = list(range(len(self.steun)))
        basis, _ = self._herleid(self.rijen, kolommen)
        return self._zoek(basis, 0)

    def _zoek(self, rijen: list[Rij], gekozen: int) -> bool:
        """Whether a combination of these independent rows adds few enough people to `gekozen`."""
        ruimte = self.grens - 1 - gekozen.bit_count()
        nul = [j for j, wie in enumerate(self.steun) if (wie & ~gekozen).bit_count() > ruimte]
        while True:
            rijen = self._maak_nul(rijen, nul)
            if not rijen:
                return False
            vrij = [j for j, wie in enumerate(self.steun) if 0 < (wie & ~gekozen).bit_count() <= ruimte]
            # The heaviest columns first: choosing one leaves the least room.
            vrij.sort(key=lambda j: -(self.steun[j] & ~gekozen).bit_count())
            rijen, pivots = self._herleid(rijen, vrij)
            if len(pivots) < len(rijen):
                return True
            samen = self._bundel(rijen, vrij)
            nul = [j for j in vrij if (samen.get(j, 0) & ~gekozen).bit_count() > ruimte]
            if not nul:
                break
        return any(self._zoek(rijen[i:], gekozen | samen[pivot]) for i, pivot in enumerate(pivots))

    def _maak_nul(self, rijen: list[Rij], kolommen: list[int]) -> list[Rij]:
        """A basis of the combinations that are zero in these columns."""
        herleid, pivots = self._herleid(rijen, kolommen)
        return herleid[len(pivots) :]

    def _bundel(self, rijen: list[Rij], kolommen: list[int]) -> dict[int, int]:
        """Per column that is not all zero: the people of all columns that are a multiple of it."""
        sleutels = {j: _richting([rij[j] for rij in rijen]) for j in kolommen}
        per_richting: dict[tuple[int, ...], int] = {}
        for j, sleutel in sleutels.items():
            if sleutel:
                per_richting[sleutel] = per_richting.get(sleutel, 0) | self.steun[j]
        return {j: per_richting[sleutel] for j, sleutel in sleutels.items() if sleutel}

    def _herleid(self, rijen: list[Rij], kolommen: list[int]) -> tuple[list[Rij], list[int]]:
        """Reduce fully over these columns, in their order: the rows with a pivot, then the rest; and the pivots.

        Dependent rows, which become zero everywhere, are dropped.
        """
        over, klaar, pivots = list(rijen), list[Rij](), list[int]()
        for j in kolommen:
            gevonden = next((i for i, rij in enumerate(over) if rij[j]), None)
            if gevonden is None:
                continue
            pivot = over.pop(gevonden)
            self._werk(sum(1 for rij in (*over, *klaar) if rij[j]) * len(pivot))
            over = [_trek_af(rij, pivot, j) for rij in over]
            klaar = [_trek_af(rij, pivot, j) for rij in klaar]
            klaar.append(pivot)
            pivots.append(j)
        return klaar + [rij for rij in over if any(rij)], pivots

    def _werk(self, hoeveel: int) -> None:
        self.werk -= hoeveel
        if self.werk < 0:
            raise TeVeelWerk("te veel groepen door elkaar om precies na te gaan")


def _trek_af(rij: Rij, pivot: Rij, kolom: int) -> Rij:
    """Make `rij` zero in this column with `pivot`, and as small as whole numbers allow."""
    factor = rij[kolom]
    if not factor:
        return rij
    deler = pivot[kolom]
    nieuw = [deler * a - factor * b for a, b in zip(rij, pivot, strict=True)]
    grootste = gcd(*nieuw)
    return [a // grootste for a in nieuw] if grootste > 1 else nieuw


def _richting(waarden: Rij) -> tuple[int, ...]:
    """The same for all multiples of a column; empty for zero."""
    grootste = gcd(*waarden)
    if not grootste:
        return ()
    eerste = next(waarde for waarde in waarden if waarde)
    deler = grootste if eerste > 0 else -grootste
    return tuple(waarde // deler for waarde in waarden)
