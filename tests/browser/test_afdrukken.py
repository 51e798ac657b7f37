"""Printed from the browser: whose page it is, of which ronde, and the leader's foreword, folded or not."""

import io

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from pypdf import PdfReader

from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband
from tests.browser.test_resultaat import log_in, resultaat
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld

pytestmark = [pytest.mark.browser, pytest.mark.beeld, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    ronde = sluit_met(rivierenrijk, tel_voorbeeld())
    Ronde.objects.update(vrijgegeven_op=timezone.now(), voorwoord="Dank voor jullie tijd.")
    return ronde


def print_page(page: Page) -> str:
    """The text that stands on the paper."""
    return " ".join(" ".join(blad.extract_text().split()) for blad in PdfReader(io.BytesIO(page.pdf())).pages)


@pytest.mark.parametrize("staart", ["", "conditie/ambitie/", "groepen/", "geheel/", "verkennen/"])
def test_paper_says_whose_it_is_and_of_which_ronde(
    staart: str, page: Page, noor: Gebruiker, ronde: Ronde, rivierenrijk: Samenwerkingsverband
) -> None:
    log_in(page, noor)
    page.goto(resultaat(ronde) + staart)
    assert page.get_by_text(f"{rivierenrijk.naam} · {ronde.titel}").is_hidden()
    papier = print_page(page)
    assert papier.startswith(rivierenrijk.naam)
    assert ronde.titel in papier[:300]


def test_the_foreword_is_printed_and_what_else_is_folded_is_not(page: Page, noor: Gebruiker, ronde: Ronde) -> None:
    log_in(page, noor)
    page.goto(resultaat(ronde))
    papier = print_page(page)
    assert "Dank voor jullie tijd." in papier
    assert "Waarom staat dit hier?" not in papier
