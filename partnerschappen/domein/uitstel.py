"""Telling everybody who was invited that the uitkomst comes later than they read: a promise is not moved in silence.

The same mail for all, so that it tells nothing about who answered. It says the day as it is when it is sent.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from partnerschappen.domein.berichten import queue_berichten
from partnerschappen.domein.herinneringen import next_verzendtijd
from partnerschappen.domein.uitnodigingen import TELT_NIET, list_reachable
from partnerschappen.domein.vrijgave import date_of_uitkomst, is_later_than_promised
from partnerschappen.models import Bericht, Ronde

BEDENKTIJD = timedelta(hours=1)  # in which a leader who mistyped a date mends it unseen


def announce_later(ronde: Ronde, *, gezegd: date | None) -> datetime | None:
    """Put a mail for everybody in the outbox when the uitkomst comes later than `gezegd` and than was promised.

    Gives when it goes out; None when there is nobody to tell. To be called inside the transaction of its cause. Mails
    about an earlier move that still wait give way, to ones about this day; nobody is told the same day twice.
    """
    dag = date_of_uitkomst(ronde)
    if gezegd is None or dag is None or dag == gezegd:
        return None
    wachtend = Bericht.objects.filter(ronde=ronde, soort=Bericht.Soort.UITSTEL, status=Bericht.Status.WACHT)
    ongezegd, __ = wachtend.delete()
    if not is_later_than_promised(ronde) or (dag < gezegd and not ongezegd):
        return None
    moment = next_verzendtijd(timezone.now() + BEDENKTIJD)
    queue_berichten(
        [
            Bericht(
                soort=Bericht.Soort.UITSTEL,
                sleutel=f"uitstel:{ronde.pk}:{dag}:{uitnodiging.pk}",
                ronde=ronde,
                uitnodiging=uitnodiging,
                verzend_na=moment,
            )
            for uitnodiging in list_reachable(ronde)
        ]
    )
    return moment if wachtend.exists() else None


def is_still_later(bericht: Bericht, ronde: Ronde) -> bool:
    """Whether there is still something to tell this person: a leader may have moved the day back meanwhile."""
    uitnodiging = bericht.uitnodiging
    if ronde.vrijgegeven_op is not None or uitnodiging is None or uitnodiging.status in TELT_NIET:
        return False
    return is_later_than_promised(ronde)
