"""What the product makes of a ronde in memory: the uitkomst as closing counts it, and page and paper made from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache

from django.template.loader import render_to_string

from partnerschappen.kern.groepskeuze import Lid, maak_kandidaten
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import Reden, Score, Uitkomst, Verborgen
from partnerschappen.rapport.context import make_weergave
from tests.rapport.voorbeelden import gesloten_ronde
from tests.tegenstander.lezer import lees_getallen, lees_html
from tests.tegenstander.rondes import Ronde, vijf_condities
from tests.tegenstander.verklaren import Verklaring

PAGINA = ("resultaat/kop.html", "resultaat/overzicht.html", "resultaat/inhoud.html")
RAPPORT = ("rapport/rapport.html",)


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
    """The HTML of the result page, or of the report, with `groep` beside the whole."""
    gesloten = gesloten_ronde()
    gesloten.geheimhouding = soort
    w = make_weergave(gesloten, uitkomst, vijf_condities(), groep)
    context = {"w": w, "ronde": gesloten, "samenwerkingsverband": gesloten.samenwerkingsverband}
    return "".join(render_to_string(sjabloon, context) for sjabloon in sjablonen)


def maak_verklaring(uitkomst: Uitkomst, soort: str, sjablonen: tuple[str, ...] = PAGINA) -> Verklaring:
    """What accounts for the numbers on this page: the uitkomst, and the texts that say the same of every ronde.

    The latter are read from the same page with every cell hidden and with every cell the same, and from the questionnaire.
    """
    vast = frozenset().union(*(lees_html(teken(kaal, soort, sjablonen)).getallen for kaal in _zonder_cijfers(uitkomst)))
    return Verklaring(uitkomst, vijf_condities(), vast | _getallen_van_vragenlijst())


def _zonder_cijfers(uitkomst: Uitkomst) -> Iterator[Uitkomst]:
    niets = Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
    leeg = dataclasses.replace(
        uitkomst,
        verdelingen=dict.fromkeys(uitkomst.verdelingen, niets),
        spreiding=dict.fromkeys(uitkomst.spreiding, niets),
    )
    yield dataclasses.replace(leeg, scores=dict.fromkeys(uitkomst.scores, niets))
    yield dataclasses.replace(leeg, scores=dict.fromkeys(uitkomst.scores, Score(30, grof=True)))


@cache
def _getallen_van_vragenlijst() -> frozenset[str]:
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
