"""`make bench`: measures on a fresh SQLite database, in a temporary folder, and prints a table."""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

RONDES = 200


def main() -> None:
    """Set up a database of its own, then measure everything that the table names."""
    with tempfile.TemporaryDirectory() as map_naam:
        os.environ |= {
            "REFLECTIE_ENV": "",
            "DEMO": "0",
            "SECRET_KEY": "meting-" + "x" * 50,
            "UITNODIGING_SECRET": "meting-" + "y" * 50,
            "DATABASE_URL": f"sqlite:///{map_naam}/meting.sqlite3",
            "BESTANDEN": map_naam,
            "TMPDIR": map_naam,  # of the children
            "DJANGO_SETTINGS_MODULE": "reflectie.settings",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
            "ALLOWED_HOSTS": "127.0.0.1,testserver",
        }
        import django  # after the environment is set
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        _report()


def _report() -> None:
    from bench import opzet, rapport  # need Django to be set up

    opzet.build(aantal=opzet.AANTAL)
    rijen = [*_measure_pages(), _measure_first_visit(), *rapport.measure(), *_measure_closing()]
    print(f"{'wat':56} {'gemeten':>20} {'doel':>16}")
    for wat, gemeten, doel in rijen:
        print(f"{wat:56} {gemeten:>20} {doel:>16}")


def _p50(handeling: Callable[[int], object]) -> str:
    for nummer in range(10):
        handeling(nummer)
    tijden = []
    for nummer in range(RONDES):
        begin = time.perf_counter()
        handeling(nummer)
        tijden.append(time.perf_counter() - begin)
    return f"{statistics.median(tijden) * 1000:.1f} ms"


def _measure_pages() -> list[tuple[str, str, str]]:
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from bench import opzet
    from partnerschappen.models import Gebruiker, Ronde

    deelname = opzet.deelnames_van(Ronde.objects.get(slug="open"))[0]
    partner, leider = Client(), Client()
    partner.cookies[settings.TOKEN_COOKIE_NAME] = deelname.token
    leider.force_login(Gebruiker.objects.get(email=opzet.LEIDER))
    resultaat = f"/s/{opzet.VERBAND}/rondes/gesloten/resultaat/"
    assert partner.get("/invullen/stap/ambitie/").status_code == 200
    assert leider.get(resultaat).status_code == 200

    def save(nummer: int) -> None:
        velden = {"vraag": "ambitie-1", "ambitie-1": str(nummer % 5 + 1), "kenmerk": deelname.kenmerk}
        antwoord = partner.post("/invullen/bewaar/", velden, headers={"HX-Request": "true"})
        assert antwoord.status_code == 200, antwoord.status_code

    queries: list[str] = []

    def note(execute: Callable[..., object], sql: str, *rest: object) -> object:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        assert leider.get(resultaat).status_code == 200
    return [
        ("stellingen, GET, p50 op de server", _p50(lambda _: partner.get("/invullen/stap/ambitie/")), "≤ 5 ms"),
        ("een antwoord bewaren, p50 op de server", _p50(save), "≤ 5 ms"),
        ("resultaat, p50 op de server", _p50(lambda _: leider.get(resultaat)), "≤ 15 ms"),
        ("resultaat, aantal queries", str(len(queries)), "vast"),
        ("een conditie van het resultaat, p50", _p50(lambda _: leider.get(f"{resultaat}conditie/ambitie/")), "≤ 15 ms"),
    ]


def _measure_first_visit() -> tuple[str, str, str]:
    """Open the link in a cold Chromium, begin, and go to the first statements; count what came over the wire."""
    from playwright.sync_api import sync_playwright

    from bench import opzet
    from partnerschappen.models import Ronde

    deelname = opzet.deelnames_van(Ronde.objects.get(slug="open"))[1]
    poort = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{poort}", "--log-level", "error", "reflectie.wsgi"],
        env=os.environ | {"BASE_URL": f"http://127.0.0.1:{poort}"},
    )
    try:
        time.sleep(3)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            pagina = browser.new_context().new_page()
            cdp = pagina.context.new_cdp_session(pagina)
            cdp.send("Network.enable")
            gewicht: list[float] = []
            cdp.on("Network.loadingFinished", lambda bericht: gewicht.append(bericht["encodedDataLength"]))
            pagina.goto(f"http://127.0.0.1:{poort}/u/{deelname.token}/", wait_until="networkidle")
            eerste = (len(gewicht), sum(gewicht))
            browser.close()
    finally:
        server.terminate()
        server.wait()
    return ("eerste bezoek van de invulkant", f"{eerste[0]} verzoeken, {eerste[1] / 1000:.0f} kB", "≤ 5, ≤ 60 kB")


def _free_port() -> str:
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return str(contact.getsockname()[1])


def _measure_closing() -> list[tuple[str, str, str]]:
    """Choosing groups, auditing and counting: three breakdowns, thirty statements, a tenth skipped."""
    from bench.sluiten import measure

    klein, groot = measure(60, 12), measure(2000, 60)
    return [
        ("groepen kiezen en tellen, 60 mensen in 12 organisaties", f"{klein[0]:.3f} s", "≤ 0,2 s"),
        ("groepen kiezen en tellen, 2 000 mensen in 60", f"{groot[0]:.2f} s", "≤ 3 s"),
        ("hetzelfde, meeste geheugen", f"{groot[1] / 1024:.0f} MB", "≤ 200 MB"),
        ("vooruitblik voor het openen, 60 mensen in 12", f"{_foresee(60, 12):.2f} s", "≤ 1 s"),
        ("vooruitblik voor het openen, 2 000 mensen in 60", f"{_foresee(2000, 60):.2f} s", "≤ 3 s"),
    ]


def _foresee(mensen: int, organisaties: int) -> float:
    from partnerschappen.kern.groepskeuze import Lid
    from partnerschappen.kern.vooruitblik import blik_vooruit

    lijst = tuple(
        Lid(
            laag="doen" if plaats % 5 else "sturen",
            soort_partner="school" if plaats % organisaties % 3 else "opleiding",
            organisatie=str(plaats % organisaties),
        )
        for plaats in range(mensen)
    )
    return _seconds(lambda: blik_vooruit(lijst, ("laag", "soort_partner"), 5))


def _seconds(handeling: Callable[[], object]) -> float:
    begin = time.perf_counter()
    handeling()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
