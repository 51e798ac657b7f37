"""What the published scores per group say: each group beside the whole, and where groups see it differently.

Figures and keys only, read from an `Uitkomst` and nothing else; which groups are shown was decided at closing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from partnerschappen.kern.indeling import Indeling, Laag, SoortPartner
from partnerschappen.kern.uitkomst import Groep, Score, Uitkomst, Verborgen, VerborgenGroep
from partnerschappen.kern.vragenlijst import Conditie

VERSCHIL_EXACT, VERSCHIL_GROF = 5, 10  # tenths from which two scores differ
HALF, LAAGST_GROF, HOOGST_GROF = 5, 15, 45
MINSTENS_DELEN = 2
# The two groups of a breakdown that are laid side by side.
PAREN = {
    Indeling.LAAG: (f"{Indeling.LAAG}:{Laag.STUREN}", f"{Indeling.LAAG}:{Laag.DOEN}"),
    Indeling.SOORT_PARTNER: (
        f"{Indeling.SOORT_PARTNER}:{SoortPartner.SCHOOL}",
        f"{Indeling.SOORT_PARTNER}:{SoortPartner.OPLEIDING}",
    ),
}


@dataclass(frozen=True, slots=True)
class GroepBeeld:
    """A published group with its scores, in the order of the conditions."""

    groep: Groep
    scores: tuple[Score | Verborgen, ...]

    @property
    def grof(self) -> bool:
        """Whether any of its scores is coarse."""
        return any(isinstance(score, Score) and score.grof for score in self.scores)


@dataclass(frozen=True, slots=True)
class Verschil:
    """Two groups that score a condition differently; `hoog` scored it higher.

    tienden: how much, in tenths; a multiple of 5 when `grof`, which it is as soon as one of the two scores is.
    """

    conditie: Conditie
    hoog: Groep
    laag: Groep
    score_hoog: Score
    score_laag: Score
    tienden: int
    grof: bool


@dataclass(frozen=True, slots=True)
class Naast:
    """Two groups side by side. verschillen: where they see it differently, the largest first.

    vergeleken: how many conditions have a score of both.
    """

    links: GroepBeeld
    rechts: GroepBeeld
    verschillen: tuple[Verschil, ...]
    vergeleken: int


@dataclass(frozen=True, slots=True)
class Indelingsbeeld:
    """One breakdown: its published groups with the rest of it last, and the groups that are not shown apart.

    even_zwaar: per condition the mean of organisaties that all count the same, None where fewer than two are shown;
    empty for another breakdown. verschillen: per condition the two organisaties that differ most, if any differ.
    """

    indeling: Indeling
    groepen: tuple[GroepBeeld, ...]
    verborgen: tuple[VerborgenGroep, ...]
    naast: Naast | None
    even_zwaar: tuple[Score | None, ...]
    verschillen: tuple[Verschil | None, ...]

    @property
    def apart(self) -> tuple[GroepBeeld, ...]:
        """The published groups without the rest."""
        return tuple(beeld for beeld in self.groepen if not beeld.groep.rest)


@dataclass(frozen=True, slots=True)
class Groepsbeeld:
    """All groups of an uitkomst: the whole, and the breakdowns in their fixed order."""

    geheel: GroepBeeld
    indelingen: tuple[Indelingsbeeld, ...]

    def vind(self, code: str) -> GroepBeeld | None:
        """The published group with this code, None when there is none or it is the whole."""
        groepen = (beeld for deel in self.indelingen for beeld in deel.groepen)
        return next((beeld for beeld in groepen if beeld.groep.code == code), None)


def maak_groepsbeeld(uitkomst: Uitkomst, condities: Sequence[Conditie]) -> Groepsbeeld:
    """Read everything published about groups; raises KeyError with conditions of another questionnaire."""
    beelden = [_maak_groep(uitkomst, groep, condities) for groep in uitkomst.groepen]
    met_groepen = {beeld.groep.indeling for beeld in beelden} | set(uitkomst.indelingen)
    return Groepsbeeld(
        geheel=beelden[0],
        indelingen=tuple(
            _maak_indeling(uitkomst, indeling, beelden, condities) for indeling in Indeling if indeling in met_groepen
        ),
    )


def meet_verschil(conditie: Conditie, een: tuple[Groep, Score], ander: tuple[Groep, Score]) -> Verschil | None:
    """How two groups differ about a condition; None when it is too little to count.

    It counts from 0,5 between exact scores. A coarse score may be a quarter point beside the true one, so from 1,0 as
    soon as one of the two is coarse.
    """
    (groep_hoog, hoog), (groep_laag, laag) = (een, ander) if een[1].tienden >= ander[1].tienden else (ander, een)
    grof = hoog.grof or laag.grof
    tienden = hoog.tienden - laag.tienden
    if tienden < (VERSCHIL_GROF if grof else VERSCHIL_EXACT):
        return None
    return Verschil(conditie, groep_hoog, groep_laag, hoog, laag, _op_half(tienden) if grof else tienden, grof)


def weeg_even_zwaar(scores: Sequence[Score | Verborgen]) -> Score | None:
    """The mean of the parts that are shown, in tenths half up; coarse as soon as one part is.

    None when fewer than two are shown: the mean of one part is that part.
    """
    getoond = [score for score in scores if isinstance(score, Score)]
    if len(getoond) < MINSTENS_DELEN:
        return None
    som, aantal = sum(score.tienden for score in getoond), len(getoond)
    tienden = (2 * som + aantal) // (2 * aantal)
    if not any(score.grof for score in getoond):
        return Score(tienden)
    return Score(max(LAAGST_GROF, min(HOOGST_GROF, _op_half(tienden))), grof=True)


def _maak_groep(uitkomst: Uitkomst, groep: Groep, condities: Sequence[Conditie]) -> GroepBeeld:
    return GroepBeeld(groep, tuple(uitkomst.scores[groep.code, conditie.code] for conditie in condities))


def _maak_indeling(
    uitkomst: Uitkomst, indeling: Indeling, beelden: Sequence[GroepBeeld], condities: Sequence[Conditie]
) -> Indelingsbeeld:
    groepen = tuple(beeld for beeld in beelden if beeld.groep.indeling == indeling)
    van_organisaties = indeling is Indeling.ORGANISATIE
    return Indelingsbeeld(
        indeling=indeling,
        groepen=groepen,
        verborgen=tuple(groep for groep in uitkomst.verborgen if groep.indeling == indeling),
        naast=_leg_naast(indeling, groepen, condities),
        even_zwaar=_weeg_alle(groepen, condities) if van_organisaties else (),
        verschillen=tuple(_grootste_verschillen(groepen, condities)) if van_organisaties else (),
    )


def _weeg_alle(groepen: Sequence[GroepBeeld], condities: Sequence[Conditie]) -> tuple[Score | None, ...]:
    return tuple(weeg_even_zwaar([beeld.scores[plaats] for beeld in groepen]) for plaats in range(len(condities)))


def _leg_naast(indeling: Indeling, groepen: Sequence[GroepBeeld], condities: Sequence[Conditie]) -> Naast | None:
    per_code = {beeld.groep.code: beeld for beeld in groepen if not beeld.groep.rest}
    links, rechts = (per_code.get(code) for code in PAREN.get(indeling, ("", "")))
    if links is None or rechts is None:
        return None
    vergeleken = [_meet(conditie, plaats, [links, rechts]) for plaats, conditie in enumerate(condities)]
    verschillen = [verschil for verschil in vergeleken if verschil]
    return Naast(
        links=links,
        rechts=rechts,
        verschillen=tuple(sorted(verschillen, key=lambda verschil: -verschil.tienden)),
        vergeleken=sum(
            isinstance(een, Score) and isinstance(ander, Score)
            for een, ander in zip(links.scores, rechts.scores, strict=True)
        ),
    )


def _grootste_verschillen(groepen: Sequence[GroepBeeld], condities: Sequence[Conditie]) -> Iterator[Verschil | None]:
    apart = [beeld for beeld in groepen if not beeld.groep.rest]
    for plaats, conditie in enumerate(condities):
        yield _meet(conditie, plaats, apart)


def _meet(conditie: Conditie, plaats: int, groepen: Sequence[GroepBeeld]) -> Verschil | None:
    """The largest difference that counts; of equal ones an exact one, then the one of the groups named first."""
    scores = ((beeld.groep, beeld.scores[plaats]) for beeld in groepen)
    getoond = [(groep, score) for groep, score in scores if isinstance(score, Score)]
    gemeten = (meet_verschil(conditie, een, ander) for een, ander in combinations(getoond, 2))
    return max(filter(None, gemeten), key=lambda verschil: (verschil.tienden, not verschil.grof), default=None)


def _op_half(tienden: int) -> int:
    """The nearest half point, in tenths; half up."""
    return (2 * tienden + HALF) // (2 * HALF) * HALF
