"""No log, error mail or server line holds a personal link."""

import logging
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.core import mail
from django.core.signals import request_started
from django.db import close_old_connections
from django.test import RequestFactory
from django.views.debug import ExceptionReporter
from pytest_django import Settings

from reflectie.maskering import MaskeerFilter, MaskeerFoutmail, maskeer, maskeer_wsgi
from tests.poorten import free_port

TOKEN = "abcdefghijklmnopqrstuvwxyz234567"


@pytest.mark.parametrize(
    ("tekst", "gemaskeerd"),
    [
        (f"GET /u/{TOKEN}/ HTTP/1.1", "GET /u/…/ HTTP/1.1"),
        (f"http://127.0.0.1:8000/u/{TOKEN.upper()}", "http://127.0.0.1:8000/u/…"),
        (f"GET /r/{TOKEN}/conditie/ambitie/ HTTP/1.1", "GET /r/…/conditie/ambitie/ HTTP/1.1"),
        (f"https://reflectie.example/r/{TOKEN}", "https://reflectie.example/r/…"),
        (f"next=%2Fu%2F{TOKEN}%2F", "next=/u/…"),
        ("Not Found: /u/ingekort", "Not Found: /u/…"),
        (f"Cookie: uitnodiging={TOKEN}; sessie=x", "Cookie: uitnodiging=…; sessie=x"),
        (f"token = '{TOKEN}'", "token = '…'"),
        ("GET /s/rivierenrijk/rondes/ HTTP/1.1", "GET /s/rivierenrijk/rondes/ HTTP/1.1"),
    ],
)
def test_a_link_or_bare_token_is_masked_and_nothing_else(tekst: str, gemaskeerd: str) -> None:
    assert maskeer(tekst) == gemaskeerd


def _record(*args: object, exc_info: bool = False) -> logging.LogRecord:
    wat = sys.exc_info() if exc_info else None
    return logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Fout op %s", args, wat)


def test_a_log_line_and_its_traceback_hold_no_token() -> None:
    try:
        raise ValueError(f"/u/{TOKEN}/")
    except ValueError:
        record = _record(f"/u/{TOKEN}/", exc_info=True)
    MaskeerFilter().filter(record)
    regel = logging.Formatter("%(message)s").format(record)
    assert regel.startswith("Fout op /u/…")
    assert "ValueError" in regel
    assert TOKEN not in regel


def test_the_server_logs_a_masked_environ_while_the_application_gets_the_real_one() -> None:
    gezien: dict[str, str] = {}

    def app(environ: dict[str, str], start_response: object) -> list[bytes]:
        gezien.update(environ)
        return []

    environ = {"RAW_URI": f"/u/{TOKEN}/", "PATH_INFO": f"/u/{TOKEN}/", "HTTP_REFERER": f"http://x/u/{TOKEN}/"}
    maskeer_wsgi(app)(environ, lambda *_: None)
    assert gezien["PATH_INFO"] == f"/u/{TOKEN}/"
    assert TOKEN not in str(environ)


def test_the_application_as_served_leaves_the_server_nothing_to_log() -> None:
    from reflectie.wsgi import application  # not before the tests' own STATIC_ROOT is there

    environ: dict[str, Any] = {"PATH_INFO": "/", "RAW_URI": f"/u/{TOKEN}/", "HTTP_REFERER": f"http://x/u/{TOKEN}/"}
    setup_testing_defaults(environ)
    statussen: list[str] = []
    request_started.disconnect(close_old_connections)  # as Django's own test client does
    try:
        application(environ, lambda status, *_: statussen.append(status))
    finally:
        request_started.connect(close_old_connections)
    assert statussen == ["200 OK"]
    assert TOKEN not in str(environ)


@pytest.fixture
def fout_op_een_link() -> logging.LogRecord:
    request = RequestFactory().post(
        f"/u/{TOKEN}/", {"opmerking-slot": "mijn eigen woorden"}, headers={"referer": f"http://x/u/{TOKEN}/"}
    )
    request.COOKIES["uitnodiging"] = TOKEN
    try:
        token = TOKEN
        raise ValueError(token)
    except ValueError:
        record = _record(request.path, exc_info=True)
    record.request = request
    return record


def test_an_error_mail_tells_what_broke_and_holds_no_token_cookie_or_answer(
    fout_op_een_link: logging.LogRecord, settings: Settings
) -> None:
    settings.ADMINS = [("beheer", "beheer@partner.example")]
    MaskeerFoutmail(include_html=True).emit(fout_op_een_link)
    (bericht,) = mail.outbox
    geheel = bericht.message().as_string() + bericht.subject + str(bericht.body)
    assert "ValueError" in geheel
    assert TOKEN not in geheel
    assert "mijn eigen woorden" not in geheel
    assert getattr(bericht, "alternatives", []) == []


def test_an_error_report_shows_no_values_of_variables(fout_op_een_link: logging.LogRecord) -> None:
    try:
        geheim = "een antwoord"
        raise ValueError
    except ValueError:
        rapport = ExceptionReporter(None, *sys.exc_info()).get_traceback_html()
    assert "geheim" in rapport
    assert f"&#x27;{geheim}&#x27;" not in rapport


def test_gunicorn_writes_no_token_in_its_access_log(tmp_path: Path) -> None:
    poort = free_port()
    (tmp_path / "proef.py").write_text(
        "from reflectie.maskering import maskeer_wsgi\n"
        "def app(environ, start_response):\n"
        "    start_response('200 OK', [])\n"
        "    return [environ['PATH_INFO'].encode()]\n"
        "application = maskeer_wsgi(app)\n"
    )
    opdracht = [sys.executable, "-m", "gunicorn", "-c", "python:reflectie.server", "proef"]
    omgeving = os.environ | {
        "BIND": f"127.0.0.1:{poort}",
        "WEB_CONCURRENCY": "1",
        "TOEGANGSLOG": "1",
        "PYTHONPATH": f"{tmp_path}:.",
    }
    with subprocess.Popen(
        opdracht, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        assert server.stdout is not None
        gelezen = []
        for regel in server.stdout:
            gelezen.append(regel)
            if "Booting worker" in regel:
                break
        vraag = urllib.request.Request(
            f"http://127.0.0.1:{poort}/u/{TOKEN}/?x=%2Fu%2F{TOKEN}", headers={"Referer": f"http://x/u/{TOKEN}/"}
        )
        assert urllib.request.urlopen(vraag, timeout=10).read().decode() == f"/u/{TOKEN}/"  # noqa: S310
        server.send_signal(signal.SIGTERM)
        log = "".join(gelezen) + server.stdout.read()
    assert '"GET /u/…' in log
    assert TOKEN not in log
