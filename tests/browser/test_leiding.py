"""The leader's pages in a real browser: nothing for axe, nothing sideways, and the path of a ronde by hand."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from partnerschappen.domein.voorbereiding import VOORBEREIDING
from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband, Stand, Uitnodiging
from tests.gegevens import maak_deelnemer, maak_organisatie, maak_ronde, open_ronde_met

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Keur = Callable[[Page], None]


def _pad(naam: str, *meer: object) -> str:
    return reverse(naam, args=["rivierenrijk", *meer])


@pytest.mark.parametrize("breedte", [360, 1280])
def test_pages_of_a_samenwerkingsverband(
    new_page: Callable[..., Page],
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    log_in: Callable[[Page, Gebruiker], None],
    check_page: Keur,
    breedte: int,
) -> None:
    page = new_page(breedte)
    noor.mag_aanmaken = True
    noor.save()
    log_in(page, noor)
    lang = maak_organisatie(rivierenrijk, "Stichting Openbaar Onderwijs Rivierengebied en Omstreken", "schoolbestuur")
    deelnemer = maak_deelnemer(lang)
    rol = rivierenrijk.rollen.get()
    for pad in (
        reverse("overzicht"),
        reverse("samenwerkingsverband-nieuw"),
        *(_pad(naam) for naam in ("samenwerkingsverband", "instellingen", "samenwerkingsverband-wijzigen")),
        *(_pad(naam) for naam in ("organisatie-nieuw", "toegang-geven", "deelnemers", "deelnemer-nieuw", "rondes")),
        _pad("organisatie-weg", lang.pk),
        _pad("toegang-weg", rol.pk),
        _pad("deelnemer", deelnemer.pk),
        _pad("deelnemer-weg", deelnemer.pk),
        _pad("deelnemers-importeren"),
        _pad("ronde-nieuw"),
    ):
        page.goto(pad)
        check_page(page)


@pytest.mark.parametrize("breedte", [360, 1280])
def test_pages_of_a_ronde_in_every_state(
    new_page: Callable[..., Page],
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    log_in: Callable[[Page, Gebruiker], None],
    check_page: Keur,
    breedte: int,
) -> None:
    page = new_page(breedte)
    log_in(page, noor)
    ronde = open_ronde_met(rivierenrijk, noor)
    concept = maak_ronde(rivierenrijk, "Najaar", "najaar")
    for stap in (*VOORBEREIDING, "openen", "stellingen", "weg"):
        page.goto(_pad(f"ronde-{stap}", concept.slug))
        check_page(page)
    Stand.objects.create(ronde=ronde, geteld_op=timezone.now(), ingestuurd=4, organisaties={"De Klimboom": "helft"})
    eerste, tweede, *_ = Uitnodiging.objects.order_by("email")
    eerste.berichten.update(status="mislukt", fout="ontvanger 550 5.1.1")
    Uitnodiging.objects.filter(pk=tweede.pk).update(status="niet_juist")
    maak_deelnemer(rivierenrijk.organisaties.get(), 99)
    paden = [_pad(naam, ronde.slug) for naam in ("ronde", "ronde-datums", "ronde-toevoegen", "ronde-sluiten")]
    for pad in (*paden, _pad("ronde-adres", ronde.slug, eerste.pk)):
        page.goto(pad)
        check_page(page)
    for status in ("sluit", "gesloten", "vervallen"):
        Ronde.objects.filter(pk=ronde.pk).update(status=status, gesloten_op=timezone.now())
        page.goto(_pad("ronde", ronde.slug))
        check_page(page)


def test_list_of_people_comes_in_by_hand(
    telefoon: Page,
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    log_in: Callable[[Page, Gebruiker], None],
    check_page: Keur,
) -> None:
    log_in(telefoon, noor)
    telefoon.goto(_pad("deelnemers-importeren"))
    telefoon.get_by_label("Plak hier de regels uit Excel").fill("naam\te-mail\torganisatie\nAns Bos\tans@\tDe Boog\n")
    telefoon.get_by_role("button", name="Bekijk wat er gebeurt").click()
    expect(telefoon.get_by_text("‘ans@’ is geen e-mailadres.")).to_be_visible()
    check_page(telefoon)
    lijst = telefoon.get_by_label("Verbeter de regels hier, of in je eigen bestand")
    lijst.fill(lijst.input_value().replace("ans@", "info@boog.example"))
    telefoon.get_by_role("button", name="Bekijk opnieuw wat er gebeurt").click()
    expect(telefoon.get_by_text("Dit lijkt een gedeeld adres.")).to_be_visible()
    check_page(telefoon)
    telefoon.get_by_label("De Boog").select_option("po")
    telefoon.get_by_role("button", name="Lijst inlezen").click()
    expect(telefoon.get_by_text("De lijst is ingelezen: 1 deelnemer erbij.")).to_be_visible()
    assert rivierenrijk.deelnemers.get().email == "info@boog.example"


def test_ronde_is_prepared_and_opened_step_by_step(
    page: Page,
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    log_in: Callable[[Page, Gebruiker], None],
) -> None:
    organisatie = maak_organisatie(rivierenrijk)
    for nummer in range(10):
        maak_deelnemer(organisatie, nummer)
    log_in(page, noor)
    page.goto(_pad("ronde-nieuw"))
    page.get_by_label("Hoe heet deze ronde?").fill("Voorjaar 2027")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Bewaren en verder").click()
    page.get_by_role("button", name="De lijst klopt, verder").click()
    vandaag = timezone.localdate()
    page.get_by_label("Invullen kan tot en met").fill((vandaag + timedelta(weeks=2)).isoformat())
    page.get_by_label("Wanneer is het gesprek?").fill((vandaag + timedelta(weeks=4)).isoformat())
    page.get_by_label("Wanneer krijgt iedereen de uitkomst?").fill((vandaag + timedelta(weeks=3)).isoformat())
    page.get_by_role("button", name="Bewaren en verder").click()
    page.get_by_label("Vertrouwelijk Voor de meeste samenwerkingen").check()
    page.get_by_role("button", name="Bewaren en verder").click()
    expect(page.get_by_role("button", name="Tekst kopiëren")).to_be_visible()
    page.get_by_role("button", name="Bewaren en verder").click()
    page.get_by_label("Ik heb alles nagekeken").check()
    page.get_by_role("button", name="Ronde openen").click()
    expect(page.get_by_text("De ronde is open.")).to_be_visible()
    assert Uitnodiging.objects.count() == 10
