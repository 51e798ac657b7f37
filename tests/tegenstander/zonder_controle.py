"""An uitkomst as a product without the audit would publish it: every group of at least so many people.

With this the adversary itself is tested: it must find here what a reader of the report could work out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from math import floor

from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import Groep, Reden, Score, Uitkomst, Verborgen
from tests.tegenstander.kennis import Conditiekennis, leden_van
from tests.tegenstander.rondes import Ronde, vijf_condities

Regel = Callable[[Ronde, list[Groep]], Iterable[Groep]]


def publiceer(ronde: Ronde, indelingen: tuple[str, ...], regel: Regel, *, grof: bool = False) -> Uitkomst:
    """Publish the whole as closing does, and beside it the groups of these indelingen that `regel` lets through."""
    geheel = tel_ronde(vijf_condities(), ronde.inzendingen, genodigd=len(ronde.personen), k=ronde.k)
    groepen = [*geheel.groepen]
    for indeling in indelingen:
        getoond = list(regel(ronde, _kandidaten(ronde, indeling)))
        groepen += getoond
        rest = Groep(indeling, f"{indeling}:rest", 0, 0, rest=True)
        over = len(leden_van(ronde, rest, getoond))
        if getoond and over:
            groepen.append(replace(rest, n=over, genodigd=over))
    scores = dict(geheel.scores)
    for conditie in vijf_condities().condities:
        kennis = Conditiekennis(ronde, conditie)
        for groep in groepen[1:]:
            scores[groep.code, conditie.code] = _cel(kennis.score(leden_van(ronde, groep, groepen)), grof=grof)
    return replace(geheel, groepen=tuple(groepen), scores=scores, indelingen=indelingen)


def genoeg(ronde: Ronde, kandidaten: list[Groep]) -> Iterable[Groep]:
    """The rule that most products have: n ≥ k."""
    return (groep for groep in kandidaten if groep.n >= ronde.k)


def genoeg_en_rest_genoeg(ronde: Ronde, kandidaten: list[Groep]) -> Iterable[Groep]:
    """The same, and nothing of an indeling whose rest would be smaller than k."""
    getoond = list(genoeg(ronde, kandidaten))
    over = len(ronde.ingestuurd) - sum(groep.n for groep in getoond)
    return getoond if over == 0 or over >= ronde.k else ()


def _kandidaten(ronde: Ronde, indeling: str) -> list[Groep]:
    kandidaten = []
    for nummer, naam in enumerate(ronde.groepen(indeling), start=1):
        per_organisatie = indeling == "organisatie"
        code = f"{indeling}:{nummer if per_organisatie else naam}"
        groep = Groep(indeling, code, 0, 0, naam if per_organisatie else "")
        n = len(leden_van(ronde, groep, []))
        kandidaten.append(replace(groep, n=n, genodigd=n))
    return sorted(kandidaten, key=lambda groep: -groep.n)


def _cel(score: Fraction | None, *, grof: bool) -> Score | Verborgen:
    if score is None:
        return Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
    if grof:
        return Score(min(max(5 * floor(score * 2 + Fraction(1, 2)), 15), 45), grof=True)
    return Score(floor(score * 10 + Fraction(1, 2)))
