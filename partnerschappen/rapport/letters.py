"""Which letters the report can set: its own, those that it loads when they are written, and a box for any other.

PDF/A and PDF/UA allow no letter without a drawing. People write faces, arrows and names in other scripts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from pathlib import Path
from unicodedata import normalize

MAP = Path(__file__).resolve().parent.parent.parent / "static" / "fonts"
EIGEN = tuple(
    f"rapport/source-{snit}.ttf" for snit in ("sans-3-400", "sans-3-600", "serif-4-600", "serif-4-italic-400")
)
VERDER = (  # family, weight, file; in the order in which they are tried
    ("Source Serif 4 Rest", 600, "rapport/source-serif-4-600-rest.ttf"),
    ("Source Sans 3 Rest", 400, "rapport/source-sans-3-400-rest.ttf"),
    ("Source Sans 3 Rest", 600, "rapport/source-sans-3-600-rest.ttf"),
    ("Noto Emoji", 400, "rapport/noto-emoji-400.ttf"),
    ("Noto Sans Math", 400, "rapport/noto-sans-math-400.ttf"),
    ("Noto Sans Symbols 2", 400, "rapport/noto-sans-symbols-2-400.ttf"),
)
VAKJE = "□"  # for what no letter was found for
WIT = str.maketrans(dict.fromkeys("\u2007\u202f", "\u00a0") | dict.fromkeys("\u2028\u2029", " "))
# What changes a neighbour and shows nothing: direction, joiners, tags, the look or the skin of a face.
ONZICHTBAAR = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
OPMAAK = {"\n", "\r", "\t"}


def keep_settable(html: str) -> str:
    """The same HTML in letters that the report has, or loads. Letters outside tags never become markup."""
    if is_plain(html):
        return html
    return re.sub(r"[^<>]+", lambda stuk: _keep(stuk[0]), html)


def is_plain(html: str) -> bool:
    """Whether the report's own letters are enough."""
    return set(html) <= _own() | OPMAAK


def write_faces() -> str:
    """The further letters as rules of CSS, for a stylesheet in `static/css`."""
    return "".join(
        f'@font-face {{font-family: "{familie}"; font-weight: {gewicht};'
        f' src: url("../fonts/{bestand}") format("truetype")}}\n'
        for familie, gewicht, bestand in VERDER
    )


def extend_families(lijst: str) -> str:
    """A list of families as CSS has it: its first, and the further ones in the place of what a machine may have."""
    eerste = lijst.split(",", maxsplit=1)[0].strip()
    schreef = "Serif" in eerste
    families = dict.fromkeys(familie for familie, _, _ in VERDER if schreef or "Serif" not in familie)
    return ", ".join([eerste, *(f'"{familie}"' for familie in families)])


def _keep(stuk: str) -> str:
    zichtbaar = ONZICHTBAAR.sub("", normalize("NFC", stuk).translate(WIT))
    return "".join(teken if teken in OPMAAK or teken in _all() else _replace(teken) for teken in zichtbaar)


def _replace(teken: str) -> str:
    gewoon = normalize("NFKC", teken)  # a ligature, a fraction, a letter in a circle
    return escape(gewoon) if set(gewoon) <= _all() else VAKJE


@lru_cache(maxsize=1)
def _own() -> frozenset[str]:
    return frozenset.intersection(*(_read_letters(bestand) for bestand in EIGEN))


@lru_cache(maxsize=1)
def _all() -> frozenset[str]:
    return _own().union(*(_read_letters(bestand) for _, _, bestand in VERDER))


def _read_letters(bestand: str) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # late: only who makes a report reads fonts

    with TTFont(MAP / bestand, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
