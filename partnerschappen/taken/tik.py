"""The tick: finds all that is due from the rows that domein wrote, and does it. May run at any time, and twice."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from partnerschappen.domein.herinneringen import queue_due
from partnerschappen.domein.inlogcode import forget_inlogcodes
from partnerschappen.domein.sluiting import close_ronde, is_due
from partnerschappen.domein.stand import count_ingestuurd, count_stand, is_stand_due, start_of_day
from partnerschappen.domein.te_weinig import ask_leaders
from partnerschappen.domein.verzending import mark_lost, send_waiting
from partnerschappen.domein.vrijgave import is_te_vrijgeven
from partnerschappen.models import Rapport, Ronde
from partnerschappen.rapport.maken import VERLOREN_NA, make_rapport
from partnerschappen.rapport.samenvatting import release_ronde

logger = logging.getLogger(__name__)

TAAK_BEWAARD = timedelta(days=1)
DAG = 24 * 3600  # seconds


def tick(nu: datetime, doorgaan: Callable[[], bool] = lambda: True) -> None:
    """Do all that is due at `nu`. What fails is logged and stops nothing else; it is tried again by the next tick.

    Stops between two pieces of work when `doorgaan` says no.
    """
    for werk in _due(nu, doorgaan):
        if not doorgaan():
            return
        try:
            werk()
        except Exception:
            logger.exception("een deel van de tik mislukte")


def _due(nu: datetime, doorgaan: Callable[[], bool]) -> Iterable[Callable[[], object]]:
    """The pieces of work in order; mails are written before they are sent, reports come last since they are slow."""
    yield partial(mark_lost, nu)
    yield partial(forget_inlogcodes, nu)
    for ronde in _rondes(Ronde.Status.SLUIT):
        yield partial(close_ronde, ronde_id=ronde.pk)
    for ronde in _rondes(Ronde.Status.OPEN):
        yield partial(_count, ronde, nu)
        yield partial(queue_due, ronde, nu)
        yield partial(_close_in_time, ronde, nu)
    for ronde in _rondes(Ronde.Status.GESLOTEN).filter(vrijgegeven_op=None):
        yield partial(_release_in_time, ronde, nu)
    yield partial(send_waiting, doorgaan)
    for ronde_id in _waiting_rapporten(nu):
        yield partial(make_rapport, ronde_id)
    yield partial(_forget_tasks, nu)
    yield partial(_forget_sessions, nu)


def _count(ronde: Ronde, nu: datetime) -> None:
    if is_stand_due(ronde, nu):
        count_stand(ronde, nu, ouder_dan=start_of_day(nu))


def _close_in_time(ronde: Ronde, nu: datetime) -> None:
    ronde.refresh_from_db(fields=["status", "sluit_op"])  # its leader may have postponed since the tick began
    if ronde.status != Ronde.Status.OPEN or ronde.sluit_op is None or nu < ronde.sluit_op:
        return
    if is_due(ronde, count_ingestuurd(ronde)):
        close_ronde(ronde_id=ronde.pk)
    else:
        ask_leaders(ronde, nu)


def _release_in_time(ronde: Ronde, nu: datetime) -> None:
    if is_te_vrijgeven(ronde, nu):
        release_ronde(ronde)


def _forget_tasks(nu: datetime) -> None:
    DBTaskResult.objects.finished().filter(finished_at__lt=nu - TAAK_BEWAARD).delete()


def _forget_sessions(nu: datetime) -> None:
    """Delete the sessions that ended, once a day: a row tells that somebody logged in, and when."""
    if cache.add(f"sessies-gewist-{timezone.localdate(nu)}", True, DAG):
        import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def _rondes(status: Ronde.Status) -> QuerySet[Ronde]:
    return Ronde.objects.filter(status=status).select_related("samenwerkingsverband", "sleutel")


def _waiting_rapporten(nu: datetime) -> list[int]:
    te_maken = Q(status=Rapport.Status.WACHT) | Q(status=Rapport.Status.BEZIG, begonnen_op__lt=nu - VERLOREN_NA)
    return list(Rapport.objects.filter(te_maken).values_list("ronde_id", flat=True))
