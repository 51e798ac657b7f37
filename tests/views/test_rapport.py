"""The report: downloading it, waiting for it, having it made again."""

import io

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from partnerschappen.models import Gebruiker, Rapport, Ronde, Samenwerkingsverband
from partnerschappen.rapport.maken import make_rapport
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    return sluit_met(rivierenrijk, tel_voorbeeld(7, genodigd=10))


def als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def adres(ronde: Ronde, staart: str = "") -> str:
    return f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/rapport/{staart}"


def resultaat(ronde: Ronde) -> str:
    return f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/resultaat/"


def test_leader_and_stuurgroep_download_the_report_from_storage(
    noor: Gebruiker, sjoerd: Gebruiker, ronde: Ronde
) -> None:
    Ronde.objects.filter(pk=ronde.pk).update(nagekeken_op=timezone.now())
    make_rapport(ronde.pk)
    for lezer in (noor, sjoerd):
        antwoord = als(lezer).get(adres(ronde))
        assert antwoord["Content-Type"] == "application/pdf"
        assert "rapport-samen-opleiden-rivierenrijk-voorjaar-2026.pdf" in antwoord["Content-Disposition"]
        assert "no-store" in antwoord["Cache-Control"]
        assert PdfReader(io.BytesIO(antwoord.getvalue())).pages


def test_the_stuurgroep_has_the_report_before_the_leader_looked_through_the_remarks(
    sjoerd: Gebruiker, ronde: Ronde
) -> None:
    """It has none until then: see `test_the_report_has_remarks_from_the_first_look_on`."""
    make_rapport(ronde.pk)
    assert als(sjoerd).get(adres(ronde)).getvalue().startswith(b"%PDF-")


def test_stranger_gets_no_report_and_stuurgroep_can_not_order_one(
    vera: Gebruiker, bram: Gebruiker, sjoerd: Gebruiker, ronde: Ronde
) -> None:
    make_rapport(ronde.pk)
    for buitenstaander in (vera, bram):
        assert als(buitenstaander).get(adres(ronde)).status_code == 404
        assert als(buitenstaander).get(adres(ronde, "stand/")).status_code == 404
        assert als(buitenstaander).post(adres(ronde, "maken/")).status_code == 404
    assert als(sjoerd).post(adres(ronde, "maken/")).status_code == 403


def test_page_says_that_the_report_is_being_made(noor: Gebruiker, ronde: Ronde) -> None:
    client = als(noor)
    assert "Het rapport wordt gemaakt" in client.get(resultaat(ronde)).content.decode()
    assert "hx-get" in client.get(adres(ronde, "stand/")).content.decode()
    assert client.get(adres(ronde)).headers["Location"] == resultaat(ronde)


def test_failed_report_can_be_ordered_again_by_the_leader_only(
    noor: Gebruiker, sjoerd: Gebruiker, ronde: Ronde
) -> None:
    Rapport.objects.update(status=Rapport.Status.MISLUKT, pogingen=3)
    assert "Opnieuw proberen" in als(noor).get(resultaat(ronde)).content.decode()
    assert "Opnieuw proberen" not in als(sjoerd).get(resultaat(ronde)).content.decode()
    als(noor).post(adres(ronde, "maken/"))
    rapport = Rapport.objects.get()
    assert (rapport.status, rapport.pogingen) == (Rapport.Status.WACHT, 0)


def test_report_that_went_missing_is_made_again(noor: Gebruiker, ronde: Ronde) -> None:
    make_rapport(ronde.pk)
    default_storage.delete(str(Rapport.objects.get().bestand.name))
    assert als(noor).get(adres(ronde)).headers["Location"] == resultaat(ronde)
    assert Rapport.objects.get().status == Rapport.Status.WACHT


def test_report_of_older_names_is_made_again(noor: Gebruiker, ronde: Ronde) -> None:
    make_rapport(ronde.pk)
    assert "Rapport downloaden" in als(noor).get(resultaat(ronde)).content.decode()
    Samenwerkingsverband.objects.filter(pk=ronde.samenwerkingsverband_id).update(naam="Anders")
    assert "Het rapport wordt gemaakt" in als(noor).get(resultaat(ronde)).content.decode()
    assert Rapport.objects.get().status == Rapport.Status.WACHT
