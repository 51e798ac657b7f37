"""The questionnaire as immutable values, read from versioned TOML.

What can be asked lives here, and which values an answer may have; who is asked, and what was
answered, does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NIET_TE_BEOORDELEN = "n"
PUNTEN = ("1", "2", "3", "4", "5")
OPMERKING_MAX = 2000


class OngeldigAntwoord(ValueError):
    """A value, or a question, that this questionnaire does not know."""


@dataclass(frozen=True, slots=True)
class Stelling:
    """One scored statement. `eens` and `oneens` are plural predicates: '24 van de 26 …'."""

    code: str
    tekst: str
    onderwerp: str
    eens: str
    oneens: str
    gespreksvraag: str
    verzoek: str

    def controleer(self, ruw: Sequence[str]) -> str:
        raise NotImplementedError
