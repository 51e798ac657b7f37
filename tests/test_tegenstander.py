"""Somebody who collects every number about a ronde and works out what rests on fewer than k people finds nothing.

Three hundred rondes in memory, counted and drawn by the product's own code. Rondes in a database, with their pages
while open, are in `test_tegenstander_paginas`; the adversary's own parts are tested in `tegenstander`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import combinations, islice

import pytest

from partnerschappen.kern import groepskeuze, groepstelling
from partnerschappen.kern.groepskeuze import Kandidaat
from partnerschappen.kern.stellingtoets import Stellingtoets
from partnerschappen.kern.uitkomst import GEHEEL, Groep, Reden, Score, Uitkomst, Verborgen
from tests.tegenstander.kennis import (
    IEDEREEN,
    leden_van,
    rijen_per_conditie,
    rijen_van_genodigden,
    verklaar,
    vind_lekken,
    vind_misrekeningen,
)
from tests.tegenstander.lezer import lees_html
from tests.tegenstander.rekenen import vind_lek
from tests.tegenstander.rondes import INDELINGEN, Ronde, gooi_rondes
from tests.tegenstander.uitgeven import RAPPORT, maak_verklaring, sluit, teken, teken_groot
from tests.tegenstander.zonder_controle import Regel, genoeg, genoeg_en_rest_genoeg, publiceer

AANTAL, PER_BLOK = 300, 30
KLEINSTE_KRUISING = 3


@cache
def alle_rondes() -> list[tuple[Ronde, Uitkomst]]:
    return [(ronde, sluit(ronde)) for ronde in gooi_rondes(AANTAL)]


per_blok = pytest.mark.parametrize("begin", range(0, AANTAL, PER_BLOK))


def blok(begin: int) -> Sequence[tuple[Ronde, Uitkomst]]:
    return alle_rondes()[begin : begin + PER_BLOK]


@per_blok
def test_no_combination_of_published_numbers_rests_on_fewer_than_k_people(begin: int) -> None:
    for ronde, uitkomst in blok(begin):
        assert vind_misrekeningen(ronde, uitkomst) == [], ronde.zaad
        lekken = [f"{conditie} {belofte}: {verklaar(lek)}" for conditie, belofte, lek in vind_lekken(ronde, uitkomst)]
        assert lekken == [], ronde.zaad


@per_blok
def test_every_number_on_the_page_is_one_of_those(begin: int) -> None:
    for ronde, uitkomst in blok(begin):
        verklaring = maak_verklaring(uitkomst, ronde.soort)
        blad = lees_html(teken(uitkomst, ronde.soort, groep=uitkomst.groepen[-1].code))
        assert verklaring.vind_onverklaard(blad) == [], ronde.zaad
        getoond = {
            (groep.code, conditie)
            for indeling in INDELINGEN
            for groep in groepen_met_een_score(uitkomst, indeling)
            for conditie in verklaring.scores
        }
        gelezen = {(groep, conditie) for groep, conditie, _ in verklaring.lees_groepscellen(blad)}
        assert getoond <= gelezen, ronde.zaad


def groepen_met_een_score(uitkomst: Uitkomst, indeling: str) -> list[Groep]:
    """The groups of a breakdown; none where each of their scores is hidden: words say so then."""
    groepen = [groep for groep in uitkomst.groepen if groep.indeling == indeling]
    codes = {groep.code for groep in groepen}
    gezien = [code for (code, _), cel in uitkomst.scores.items() if code in codes and isinstance(cel, Score)]
    return groepen if gezien else []


def test_every_number_on_a_projector_is_one_of_those() -> None:
    for ronde, uitkomst in alle_rondes()[::10]:
        blad = lees_html(teken_groot(uitkomst, ronde.soort))
        assert maak_verklaring(uitkomst, ronde.soort).vind_onverklaard(blad) == [], ronde.zaad


def test_every_number_in_the_report_is_one_of_those() -> None:
    for ronde, uitkomst in alle_rondes()[::10]:
        blad = lees_html(teken(uitkomst, ronde.soort, RAPPORT))
        assert maak_verklaring(uitkomst, ronde.soort, RAPPORT).vind_onverklaard(blad) == [], ronde.zaad


def test_the_certificate_promises_no_more_than_holds() -> None:
    for ronde, uitkomst in alle_rondes()[::5]:
        for kennis, alle, _precies in rijen_per_conditie(ronde, uitkomst):
            steun = uitkomst.certificaat.kleinste_steun
            assert vind_lek(alle, kennis.gaf, steun) is None, (ronde.zaad, kennis.conditie.code)


def test_nobody_is_shown_apart_whose_group_was_under_k_at_opening() -> None:
    verzwegen = 0
    for ronde, uitkomst in alle_rondes():
        for groep in (groep for groep in uitkomst.groepen[1:] if not groep.rest):
            naam = ronde.personen[min(leden_van(ronde, groep, uitkomst.groepen))].groep(groep.indeling)
            bij_opening = [p for p in ronde.personen if p.bij_opening and p.groep(groep.indeling) == naam]
            assert len(bij_opening) >= ronde.k, ronde.zaad
        verzwegen += sum(groep.reden is Reden.KLEIN_BIJ_OPENING for groep in uitkomst.verborgen)
    assert verzwegen > AANTAL


def test_no_combination_is_about_fewer_than_k_of_those_invited_at_opening() -> None:
    """A small group that was filled up afterwards could else be what is left when others are taken away."""
    aangevuld = [paar for paar in alle_rondes() if not all(persoon.bij_opening for persoon in paar[0].personen)]
    assert len(aangevuld) > AANTAL / 3
    for ronde, uitkomst in aangevuld:
        begin = {persoon.nummer: frozenset({IEDEREEN}) for persoon in ronde.personen if persoon.bij_opening}
        assert vind_lek(rijen_van_genodigden(ronde, uitkomst), begin, ronde.k) is None, ronde.zaad


def test_no_crossing_of_two_groups_with_a_score_holds_one_or_two_people() -> None:
    """Nor of what is left of a breakdown: a lone dissenter there would show in both."""
    for ronde, uitkomst in alle_rondes():
        for kennis, _alle, _precies in rijen_per_conditie(ronde, uitkomst):
            met_score = [
                (groep.indeling, leden_van(ronde, groep, uitkomst.groepen) & kennis.punten.keys())
                for groep in uitkomst.groepen[1:]
                if isinstance(uitkomst.scores[groep.code, kennis.conditie.code], Score)
            ]
            for (indeling, een), (andere, ander) in combinations(met_score, 2):
                samen = een & ander
                ruim = not 0 < len(samen) < KLEINSTE_KRUISING or samen in (een, ander)
                assert indeling == andere or ruim, (ronde.zaad, kennis.conditie.code)


def test_there_was_something_to_find() -> None:
    """Rondes in which hardly anything is shown would prove nothing."""
    rondes = alle_rondes()
    groepen = [groep for _, uitkomst in rondes for groep in uitkomst.groepen if groep.code != GEHEEL]
    cellen = [cel for _, uitkomst in rondes for (groep, _), cel in uitkomst.scores.items() if groep != GEHEEL]
    assert {ronde.soort for ronde, _ in rondes} == {"vertrouwelijk", "kleine_kring"}
    assert {groep.indeling for groep in groepen} == set(INDELINGEN)
    assert len(groepen) > 2 * AANTAL
    assert sum(groep.rest for groep in groepen) > AANTAL / 3
    assert sum(isinstance(cel, Score) and cel.grof for cel in cellen) > AANTAL
    assert sum(isinstance(cel, Score) and not cel.grof for cel in cellen) > AANTAL
    assert sum(isinstance(cel, Verborgen) for cel in cellen) > AANTAL
    assert sum(not persoon.bij_opening for ronde, _ in rondes for persoon in ronde.personen) > AANTAL
    assert sum(heeft_eenling(ronde) for ronde, _ in rondes) > AANTAL / 3


def heeft_eenling(ronde: Ronde) -> bool:
    return 1 in Counter(persoon.organisatie for persoon in ronde.personen).values()


@pytest.mark.parametrize("regel", [genoeg, genoeg_en_rest_genoeg])
@pytest.mark.parametrize(
    ("indelingen", "minst"),
    [(("organisatie",), 5), (("laag", "organisatie"), 10), (("laag", "soort_partner", "organisatie"), 15)],
)
def test_without_the_audit_the_same_adversary_works_people_out(
    indelingen: tuple[str, ...], minst: int, regel: Regel
) -> None:
    """Of sixty rondes; coarse scores, so that only P(k) can break."""
    lek = [ronde for ronde in gooi_rondes(60) if breekt(ronde, publiceer(ronde, indelingen, regel, grof=True))]
    assert len(lek) >= minst


def breekt(ronde: Ronde, uitkomst: Uitkomst) -> bool:
    assert vind_misrekeningen(ronde, uitkomst) == []
    return any(belofte == "P(k)" for _, belofte, _ in vind_lekken(ronde, uitkomst))


class Vanaf:
    """What most products do in the place of the audit: a group is shown from k people."""

    def __init__(
        self, kandidaten: Sequence[Kandidaat], k: int, leden: Sequence[frozenset[int]], *tellingen: object
    ) -> None:
        self.leden, self.k = leden, k

    def laat_toe(self, nummer: int) -> bool:
        return len(self.leden[nummer + 1]) >= self.k


def test_the_product_leaks_as_soon_as_its_audit_is_exchanged_for_from_k_people(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(groepskeuze, "Poort", Vanaf)
    monkeypatch.setattr(groepstelling, "Poort", Vanaf)
    monkeypatch.setattr(Stellingtoets, "houdt", lambda toets, grens: True)
    lek = [ronde for ronde in gooi_rondes(60) if breekt(ronde, sluit(ronde))]
    assert len(lek) >= 15


def test_the_product_leaks_as_soon_as_people_who_skip_are_taken_for_people_who_do_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The audit over people alone: each group's score weighs its own statements, and subtraction finds who is left."""
    monkeypatch.setattr(Stellingtoets, "houdt", lambda toets, grens: True)
    lek = [ronde for ronde in gooi_rondes(AANTAL) if breekt(ronde, sluit(ronde))]
    assert len(lek) >= 10


def test_the_product_leaks_as_soon_as_every_score_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groepstelling, "kies_exact", lambda geheel, groepen, k: set(range(len(groepen))))
    lekken = [vind_lekken(ronde, sluit(ronde)) for ronde in islice(gooi_rondes(60), 60)]
    assert {belofte for gevonden in lekken for _, belofte, _ in gevonden} == {"P(2k)"}


def test_a_number_too_many_on_the_page_is_noticed() -> None:
    ronde, uitkomst = next(paar for paar in alle_rondes() if len(paar[1].groepen) > 3)
    verklaring, html = maak_verklaring(uitkomst, ronde.soort), teken(uitkomst, ronde.soort)
    for extra in (
        "<p>Het bestuur gaf 6,7.</p>",
        '<p data-score="713">',
        '<svg viewbox="0 0 9 9"><title>918</title></svg>',
    ):
        assert len(verklaring.vind_onverklaard(lees_html(html + extra))) == 1, extra
