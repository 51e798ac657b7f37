"""Nudging the worker after an act, so that its work begins at once; the tick finds what a lost nudge left."""

from django.core.cache import cache

from partnerschappen.models import Ronde
from partnerschappen.taken.rapporteren import make_report, make_sample_report
from partnerschappen.taken.verzenden import send_waiting

TUSSENPOOS = 120  # seconds between two nudges that any visitor can give


def nudge_sending() -> None:
    """Have the waiting mails sent soon."""
    send_waiting.enqueue()


def nudge_report(ronde: Ronde) -> None:
    """Have the report of a closed ronde made soon."""
    make_report.enqueue(ronde.pk)


def nudge_voorbeeldrapport() -> None:
    """Have the report of the public sample made soon; visitors together nudge once in two minutes."""
    if cache.add("voorbeeldrapport-gevraagd", True, TUSSENPOOS):
        make_sample_report.enqueue()
