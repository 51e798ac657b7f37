"""For whom the pages of an uitkomst are drawn, and where they are: nothing else decides where a link on them leads.

The same pages serve at several addresses: with an account below `…/resultaat/`, and for a reader without one below an
address of its own. Below each `basis` the tails are the same. What a page says is `context`, which pages there are
`bladen`; a view makes a `Lezer` and gives it with a page to `views.resultaat.show_blad`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from urllib.parse import urlencode


class Soort(StrEnum):
    """The kinds of pages; the value is the first part of the tail of its address, empty for the overview."""

    OVERZICHT = ""
    CONDITIE = "conditie"
    STELLING = "stelling"
    GROEPEN = "groepen"
    GEHEEL = "geheel"
    OPMERKINGEN = "opmerkingen"
    UITLEG = "uitleg"


# The tails as a URLconf takes them, by the kind of page; what stands in `<code>` is the code of a `Blad`.
STAARTEN = {
    Soort.OVERZICHT: "",
    Soort.CONDITIE: "conditie/<slug:code>/",
    Soort.STELLING: "stelling/<slug:code>/",
    Soort.GROEPEN: "groepen/",
    Soort.GEHEEL: "geheel/",
    Soort.OPMERKINGEN: "opmerkingen/",
    Soort.UITLEG: "uitleg/",
}


@dataclass(frozen=True, slots=True)
class Blad:
    """One page: its kind, with the code of the condition or statement that it is about."""

    soort: Soort = Soort.OVERZICHT
    code: str = ""


@dataclass(frozen=True, slots=True)
class Lezer:
    """A kind of reader. Two readers with the same values read the same, byte for byte.

    basis: the path of the overview; it ends in '/'. opmerkingen: may read remarks: without it no page, link or
    section of them is drawn. bestanden: may download report and files, compare and explore. groot: large, for a
    projector, one thing at a time; links then lead to large pages.
    """

    basis: str
    opmerkingen: bool = False
    bestanden: bool = False
    groot: bool = False

    @property
    def sleutel(self) -> str:
        """What tells what is drawn for this reader apart from what is drawn for others; says nothing of the address."""
        return sha256(repr(self).encode()).hexdigest()

    @property
    def anders(self) -> Lezer:
        """The same reader in the other size."""
        return replace(self, groot=not self.groot)

    def naar(self, *delen: str) -> str:
        """The address of what lies below the overview: `naar("conditie", "ambitie")`. A file has a dot in its name."""
        pad = "/".join(deel for deel in delen if deel)
        if "." in pad:
            return f"{self.basis}{pad}"
        return f"{self.basis}{pad}{'/' if pad else ''}{self.vraag()}"

    def naar_blad(self, blad: Blad, scherm: int = 1) -> str:
        """The address of a page; in large mode of one screen of it."""
        pad = "/".join(filter(None, [blad.soort.value, blad.code]))
        return f"{self.basis}{pad}{'/' if pad else ''}{self.vraag(scherm)}"

    def vraag(self, scherm: int = 1) -> str:
        """What comes after the path: nothing, or that it is to be large."""
        return f"?{urlencode({'groot': scherm})}" if self.groot else ""
