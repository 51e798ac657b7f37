"""The adversary keeps every picture and explores every choice: the uitkomst accounts for all that is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from partnerschappen import models
from partnerschappen.kern.uitkomst import GEHEEL, Score, Uitkomst, als_json
from partnerschappen.rapport.bron import Bron
from partnerschappen.rapport.plaatjes import OnbekendPlaatje, make_plaatje
from partnerschappen.rapport.verkennen import Verkenning, explore
from tests.rapport.voorbeelden import gesloten_ronde
from tests.tegenstander.bestanden import geef_bron
from tests.tegenstander.lezer import Radarpunt, lees_getallen, lees_html, lees_radar
from tests.tegenstander.rondes import Ronde, gooi_rondes, vijf_condities
from tests.tegenstander.uitgeven import getallen_van_vragenlijst, sluit, zonder_cijfers
from tests.tegenstander.verklaren import SPELING, Verklaring

RONDES = list(gooi_rondes(8, vanaf=700))
CONDITIES = vijf_condities().condities
PLAATJES = (
    *("stroken", "keuze-fase", "keuze-te-snel", "keuze-kies", "balans-1", "balans-2", "balans-3"),
    *(f"conditie-{conditie.code}" for conditie in CONDITIES),
    *(f"stelling-{stelling.code}" for stelling in vijf_condities().stellingen),
)


@pytest.fixture(params=RONDES, ids=lambda ronde: f"zaad{ronde.zaad}")
def ronde(request: pytest.FixtureRequest) -> Ronde:
    gekozen: Ronde = request.param
    return gekozen


@cache
def sluit_eens(zaad: int) -> Uitkomst:
    return sluit(next(ronde for ronde in RONDES if ronde.zaad == zaad))


def list_groepen(uitkomst: Uitkomst) -> list[str]:
    """Every group that is named anywhere, published or not."""
    return [groep.code for groep in uitkomst.groepen[1:]] + [groep.code for groep in uitkomst.verborgen]


def draw_all(bron: Bron) -> Iterator[str]:
    """Every picture that there is, as SVG; of every group that is named anywhere, published or not."""
    groepen = list_groepen(bron.uitkomst)
    for naam, groep in [*((naam, "") for naam in PLAATJES), ("radar", ""), *(("radar", groep) for groep in groepen)]:
        try:
            yield make_plaatje(bron, naam, groep).svg
        except OnbekendPlaatje:
            continue


def explore_all(uitkomst: Uitkomst, soort: str) -> Iterator[tuple[str, Verkenning]]:
    """Everything that can be chosen, with the code of the group; groups that are hidden are asked for too."""
    gesloten = gesloten_ronde()
    gesloten.geheimhouding = soort
    gesloten.uitkomst = models.Uitkomst(ronde=gesloten, inhoud=als_json(uitkomst))
    for groep in ("", *list_groepen(uitkomst)):
        # Statements are never shown of a group; one condition is enough to see that they aren't.
        for figuur in ("radar", *(conditie.code for conditie in CONDITIES[: 1 if groep else None])):
            yield groep, explore(gesloten, [], figuur, groep)


def words_of(v: Verkenning) -> str:
    """All that can be read of it: the page, the table, and what is said under the pointer."""
    cellen = [cel.tekst + cel.verborgen for _naam, rij in v.rijen for cel in rij]
    koppen = [*(tekst for kop in v.koppen for tekst in kop), *(naam for naam, _rij in v.rijen)]
    zweef = [str(spoor.get(wat, "")) for spoor in traces_of(v) for wat in ("hovertext", "text", "name")]
    return " ".join([v.titel, *v.onder, v.beschrijving, *v.noten, *koppen, *cellen, *zweef])


def traces_of(v: Verkenning) -> list[dict[str, Any]]:
    return list(v.figuur["data"]) if v.figuur else []


@cache
def fixed_numbers(zaad: int, soort: str) -> frozenset[str]:
    """Those that stand there whatever was answered."""
    uitkomst, teksten = sluit_eens(zaad), []
    for kaal in zonder_cijfers(uitkomst):
        teksten += [re.sub("<[^>]+>", " ", svg) for svg in draw_all(geef_bron(kaal, soort))]
        teksten += [words_of(v) for _groep, v in explore_all(kaal, soort)]
    # From how many answers something would have been shown is said of every ronde that did not reach it.
    grenzen = {str(uitkomst.k), str(2 * uitkomst.k)}
    return frozenset(lees_getallen(" ".join(teksten)) | grenzen) | getallen_van_vragenlijst()


def test_every_number_in_every_picture_is_accounted_for(ronde: Ronde) -> None:
    uitkomst = sluit_eens(ronde.zaad)
    verklaring = Verklaring(uitkomst, vijf_condities(), fixed_numbers(ronde.zaad, ronde.soort))
    for svg in draw_all(geef_bron(uitkomst, ronde.soort)):
        assert verklaring.vind_onverklaard_in_tekst(" ".join(lees_html(svg).teksten)) == []


def test_every_point_of_a_radar_to_keep_stands_where_its_printed_score_does(ronde: Ronde) -> None:
    """A coarse score that were drawn exactly could be read with a ruler."""
    uitkomst = sluit_eens(ronde.zaad)
    for groep in uitkomst.groepen:
        naast = "" if groep.code == GEHEEL else groep.code
        for punt in points_of(make_plaatje(geef_bron(uitkomst, ronde.soort), "radar", naast).svg):
            cellen = [uitkomst.scores[code, CONDITIES[punt.as_].code] for code in (GEHEEL, groep.code)]
            assert any(isinstance(cel, Score) and abs(cel.tienden - punt.tienden) < SPELING for cel in cellen)


def points_of(svg: str) -> list[Radarpunt]:
    """Those of the lines; straight lines to the side belong to the legend."""
    (tekening,) = lees_html(svg).tekeningen
    tekening.vormen = [(tag, k) for tag, k in tekening.vormen if tag != "path" or "," in k["d"]]
    punten = lees_radar(tekening)
    assert punten
    return punten


def test_every_number_and_every_point_of_exploring_is_accounted_for(ronde: Ronde) -> None:
    uitkomst = sluit_eens(ronde.zaad)
    verklaring = Verklaring(uitkomst, vijf_condities(), fixed_numbers(ronde.zaad, ronde.soort))
    gepubliceerd = {groep.code for groep in uitkomst.groepen}
    for groep, v in explore_all(uitkomst, ronde.soort):
        assert verklaring.vind_onverklaard_in_tekst(words_of(v)) == []
        mag = {GEHEEL, groep} & gepubliceerd
        punten = {
            (conditie.naam, cel.tienden / 10)
            for conditie in CONDITIES
            for code in mag
            if isinstance(cel := uitkomst.scores[code, conditie.code], Score)
        }
        for spoor in traces_of(v):
            if spoor["type"] == "scatterpolar" and spoor.get("opacity") != 0:
                getekend = zip(spoor["theta"], spoor["r"], strict=True)
                assert {(naam, r) for naam, r in getekend if r is not None} <= punten


def test_an_adversary_who_makes_up_a_group_gets_the_whole_or_nothing(ronde: Ronde) -> None:
    uitkomst = sluit_eens(ronde.zaad)
    verkend = list(explore_all(uitkomst, ronde.soort))
    geheel = [v for groep, v in verkend if not groep]
    for groep in uitkomst.verborgen:
        van_groep = [v for code, v in verkend if code == groep.code]
        assert van_groep == geheel[: len(van_groep)]
        with pytest.raises(OnbekendPlaatje):
            make_plaatje(geef_bron(uitkomst, ronde.soort), "radar", groep.code)
