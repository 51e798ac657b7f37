"""Keeps saving and closing apart: saves share a lock on their ronde, closing holds it alone."""

from django.db import connection

_RUIMTE = 20260  # the namespace of our advisory locks


def share_ronde(ronde_id: int) -> None:
    """Hold off closing until this transaction ends; leaves no trace in any table.

    On SQLite every transaction is IMMEDIATE, so writers already queue.
    """
    _lock("pg_advisory_xact_lock_shared", ronde_id)


def hold_ronde(ronde_id: int) -> None:
    """Wait for the saves under way, and keep later ones waiting, until this transaction ends."""
    _lock("pg_advisory_xact_lock", ronde_id)


def _lock(functie: str, ronde_id: int) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {functie}(%s, %s)", [_RUIMTE, ronde_id])
