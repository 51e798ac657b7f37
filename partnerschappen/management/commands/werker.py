"""`manage.py werker`: the work that nobody waits for. Runs the task worker as a child, and the tick in between.

Any number may run side by side. Ctrl-C or SIGTERM ends it after the piece of work under way.
"""

import logging
import signal
import subprocess
import sys
from threading import Event
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from partnerschappen.taken.tik import tick

logger = logging.getLogger(__name__)

AFSLUITTIJD = 75  # seconds; longer than a report may take


class Command(BaseCommand):
    help = "Verstuurt mails, sluit rondes en maakt rapporten, zodra het tijd is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tussenpoos", type=float, default=10, help="seconden tussen twee keer kijken")
        parser.add_argument("--eenmaal", action="store_true", help="doe wat er nu te doen is, en stop dan")

    def handle(self, *args: Any, **options: Any) -> None:
        klaar = Event()
        if options["eenmaal"]:
            tick(timezone.now())
            return
        for sein in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sein, lambda nummer, frame: klaar.set())
        run(klaar, options["tussenpoos"])


def run(klaar: Event, tussenpoos: float) -> None:
    """Tick until `klaar`; see to it that a task worker runs all the while, and ends with us."""
    kind = start_task_worker()
    try:
        while not klaar.is_set():
            if kind.poll() is not None:
                code, kind = kind.returncode, start_task_worker()
                logger.error("de taakwerker stopte met code %s en is opnieuw gestart", code)
            _tick(klaar)
            klaar.wait(tussenpoos)
    finally:
        stop(kind)


def start_task_worker() -> "subprocess.Popen[bytes]":
    """Start django-tasks' own worker, out of reach of the terminal's Ctrl-C: it ends when we say so."""
    opdracht = [sys.executable, "manage.py", "db_worker", "--no-startup-delay", "--no-reload", "--verbosity", "0"]
    return subprocess.Popen(opdracht, cwd=settings.BASE_DIR, start_new_session=True)  # noqa: S603


def stop(kind: "subprocess.Popen[bytes]") -> None:
    """End the task worker after the task under way, or at once when that takes too long."""
    kind.terminate()
    try:
        kind.wait(AFSLUITTIJD)
    except subprocess.TimeoutExpired:
        kind.kill()
        kind.wait()


def _tick(klaar: Event) -> None:
    """One tick; a database that is away is waited for."""
    try:
        close_old_connections()
        tick(timezone.now(), doorgaan=lambda: not klaar.is_set())
    except Exception:
        logger.exception("de tik mislukte en wordt herhaald")
