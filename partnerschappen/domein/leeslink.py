"""The read-only link to an uitkomst: one for everybody, without account, which the leader can withdraw."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerschappen.domein.links import TOKEN_LENGTE, derive_leestoken, hash_leestoken, new_salt
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.models import Leeslink, Ronde


class OnbekendeLeeslink(Exception):
    """There is no such link."""


class IngetrokkenLeeslink(Exception):
    """The link was withdrawn; `ronde` tells whom to ask."""

    def __init__(self, ronde: Ronde) -> None:
        super().__init__()
        self.ronde = ronde


def make_leeslink(ronde: Ronde) -> Leeslink:
    """Make the link of a released ronde, or give the one there is. Raises Geweigerd before release."""
    with transaction.atomic():
        nu = Ronde.objects.select_for_update().get(pk=ronde.pk)
        if nu.vrijgegeven_op is None:
            raise Geweigerd(_("Een leeslink is er pas als iedereen de uitkomst krijgt."))
        bestaand = find_leeslink(nu)
        if bestaand:
            return bestaand
        zaad = new_salt()
        return Leeslink.objects.create(
            ronde=nu, zaad=zaad, token_hash=hash_leestoken(derive_leestoken(zaad)), gemaakt_op=timezone.now()
        )


def withdraw_leeslink(ronde: Ronde) -> None:
    """Make the link open nothing any more; a new one can be made. Withdrawing twice changes nothing."""
    Leeslink.objects.filter(ronde=ronde, ingetrokken_op=None).update(ingetrokken_op=timezone.now())


def find_leeslink(ronde: Ronde) -> Leeslink | None:
    """The link that works now, if any."""
    return Leeslink.objects.filter(ronde=ronde, ingetrokken_op=None).first()


def token_of_leeslink(link: Leeslink) -> str:
    """Derive the token again, to mail or to copy it: 160 bits as 32 lower-case base32 characters."""
    return derive_leestoken(bytes(link.zaad))


def fetch_ronde_by_leeslink(token: str) -> Ronde:
    """The ronde that a link reads, with its samenwerkingsverband and uitkomst.

    Raises OnbekendeLeeslink, or IngetrokkenLeeslink for one that was withdrawn.
    """
    if len(token) != TOKEN_LENGTE:
        raise OnbekendeLeeslink
    relaties = ("ronde__samenwerkingsverband", "ronde__uitkomst")
    link = Leeslink.objects.select_related(*relaties).filter(token_hash=hash_leestoken(token)).first()
    if link is None:
        raise OnbekendeLeeslink
    if link.ingetrokken_op is not None:
        raise IngetrokkenLeeslink(link.ronde)
    return link.ronde
