"""The deelnemers of a samenwerkingsverband, one at a time. Bringing in a whole list lives in `ledenlijsten`."""

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from partnerschappen.domein.samenwerkingsverbanden import hold_samenwerkingsverband
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.models import Deelnemer, Ronde, Samenwerkingsverband, Uitnodiging


def search_deelnemers(
    samenwerkingsverband: Samenwerkingsverband, *, zoek: str = "", organisatie: int | None = None
) -> QuerySet[Deelnemer]:
    """Those whose name or address holds `zoek`, of one organisatie or of all, by name."""
    deelnemers = samenwerkingsverband.deelnemers.select_related("organisatie").order_by("naam", "pk")
    if organisatie is not None:
        deelnemers = deelnemers.filter(organisatie=organisatie)
    if zoek:
        deelnemers = deelnemers.filter(Q(naam__icontains=zoek) | Q(email__icontains=zoek))
    return deelnemers


def save_deelnemer(*, deelnemer: Deelnemer) -> None:
    """Add or change. Raises Geweigerd when another has this address by now."""
    try:
        with transaction.atomic():
            deelnemer.save()
    except IntegrityError as fout:
        raise Geweigerd(_("Dit e-mailadres staat al op de lijst.")) from fout


def delete_deelnemer(*, deelnemer: Deelnemer) -> None:
    """Delete from the list. Raises Geweigerd while they are invited to a ronde that runs.

    The refusal is the same for somebody who said 'ik doe niet mee': nobody is told of that.
    """
    with transaction.atomic():
        hold_samenwerkingsverband(deelnemer.samenwerkingsverband)
        if _running_uitnodigingen(deelnemer).exclude(status=Uitnodiging.Status.NIET_JUIST).exists():
            raise Geweigerd(
                _("%(naam)s is uitgenodigd voor de ronde die nu loopt. Verwijderen kan als die gesloten is.")
                % {"naam": deelnemer.naam}
            )
        deelnemer.delete()


def find_old_address(deelnemer: Deelnemer) -> Uitnodiging | None:
    """The invitation to a running ronde that went to another address than the list has now."""
    return _running_uitnodigingen(deelnemer).exclude(email__iexact=deelnemer.email).select_related("ronde").first()


def running_ronde(samenwerkingsverband: Samenwerkingsverband) -> Ronde | None:
    """The open ronde, if there is one."""
    return samenwerkingsverband.rondes.filter(status=Ronde.Status.OPEN).first()


def not_yet_invited(ronde: Ronde) -> QuerySet[Deelnemer]:
    """Deelnemers without an invitation to this ronde, by name."""
    uitgenodigd = Uitnodiging.objects.filter(ronde=ronde, deelnemer=OuterRef("pk"))
    deelnemers = Deelnemer.objects.filter(samenwerkingsverband=ronde.samenwerkingsverband_id)
    return deelnemers.filter(~Exists(uitgenodigd)).select_related("organisatie").order_by("naam", "pk")


def _running_uitnodigingen(deelnemer: Deelnemer) -> QuerySet[Uitnodiging]:
    lopend = Uitnodiging.objects.filter(deelnemer=deelnemer, ronde__status__in=Ronde.LOPEND)
    return lopend.exclude(status=Uitnodiging.Status.VERVANGEN)
