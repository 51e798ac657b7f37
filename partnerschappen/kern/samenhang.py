"""The fast test of P(k) for groups that form two nested breakdowns: people as edges, combinations as cuts.

Lay every group out in one of two breakdowns in which groups are nested or apart. A person is an edge between their
smallest group in the one and in the other; whoever is in no group of a breakdown ends at one shared point. With the
signs of one breakdown turned, the sums of the groups are the rows of the incidence matrix of this graph, so that
a combination rests on few people exactly when a cut has few edges.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import product

BUITEN = (0, 0)  # the point where people end who are in no group of a breakdown

Punt = tuple[int, int]
Graaf = dict[Punt, dict[Punt, int]]


class GeenTweeIndelingen(ValueError):
    """These groups can't be laid out as two nested breakdowns; the general test still applies."""


class Indelingen:
    """Groups added one by one, as bit masks of people.

    Adding a group splits one point of the graph in two. Cuts that leave the two halves together were cuts before;
    those that part them hold at least the maximum flow between the halves. So the least cut after adding is the
    smaller of the least cut before and that flow: one flow per group, of at most `grens` augmentations through
    (groups in one breakdown) × (groups in the other) edges.
    """

    def __init__(self) -> None:
        self._groepen: list[int] = []
        self._gekruist: list[set[int]] = []

    def steun_van(self, mensen: int, grens: int | None = None) -> int | None:
        """The fewest people under any combination that this group would make possible, None when it adds none.

        Counting stops at `grens`. Raises GeenTweeIndelingen.
        """
        kanten = self._verdeel(mensen)
        kant = kanten[-1]
        eerder = [
            [groep for groep, plek in zip(self._groepen, kanten, strict=False) if plek == zijde] for zijde in (0, 1)
        ]
        binnen, rest = _splits(eerder[kant], mensen)
        if not binnen:
            return None
        eerder[kant].append(mensen)
        graaf = _maak_graaf([_cellen(groepen) for groepen in eerder])
        van, naar = (kant + 1, binnen), (kant + 1, rest) if rest else BUITEN
        return _stroom(graaf, van, naar, grens) or None

    def voeg_toe(self, mensen: int) -> None:
        """Add the group; `steun_van` says whether it fits."""
        nummer = len(self._groepen)
        kruist = self._kruisingen(mensen)
        for ander in kruist:
            self._gekruist[ander].add(nummer)
        self._groepen.append(mensen)
        self._gekruist.append(kruist)

    def _kruisingen(self, mensen: int) -> set[int]:
        return {i for i, groep in enumerate(self._groepen) if _kruisen(groep, mensen)}

    def _verdeel(self, mensen: int) -> list[int]:
        """Per group, the new one last, in which of two breakdowns it goes: groups that cross go apart."""
        nieuw, kruist = len(self._groepen), self._kruisingen(mensen)
        buren = [wie | {nieuw} if i in kruist else wie for i, wie in enumerate(self._gekruist)] + [kruist]
        kanten: dict[int, int] = {}
        for begin in range(nieuw, -1, -1):
            if begin not in kanten:
                _kleur(begin, buren, kanten)
        return [kanten[i] for i in range(nieuw + 1)]


def is_veilig_gedeeld(groepen: Sequence[frozenset[Hashable]], k: int) -> bool:
    """P(k) for groups in two nested breakdowns; the same answer as the general test, for thousands of people.

    Raises GeenTweeIndelingen, and ValueError when k is under 1.
    """
    if k < 1:
        raise ValueError(f"k is {k}; minder dan 1 heeft geen betekenis")
    return all(steun is None or steun >= k for steun in _steunen(groepen, k))


def kleinste_steun(groepen: Sequence[frozenset[Hashable]]) -> int | None:
    """The fewest people that any combination rests on, other than zero; None when there is no such combination.

    Raises GeenTweeIndelingen.
    """
    return min((steun for steun in _steunen(groepen, None) if steun is not None), default=None)


def maak_maskers(groepen: Iterable[Iterable[Hashable]]) -> list[int]:
    """Each group as a bit mask, one bit per person."""
    plaatsen: dict[Hashable, int] = {}
    maskers = []
    for leden in groepen:
        masker = 0
        for lid in leden:
            masker |= 1 << plaatsen.setdefault(lid, len(plaatsen))
        maskers.append(masker)
    return maskers


def _steunen(groepen: Sequence[frozenset[Hashable]], grens: int | None) -> Iterator[int | None]:
    indelingen = Indelingen()
    for mensen in maak_maskers(groepen):
        yield indelingen.steun_van(mensen, grens)
        indelingen.voeg_toe(mensen)


def _kleur(begin: int, buren: Sequence[set[int]], kanten: dict[int, int]) -> None:
    """Give everything that hangs together with `begin` one of two sides, neighbours never the same."""
    rij = [begin]
    kanten[begin] = 0
    while rij:
        hier = rij.pop()
        rij += buren[hier] - kanten.keys()
        for buur in buren[hier]:
            if kanten.setdefault(buur, 1 - kanten[hier]) == kanten[hier]:
                raise GeenTweeIndelingen("de groepen kruisen elkaar in meer dan twee indelingen")


def _kruisen(een: int, ander: int) -> bool:
    """Whether two groups overlap without one being within the other."""
    samen = een & ander
    return samen not in (0, een, ander)


def _splits(groepen: list[int], mensen: int) -> tuple[int, int]:
    """The point that a new group splits: its people within the group, and the others.

    Others are 0 where it splits the outside; both are 0 where it splits nothing.
    """
    ouder = min((groep for groep in groepen if groep & mensen == mensen), key=int.bit_count, default=0)
    omhulsel = ouder or mensen
    kinderen = 0
    for groep in groepen:
        if groep != ouder and groep & omhulsel == groep:
            kinderen |= groep
    rest = ouder & ~kinderen & ~mensen
    return (mensen & ~kinderen, rest) if rest or not ouder else (0, 0)


def _cellen(groepen: list[int]) -> list[int]:
    """The people of each group who are in no smaller one."""
    cellen, gehad = [], 0
    for groep in sorted(groepen, key=int.bit_count):
        cellen.append(groep & ~gehad)
        gehad |= groep
    return [cel for cel in cellen if cel]


def _maak_graaf(kanten: Sequence[list[int]]) -> Graaf:
    """An edge for every cell of the one side with every cell of the other, its capacity the people in both."""
    graaf: Graaf = defaultdict(lambda: defaultdict(int))
    linksom, rechtsom = ([*(((zijde, cel), cel) for cel in cellen)] for zijde, cellen in enumerate(kanten, start=1))
    links_alle, rechts_alle = (sum(cellen) for cellen in kanten)  # cells are apart: their sum is their union
    linksom.append((BUITEN, rechts_alle & ~links_alle))
    rechtsom.append((BUITEN, links_alle & ~rechts_alle))
    for (links, hier), (rechts, daar) in product(linksom, rechtsom):
        aantal = (hier & daar).bit_count()
        if aantal:
            graaf[links][rechts] += aantal
            graaf[rechts][links] += aantal
    return graaf


def _stroom(graaf: Graaf, van: Punt, naar: Punt, grens: int | None) -> int:
    """The maximum flow (Edmonds and Karp), counted up to `grens`."""
    stroom = 0
    while grens is None or stroom < grens:
        pad = _zoek_pad(graaf, van, naar)
        if not pad:
            break
        ruimte = min(graaf[a][b] for a, b in pad)
        for a, b in pad:
            graaf[a][b] -= ruimte
            graaf[b][a] += ruimte
        stroom += ruimte
    return stroom


def _zoek_pad(graaf: Graaf, van: Punt, naar: Punt) -> list[tuple[Punt, Punt]]:
    """The edges of a shortest path with room; empty when there is none."""
    vanwaar: dict[Punt, Punt] = {van: van}
    rij = deque([van])
    while rij and naar not in vanwaar:
        hier = rij.popleft()
        for buur, ruimte in graaf[hier].items():
            if ruimte and buur not in vanwaar:
                vanwaar[buur] = hier
                rij.append(buur)
    if naar not in vanwaar:
        return []
    pad, punt = [], naar
    while punt != van:
        pad.append((vanwaar[punt], punt))
        punt = vanwaar[punt]
    return pad
