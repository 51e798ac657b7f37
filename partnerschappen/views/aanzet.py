"""Nudging the worker after an act, so that its work begins at once; the tick finds what a lost nudge left."""

from partnerschappen.models import Ronde
from partnerschappen.taken.rapporteren import make_report
from partnerschappen.taken.verzenden import send_waiting


def nudge_sending() -> None:
    """Have the waiting mails sent soon."""
    send_waiting.enqueue()


def nudge_report(ronde: Ronde) -> None:
    """Have the report of a closed ronde made soon."""
    make_report.enqueue(ronde.pk)
