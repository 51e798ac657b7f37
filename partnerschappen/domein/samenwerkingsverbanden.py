"""Making a samenwerkingsverband, its organisaties, and giving people access. Its deelnemers live in `deelnemers`."""

from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from partnerschappen.domein.berichten import queue_bericht
from partnerschappen.domein.naamgeving import make_slug
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.kern.indeling import Positie
from partnerschappen.models import Bericht, Gebruiker, Geheimhouding, Organisatie, Rol, Ronde, Samenwerkingsverband

MINSTENS = Geheimhouding.KLEINE_KRING.k


class Volgende(StrEnum):
    """What a leader does next; the words live in the template."""

    DEELNEMERS = "deelnemers"
    RONDE_MAKEN = "ronde_maken"
    RONDE_AFMAKEN = "ronde_afmaken"
    RONDE_VOLGEN = "ronde_volgen"
    BESPREKEN = "bespreken"


@dataclass(frozen=True)
class Organisatieregel:
    """An organisatie with the number of its deelnemers, in all and in the stuurgroep."""

    organisatie: Organisatie
    aantal: int
    sturen: int

    @property
    def doen(self) -> int:
        """Those who are not in the stuurgroep."""
        return self.aantal - self.sturen


@dataclass(frozen=True)
class Overzicht:
    """One samenwerkingsverband on one page: who takes part, the rondes (newest first), what comes next."""

    organisaties: tuple[Organisatieregel, ...]
    rondes: tuple[Ronde, ...]

    @property
    def aantal(self) -> int:
        """All deelnemers."""
        return sum(regel.aantal for regel in self.organisaties)

    @property
    def sturen(self) -> int:
        """Deelnemers in the stuurgroep."""
        return sum(regel.sturen for regel in self.organisaties)

    @property
    def doen(self) -> int:
        """Deelnemers outside the stuurgroep."""
        return self.aantal - self.sturen

    @property
    def ronde(self) -> Ronde | None:
        """The ronde that the next step is about: the open one, else one being prepared, else the newest."""
        voorrang = [*Ronde.LOPEND, Ronde.Status.CONCEPT]
        op_status = {ronde.status: ronde for ronde in reversed(self.rondes)}
        nu = next((op_status[status] for status in voorrang if status in op_status), None)
        return nu or next(iter(self.rondes), None)

    @property
    def laatste_uitkomst(self) -> Ronde | None:
        """The newest ronde that ended with an uitkomst."""
        return next((ronde for ronde in self.rondes if ronde.status == Ronde.Status.GESLOTEN), None)

    @property
    def volgende(self) -> Volgende:
        """What the leader does next."""
        ronde = self.ronde
        if ronde and ronde.status in Ronde.LOPEND:
            return Volgende.RONDE_VOLGEN
        if self.aantal < MINSTENS:
            return Volgende.DEELNEMERS
        if ronde and ronde.status == Ronde.Status.CONCEPT:
            return Volgende.RONDE_AFMAKEN
        return Volgende.BESPREKEN if ronde and ronde.status == Ronde.Status.GESLOTEN else Volgende.RONDE_MAKEN


def read_overzicht(samenwerkingsverband: Samenwerkingsverband) -> Overzicht:
    """Counts per organisatie and laag, and the rondes; two queries, whatever the size."""
    sturen = Count("deelnemers", filter=Q(deelnemers__positie=Positie.STUURGROEP))
    geteld = samenwerkingsverband.organisaties.annotate(aantal=Count("deelnemers"), sturen=sturen)
    return Overzicht(
        organisaties=tuple(Organisatieregel(o, o.aantal, o.sturen) for o in geteld.order_by("naam")),
        rondes=tuple(samenwerkingsverband.rondes.order_by("-aangemaakt_op", "-pk")),
    )


def read_rollen(samenwerkingsverband: Samenwerkingsverband) -> QuerySet[Rol]:
    """Who has access, leaders first; `mail_mist` tells whose mail about it did not, or perhaps not, arrive."""
    mist = Bericht.objects.filter(
        soort=Bericht.Soort.TOEGANG,
        gebruiker=OuterRef("gebruiker"),
        samenwerkingsverband=OuterRef("samenwerkingsverband"),
        status__in=[Bericht.Status.MISLUKT, Bericht.Status.ONBEKEND],
    )
    rollen = samenwerkingsverband.rollen.select_related("gebruiker").annotate(mail_mist=Exists(mist))
    return rollen.order_by("soort", "gebruiker__email")


def make_samenwerkingsverband(*, samenwerkingsverband: Samenwerkingsverband, leider: Gebruiker) -> None:
    """Save a new one, with `leider` as its projectleider. Raises PermissionDenied when they may not make any."""
    if not leider.mag_aanmaken:
        raise PermissionDenied
    with transaction.atomic():
        bezet = set(Samenwerkingsverband.objects.values_list("slug", flat=True))
        samenwerkingsverband.slug = make_slug(samenwerkingsverband.naam, bezet=bezet, anders="samenwerkingsverband")
        samenwerkingsverband.save()
        samenwerkingsverband.rollen.create(gebruiker=leider, soort=Rol.Soort.PROJECTLEIDER)


def save_organisatie(*, organisatie: Organisatie) -> None:
    """Add or change. Raises Geweigerd when another has this name by now."""
    try:
        with transaction.atomic():
            organisatie.save()
    except IntegrityError as fout:
        raise Geweigerd(_("Er is al een organisatie met deze naam.")) from fout


def delete_organisatie(*, organisatie: Organisatie) -> None:
    """Delete one without deelnemers. Raises Geweigerd when it has any."""
    with transaction.atomic():
        hold_samenwerkingsverband(organisatie.samenwerkingsverband)
        if organisatie.deelnemers.exists():
            raise Geweigerd(
                _("Bij %(naam)s horen nog deelnemers. Verplaats of verwijder hen eerst.") % {"naam": organisatie.naam}
            )
        organisatie.delete()


def give_rol(
    *, samenwerkingsverband: Samenwerkingsverband, email: str, naam: str, soort: Rol.Soort, door: Gebruiker
) -> Rol:
    """Give somebody access, with an account when they have none, and mail them about it.

    Somebody with another rol gets this one instead. Raises Geweigerd when they have it already, or when it would
    leave no projectleider.
    """
    with transaction.atomic():
        hold_samenwerkingsverband(samenwerkingsverband)
        gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
        gebruiker = gebruiker or Gebruiker.objects.create_user(email, naam=naam)
        rol = samenwerkingsverband.rollen.filter(gebruiker=gebruiker).first()
        if rol is None:
            rol = samenwerkingsverband.rollen.create(gebruiker=gebruiker, soort=soort)
        else:
            _change_rol(rol, soort)
        _queue_toegang(rol, door)
    return rol


def take_rol(*, rol: Rol) -> None:
    """Take somebody's access away. Raises Geweigerd for the last projectleider."""
    with transaction.atomic():
        hold_samenwerkingsverband(rol.samenwerkingsverband)
        _check_not_last(rol)
        rol.delete()


def hold_samenwerkingsverband(samenwerkingsverband: Samenwerkingsverband) -> None:
    """Within a transaction: let other acts on the same list, rollen and rondes wait."""
    Samenwerkingsverband.objects.select_for_update().only("pk").get(pk=samenwerkingsverband.pk)


def _change_rol(rol: Rol, soort: Rol.Soort) -> None:
    if rol.soort == soort:
        raise Geweigerd(_("%(wie)s heeft deze rol al.") % {"wie": rol.gebruiker})
    _check_not_last(rol)
    rol.soort = soort
    rol.save(update_fields=["soort"])


def _check_not_last(rol: Rol) -> None:
    leiders = Rol.objects.filter(samenwerkingsverband=rol.samenwerkingsverband, soort=Rol.Soort.PROJECTLEIDER)
    if rol.is_leider and not leiders.exclude(pk=rol.pk).exists():
        raise Geweigerd(_("Dit is de enige projectleider. Maak eerst iemand anders projectleider."))


def _queue_toegang(rol: Rol, door: Gebruiker) -> None:
    queue_bericht(
        soort=Bericht.Soort.TOEGANG,
        sleutel=f"toegang:{rol.pk}:{rol.soort}",
        gebruiker=rol.gebruiker,
        samenwerkingsverband=rol.samenwerkingsverband,
        afzender=door,
    )
