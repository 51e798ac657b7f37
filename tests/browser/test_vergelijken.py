"""Two rounds side by side in a real browser: on a telephone and a screen, by axe, with everything opened."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from partnerschappen.kern.uitkomst import Uitkomst, als_json
from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband
from partnerschappen.models import Uitkomst as OpgeslagenUitkomst
from tests.browser.conftest import BUREAU, TELEFOON, MaakPagina
from tests.browser.test_resultaat import BEAMER, KLEINSTE_LETTER, log_in
from tests.gegevens import maak_ronde
from tests.rapport.voorbeelden import LAAG, VERHAAL, eensgezind, sluit_met, tel_voorbeeld

LANG = "Tweede tussenmeting van het schooljaar, na de verhuizing van de opleiding naar Tiel"

pytestmark = [pytest.mark.browser, pytest.mark.beeld, pytest.mark.django_db(transaction=True)]


def leg_eerder(nu: Ronde, titel: str, toen: Uitkomst) -> Ronde:
    """An earlier round with this uitkomst, released."""
    assert nu.gesloten_op is not None
    eerder = maak_ronde(nu.samenwerkingsverband, titel[:80], "eerder")
    Ronde.objects.filter(pk=eerder.pk).update(
        status=Ronde.Status.GESLOTEN,
        geopend_op=nu.gesloten_op - timedelta(days=200),
        gesloten_op=nu.gesloten_op - timedelta(days=180),
        vrijgegeven_op=timezone.now(),
    )
    OpgeslagenUitkomst.objects.create(ronde=eerder, inhoud=als_json(toen))
    return eerder


@pytest.mark.parametrize("breedte", [TELEFOON, BUREAU])
@pytest.mark.parametrize(
    ("titel", "toen"),
    [
        ("Najaar 2025", tel_voorbeeld(24, verhaal={**VERHAAL, "relatie": LAAG})),
        (LANG, tel_voorbeeld(7)),
        ("Alles verborgen", eensgezind("n")),
    ],
    ids=["verschil", "weinig", "verborgen"],
)
def test_a_comparison_is_found_is_accessible_and_fits(
    breedte: int,
    titel: str,
    toen: Uitkomst,
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    new_page: MaakPagina,
    check_page: Callable[[Page], None],
) -> None:
    nu = sluit_met(rivierenrijk, tel_voorbeeld())
    leg_eerder(nu, titel, toen)
    page = new_page(breedte)
    log_in(page, noor)
    page.goto(f"/s/{rivierenrijk.slug}/rondes/{nu.slug}/resultaat/")
    page.get_by_role("link", name=f"Naast {titel[:80]} leggen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("verschil" if toen.n > 12 else "niets te vergelijken")
    for details in page.locator("summary").all():
        details.click()
    expect(page.get_by_role("table")).to_be_visible()
    check_page(page)


@pytest.mark.parametrize(("breedte", "hoogte"), [(TELEFOON, 800), (BEAMER, 1080)])
@pytest.mark.parametrize(
    ("toen", "schermen"),
    [(tel_voorbeeld(24, verhaal={**VERHAAL, "relatie": LAAG}), 8), (eensgezind("n"), 8)],
    ids=["verschil", "verborgen"],
)
def test_a_comparison_in_large_mode_goes_screen_by_screen_with_keys(
    breedte: int,
    hoogte: int,
    toen: Uitkomst,
    schermen: int,
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    new_page: MaakPagina,
    check_page: Callable[[Page], None],
) -> None:
    nu = sluit_met(rivierenrijk, tel_voorbeeld())
    leg_eerder(nu, "Najaar 2025", toen)
    page = new_page(breedte)
    page.set_viewport_size({"width": breedte, "height": hoogte})
    log_in(page, noor)
    pad = f"/s/{rivierenrijk.slug}/rondes/{nu.slug}/resultaat/vergelijken/eerder/"
    page.goto(f"{pad}?groot=1")
    for nummer in range(1, schermen + 1):
        expect(page.locator(".g-bladeren")).to_contain_text(f"{nummer} van {schermen}")
        page.wait_for_load_state()
        check_page(page)
        if breedte == BEAMER:
            assert page.evaluate(KLEINSTE_LETTER) >= 28
            assert page.locator(".g-bladeren").evaluate("balk => balk.getBoundingClientRect().bottom") <= hoogte
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("link", name="Volgende")).to_have_count(0)
    page.get_by_role("link", name="Gewoon tonen").click()
    expect(page).to_have_url(re.compile(re.escape(pad) + "$"))
