"""What the product makes of a ronde in memory: the uitkomst as closing counts it, and page and paper made from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache

from django.template.loader import render_to_string

from partnerschappen import models
from partnerschappen.kern.groepskeuze import Lid, maak_kandidaten
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import Reden, Score, Uitkomst, Verborgen
from partnerschappen.rapport.adressen import Blad, Lezer, Soort
from partnerschappen.rapport.bladen import list_bladen
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.pagina import draw_pagina
from partnerschappen.rapport.weergave import Weergave
from tests.rapport.voorbeelden import gesloten_ronde
from tests.tegenstander.lezer import lees_getallen, lees_html
from tests.tegenstander.rondes import Ronde, vijf_condities
from tests.tegenstander.verklaren import Verklaring

PAGINA: tuple[str, ...] = ()  # every page of the uitkomst
RAPPORT = ("rapport/rapport.html",)
_VASTE_GETALLEN: dict[tuple[object, ...], frozenset[str]] = {}


def sluit(ronde: Ronde) -> Uitkomst:
    """Count a ronde as closing does."""
    leden = [
        Lid(persoon.groep("laag"), persoon.groep("soort_partner"), persoon.organisatie, persoon.bij_opening)
        for persoon in ronde.personen
    ]
    return tel_ronde(
        vijf_condities(),
        ronde.inzendingen,
        genodigd=len(ronde.personen),
        k=ronde.k,
        wie=[persoon.nummer for persoon in ronde.ingestuurd],
        kandidaten=maak_kandidaten(leden, ronde.indelingen),
        indelingen=ronde.indelingen,
    )


def teken(uitkomst: Uitkomst, soort: str, sjablonen: tuple[str, ...] = PAGINA, groep: str = "") -> str:
    """The HTML of all result pages, or of the report, with `groep` beside the whole."""
    gesloten, w = _lees(uitkomst, soort, groep)
    if sjablonen == PAGINA:
        return "".join(_teken_bladen(gesloten, w, groot=False))
    context = {"w": w, "ronde": gesloten, "samenwerkingsverband": gesloten.samenwerkingsverband}
    return "".join(render_to_string(sjabloon, context) for sjabloon in sjablonen)


def teken_groot(uitkomst: Uitkomst, soort: str) -> str:
    """The HTML of every screen of all result pages in large mode."""
    gesloten, w = _lees(uitkomst, soort, "")
    return "".join(_teken_bladen(gesloten, w, groot=True))


def _lees(uitkomst: Uitkomst, soort: str, groep: str) -> tuple[models.Ronde, Weergave]:
    gesloten = gesloten_ronde()
    gesloten.geheimhouding = soort
    return gesloten, make_weergave(gesloten, uitkomst, vijf_condities(), groep)


def _teken_bladen(ronde: models.Ronde, w: Weergave, *, groot: bool) -> Iterator[str]:
    """Every page for who may read all."""
    lezer = Lezer("/r/", opmerkingen=True, bestanden=True, groot=groot)
    for blad in (*list_bladen(w, lezer), *_stellingen()):
        pagina = draw_pagina(ronde, w, lezer, blad)
        yield "".join([pagina["navigatie"], pagina["kop"], pagina["inhoud"], *pagina["schermen"]])


def _stellingen() -> Iterator[Blad]:
    return (Blad(Soort.STELLING, stelling.code) for stelling in vijf_condities().stellingen)


def maak_verklaring(uitkomst: Uitkomst, soort: str, sjablonen: tuple[str, ...] = PAGINA) -> Verklaring:
    """What accounts for the numbers on this page: the uitkomst, and the texts that say the same of every ronde.

    The latter are read from the questionnaire, and from a page without figures of a ronde like this one.
    """
    organisaties = [groep for groep in uitkomst.groepen if groep.indeling == "organisatie"]
    groepen = frozenset(groep.code for groep in uitkomst.groepen if groep.rest or groep not in organisaties)
    gelijk = (soort, uitkomst.n < 2 * uitkomst.k, uitkomst.indelingen, groepen, min(len(organisaties), 3))
    if (sjablonen, *gelijk) not in _VASTE_GETALLEN:
        bladen = (lees_html(teken(kaal, soort, sjablonen)) for kaal in zonder_cijfers(uitkomst))
        _VASTE_GETALLEN[sjablonen, *gelijk] = frozenset().union(*(blad.getallen for blad in bladen))
    vast = _VASTE_GETALLEN[sjablonen, *gelijk] | getallen_van_vragenlijst()
    return Verklaring(uitkomst, vijf_condities(), vast)


def zonder_cijfers(uitkomst: Uitkomst) -> Iterator[Uitkomst]:
    """The same groups, of k or 2k people each, with every score hidden and with every score the same."""
    niets, aantal = Verborgen(Reden.TE_WEINIG_ANTWOORDEN), uitkomst.k * (1 if uitkomst.n < 2 * uitkomst.k else 2)
    leeg = dataclasses.replace(
        uitkomst,
        n=aantal,
        genodigd=aantal,
        groepen=tuple(dataclasses.replace(groep, n=aantal, genodigd=aantal) for groep in uitkomst.groepen),
        verdelingen=dict.fromkeys(uitkomst.verdelingen, niets),
        spreiding=dict.fromkeys(uitkomst.spreiding, niets),
        certificaat=dataclasses.replace(uitkomst.certificaat, kleinste_steun=uitkomst.k),
    )
    yield dataclasses.replace(leeg, scores=dict.fromkeys(uitkomst.scores, niets))
    yield dataclasses.replace(leeg, scores=dict.fromkeys(uitkomst.scores, Score(30, grof=True)))


@cache
def getallen_van_vragenlijst() -> frozenset[str]:
    return frozenset(lees_getallen(" ".join(_teksten(vijf_condities()))))


def _teksten(inhoud: object) -> Iterator[str]:
    if isinstance(inhoud, str):
        yield inhoud
    elif dataclasses.is_dataclass(inhoud):
        for veld in dataclasses.fields(inhoud):
            yield from _teksten(getattr(inhoud, veld.name))
    elif isinstance(inhoud, tuple):
        for deel in inhoud:
            yield from _teksten(deel)
