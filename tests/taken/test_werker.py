"""The worker as a process of its own: it is killed, interrupted and started again, and no mail goes out twice."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from partnerschappen.models import Bericht, Gebruiker, Ronde, Samenwerkingsverband
from partnerschappen.taken.tik import tick
from partnerschappen.taken.verzenden import send_waiting
from tests.gegevens import open_ronde_met
from tests.mailserver import Mailserver

pytestmark = pytest.mark.django_db(transaction=True)
GEDULD = 100  # seconds before silence fails a test; a busy machine is no failure
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> Ronde:
    return open_ronde_met(rivierenrijk, noor, 2)


@pytest.fixture
def start(mailserver: Mailserver, tmp_path: Path) -> Iterator[Start]:
    """Starts a management command on the database and the mail server of the test; what still runs is ended."""
    omgeving = os.environ | {
        "DATABASE_URL": database_url(),
        "DEMO": "0",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(mailserver.poort),
        "BESTANDEN": str(tmp_path),
        "PYTHONUNBUFFERED": "1",
    }
    processen: list[subprocess.Popen[str]] = []

    def start(*opdracht: str) -> "subprocess.Popen[str]":
        proces = subprocess.Popen(
            [sys.executable, "manage.py", *opdracht],
            cwd=settings.BASE_DIR,
            env=omgeving,
            stderr=subprocess.PIPE,
            text=True,
        )
        processen.append(proces)
        return proces

    yield start
    for proces in processen:
        if proces.poll() is None:
            proces.terminate()
        proces.communicate(timeout=GEDULD)


def database_url() -> str:
    waarden: dict[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{waarden['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**waarden)


def child_of(proces: "subprocess.Popen[str]") -> int:
    kinderen = Path(f"/proc/{proces.pid}/task/{proces.pid}/children").read_text(encoding="ascii").split()
    return int(kinderen[0])


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def read_until(proces: "subprocess.Popen[str]", woorden: str) -> None:
    assert proces.stderr is not None
    wekker = Timer(GEDULD, proces.kill)  # silence fails the test, and does not hang it
    wekker.start()
    try:
        if not any(woorden in regel for regel in proces.stderr):
            raise AssertionError(f"het proces zei nooit: {woorden}")
    finally:
        wekker.cancel()


def test_a_worker_killed_while_the_server_holds_its_answer_leaves_unknown_and_no_second_mail(
    ronde: Ronde, start: Start, mailserver: Mailserver
) -> None:
    mailserver.houd_vast = True
    werker = start("werker", "--eenmaal")
    assert mailserver.binnen.wait(GEDULD)
    werker.kill()
    werker.wait()
    assert sorted(Bericht.objects.values_list("status", flat=True)) == ["bezig", "wacht"]
    mailserver.houd_vast = False
    assert start("werker", "--eenmaal").wait(GEDULD) == 0
    assert sorted(Bericht.objects.values_list("status", flat=True)) == ["bezig", "verzonden"]
    Bericht.objects.filter(status="bezig").update(begonnen_op=timezone.now() - timedelta(minutes=11))
    assert start("werker", "--eenmaal").wait(GEDULD) == 0
    tick(timezone.now())
    assert sorted(Bericht.objects.values_list("status", flat=True)) == ["onbekend", "verzonden"]
    assert mailserver.ontvangers == ["deelnemer1@partner.example", "deelnemer2@partner.example"]


def test_two_workers_at_once_send_each_mail_once(
    rivierenrijk: Samenwerkingsverband, noor: Gebruiker, start: Start, mailserver: Mailserver
) -> None:
    open_ronde_met(rivierenrijk, noor, 20)
    werkers = [start("werker", "--eenmaal") for _ in range(2)]
    assert [werker.wait(GEDULD) for werker in werkers] == [0, 0]
    assert len(mailserver.ontvangen) == len(set(mailserver.ontvangers)) == 20


def test_a_hint_is_taken_by_the_task_worker(ronde: Ronde, start: Start, mailserver: Mailserver) -> None:
    send_waiting.enqueue()
    assert start("db_worker", "--batch", "--no-startup-delay", "--no-reload").wait(GEDULD) == 0
    assert len(mailserver.ontvangen) == 2


@pytest.mark.parametrize("sein", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_starts_its_dead_child_again_and_ends_with_it_when_told(
    sein: signal.Signals, ronde: Ronde, start: Start, mailserver: Mailserver
) -> None:
    werker = start("werker", "--tussenpoos", "0.1")
    assert mailserver.binnen.wait(GEDULD)
    eerste = child_of(werker)
    os.kill(eerste, signal.SIGKILL)
    read_until(werker, "is opnieuw gestart")
    tweede = child_of(werker)
    assert tweede != eerste
    werker.send_signal(sein)
    assert werker.wait(GEDULD) == 0
    assert not is_alive(tweede)
    assert set(Bericht.objects.values_list("status", flat=True)) == {"verzonden"}


def test_the_nightly_command_rewrites_the_tables_of_answers(ronde: Ronde, start: Start) -> None:
    assert start("herschrijf_antwoorden").wait(GEDULD) == 0
