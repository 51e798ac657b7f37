"""What the adversary knows in the worst case: who is in which group and who answered which statement, never what.

From that follows what each published number is a sum of. Counted again from the answers here, so that a number that is
not the sum it is taken for is found as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil
from statistics import variance

from partnerschappen.kern.uitkomst import GEHEEL, Groep, Score, Uitkomst, Verborgen, Verdeling
from partnerschappen.kern.vragenlijst import Conditie
from tests.tegenstander.rekenen import Lek, Rij, vind_lek
from tests.tegenstander.rondes import Ronde, vijf_condities

PUNTEN = "12345"
IEDEREEN = "*"  # the one 'statement' of a sum over people


@dataclass(frozen=True)
class Conditiekennis:
    """One condition of a ronde: what each *meeteller* (who scored at least half of its statements) gave."""

    ronde: Ronde
    conditie: Conditie

    @cached_property
    def punten(self) -> dict[int, dict[str, int]]:
        """Meeteller → statement → point."""
        codes = [stelling.code for stelling in self.conditie.stellingen]
        per_persoon = {
            persoon.nummer: {code: int(antwoorden[code]) for code in codes if antwoorden.get(code, "") in set(PUNTEN)}
            for persoon in self.ronde.ingestuurd
            if (antwoorden := persoon.antwoorden) is not None
        }
        return {wie: punten for wie, punten in per_persoon.items() if 2 * len(punten) >= len(codes)}

    @cached_property
    def gaf(self) -> dict[int, frozenset[str]]:
        return {wie: frozenset(punten) for wie, punten in self.punten.items()}

    def tellend(self, leden: frozenset[int]) -> dict[str, list[int]]:
        """The statements that at least k meetellers of a group scored, with their points."""
        per_stelling = {
            stelling.code: [
                punten[stelling.code] for wie, punten in self.punten.items() if wie in leden and stelling.code in punten
            ]
            for stelling in self.conditie.stellingen
        }
        return {code: punten for code, punten in per_stelling.items() if len(punten) >= self.ronde.k}

    def score(self, leden: frozenset[int]) -> Fraction | None:
        """The mean of the means of the statements that count, or None without any."""
        tellend = self.tellend(leden)
        if not tellend:
            return None
        return sum((Fraction(sum(punten), len(punten)) for punten in tellend.values()), Fraction(0)) / len(tellend)

    def rij_van_score(self, naam: str, leden: frozenset[int]) -> Rij:
        tellend = self.tellend(leden)
        gewichten = {code: Fraction(1, len(punten) * len(tellend)) for code, punten in tellend.items()}
        return Rij(naam, leden & self.punten.keys(), gewichten)

    def spreiding(self) -> float:
        """The variance of people's own means over the statements that count for the whole."""
        tellend = self.tellend(frozenset(self.punten))
        per_persoon = [[punt for code, punt in punten.items() if code in tellend] for punten in self.punten.values()]
        return float(variance(Fraction(sum(punten), len(punten)) for punten in per_persoon if punten))


def leden_van(ronde: Ronde, groep: Groep, getoond: Iterable[Groep]) -> frozenset[int]:
    """Who of a published group sent in."""
    return genodigden_van(ronde, groep, getoond) & {persoon.nummer for persoon in ronde.ingestuurd}


def genodigden_van(ronde: Ronde, groep: Groep, getoond: Iterable[Groep]) -> frozenset[int]:
    """Who of a group were invited. The rest of an indeling is everybody outside its other published groups."""
    if groep.indeling == GEHEEL:
        return frozenset(persoon.nummer for persoon in ronde.personen)
    andere = [andere for andere in getoond if andere.indeling == groep.indeling and not andere.rest]
    namen = {_naam(andere) for andere in andere} if groep.rest else {_naam(groep)}
    personen = (persoon for persoon in ronde.personen if (persoon.groep(groep.indeling) in namen) != groep.rest)
    return frozenset(persoon.nummer for persoon in personen)


def rijen_van_genodigden(ronde: Ronde, uitkomst: Uitkomst) -> list[Rij]:
    """The groups as sums over everybody who was invited, whether they sent in or not."""
    leden = {groep.code: genodigden_van(ronde, groep, uitkomst.groepen) for groep in uitkomst.groepen}
    return [Rij(code, wie, {IEDEREEN: Fraction(1)}) for code, wie in leden.items()]


def _naam(groep: Groep) -> str:
    return groep.naam if groep.indeling == "organisatie" else groep.code.partition(":")[2]


def rijen_per_conditie(ronde: Ronde, uitkomst: Uitkomst) -> Iterable[tuple[Conditiekennis, list[Rij], list[Rij]]]:
    """Per condition what is published about it: all of it, and the sums over people behind its exact scores."""
    leden = {groep.code: leden_van(ronde, groep, uitkomst.groepen) for groep in uitkomst.groepen}
    for conditie in vijf_condities().condities:
        kennis = Conditiekennis(ronde, conditie)
        scores = {code: uitkomst.scores.get((code, conditie.code)) for code in leden}
        alle = [kennis.rij_van_score(code, leden[code]) for code, cel in scores.items() if isinstance(cel, Score)]
        alle += [
            Rij(stelling.code, frozenset(kennis.punten), {stelling.code: Fraction(1)})
            for stelling in conditie.stellingen
            if isinstance(uitkomst.verdelingen[stelling.code], Verdeling)
        ]
        precies = [
            Rij(code, leden[code] & kennis.punten.keys(), {IEDEREEN: Fraction(1)})
            for code, cel in scores.items()
            if isinstance(cel, Score) and not cel.grof
        ]
        yield kennis, alle, precies


def vind_lekken(ronde: Ronde, uitkomst: Uitkomst) -> list[tuple[str, str, Lek]]:
    """Every condition in which something rests on too few people: its code, the promise that breaks, and the leak.

    P(k) over everything, coarse scores taken as if they were exact; P(2k) over the groups whose scores are exact, as
    soon as there is one beside the whole.
    """
    lekken = []
    for kennis, alle, precies in rijen_per_conditie(ronde, uitkomst):
        code, mensen = kennis.conditie.code, dict.fromkeys(kennis.punten, frozenset({IEDEREEN}))
        if lek := vind_lek(alle, kennis.gaf, ronde.k):
            lekken.append((code, "P(k)", lek))
        if any(rij.naam != GEHEEL for rij in precies) and (lek := vind_lek(precies, mensen, 2 * ronde.k)):
            lekken.append((code, "P(2k)", lek))
    return lekken


def vind_misrekeningen(ronde: Ronde, uitkomst: Uitkomst) -> list[str]:
    """Published cells that are not what the adversary takes them for."""
    fout = [] if (uitkomst.n, uitkomst.genodigd) == (len(ronde.ingestuurd), len(ronde.personen)) else ["n"]
    fout += [
        f"n van {groep.code}" for groep in uitkomst.groepen if groep.n != len(leden_van(ronde, groep, uitkomst.groepen))
    ]
    for conditie in vijf_condities().condities:
        kennis = Conditiekennis(ronde, conditie)
        fout += _controleer_scores(kennis, uitkomst)
        fout += _controleer_verdelingen(kennis, uitkomst)
    return [*fout, *_controleer_keuzes(ronde, uitkomst)]


def _controleer_scores(kennis: Conditiekennis, uitkomst: Uitkomst) -> Iterable[str]:
    for groep in uitkomst.groepen:
        cel = uitkomst.scores[groep.code, kennis.conditie.code]
        if isinstance(cel, Verborgen):
            continue
        score = kennis.score(leden_van(kennis.ronde, groep, uitkomst.groepen))
        if score is None or not _past(cel, score, groep.n, uitkomst):
            yield f"score van {groep.code} voor {kennis.conditie.code}: {cel}, nagerekend {score}"


def _past(cel: Score, score: Fraction, n: int, uitkomst: Uitkomst) -> bool:
    """Whether a printed score is this one rounded: to tenths, to halves, or kept away from the ends of the scale."""
    tienden, speling = score * 10, Fraction(5, 2) if cel.grof else Fraction(1, 2)
    if cel.grof:
        tienden = min(max(tienden, Fraction(15)), Fraction(45))
    elif len(uitkomst.groepen) == 1 and n < 2 * uitkomst.k:
        laagst = ceil(10 + Fraction(30, n))
        tienden = min(max(tienden, Fraction(laagst)), Fraction(60 - laagst))
    return abs(cel.tienden - tienden) <= speling


def _controleer_verdelingen(kennis: Conditiekennis, uitkomst: Uitkomst) -> Iterable[str]:
    for stelling in kennis.conditie.stellingen:
        cel = uitkomst.verdelingen[stelling.code]
        gegeven = [punten[stelling.code] for punten in kennis.punten.values() if stelling.code in punten]
        buiten = sum(antwoorden.get(stelling.code) == "n" for antwoorden in kennis.ronde.inzendingen)
        geteld = Verdeling(tuple(gegeven.count(int(punt)) for punt in PUNTEN), len(gegeven), buiten)
        if isinstance(cel, Verdeling) and cel != geteld:
            yield f"verdeling van {stelling.code}"
    spreiding = uitkomst.spreiding[kennis.conditie.code]
    if isinstance(spreiding, float) and abs(spreiding - kennis.spreiding()) > 0.0001:
        yield f"spreiding van {kennis.conditie.code}"


def _controleer_keuzes(ronde: Ronde, uitkomst: Uitkomst) -> Iterable[str]:
    """Balans and choices: counts over everybody who answered, and never over fewer than k of them."""
    vragen = vijf_condities()
    mogelijk = {balans.code: list(PUNTEN) for balans in vragen.balans}
    for keuze in (vragen.fase, vragen.te_snel, vragen.kies):
        mogelijk[keuze.code] = [optie.code for optie in keuze.opties]
    for code, opties in mogelijk.items():
        gegeven = [set(antwoorden.get(code, "").split(",")) for antwoorden in ronde.inzendingen]
        gekozen = [antwoord & set(opties) for antwoord in gegeven if antwoord & set(opties)]
        geteld = tuple(sum(optie in antwoord for antwoord in gekozen) for optie in opties)
        cel = uitkomst.verdelingen[code]
        klopt = isinstance(cel, Verborgen) or (cel.aantallen, cel.beantwoord) == (geteld, len(gekozen))
        if not klopt or (isinstance(cel, Verdeling) and len(gekozen) < ronde.k):
            yield f"verdeling van {code}"


def verklaar(lek: Lek) -> str:
    """A leak as a sum that anybody can check."""
    som = " ".join(f"{float(factor):+.3g}·[{naam}]" for naam, factor in lek.factoren.items())
    return f"{som} rust op {sorted(lek.mensen)}"
