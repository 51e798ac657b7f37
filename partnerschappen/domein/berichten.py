"""Putting mails in the outbox, in the transaction of their cause. Sending them lives in `verzending`."""

from typing import Any

from django.db.models import Q

from partnerschappen.models import Bericht

VERVALLEN = "vervallen"  # the `fout` of a mail that was not needed any more when its turn came
# Never of one that was dropped: whoever declined before their mail went out would show by it.
GEWEIGERD = Q(status=Bericht.Status.MISLUKT) & ~Q(fout=VERVALLEN)


def queue_bericht(*, soort: Bericht.Soort, sleutel: str, **betrokken: Any) -> Bericht:
    """Put one mail in the outbox; the same `sleutel` puts it there once.

    `betrokken`: ronde, uitnodiging, gebruiker, samenwerkingsverband, afzender, verzend_na, as the soort needs.
    """
    return Bericht.objects.get_or_create(sleutel=sleutel, defaults={"soort": soort, **betrokken})[0]


def queue_berichten(berichten: list[Bericht]) -> None:
    """Put many in the outbox at once; those whose `sleutel` is there already are passed over."""
    Bericht.objects.bulk_create(berichten, ignore_conflicts=True)
