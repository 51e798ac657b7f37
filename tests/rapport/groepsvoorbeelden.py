"""Rounds with groups to look at and to test with: chosen and counted by the code that closes a ronde."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from partnerschappen.kern.groepskeuze import Lid, maak_kandidaten
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import Reden, Score, Uitkomst, Verborgen
from partnerschappen.models import Geheimhouding, Ronde
from tests.rapport.voorbeelden import OPMERKINGEN, VERHAAL, gesloten_ronde, vijf_condities, vul_in

ALLE = ("laag", "soort_partner", "organisatie")
NAMEN = (
    *("De Klimboom", "Pabo Rivierenrijk", "Het Kompas", "Stichting Openbaar Onderwijs Rivierenland", "De Vlieger"),
    *("Het Baken", "Lyceum De Brug", "Montessorischool Zuid", "Daltonschool De Horizon", "Hogeschool West"),
    *("De Regenboog", "De Ark", "Het Palet", "De Wegwijzer", "Universiteit Oost", "De Springplank", "Het Anker"),
    *("Gemeente Rivierenland", "De Fontein", "Kinderopvang Samen"),
)
# Who steers sees more agreement on how things are organised than who does; an opleiding sees the relatie brighter.
WIE_STUURT = {**VERHAAL, "organisatie": (1, 2, 4, 24, 17)}
WIE_DOET = {**VERHAAL, "organisatie": (12, 14, 8, 4, 1)}


def tel_groepen(
    organisaties: Sequence[int],
    *,
    sturen: int = 0,
    indelingen: Sequence[str] = ALLE,
    k: int = 5,
    extra: int = 2,
    zaad: int = 7,
) -> Uitkomst:
    """Count a ronde in which so many people of each organisatie sent in, and `extra` more of each were invited.

    sturen: how many people of every organisatie steer, or all of it where there are fewer.
    """
    toeval = random.Random(zaad)
    leden: list[Lid] = []
    wie: list[int] = []
    inzendingen: list[dict[str, str]] = []
    for naam, aantal in zip(NAMEN, organisaties, strict=False):
        for nummer in range(aantal + extra):
            lid = Lid("sturen" if nummer < sturen else "doen", _soort(naam), naam)
            if nummer < aantal:
                wie.append(len(leden))
                inzendingen.append(vul_in(toeval, _verhaal(lid), OPMERKINGEN, len(leden)))
            leden.append(lid)
    return tel_ronde(
        vijf_condities(), inzendingen, genodigd=len(leden), k=k, wie=wie, schud=lambda teksten: None,
        kandidaten=maak_kandidaten(leden, indelingen), indelingen=indelingen,
    )  # fmt: skip


def met_scores(uitkomst: Uitkomst, scores: Mapping[tuple[str, str], Score | Verborgen]) -> Uitkomst:
    """The same uitkomst with other values in some cells."""
    return replace(uitkomst, scores={**uitkomst.scores, **scores})


def exact() -> Uitkomst:
    """Large groups: everything to tenths, and sturen and doen differ about organisatie."""
    return tel_groepen([18, 16, 14, 12], sturen=5)


def grof() -> Uitkomst:
    """Organisaties of 8, 7 and 5: all three are shown, to halves."""
    return tel_groepen([8, 7, 5], indelingen=["organisatie"])


def overig() -> Uitkomst:
    """Organisaties of 9, 8 and 3: the 9 and what is left; showing the 8 would expose the 3."""
    return tel_groepen([9, 8, 3], indelingen=["organisatie"])


def geen_apart() -> Uitkomst:
    """Organisaties of 6 and 4: the whole only."""
    return tel_groepen([6, 4], indelingen=["laag", "organisatie"])


def twintig() -> Uitkomst:
    """Twenty organisaties, of which the last few are small."""
    grootte = [14, 13, 12, 12, 11, 10, 10, 9, 9, 8, 8, 7, 7, 6, 6, 6, 5, 5, 3, 2]
    return tel_groepen(grootte, indelingen=["organisatie"])


def open_uitkomst() -> Uitkomst:
    """An open ronde: every group, also of one person."""
    return tel_groepen([4, 2, 1], sturen=1, k=1)


def verborgen_cellen() -> Uitkomst:
    """Large groups of which single scores are hidden, for either reason."""
    cellen: dict[tuple[str, str], Score | Verborgen] = {
        ("laag:sturen", "relatie"): Verborgen(Reden.TE_WEINIG_ANTWOORDEN),
        ("laag:doen", "belangen"): Verborgen(Reden.NIET_APART),
        ("laag:doen", "proces"): Score(35, grof=True),
        ("organisatie:1", "organisatie"): Verborgen(Reden.NIET_APART),
    }
    return met_scores(exact(), cellen)


def open_ronde() -> Ronde:
    """A closed ronde that was open: nobody was promised that groups stay hidden."""
    ronde = gesloten_ronde()
    ronde.geheimhouding = Geheimhouding.OPEN
    return ronde


def _soort(naam: str) -> str:
    if naam.startswith(("Pabo", "Hogeschool", "Universiteit")):
        return "opleiding"
    return "overig" if naam.startswith(("Gemeente", "Kinderopvang")) else "school"


def _verhaal(lid: Lid) -> Mapping[str, tuple[int, ...]]:
    verhaal = WIE_STUURT if lid.laag == "sturen" else WIE_DOET
    return {**verhaal, "ambitie": (12, 14, 8, 4, 1)} if lid.soort_partner == "opleiding" else verhaal
