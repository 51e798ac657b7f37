"""Taking an uitkomst along: who may, from when, under which name, and remarks only for who reads them."""

import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband
from tests.rapport.voorbeelden import OPMERKINGEN, sluit_met, tel_voorbeeld

SOORTEN = ("xlsx", "pptx", "csv")
alle_soorten = pytest.mark.parametrize("soort", SOORTEN)


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    return sluit_met(rivierenrijk, tel_voorbeeld())


def als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def resultaat(ronde: Ronde) -> str:
    return f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/resultaat/"


def bladen(inhoud: bytes) -> list[str]:
    return openpyxl.load_workbook(io.BytesIO(inhoud)).sheetnames


def zeg_gesloten(ronde: Ronde, **velden: object) -> None:
    Ronde.objects.filter(pk=ronde.pk).update(**velden)


@pytest.mark.parametrize(
    ("soort", "naam", "type_"),
    [
        ("xlsx", "uitkomst-samen-opleiden-rivierenrijk-voorjaar-2026.xlsx", "spreadsheetml.sheet"),
        ("pptx", "gesprek-samen-opleiden-rivierenrijk-voorjaar-2026.pptx", "presentationml.presentation"),
        ("csv", "uitkomst-samen-opleiden-rivierenrijk-voorjaar-2026.csv", "text/csv; charset=utf-8"),
    ],
)
def test_leader_gets_a_file_with_a_name_that_is_no_page_and_no_copy_of_a_cache(
    soort: str, naam: str, type_: str, noor: Gebruiker, ronde: Ronde
) -> None:
    antwoord = als(noor).get(f"{resultaat(ronde)}uitkomst.{soort}")
    assert antwoord.headers["Content-Disposition"] == f'attachment; filename="{naam}"'
    assert antwoord.headers["Content-Type"].endswith(type_)
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in antwoord.headers["Cache-Control"]
    assert (soort == "csv") or zipfile.is_zipfile(io.BytesIO(antwoord.content))


def test_names_without_a_latin_letter_leave_a_name_for_the_file(noor: Gebruiker, ronde: Ronde) -> None:
    zeg_gesloten(ronde, titel="2026")
    Samenwerkingsverband.objects.update(naam="\N{ARABIC LETTER NOON}")
    antwoord = als(noor).get(f"{resultaat(ronde)}uitkomst.csv")
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="uitkomst-2026.csv"'


@alle_soorten
def test_stranger_gets_no_file(soort: str, vera: Gebruiker, bram: Gebruiker, ronde: Ronde) -> None:
    for buitenstaander in (vera, bram):
        assert als(buitenstaander).get(f"{resultaat(ronde)}uitkomst.{soort}").status_code == 404


@alle_soorten
def test_nobody_gets_a_file_before_the_uitkomst_may_be_read(
    soort: str, noor: Gebruiker, sjoerd: Gebruiker, ronde: Ronde
) -> None:
    over_een_maand = (timezone.now() + timedelta(days=30)).date()
    zeg_gesloten(ronde, gesloten_op=timezone.now(), uitkomst_op=over_een_maand, vrijgegeven_op=None)
    for lezer in (noor, sjoerd):
        assert als(lezer).get(f"{resultaat(ronde)}uitkomst.{soort}").headers["Location"] == resultaat(ronde)


@alle_soorten
@pytest.mark.parametrize("status", [Ronde.Status.OPEN, Ronde.Status.SLUIT, Ronde.Status.VERVALLEN])
def test_a_ronde_that_is_not_closed_has_no_files(soort: str, status: str, noor: Gebruiker, ronde: Ronde) -> None:
    zeg_gesloten(ronde, status=status)
    assert als(noor).get(f"{resultaat(ronde)}uitkomst.{soort}").headers["Location"] == resultaat(ronde)


def test_stuurgroep_gets_remarks_once_the_leader_looked_through_them(
    noor: Gebruiker, sjoerd: Gebruiker, ronde: Ronde
) -> None:
    zeg_gesloten(ronde, nagekeken_op=None, vrijgegeven_op=None)
    adres = f"{resultaat(ronde)}uitkomst.xlsx"
    assert "Opmerkingen" in bladen(als(noor).get(adres).content)
    assert "Opmerkingen" not in bladen(als(sjoerd).get(adres).content)
    zeg_gesloten(ronde, nagekeken_op=timezone.now())
    assert "Opmerkingen" in bladen(als(sjoerd).get(adres).content)


def test_a_remark_that_the_leader_keeps_out_is_in_no_file(noor: Gebruiker, ronde: Ronde) -> None:
    vraag, teksten = next((v, t) for v, t in ronde.uitkomst.inhoud["opmerkingen"].items() if len(set(t)) > 1)
    zeg_gesloten(ronde, weggelaten={vraag: [plaats for plaats, tekst in enumerate(teksten) if tekst == teksten[0]]})
    boek = openpyxl.load_workbook(io.BytesIO(als(noor).get(f"{resultaat(ronde)}uitkomst.xlsx").content))
    naam = vraag.removeprefix("opmerking-").capitalize()
    over = [
        tekst
        for waarover, tekst in boek["Opmerkingen"].iter_rows(min_row=2, max_col=2, values_only=True)
        if waarover == naam
    ]
    assert over == [tekst for tekst in teksten if tekst != teksten[0]]
    laatste = [cel.value for cel in boek["Opmerkingen"]["A"]][-1]
    assert "weggelaten" in str(laatste), "how many were kept out is told"


def test_that_nobody_wrote_anything_is_no_remark(noor: Gebruiker, ronde: Ronde) -> None:
    opmerkingen = ronde.uitkomst.inhoud["opmerkingen"]
    opmerkingen["opmerking-relatie"] = []
    ronde.uitkomst.save()
    boek = openpyxl.load_workbook(io.BytesIO(als(noor).get(f"{resultaat(ronde)}uitkomst.xlsx").content))
    _kop, *rijen = boek["Opmerkingen"].iter_rows(max_col=2, values_only=True)
    assert [tekst for _over, tekst in rijen if tekst] == [
        tekst for teksten in opmerkingen.values() for tekst in teksten
    ]
    assert ("Relatie: Hier schreef niemand iets op.", None) in rijen


@pytest.mark.parametrize("soort", ["pptx", "csv"])
def test_slides_and_csv_hold_no_remark(soort: str, noor: Gebruiker, ronde: Ronde) -> None:
    inhoud = als(noor).get(f"{resultaat(ronde)}uitkomst.{soort}").content
    if soort == "pptx":
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            inhoud = b"\n".join(pakket.read(deel) for deel in pakket.namelist())
    assert [tekst for tekst in OPMERKINGEN if tekst[:25].encode() in inhoud] == []


def test_page_offers_the_files(noor: Gebruiker, ronde: Ronde) -> None:
    pagina = als(noor).get(resultaat(ronde)).content.decode()
    assert [soort for soort in SOORTEN if f'href="{resultaat(ronde)}uitkomst.{soort}"' not in pagina] == []
