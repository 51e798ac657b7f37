"""Answering: find one's own inzending by the link, save, send in, withdraw. Writes the answer tables only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerschappen.domein.links import TOKEN_LENGTE, derive_kenmerk, derive_locator, hash_token
from partnerschappen.domein.slot import share_ronde
from partnerschappen.domein.weigering import AnderePersoon, Geweigerd, RondeNietOpen
from partnerschappen.kern.vragenlijst import Vragenlijst, laad_vragenlijst
from partnerschappen.models import Antwoord, Inzending, Ronde, Uitnodiging


class OnbekendeLink(Exception):
    """No valid uitnodiging belongs to this token: mistyped, cut off, replaced, or never made."""


@dataclass(frozen=True)
class Deelname:
    """Somebody's way in: the uitnodiging that a token opens, and where its answers are."""

    token: str
    uitnodiging: Uitnodiging

    @property
    def ronde(self) -> Ronde:
        """The ronde that the person was invited to."""
        return self.uitnodiging.ronde

    @property
    def is_open(self) -> bool:
        """Whether answers are still taken, by status and by the clock."""
        return self.ronde.is_in_te_vullen(timezone.now())

    @property
    def doet_mee(self) -> bool:
        """Whether the person did not say 'ik doe niet mee' or 'ik ben niet de juiste persoon'."""
        return self.uitnodiging.status == Uitnodiging.Status.GELDIG

    @cached_property
    def kenmerk(self) -> str:
        """The mark that every form of this person carries."""
        return derive_kenmerk(self.token)

    @cached_property
    def locator(self) -> bytes:
        """Finds the inzending."""
        return derive_locator(self.token)

    @property
    def vragenlijst(self) -> Vragenlijst:
        """The version that the ronde pinned."""
        return laad_vragenlijst(self.ronde.vragenlijst, self.ronde.versie)

    def check_kenmerk(self, kenmerk: str) -> None:
        """Raise AnderePersoon when a form was made for another link than this one."""
        if kenmerk != self.kenmerk:
            raise AnderePersoon(
                _("Dit formulier hoort bij een andere persoon. Open je eigen link uit de e-mail om verder te gaan.")
            )


def find_deelname(token: str) -> Deelname:
    """Find who a link belongs to, whatever the state of the ronde; changes nothing. Raises OnbekendeLink."""
    token = token.strip().lower()
    if len(token) != TOKEN_LENGTE or not token.isascii():
        raise OnbekendeLink
    uitnodiging = (
        Uitnodiging.objects.select_related("ronde__samenwerkingsverband")
        .filter(token_hash=hash_token(token))
        .exclude(status=Uitnodiging.Status.VERVANGEN)
        .first()
    )
    if uitnodiging is None:
        raise OnbekendeLink
    return Deelname(token, uitnodiging)


def read_antwoorden(deelname: Deelname) -> dict[str, str]:
    """A person's own answers: question code → value; empty when nothing was saved."""
    return dict(Antwoord.objects.filter(inzending__locator=deelname.locator).values_list("vraag", "waarde"))


def is_ingestuurd(deelname: Deelname) -> bool:
    """Whether this person sent in; only their own link can tell."""
    return Inzending.objects.filter(locator=deelname.locator, ingestuurd=True).exists()


def save_antwoorden(*, deelname: Deelname, kenmerk: str, ruw: Mapping[str, Sequence[str]]) -> None:
    """Save the newest answers, question code → raw values; an empty one takes the answer away.

    All or nothing. Raises OngeldigAntwoord, RondeNietOpen or AnderePersoon.
    """
    deelname.check_kenmerk(kenmerk)
    waarden = {code: deelname.vragenlijst.controleer(code, waarde) for code, waarde in ruw.items()}
    with transaction.atomic():
        _check_open(deelname)
        _write(_own_inzending(deelname), waarden)


def submit(*, deelname: Deelname, kenmerk: str) -> None:
    """Send in. Twice is once. Raises Geweigerd when nothing was answered, RondeNietOpen, AnderePersoon.

    An empty inzending is refused: a mail scanner that presses every button can't send anything in.
    """
    deelname.check_kenmerk(kenmerk)
    with transaction.atomic():
        _check_open(deelname)
        inzending = Inzending.objects.filter(locator=deelname.locator).first()
        if inzending is None or not inzending.antwoorden.exists():
            raise Geweigerd(_("Je hebt nog niets ingevuld. Beantwoord eerst een of meer stellingen."))
        Inzending.objects.filter(pk=inzending.pk).update(ingestuurd=True)


def withdraw(*, deelname: Deelname, kenmerk: str) -> None:
    """Delete a person's answers, sent in or not. Raises RondeNietOpen or AnderePersoon."""
    deelname.check_kenmerk(kenmerk)
    with transaction.atomic():
        _check_open(deelname)
        delete_inzending(deelname.locator)


def delete_inzending(locator: bytes) -> None:
    """Delete the inzending with this locator and its answers, if there is one."""
    Inzending.objects.filter(locator=locator).delete()


def hold_open(ronde_id: int) -> bool:
    """Within a transaction: hold off closing; tells whether the ronde, as it is now, takes answers."""
    share_ronde(ronde_id)
    return Ronde.objects.only("status", "sluit_op").get(pk=ronde_id).is_in_te_vullen(timezone.now())


def _check_open(deelname: Deelname) -> None:
    if not hold_open(deelname.ronde.pk):
        raise RondeNietOpen(_("Deze ronde is gesloten. Je kunt geen antwoorden meer geven of veranderen."))


def _own_inzending(deelname: Deelname) -> Inzending:
    return Inzending.objects.get_or_create(locator=deelname.locator, defaults={"ronde": deelname.ronde})[0]


def _write(inzending: Inzending, waarden: Mapping[str, str]) -> None:
    leeg = [code for code, waarde in waarden.items() if not waarde]
    if leeg:
        Antwoord.objects.filter(inzending=inzending, vraag__in=leeg).delete()
    Antwoord.objects.bulk_create(
        [Antwoord(inzending=inzending, vraag=code, waarde=waarde) for code, waarde in waarden.items() if waarde],
        update_conflicts=True,
        unique_fields=["inzending", "vraag"],
        update_fields=["waarde"],
    )
