"""Somebody with a copy of the database: links nobody without the secret, and with it only until closing."""

from pathlib import Path

import pytest
from django.db import OperationalError, connection

from partnerschappen.domein import sluiting
from partnerschappen.domein.inzendingen import Deelname, save_antwoorden, submit
from partnerschappen.domein.links import derive_locator
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.models import Gebruiker, Inzending, Ronde, RondeSleutel, Samenwerkingsverband
from tests.domein.test_sluiting import antwoord, deelnames_van
from tests.gegevens import open_ronde_met

# PostgreSQL keeps deleted rows as long as anybody who began earlier writes, in any database of the server.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.alleen]
GEHEIM_WOORD = "kraanvogelsteiger"


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> Ronde:
    return open_ronde_met(rivierenrijk, noor, 12)


def steal_database() -> bytes:
    """Every byte of the database's own files, as a thief with the disk would have them."""
    if connection.vendor == "sqlite":
        pad = Path(connection.settings_dict["NAME"])
        return b"".join(bestand.read_bytes() for bestand in pad.parent.glob(f"{pad.name}*"))
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class"
            " WHERE relfilenode <> 0 AND relkind IN ('r', 'i', 't', 'S') AND relnamespace <> 11"
        )
        return b"".join(bytes(rij[0]) for rij in cursor.fetchall() if rij[0])


def test_before_closing_nothing_in_the_files_derives_a_locator(ronde: Ronde) -> None:
    deelnames = deelnames_van(ronde)
    for deelname in deelnames[:10]:
        antwoord(deelname)
    buit = steal_database()
    assert derive_locator(deelnames[0].token) in buit
    for deelname in deelnames:
        assert deelname.token.encode() not in buit
        assert deelname.token.upper().encode() not in buit


def test_before_closing_rows_of_answers_name_no_person_organisation_or_time(ronde: Ronde) -> None:
    antwoord(deelnames_van(ronde)[0])
    velden = {veld.name for veld in Inzending._meta.get_fields()}
    assert velden == {"id", "ronde", "locator", "ingestuurd", "antwoorden"}


def test_before_closing_the_order_of_answering_follows_from_no_key(ronde: Ronde) -> None:
    deelnames = deelnames_van(ronde)
    for deelname in deelnames:
        antwoord(deelname)
    locators = [bytes(locator) for locator in Inzending.objects.order_by("pk").values_list("locator", flat=True)]
    volgorde = [locators.index(deelname.locator) for deelname in deelnames]
    assert volgorde not in (sorted(volgorde), sorted(volgorde, reverse=True))


def test_after_closing_the_files_with_the_secret_link_nobody(ronde: Ronde) -> None:
    deelnames = deelnames_van(ronde)
    for deelname in deelnames[:10]:
        antwoord(deelname)
    _leave_unsent(deelnames[11])
    salt = bytes(RondeSleutel.objects.get(ronde=ronde).salt)
    voor = steal_database()
    assert salt in voor
    assert GEHEIM_WOORD.encode() in voor
    close_ronde(ronde_id=ronde.pk)
    na = steal_database()
    assert salt not in na
    assert GEHEIM_WOORD.encode() not in na
    assert not any(deelname.locator in na for deelname in deelnames)


def test_withdrawn_answers_are_gone_from_the_files_after_closing(ronde: Ronde) -> None:
    deelnames = deelnames_van(ronde)
    _leave_unsent(deelnames[0])
    submit(deelname=deelnames[0], kenmerk=deelnames[0].kenmerk)
    save_antwoorden(deelname=deelnames[0], kenmerk=deelnames[0].kenmerk, ruw={"opmerking-slot": [""]})
    close_ronde(ronde_id=ronde.pk)
    assert GEHEIM_WOORD.encode() not in steal_database()


def _leave_unsent(deelname: Deelname) -> None:
    save_antwoorden(
        deelname=deelname,
        kenmerk=deelname.kenmerk,
        ruw={"opmerking-slot": [GEHEIM_WOORD], "ambitie-1": ["2"]},
    )


def test_closing_succeeds_when_the_tables_are_too_busy_to_rewrite(
    ronde: Ronde, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for deelname in deelnames_van(ronde)[:10]:
        antwoord(deelname)

    def busy() -> None:
        raise OperationalError("canceling statement due to lock timeout")

    monkeypatch.setattr(sluiting, "_rewrite_tables", busy)
    close_ronde(ronde_id=ronde.pk)
    assert Ronde.objects.get(pk=ronde.pk).status == "gesloten"
    assert "nog niet gewist" in caplog.text


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite overwrites what it deletes")
@pytest.mark.parametrize("bezig", ["SELECT pg_current_xact_id()", "SELECT count(*) FROM django_migrations"])
def test_rows_that_an_older_transaction_holds_on_to_are_left_to_the_night_and_not_thought_gone(
    ronde: Ronde, bezig: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sluiting, "OUDER", 0.1)
    _leave_unsent(deelnames_van(ronde)[0])
    ander = connection.copy()
    with ander.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        cursor.execute(bezig)
        close_ronde(ronde_id=ronde.pk)
        assert "nog niet gewist" in caplog.text
        cursor.execute("ROLLBACK")
    ander.close()
    caplog.clear()
    sluiting.erase_traces()
    assert caplog.text == ""
    assert GEHEIM_WOORD.encode() not in steal_database()
