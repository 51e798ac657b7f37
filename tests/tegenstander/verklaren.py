"""Is every number on a page one that the uitkomst published, or follows from it? What is left over is a finding.

A cell of a table of groups has to be the very score of its group and condition, and a point of a radar one of its
axis; a figure in a sentence has to be one of the figures that the published cells give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from urllib.parse import unquote

from partnerschappen.kern.beeld import maak_beeld
from partnerschappen.kern.uitkomst import GEHEEL, Score, Uitkomst, Verdeling
from partnerschappen.kern.vragenlijst import Vragenlijst
from partnerschappen.rapport.punten import list_onderwerpen
from tests.tegenstander.lezer import Blad, Tabel, Tekening, lees_balken, lees_getallen, lees_radar, lees_schaal

SPELING = 0.3  # tenths of a point that a coordinate of two decimals may be off
AANTAL_ERBIJ = re.compile(r"\d+ van de \d+\s*$")
NAMEN = {
    GEHEEL: "Iedereen samen",
    "laag:sturen": "Sturen",
    "laag:doen": "Doen",
    "soort_partner:school": "Scholen",
    "soort_partner:opleiding": "Opleidingen",
    "soort_partner:overig": "Andere partners",
}


def schrijf(tienden: int) -> str:
    """38 as '3,8'."""
    return f"{tienden // 10},{tienden % 10}"


@dataclass(frozen=True)
class Verklaring:
    """The numbers that an uitkomst accounts for. `vast`: those of texts that hold whatever was answered."""

    uitkomst: Uitkomst
    vragenlijst: Vragenlijst
    vast: frozenset[str]

    @cached_property
    def scores(self) -> dict[str, set[int]]:
        """Condition → the scores that are published about it, in tenths."""
        uit: dict[str, set[int]] = {conditie.code: set() for conditie in self.vragenlijst.condities}
        for (_groep, code), cel in self.uitkomst.scores.items():
            if isinstance(cel, Score):
                uit[code].add(cel.tienden)
        return uit

    @cached_property
    def verdelingen(self) -> dict[str, Verdeling]:
        return {code: cel for code, cel in self.uitkomst.verdelingen.items() if isinstance(cel, Verdeling)}

    @cached_property
    def kommagetallen(self) -> set[str]:
        """Scores, what two of one condition differ, means of one condition over groups, and means of statements."""
        uit: set[int] = set()
        for tienden in self.scores.values():
            uit |= tienden | {abs(een - ander) for een, ander in combinations(sorted(tienden), 2)}
        uit |= {_tienden(cel.aantallen) for code, cel in self.verdelingen.items() if self._is_stelling(code)}
        return {schrijf(getal) for getal in uit} | self._even_zwaar()

    def _is_stelling(self, code: str) -> bool:
        return code in {stelling.code for stelling in self.vragenlijst.stellingen}

    def _even_zwaar(self) -> set[str]:
        """The mean over organisaties, each the same, to a tenth and to a half."""
        uit = set()
        for conditie in self.vragenlijst.condities:
            cellen = [
                cel.tienden
                for groep in self.uitkomst.groepen
                if isinstance(cel := self.uitkomst.scores[groep.code, conditie.code], Score)
                and groep.indeling == "organisatie"
            ]
            if cellen:
                tiende = (2 * sum(cellen) + len(cellen)) // (2 * len(cellen))
                half = 5 * ((2 * sum(cellen) + 5 * len(cellen)) // (10 * len(cellen)))
                uit |= {schrijf(tiende), schrijf(half)}
        return uit

    @cached_property
    def percentages(self) -> set[int]:
        """Shares of one distribution, of a condition's statements together, of those who could not judge."""
        uit = {0, 100}
        for cel in self.verdelingen.values():
            uit |= _aandelen(cel.aantallen, cel.beantwoord)
        for conditie in self.vragenlijst.condities:
            cellen = [self.verdelingen[s.code] for s in conditie.stellingen if s.code in self.verdelingen]
            kolommen = [sum(kolom) for kolom in zip(*(cel.aantallen for cel in cellen), strict=True)]
            buiten = sum(cel.niet_te_beoordelen for cel in cellen)
            uit |= _aandelen(kolommen, sum(kolommen)) | _aandelen([buiten], buiten + sum(kolommen))
        return uit

    @cached_property
    def gehele_getallen(self) -> set[str]:
        """Counts, and counts of one side of a question taken together."""
        uit = set(self.percentages) | {len(self.uitkomst.groepen), len(self.uitkomst.verborgen)}
        uit.add(self.uitkomst.certificaat.kleinste_steun)
        onderwerpen = maak_beeld(self.uitkomst, self.vragenlijst).onderwerpen
        uit.add(len(onderwerpen) - len(list_onderwerpen(onderwerpen)))  # a beeld is made of the uitkomst alone
        for groep in self.uitkomst.groepen:
            uit |= {groep.n, groep.genodigd} | _aandelen([groep.n], groep.genodigd)
        for cel in self.verdelingen.values():
            kanten = {sum(cel.aantallen[:2]), sum(cel.aantallen[3:])}
            uit |= {*cel.aantallen, cel.beantwoord, cel.niet_te_beoordelen, *kanten}
        return {str(getal) for getal in uit}

    def vind_onverklaard(self, blad: Blad) -> list[str]:
        """Every number on a page that the uitkomst does not account for."""
        over = [f"tekst: {getal}" for getal in sorted(blad.getallen) if not self._kent(getal)]
        for code, conditie, getoond in self.lees_groepscellen(blad):
            cel = self.uitkomst.scores[code, conditie]
            if getoond != ({schrijf(cel.tienden)} if isinstance(cel, Score) else set()):
                over.append(f"tabel: {code}, {conditie}: {getoond}")
        for tekening in blad.tekeningen:
            over += self._lees_tekening(tekening)
        codes = {groep.code for groep in self.uitkomst.groepen}
        gevraagd = [unquote(link).partition("?groep=")[2].partition("#")[0] for link in blad.links if "?groep=" in link]
        return over + [f"link: {code}" for code in gevraagd if code not in codes]

    def lees_groepscellen(self, blad: Blad) -> Iterator[tuple[str, str, set[str]]]:
        """The cells of tables with a group per row and conditions in columns: group, condition, numbers in it.

        The list of deelnemers has a column Organisatie too; what tells them apart is the head of the first column.
        """
        for tabel in blad.tabellen:
            koppen = [kop.strip() for kop in tabel.rijen[0]] if tabel.rijen else []
            kolommen = {koppen.index(c.naam): c.code for c in self.vragenlijst.condities if c.naam in koppen}
            if not koppen or not koppen[0].startswith("Groep"):
                continue
            for code, rij in self._rijen_van_groepen(tabel):
                yield from ((code, conditie, lees_getallen(rij[plaats])) for plaats, conditie in kolommen.items())

    def _rijen_van_groepen(self, tabel: Tabel) -> Iterator[tuple[str, list[str]]]:
        """The rows of groups, each with its code; 'Overig' is the rest of the breakdown that its table is about."""
        per_naam = {groep.naam or NAMEN.get(groep.code, ""): groep for groep in self.uitkomst.groepen}
        koppen = [AANTAL_ERBIJ.sub("", rij[0]).strip() for rij in tabel.rijen]
        groepen = [per_naam[kop] for kop in koppen if kop in per_naam]
        indeling = next((groep.indeling for groep in groepen if groep.indeling != GEHEEL), "")
        for kop, rij in zip(koppen, tabel.rijen, strict=True):
            if kop in per_naam:
                yield per_naam[kop].code, rij
            elif kop == "Overig":
                yield f"{indeling}:rest", rij

    def vind_onverklaard_in_tekst(self, tekst: str) -> list[str]:
        """The same for bare text, as of a PDF."""
        return [f"tekst: {getal}" for getal in sorted(lees_getallen(tekst)) if not self._kent(getal)]

    def _kent(self, getal: str) -> bool:
        return getal in self.vast or getal in (self.kommagetallen if "," in getal else self.gehele_getallen)

    def _lees_tekening(self, tekening: Tekening) -> Iterator[str]:
        if "viewbox" not in tekening.kenmerken or tekening.kenmerken.get("class") == "teken":
            return
        radar = lees_radar(tekening)
        if radar is not None:
            for punt in radar:
                code = self.vragenlijst.condities[punt.as_].code
                if not _past(punt.tienden, self.scores[code]):
                    yield f"radar: {code} {punt.tienden:.1f}"
            return
        bekend = {tienden for scores in self.scores.values() for tienden in scores}
        yield from (f"schaal: {tienden:.1f}" for tienden in lees_schaal(tekening) if not _past(tienden, bekend, 0.6))
        for balk in lees_balken(tekening):
            if not _past(balk, self.percentages | self._hoogtes, 2.6):
                yield f"balk: {balk:.1f} %"

    @cached_property
    def _hoogtes(self) -> set[int]:
        """Percents of the largest count of its question."""
        uit = set()
        for cel in self.verdelingen.values():
            hoogste = max(cel.aantallen, default=0) or 1
            uit |= {round(100 * aantal / hoogste) for aantal in cel.aantallen}
        return uit


def _past(getal: float, bekend: set[int], speling: float = SPELING) -> bool:
    return any(abs(getal - ander) <= speling for ander in bekend)


def _tienden(aantallen: tuple[int, ...]) -> int:
    som, totaal = sum(punt * aantal for punt, aantal in enumerate(aantallen, start=1)), sum(aantallen)
    return (20 * som + totaal) // (2 * totaal)


def _aandelen(aantallen: list[int] | tuple[int, ...], totaal: int) -> set[int]:
    """Each part of the total as a whole percentage, rounded either way."""
    if not totaal:
        return set()
    return {getal for aantal in aantallen for getal in (100 * aantal // totaal, -(-100 * aantal // totaal))}
