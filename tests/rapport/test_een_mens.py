"""An open ronde in which one person sent in: nothing that is shown speaks of one as of many."""

import re

import pytest
from django.template.loader import render_to_string

from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.rapport.adressen import Blad, Lezer, Soort
from partnerschappen.rapport.bladen import list_bladen
from partnerschappen.rapport.bron import Bron, make_bron
from partnerschappen.rapport.pagina import draw_pagina
from partnerschappen.rapport.plaatjes import make_plaatje
from tests.rapport.groepsvoorbeelden import open_ronde, tel_groepen
from tests.rapport.voorbeelden import vijf_condities

MEERVOUD = re.compile(r"(?<![\d,])1\s+(?:mensen|inzendingen|opmerkingen|antwoorden|groepen|punten)\b")
LEZER = Lezer("/r/", opmerkingen=True, bestanden=True)


@pytest.fixture(scope="module")
def bron() -> Bron:
    uitkomst: Uitkomst = tel_groepen([1], sturen=1, k=1)
    return make_bron(open_ronde(), uitkomst, vijf_condities())


def lees(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_pages_and_report_speak_of_one_person(bron: Bron) -> None:
    bladen = [*list_bladen(bron.w, LEZER), *(Blad(Soort.STELLING, s.code) for s in bron.w.condities[0].stellingen)]
    paginas = [draw_pagina(open_ronde(), bron.w, LEZER, blad) for blad in bladen]
    teksten = [lees(pagina["kop"] + pagina["inhoud"]) for pagina in paginas]
    teksten.append(lees(render_to_string("rapport/rapport.html", {"w": bron.w})))
    assert [gevonden[0] for tekst in teksten for gevonden in MEERVOUD.finditer(tekst)] == []
    assert "1 inzending" in teksten[0]


@pytest.mark.parametrize(
    "naam", ["stroken", "radar", "conditie-relatie", "stelling-relatie-1", "balans-1", "keuze-fase"]
)
def test_pictures_speak_of_one_person(bron: Bron, naam: str) -> None:
    assert MEERVOUD.findall(lees(make_plaatje(bron, naam).svg)) == []
