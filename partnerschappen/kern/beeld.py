"""What the published cells mean: the one picture that page, report and every other reader show.

Figures and keys, no words; counting is `telling`, and what is known per condition is `conditiebeeld`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from partnerschappen.kern.conditiebeeld import Band, ConditieBeeld, geef_band, maak_conditiebeeld
from partnerschappen.kern.groepsbeeld import Groepsbeeld, maak_groepsbeeld
from partnerschappen.kern.onderwerpen import Onderwerp, Voorkeur, kies_drie, lees_voorkeur, rangschik
from partnerschappen.kern.uitkomst import Certificaat, Groep, Score, Uitkomst, Verborgen, vanaf_dubbel
from partnerschappen.kern.verdeling import percentage, percentages
from partnerschappen.kern.vragenlijst import Balans, Keuze, Optie, Vragenlijst

BREED_GENOEMD_PROCENT = 20


@dataclass(frozen=True, slots=True)
class Kop:
    """What the headline is made of: codes of conditions, and what must be said beside them.

    sterk: highest score first; aandacht: lowest first; verdeeld: most divided statements first. A condition can be in
    verdeeld and in one of these. redelijk: in none of the three; verborgen: without a score.
    respons: a whole percentage. lage_respons: under half of the invited.
    weinig: under 2k, so scores only. alles_verborgen: no score at all.
    """

    sterk: tuple[str, ...]
    aandacht: tuple[str, ...]
    verdeeld: tuple[str, ...]
    redelijk: tuple[str, ...]
    verborgen: tuple[str, ...]
    n: int
    genodigd: int
    respons: int
    lage_respons: bool
    weinig: bool
    alles_verborgen: bool


@dataclass(frozen=True, slots=True)
class Evenwicht:
    """Counts of a balans question; its middle is best, so there is no mean: two sides would cancel out."""

    aantallen: tuple[int, ...]
    percentages: tuple[int, ...]
    beantwoord: int
    niet_te_beoordelen: int
    te_weinig: int
    precies_goed: int
    te_veel: int


@dataclass(frozen=True, slots=True)
class BalansBeeld:
    """A balans question with its counts, or hidden."""

    balans: Balans
    evenwicht: Evenwicht | Verborgen


@dataclass(frozen=True, slots=True)
class OptieBeeld:
    """One option: the people who chose it, and their share of those who answered (whole percentage, half up)."""

    optie: Optie
    aantal: int
    percentage: int


@dataclass(frozen=True, slots=True)
class Keuzes:
    """A published choice. Shares do not sum to 100 where somebody may choose several.

    opties: in the order of the questionnaire; gerangschikt: most chosen first. meest: codes of the most chosen,
    several on a tie. breed: codes that at least 20 % chose: two or more means that people see it differently.
    """

    opties: tuple[OptieBeeld, ...]
    gerangschikt: tuple[OptieBeeld, ...]
    beantwoord: int
    meest: tuple[str, ...]
    breed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeuzeBeeld:
    """A choice with its counts, or hidden."""

    keuze: Keuze
    keuzes: Keuzes | Verborgen


@dataclass(frozen=True, slots=True)
class Beeld:
    """The whole picture of a round. `scores` holds every published group, by (group code, condition code).

    voorkeur: which conditions people chose to talk about.
    """

    k: int
    n: int
    genodigd: int
    kop: Kop
    groepen: tuple[Groep, ...]
    scores: dict[tuple[str, str], Score | Verborgen]
    condities: tuple[ConditieBeeld, ...]
    groepsbeeld: Groepsbeeld
    voorkeur: Voorkeur
    onderwerpen: tuple[Onderwerp, ...]
    balans: tuple[BalansBeeld, ...]
    fase: KeuzeBeeld
    te_snel: KeuzeBeeld
    kies: KeuzeBeeld
    slot: tuple[str, ...] | Verborgen
    certificaat: Certificaat

    def conditie(self, code: str) -> ConditieBeeld:
        """Find a condition; raises KeyError."""
        return {beeld.conditie.code: beeld for beeld in self.condities}[code]

    def band(self, groep: str, conditie: str) -> Band | None:
        """The band of a group's score, None when hidden; raises KeyError for a group that was not published."""
        return geef_band(self.scores[groep, conditie])


def maak_beeld(uitkomst: Uitkomst, vragenlijst: Vragenlijst) -> Beeld:
    """Read an uitkomst with the version of the questionnaire it was made with; raises KeyError with another."""
    condities = tuple(maak_conditiebeeld(uitkomst, conditie) for conditie in vragenlijst.condities)
    groepsbeeld = maak_groepsbeeld(uitkomst, vragenlijst.condities)
    kies = _maak_keuze(uitkomst, vragenlijst.kies)
    voorkeur = _maak_voorkeur(kies)
    return Beeld(
        k=uitkomst.k,
        n=uitkomst.n,
        genodigd=uitkomst.genodigd,
        kop=_maak_kop(uitkomst, condities),
        groepen=uitkomst.groepen,
        scores=uitkomst.scores,
        condities=condities,
        groepsbeeld=groepsbeeld,
        voorkeur=voorkeur,
        onderwerpen=rangschik(condities, voorkeur, groepsbeeld),
        balans=tuple(_maak_balans(uitkomst, balans) for balans in vragenlijst.balans),
        fase=_maak_keuze(uitkomst, vragenlijst.fase),
        te_snel=_maak_keuze(uitkomst, vragenlijst.te_snel),
        kies=kies,
        slot=uitkomst.opmerkingen[vragenlijst.slot.code],
        certificaat=uitkomst.certificaat,
    )


def drie_punten(beeld: Beeld) -> tuple[Onderwerp, ...]:
    """The topics for a cover, at most three, by the rule of `onderwerpen.kies_drie`."""
    return kies_drie(beeld.onderwerpen)


def _maak_kop(uitkomst: Uitkomst, condities: Sequence[ConditieBeeld]) -> Kop:
    return Kop(
        sterk=_codes(condities, lambda beeld: beeld.band is Band.STERK, lambda beeld: -_tienden(beeld)),
        aandacht=_codes(condities, lambda beeld: beeld.band is Band.AANDACHT, _tienden),
        verdeeld=_codes(condities, lambda beeld: beeld.verdeeld, lambda beeld: -_verdeelde_stellingen(beeld)),
        redelijk=tuple(b.conditie.code for b in condities if b.band is Band.REDELIJK and not b.verdeeld),
        verborgen=tuple(b.conditie.code for b in condities if b.band is None),
        n=uitkomst.n,
        genodigd=uitkomst.genodigd,
        respons=percentage(uitkomst.n, uitkomst.genodigd),
        lage_respons=2 * uitkomst.n < uitkomst.genodigd,
        weinig=uitkomst.n < vanaf_dubbel(uitkomst.k),
        alles_verborgen=all(isinstance(beeld.score, Verborgen) for beeld in condities),
    )


def _codes(
    condities: Sequence[ConditieBeeld],
    hoort_erbij: Callable[[ConditieBeeld], bool],
    rang: Callable[[ConditieBeeld], int],
) -> tuple[str, ...]:
    return tuple(beeld.conditie.code for beeld in sorted(filter(hoort_erbij, condities), key=rang))


def _tienden(beeld: ConditieBeeld) -> int:
    return beeld.score.tienden if isinstance(beeld.score, Score) else 0


def _verdeelde_stellingen(beeld: ConditieBeeld) -> int:
    return sum(cijfers.verdeeld for _, cijfers in beeld.getoond)


def _maak_voorkeur(kies: KeuzeBeeld) -> Voorkeur:
    if isinstance(kies.keuzes, Verborgen):
        return Voorkeur()
    opties = kies.keuzes.opties
    return lees_voorkeur(
        [regel.optie.code for regel in opties], [regel.aantal for regel in opties], kies.keuzes.beantwoord
    )


def _maak_balans(uitkomst: Uitkomst, balans: Balans) -> BalansBeeld:
    cel = uitkomst.verdelingen[balans.code]
    if isinstance(cel, Verborgen):
        return BalansBeeld(balans, cel)
    midden = len(cel.aantallen) // 2
    evenwicht = Evenwicht(
        aantallen=cel.aantallen,
        percentages=percentages(cel.aantallen),
        beantwoord=cel.beantwoord,
        niet_te_beoordelen=cel.niet_te_beoordelen,
        te_weinig=sum(cel.aantallen[:midden]),
        precies_goed=cel.aantallen[midden],
        te_veel=sum(cel.aantallen[midden + 1 :]),
    )
    return BalansBeeld(balans, evenwicht)


def _maak_keuze(uitkomst: Uitkomst, keuze: Keuze) -> KeuzeBeeld:
    cel = uitkomst.verdelingen[keuze.code]
    if isinstance(cel, Verborgen):
        return KeuzeBeeld(keuze, cel)
    opties = tuple(
        OptieBeeld(optie, aantal, percentage(aantal, cel.beantwoord))
        for optie, aantal in zip(keuze.opties, cel.aantallen, strict=True)
    )
    meeste = max(cel.aantallen)
    keuzes = Keuzes(
        opties=opties,
        gerangschikt=tuple(sorted(opties, key=lambda regel: -regel.aantal)),
        beantwoord=cel.beantwoord,
        meest=tuple(regel.optie.code for regel in opties if regel.aantal == meeste > 0),
        breed=tuple(
            regel.optie.code for regel in opties if 100 * regel.aantal >= BREED_GENOEMD_PROCENT * cel.beantwoord
        ),
    )
    return KeuzeBeeld(keuze, keuzes)
