"""One person's own answers in words, step by step: to check before sending in, and to keep after."""

from dataclasses import dataclass

from partnerschappen.views.invullen.route import Route, Stap, Veld


@dataclass(frozen=True)
class Regel:
    """A question and its answer in words; no words when it was left open."""

    veld: Veld
    woorden: list[str]


@dataclass(frozen=True)
class Deel:
    """The questions of one step."""

    stap: Stap
    regels: list[Regel]

    @property
    def open(self) -> int:
        """How many questions were left open; remarks may always be."""
        return sum(1 for regel in self.regels if not regel.woorden and regel.veld.vorm != "opmerking")


@dataclass(frozen=True)
class Overzicht:
    """Everything that one person answered."""

    delen: list[Deel]

    @property
    def open(self) -> int:
        """How many questions were left open."""
        return sum(deel.open for deel in self.delen)

    @property
    def is_leeg(self) -> bool:
        """Whether nothing was answered at all."""
        return not any(regel.woorden for deel in self.delen for regel in deel.regels)


def make_overview(route: Route, antwoorden: dict[str, str]) -> Overzicht:
    """Put answers (question code → value) in words, in the order of the steps."""
    return Overzicht(
        [
            Deel(stap, [Regel(veld, veld.words_of(antwoorden.get(veld.code, ""))) for veld in stap.velden])
            for stap in route.stappen
        ]
    )
