"""The tidy rows of an uitkomst as CSV, for software; the report carries the same file inside.

RFC 4180: commas, a point in numbers, CRLF, UTF-8 without a mark in front. That is what R, Python and statistics
programs read without being told anything; people have the spreadsheet beside it.
"""

from __future__ import annotations

import csv
import io

from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.kern.vragenlijst import Vragenlijst
from partnerschappen.rapport.cellen import KOLOMMEN, Waarde, geef_waarden, maak_cellen

# A program that opens the file as a spreadsheet would take such text for a formula.
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n")


def maak_csv(uitkomst: Uitkomst, vragenlijst: Vragenlijst) -> bytes:
    """A head and a row per cell. Text that begins like a formula gets an apostrophe in front."""
    tekst = io.StringIO(newline="")
    schrijver = csv.writer(tekst, lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    for cel in maak_cellen(uitkomst, vragenlijst):
        schrijver.writerow([maak_onschadelijk(waarde) for waarde in geef_waarden(cel)])
    return tekst.getvalue().encode()


def maak_onschadelijk(waarde: Waarde) -> Waarde:
    """The value as it is; text that begins like a formula, also after spaces, with an apostrophe before it."""
    if isinstance(waarde, str) and waarde.lstrip(" \N{NO-BREAK SPACE}").startswith(FORMULETEKENS):
        return f"'{waarde}"
    return waarde
