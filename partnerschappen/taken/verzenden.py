"""The task that empties the outbox: a hint that there is something to send; the tick finds it as well."""

from django_tasks import task

from partnerschappen.domein import verzending


@task()
def send_waiting() -> int:
    """Send what waits; gives how many mails were dealt with. May run any number of times, and several at once."""
    return verzending.send_waiting()
