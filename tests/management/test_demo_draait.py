"""`manage.py demo` as a newcomer runs it: a server and a worker that start and end together."""

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.poorten import free_port

WORTEL = Path(__file__).resolve().parent.parent.parent
Proces = subprocess.Popen[str]


def environment(map_: Path) -> dict[str, str]:
    return os.environ | {
        "DEMO": "1",
        "DATABASE_URL": f"sqlite:///{map_}/demo/demo.sqlite3",
        "POSTVAK": str(map_ / "postvak"),
        "BESTANDEN": str(map_ / "bestanden"),
    }


@pytest.fixture
def poort() -> int:
    return free_port()


@pytest.fixture
def demo(tmp_path: Path, poort: int) -> Iterator[Proces]:
    """The demo in a session of its own, as a terminal would give it."""
    opdracht = [sys.executable, "manage.py", "demo", "--poort", str(poort)]
    with subprocess.Popen(
        opdracht,
        cwd=WORTEL,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as proces:
        yield proces
        if proces.poll() is None:
            os.killpg(proces.pid, signal.SIGKILL)


def read_until(proces: Proces, tekst: str) -> str:
    assert proces.stdout is not None
    gelezen = ""
    for regel in proces.stdout:
        gelezen += regel
        if tekst in regel:
            return gelezen
    pytest.fail(f"the demo ended before it said '{tekst}':\n{gelezen}")


def group_is_gone(groep: int) -> bool:
    try:
        os.killpg(groep, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("sein", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_to_go_and_one_signal_ends_everything(demo: Proces, poort: int, sein: signal.Signals) -> None:
    gezegd = read_until(demo, "Stop met Ctrl-C")
    assert f"http://127.0.0.1:{poort}/postvak/" in gezegd
    assert "noor@rivierenrijk.example" in gezegd
    with urllib.request.urlopen(f"http://127.0.0.1:{poort}/gezond/", timeout=10) as antwoord:
        assert antwoord.status == 200
    # Ctrl-C in a terminal reaches the whole group; a service manager tells the parent only.
    os.killpg(demo.pid, sein) if sein is signal.SIGINT else demo.send_signal(sein)
    assert "De demo is gestopt." in demo.communicate(timeout=100)[0]
    assert demo.returncode == 0
    assert group_is_gone(demo.pid)
