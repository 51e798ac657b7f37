"""Which groups of a ronde are shown: the candidates in their fixed order, and the choice by who sent in.

Rules 2 and 5 of the confidentiality around the audit in `geheimhouding`. Nothing here sees an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from partnerschappen.kern.geheimhouding import Keuring, TeVeelWerk
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.uitkomst import Reden

KLEINSTE_KRUISING = 3

Leden = frozenset[int]


@dataclass(frozen=True, slots=True)
class Lid:
    """One invited person, in the groups that were frozen at inviting."""

    laag: str
    soort_partner: str
    organisatie: str
    bij_opening: bool = True


@dataclass(frozen=True, slots=True)
class Kandidaat:
    """A group that could be shown apart. leden: places in the list of invited people.

    naam: of an organisatie, else empty. later: those of them who were invited after the ronde had opened.
    """

    indeling: Indeling
    code: str
    naam: str
    leden: frozenset[int]
    later: frozenset[int] = frozenset()

    @property
    def bij_opening(self) -> int:
        """How many of them were invited when the ronde opened."""
        return len(self.leden - self.later)


@dataclass(frozen=True, slots=True)
class Keuze:
    """The candidates that are shown, in their order, and the others with why not."""

    groepen: tuple[Kandidaat, ...]
    verborgen: tuple[tuple[Kandidaat, Reden], ...]


def maak_kandidaten(genodigden: Sequence[Lid], indelingen: Iterable[str]) -> tuple[Kandidaat, ...]:
    """Give the groups of these breakdowns in the fixed order.

    Laag, soort partner, organisatie; within each by number invited at opening, ties by name (an organisatie's in
    alphabetical order). A breakdown with everybody in one group tells nothing apart and gives no candidate.
    Raises ValueError for an unknown breakdown.
    """
    gekozen = {Indeling(code) for code in indelingen}
    per_indeling = (_maak_indeling(genodigden, indeling) for indeling in Indeling if indeling in gekozen)
    return tuple(kandidaat for kandidaten in per_indeling if len(kandidaten) > 1 for kandidaat in kandidaten)


def kies_kandidaten(kandidaten: Sequence[Kandidaat], aanwezig: frozenset[int], k: int) -> Keuze:
    """Choose greedily, in the given order, by who of the invited sent in.

    The whole is always published. A candidate is shown when at least k of it were invited at opening, some but not
    all who sent in are in it, P(k) holds with all that was chosen before, and every crossing with a chosen group of
    another breakdown that doesn't contain it is empty or holds at least 3 people. Where people were added later, P(k)
    must hold for those invited at opening as well: else a small group, filled up, could be what is left.
    With k = 1, an open ronde, every group in which anybody sent in is shown. One or two maximum flows per candidate.
    """
    deelname = [kandidaat.leden & aanwezig for kandidaat in kandidaten]
    past = _zonder_grens if k == 1 else _maak_poort(kandidaten, aanwezig, deelname, k).laat_toe
    groepen, verborgen = [], []
    for nummer, kandidaat in enumerate(kandidaten):
        if kandidaat.bij_opening < k and k > 1:
            verborgen.append((kandidaat, Reden.KLEIN_BIJ_OPENING))
        elif deelname[nummer] and past(nummer):
            groepen.append(kandidaat)
        else:
            verborgen.append((kandidaat, Reden.NIET_APART))
    return Keuze(tuple(groepen), tuple(verborgen))


class Poort:
    """Lets candidates through one by one, given who takes part: `leden` is the whole, then the people of each.

    P(k) must hold for each of `tellingen`, the same groups counted over other people.
    """

    def __init__(
        self, kandidaten: Sequence[Kandidaat], k: int, leden: Sequence[Leden], *tellingen: Sequence[Leden]
    ) -> None:
        self.kandidaten = kandidaten
        self.geheel, *self.maskers = [maak_masker(groep) for groep in leden]
        self.gekozen: list[int] = []
        self._keuringen = [Keuring([maak_masker(groep) for groep in groepen], k) for groepen in (leden, *tellingen)]
        self._open = self._neem_op(0)

    def laat_toe(self, nummer: int) -> bool:
        """Whether this candidate may be shown beside those let through before; if so, it is one of them."""
        if not self._open or self.maskers[nummer] == self.geheel or not self._kruist_ruim(nummer):
            return False
        toegelaten = self._neem_op(nummer + 1)
        if toegelaten:
            self.gekozen.append(nummer)
        return toegelaten

    def _neem_op(self, plaats: int) -> bool:
        """In all countings or in none; what can't be settled is not shown."""
        try:
            past = all(keuring.past(plaats) for keuring in self._keuringen)
        except TeVeelWerk:
            return False
        for keuring in self._keuringen if past else ():
            keuring.neem(plaats)
        return past

    def _kruist_ruim(self, nummer: int) -> bool:
        anderen = [
            self.maskers[ander]
            for ander in self.gekozen
            if self.kandidaten[ander].indeling is not self.kandidaten[nummer].indeling
        ]
        return kruist_ruim(self.maskers[nummer], anderen)


def kruist_ruim(mensen: int, anderen: Iterable[int]) -> bool:
    """Rule 5: one dissenter in a crossing of one would show in both margins; bit masks of people."""
    samen = (mensen & ander for ander in anderen)
    return all(kruising in (0, mensen) or kruising.bit_count() >= KLEINSTE_KRUISING for kruising in samen)


def kies_exact(geheel: frozenset[int], groepen: Sequence[frozenset[int]], k: int) -> set[int]:
    """The places of the groups whose score may be printed to a decimal: together with the whole they pass P(2k).

    Greedy in the given order. In an open ronde (k = 1) all of them; none when the whole itself is under 2k.
    """
    if k == 1:
        return set(range(len(groepen)))
    keuring = Keuring([maak_masker(geheel), *map(maak_masker, groepen)], 2 * k)
    exact: set[int] = set()
    try:
        if keuring.neem_op(0):
            exact.update(nummer for nummer, groep in enumerate(groepen) if groep and keuring.neem_op(nummer + 1))
    except TeVeelWerk:
        exact.clear()
    return exact


def _maak_poort(kandidaten: Sequence[Kandidaat], aanwezig: Leden, deelname: Sequence[Leden], k: int) -> Poort:
    later = frozenset(lid for kandidaat in kandidaten for lid in kandidaat.later)
    if not later:
        return Poort(kandidaten, k, [aanwezig, *deelname])
    opening = [kandidaat.leden - later for kandidaat in kandidaten]
    geheel = frozenset(lid for leden in opening for lid in leden)
    return Poort(kandidaten, k, [aanwezig, *deelname], [geheel, *opening])


def _zonder_grens(nummer: int) -> bool:
    return True


def maak_masker(leden: Iterable[int]) -> int:
    """A bit for every place."""
    return sum(1 << lid for lid in leden)


def _maak_indeling(genodigden: Sequence[Lid], indeling: Indeling) -> list[Kandidaat]:
    """The groups of one breakdown, largest at opening first; organisaties are numbered by name."""
    lees = _LEES[indeling]
    per_groep: dict[str, list[int]] = {}
    for plaats, lid in enumerate(genodigden):
        per_groep.setdefault(lees(lid), []).append(plaats)
    kandidaten = []
    for nummer, naam in enumerate(sorted(per_groep), start=1):
        leden = per_groep[naam]
        organisatie = indeling is Indeling.ORGANISATIE
        kandidaten.append(
            Kandidaat(
                indeling=indeling,
                code=f"{indeling}:{nummer if organisatie else naam}",
                naam=naam if organisatie else "",
                leden=frozenset(leden),
                later=frozenset(plaats for plaats in leden if not genodigden[plaats].bij_opening),
            )
        )
    return sorted(kandidaten, key=lambda kandidaat: -kandidaat.bij_opening)


_LEES: dict[Indeling, Callable[[Lid], str]] = {
    Indeling.LAAG: lambda lid: lid.laag,
    Indeling.SOORT_PARTNER: lambda lid: lid.soort_partner,
    Indeling.ORGANISATIE: lambda lid: lid.organisatie,
}
