"""Which topics a group should talk about, in order, and the three that go on a cover.

The rule only ranks and gives reasons as keys and figures; the sentences are written on a higher floor.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from partnerschappen.kern.conditiebeeld import REDELIJK_VANAF, STERK_VANAF, Band, Cijfers, ConditieBeeld
from partnerschappen.kern.groepsbeeld import Groepsbeeld, Indelingsbeeld, Verschil
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.uitkomst import Score
from partnerschappen.kern.vragenlijst import Conditie, Stelling

PUNTEN_OP_VOORBLAD = 3
GEKOZEN_MENSEN = 3


class Soort(StrEnum):
    """What kind of topic, in the order of rank. LAAGSTE and HOOGSTE compare conditions, where no band says more."""

    VERDEELD = "verdeeld"
    AANDACHT = "aandacht"
    GEKOZEN = "gekozen"
    STUREN_DOEN = "sturen_doen"
    SOORT_PARTNER = "soort_partner"
    ORGANISATIES = "organisaties"
    STERK = "sterk"
    LAAGSTE = "laagste"
    HOOGSTE = "hoogste"


APART = {
    Indeling.LAAG: Soort.STUREN_DOEN,
    Indeling.SOORT_PARTNER: Soort.SOORT_PARTNER,
    Indeling.ORGANISATIE: Soort.ORGANISATIES,
}
# For each place on a cover what may stand there; the first kind that there is, does.
PLAATSEN = (
    ({Soort.VERDEELD}, {Soort.STUREN_DOEN, Soort.SOORT_PARTNER}),
    ({Soort.AANDACHT}, {Soort.GEKOZEN}, {Soort.LAAGSTE}),
    ({Soort.STERK}, {Soort.HOOGSTE}),
)


class Aanleiding(StrEnum):
    """Why a topic is on the list, beside its kind: the group chose its condition to talk about."""

    GEKOZEN = "gekozen"
    VAAKST_GEKOZEN = "vaakst_gekozen"


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """A topic: a statement, or a whole condition where `stelling` and `cijfers` are None.

    gemiddelde: the statement's mean, or the condition's score, in tenths; None where a choice or a difference is told.
    kiezers: of a chosen condition, who chose it and who chose at all.
    verschil: between two groups; ook: other conditions about which groups of the same indeling differ, or with the
    same lowest or highest score.
    deels: of the lowest or the highest score, whether another condition is hidden, so that it is so of what is shown.
    """

    soort: Soort
    conditie: Conditie
    stelling: Stelling | None
    cijfers: Cijfers | None
    gemiddelde: int | None
    redenen: tuple[Aanleiding, ...] = ()
    kiezers: tuple[int, int] | None = None
    verschil: Verschil | None = None
    ook: tuple[Conditie, ...] = ()
    deels: bool = False

    @property
    def aantal(self) -> int | None:
        """The people its sentence is about: who agree with what is strong, who chose it, else who disagree."""
        if self.kiezers is not None:
            return self.kiezers[0]
        if self.cijfers is None:
            return None
        return self.cijfers.eens if self.soort is Soort.STERK else self.cijfers.oneens

    @property
    def beantwoord(self) -> int | None:
        """The people who answered its statement, or chose what to talk about."""
        if self.kiezers is not None:
            return self.kiezers[1]
        return None if self.cijfers is None else self.cijfers.beantwoord


@dataclass(frozen=True, slots=True)
class Voorkeur:
    """Conditions that the group chose to talk about: more often than an even share, and the most often.

    aantallen: how many people chose each; kiezers: how many people chose anything.
    """

    gekozen: frozenset[str] = frozenset()
    vaakst: frozenset[str] = frozenset()
    aantallen: Mapping[str, int] = field(default_factory=dict)
    kiezers: int = 0

    def redenen(self, conditie: Conditie) -> tuple[Aanleiding, ...]:
        """The reason that the choice gives for talking about a condition, if any."""
        if conditie.code in self.vaakst:
            return (Aanleiding.VAAKST_GEKOZEN,)
        return (Aanleiding.GEKOZEN,) if conditie.code in self.gekozen else ()


def lees_voorkeur(codes: Sequence[str], aantallen: Sequence[int], kiezers: int = 0) -> Voorkeur:
    """Read the votes per condition. Nothing is preferred when all were chosen equally often, or never."""
    totaal = sum(aantallen)
    per_code = dict(zip(codes, aantallen, strict=True))
    gekozen = frozenset(code for code, aantal in per_code.items() if aantal * len(codes) > totaal)
    meeste = max(aantallen, default=0)
    vaakst = frozenset(code for code in gekozen if per_code[code] == meeste)
    return Voorkeur(gekozen, vaakst, per_code, kiezers)


def rangschik(condities: Sequence[ConditieBeeld], voorkeur: Voorkeur, groepen: Groepsbeeld) -> tuple[Onderwerp, ...]:
    """Rank what to talk about.

    1. Statements people are divided about: conditions the group chose first, then the lowest agreement.
    2. Statements that ask attention (mean under 3,0 as printed): chosen first, then the most who disagree,
       then the lowest mean.
    3. Conditions that people chose to talk about (more often than an even share, and 3 people or more) though no
       statement of it is divided or low: the most chosen first.
    4. Where sturen and doen, then scholen and opleidingen, then two organisaties see a condition differently
       (`groepsbeeld.meet_verschil`): of each the largest difference.
    5. Strong statements (4,0 or more), to keep: the highest mean, then the most who agree.
    6. Where these are fewer than three, conditions that have no topic yet, by their score: see `_rangschik_condities`;
       a low or a strong one goes among its kind.

    A statement is in one kind only; equal ones stay in the order of the questionnaire.
    """
    stellingen = [_lees_stelling(beeld, paar, voorkeur) for beeld in condities for paar in beeld.getoond]
    onderwerpen = sorted((onderwerp for onderwerp in stellingen if onderwerp), key=_rang)
    onderwerpen += _lees_gekozen(condities, voorkeur, onderwerpen)
    onderwerpen += _lees_verschillen(groepen, voorkeur)
    if len(onderwerpen) < PUNTEN_OP_VOORBLAD:
        genoemd = {onderwerp.conditie.code for onderwerp in onderwerpen}
        over = _rangschik_condities(condities, voorkeur)
        onderwerpen += [onderwerp for onderwerp in over if onderwerp.conditie.code not in genoemd]
    volgorde = list(Soort)
    return tuple(sorted(onderwerpen, key=lambda onderwerp: volgorde.index(onderwerp.soort)))


def kies_drie(onderwerpen: Sequence[Onderwerp]) -> tuple[Onderwerp, ...]:
    """At most three topics, in order of rank: where people differ, what is low, and what is strong.

    Where people differ: a divided statement, else groups that see it differently. What is low: a low statement, else
    what was chosen to talk about, else the lowest condition. Each preferably about another condition; places left are
    filled by rank, again with other conditions first. Two organisaties by name never stand on a cover: that would set
    them against each other before anybody has spoken.
    """
    mogelijk = [onderwerp for onderwerp in onderwerpen if onderwerp.soort is not Soort.ORGANISATIES]
    gekozen: list[Onderwerp] = []
    for plaats in PLAATSEN:
        per_keus = ([onderwerp for onderwerp in mogelijk if onderwerp.soort in soorten] for soorten in plaats)
        _voeg_beste_toe(gekozen, next(filter(None, per_keus), []))
    while len(gekozen) < min(PUNTEN_OP_VOORBLAD, len(mogelijk)):
        _voeg_beste_toe(gekozen, [onderwerp for onderwerp in mogelijk if onderwerp not in gekozen])
    return tuple(sorted(gekozen, key=onderwerpen.index))


def _voeg_beste_toe(gekozen: list[Onderwerp], kandidaten: Sequence[Onderwerp]) -> None:
    """Append the first candidate about a condition not chosen yet, or else simply the first."""
    condities = {onderwerp.conditie.code for onderwerp in gekozen}
    nieuw = (onderwerp for onderwerp in kandidaten if onderwerp.conditie.code not in condities)
    beste = next(nieuw, kandidaten[0] if kandidaten else None)
    if beste is not None:
        gekozen.append(beste)


def _lees_stelling(beeld: ConditieBeeld, paar: tuple[Stelling, Cijfers], voorkeur: Voorkeur) -> Onderwerp | None:
    stelling, cijfers = paar
    soort = _soort_stelling(cijfers)
    if soort is None:
        return None
    redenen = voorkeur.redenen(beeld.conditie)
    return Onderwerp(soort, beeld.conditie, stelling, cijfers, cijfers.gemiddelde, redenen)


def _soort_stelling(cijfers: Cijfers) -> Soort | None:
    if cijfers.verdeeld:
        return Soort.VERDEELD
    if cijfers.gemiddelde < REDELIJK_VANAF:
        return Soort.AANDACHT
    return Soort.STERK if cijfers.gemiddelde >= STERK_VANAF else None


def _rang(onderwerp: Onderwerp) -> tuple[int, bool, Fraction, Fraction]:
    """The sort key of a statement's topic: kind, chosen or not, and what counts within its kind."""
    cijfers = onderwerp.cijfers
    assert cijfers is not None  # noqa: S101 - only topics of statements are ranked by this
    som = sum(punt * aantal for punt, aantal in enumerate(cijfers.aantallen, start=1))
    gemiddeld = Fraction(som, cijfers.beantwoord)
    if onderwerp.soort is Soort.VERDEELD:
        return (0, not onderwerp.redenen, cijfers.overeenstemming, gemiddeld)
    if onderwerp.soort is Soort.AANDACHT:
        return (1, not onderwerp.redenen, Fraction(-cijfers.oneens), gemiddeld)
    return (2, False, -gemiddeld, Fraction(-cijfers.eens))


def _lees_gekozen(
    condities: Sequence[ConditieBeeld], voorkeur: Voorkeur, onderwerpen: Sequence[Onderwerp]
) -> list[Onderwerp]:
    """Conditions that were chosen though no statement of theirs is divided or low, the most chosen first."""
    zorgen = {regel.conditie.code for regel in onderwerpen if regel.soort in (Soort.VERDEELD, Soort.AANDACHT)}
    aantallen = [(beeld.conditie, voorkeur.aantallen.get(beeld.conditie.code, 0)) for beeld in condities]
    return [
        Onderwerp(
            Soort.GEKOZEN, conditie, None, None, None, voorkeur.redenen(conditie), kiezers=(aantal, voorkeur.kiezers)
        )
        for conditie, aantal in sorted(aantallen, key=lambda paar: -paar[1])
        if conditie.code in voorkeur.gekozen - zorgen and aantal >= GEKOZEN_MENSEN
    ]


def _lees_verschillen(groepen: Groepsbeeld, voorkeur: Voorkeur) -> Iterator[Onderwerp]:
    """Per indeling the largest difference that counts, of equal ones the first; with the other conditions."""
    for deel in groepen.indelingen:
        verschillen = sorted(_verschillen(deel), key=lambda verschil: -verschil.tienden)
        if verschillen:
            conditie, ook = verschillen[0].conditie, tuple(verschil.conditie for verschil in verschillen[1:])
            redenen = voorkeur.redenen(conditie)
            yield Onderwerp(APART[deel.indeling], conditie, None, None, None, redenen, verschil=verschillen[0], ook=ook)


def _verschillen(deel: Indelingsbeeld) -> Iterable[Verschil]:
    if deel.naast:
        return deel.naast.verschillen
    return filter(None, deel.verschillen)


def _rangschik_condities(condities: Sequence[ConditieBeeld], voorkeur: Voorkeur) -> list[Onderwerp]:
    """Topics from scores alone: low conditions, the lowest first, then strong ones, the highest first.

    Where none is low the lowest of all is named as such, and where none is strong the highest, unless all are equal:
    then there is no lowest. Every sentence made of these stays true.
    """
    scores = [(beeld, beeld.score.tienden) for beeld in condities if isinstance(beeld.score, Score)]
    deels = len(scores) < len(condities)
    oplopend = sorted(scores, key=lambda paar: paar[1])
    aflopend = sorted(scores, key=lambda paar: -paar[1])
    laag = [(Soort.AANDACHT, *paar) for paar in oplopend if paar[0].band is Band.AANDACHT]
    hoog = [(Soort.STERK, *paar) for paar in aflopend if paar[0].band is Band.STERK]
    uitersten: Collection[int] = {tienden for _, tienden in scores}
    if len(uitersten) > 1:
        laag = laag or [(Soort.LAAGSTE, *paar) for paar in oplopend if paar[1] == min(uitersten)]
        hoog = hoog or [(Soort.HOOGSTE, *paar) for paar in aflopend if paar[1] == max(uitersten)]
    rijen = laag + hoog
    return [
        Onderwerp(
            soort, beeld.conditie, None, None, tienden, voorkeur.redenen(beeld.conditie),
            ook=_delen_uiterste(soort, beeld, rijen), deels=deels,
        )
        for soort, beeld, tienden in rijen
    ]  # fmt: skip


def _delen_uiterste(
    soort: Soort, dit: ConditieBeeld, rijen: Iterable[tuple[Soort, ConditieBeeld, int]]
) -> tuple[Conditie, ...]:
    """The other conditions that are the lowest, or the highest, as well."""
    if soort not in (Soort.LAAGSTE, Soort.HOOGSTE):
        return ()
    return tuple(beeld.conditie for ander, beeld, _ in rijen if ander is soort and beeld is not dit)
