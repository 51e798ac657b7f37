"""A newcomer with only the README: from an empty machine to a PDF about their own list of people."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from partnerschappen.models import Gebruiker
from partnerschappen.taken.tik import tick
from tests.browser.conftest import MaakPagina

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CONDITIES = ["ambitie", "belangen", "relatie", "organisatie", "proces"]
LIJST = "Naam\tE-mail\tSchool\tRol\n" + "\n".join(
    f"Persoon {nummer}\tpersoon{nummer}@school{nummer % 2}.example\tSchool {nummer % 2}\tdocent"
    for nummer in range(1, 13)
)


@pytest.fixture
def postvak(settings: Settings, live_server: LiveServer, tmp_path: Path) -> None:
    """The demo's mailbox, and a report folder of its own."""
    settings.DEMO = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = settings.POSTVAK = tmp_path / "postvak"
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    settings.BASE_URL = live_server.url


@pytest.mark.usefixtures("postvak")
def test_from_logging_in_to_the_pdf_on_the_table(new_page: MaakPagina, tmp_path: Path) -> None:
    Gebruiker.objects.create_user("noor@school.example", naam="Noor de Wit", mag_aanmaken=True)
    leider = new_page(1280)
    log_in(leider)
    make_samenwerkingsverband(leider)
    paste_list(leider)
    open_ronde(leider)
    tick(timezone.now())
    links = read_invitations(new_page(1280))
    assert len(set(links)) == 12
    for nummer, link in enumerate(links[:10]):
        answer(new_page(360), link, nummer)
    close(leider)
    tick(timezone.now())
    pdf = PdfReader(BytesIO(download(leider, tmp_path)))
    tekst = " ".join(pagina.extract_text() for pagina in pdf.pages)
    assert 8 <= len(pdf.pages) <= 12
    assert "Samen Sterk" in tekst
    assert "10 van de 12" in re.sub(r"\s+", " ", tekst)


def log_in(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Inloggen").first.click()
    page.get_by_label("E-mailadres").fill("noor@school.example")
    page.locator("main").get_by_role("button").first.click()
    expect(page.get_by_role("heading", name="Kijk in je mail")).to_be_visible()
    tick(timezone.now())
    postvak = page.context.new_page()
    postvak.goto("/postvak/")
    postvak.locator("main table a").first.click()
    brief = postvak.locator(".brief").inner_text()
    code = re.search(r"log je in bij Reflectie:\s+(\S+)", brief)
    assert code is not None, brief
    postvak.close()
    page.get_by_label("Code").fill(code[1])
    page.locator("main").get_by_role("button").first.click()
    expect(page).to_have_url(re.compile("/samenwerkingsverbanden/$"))


def make_samenwerkingsverband(page: Page) -> None:
    page.get_by_role("link", name="Nieuw samenwerkingsverband").click()
    velden = {
        "naam": "Samen Sterk",
        "doel": "Samen leraren opleiden in de regio.",
        "contact_naam": "Noor de Wit",
        "contact_email": "noor@school.example",
        "verantwoordelijke": "Stichting Samen Sterk",
    }
    for naam, waarde in velden.items():
        page.locator(f"[name={naam}]").fill(waarde)
    page.locator("main").get_by_role("button").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Samen Sterk")


def paste_list(page: Page) -> None:
    page.goto("/s/samen-sterk/deelnemers/inlezen/")
    page.locator("main textarea").fill(LIJST)
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    for keuze in page.locator("main select").all():
        keuze.select_option("vo")
    page.get_by_role("button", name="Lijst inlezen").click()
    expect(page.get_by_text("Persoon 12")).to_be_visible()


def open_ronde(page: Page) -> None:
    vandaag = timezone.localdate()
    page.goto("/s/samen-sterk/rondes/nieuw/")
    page.get_by_label("Hoe heet deze ronde?").fill("Voorjaar")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Bewaren en verder").click()
    page.get_by_role("button", name="De lijst klopt, verder").click()
    page.get_by_label("Invullen kan tot en met").fill((vandaag + timedelta(days=14)).isoformat())
    page.get_by_label("Wanneer is het gesprek?").fill((vandaag + timedelta(days=28)).isoformat())
    page.get_by_label("Wanneer krijgt iedereen de uitkomst?").fill((vandaag + timedelta(days=21)).isoformat())
    page.get_by_role("button", name="Bewaren en verder").click()
    page.get_by_role("button", name="Bewaren en verder").click()
    page.get_by_role("button", name="Bewaren en verder").click()
    page.get_by_label("Ik heb alles nagekeken").check()
    page.get_by_role("button", name="Ronde openen").click()
    expect(page).to_have_url(re.compile("/rondes/voorjaar/$"))


def read_invitations(page: Page) -> list[str]:
    """What the newcomer finds in the mailbox: the link of each invitation."""
    page.goto("/postvak/")
    mails = [link.get_attribute("href") or "" for link in page.locator("main table a").all()]
    links = []
    for mail in mails:
        page.goto(mail)
        gevonden = page.locator(".brief a[href*='/u/']")
        if gevonden.count():
            links.append(gevonden.first.get_attribute("href") or "")
    return links


def answer(page: Page, link: str, nummer: int) -> None:
    """Ten minutes on a telephone: everything answered, checked, and sent in."""
    page.goto(link)
    page.get_by_role("button", name="Naar de vragenlijst").click()
    page.get_by_role("link", name="Begin", exact=True).click()
    for conditie in CONDITIES:
        expect(page.get_by_role("heading", level=1)).to_have_text(conditie.capitalize())
        for stelling in range(1, 7):
            woord = ["oneens", "eens", "helemaal eens"][(nummer + stelling) % 3]
            page.locator(f"#{conditie}-{stelling}").get_by_label(woord, exact=True).check()
        page.get_by_role("button", name="Verder naar").click()
    page.get_by_role("button", name="Verder naar").click()
    page.get_by_label("Ik heb mijn antwoorden nagekeken.").check()
    page.get_by_role("button", name="Stuur mijn antwoorden in").click()
    expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible()
    page.context.close()


def close(page: Page) -> None:
    page.goto("/s/samen-sterk/rondes/voorjaar/sluiten/")
    page.get_by_label("Ik weet dat dit niet kan worden teruggedraaid.").check()
    page.get_by_role("button", name="Ronde sluiten").click()
    expect(page.get_by_role("heading", name="Je leest de uitkomst vanaf")).to_be_visible()
    page.get_by_role("link", name="Terug naar de ronde").click()
    page.get_by_role("link", name="Kies een eerdere dag").click()
    page.get_by_label("Nieuwe dag").fill((timezone.localdate() + timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Bewaren").click()


def download(page: Page, tmp_path: Path) -> bytes:
    page.goto("/s/samen-sterk/rondes/voorjaar/resultaat/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Rapport downloaden (PDF)").first.click()
    assert download.value.suggested_filename.endswith(".pdf")
    download.value.save_as(tmp_path / "rapport.pdf")
    return (tmp_path / "rapport.pdf").read_bytes()
