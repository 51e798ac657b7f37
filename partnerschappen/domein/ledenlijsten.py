"""Bringing in a list of people: what it would change, shown first, and then exactly that, all or nothing."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext as _

from partnerschappen.domein.samenwerkingsverbanden import hold_samenwerkingsverband
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.kern.adres import postvak
from partnerschappen.kern.indeling import Positie, SoortOrganisatie
from partnerschappen.kern.ledenlijst import Code, Ledenlijst, Regel, lees_ledenlijst
from partnerschappen.kern.spelling import sleutel
from partnerschappen.kern.voorbeeldmensen import is_voorbeeld
from partnerschappen.models import Deelnemer, Organisatie, Samenwerkingsverband


class LijstVeranderd(Geweigerd):
    """Somebody changed the deelnemers since the preview was shown."""


class Lot(StrEnum):
    """What happens to a row."""

    FOUT = "fout"
    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    BEKEND = "bekend"
    DUBBEL = "dubbel"


@dataclass(frozen=True)
class Wijziging:
    """A field of a known deelnemer that the list says otherwise about; `van` and `naar` as stored."""

    veld: str
    van: str
    naar: str


@dataclass(frozen=True)
class Planregel:
    """A row and what happens to it; `lijkt_op` is a deelnemer who may be the same person under another address."""

    regel: Regel
    lot: Lot
    positie: str = ""
    deelnemer: Deelnemer | None = None
    wijzigingen: tuple[Wijziging, ...] = ()
    lijkt_op: Deelnemer | None = None


@dataclass(frozen=True)
class NieuweOrganisatie:
    """An organisatie that the list brings in; `soort` is '' while nobody said; `lijkt_op` an existing name."""

    naam: str
    soort: str
    gevraagd: bool
    lijkt_op: str = ""


@dataclass(frozen=True)
class Plan:
    """All that bringing in a list would do; the `niet_genoemd` deelnemers that it leaves out stay as they are.

    voorbeelden: rows of our own example list, which are passed over.
    """

    regels: tuple[Planregel, ...]
    organisaties: tuple[NieuweOrganisatie, ...]
    soort_blijft: tuple[tuple[Organisatie, str], ...]
    onbekende_kolommen: tuple[str, ...]
    niet_genoemd: int
    voorbeelden: int = 0

    def van(self, lot: Lot) -> list[Planregel]:
        """The rows with this lot."""
        return [regel for regel in self.regels if regel.lot is lot]

    @property
    def heeft_fouten(self) -> bool:
        """Whether any row stands in the way of the whole list."""
        return any(regel.lot is Lot.FOUT for regel in self.regels)

    @property
    def verandert_niets(self) -> bool:
        """Whether everything was there already."""
        return not (self.van(Lot.NIEUW) or self.van(Lot.GEWIJZIGD) or self.heeft_fouten)

    @property
    def onbekende_soorten(self) -> Mapping[str, int]:
        """What the list has for a kind of organisatie and is none, with in how many rows."""
        gevonden = (bevinding for regel in self.regels for bevinding in regel.regel.bevindingen)
        return Counter(bevinding.waarde for bevinding in gevonden if bevinding.code is Code.SOORT_ONBEKEND)

    @property
    def te_kiezen(self) -> list[NieuweOrganisatie]:
        """The new organisaties of which the list doesn't say what kind they are."""
        return [organisatie for organisatie in self.organisaties if organisatie.gevraagd]

    @property
    def kenmerk(self) -> str:
        """A fingerprint of what would happen, the kinds that were asked for left out."""
        delen = [
            f"{r.regel.nummer}|{r.lot}|{r.regel.naam}|{r.regel.email}|{r.regel.organisatie}|{r.positie}|{r.wijzigingen}"
            for r in self.regels
        ]
        delen += [f"{o.naam}|{'' if o.gevraagd else o.soort}" for o in self.organisaties]
        return hashlib.sha256("\n".join(delen).encode()).hexdigest()[:32]


def plan_import(
    samenwerkingsverband: Samenwerkingsverband, ruw: bytes | str, soorten: Mapping[str, str] | None = None
) -> Plan:
    """What bringing in this list would do; changes nothing. Four queries at most, whatever the size.

    `soorten` gives the kind of organisaties that the list doesn't, by name. Raises OnleesbareLijst.
    """
    gelezen = lees_ledenlijst(ruw)
    lijst = replace(gelezen, regels=tuple(regel for regel in gelezen.regels if not is_voorbeeld(regel.email)))
    organisaties = {o.naam.casefold(): o for o in samenwerkingsverband.organisaties.all()}
    bekenden = list(samenwerkingsverband.deelnemers.select_related("organisatie"))
    lezer = _Lezer(bekenden)
    genoemd = {regel.email.casefold() for regel in lijst.regels}
    return Plan(
        regels=tuple(lezer.plan(regel) for regel in lijst.regels),
        organisaties=tuple(_new_organisaties(lijst, organisaties, soorten or {})),
        soort_blijft=tuple(_kept_soorten(lijst.deelnemers, organisaties)),
        onbekende_kolommen=lijst.onbekende_kolommen,
        niet_genoemd=len(lezer.op_email.keys() - genoemd),
        voorbeelden=len(gelezen.regels) - len(lijst.regels),
    )


def apply_import(
    *, samenwerkingsverband: Samenwerkingsverband, ruw: bytes | str, soorten: Mapping[str, str], kenmerk: str
) -> Plan:
    """Do what the preview with this `kenmerk` showed, all or nothing.

    Raises LijstVeranderd when it would do something else by now, Geweigerd when a row is wrong or a kind is
    missing, OnleesbareLijst.
    """
    with transaction.atomic():
        hold_samenwerkingsverband(samenwerkingsverband)
        plan = plan_import(samenwerkingsverband, ruw, soorten)
        if plan.kenmerk != kenmerk:
            raise LijstVeranderd(_("De deelnemers zijn intussen veranderd. Kijk opnieuw na wat er gebeurt."))
        _check(plan)
        _write(samenwerkingsverband, plan)
    return plan


class _Lezer:
    """Holds rows against the deelnemers there are, each lookup in constant time."""

    def __init__(self, bekenden: Sequence[Deelnemer]) -> None:
        self.op_email = {deelnemer.email.casefold(): deelnemer for deelnemer in bekenden}
        self.op_postvak = {postvak(deelnemer.email): deelnemer for deelnemer in bekenden}
        self.op_persoon = {_persoon(deelnemer.naam, deelnemer.organisatie.naam): deelnemer for deelnemer in bekenden}

    def plan(self, regel: Regel) -> Planregel:
        if regel.heeft_fout:
            return Planregel(regel, Lot.FOUT)
        if regel.is_dubbel:
            return Planregel(regel, Lot.DUBBEL)
        deelnemer = self.op_email.get(regel.email.casefold())
        if deelnemer is None:
            positie = regel.positie or Positie.UITVOERING.value
            return Planregel(regel, Lot.NIEUW, positie, lijkt_op=self._lookalike(regel))
        wijzigingen = tuple(_differences(deelnemer, regel))
        lot = Lot.GEWIJZIGD if wijzigingen else Lot.BEKEND
        return Planregel(regel, lot, regel.positie or deelnemer.positie, deelnemer, wijzigingen)

    def _lookalike(self, regel: Regel) -> Deelnemer | None:
        ander = self.op_postvak.get(postvak(regel.email))
        return ander or self.op_persoon.get(_persoon(regel.naam, regel.organisatie))


def _persoon(naam: str, organisatie: str) -> tuple[str, str]:
    return sleutel(naam), sleutel(organisatie)


def _differences(deelnemer: Deelnemer, regel: Regel) -> Iterable[Wijziging]:
    """An empty positie says nothing, and an organisatie is the same in capitals."""
    if regel.naam != deelnemer.naam:
        yield Wijziging("naam", deelnemer.naam, regel.naam)
    if regel.organisatie.casefold() != deelnemer.organisatie.naam.casefold():
        yield Wijziging("organisatie", deelnemer.organisatie.naam, regel.organisatie)
    if regel.positie and regel.positie != deelnemer.positie:
        yield Wijziging("positie", deelnemer.positie, regel.positie)


def _new_organisaties(
    lijst: Ledenlijst, bestaand: Mapping[str, Organisatie], soorten: Mapping[str, str]
) -> Iterable[NieuweOrganisatie]:
    lijkend = {sleutel(organisatie.naam): organisatie.naam for organisatie in bestaand.values()}
    eerste = {regel.organisatie.casefold(): regel for regel in reversed(lijst.deelnemers)}
    for naam, regel in sorted(eerste.items()):
        if naam not in bestaand:
            soort = regel.soort or soorten.get(regel.organisatie, "")
            lijkt_op = lijkend.get(sleutel(regel.organisatie), "")
            yield NieuweOrganisatie(regel.organisatie, soort, gevraagd=not regel.soort, lijkt_op=lijkt_op)


def _kept_soorten(regels: Iterable[Regel], bestaand: Mapping[str, Organisatie]) -> Iterable[tuple[Organisatie, str]]:
    """Existing organisaties that the list calls another kind: what stands, stays."""
    gezien = {regel.organisatie.casefold(): regel.soort for regel in regels if regel.soort}
    for naam, soort in gezien.items():
        if naam in bestaand and bestaand[naam].soort != soort:
            yield bestaand[naam], soort


def _check(plan: Plan) -> None:
    if plan.heeft_fouten:
        raise Geweigerd(_("In de lijst staan nog regels die niet kloppen."))
    codes = {soort.value for soort in SoortOrganisatie}
    if any(organisatie.soort not in codes for organisatie in plan.organisaties):
        raise Geweigerd(_("Kies bij elke nieuwe organisatie wat voor organisatie het is."))


def _write(samenwerkingsverband: Samenwerkingsverband, plan: Plan) -> None:
    Organisatie.objects.bulk_create(
        Organisatie(samenwerkingsverband=samenwerkingsverband, naam=nieuw.naam, soort=nieuw.soort)
        for nieuw in plan.organisaties
    )
    organisaties = {o.naam.casefold(): o for o in samenwerkingsverband.organisaties.all()}
    nieuw = [_fill(Deelnemer(samenwerkingsverband=samenwerkingsverband), r, organisaties) for r in plan.van(Lot.NIEUW)]
    Deelnemer.objects.bulk_create(nieuw)
    gewijzigd = [_fill(r.deelnemer, r, organisaties) for r in plan.van(Lot.GEWIJZIGD) if r.deelnemer]
    Deelnemer.objects.bulk_update(gewijzigd, ["naam", "organisatie", "positie"])


def _fill(deelnemer: Deelnemer, regel: Planregel, organisaties: Mapping[str, Organisatie]) -> Deelnemer:
    deelnemer.naam = regel.regel.naam
    deelnemer.email = deelnemer.email or regel.regel.email
    deelnemer.organisatie = organisaties[regel.regel.organisatie.casefold()]
    deelnemer.positie = regel.positie
    return deelnemer
