"""Giving an uitkomst to everybody, once: by the day that was promised, or earlier by its leader; and what precedes it.

The row `Ronde.vrijgegeven_op` is the only memory of it. When that day comes is `vrijgave`.
"""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerschappen.domein.berichten import queue_berichten
from partnerschappen.domein.leeslink import make_leeslink
from partnerschappen.domein.opmerkingen import forget_weggelaten
from partnerschappen.domein.samenvatting import Samenvatting
from partnerschappen.domein.uitnodigingen import list_reachable
from partnerschappen.domein.vrijgave import is_zichtbaar, plan_vrijgave
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.models import Bericht, Gebruiker, Ronde, Uitnodiging, Vrijgave


def save_voorwoord(*, ronde: Ronde, voorwoord: str) -> None:
    """Write the leader's foreword; empty takes it away. Raises Geweigerd after release."""
    with transaction.atomic():
        _hold_unreleased(ronde)
        Ronde.objects.filter(pk=ronde.pk).update(voorwoord=voorwoord)


def bring_forward(*, ronde: Ronde, dag: date) -> None:
    """Move the promised day of a closed ronde to an earlier one: a promise may be kept early, never late.

    Raises Geweigerd for today or a day in the past, for a day that is not earlier, and after release.
    """
    with transaction.atomic():
        nu = _hold_unreleased(ronde)
        if dag <= timezone.localdate():
            raise Geweigerd(_("Kies een dag vanaf morgen. Boven het formulier staat hoe het vandaag nog kan."))
        if dag >= timezone.localdate(plan_vrijgave(nu).op):
            raise Geweigerd(_("Deze dag is niet eerder dan wat deelnemers is beloofd. Later kan niet."))
        Ronde.objects.filter(pk=ronde.pk).update(uitkomst_op=dag)
        nu.uitkomst_op = dag
        wachtend = Bericht.objects.filter(ronde=nu, soort=Bericht.Soort.GESLOTEN, status=Bericht.Status.WACHT)
        wachtend.update(verzend_na=plan_vrijgave(nu).vanaf)


def release(*, ronde: Ronde, samenvatting: Samenvatting, door: Gebruiker | None = None) -> bool:
    """Give the uitkomst to everybody, for good: the link works and the mails go out. Tells whether this call did it.

    Raises Geweigerd for a ronde that has no uitkomst, or one that its leader can't read yet.
    """
    with transaction.atomic():
        nu = Ronde.objects.select_for_update().get(pk=ronde.pk)
        if nu.vrijgegeven_op is not None:
            return False
        if not is_zichtbaar(nu):
            raise Geweigerd(_("Er is nog geen uitkomst om te geven."))
        moment = timezone.now()
        Ronde.objects.filter(pk=nu.pk).update(vrijgegeven_op=moment)
        forget_weggelaten(nu)
        Vrijgave.objects.create(ronde=nu, samenvatting=asdict(samenvatting), door=door)
        make_leeslink(nu)
        queue_berichten([*_to_accounts(nu, door), *_to_invited(nu, door)])
    return True


def count_ontvangers(ronde: Ronde) -> tuple[int, int]:
    """How many invited people and how many accounts get the mail."""
    return len(list(_to_invited(ronde, None))), len(list(_to_accounts(ronde, None)))


def _to_accounts(ronde: Ronde, door: Gebruiker | None) -> Iterator[Bericht]:
    for rol in ronde.samenwerkingsverband.rollen.all():
        yield Bericht(
            soort=Bericht.Soort.VRIJGEGEVEN,
            sleutel=f"vrijgegeven:{ronde.pk}:{rol.gebruiker_id}",
            ronde=ronde,
            gebruiker_id=rol.gebruiker_id,
            afzender=door,
        )


def _to_invited(ronde: Ronde, door: Gebruiker | None) -> Iterator[Bericht]:
    """Everybody who was invited, whether they answered or not: after closing nothing tells any more who did.

    Not who turned out not to be the right person, nor whose invitation came back. Who has an account gets the mail
    that goes there.
    """
    accounts = {email.lower() for email in ronde.samenwerkingsverband.rollen.values_list("gebruiker__email", flat=True)}
    moment = timezone.now()
    for uitnodiging in list_reachable(ronde):
        if uitnodiging.email.lower() not in accounts:
            yield _make_uitkomstmail(uitnodiging, door, moment)


def queue_for_invited(*, ronde: Ronde, email: str, door: Gebruiker | None) -> None:
    """Let an address get what everybody invited gets, if it was invited: once, however often it is asked.

    For who had an account when the uitkomst was given, and none any more when its mail was to go out.
    """
    moment = timezone.now()
    uitnodigingen = [een for een in list_reachable(ronde) if een.email.lower() == email.lower()]
    queue_berichten([_make_uitkomstmail(uitnodiging, door, moment) for uitnodiging in uitnodigingen])


def _make_uitkomstmail(uitnodiging: Uitnodiging, door: Gebruiker | None, moment: datetime) -> Bericht:
    return Bericht(
        soort=Bericht.Soort.UITKOMST,
        sleutel=f"uitkomst:{uitnodiging.ronde_id}:{uitnodiging.pk}",
        ronde_id=uitnodiging.ronde_id,
        uitnodiging=uitnodiging,
        afzender=door,
        verzend_na=moment,
    )


def _hold_unreleased(ronde: Ronde) -> Ronde:
    nu = Ronde.objects.select_for_update().get(pk=ronde.pk)
    if nu.status != Ronde.Status.GESLOTEN:
        raise Geweigerd(_("Dit kan pas als de ronde gesloten is en een uitkomst heeft."))
    if nu.vrijgegeven_op is not None:
        raise Geweigerd(_("De uitkomst is al aan iedereen gegeven. Dit kan niet meer veranderen."))
    return nu
