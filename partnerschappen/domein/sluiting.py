"""Closing a ronde in three steps: refuse answers, count in memory, publish and delete. The only reader of answers."""

import logging
import time
from collections import defaultdict
from collections.abc import Collection

from django.db import OperationalError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerschappen.domein.berichten import queue_berichten
from partnerschappen.domein.groepen import read_lid, reported_indelingen
from partnerschappen.domein.links import derive_locator
from partnerschappen.domein.slot import hold_ronde
from partnerschappen.domein.uitnodigingen import counted_uitnodigingen, token_of
from partnerschappen.domein.uitstel import announce_later
from partnerschappen.domein.vrijgave import is_zichtbaar, plan_vrijgave
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.kern import uitkomst as vorm
from partnerschappen.kern.groepskeuze import maak_kandidaten
from partnerschappen.kern.telling import TeWeinigInzendingen, tel_ronde
from partnerschappen.kern.vragenlijst import laad_vragenlijst
from partnerschappen.kern.vrijgave import WACHTTIJD
from partnerschappen.models import (
    Antwoord,
    Bericht,
    Inzending,
    Rapport,
    Ronde,
    RondeSleutel,
    Stand,
    Uitkomst,
    Uitnodiging,
)

logger = logging.getLogger(__name__)

OUDER = 5  # seconds to wait for transactions that began before answers were deleted
BEWAARD_BERICHT = [Bericht.Soort.UITNODIGING, Bericht.Soort.GESLOTEN, Bericht.Soort.UITSTEL]


def close_ronde(*, ronde_id: int) -> None:
    """Close for good: publish the uitkomst, or nothing when fewer than k sent in; delete the answers.

    Taken up again from where a crash left it; closing a closed ronde changes nothing.
    Raises Geweigerd for a ronde that was never opened.
    """
    if not _refuse_answers(ronde_id):
        return
    ronde = Ronde.objects.select_related("sleutel", "samenwerkingsverband").get(pk=ronde_id)
    uitkomst = _count(ronde)
    _publish(ronde, uitkomst)
    erase_traces()


def is_due(ronde: Ronde, ingestuurd: int) -> bool:
    """Whether an open ronde whose closing time came closes by itself.

    With fewer than 2k it waits for its leader's word, a week at most.
    """
    if ronde.sluit_op is None or timezone.now() < ronde.sluit_op:
        return False
    return ingestuurd >= ronde.dubbel_k or timezone.now() >= ronde.sluit_op + WACHTTIJD


def has_traces(ronde: Ronde) -> bool:
    """Whether anything is left that answers, or a link to them, could be read from."""
    sleutels = RondeSleutel.objects.filter(ronde=ronde)
    return Inzending.objects.filter(ronde=ronde).exists() or sleutels.exists()


def erase_traces() -> None:
    """Take what closing deleted off the disk too; may run again at any time.

    SQLite overwrote the rows (secure_delete) and now empties its WAL; PostgreSQL rewrites the tables. When the
    tables are too busy for that it is logged, and left to the nightly run.
    """
    if connection.in_atomic_block:
        return
    try:
        _rewrite_tables()
    except OperationalError:
        logger.exception("sporen van gesloten rondes nog niet gewist; herschrijf_antwoorden doet het vannacht")


def _rewrite_tables() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # waits for readers, as long as any statement does
            if cursor.fetchone()[0]:
                raise OperationalError("the WAL was in use")
            return
        _wait_for_older_transactions(cursor)
        cursor.execute("SET lock_timeout = '5s'")
        try:
            for model in (Antwoord, Inzending, RondeSleutel):
                cursor.execute(f'VACUUM FULL "{model._meta.db_table}"')
        finally:
            cursor.execute("RESET lock_timeout")


def _wait_for_older_transactions(cursor: CursorWrapper) -> None:
    """Until nobody can look at the deleted rows any more: as long as somebody can, rewriting keeps them.

    That is whoever writes, in any database of the server, since they share their numbering; and whoever reads in this
    one. Raises OperationalError after OUDER seconds.
    """
    cursor.execute("SELECT pg_current_xact_id()::text")
    (nu,) = cursor.fetchone()
    tot = time.monotonic() + OUDER
    while True:
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot()) > %s::xid8 AND NOT EXISTS ("
            "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND age(backend_xmin) >= age(%s::xid8::xid))",
            [nu, nu],
        )
        if cursor.fetchone()[0]:
            return
        if time.monotonic() > tot:
            raise OperationalError("a transaction from before the deletion is still running")
        time.sleep(0.02)


def _refuse_answers(ronde_id: int) -> bool:
    """Step 1. Whether there is still something to close."""
    with transaction.atomic():
        hold_ronde(ronde_id)
        ronde = Ronde.objects.select_for_update().get(pk=ronde_id)
        if ronde.status == Ronde.Status.CONCEPT:
            raise Geweigerd(_("Deze ronde is nog niet geopend."))
        if ronde.status == Ronde.Status.OPEN:
            Ronde.objects.filter(pk=ronde_id).update(status=Ronde.Status.SLUIT)
        return ronde.status in Ronde.LOPEND


def _count(ronde: Ronde) -> vorm.Uitkomst | None:
    """Step 2, in memory and outside any transaction: join token, groups and answers, audit, and count."""
    uitnodigingen = counted_uitnodigingen(ronde)
    plaatsen = {derive_locator(token_of(uitnodiging)): plaats for plaats, uitnodiging in enumerate(uitnodigingen)}
    per_locator = _read_inzendingen(ronde, plaatsen.keys())
    indelingen = reported_indelingen(ronde)
    try:
        return tel_ronde(
            laad_vragenlijst(ronde.vragenlijst, ronde.versie),
            list(per_locator.values()),
            genodigd=len(uitnodigingen),
            k=ronde.k,
            wie=[plaatsen[locator] for locator in per_locator],
            kandidaten=maak_kandidaten([read_lid(uitnodiging) for uitnodiging in uitnodigingen], indelingen),
            indelingen=indelingen,
        )
    except TeWeinigInzendingen:
        return None


def _read_inzendingen(ronde: Ronde, locators: Collection[bytes]) -> dict[bytes, dict[str, str]]:
    antwoorden: dict[bytes, dict[str, str]] = defaultdict(dict)
    rijen = Antwoord.objects.filter(inzending__ronde=ronde, inzending__ingestuurd=True)
    for locator, vraag, waarde in rijen.values_list("inzending__locator", "vraag", "waarde").iterator():
        if bytes(locator) in locators:
            antwoorden[bytes(locator)][vraag] = waarde
    return dict(antwoorden)


def _publish(ronde: Ronde, uitkomst: vorm.Uitkomst | None) -> None:
    """Step 3: one short transaction writes the uitkomst and deletes what could link."""
    with transaction.atomic():
        if not Ronde.objects.select_for_update().filter(pk=ronde.pk, status=Ronde.Status.SLUIT).exists():
            return
        if uitkomst is not None:
            Uitkomst.objects.create(ronde=ronde, inhoud=vorm.als_json(uitkomst))
            Rapport.objects.create(ronde=ronde)
        _delete_answers(ronde)
        ronde.status = Ronde.Status.VERVALLEN if uitkomst is None else Ronde.Status.GESLOTEN
        ronde.gesloten_op = timezone.now()
        ronde.nagekeken_op = None if uitkomst is None or _has_opmerkingen(uitkomst) else ronde.gesloten_op
        ronde.save(update_fields=["status", "gesloten_op", "nagekeken_op"])
        _announce(ronde)
        announce_later(ronde, gezegd=ronde.uitkomst_op)


def _delete_answers(ronde: Ronde) -> None:
    Antwoord.objects.filter(inzending__ronde=ronde).delete()
    Inzending.objects.filter(ronde=ronde).delete()
    RondeSleutel.objects.filter(ronde=ronde).delete()
    Stand.objects.filter(ronde=ronde).delete()
    Bericht.objects.filter(ronde=ronde).exclude(soort__in=BEWAARD_BERICHT).delete()
    stil = Uitnodiging.objects.filter(ronde=ronde)
    stil.update(herinneren=True)
    stil.filter(status=Uitnodiging.Status.DOET_NIET_MEE).update(status=Uitnodiging.Status.GELDIG)


def _has_opmerkingen(uitkomst: vorm.Uitkomst) -> bool:
    return any(teksten for teksten in uitkomst.opmerkingen.values() if not isinstance(teksten, vorm.Verborgen))


def _announce(ronde: Ronde) -> None:
    """Mail leader and stuurgroep that it closed, and again when they may read what came out, if that is later."""
    momenten = {"gesloten": timezone.now()}
    if ronde.status == Ronde.Status.GESLOTEN and not is_zichtbaar(ronde):
        momenten["inzage"] = plan_vrijgave(ronde).vanaf
    queue_berichten(
        [
            Bericht(
                soort=Bericht.Soort.GESLOTEN,
                sleutel=f"{waarom}:{ronde.pk}:{rol.gebruiker_id}",
                ronde=ronde,
                gebruiker_id=rol.gebruiker_id,
                verzend_na=moment,
            )
            for waarom, moment in momenten.items()
            for rol in ronde.samenwerkingsverband.rollen.all()
        ]
    )
