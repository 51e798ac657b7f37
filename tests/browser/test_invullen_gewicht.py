"""What a first visit costs, cold, in Chromium: requests, and bytes as they cross the wire."""

import gzip

import pytest
from playwright.sync_api import Page, Request

from tests.browser.test_invullen import start

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KOPREGELS = 700  # bytes of headers per answer, rounded up
HOOGSTENS = 60_000


def note_requests(page: Page) -> list[Request]:
    """Everything that the page asks for from now on; what is in the browser's cache already counts once."""
    gevraagd: list[Request] = []

    def note(verzoek: Request) -> None:
        gevraagd.append(verzoek)

    page.on("request", note)
    return gevraagd


def weigh(page: Page, gevraagd: list[Request]) -> int:
    """Bytes as the server sends them: each address once, compressed, but for the font, which is so already."""
    adressen = {verzoek.url for verzoek in gevraagd if verzoek.method == "GET"}
    inhoud = {adres: page.request.get(adres).body() for adres in adressen}
    bytes_ = [len(tekst if adres.endswith(".woff2") else gzip.compress(tekst)) for adres, tekst in inhoud.items()]
    return sum(bytes_) + KOPREGELS * len({(verzoek.method, verzoek.url) for verzoek in gevraagd})


def test_first_visit_is_light(page: Page, link: str) -> None:
    gevraagd = note_requests(page)
    page.goto(link, wait_until="networkidle")
    assert len(gevraagd) <= 5
    assert weigh(page, gevraagd) <= HOOGSTENS


def test_all_the_way_to_the_first_statement_stays_within_the_same_weight(page: Page, link: str) -> None:
    gevraagd = note_requests(page)
    start(page, link)
    page.wait_for_load_state("networkidle")
    assert weigh(page, gevraagd) <= HOOGSTENS
