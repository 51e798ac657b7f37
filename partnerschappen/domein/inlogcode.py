"""The code to log in with: how it follows from its row in the outbox, so that the outbox holds no code.

A row is written for an address that nobody has as well: asking takes as long for the one as for the other.
"""

import uuid
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from partnerschappen.domein.berichten import queue_bericht
from partnerschappen.models import Bericht, Gebruiker

GELDIG = timedelta(minutes=15)
TEKENS = "BCDFGHJKLMNPQRSTVWXZ23456789"  # none that look alike, and no vowels to make words with
LENGTE = 8


def new_sleutel() -> str:
    """The key of the row that a new code follows from; it holds the moment, since `verzend_na` moves on."""
    return f"inlogcode:{int(timezone.now().timestamp())}:{uuid.uuid4().hex}"


def derive_code(sleutel: str) -> str:
    """Give the code as it is mailed, such as 'BCDF-2345'."""
    getal = int.from_bytes(salted_hmac("inlogcode", sleutel, algorithm="sha256").digest())
    tekens = [TEKENS[getal // len(TEKENS) ** plaats % len(TEKENS)] for plaats in range(LENGTE)]
    return f"{''.join(tekens[:4])}-{''.join(tekens[4:])}"


def queue_inlogcode(*, sleutel: str, gebruiker: Gebruiker | None) -> None:
    """Put the mail in the outbox; without `gebruiker` a row that nothing is sent for."""
    queue_bericht(soort=Bericht.Soort.INLOGCODE, sleutel=sleutel, gebruiker=gebruiker, verzend_na=timezone.now())


def is_bruikbaar(bericht: Bericht) -> bool:
    """Whether there is somebody to send the code to, in time to use it."""
    return bericht.gebruiker is not None and timezone.now() < _asked_at(bericht.sleutel) + GELDIG


def forget_inlogcodes(nu: datetime) -> None:
    """Delete the rows whose code works no more: they tell who logged in and when."""
    oud = Bericht.objects.filter(soort=Bericht.Soort.INLOGCODE, verzend_na__lt=nu - GELDIG)
    oud.exclude(status=Bericht.Status.BEZIG).delete()


def _asked_at(sleutel: str) -> datetime:
    """When the code was asked for; long ago for a key without a moment."""
    seconden = sleutel.removeprefix("inlogcode:").partition(":")[0]
    return datetime.fromtimestamp(int(seconden) if seconden.isdecimal() else 0, UTC)
