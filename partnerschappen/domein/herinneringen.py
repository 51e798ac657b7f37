"""Reminders: when they go out, and putting them in the outbox once. Whom one really reaches is decided in `verzending`.

Rows are written for everybody who was invited, not only for those who did not send in: the outbox
then holds nothing about who answered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerschappen.domein.berichten import queue_berichten
from partnerschappen.domein.weigering import Geweigerd, RondeNietOpen
from partnerschappen.kern.werkdagen import DAG, is_werkdag, last_werkdag, next_werkdag, subtract_werkdagen
from partnerschappen.models import Bericht, Gebruiker, Ronde, Uitnodiging

OCHTEND = time(7, 30)
AVOND = time(18)
RUST = timedelta(hours=24)  # nobody is reminded of what came less than a day ago
NUTTIG = timedelta(minutes=30)  # before closing, for a last mail to be of any use
EXTRA_HOOGSTENS = 2
SOORTEN = [Bericht.Soort.HERINNERING, Bericht.Soort.STAAT_KLAAR]


@dataclass(frozen=True)
class Herinnering:
    """One planned mailing: which (part of its key), what it says, and when it goes out."""

    welke: str
    soort: Bericht.Soort
    moment: datetime


def plan_herinneringen(ronde: Ronde) -> list[Herinnering]:
    """Give the mailings of a ronde by themselves, in order of time, past ones included.

    Halfway, two working days before closing, and on the last working morning; one a day, and none within a day
    of opening. The last two are named after the day of closing: a later closing brings new ones.
    """
    if ronde.geopend_op is None or ronde.sluit_op is None:
        return []
    sluit_dag = timezone.localtime(ronde.sluit_op).date()
    halverwege = timezone.localtime(ronde.geopend_op + (ronde.sluit_op - ronde.geopend_op) / 2).date()
    dagen = {
        "halverwege": next_werkdag(halverwege),
        f"twee-dagen-{sluit_dag}": subtract_werkdagen(sluit_dag, 2),
        f"laatste-{sluit_dag}": _last_morning(ronde.sluit_op),
    }
    plannen = [Herinnering(welke, _soort(welke), _at(dag, OCHTEND)) for welke, dag in dagen.items()]
    return _spread([plan for plan in plannen if _fits(plan, ronde.geopend_op, ronde.sluit_op)])


def queue_due(ronde: Ronde, nu: datetime) -> None:
    """Put the mailing that is due in the outbox, if any; however often, and by however many, once.

    A missed one follows in the next working hours; of two that are due only the later goes out.
    """
    if not ronde.is_in_te_vullen(nu) or not is_verzendtijd(nu):
        return
    toe = [plan for plan in plan_herinneringen(ronde) if plan.moment <= nu]
    if not toe or _is_queued(ronde, toe[-1].welke):
        return
    if toe[-1].soort == Bericht.Soort.HERINNERING and _has_one_on(ronde, timezone.localtime(nu).date()):
        return
    _queue(ronde, toe[-1], nu)


def order_extra_reminder(*, ronde: Ronde, gebruiker: Gebruiker) -> datetime:
    """Order one more reminder, and give the moment it goes out: now, or on the next working morning.

    How many people it reaches is told to nobody. Raises RondeNietOpen, or Geweigerd after two, on a day that has
    a reminder already, or when the ronde closes before it could go out.
    """
    nu = timezone.now()
    with transaction.atomic():
        ronde = Ronde.objects.select_for_update().get(pk=ronde.pk)
        if not ronde.is_in_te_vullen(nu) or ronde.sluit_op is None:
            raise RondeNietOpen(_("Deze ronde is niet open."))
        moment = next_verzendtijd(nu)
        _check_extra(ronde, moment, timezone.localtime(moment).date())
        plan = Herinnering(f"extra-{timezone.localtime(moment).date()}", Bericht.Soort.HERINNERING, moment)
        if not _queue(ronde, plan, nu, gebruiker):
            raise Geweigerd(_("De uitnodigingen zijn net verstuurd. Een herinnering kan vanaf een dag daarna."))
    return moment


def count_extra_left(ronde: Ronde) -> int:
    """How many extra reminders the leader can still order."""
    besteld = _marks(ronde).filter(sleutel__startswith="herinneringen:extra-").count()
    return max(0, EXTRA_HOOGSTENS - besteld)


def is_verzendtijd(moment: datetime) -> bool:
    """Whether reminders may go out now: on a working day between half past seven and six, Dutch time."""
    lokaal = timezone.localtime(moment)
    return is_werkdag(lokaal.date()) and OCHTEND <= lokaal.time() < AVOND


def next_verzendtijd(moment: datetime) -> datetime:
    """Give `moment` itself when reminders may go out then, else the start of the next working morning."""
    if is_verzendtijd(moment):
        return moment
    lokaal = timezone.localtime(moment)
    dag = lokaal.date() if lokaal.time() < OCHTEND else lokaal.date() + DAG
    return _at(next_werkdag(dag), OCHTEND)


def _check_extra(ronde: Ronde, moment: datetime, dag: date) -> None:
    if count_extra_left(ronde) == 0:
        raise Geweigerd(_("Je hebt al twee extra herinneringen verstuurd. Meer kan niet."))
    if ronde.sluit_op is None or moment > ronde.sluit_op - NUTTIG:
        raise Geweigerd(_("De ronde sluit voordat er nog een herinnering uit kan. Verzet eerst de sluiting."))
    gepland = {timezone.localtime(plan.moment).date() for plan in plan_herinneringen(ronde)}
    if dag in gepland or _has_one_on(ronde, dag):
        raise Geweigerd(_("Er gaat die dag al een herinnering uit. Probeer het een dag later."))


def _queue(ronde: Ronde, plan: Herinnering, nu: datetime, gebruiker: Gebruiker | None = None) -> bool:
    """Write the mark of a mailing and a row for everybody invited; tells whether there is anybody.

    The unique key of the mark lets one of several workers through. Waiting rows of earlier mailings give way.
    """
    with transaction.atomic():
        genodigden = list(_invited(ronde, nu))
        if not genodigden:
            return False
        mark, is_new = Bericht.objects.get_or_create(
            sleutel=_mark_key(ronde, plan.welke),
            defaults={
                "soort": plan.soort,
                "ronde": ronde,
                "status": Bericht.Status.VERZONDEN,
                "verzend_na": max(plan.moment, nu),
            },
        )
        if is_new:
            _reminders(ronde).filter(status=Bericht.Status.WACHT).delete()
            queue_berichten([_row(bericht, plan, mark.verzend_na, gebruiker) for bericht in genodigden])
    return True


def _row(invitation: Bericht, plan: Herinnering, verzend_na: datetime, gebruiker: Gebruiker | None) -> Bericht:
    return Bericht(
        soort=plan.soort,
        sleutel=f"herinnering:{plan.welke}:{invitation.uitnodiging_id}",
        ronde_id=invitation.ronde_id,
        uitnodiging_id=invitation.uitnodiging_id,
        afzender_id=gebruiker.pk if gebruiker else invitation.afzender_id,
        verzend_na=verzend_na,
    )


def _invited(ronde: Ronde, nu: datetime) -> Iterable[Bericht]:
    """The invitation mails that may have arrived at least a day ago, of people who can still be reminded."""
    verzonden = Q(status=Bericht.Status.VERZONDEN, verzonden_op__lte=nu - RUST)
    misschien = Q(status=Bericht.Status.ONBEKEND, begonnen_op__lte=nu - RUST)
    return Bericht.objects.filter(
        verzonden | misschien,
        ronde=ronde,
        soort=Bericht.Soort.UITNODIGING,
        uitnodiging__status=Uitnodiging.Status.GELDIG,
        uitnodiging__herinneren=True,
    )


def _has_one_on(ronde: Ronde, dag: date) -> bool:
    van, tot = _at(dag, time(0)), _at(dag + DAG, time(0))
    return _marks(ronde).filter(verzend_na__gte=van, verzend_na__lt=tot).exists()


def _is_queued(ronde: Ronde, welke: str) -> bool:
    return Bericht.objects.filter(sleutel=_mark_key(ronde, welke)).exists()


def _mark_key(ronde: Ronde, welke: str) -> str:
    return f"herinneringen:{welke}:{ronde.pk}"


def _marks(ronde: Ronde) -> QuerySet[Bericht]:
    return Bericht.objects.filter(ronde=ronde, soort__in=SOORTEN, uitnodiging=None)


def _reminders(ronde: Ronde) -> QuerySet[Bericht]:
    return Bericht.objects.filter(ronde=ronde, soort__in=SOORTEN, uitnodiging__isnull=False)


def _last_morning(sluit_op: datetime) -> date:
    """The last working day on whose morning a mail still helps."""
    lokaal = timezone.localtime(sluit_op)
    dag = lokaal.date()
    return last_werkdag(dag if sluit_op - NUTTIG >= _at(dag, OCHTEND) else dag - DAG)


def _fits(plan: Herinnering, geopend_op: datetime, sluit_op: datetime) -> bool:
    return geopend_op + RUST <= plan.moment <= sluit_op - NUTTIG


def _spread(plannen: list[Herinnering]) -> list[Herinnering]:
    """Keep one mailing a day, the later in the list: nearer to closing."""
    per_dag = {plan.moment: plan for plan in plannen}
    return [per_dag[moment] for moment in sorted(per_dag)]


def _soort(welke: str) -> Bericht.Soort:
    return Bericht.Soort.STAAT_KLAAR if welke.startswith("laatste-") else Bericht.Soort.HERINNERING


def _at(dag: date, tijd: time) -> datetime:
    """Give a moment in Dutch time, whatever summer time does that day."""
    return timezone.make_aware(datetime.combine(dag, tijd))
