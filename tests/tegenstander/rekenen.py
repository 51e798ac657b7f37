"""The arithmetic of the adversary: do published sums combine into something that rests on fewer than so many people?

Knows nothing of rondes or pages. A published number is a `Rij`: a weighted sum over what people answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

# Ranks are taken modulo a large prime, which keeps every number small. A combination over the fractions is one modulo
# the prime too: none is missed unless 2^61 − 1 happens to divide a determinant. A hit is confirmed in fractions.
PRIEM = (1 << 61) - 1

Kolom = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rij:
    """A published number: the sum, over the people in `leden` and what each answered, of weight × answer."""

    naam: str
    leden: frozenset[int]
    gewichten: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Lek:
    """A combination of published numbers that rests on too few people: factor per number, and these people."""

    mensen: frozenset[int]
    factoren: Mapping[str, Fraction]


class _Ruimte:
    """A growing space of columns modulo the prime, in echelon form."""

    def __init__(self, basis: Iterable[tuple[int, Kolom]] = ()) -> None:
        self.basis = list(basis)

    def neem_op(self, kolom: Kolom) -> bool:
        """Add a column; tells whether that made the space larger."""
        for spil, vector in self.basis:
            factor = kolom[spil]
            if factor:
                kolom = tuple([(a - factor * b) % PRIEM for a, b in zip(kolom, vector, strict=True)])
        spil = next((plaats for plaats, getal in enumerate(kolom) if getal), -1)
        if spil < 0:
            return False
        omgekeerd = pow(kolom[spil], -1, PRIEM)
        self.basis.append((spil, tuple([getal * omgekeerd % PRIEM for getal in kolom])))
        return True


@dataclass(frozen=True, slots=True)
class _Soort:
    """People whose columns are the same: a combination rests on all of them or on none."""

    mensen: frozenset[int]
    kolommen: tuple[Kolom, ...]


def vind_lek(rijen: Sequence[Rij], gaf: Mapping[int, frozenset[str]], minder_dan: int) -> Lek | None:
    """Find a non-zero combination of `rijen` that rests on fewer than `minder_dan` people, if there is any.

    gaf: person → what that person answered. Exact, as the search leaves no set of people out: where the people outside
    a set T determine every combination, nothing rests on T alone. So T must hit *every* group of people that does
    (`_kies_bepalend`): it is looked for by branching on the people of one such group, and given up as soon as more of
    them without a common person are found than T has places.
    """
    matrix = _maak_kolommen(rijen, gaf)
    soorten = _voeg_samen(gaf, matrix)
    rang = _rang(kolom for soort in soorten for kolom in soort.kolommen)
    mensen = _zoek(soorten, frozenset(), frozenset(), minder_dan - 1, rang)
    if mensen is None:
        return None
    factoren = _bevestig(rijen, gaf, mensen)
    return Lek(mensen, factoren) if factoren else None


def rust_op(
    rijen: Sequence[Rij], gaf: Mapping[int, frozenset[str]], factoren: Mapping[str, Fraction]
) -> frozenset[int]:
    """On whom a combination rests: everybody with a weight other than zero in it."""
    return frozenset(
        wie
        for wie, vragen in gaf.items()
        if any(sum(factoren.get(rij.naam, 0) * _gewicht(rij, wie, vraag) for rij in rijen) for vraag in vragen)
    )


def _gewicht(rij: Rij, wie: int, vraag: str) -> Fraction:
    return rij.gewichten.get(vraag, Fraction(0)) if wie in rij.leden else Fraction(0)


def _maak_kolommen(rijen: Sequence[Rij], gaf: Mapping[int, frozenset[str]]) -> dict[int, tuple[Kolom, ...]]:
    """Per person a column for each answer: its weight in every published number. Equal ones are kept once."""
    modulo = [
        {v: g.numerator * pow(g.denominator, -1, PRIEM) % PRIEM for v, g in rij.gewichten.items()} for rij in rijen
    ]
    kolommen = {}
    for wie, vragen in gaf.items():
        erin = [rij if wie in leden.leden else {} for leden, rij in zip(rijen, modulo, strict=True)]
        kolommen[wie] = tuple(sorted({tuple(rij.get(vraag, 0) for rij in erin) for vraag in vragen}))
    return kolommen


def _voeg_samen(gaf: Iterable[int], kolommen: Mapping[int, tuple[Kolom, ...]]) -> list[_Soort]:
    per_soort: dict[tuple[Kolom, ...], set[int]] = {}
    for wie in gaf:
        per_soort.setdefault(kolommen[wie], set()).add(wie)
    soorten = [_Soort(frozenset(mensen), wat) for wat, mensen in per_soort.items()]
    return sorted(soorten, key=lambda soort: (-len(soort.kolommen), min(soort.mensen)))


def _rang(kolommen: Iterable[Kolom]) -> int:
    ruimte = _Ruimte()
    for kolom in kolommen:
        ruimte.neem_op(kolom)
    return len(ruimte.basis)


def _zoek(
    soorten: Sequence[_Soort], binnen: frozenset[int], buiten: frozenset[int], plaatsen: int, rang: int
) -> frozenset[int] | None:
    """Find people that a combination rests on alone: those `binnen` and at most `plaatsen` more, none of `buiten`.

    `binnen` and `buiten` are places in `soorten`.
    """
    vast = _Ruimte()
    vrij: dict[int, int] = {}
    for plaats, soort in enumerate(soorten):
        if plaats in binnen:
            continue
        if plaats in buiten or len(soort.mensen) > plaatsen:
            for kolom in soort.kolommen:
                vast.neem_op(kolom)
        else:
            vrij[plaats] = len(soort.mensen)
    if len(vast.basis) == rang:
        return None
    groepen = _kies_groepen(soorten, vast, vrij, plaatsen, rang)
    if not groepen:
        return frozenset().union(*(soorten[plaats].mensen for plaats in binnen))
    if len(groepen) > plaatsen:
        return None
    for plaats in min(groepen, key=len):
        over = plaatsen - len(soorten[plaats].mensen)
        gevonden = _zoek(soorten, binnen | {plaats}, buiten, over, rang)
        if gevonden is not None:
            return gevonden
        buiten |= {plaats}
    return None


def _kies_groepen(
    soorten: Sequence[_Soort], vast: _Ruimte, vrij: Mapping[int, int], plaatsen: int, rang: int
) -> list[list[int]]:
    """Groups of people, nobody in two of them, that each determine everything together with `vast`."""
    groepen: list[list[int]] = []
    over = dict(vrij)
    while len(groepen) <= plaatsen:
        groep = _kies_bepalend(soorten, vast, over, rang)
        if groep is None:
            return groepen
        groepen.append(groep)
        for plaats in groep:
            over[plaats] -= 1
    return groepen


def _kies_bepalend(soorten: Sequence[_Soort], vast: _Ruimte, over: Mapping[int, int], rang: int) -> list[int] | None:
    """Choose one person of each of some kinds, so that nothing but zero is zero on all of them and on `vast`."""
    ruimte, groep = _Ruimte(vast.basis), []
    for plaats, aantal in over.items():
        if aantal and sum(ruimte.neem_op(kolom) for kolom in soorten[plaats].kolommen):
            groep.append(plaats)
            if len(ruimte.basis) == rang:
                return groep
    return None


def _bevestig(rijen: Sequence[Rij], gaf: Mapping[int, frozenset[str]], mensen: frozenset[int]) -> dict[str, Fraction]:
    """The factors, in fractions, of a combination that is zero on everybody but `mensen`; none if there is no such.

    Columns of everybody else are the equations; a solution that gives weight to somebody in `mensen` is the leak.
    """
    anderen = {
        tuple(_gewicht(rij, wie, vraag) for rij in rijen)
        for wie, vragen in gaf.items()
        if wie not in mensen
        for vraag in vragen
    }
    for oplossing in _kern(sorted(anderen), len(rijen)):
        factoren = {rij.naam: factor for rij, factor in zip(rijen, oplossing, strict=True) if factor}
        if rust_op(rijen, {wie: gaf[wie] for wie in mensen}, factoren):
            return factoren
    return {}


def _kern(vergelijkingen: Iterable[tuple[Fraction, ...]], breedte: int) -> list[list[Fraction]]:
    """A basis of the vectors that every equation gives zero on (Gauss–Jordan)."""
    stand: dict[int, list[Fraction]] = {}
    for vergelijking in vergelijkingen:
        rij = list(vergelijking)
        for spil, vector in stand.items():
            if rij[spil]:
                rij = [a - rij[spil] * b for a, b in zip(rij, vector, strict=True)]
        nieuw = next((plaats for plaats, getal in enumerate(rij) if getal), -1)
        if nieuw < 0:
            continue
        rij = [getal / rij[nieuw] for getal in rij]
        for spil, vector in stand.items():
            if vector[nieuw]:
                stand[spil] = [a - vector[nieuw] * b for a, b in zip(vector, rij, strict=True)]
        stand[nieuw] = rij
    return [_oplossing(stand, vrij, breedte) for vrij in range(breedte) if vrij not in stand]


def _oplossing(stand: Mapping[int, list[Fraction]], vrij: int, breedte: int) -> list[Fraction]:
    uit = [Fraction(0)] * breedte
    uit[vrij] = Fraction(1)
    for spil, vector in stand.items():
        uit[spil] = -vector[vrij]
    return uit
