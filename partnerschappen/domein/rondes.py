"""The acts on a ronde: make, prepare, open, move its dates, invite who was forgotten, close early.

Closing itself lives in `sluiting`, the steps and what stands in their way in `voorbereiding`.
"""

import uuid
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerschappen.domein.berichten import queue_bericht
from partnerschappen.domein.deelnemers import not_yet_invited
from partnerschappen.domein.links import new_salt
from partnerschappen.domein.naamgeving import make_slug
from partnerschappen.domein.samenwerkingsverbanden import hold_samenwerkingsverband
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.uitnodigingen import invite
from partnerschappen.domein.uitstel import announce_later
from partnerschappen.domein.voorbereiding import VOORBEREIDING, Stap, find_bezwaren, refuse_closing_at, refuse_dates
from partnerschappen.domein.weigering import Geweigerd, RondeNietOpen
from partnerschappen.kern.vragenlijst import Vragenlijst, beschikbare_vragenlijsten
from partnerschappen.models import Bericht, Gebruiker, Ronde, RondeSleutel, Samenwerkingsverband

BEZET = {"nieuw"}


def make_ronde(*, samenwerkingsverband: Samenwerkingsverband, titel: str) -> Ronde:
    """Make a concept, with an address of its own within the samenwerkingsverband."""
    with transaction.atomic():
        hold_samenwerkingsverband(samenwerkingsverband)
        bezet = BEZET | set(samenwerkingsverband.rondes.values_list("slug", flat=True))
        return samenwerkingsverband.rondes.create(titel=titel, slug=make_slug(titel, bezet=bezet, anders="ronde"))


def save_stap(*, ronde: Ronde, stap: Stap, **velden: object) -> None:
    """Save what a step of preparing sets, and that it was done. Raises Geweigerd once the ronde was opened."""
    with transaction.atomic():
        nu = _hold_concept(ronde)
        voorbereid = [s.value for s in VOORBEREIDING if s in nu.voorbereid or s is stap]
        Ronde.objects.filter(pk=ronde.pk).update(**velden, voorbereid=voorbereid)


def delete_concept(*, ronde: Ronde) -> None:
    """Delete a ronde that was never opened. Raises Geweigerd for any other."""
    with transaction.atomic():
        _hold_concept(ronde).delete()


def send_proef(*, ronde: Ronde, gebruiker: Gebruiker) -> None:
    """Mail the invitation as it will look to the leader, without a working link."""
    queue_bericht(
        soort=Bericht.Soort.PROEF,
        sleutel=f"proef:{ronde.pk}:{uuid.uuid4().hex}",
        ronde=ronde,
        gebruiker=gebruiker,
        afzender=gebruiker,
    )


def open_ronde(*, ronde: Ronde, gebruiker: Gebruiker) -> None:
    """Open for good: freeze questionnaire version, kind, indelingen and promise, invite everybody on the list.

    Opening an open ronde changes nothing. Raises Geweigerd with the first thing that stands in the way.
    """
    with transaction.atomic():
        hold_samenwerkingsverband(ronde.samenwerkingsverband)
        nu = _hold(ronde)
        if nu.status == Ronde.Status.OPEN:
            return
        if nu.status != Ronde.Status.CONCEPT:
            raise Geweigerd(_("Deze ronde is al gesloten."))
        _check_can_open(nu)
        _open(nu)
        deelnemers = nu.samenwerkingsverband.deelnemers.select_related("organisatie")
        invite(ronde=nu, deelnemers=deelnemers, afzender=gebruiker, bij_opening=True)


def move_dates(
    *, ronde: Ronde, sluit_op: datetime, gesprek_op: date, gesprek_details: str, uitkomst_op: date
) -> datetime | None:
    """Move the dates of an open ronde. Gives when everybody is mailed about a later uitkomst, if they are.

    Raises RondeNietOpen, or Geweigerd for dates that can't be: the day of the uitkomst is a promise, see
    `voorbereiding.latest_uitkomst`.
    """
    with transaction.atomic():
        nu = _hold_open(ronde)
        zinnen = refuse_dates(ronde=nu, sluit_op=sluit_op, uitkomst_op=uitkomst_op, nu=timezone.now())
        if zinnen:
            raise Geweigerd(zinnen[0])
        gezegd, nu.uitkomst_op = nu.uitkomst_op, uitkomst_op
        Ronde.objects.filter(pk=ronde.pk).update(
            sluit_op=sluit_op, gesprek_op=gesprek_op, gesprek_details=gesprek_details, uitkomst_op=uitkomst_op
        )
        return announce_later(nu, gezegd=gezegd)


def invite_forgotten(*, ronde: Ronde, deelnemer_ids: Collection[int], gebruiker: Gebruiker) -> int:
    """Invite these deelnemers, as far as they were not invited yet; returns how many. Raises RondeNietOpen."""
    with transaction.atomic():
        hold_samenwerkingsverband(ronde.samenwerkingsverband)
        nu = _hold_open(ronde)
        if not nu.is_in_te_vullen(timezone.now()):
            raise RondeNietOpen(_("De sluitingstijd is voorbij. Zet eerst de datum van sluiten later."))
        vergeten = list(not_yet_invited(nu).filter(pk__in=deelnemer_ids))
        invite(ronde=nu, deelnemers=vergeten, afzender=gebruiker, bij_opening=False)
    return len(vergeten)


def close_early(*, ronde: Ronde) -> None:
    """Close an open ronde now, for good.

    Raises Geweigerd when its last uitkomst is less than 30 days old, or when it was never opened.
    """
    if ronde.status == Ronde.Status.OPEN:
        zinnen = refuse_closing(ronde)
        if zinnen:
            raise Geweigerd(zinnen[0])
    close_ronde(ronde_id=ronde.pk)


def refuse_closing(ronde: Ronde) -> list[str]:
    """Why this open ronde can't be closed yet, in sentences; empty when it can."""
    nu = timezone.now()
    # One second on: a ronde is never closed before the moment that it is closed at.
    return refuse_closing_at(ronde=ronde, moment=nu + timedelta(seconds=1), nu=nu)


def newest_vragenlijst(slug: str) -> Vragenlijst:
    """The version that a ronde with this questionnaire would get now. Raises Geweigerd when there is none."""
    for vragenlijst in beschikbare_vragenlijsten():
        if vragenlijst.slug == slug:
            return vragenlijst
    raise Geweigerd(_("Deze vragenlijst bestaat niet meer. Kies een andere."))


def _hold(ronde: Ronde) -> Ronde:
    """Within a transaction: the ronde as it is now, with other acts on it waiting."""
    return Ronde.objects.select_for_update(of=("self",)).select_related("samenwerkingsverband").get(pk=ronde.pk)


def _hold_concept(ronde: Ronde) -> Ronde:
    nu = _hold(ronde)
    if nu.status != Ronde.Status.CONCEPT:
        raise Geweigerd(_("De ronde is al geopend. Dit kan niet meer veranderen."))
    return nu


def _hold_open(ronde: Ronde) -> Ronde:
    nu = _hold(ronde)
    if nu.status != Ronde.Status.OPEN:
        raise RondeNietOpen(_("Deze ronde is niet open."))
    return nu


def _check_can_open(ronde: Ronde) -> None:
    for bezwaar in find_bezwaren(ronde):
        if bezwaar.blokkeert:
            raise Geweigerd(bezwaar.tekst)


def _open(ronde: Ronde) -> None:
    ronde.versie = newest_vragenlijst(ronde.vragenlijst).versie
    ronde.status, ronde.geopend_op = Ronde.Status.OPEN, timezone.now()
    ronde.beloofde_uitkomst_op, ronde.beloofde_sluit_op = ronde.uitkomst_op, ronde.sluit_op
    belofte = ("beloofde_uitkomst_op", "beloofde_sluit_op")
    ronde.save(update_fields=["versie", "status", "geopend_op", *belofte])
    RondeSleutel.objects.create(ronde=ronde, salt=new_salt())
