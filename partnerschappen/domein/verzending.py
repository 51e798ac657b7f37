"""Emptying the outbox: claim one mail, send it outside any transaction, write how it ended.

wacht → bezig → verzonden, mislukt or onbekend; back to wacht after what may pass. A reminder always ends as
'verzonden', whether it went, bounced or was not needed any more: its row may not tell who sent in.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.db import OperationalError, connection, transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone

from partnerschappen.domein.berichten import VERVALLEN
from partnerschappen.domein.herinneringen import SOORTEN, is_verzendtijd, next_verzendtijd
from partnerschappen.domein.inlogcode import is_bruikbaar
from partnerschappen.domein.links import derive_locator
from partnerschappen.domein.mails import build_mail
from partnerschappen.domein.mailverbinding import Afloop, Mailverbinding, Uitslag
from partnerschappen.domein.uitnodigingen import token_of
from partnerschappen.domein.uitstel import is_still_later
from partnerschappen.domein.vrijgeven import queue_for_invited
from partnerschappen.domein.weigering import RondeNietOpen
from partnerschappen.models import Bericht, Inzending, Ronde, Uitnodiging

logger = logging.getLogger(__name__)

PAUZES = [timedelta(minutes=minuten) for minuten in (1, 5, 15, 60, 240)]  # and then the last again
OPGEVEN_NA = 17  # attempts: about two days
WACHT_OP_LEIDER = timedelta(minutes=15)
VERLOREN_NA = timedelta(minutes=10)
RELATIES = ("ronde__samenwerkingsverband", "ronde__sleutel", "uitnodiging", "gebruiker", "samenwerkingsverband")
_VOORRANG = Case(When(soort=Bericht.Soort.INLOGCODE, then=Value(0)), default=Value(1))
STIL = datetime(2000, 1, 1, tzinfo=UTC)


def send_waiting(doorgaan: Callable[[], bool] = lambda: True) -> int:
    """Send every mail that is due, and give how many were dealt with; any number of workers may do so at once.

    Stops between two mails when `doorgaan` says no, and when the mail server takes none at all.
    """
    aantal = 0
    with Mailverbinding() as verbinding:
        while doorgaan() and (bericht := claim_bericht()) is not None:
            aantal += 1
            if not _deliver(bericht, verbinding):
                break
    return aantal


def claim_bericht() -> Bericht | None:
    """Take the first mail that is due, so that nobody else sends it; None when there is none.

    A code to log in comes before all others: somebody waits for it.
    """
    nu = timezone.now()
    wachtend = Bericht.objects.filter(status=Bericht.Status.WACHT, verzend_na__lte=nu)
    wachtend = wachtend.order_by(_VOORRANG, "verzend_na", "pk")
    if not wachtend.exists():  # without the write lock that a transaction takes on SQLite
        return None
    with transaction.atomic():
        slot = wachtend.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
        pk = slot.values_list("pk", flat=True).first()
        if pk is None:
            return None
        Bericht.objects.filter(pk=pk).update(
            status=Bericht.Status.BEZIG, begonnen_op=nu, pogingen=F("pogingen") + 1, fout=""
        )
    bericht = Bericht.objects.select_related(*RELATIES, "afzender").filter(pk=pk).first()
    if bericht and bericht.uitnodiging and bericht.ronde:
        bericht.uitnodiging.ronde = bericht.ronde
    return bericht


def mark_lost(nu: datetime) -> int:
    """Give up on mails whose worker was stopped half-way: the server may have them. Gives how many."""
    verloren = Bericht.objects.filter(status=Bericht.Status.BEZIG, begonnen_op__lt=nu - VERLOREN_NA)
    stil = verloren.filter(soort__in=SOORTEN).update(**_closed_quietly())
    return stil + verloren.update(status=Bericht.Status.ONBEKEND, fout="geen antwoord")


def _deliver(bericht: Bericht, verbinding: Mailverbinding) -> bool:
    """Send one claimed mail; tells whether it makes sense to go on with the next."""
    later = _wait_until(bericht)
    if later is not None:
        _write(bericht, status=Bericht.Status.WACHT, verzend_na=later, pogingen=bericht.pogingen - 1)
        return True
    try:
        if _is_needed(bericht):
            uitslag = verbinding.send(build_mail(bericht))
        else:
            _replace(bericht)
            uitslag = Uitslag(Afloop.GEWEIGERD, VERVALLEN)
    except RondeNietOpen:
        uitslag = Uitslag(Afloop.GEWEIGERD, VERVALLEN)
    except OperationalError:
        uitslag = Uitslag(Afloop.TIJDELIJK, "database")
    except Exception:
        logger.exception("mail %s van ronde %s kon niet gemaakt worden", bericht.soort, bericht.ronde_id)
        uitslag = Uitslag(Afloop.GEWEIGERD, "opmaak")
    _finish(bericht, uitslag)
    return not uitslag.ligt_aan_ons


def _wait_until(bericht: Bericht) -> datetime | None:
    """Reminders keep to working hours; an invitation waits while its ronde waits for the leader's word."""
    nu = timezone.now()
    if _is_reminder(bericht):
        return None if is_verzendtijd(nu) else next_verzendtijd(nu)
    if bericht.soort == Bericht.Soort.UITNODIGING and bericht.ronde is not None and _waits_for_leader(bericht.ronde):
        return nu + WACHT_OP_LEIDER
    return None


def _finish(bericht: Bericht, uitslag: Uitslag) -> None:
    if uitslag.reden not in {"", VERVALLEN}:
        logger.warning("mail %s van ronde %s: %s (%s)", bericht.soort, bericht.ronde_id, uitslag.afloop, uitslag.reden)
    if uitslag.afloop == Afloop.TIJDELIJK and bericht.pogingen < OPGEVEN_NA:
        _write(bericht, status=Bericht.Status.WACHT, verzend_na=_next_attempt(bericht), fout=uitslag.reden)
    elif _is_reminder(bericht):
        _write(bericht, **_closed_quietly())
    elif uitslag.afloop == Afloop.VERZONDEN:
        _write(bericht, status=Bericht.Status.VERZONDEN, verzonden_op=timezone.now())
    elif uitslag.afloop == Afloop.ONBEKEND:
        _write(bericht, status=Bericht.Status.ONBEKEND, fout=uitslag.reden)
    else:
        _write(bericht, status=Bericht.Status.MISLUKT, fout=uitslag.reden)


def _write(bericht: Bericht, **velden: object) -> None:
    """Write on the row as this worker claimed it; what was given up meanwhile is set right by it too."""
    Bericht.objects.filter(pk=bericht.pk, begonnen_op=bericht.begonnen_op).update(**velden)


def _closed_quietly() -> dict[str, object]:
    """The same for every reminder: not even a time tells whether there was anything to send."""
    return {
        "status": Bericht.Status.VERZONDEN,
        "verzend_na": STIL,
        "begonnen_op": None,
        "verzonden_op": None,
        "pogingen": 0,
        "fout": "",
    }


def _next_attempt(bericht: Bericht) -> datetime:
    moment = timezone.now() + PAUZES[min(bericht.pogingen, len(PAUZES)) - 1]
    return next_verzendtijd(moment) if _is_reminder(bericht) else moment


def _is_needed(bericht: Bericht) -> bool:
    """Whether the cause of the mail still stands at the moment of sending."""
    if bericht.soort == Bericht.Soort.INLOGCODE:
        return is_bruikbaar(bericht)
    if bericht.soort in _NODIG:
        return bericht.ronde is not None and _NODIG[bericht.soort](bericht, bericht.ronde)
    if bericht.uitnodiging is None or bericht.ronde is None:
        return True
    if not bericht.ronde.is_in_te_vullen(timezone.now()) or bericht.uitnodiging.status != Uitnodiging.Status.GELDIG:
        return False
    return not _is_reminder(bericht) or _wants_reminder(bericht)


def _has_rol(bericht: Bericht, ronde: Ronde) -> bool:
    """Whether the account still reads along with the samenwerkingsverband that the mail is about."""
    return ronde.samenwerkingsverband.rollen.filter(gebruiker=bericht.gebruiker).exists()


def _replace(bericht: Bericht) -> None:
    """What goes out instead of a mail that is not needed any more: an uitkomst is promised to everybody invited."""
    if bericht.soort == Bericht.Soort.VRIJGEGEVEN and bericht.ronde is not None and bericht.gebruiker is not None:
        queue_for_invited(ronde=bericht.ronde, email=bericht.gebruiker.email, door=bericht.afzender)


def _wants_reminder(bericht: Bericht) -> bool:
    """Whether this person did not send in yet; 'staat klaar' is only for who began."""
    uitnodiging = bericht.uitnodiging
    if uitnodiging is None or not uitnodiging.herinneren:
        return False
    inzending = Inzending.objects.filter(locator=derive_locator(token_of(uitnodiging))).first()
    if inzending is None or not inzending.antwoorden.exists():
        return bericht.soort == Bericht.Soort.HERINNERING
    return not inzending.ingestuurd


def _waits_for_leader(ronde: Ronde) -> bool:
    return ronde.status == Ronde.Status.OPEN and not ronde.is_in_te_vullen(timezone.now())


def _is_reminder(bericht: Bericht) -> bool:
    return bericht.soort in SOORTEN


_NODIG: dict[str, Callable[[Bericht, Ronde], bool]] = {
    Bericht.Soort.TE_WEINIG: lambda _bericht, ronde: _waits_for_leader(ronde),
    Bericht.Soort.GESLOTEN: lambda bericht, ronde: ronde.vrijgegeven_op is None and _has_rol(bericht, ronde),
    Bericht.Soort.VRIJGEGEVEN: _has_rol,
    Bericht.Soort.UITSTEL: is_still_later,
    # Promised, so it goes out even when its link was withdrawn: what it says in words stands.
    Bericht.Soort.UITKOMST: lambda _bericht, ronde: ronde.vrijgegeven_op is not None,
}
