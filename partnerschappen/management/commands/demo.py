"""`manage.py demo`: makes the demo ready, then serves it with the worker beside it. Never for production."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

UITLEG = """
Reflectie draait op {adres}

  Log in als    noor@rivierenrijk.example     projectleider van Samen Opleiden Rivierenrijk
                sjoerd@rivierenrijk.example   lid van de stuurgroep; leest mee
                bram@waterlanden.example      projectleider van Onderwijsregio De Waterlanden
  Lees mails op {adres}/postvak/
                ook de code om in te loggen, en uitnodigingen om op te klikken

Stop met Ctrl-C. Wat je doet, blijft bewaard.
"""
OPSTARTTIJD = 20
# Longer than the worker gives itself for the piece of work under way.
AFSLUITTIJD = 80


class Command(BaseCommand):
    help = "Maakt de demo klaar en laat hem draaien, met de werker ernaast."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--poort", type=int, default=8000)
        parser.add_argument("--alleen-klaarzetten", action="store_true", help="laad de demo en stop dan")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("DEMO staat uit in .env of de omgeving. De demo draait niet op een echte installatie.")
        if not options["alleen_klaarzetten"]:
            check_port(options["poort"])
        prepare_database()
        call_command("demo_laden", stdout=self.stdout)
        if not options["alleen_klaarzetten"]:
            self._serve(options["poort"])

    def _serve(self, poort: int) -> None:
        with children(poort) as kinderen:
            wait_for_port(poort, kinderen)
            self.stdout.write(UITLEG.format(adres=f"http://127.0.0.1:{poort}"))
            self.stdout.flush()
            wait_for_end(kinderen)
        self.stdout.write("De demo is gestopt.")


def check_port(poort: int) -> None:
    """Raise CommandError when something else listens there."""
    with socket.socket() as contact:
        contact.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            contact.bind(("127.0.0.1", poort))
        except OSError as fout:
            raise CommandError(
                f"Poort {poort} is al in gebruik. Draait de demo al? Kies anders een andere: make demo PORT={poort + 1}"
            ) from fout


def prepare_database() -> None:
    """Bring the tables up to date; costs no more than a look when they are."""
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def children(poort: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The server and the worker; both are ended, whatever ends this."""
    omgeving = os.environ | {
        "BIND": f"127.0.0.1:{poort}",
        "BASE_URL": f"http://127.0.0.1:{poort}",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "WEB_CONCURRENCY": "2",
    }
    python = sys.executable
    opdrachten = [
        [python, "-m", "gunicorn", "-c", "python:reflectie.server", "--log-level", "warning", "reflectie.wsgi"],
        [python, "manage.py", "werker"],
    ]
    # SIGINT too: a shell that starts a job in the background has it ignored.
    for sein in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sein, _interrupt)
    kinderen = [subprocess.Popen(opdracht, env=omgeving, cwd=settings.BASE_DIR) for opdracht in opdrachten]  # noqa: S603
    try:
        yield kinderen
    except KeyboardInterrupt:
        pass
    finally:
        stop(kinderen)


def wait_for_port(poort: int, kinderen: list[subprocess.Popen[bytes]]) -> None:
    """Return when the server answers. Raises CommandError when it doesn't come up."""
    einde = time.monotonic() + OPSTARTTIJD
    while time.monotonic() < einde and all(kind.poll() is None for kind in kinderen):
        with socket.socket() as contact:
            if contact.connect_ex(("127.0.0.1", poort)) == 0:
                return
        time.sleep(0.05)
    raise CommandError("De demo kwam niet op gang; hierboven staat waarom.")


def wait_for_end(kinderen: list[subprocess.Popen[bytes]]) -> None:
    """Return only by Ctrl-C. Raises CommandError when one of the two ends by itself."""
    while all(kind.poll() is None for kind in kinderen):
        time.sleep(0.5)
    raise CommandError("De server of de werker stopte uit zichzelf; hierboven staat waarom.")


def stop(kinderen: list[subprocess.Popen[bytes]]) -> None:
    """End what still runs, kindly first."""
    for kind in kinderen:
        if kind.poll() is None:
            kind.terminate()
    for kind in kinderen:
        try:
            kind.wait(AFSLUITTIJD)
        except subprocess.TimeoutExpired:
            kind.kill()
            kind.wait()


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
