"""What a ronde in preparation will probably show, in words for its leader. The simulation lives in the kern."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from partnerschappen.domein.groepen import reported_indelingen
from partnerschappen.domein.groepsnamen import name_groep, name_indeling
from partnerschappen.kern.groepskeuze import Lid
from partnerschappen.kern.indeling import Indeling, laag, soort_partner
from partnerschappen.kern.uitkomst import vanaf_dubbel
from partnerschappen.kern.vooruitblik import RESPONSEN, Indelingsblik, Kans, Vooruitblik, blik_vooruit
from partnerschappen.models import Ronde


@dataclass(frozen=True)
class Kolom:
    """One response: the percentage, and how many people that is."""

    respons: int
    antwoorden: int


Cellen = tuple[tuple[int, str], ...]  # each response with the words for it


@dataclass(frozen=True)
class Groepsregel:
    """A group with the number on the list, and in words what happens to it at each response."""

    naam: str
    aantal: int
    cellen: Cellen


@dataclass(frozen=True)
class Indelingsregel:
    """A breakdown in words, at each response; `nooit` are the groups that are too small ever to be shown apart."""

    indeling: Indeling
    naam: str
    gekozen: bool
    cellen: Cellen
    groepen: tuple[Groepsregel, ...]
    nooit: tuple[str, ...]


@dataclass(frozen=True)
class Verwachting:
    """The preview as a table: a column per response, a row per breakdown.

    geheel, stellingen: in words whether there is an uitkomst of everybody, and one per statement.
    """

    kolommen: tuple[Kolom, ...]
    geheel: Cellen
    stellingen: Cellen
    regels: tuple[Indelingsregel, ...]
    trekkingen: int
    dubbel_k: int

    @property
    def gekozen(self) -> list[Indelingsregel]:
        """The breakdowns that will be reported."""
        return [regel for regel in self.regels if regel.gekozen]

    @property
    def heeft_groepen(self) -> bool:
        """Whether any of these has a group that could be shown apart."""
        return any(regel.groepen for regel in self.gekozen)

    @property
    def midden(self) -> Kolom:
        """The middle response."""
        return self.kolommen[len(self.kolommen) // 2]

    @property
    def samenvatting(self) -> list[tuple[str, str]]:
        """Name and words of each chosen breakdown at the middle response."""
        return [(regel.naam, dict(regel.cellen)[self.midden.respons]) for regel in self.gekozen]


def read_verwachting(ronde: Ronde) -> Verwachting | None:
    """What the list of deelnemers, as it is now, will probably show with the kind and breakdowns of this ronde.

    None when the list is shorter than k: then there is nothing to show. One query.
    """
    genodigden = _read_leden(ronde)
    if len(genodigden) < max(ronde.k, 1):
        return None
    blik = blik_vooruit(genodigden, reported_indelingen(ronde), ronde.k)
    return Verwachting(
        kolommen=tuple(Kolom(*paar) for paar in zip(RESPONSEN, blik.antwoorden, strict=True)),
        geheel=_from(blik, blik.k),
        stellingen=_from(blik, vanaf_dubbel(blik.k)),
        regels=tuple(_make_regel(een, blik.k) for een in blik.indelingen),
        trekkingen=blik.trekkingen,
        dubbel_k=vanaf_dubbel(blik.k),
    )


def _read_leden(ronde: Ronde) -> tuple[Lid, ...]:
    """Everybody on the list in the groups of now, in an order of their own: not in that of the database."""
    rijen = ronde.samenwerkingsverband.deelnemers.values_list("positie", "organisatie__soort", "organisatie__naam")
    return tuple(Lid(laag(positie), soort_partner(soort), naam) for positie, soort, naam in sorted(rijen))


def _from(blik: Vooruitblik, drempel: int) -> Cellen:
    return _cellen(_("ja") if aantal >= drempel else _("nee") for aantal in blik.antwoorden)


def _cellen(woorden: Iterable[str]) -> Cellen:
    return tuple(zip(RESPONSEN, woorden, strict=True))


def _make_regel(blik: Indelingsblik, k: int) -> Indelingsregel:
    return Indelingsregel(
        indeling=blik.indeling,
        naam=name_indeling(blik.indeling),
        gekozen=blik.gekozen,
        cellen=_cellen(_describe(blik, plaats) for plaats in range(len(RESPONSEN))),
        groepen=tuple(
            Groepsregel(name_groep(een.code, een.naam), een.bij_opening, _cellen(map(_name_kans, een.kansen)))
            for een in blik.groepen
            if een.bij_opening >= k
        ),
        nooit=tuple(name_groep(een.code, een.naam) for een in blik.groepen if een.bij_opening < k),
    )


def _describe(blik: Indelingsblik, plaats: int) -> str:
    """Laag is shown or not; of the others it matters how many groups are."""
    if not blik.groepen:
        return _("niets te vergelijken")
    if blik.indeling is Indeling.LAAG:
        return _name_kans(blik.kansen[plaats])
    aantal, totaal = blik.aantallen[plaats], len(blik.groepen)
    if aantal:
        return _("%(aantal)s van de %(totaal)s") % {"aantal": aantal, "totaal": totaal}
    soms = blik.kansen[plaats] is not Kans.NIET
    return _("soms 1 van de %(totaal)s") % {"totaal": totaal} if soms else _("waarschijnlijk geen")


def _name_kans(kans: Kans) -> str:
    return {
        Kans.WEL: _("waarschijnlijk wel"),
        Kans.MISSCHIEN: _("misschien"),
        Kans.NIET: _("waarschijnlijk niet"),
    }[kans]
