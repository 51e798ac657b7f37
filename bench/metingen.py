"""`make bench`: measures on a fresh SQLite database, in a temporary folder, and prints a table."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

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
            "DJANGO_SETTINGS_MODULE": "reflectie.settings",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
            "ALLOWED_HOSTS": "127.0.0.1,testserver",
        }
        import django  # after the environment is set
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        _report(Path(map_naam))


def _report(map_naam: Path) -> None:
    from bench import opzet  # needs Django to be set up

    opzet.build(aantal=40)
    rijen = [*_measure_pages(), _measure_first_visit(), *_measure_report(map_naam)]
    print(f"{'wat':52} {'gemeten':>20} {'doel':>16}")
    for wat, gemeten, doel in rijen:
        print(f"{wat:52} {gemeten:>20} {doel:>16}")


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
    from django.test.utils import CaptureQueriesContext

    from bench import opzet
    from partnerschappen.models import Gebruiker, Ronde

    deelname = opzet.deelnames_van(Ronde.objects.get(slug="open"))[0]
    partner, leider = Client(), Client()
    partner.cookies[settings.TOKEN_COOKIE_NAME] = deelname.token
    leider.force_login(Gebruiker.objects.get(email=opzet.LEIDER))
    resultaat = f"/s/{opzet.VERBAND}/rondes/gesloten/resultaat/"
    assert partner.get("/invullen/ambitie/").status_code == 200
    assert leider.get(resultaat).status_code == 200

    def save(nummer: int) -> None:
        velden = {"ambitie-1": str(nummer % 5 + 1), "vraag": "ambitie-1", "kenmerk": deelname.kenmerk}
        antwoord = partner.post("/invullen/bewaar/", velden, headers={"HX-Request": "true"})
        assert antwoord.status_code == 200, antwoord.status_code

    with CaptureQueriesContext(connection) as queries:
        leider.get(resultaat)
    return [
        ("stellingen, GET, p50 op de server", _p50(lambda _: partner.get("/invullen/ambitie/")), "≤ 5 ms"),
        ("een antwoord bewaren, p50 op de server", _p50(save), "≤ 5 ms"),
        ("resultaat, p50 op de server", _p50(lambda _: leider.get(resultaat)), "≤ 15 ms"),
        ("resultaat, aantal queries", str(len(queries)), "vast"),
    ]


def _measure_first_visit() -> tuple[str, str, str]:
    """Open the link in a cold Chromium, begin, and go to the first statements; count what came over the wire."""
    from playwright.sync_api import sync_playwright

    from bench import opzet
    from partnerschappen.models import Ronde

    deelname = opzet.deelnames_van(Ronde.objects.get(slug="open"))[1]
    poort = "8765"
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
            eerste = (len([g for g in gewicht if g]), sum(gewicht))
            pagina.goto(f"http://127.0.0.1:{poort}/u/{deelname.token}/")
            browser.close()
    finally:
        server.terminate()
        server.wait()
    return ("eerste bezoek van de invulkant", f"{eerste[0]} verzoeken, {eerste[1] / 1000:.0f} kB", "≤ 5, ≤ 60 kB")


def _measure_report(map_naam: Path) -> list[tuple[str, str, str]]:
    from bench import opzet

    begin = time.perf_counter()
    opdracht = [sys.executable, "manage.py", "maak_rapport", f"{opzet.VERBAND}/gesloten"]
    subprocess.run([*opdracht, "--uit", str(map_naam / "rapport.pdf")], check=True, stdout=subprocess.DEVNULL)
    geheel = time.perf_counter() - begin
    geheugen = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        ("rapport, met het starten van het programma", f"{geheel:.2f} s", "≤ 1,0 s maken"),
        ("rapport, meeste geheugen", f"{geheugen:.0f} MB", "≤ 150 MB"),
    ]


if __name__ == "__main__":
    main()
