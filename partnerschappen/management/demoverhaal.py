"""What the people of the demo answer: invented, with a story in it, the same every time. Saves nothing."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

STURENDE_POSITIES = frozenset({"stuurgroep"})
SPREIDING = 0.75
KANS_OP_GEEN_OORDEEL = 0.04
KANS_OP_TWEEDE_FASE = 0.25
OPMERKINGEN = "opmerkingen"


class Verhaal:
    """Draws answers, one person at a time; `bron` is the table `verhaal` of demo.toml."""

    def __init__(self, bron: Mapping[str, Any], zaad: int) -> None:
        self._bron = bron
        self._toeval = random.Random(zaad)  # noqa: S311  a story, not a secret
        self._opmerkingen = {vraag: list(teksten) for vraag, teksten in bron[OPMERKINGEN].items()}

    def choose(self, posities: Mapping[str, str], sturen: int, doen: int) -> list[str]:
        """Who sends in: so many of those who steer and of those who do; `posities` is person → positie."""
        stuurders = [wie for wie, positie in posities.items() if positie in STURENDE_POSITIES]
        anderen = [wie for wie in posities if wie not in stuurders]
        return self._toeval.sample(stuurders, sturen) + self._toeval.sample(anderen, doen)

    def answer(self, positie: str, *, met_opmerking: bool) -> dict[str, list[str]]:
        """One person's answers: question code → raw values, as a form posts them."""
        kant = "sturen" if positie in STURENDE_POSITIES else "doen"
        antwoorden = {
            f"{conditie}-{nummer}": [self._punt(midden)]
            for conditie, middens in self._bron[kant].items()
            for nummer, midden in enumerate(middens, start=1)
        }
        for vraag, gewichten in self._bron["keuzes"][kant].items():
            antwoorden[vraag] = self._kies(gewichten, self._hoeveel(vraag))
        return antwoorden | (self._opmerking() if met_opmerking else {})

    def _punt(self, midden: float) -> str:
        if self._toeval.random() < KANS_OP_GEEN_OORDEEL:
            return "n"
        return str(min(5, max(1, round(self._toeval.gauss(midden, SPREIDING)))))

    def _hoeveel(self, vraag: str) -> int:
        if vraag == "fase":
            return 2 if self._toeval.random() < KANS_OP_TWEEDE_FASE else 1
        return 2 if vraag == "kies-twee" else 1

    def _kies(self, gewichten: Mapping[str, int], aantal: int) -> list[str]:
        over: dict[str, int] = dict(gewichten)
        gekozen: list[str] = []
        while len(gekozen) < aantal:
            gekozen += self._toeval.choices(list(over), list(over.values()))
            del over[gekozen[-1]]
        return gekozen

    def _opmerking(self) -> dict[str, list[str]]:
        """The next remark that nobody made yet; none when all were made."""
        over = [vraag for vraag, teksten in self._opmerkingen.items() if teksten]
        if not over:
            return {}
        vraag = self._toeval.choice(over)
        return {vraag: [self._opmerkingen[vraag].pop(0)]}
