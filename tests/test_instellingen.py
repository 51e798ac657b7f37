"""Settings as they are in production: read by a process of its own, in an environment of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

WORTEL = Path(__file__).resolve().parent.parent
PRODUCTIE = {
    "REFLECTIE_ENV": "",
    "DJANGO_SETTINGS_MODULE": "reflectie.settings",
    "SECRET_KEY": "alleen-voor-deze-test-8f3kq0zw7mvx2rn5bt9yh4ud6gs1pc-Lj",
    "UITNODIGING_SECRET": "ook-alleen-voor-deze-test-x2rn5bt9yh4ud6gs1pc-Lj8f3kq0",
    "BASE_URL": "https://reflectie.voorbeeld.nl",
    "DATABASE_URL": "sqlite:///:memory:",
    "DEFAULT_FROM_EMAIL": "Reflectie <post@reflectie.voorbeeld.nl>",
    "TRUSTED_PROXIES": "1",
}
VERTEL = """
import django, json
django.setup()
from django.conf import settings
print(json.dumps({naam: getattr(settings, naam) for naam in dir(settings) if naam.isupper()}, default=str))
"""


def run(*opdracht: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    kaal = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        [sys.executable, *opdracht],
        cwd=WORTEL,
        env=kaal | PRODUCTIE | omgeving,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def productie() -> dict[str, Any]:
    uitkomst = run("-c", VERTEL)
    assert uitkomst.returncode == 0, uitkomst.stderr
    gelezen: dict[str, Any] = json.loads(uitkomst.stdout)
    return gelezen


def test_production_settings_pass_every_deployment_check() -> None:
    uitkomst = run("-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert uitkomst.returncode == 0, uitkomst.stderr
    assert "0 silenced" in uitkomst.stdout


def test_the_demo_is_refused_in_production() -> None:
    uitkomst = run("manage.py", "check", "--deploy", DEMO="1")
    assert uitkomst.returncode == 1
    assert "reflectie.E001" in uitkomst.stderr


def test_one_secret_for_two_purposes_is_refused_in_production() -> None:
    uitkomst = run("manage.py", "check", "--deploy", UITNODIGING_SECRET=PRODUCTIE["SECRET_KEY"])
    assert uitkomst.returncode == 1
    assert "reflectie.E002" in uitkomst.stderr


@pytest.mark.parametrize(
    ("naam", "waarde"), [("UITNODIGING_SECRET", "te kort"), ("DEFAULT_FROM_EMAIL", ""), ("SECRET_KEY", "")]
)
def test_nothing_starts_with_a_setting_that_makes_no_sense(naam: str, waarde: str) -> None:
    assert run("manage.py", "check", **{naam: waarde}).returncode != 0


def test_there_is_no_debug_mode(productie: dict[str, Any]) -> None:
    assert productie["DEBUG"] is False
    assert json.loads(run("-c", VERTEL, DEBUG="1", DJANGO_DEBUG="1").stdout)["DEBUG"] is False


def test_cookies_are_bound_to_the_host_over_https(productie: dict[str, Any]) -> None:
    namen = [productie[f"{soort}_COOKIE_NAME"] for soort in ("SESSION", "CSRF", "TOKEN")]
    assert namen == ["__Host-sessie", "__Host-csrf", "__Host-uitnodiging"]
    assert productie["SESSION_COOKIE_SECURE"]
    assert productie["CSRF_COOKIE_SECURE"]
    assert productie["SESSION_COOKIE_HTTPONLY"]
    assert productie["SESSION_COOKIE_DOMAIN"] is None


def test_cookies_have_plain_names_where_there_is_no_https() -> None:
    assert (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME) == ("sessie", "csrf")


def test_browsers_are_told_to_use_https_for_a_year(productie: dict[str, Any]) -> None:
    assert productie["SECURE_HSTS_SECONDS"] == 365 * 24 * 3600
    assert productie["SECURE_SSL_REDIRECT"]
    assert productie["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_no_header_of_a_visitor_is_believed_without_a_proxy_of_ours() -> None:
    zonder = json.loads(run("-c", VERTEL, TRUSTED_PROXIES="0").stdout)
    assert zonder["SECURE_PROXY_SSL_HEADER"] is None


def test_mail_goes_out_by_smtp_and_waits_ten_seconds_at_most(productie: dict[str, Any]) -> None:
    assert productie["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert productie["EMAIL_TIMEOUT"] == 10


@pytest.mark.django_db
def test_every_page_forbids_what_does_not_come_from_here(client: Client) -> None:
    kopregels = client.get("/").headers
    regels = kopregels["Content-Security-Policy"].split("; ")
    assert sorted(regels) == ["default-src 'self'", "img-src 'self' data:"]
    assert kopregels["Referrer-Policy"] == "strict-origin"
    assert kopregels["X-Frame-Options"] == "DENY"
    assert kopregels["X-Content-Type-Options"] == "nosniff"
