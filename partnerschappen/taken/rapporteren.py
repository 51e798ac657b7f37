"""The tasks that make a report; the tick makes what they left, a visitor asks again for the sample's."""

from django_tasks import task

from partnerschappen.rapport.maken import make_rapport
from partnerschappen.rapport.voorbeeldrapport import make_voorbeeldrapport


@task()
def make_report(ronde_id: int) -> None:
    """Make the report of one ronde. May run twice without harm."""
    make_rapport(ronde_id)


@task()
def make_sample_report() -> None:
    """Make the report of the public sample. May run twice without harm."""
    make_voorbeeldrapport()
