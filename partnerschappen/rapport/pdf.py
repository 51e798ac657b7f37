"""HTML → PDF: the one entry to the renderer. Knows nothing of rounds, of Django or of the database.

Run as a program it reads what to render from stdin, as JSON, and writes PDF to stdout: that is how the worker
renders, in a process that it can stop.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import re
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree  # what it reads declares nothing

from partnerschappen.rapport.archief import Bijlage, finish
from partnerschappen.rapport.letters import extend_families, is_plain, keep_settable, write_faces

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
STIJLEN = (STATIC / "css" / "kleuren.css", STATIC / "css" / "rapport.css")
HALVE_PROCENTEN = 200
CEL_MM = 44  # wide is the cell of a bar of five parts
HOOGTE, KOLOM_MM = 40, 5  # steps, and millimetres, of the highest column
TIJD = 60  # seconds that one rendering may take
PNG = "data:image/png;base64,"
LEEG = re.compile(r"<((?:meta|br|img|hr)\b[^<>]*?)\s*/?>")  # elements that HTML doesn't close
SPATIE = re.compile(r">\s+<")  # of templates, which the parser reads letter by letter
GEEN_PANGO = 3  # the exit code by which the child tells why


class PdfMislukt(Exception):
    """The rendering did not give a PDF; `str()` says why, for the log."""


class PangoOntbreekt(PdfMislukt):
    """The machine lacks the library that sets the type."""


def render_pdf(html: str, *, bijlagen: Sequence[Bijlage] = (), logo: str = "", kleur: str = "") -> bytes:
    """Render in this process: PDF/UA-1 and PDF/A-3a, with the fonts and stylesheets of the report.

    bijlagen: files to put inside. logo: the one `data:` address that the HTML may show. kleur: '#RRGGBB', of the
    band on the cover.
    Raises PangoOntbreekt. Nothing but that and our own static files is read, whatever the HTML asks for.
    """
    weasyprint, stijlen, fonts = _load_renderer(alle_letters=not is_plain(html))
    document = _parse(weasyprint, keep_settable(html), OwnFiles(logo))
    with _without_garbage_collection():
        pdf: bytes = document.write_pdf(
            stylesheets=[*stijlen, *_own_colour(weasyprint, kleur)],
            font_config=fonts,
            pdf_variant="pdf/a-3a",
            color_profiles={"srgb-eigen": _open_srgb()},
            output_intent="srgb-eigen",
            pdf_identifier=sha256(html.encode()).digest()[:16],
            attachments=[_embed(weasyprint, bijlage) for bijlage in bijlagen],
            finisher=finish,
        )
    return pdf


def _parse(weasyprint: Any, html: str, fetcher: OwnFiles) -> Any:
    """The renderer's document. Well-formed HTML is read as XML, which takes 3 ms where the renderer's own parser,
    written in Python, takes 60; that one reads the rest, and what comes out is the same.
    """
    bron = {"base_url": STATIC.as_uri() + "/", "url_fetcher": fetcher}
    strak = SPATIE.sub("> <", html)
    boom = _read_as_xml(strak)
    document = weasyprint.HTML(string=strak if boom is None else "<p>", **bron)
    if boom is not None:
        document.wrapper_element = type(document.wrapper_element).from_html_root(boom, content_language=None)
        document.etree_element = boom
    document._ua_stylesheets = lambda _formulieren: [_own_base()]
    return document


@lru_cache(maxsize=1)
def _own_base() -> Any:
    """The renderer's stylesheet for HTML, without its rules for any element whatever.

    Those are for footnotes, for text from right to left and for what is hidden, none of which a report has. For
    each element they cost 24 tests and the styles of six pseudo-elements. Only what they say of markers is kept.
    """
    from weasyprint.html import UA_STYLESHEET  # late, as in _load_renderer

    basis, keuze = copy(UA_STYLESHEET), copy(UA_STYLESHEET.matcher)
    soort = keuze.lower_local_name_selectors.copy()
    soort["li"] = [*soort["li"], *(regel for regel in keuze.other_selectors if regel[3] == "marker")]
    keuze.lower_local_name_selectors, keuze.other_selectors = soort, []
    basis.matcher = keuze
    return basis


def _read_as_xml(html: str) -> ElementTree.Element | None:
    """The tree, or None where the HTML is not XML: an entity of HTML's own, an element that isn't closed."""
    kern = html.strip().removeprefix("<!DOCTYPE html>")
    if "<!" in kern:  # no declarations, so nothing that expands
        return None
    try:
        boom = ElementTree.fromstring(LEEG.sub(r"<\1/>", kern))  # noqa: S314
    except ElementTree.ParseError:
        return None
    return boom if boom.tag == "html" else None


def render_pdf_apart(
    html: str, *, bijlagen: Sequence[Bijlage] = (), logo: str = "", kleur: str = "", tijd: float = TIJD
) -> bytes:
    """Render in a child process, which is killed after `tijd` seconds. Raises PdfMislukt or PangoOntbreekt."""
    try:
        # A folder for its fonts, which is emptied here: a child that is killed can't, and one that ends doesn't.
        with TemporaryDirectory(prefix="rapport-") as map_:
            kind = subprocess.run(
                [sys.executable, "-m", "partnerschappen.rapport.pdf"],
                input=pack(html, bijlagen=bijlagen, logo=logo, kleur=kleur),
                capture_output=True,
                timeout=tijd,
                cwd=STATIC.parent,
                env=os.environ | {"TMPDIR": map_},
                check=False,
            )
    except subprocess.TimeoutExpired as fout:
        raise PdfMislukt(f"niet klaar na {tijd:g} seconden") from fout
    if kind.returncode == GEEN_PANGO:
        raise PangoOntbreekt(kind.stderr.decode(errors="replace").strip())
    if kind.returncode != 0 or not kind.stdout.startswith(b"%PDF-"):
        raise PdfMislukt(f"afgebroken met code {kind.returncode}: {_last_line(kind.stderr)}")
    return kind.stdout


def pack(html: str, *, bijlagen: Sequence[Bijlage] = (), logo: str = "", kleur: str = "") -> bytes:
    """What the child process reads."""
    los = [
        (bijlage.naam, b64encode(bijlage.inhoud).decode(), bijlage.omschrijving, bijlage.gemaakt_op.isoformat())
        for bijlage in bijlagen
    ]
    return json.dumps({"html": html, "bijlagen": los, "logo": logo, "kleur": kleur}).encode()


def _unpack(invoer: bytes) -> dict[str, Any]:
    """The arguments of `render_pdf`."""
    delen: dict[str, Any] = json.loads(invoer)
    delen["bijlagen"] = [
        Bijlage(naam, b64decode(inhoud), omschrijving, datetime.fromisoformat(gemaakt_op))
        for naam, inhoud, omschrijving, gemaakt_op in delen["bijlagen"]
    ]
    return delen


def _own_colour(weasyprint: Any, kleur: str) -> list[Any]:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", kleur):
        return []
    return [weasyprint.CSS(string=f".band-boven {{ background: {kleur} }}", url_fetcher=OwnFiles())]


def _open_srgb() -> Any:
    """The renderer's own colour profile. Read here, since the renderer leaves the file open."""
    from weasyprint.css import ColorProfile  # late, as in _load_renderer

    inhoud = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    return ColorProfile(BytesIO(inhoud), "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))


def _embed(weasyprint: Any, bijlage: Bijlage) -> Any:
    return weasyprint.Attachment(
        file_obj=BytesIO(bijlage.inhoud),
        name=bijlage.naam,
        description=bijlage.omschrijving,
        created=bijlage.gemaakt_op,
        modified=bijlage.gemaakt_op,
        relationship="Source",
        url_fetcher=OwnFiles(),
    )


@lru_cache(maxsize=2)
def _load_renderer(*, alle_letters: bool) -> tuple[Any, list[Any], Any]:
    """Import the renderer and parse fonts and stylesheets: once per process, and only where a PDF is made.

    alle_letters: load those too that few reports need.
    """
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
    stijl = weasyprint.CSS(string=write_stylesheet(alle_letters=alle_letters), base_url=STIJLEN[-1].as_uri(), **bron)
    return weasyprint, [stijl], fonts


def write_stylesheet(*, alle_letters: bool = False) -> str:
    """All rules as one stylesheet, with the variables filled in: the renderer would do so for every box."""
    regels = "\n".join([*(pad.read_text() for pad in STIJLEN), _bar_classes()])
    waarden = dict(re.findall(r"(--[\w-]+): ([^;]+);", regels))
    if alle_letters:
        regels = write_faces() + regels
        waarden |= {naam: extend_families(waarden[naam]) for naam in ("--lezen", "--koppen")}
    return re.sub(r"var\((--[\w-]+)\)", lambda gevonden: waarden[gevonden[1]], regels)


def _bar_classes() -> str:
    """Measures of bars: `.b51` is 25.5 % wide, `.o51` starts there, `.h20` is a column of half the full height.

    In a bar of five parts `.l51`, `.m51` and `.r51` are 25.5 % of its cell, as the left, the middle or the right of
    three.
    """
    stappen = range(HALVE_PROCENTEN + 1)
    liggend = "".join(f".b{stap}{{width:{stap / 2}%}}.o{stap}{{margin-left:{stap / 2}%}}" for stap in stappen)
    vijf = "".join(
        f".l{stap}{{border-left-width:{stap * CEL_MM / HALVE_PROCENTEN:.2f}mm}}"
        f".m{stap}{{width:{stap * CEL_MM / HALVE_PROCENTEN:.2f}mm}}"
        f".r{stap}{{border-right-width:{stap * CEL_MM / HALVE_PROCENTEN:.2f}mm}}"
        for stap in range(HALVE_PROCENTEN // 2 + 1)
    )
    staand = "".join(f".h{stap}{{height:{KOLOM_MM * stap / HOOGTE + 0.2:.2f}mm}}" for stap in range(HOOGTE + 1))
    return liggend + vijf + staand


class OwnFiles:
    """The renderer's fetcher: gives static files of ours by file URL, and one logo; refuses anything else."""

    _fail_on_errors = False  # the renderer asks: go on without, and log it

    def __init__(self, logo: str = "") -> None:
        self.logo = logo

    def __call__(self, url: str) -> Any:
        """Give the file as the renderer's response. Raises ValueError for an address that is not ours."""
        # Late for the same reason as in _load_renderer.
        from weasyprint.urls import URLFetcherResponse

        if self.logo.startswith(PNG) and url == self.logo:
            return URLFetcherResponse(url, b64decode(url.removeprefix(PNG)), {"Content-Type": "image/png"})
        delen = urlsplit(url)
        pad = Path(unquote(delen.path)).resolve()
        if delen.scheme != "file" or delen.netloc or not pad.is_relative_to(STATIC):
            raise ValueError(f"geen bestand van onszelf: {url[:200]}")
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
    gc.disable()  # the process ends before its memory is needed again
    try:
        pdf = render_pdf(**_unpack(sys.stdin.buffer.read()))
    except PangoOntbreekt as fout:
        sys.stderr.write(str(fout))
        return GEEN_PANGO
    sys.stdout.buffer.write(pdf)
    gc.freeze()  # or Python would walk all of it once more on its way out
    return 0


if __name__ == "__main__":
    sys.exit(main())
