"""Reports on paper, rendered once for all tests of one process that read the same HTML."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property

from django.template.loader import render_to_string
from pypdf import PdfReader

from partnerschappen.rapport.pdf import render_pdf
from partnerschappen.rapport.weergave import Weergave


@dataclass(frozen=True)
class Papier:
    """A rendered report, and what the renderer complained of while making it."""

    lezer: PdfReader
    klachten: tuple[str, ...]

    @cached_property
    def bladen(self) -> tuple[str, ...]:
        """The text of every page, on one line."""
        return tuple(vlak(blad.extract_text()) for blad in self.lezer.pages)

    @property
    def tekst(self) -> str:
        return " ".join(self.bladen)


class Klachten(logging.Handler):
    """Keeps what the renderer complains about; rendering once for all tests leaves nothing for caplog."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.teksten: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.teksten.append(record.getMessage())


def vlak(tekst: str) -> str:
    """On one line, with plain spaces."""
    return " ".join(tekst.replace("\N{NO-BREAK SPACE}", " ").split())


def druk_af(w: Weergave) -> Papier:
    """The report of this uitkomst; its template is filled in anew by every test."""
    return render(render_to_string("rapport/rapport.html", {"w": w}))


@cache
def render(html: str) -> Papier:
    with hoor_klachten() as klachten:
        pdf = render_pdf(html)
    return Papier(PdfReader(io.BytesIO(pdf)), tuple(klachten))


@contextmanager
def hoor_klachten() -> Iterator[list[str]]:
    """What the renderer complains about meanwhile. It reads the stylesheet once in the life of a process."""
    klachten = Klachten()
    loggers = [logging.getLogger(), logging.getLogger("weasyprint")]
    for logger in loggers:
        logger.addHandler(klachten)
    try:
        yield klachten.teksten
    finally:
        for logger in loggers:
            logger.removeHandler(klachten)
