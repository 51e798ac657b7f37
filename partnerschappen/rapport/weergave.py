"""What a reader of an uitkomst gets to see, in words and ready figures: one shape for page and report.

Because both are filled from the same values they agree to the digit. Filled in `context`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.safestring import SafeString

from partnerschappen.rapport.certificaat import Certificaatregels
from partnerschappen.rapport.pdf import HOOGTE
from partnerschappen.rapport.staven import Staaf


@dataclass(frozen=True, slots=True)
class Stellingregel:
    """One statement: counts 1–5 and their shares, who could not judge, mean; or why it is hidden.

    zin: the counts in a sentence, empty when hidden; vraag: to open the conversation about it with.
    """

    code: str
    tekst: str
    vraag: str
    verborgen: str = ""
    zin: str = ""
    aantallen: tuple[int, ...] = ()
    procenten: tuple[str, ...] = ()
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
    """A topic for the conversation: a sentence, a question to open with, what helps, why it is here, what is asked.

    soort: a code of `kern.onderwerpen.Soort`; soortnaam: its label. stelling: the code of its statement, empty for a
    whole condition; citaat: its text between quotation marks, where the sentence counts who agree with it. kans: of its
    condition, or how to keep what is strong; waarschuwing: only where it is low or divided.
    waarom: which part of the rule put it here, with its figures.
    """

    soort: str
    soortnaam: str
    conditie: str
    naam: str
    stelling: str
    zin: str
    citaat: str
    vraag: str
    kans: str
    waarschuwing: str
    waarom: str
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
    """One option of a choice; `breedte` in half percents of those who answered. uitleg: what was said of it."""

    tekst: str
    aantal: int
    breedte: int
    uitleg: str = ""


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

    leeg: what to say when there are none.
    """

    code: str
    naam: str
    vraag: str
    conditie: str
    teksten: tuple[str, ...]
    getoond: tuple[str, ...]
    meer: str
    leeg: str


@dataclass(frozen=True, slots=True)
class Programmastap:
    """A part of the meeting."""

    tijd: str
    wat: str
    hoe: str


@dataclass(frozen=True, slots=True)
class Groepcel:
    """A group's score on a condition: '3,4', 'ongeveer 3,5', or '–' with in `verborgen` why."""

    tekst: str
    grof: bool = False
    verborgen: str = ""


@dataclass(frozen=True, slots=True)
class Groepsregel:
    """A published group, the rest of an indeling ('Overig'), or the whole.

    naam: as in a table; aantal: '9 van de 12', who sent in of who were invited. cellen: per condition, in order.
    radar: small, this group beside the whole; empty for the whole.
    """

    code: str
    naam: str
    aantal: str
    cellen: tuple[Groepcel, ...]
    rest: bool
    grof: bool
    radar: SafeString


@dataclass(frozen=True, slots=True)
class Naastregel:
    """A condition with the scores of two groups; `anders` where they differ enough to count."""

    conditie: str
    naam: str
    links: Groepcel
    rechts: Groepcel
    anders: bool


@dataclass(frozen=True, slots=True)
class Naastblok:
    """Two groups side by side. zinnen: where they see it differently, the largest first, or that they don't.

    maat: from when a difference counts. vraag: to open the conversation about the largest; empty without one.
    """

    titel: str
    links: str
    rechts: str
    regels: tuple[Naastregel, ...]
    zinnen: tuple[str, ...]
    maat: str
    vraag: str


@dataclass(frozen=True, slots=True)
class Verschilregel:
    """The two organisaties that differ most about a condition; `geen` says so when none differ enough."""

    conditie: str
    naam: str
    hoog: str
    score_hoog: str
    laag: str
    score_laag: str
    verschil: str
    geen: str


@dataclass(frozen=True, slots=True)
class Indelingsdeel:
    """One indeling: its groups, or in `geen` why none is shown.

    groepen: the published ones, the rest last; geheel: the first row of the table. even_zwaar: the row 'Elke
    organisatie even zwaar', per condition; empty for other indelingen. noten: what coarse, a dash and Overig mean.
    verborgen: per reason a title and the names that are not shown apart.
    gelijk: said instead of `verschillen` where no organisaties differ enough.
    """

    code: str
    titel: str
    geen: str
    geheel: Groepsregel
    groepen: tuple[Groepsregel, ...]
    even_zwaar: tuple[Groepcel, ...]
    noten: tuple[str, ...]
    verborgen: tuple[Alinea, ...]
    naast: Naastblok | None
    verschillen: tuple[Verschilregel, ...]
    gelijk: str
    maat: str

    @property
    def heeft_rest(self) -> bool:
        """Whether 'Overig' is among its groups."""
        return any(groep.rest for groep in self.groepen)


@dataclass(frozen=True, slots=True)
class Groepen:
    """All that is shown per group; without indelingen nothing is, and there is no heading for it either.

    condities: the names above the columns. afkortingen: what the letters in the small radars stand for.
    gesprek: where two groups laid side by side see something differently that is not one of the three points yet.
    """

    condities: tuple[str, ...]
    afkortingen: tuple[tuple[str, str], ...]
    legenda: str
    delen: tuple[Indelingsdeel, ...]
    gesprek: Punt | None

    @property
    def getoond(self) -> tuple[str, ...]:
        """The titles of the indelingen of which groups are shown."""
        return tuple(deel.titel for deel in self.delen if not deel.geen)


@dataclass(frozen=True, slots=True)
class Groeplink:
    """A group that can be laid beside the whole in the large radar."""

    code: str
    naam: str
    gekozen: bool


@dataclass(frozen=True, slots=True)
class Groepkeuze:
    """The links of the overview: per indeling its title and groups. groep: the chosen one, None for the whole alone."""

    rijen: tuple[tuple[str, tuple[Groeplink, ...]], ...]
    groep: Groepsregel | None


@dataclass(frozen=True, slots=True)
class Weergave:
    """The whole of it. Every text is plain; the radar is SVG of our own making.

    radar and radarregel: of the whole, with one group beside it where a reader of the page chose one.
    weggelaten: how many remarks the leader kept out, empty for none. voorwoord: the leader's own words, empty for none.
    punten: the three topics for a cover. onderwerpen: all topics in order of rank, of each kind at most four;
    onderwerpen_rest tells how many more there are. volgorde: the rule of that order, in sentences.
    """

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
    onderwerpen: tuple[Punt, ...]
    onderwerpen_rest: str
    volgorde: tuple[str, ...]
    lijsten: tuple[Alinea, ...]
    verzoeken: tuple[str, ...]
    wanneer: tuple[str, ...]
    balans: tuple[Balansregel, ...]
    fase: Keuzeblok
    te_snel: Keuzeblok
    kies: Keuzeblok
    opmerkingen: tuple[Opmerkingen, ...]
    weggelaten: str
    voorwoord: str
    programma: tuple[Programmastap, ...]
    verantwoording: tuple[Alinea, ...]
    voetregel: str
    groepen: Groepen
    groepkeuze: Groepkeuze
    certificaat: Certificaatregels

    @property
    def is_te_tekenen(self) -> bool:
        """Whether a picture of the conditions has anything on it, of the whole or of a group."""
        return any(conditie.score for conditie in self.condities) or bool(self.groepkeuze.rijen)

    @property
    def heeft_groepen(self) -> bool:
        """Whether the report has a part about groups: some stand apart, or there is room to say why none does."""
        return bool(self.groepkeuze.rijen) or (not self.weinig and any(deel.verborgen for deel in self.groepen.delen))

    @property
    def alle_punten(self) -> tuple[Punt, ...]:
        """The three points, and what groups see differently where that is none of them."""
        return (*self.punten, *filter(None, [self.groepen.gesprek]))

    @property
    def andere_onderwerpen(self) -> tuple[Punt, ...]:
        """The topics that are neither one of the three points nor the difference between groups beside them.

        What helps is said once: the second topic about a condition has no kans and no waarschuwing of its own.
        """
        genoemd = self.alle_punten
        gezegd = {tekst for punt in genoemd for tekst in (punt.kans, punt.waarschuwing)}
        andere = []
        for punt in self.onderwerpen:
            if punt.zin in {eerder.zin for eerder in genoemd}:
                continue
            nieuw = [tekst if tekst not in gezegd else "" for tekst in (punt.kans, punt.waarschuwing)]
            gezegd.update(nieuw)
            andere.append(replace(punt, kans=nieuw[0], waarschuwing=nieuw[1]))
        return tuple(andere)

    @property
    def condities_met_groep(self) -> tuple[tuple[Conditieregel, Groepcel | None], ...]:
        """The conditions with the score of the group that was laid beside the whole, None without one."""
        groep = self.groepkeuze.groep
        cellen = groep.cellen if groep else (None,) * len(self.condities)
        return tuple(zip(self.condities, cellen, strict=True))
