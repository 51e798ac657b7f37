"""The read-only link to an uitkomst: one for everybody, without account, which the leader can withdraw."""

import base64
import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerschappen.domein.links import TOKEN_BYTES, TOKEN_LENGTE
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.models import Resultaatlink, Ronde


class OnbekendeLeeslink(Exception):
    """There is no such link."""


class IngetrokkenLeeslink(Exception):
    """The link was withdrawn; `ronde` tells whom to ask."""

    def __init__(self, ronde: Ronde) -> None:
        super().__init__()
        self.ronde = ronde


def make_leeslink(ronde: Ronde) -> Resultaatlink:
    """Make the link of a released ronde, or give the one there is. Raises Geweigerd before release."""
    with transaction.atomic():
        nu = Ronde.objects.select_for_update().get(pk=ronde.pk)
        if nu.vrijgegeven_op is None:
            raise Geweigerd(_("Een leeslink is er pas als iedereen de uitkomst krijgt."))
        bestaand = find_leeslink(nu)
        if bestaand:
            return bestaand
        zaad = secrets.token_bytes(32)
        return Resultaatlink.objects.create(
            ronde=nu, zaad=zaad, token_hash=_hash(_derive(zaad)), gemaakt_op=timezone.now()
        )


def withdraw_leeslink(ronde: Ronde) -> None:
    """Make the link open nothing any more; a new one can be made. Withdrawing twice changes nothing."""
    Resultaatlink.objects.filter(ronde=ronde, ingetrokken_op=None).update(ingetrokken_op=timezone.now())


def find_leeslink(ronde: Ronde) -> Resultaatlink | None:
    """The link that works now, if any."""
    return Resultaatlink.objects.filter(ronde=ronde, ingetrokken_op=None).first()


def token_of_leeslink(link: Resultaatlink) -> str:
    """Derive the token again, to mail or to copy it: 160 bits as 32 lower-case base32 characters."""
    return _derive(bytes(link.zaad))


def fetch_ronde_by_leeslink(token: str) -> Ronde:
    """The ronde that a link reads, with its samenwerkingsverband and uitkomst.

    Raises OnbekendeLeeslink, or IngetrokkenLeeslink for one that was withdrawn.
    """
    if len(token) != TOKEN_LENGTE:
        raise OnbekendeLeeslink
    relaties = ("ronde__samenwerkingsverband", "ronde__uitkomst")
    link = Resultaatlink.objects.select_related(*relaties).filter(token_hash=_hash(token)).first()
    if link is None:
        raise OnbekendeLeeslink
    if link.ingetrokken_op is not None:
        raise IngetrokkenLeeslink(link.ronde)
    return link.ronde


def _derive(zaad: bytes) -> str:
    ruw = hmac.digest(settings.UITNODIGING_SECRET.encode(), b"resultaat" + zaad, "sha256")[:TOKEN_BYTES]
    return base64.b32encode(ruw).decode().lower()


def _hash(token: str) -> bytes:
    return hashlib.sha256(b"resultaat" + token.encode()).digest()
