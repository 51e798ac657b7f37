"""The adversary at the files: spreadsheet, slides and CSV hold no number too many, and work nobody out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from http import HTTPStatus
from itertools import islice
from typing import Any

import openpyxl
import pytest
from django.test import Client

from partnerschappen import models
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.kern import groepskeuze, groepstelling
from partnerschappen.kern.stellingtoets import Stellingtoets
from partnerschappen.kern.uitkomst import Score, Uitkomst, Verborgen, uit_json
from partnerschappen.models import Gebruiker, Samenwerkingsverband
from partnerschappen.rapport.bron import make_bron
from partnerschappen.rapport.kommabestand import maak_csv
from tests.tegenstander.bestanden import (
    SOORTEN,
    OnbekendDeel,
    bouw_uit_csv,
    geef_bron,
    lees_bestand,
    lees_xlsx,
    verklaar_bestand,
)
from tests.tegenstander.kennis import vind_lekken, vind_misrekeningen
from tests.tegenstander.lezer import lees_getallen
from tests.tegenstander.naspelen import open_echte_ronde, vul_in
from tests.tegenstander.rondes import Ronde, gooi_rondes, vijf_condities
from tests.tegenstander.uitgeven import getallen_van_vragenlijst, sluit, zonder_cijfers
from tests.tegenstander.verklaren import Verklaring
from tests.test_tegenstander import Vanaf, alle_rondes

alle_soorten = pytest.mark.parametrize("soort", SOORTEN)


def uit_csv(ronde: Ronde, uitkomst: Uitkomst) -> Uitkomst:
    return bouw_uit_csv(maak_csv(uitkomst, vijf_condities()), ronde.k)


def test_who_has_only_the_csv_works_nobody_out() -> None:
    for ronde, uitkomst in alle_rondes()[::5]:
        gelezen = uit_csv(ronde, uitkomst)
        assert vind_misrekeningen(ronde, gelezen) == [], ronde.zaad
        assert vind_lekken(ronde, gelezen) == [], ronde.zaad


def test_the_csv_holds_all_that_there_is_to_solve_with() -> None:
    """What holds for the uitkomst in `test_tegenstander` holds for the CSV too."""
    for ronde, uitkomst in alle_rondes()[::3]:
        gelezen = uit_csv(ronde, uitkomst)
        assert gelezen.groepen == uitkomst.groepen
        assert zonder_redenen(gelezen.scores) == zonder_redenen(uitkomst.scores)
        assert zonder_redenen(gelezen.verdelingen) == zonder_redenen(uitkomst.verdelingen)


def zonder_redenen(cellen: Mapping[Any, object]) -> dict[Any, object]:
    return {plek: None if isinstance(cel, Verborgen) else cel for plek, cel in cellen.items()}


@alle_soorten
def test_every_number_in_a_file_is_one_that_the_uitkomst_published(soort: str) -> None:
    for ronde, uitkomst in alle_rondes()[::30]:
        tekst = lees_bestand(SOORTEN[soort](geef_bron(uitkomst, ronde.soort)), soort)
        verklaring = verklaar_bestand(uitkomst, ronde.soort, soort)
        assert verklaring.vind_onverklaard_in_tekst(tekst) == [], ronde.zaad


@alle_soorten
def test_every_published_score_of_the_whole_is_read_there(soort: str) -> None:
    """A reader that overlooks the figures would find nothing wrong with them."""
    for ronde, uitkomst in alle_rondes()[::60]:
        gelezen = lees_getallen(lees_bestand(SOORTEN[soort](geef_bron(uitkomst, ronde.soort)), soort))
        van_geheel = [cel for (groep, _conditie), cel in uitkomst.scores.items() if groep == "geheel"]
        assert [c for c in van_geheel if isinstance(c, Score) and schrijf(c) not in gelezen] == []


def schrijf(score: Score) -> str:
    return f"{score.tienden // 10},{score.tienden % 10}"


@alle_soorten
def test_a_number_too_many_in_a_file_is_noticed(soort: str) -> None:
    ronde, uitkomst = next(paar for paar in alle_rondes() if len(paar[1].groepen) > 3 and paar[1].n >= 2 * paar[1].k)
    inhoud = smokkel(SOORTEN[soort](geef_bron(uitkomst, ronde.soort)), soort)
    over = verklaar_bestand(uitkomst, ronde.soort, soort).vind_onverklaard_in_tekst(lees_bestand(inhoud, soort))
    assert "tekst: 6,73" in over
    assert set(over) <= {"tekst: 6,73", "tekst: 13,46"}, "half of the middle answer is read as the whole"


def smokkel(inhoud: bytes, soort: str) -> bytes:
    """Put a number where it is not seen at once: a hidden sheet, the values behind a chart, another column."""
    if soort == "csv":
        return inhoud + b",,,,,,,,,,,,,6.73,,\r\n"
    if soort == "xlsx":
        uit, boek = io.BytesIO(), openpyxl.load_workbook(io.BytesIO(inhoud))
        blad = boek.create_sheet("Verstopt")
        blad["C3"], blad.sheet_state = 6.73, "hidden"
        boek.save(uit)
        tijdstip = re.compile(rb"<dcterms:modified.*?</dcterms:modified>")  # of saving, a moment ago
        return herschrijf(uit.getvalue(), lambda deel: tijdstip.sub(b"", deel))
    punt = b"</c:v></c:pt></c:numCache>"
    return herschrijf(inhoud, lambda deel: deel.replace(punt, b"</c:v></c:pt><c:pt idx='9'><c:v>6.73" + punt, 1))


def herschrijf(inhoud: bytes, wijziging: Callable[[bytes], bytes]) -> bytes:
    """The same package, each of its parts changed."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for naam in oud.namelist():
            nieuw.writestr(naam, wijziging(oud.read(naam)))
    return uit.getvalue()


def test_a_part_of_a_package_that_nobody_looks_into_is_a_finding() -> None:
    uit, (ronde, uitkomst) = io.BytesIO(), alle_rondes()[0]
    uit.write(SOORTEN["xlsx"](geef_bron(uitkomst, ronde.soort)))
    with zipfile.ZipFile(uit, "a") as pakket:
        pakket.writestr("xl/drawings/drawing1.xml", "<x/>")
    with pytest.raises(OnbekendDeel):
        list(lees_xlsx(uit.getvalue()))


def test_with_another_rule_in_the_place_of_the_audit_the_csv_gives_people_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groepskeuze, "Poort", Vanaf)
    monkeypatch.setattr(groepstelling, "Poort", Vanaf)
    monkeypatch.setattr(Stellingtoets, "houdt", lambda toets, grens: True)
    gesloten = [(ronde, sluit(ronde)) for ronde in islice(gooi_rondes(60), 60)]
    lek = [ronde for ronde, uitkomst in gesloten if breekt(ronde, uit_csv(ronde, uitkomst))]
    assert len(lek) >= 15


def breekt(ronde: Ronde, gelezen: Uitkomst) -> bool:
    return any(belofte == "P(k)" for _, belofte, _ in vind_lekken(ronde, gelezen))


@pytest.mark.django_db
@pytest.mark.parametrize("ronde", list(gooi_rondes(2, vanaf=500)), ids=lambda ronde: f"zaad{ronde.zaad}")
def test_files_of_a_ronde_that_was_played_for_real_hold_no_number_too_many(
    ronde: Ronde, rivierenrijk: Samenwerkingsverband, noor: Gebruiker, sjoerd: Gebruiker
) -> None:
    echt = open_echte_ronde(ronde, rivierenrijk, noor)
    vul_in(ronde.ingestuurd)
    assert [haal_op(noor, echt, soort) for soort in SOORTEN] == [None] * len(SOORTEN)
    close_ronde(ronde_id=echt.pk)
    gesloten = models.Ronde.objects.select_related("samenwerkingsverband", "uitkomst").get(pk=echt.pk)
    uitkomst = uit_json(gesloten.uitkomst.inhoud)
    for soort, maak in SOORTEN.items():
        kaal = (maak(make_bron(gesloten, leeg, vijf_condities())) for leeg in zonder_cijfers(uitkomst))
        vast = frozenset().union(*(lees_getallen(lees_bestand(inhoud, soort)) for inhoud in kaal))
        verklaring = Verklaring(uitkomst, vijf_condities(), vast | getallen_van_vragenlijst())
        for lezer in (noor, sjoerd):
            inhoud = haal_op(lezer, gesloten, soort)
            assert inhoud is not None
            assert verklaring.vind_onverklaard_in_tekst(lees_bestand(inhoud, soort)) == []
    gelezen = bouw_uit_csv(haal_op(sjoerd, gesloten, "csv") or b"", ronde.k)
    assert vind_misrekeningen(ronde, gelezen) == []
    assert vind_lekken(ronde, gelezen) == []


def haal_op(lezer: Gebruiker, ronde: models.Ronde, soort: str) -> bytes | None:
    """The file, None when its address leads to the result page instead."""
    client = Client()
    client.force_login(lezer)
    antwoord = client.get(f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/resultaat/uitkomst.{soort}")
    return bytes(antwoord.content) if antwoord.status_code == HTTPStatus.OK else None
