"""From answers in memory to the cells that are published: the only place that ever adds answers up.

Which cells are shown is decided here too, by who answered and never by what; what the cells mean is `beeld`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from math import ceil, floor
from statistics import variance
from typing import TypeVar

from partnerschappen.kern.groepskeuze import Kandidaat, kies_kandidaten
from partnerschappen.kern.groepstelling import Groepen, Groepsscores, tel_groepen
from partnerschappen.kern.uitkomst import (
    GEHEEL,
    Certificaat,
    Groep,
    Reden,
    Score,
    Uitkomst,
    Verborgen,
    VerborgenGroep,
    Verdeling,
    vanaf_dubbel,
)
from partnerschappen.kern.vragenlijst import NIET_TE_BEOORDELEN, PUNTEN, Conditie, Keuze, Opmerking, Vragenlijst

OPEN, KLEINSTE_K = 1, 3
_SCHUD = random.SystemRandom().shuffle

Antwoorden = Mapping[str, str]
Verdelingen = dict[str, Verdeling | Verborgen]
T = TypeVar("T")


class TeWeinigInzendingen(ValueError):
    """Fewer than k people sent in: nothing about the round is published."""


@dataclass(frozen=True, slots=True)
class _Conditietelling:
    """What is known of one condition before deciding what of it is shown; `steun` is 0 without a score.

    meetellers: invited person → statement → point.
    """

    meetellers: Mapping[int, Mapping[str, int]]
    verdelingen: Verdelingen
    score: Fraction | None
    spreiding: float | None
    steun: int


def tel_ronde(
    vragenlijst: Vragenlijst,
    inzendingen: Sequence[Antwoorden],
    *,
    genodigd: int,
    k: int,
    wie: Sequence[int] | None = None,
    kandidaten: Sequence[Kandidaat] = (),
    indelingen: Iterable[str] = (),
    schud: Callable[[list[str]], None] = _SCHUD,
) -> Uitkomst:
    """Count the answers that were sent in (question code → canonical value) and publish the whole and its groups.

    wie: per inzending the place of its person among the invited, as in the candidates; 0, 1, 2… when left out.
    kandidaten: the groups that could be shown apart, in the order in which they may be; indelingen: their breakdowns.
    Which groups are shown is chosen once over everybody who sent in, and of these again per condition over its
    meetellers (`groepstelling`); an open round, with k = 1, shows all.

    Per condition the *meetellers* are the people who scored at least half of its statements. The counts 1–5
    of a statement and the score of its condition are both taken over them: so score and distributions agree
    to the digit, and no subtraction of one from the other isolates somebody who scored a single statement.
    'Kan ik niet beoordelen' is counted over everybody.

    A statement counts when at least k meetellers scored it; a score is the mean of the means of the statements
    that count, rounded half up to tenths. Below 2k only scores are published, kept within [1 + 3/n, 5 − 3/n] so that
    an extreme one does not tell what each person said. Nothing here depends on the value of an answer.

    kleinste_steun in the certificate is the smallest number of people that a published sum rests on: everybody for
    the number sent in and the opt-outs; for a score (and its spread) the meetellers with at least one statement that
    counts; for a distribution those who answered it. A count of one option, even 0, rests on all who answered.
    With groups it is also the fewest that any combination of their scores and these distributions rests on.

    The cost is that of reading every answer once, and per condition and statement a maximum flow per group: 2 000
    people in 60 organisaties take 2 s, 60 in 12 a tenth.
    Raises TeWeinigInzendingen when fewer than k were sent in, ValueError when k is 2 or under 1.
    """
    n = len(inzendingen)
    if k != OPEN and k < KLEINSTE_K:
        raise ValueError(f"k is {k}; minder dan {KLEINSTE_K} belooft niets")
    if n < k:
        raise TeWeinigInzendingen(f"{n} van minstens {k}")
    dubbel = n >= vanaf_dubbel(k)
    plaatsen = range(n) if wie is None else wie
    aanwezig = frozenset(plaatsen)
    keuze = kies_kandidaten(kandidaten, aanwezig, k)
    gekozen = Groepen.maak(keuze.groepen, aanwezig)
    tellingen = {
        c.code: _tel_conditie(c, dict(zip(plaatsen, inzendingen, strict=True)), k) for c in vragenlijst.condities
    }
    per_groep = {
        code: tel_groepen(gekozen, telling.meetellers, _getoond(telling.verdelingen), k)
        for code, telling in tellingen.items()
    }
    verdelingen = _tel_vragen(vragenlijst, tellingen, inzendingen, k)
    if not dubbel:
        verdelingen = dict.fromkeys(verdelingen, Verborgen(Reden.PAS_VANAF_DUBBEL))
    groepen = (Groep(GEHEEL, GEHEEL, n=n, genodigd=genodigd), *gekozen.publiceer(aanwezig, genodigd))
    return Uitkomst(
        k=k,
        n=n,
        genodigd=genodigd,
        groepen=groepen,
        scores=_publiceer_scores(tellingen, per_groep, n, dubbel),
        verdelingen=verdelingen,
        spreiding={code: _publiceer(telling.spreiding, dubbel) for code, telling in tellingen.items()},
        opmerkingen={
            vraag.code: _publiceer(_verzamel(vraag, inzendingen, schud), dubbel) for vraag in _opmerkingen(vragenlijst)
        },
        certificaat=Certificaat(
            k=k,
            groepen=groepen,
            kleinste_steun=_kleinste_steun(n, tellingen.values(), verdelingen.values(), per_groep.values()),
        ),
        indelingen=tuple(indelingen),
        verborgen=tuple(VerborgenGroep(str(g.indeling), g.code, g.naam, reden) for g, reden in keuze.verborgen),
    )


def _tel_conditie(conditie: Conditie, inzendingen: Mapping[int, Antwoorden], k: int) -> _Conditietelling:
    """Count the statements of one condition over its meetellers."""
    meetellers = _meetellers(conditie, inzendingen)
    verdelingen: Verdelingen = {}
    for stelling in conditie.stellingen:
        gegeven = [scores[stelling.code] for scores in meetellers.values() if stelling.code in scores]
        buiten = sum(antwoorden.get(stelling.code) == NIET_TE_BEOORDELEN for antwoorden in inzendingen.values())
        verdelingen[stelling.code] = _verdeel_punten(gegeven, buiten, k)
    tellend = [(code, cel) for code, cel in verdelingen.items() if isinstance(cel, Verdeling)]
    if not tellend:
        return _Conditietelling(meetellers, verdelingen, score=None, spreiding=None, steun=0)
    gemiddelden = _persoonlijke_gemiddelden(meetellers.values(), _getoond(verdelingen))
    return _Conditietelling(
        meetellers,
        verdelingen,
        score=_gemiddelde([_gemiddeld_punt(cel) for _, cel in tellend]),
        spreiding=float(round(variance(gemiddelden), 4)) if len(gemiddelden) > 1 else None,
        steun=len(gemiddelden),
    )


def _getoond(verdelingen: Verdelingen) -> set[str]:
    return {code for code, cel in verdelingen.items() if isinstance(cel, Verdeling)}


def _meetellers(conditie: Conditie, inzendingen: Mapping[int, Antwoorden]) -> dict[int, dict[str, int]]:
    """Per person who scored at least half of the statements: statement code → point."""
    personen = {plaats: _scores(conditie, antwoorden) for plaats, antwoorden in inzendingen.items()}
    return {plaats: scores for plaats, scores in personen.items() if 2 * len(scores) >= len(conditie.stellingen)}


def _scores(conditie: Conditie, antwoorden: Antwoorden) -> dict[str, int]:
    gegeven = {stelling.code: antwoorden.get(stelling.code, "") for stelling in conditie.stellingen}
    return {code: int(waarde) for code, waarde in gegeven.items() if waarde in PUNTEN}


def _persoonlijke_gemiddelden(meetellers: Iterable[Mapping[str, int]], tellend: set[str]) -> list[Fraction]:
    """Per meeteller the mean over what they scored among the statements that count; nobody without one."""
    per_persoon = [[punt for code, punt in scores.items() if code in tellend] for scores in meetellers]
    return [Fraction(sum(punten), len(punten)) for punten in per_persoon if punten]


def _tel_vragen(
    vragenlijst: Vragenlijst,
    tellingen: Mapping[str, _Conditietelling],
    inzendingen: Sequence[Antwoorden],
    k: int,
) -> Verdelingen:
    """Give the distribution of every question that has one, as if 2k people answered."""
    verdelingen = dict(chain.from_iterable(telling.verdelingen.items() for telling in tellingen.values()))
    for balans in vragenlijst.balans:
        gegeven = [antwoorden.get(balans.code, "") for antwoorden in inzendingen]
        punten = [int(waarde) for waarde in gegeven if waarde in PUNTEN]
        verdelingen[balans.code] = _verdeel_punten(punten, gegeven.count(NIET_TE_BEOORDELEN), k)
    for keuze in (vragenlijst.fase, vragenlijst.te_snel, vragenlijst.kies):
        verdelingen[keuze.code] = _verdeel_keuze(keuze, inzendingen, k)
    return verdelingen


def _verdeel_punten(punten: Sequence[int], niet_te_beoordelen: int, k: int) -> Verdeling | Verborgen:
    if len(punten) < k:
        return Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
    aantallen = tuple(punten.count(int(punt)) for punt in PUNTEN)
    return Verdeling(aantallen, beantwoord=len(punten), niet_te_beoordelen=niet_te_beoordelen)


def _verdeel_keuze(keuze: Keuze, inzendingen: Sequence[Antwoorden], k: int) -> Verdeling | Verborgen:
    codes = [optie.code for optie in keuze.opties]
    gekozen = [set(antwoorden.get(keuze.code, "").split(",")).intersection(codes) for antwoorden in inzendingen]
    gekozen = [opties for opties in gekozen if opties]
    if len(gekozen) < k:
        return Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
    aantallen = tuple(sum(code in opties for opties in gekozen) for code in codes)
    return Verdeling(aantallen, beantwoord=len(gekozen))


def _opmerkingen(vragenlijst: Vragenlijst) -> list[Opmerking]:
    return [*(conditie.opmerking for conditie in vragenlijst.condities), vragenlijst.slot]


def _verzamel(
    vraag: Opmerking, inzendingen: Sequence[Antwoorden], schud: Callable[[list[str]], None]
) -> tuple[str, ...]:
    """Collect the remarks on one question; shuffled apart, so that two lists do not show one person's order."""
    teksten = [antwoorden[vraag.code] for antwoorden in inzendingen if antwoorden.get(vraag.code)]
    schud(teksten)
    return tuple(teksten)


def _publiceer(waarde: T | None, dubbel: bool) -> T | Verborgen:
    if not dubbel:
        return Verborgen(Reden.PAS_VANAF_DUBBEL)
    return Verborgen(Reden.TE_WEINIG_ANTWOORDEN) if waarde is None else waarde


def _publiceer_scores(
    tellingen: Mapping[str, _Conditietelling], per_groep: Mapping[str, Groepsscores], n: int, dubbel: bool
) -> dict[tuple[str, str], Score | Verborgen]:
    scores = {(GEHEEL, code): _publiceer_score(telling.score, n, dubbel) for code, telling in tellingen.items()}
    for code, groepsscores in per_groep.items():
        scores |= {(groep, code): cel for groep, cel in groepsscores.scores.items()}
    return scores


def _publiceer_score(score: Fraction | None, n: int, dubbel: bool) -> Score | Verborgen:
    if score is None:
        return Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
    tienden = floor(score * 10 + Fraction(1, 2))
    if dubbel:
        return Score(tienden)
    laagst, hoogst = ceil(10 + Fraction(30, n)), floor(50 - Fraction(30, n))
    return Score(min(max(tienden, laagst), hoogst))


def _gemiddelde(waarden: Sequence[Fraction]) -> Fraction:
    return sum(waarden, Fraction(0)) / len(waarden)


def _gemiddeld_punt(cel: Verdeling) -> Fraction:
    return Fraction(sum(punt * aantal for punt, aantal in enumerate(cel.aantallen, start=1)), cel.beantwoord)


def _kleinste_steun(
    n: int,
    tellingen: Iterable[_Conditietelling],
    verdelingen: Iterable[Verdeling | Verborgen],
    per_groep: Iterable[Groepsscores],
) -> int:
    scores = [telling.steun for telling in tellingen if telling.score is not None]
    groepen = [deel.kleinste_steun for deel in per_groep if deel.kleinste_steun is not None]
    return min([n, *scores, *groepen, *(cel.beantwoord for cel in verdelingen if isinstance(cel, Verdeling))])
