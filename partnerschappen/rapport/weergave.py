"""What a reader of an uitkomst gets to see, in words and ready figures: one shape for page and report.

Because both are filled from the same values they agree to the digit. Filled in `context`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from partnerschappen.rapport.pdf import HOOGTE
from partnerschappen.rapport.staven import Staaf


@dataclass(frozen=True, slots=True)
class Stellingregel:
    """One statement: counts 1–5, who could not judge, mean; or why it is hidden."""

    tekst: str
    verborgen: str = ""
    aantallen: tuple[int, ...] = ()
    beantwoord: int = 0
    buiten: int = 0
    gemiddelde: str = ""
    verdeeld: bool = False
    staaf: Staaf | None = None


@dataclass(frozen=True, slots=True)
class Conditieregel:
    """One condition: its strip, its statements, and what there is to say about it.

    plaats: where the score stands on the scale 1–5, in half percents; None without a score.
    waarschuwing: only where the score is low or people are divided.
    """

    code: str
    naam: str
    alledaags: str
    uitleg: str
    score: str
    plaats: int | None
    schaal: SafeString | None
    verborgen: str
    band: str
    bandcode: str
    verdeeld: bool
    buiten: str
    onderregel: str
    staaf: Staaf | None
    procenten: tuple[str, ...]
    stellingen: tuple[Stellingregel, ...]
    zin: str
    verschillen: tuple[str, ...]
    kans: str
    waarschuwing: str
    vraag: str


@dataclass(frozen=True, slots=True)
class Punt:
    """A point for the conversation: a sentence, a question to open with, why it is here, what is asked."""

    conditie: str
    naam: str
    zin: str
    vraag: str
    reden: str
    verzoek: str


@dataclass(frozen=True, slots=True)
class Alinea:
    """A title with what belongs under it."""

    titel: str
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vak:
    """One of the five answers of a balans item; `hoogte` 0–40, of the largest count."""

    punt: str
    aantal: int
    hoogte: int
    midden: bool

    @property
    def boven(self) -> int:
        """What is left above the column."""
        return HOOGTE - self.hoogte


@dataclass(frozen=True, slots=True)
class Balansregel:
    """A balans item: its distribution, never a mean."""

    tekst: str
    verborgen: str
    vakken: tuple[Vak, ...]
    zin: str
    noot: str


@dataclass(frozen=True, slots=True)
class Optieregel:
    """One option of a choice; `breedte` in half percents of those who answered."""

    tekst: str
    aantal: int
    breedte: int


@dataclass(frozen=True, slots=True)
class Keuzeblok:
    """A choice: its options with counts, and the finding in a sentence; or why it is hidden."""

    titel: str
    verborgen: str
    zin: str
    noot: str
    opties: tuple[Optieregel, ...]
    eerst: str = ""


@dataclass(frozen=True, slots=True)
class Opmerkingen:
    """The remarks on one question. `getoond` is the start, for the page, and `meer` the words of a link to all.

    gekozen: those that fit the report; rest: how many are left out there; leeg: what to say when there are none.
    """

    code: str
    naam: str
    vraag: str
    conditie: str
    teksten: tuple[str, ...]
    getoond: tuple[str, ...]
    meer: str
    gekozen: tuple[str, ...]
    rest: str
    leeg: str


@dataclass(frozen=True, slots=True)
class Programmastap:
    """A part of the meeting."""

    tijd: str
    wat: str
    hoe: str


@dataclass(frozen=True, slots=True)
class Weergave:
    """The whole of it. Every text is plain; the radar is SVG of our own making."""

    samenwerkingsverband: str
    ronde: str
    gesloten_op: datetime | None
    bovenregel: str
    loper: str
    kop: str
    respons: str
    lage_respons: str
    weinig: bool
    weinig_uitleg: str
    gesprek: str
    k: int
    n: int
    antwoorden: tuple[str, ...]
    puntkoppen: tuple[str, ...]
    condities: tuple[Conditieregel, ...]
    radar: SafeString
    radarregel: str
    puntentitel: str
    punten: tuple[Punt, ...]
    lijsten: tuple[Alinea, ...]
    verzoeken: tuple[str, ...]
    wanneer: tuple[str, ...]
    balans: tuple[Balansregel, ...]
    fase: Keuzeblok
    te_snel: Keuzeblok
    kies: Keuzeblok
    opmerkingen: tuple[Opmerkingen, ...]
    programma: tuple[Programmastap, ...]
    verantwoording: tuple[Alinea, ...]
    voetregel: str
