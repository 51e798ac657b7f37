"""Rondes as they come: who is invited, who sends in, and what each of them answers or skips. Seeded, never the same."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from string import ascii_uppercase

from partnerschappen.kern.vragenlijst import Conditie, Vragenlijst, laad_vragenlijst

K = {"vertrouwelijk": 5, "kleine_kring": 3}
POSITIES = ("stuurgroep", "kernteam", "werkgroep", "uitvoering")
SOORTEN = ("po", "po", "vo", "so", "mbo", "schoolbestuur", "hogeschool_universiteit", "gemeente", "bedrijf_branche")
INDELINGEN = ("laag", "soort_partner", "organisatie")
SCHOOL = {"po", "vo", "so", "mbo", "schoolbestuur"}
MINST, MEEST = 8, 60


@dataclass(frozen=True, slots=True)
class Persoon:
    """Somebody who was invited. `antwoorden` is None for who never sent in."""

    nummer: int
    organisatie: str
    soort: str
    positie: str
    bij_opening: bool
    antwoorden: dict[str, str] | None

    def groep(self, indeling: str) -> str:
        """The group that everybody knows this person to be in, in the words of the list."""
        if indeling == "laag":
            return "sturen" if self.positie == "stuurgroep" else "doen"
        if indeling == "organisatie":
            return self.organisatie
        if self.soort in SCHOOL:
            return "school"
        return "opleiding" if self.soort == "hogeschool_universiteit" else "overig"


@dataclass(frozen=True)
class Ronde:
    """A ronde at closing time, as whoever sees everything would know it."""

    zaad: int
    soort: str
    indelingen: tuple[str, ...]
    personen: tuple[Persoon, ...]

    @property
    def k(self) -> int:
        return K[self.soort]

    @cached_property
    def ingestuurd(self) -> tuple[Persoon, ...]:
        return tuple(persoon for persoon in self.personen if persoon.antwoorden is not None)

    @property
    def inzendingen(self) -> list[dict[str, str]]:
        return [persoon.antwoorden for persoon in self.personen if persoon.antwoorden is not None]

    def groepen(self, indeling: str) -> list[str]:
        """The groups of a breakdown that anybody was invited for."""
        return sorted({persoon.groep(indeling) for persoon in self.personen})


def vijf_condities() -> Vragenlijst:
    return laad_vragenlijst("vijf-condities", 1)


def gooi_ronde(zaad: int) -> Ronde:
    """Make a ronde of 8 to 60 people; the same seed gives the same one.

    Organisaties of one or two people are as likely as large ones. Somebody who was forgotten comes in later. People
    skip at random, or alike within an organisatie or position, as those do who cannot judge the same things.
    """
    toeval = random.Random(zaad)
    soort = toeval.choice(sorted(K))
    plaatsen = [plaats for plaats in _gooi_organisaties(toeval) for _ in range(plaats[2])]
    sturen, later = toeval.choice([0.15, 0.3, 0.5]), toeval.choice([0.0, 0.1, 0.2])
    respons, sla_over = toeval.uniform(0.5, 1), _gooi_overslaan(toeval)
    personen = []
    for nummer, (naam, soort_organisatie, _) in enumerate(plaatsen):
        positie = "stuurgroep" if toeval.random() < sturen else toeval.choice(POSITIES[1:])
        doet_mee, bij_opening = toeval.random() < respons, toeval.random() >= later
        antwoorden = _vul_in(toeval, partial(sla_over, naam, positie))
        personen.append(
            Persoon(nummer, naam, soort_organisatie, positie, bij_opening, antwoorden if doet_mee else None)
        )
    return Ronde(zaad, soort, _gooi_indelingen(toeval), tuple(personen))


def gooi_rondes(aantal: int, vanaf: int = 0) -> Iterable[Ronde]:
    """So many rondes that enough people sent in to for an uitkomst."""
    zaad, gevonden = vanaf, 0
    while gevonden < aantal:
        ronde = gooi_ronde(zaad)
        zaad += 1
        if len(ronde.ingestuurd) >= ronde.k:
            gevonden += 1
            yield ronde


def _gooi_organisaties(toeval: random.Random) -> list[tuple[str, str, int]]:
    """Name, kind and number of people of each."""
    over, grootst = toeval.randint(MINST, MEEST), toeval.choice([6, 12, 25])
    gevonden: list[tuple[str, str, int]] = []
    while over > 0:
        aantal = min(over, toeval.choice([1, 2, toeval.randint(3, grootst), toeval.randint(3, grootst)]))
        rijtje, plek = divmod(len(gevonden), len(ascii_uppercase))
        naam = f"Organisatie {ascii_uppercase[rijtje]}{ascii_uppercase[plek]}"  # no figures: these are read off pages
        gevonden.append((naam, toeval.choice(SOORTEN), aantal))
        over -= aantal
    return gevonden


def _gooi_indelingen(toeval: random.Random) -> tuple[str, ...]:
    if toeval.random() < 0.5:
        return INDELINGEN
    return tuple(indeling for indeling in INDELINGEN if toeval.random() < 0.6)


def _gooi_overslaan(toeval: random.Random) -> Callable[[str, str, str], float]:
    """Gives the chance that somebody of an organisatie and position skips a statement."""
    basis, samen = toeval.choice([0.0, 0.05, 0.15, 0.3]), toeval.choice(["niemand", "organisatie", "positie"])
    kansen: dict[tuple[str, str], float] = {}

    def kans(organisatie: str, positie: str, code: str) -> float:
        if samen == "niemand":
            return basis
        wie = organisatie if samen == "organisatie" else positie
        return kansen.setdefault((code, wie), toeval.choice([basis, basis, basis, 0.85]))

    return kans


def _vul_in(toeval: random.Random, kans: Callable[[str], float]) -> dict[str, str]:
    vragenlijst = vijf_condities()
    antwoorden: dict[str, str] = {}
    for conditie in vragenlijst.condities:
        antwoorden |= _vul_conditie_in(toeval, conditie, kans)
    for balans in vragenlijst.balans:
        antwoorden[balans.code] = toeval.choice("12345n")
    for keuze in (vragenlijst.fase, vragenlijst.te_snel, vragenlijst.kies):
        opties = [optie.code for optie in keuze.opties]
        antwoorden[keuze.code] = ",".join(toeval.sample(opties, toeval.randint(0, min(keuze.maximum, len(opties)))))
    return {code: waarde for code, waarde in antwoorden.items() if waarde}


def _vul_conditie_in(toeval: random.Random, conditie: Conditie, kans: Callable[[str], float]) -> dict[str, str]:
    """One person in twenty-five leaves a whole condition open; a skipped statement is left open or not judged."""
    if toeval.random() < 0.04:
        return {}
    return {
        stelling.code: toeval.choice(["", "n"]) if toeval.random() < kans(stelling.code) else toeval.choice("12345")
        for stelling in conditie.stellingen
    }
