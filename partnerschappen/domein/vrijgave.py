"""Who may read an uitkomst from when, and its remarks. Only reads; the acts live in `vrijgeven`."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from partnerschappen.kern.vrijgave import Belofte, plan_dagen
from partnerschappen.models import Rol, Ronde

OCHTEND = time(9)
AVOND = time(18)


@dataclass(frozen=True, slots=True)
class Vrijgaveplan:
    """When leader and stuurgroep read the uitkomst, and when everybody gets it; Dutch time.

    te_laat: the ronde closed on the promised day or after it.
    """

    vanaf: datetime
    op: datetime
    te_laat: bool


def plan_vrijgave(ronde: Ronde, gesloten_op: datetime | None = None) -> Vrijgaveplan:
    """Plan the release of a ronde: from its closing, or as it will be when it closes in time, or at `gesloten_op`.

    Raises ValueError for a ronde without any date of closing.
    """
    moment = gesloten_op or ronde.gesloten_op or ronde.sluit_op
    if moment is None:
        raise ValueError("a ronde that never closes is never released")
    gesloten = timezone.localdate(moment)
    beloofd, belofte = ronde.uitkomst_op, read_belofte(ronde)
    if beloofd and belofte:
        beloofd = belofte.pull_back(gesloten, beloofd)
    dagen = plan_dagen(gesloten, beloofd)
    vanaf = moment if dagen.vanaf == gesloten else _at(dagen.vanaf, OCHTEND)
    te_laat = beloofd is not None and beloofd <= gesloten
    return Vrijgaveplan(vanaf, _at(dagen.op, OCHTEND), te_laat)


def read_belofte(ronde: Ronde) -> Belofte | None:
    """What people were promised when the ronde opened; None for a concept."""
    if ronde.beloofde_uitkomst_op is None or ronde.beloofde_sluit_op is None:
        return None
    return Belofte(ronde.beloofde_uitkomst_op, timezone.localdate(ronde.beloofde_sluit_op))


def is_later_than_promised(ronde: Ronde) -> bool:
    """Whether everybody gets the uitkomst later than those who were asked at opening read, or got it so."""
    dag, belofte = date_of_uitkomst(ronde), read_belofte(ronde)
    return dag is not None and belofte is not None and dag > belofte.op


def date_of_uitkomst(ronde: Ronde) -> date | None:
    """The day on which everybody got the uitkomst, or will: promised, or a later one where the ronde closed too late.

    None for a ronde that promises none: no day was set, or too few sent in.
    """
    if ronde.vrijgegeven_op is not None:
        return timezone.localdate(ronde.vrijgegeven_op)
    if ronde.status == Ronde.Status.VERVALLEN:
        return None
    return timezone.localdate(plan_vrijgave(ronde).op) if ronde.gesloten_op else ronde.uitkomst_op


def is_zichtbaar(ronde: Ronde) -> bool:
    """Whether leader and stuurgroep may read the uitkomst now."""
    if ronde.status != Ronde.Status.GESLOTEN:
        return False
    return ronde.vrijgegeven_op is not None or plan_vrijgave(ronde).vanaf <= timezone.now()


def is_te_vrijgeven(ronde: Ronde, nu: datetime) -> bool:
    """Whether the day came, and it is an hour at which people want mail; a missed one follows the next morning."""
    if ronde.status != Ronde.Status.GESLOTEN or ronde.vrijgegeven_op is not None:
        return False
    return plan_vrijgave(ronde).op <= nu and OCHTEND <= timezone.localtime(nu).time() < AVOND


def may_read_opmerkingen(ronde: Ronde, rol: Rol) -> bool:
    """Whether this account reads remarks.

    The stuurgroep does from the moment that the leader looked whether one names a person; release is no such look.
    """
    return rol.is_leider or ronde.nagekeken_op is not None


def may_leave_out(ronde: Ronde) -> bool:
    """Whether the leader may look through the remarks: until release, and else once, however late."""
    return is_zichtbaar(ronde) and (ronde.vrijgegeven_op is None or ronde.nagekeken_op is None)


def _at(dag: date, tijd: time) -> datetime:
    return timezone.make_aware(datetime.combine(dag, tijd))
