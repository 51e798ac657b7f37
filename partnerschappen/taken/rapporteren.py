"""The task that makes a report; the tick makes what it left."""

from django_tasks import task

from partnerschappen.rapport.maken import make_rapport


@task()
def make_report(ronde_id: int) -> None:
    """Make the report of one ronde. May run twice without harm."""
    make_rapport(ronde_id)
