"""HTML → PDF: the one entry to the renderer. Knows nothing of rounds, of Django or of the database.

Run as a program it reads HTML from stdin and writes PDF to stdout: that is how the worker renders, in a
process that it can stop.
"""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
STIJLEN = (STATIC / "css" / "kleuren.css", STATIC / "css" / "rapport.css")
HALVE_PROCENTEN = 200
HOOGTE, KOLOM_MM = 40, 7  # steps, and millimetres, of the highest column
TIJD = 60  # seconds that one rendering may take
GEEN_PANGO = 3  # the exit code by which the child tells why


class PdfMislukt(Exception):
    """The rendering did not give a PDF; `str()` says why, for the log."""


class PangoOntbreekt(PdfMislukt):
    """The machine lacks the library that sets the type."""


def render_pdf(html: str) -> bytes:
    """Render in this process: tagged PDF (PDF/UA-1), with the fonts and stylesheets of the report.

    Raises PangoOntbreekt. Nothing but our own static files is read, whatever the HTML asks for.
    """
    weasyprint, stijlen, fonts = _load_renderer()
    document = weasyprint.HTML(string=html, base_url=STATIC.as_uri() + "/", url_fetcher=OwnFiles())
    with _without_garbage_collection():
        pdf: bytes = document.write_pdf(
            stylesheets=stijlen,
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=sha256(html.encode()).digest()[:16],
        )
    return pdf


def render_pdf_apart(html: str, *, tijd: float = TIJD) -> bytes:
    """Render in a child process, which is killed after `tijd` seconds. Raises PdfMislukt or PangoOntbreekt."""
    try:
        kind = subprocess.run(
            [sys.executable, "-m", "partnerschappen.rapport.pdf"],
            input=html.encode(),
            capture_output=True,
            timeout=tijd,
            cwd=STATIC.parent,
            check=False,
        )
    except subprocess.TimeoutExpired as fout:
        raise PdfMislukt(f"niet klaar na {tijd:g} seconden") from fout
    if kind.returncode == GEEN_PANGO:
        raise PangoOntbreekt(kind.stderr.decode(errors="replace").strip())
    if kind.returncode != 0 or not kind.stdout.startswith(b"%PDF-"):
        raise PdfMislukt(f"afgebroken met code {kind.returncode}: {_last_line(kind.stderr)}")
    return kind.stdout


@lru_cache(maxsize=1)
def _load_renderer() -> tuple[Any, list[Any], Any]:
    """Import the renderer and parse fonts and stylesheets: once per process, and only where a PDF is made."""
    try:
        # Late: everything but the report works on a machine without Pango.
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
    except OSError as fout:
        raise PangoOntbreekt(str(fout)) from fout
    for verteller in ("weasyprint.progress", "fontTools"):
        logging.getLogger(verteller).setLevel(logging.WARNING)  # they tell of every step
    fonts = FontConfiguration()
    bron = {"font_config": fonts, "url_fetcher": OwnFiles()}
    stijlen = [weasyprint.CSS(filename=str(pad), **bron) for pad in STIJLEN]
    return weasyprint, [*stijlen, weasyprint.CSS(string=_bar_classes(), **bron)], fonts


def _bar_classes() -> str:
    """Measures of bars: `.b51` is 25.5 % wide, `.o51` starts there, `.h20` is a column of half the full height."""
    stappen = range(HALVE_PROCENTEN + 1)
    liggend = "".join(f".b{stap}{{width:{stap / 2}%}}.o{stap}{{margin-left:{stap / 2}%}}" for stap in stappen)
    return liggend + "".join(f".h{stap}{{height:{KOLOM_MM * stap / HOOGTE + 0.2:.2f}mm}}" for stap in range(HOOGTE + 1))


class OwnFiles:
    """The renderer's fetcher: gives static files of ours by file URL, refuses anything else."""

    _fail_on_errors = False  # the renderer asks: go on without, and log it

    def __call__(self, url: str) -> Any:
        """Give the file as the renderer's response. Raises ValueError for an address that is not ours."""
        # Late for the same reason as in _load_renderer.
        from weasyprint.urls import URLFetcherResponse

        delen = urlsplit(url)
        pad = Path(unquote(delen.path)).resolve()
        if delen.scheme != "file" or delen.netloc or not pad.is_relative_to(STATIC):
            raise ValueError(f"geen bestand van onszelf: {url}")
        return URLFetcherResponse(url, pad.read_bytes())


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Keep the collector off: it walks the whole box tree again and again, for a fifth of the time."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()


def _last_line(uitvoer: bytes) -> str:
    regels = uitvoer.decode(errors="replace").strip().splitlines()
    return regels[-1] if regels else "zonder melding"


def main() -> int:
    """Render stdin to stdout; the exit code tells whether that worked."""
    try:
        pdf = render_pdf(sys.stdin.buffer.read().decode())
    except PangoOntbreekt as fout:
        sys.stderr.write(str(fout))
        return GEEN_PANGO
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
