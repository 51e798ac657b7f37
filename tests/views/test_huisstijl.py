"""The house style: a leader gives the samenwerkingsverband a colour and a logo, on report and slides."""

import threading
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from PIL import Image

from partnerschappen.domein.huisstijl import tell_contrast
from partnerschappen.forms.huisstijl import STALEN, HuisstijlForm
from partnerschappen.kern.kleur import GENOEG, contrast_met_wit, lees_kleur
from partnerschappen.kern.logo import maak_png
from partnerschappen.models import Gebruiker, Rapport, Samenwerkingsverband
from partnerschappen.rapport.huisstijl import make_huisstijl
from partnerschappen.rapport.maken import hash_invoer
from tests.kern.test_logo import png, svg
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld


@pytest.fixture
def leider(client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> Client:
    client.force_login(noor)
    return client


def pad(naam: str = "huisstijl") -> str:
    return reverse(naam, args=["rivierenrijk"])


def bewaar(leider: Client, **data: object) -> str:
    bestanden = {"logo": SimpleUploadedFile("logo", data.pop("logo"))} if "logo" in data else {}  # type: ignore[arg-type]
    if kleur := data.pop("kleur", ""):
        data = {"keuze": "eigen", "code": kleur, **data}
    return leider.post(pad(), {"kiezer": "#445566", **data, **bestanden}, follow=True).content.decode()


def huidig() -> Samenwerkingsverband:
    return Samenwerkingsverband.objects.get(slug="rivierenrijk")


def bytes_van_logo(leider: Client) -> bytes:
    return b"".join(leider.get(pad("huisstijl-logo")).streaming_content)  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ruw", [png(), svg()], ids=["PNG", "SVG"])
def test_a_logo_is_kept_shown_to_the_leader_and_taken_away(leider: Client, ruw: bytes) -> None:
    pagina = bewaar(leider, logo=ruw)
    assert "De huisstijl is bewaard" in pagina
    assert 'alt="Logo van Samen Opleiden Rivierenrijk"' in pagina
    naam = str(huidig().logo.name)
    assert bytes_van_logo(leider) == maak_png(ruw)
    assert "Nog geen logo." in bewaar(leider, zonder_logo="on")
    assert leider.get(pad("huisstijl-logo")).status_code == 404
    assert not default_storage.exists(naam)


def test_the_logo_goes_out_as_a_picture_and_nothing_else(leider: Client) -> None:
    bewaar(leider, logo=svg())
    response = leider.get(pad("huisstijl-logo"))
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "private" in response["Cache-Control"]
    assert Image.open(BytesIO(b"".join(response.streaming_content))).format == "PNG"  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
def test_another_logo_takes_the_place_of_the_one_there_was(leider: Client) -> None:
    bewaar(leider, logo=png())
    eerste = str(huidig().logo.name)
    bewaar(leider, logo=png(400, 400))
    assert str(huidig().logo.name) != eerste
    assert not default_storage.exists(eerste)
    bewaar(leider, kleur="#1F5FA8")
    assert default_storage.exists(str(huidig().logo.name))


def test_strangers_find_no_logo_and_the_stuurgroep_may_not_see_this_room(
    leider: Client, sjoerd: Gebruiker, vera: Gebruiker, bram: Gebruiker
) -> None:
    bewaar(leider, logo=png())
    for gebruiker, status in ((sjoerd, 403), (vera, 404), (bram, 404)):
        leider.force_login(gebruiker)
        assert [leider.get(pad(naam)).status_code for naam in ("huisstijl", "huisstijl-logo")] == [status, status]
        assert leider.post(pad(), {"keuze": "eigen", "code": "#000000", "zonder_logo": "on"}).status_code == status
    assert (huidig().kleur, bool(huidig().logo)) == ("", True)


def test_a_colour_is_kept_in_one_form_and_its_contrast_told_in_words(leider: Client) -> None:
    assert '<p data-grens="4.5">Goed te zien op wit papier.</p>' in bewaar(leider, kleur="1f5fa8")
    assert huidig().kleur == "#1F5FA8"
    assert 'id="band" width="210" height="9" fill="#1F5FA8"' in leider.get(pad()).content.decode()
    assert '<p id="zonder-kleur">Nog niet gekozen.' in bewaar(leider, kleur="")
    assert huidig().kleur == ""


@pytest.mark.parametrize(
    ("gekozen", "kleur"),
    [
        ({"keuze": ""}, ""),
        ({"keuze": "#2C7A34"}, "#2C7A34"),
        ({"keuze": "eigen", "kiezer": "#a1b2c3"}, "#A1B2C3"),
        ({"keuze": "eigen", "kiezer": "#a1b2c3", "code": "0b6"}, "#00BB66"),
        ({"keuze": "#2C7A34", "code": "#0B66B2"}, "#0B66B2"),
        ({"keuze": "#2C7A34", "kiezer": "#a1b2c3"}, "#2C7A34"),
    ],
)
def test_a_code_goes_before_all_and_the_colour_window_counts_only_for_an_own_colour(
    leider: Client, gekozen: dict[str, object], kleur: str
) -> None:
    bewaar(leider, **gekozen)
    assert huidig().kleur == kleur


@pytest.mark.parametrize("gekozen", [{"keuze": "#123456"}, {"keuze": "red"}, {"keuze": "eigen", "kiezer": "red;}"}])
def test_a_made_up_choice_changes_nothing(leider: Client, gekozen: dict[str, object]) -> None:
    bewaar(leider, kleur="#1F5FA8")
    assert "huisstijl is bewaard" not in bewaar(leider, **gekozen)
    assert huidig().kleur == "#1F5FA8"


@pytest.mark.parametrize(("kleur", "aan"), [("", ""), ("#2C7A34", "#2C7A34"), ("#123456", "eigen")])
def test_the_form_opens_with_what_was_kept(leider: Client, kleur: str, aan: str) -> None:
    Samenwerkingsverband.objects.update(kleur=kleur)
    form = HuisstijlForm(huidig())
    assert form["keuze"].value() == aan
    assert form["kiezer"].value() == (kleur or "#1F5FA8")


@pytest.mark.parametrize("kleur", STALEN)
def test_every_colour_that_is_offered_can_be_read_on_white(kleur: str) -> None:
    assert lees_kleur(kleur) == kleur
    assert contrast_met_wit(kleur) >= GENOEG


@pytest.mark.parametrize(
    ("kleur", "zin"),
    [("#23395B", "Goed te zien"), ("#8A8A8A", "Te zien op wit papier, al"), ("#FFE97F", "Licht: op wit")],
)
def test_words_for_contrast_follow_the_guideline(kleur: str, zin: str) -> None:
    assert tell_contrast(kleur).startswith(zin)


@pytest.mark.parametrize("kleur", ["rood", "#12345", "#1F5FA8;", "red;}", "url(x)"])
def test_what_is_no_colour_is_refused_in_words(leider: Client, kleur: str) -> None:
    assert "Vul een kleur in als #1F5FA8" in bewaar(leider, kleur=kleur)
    assert huidig().kleur == ""


@pytest.mark.parametrize(
    ("ruw", "zin"),
    [
        (svg("<script/>"), "Sla het logo op als PNG."),
        (svg("<text>Samen</text>"), "Zet de tekst om in lijnen"),
        (b"GIF89a", "Kies een PNG- of SVG-bestand."),
        (png() + b"x" * 1_000_001, "hooguit 1 MB"),
        (b"", "leeg"),
    ],
)
def test_what_is_no_logo_is_refused_in_words_and_changes_nothing(leider: Client, ruw: bytes, zin: str) -> None:
    bewaar(leider, kleur="#1F5FA8", logo=png())
    naam = huidig().logo.name
    assert zin in bewaar(leider, kleur="#000000", logo=ruw)
    assert (huidig().kleur, huidig().logo.name) == ("#1F5FA8", naam)


def test_taking_away_and_giving_at_once_is_asked_again(leider: Client) -> None:
    bewaar(leider, logo=png())
    assert "niet allebei" in bewaar(leider, logo=png(400, 400), zonder_logo="on")


def test_the_settings_lead_to_the_house_style(leider: Client, sjoerd: Gebruiker) -> None:
    assert pad() in leider.get(pad("instellingen")).content.decode()
    leider.force_login(sjoerd)
    assert pad() not in leider.get(pad("instellingen")).content.decode()


def test_the_report_bears_colour_and_logo(leider: Client) -> None:
    bewaar(leider, kleur="#1f5fa8", logo=svg())
    stijl = make_huisstijl(huidig())
    assert (stijl.kleur, stijl.logo_alt) == ("#1F5FA8", "Logo van Samen Opleiden Rivierenrijk")
    assert stijl.logo.startswith("data:image/png;base64,iVBORw0KGgo")


def test_reports_that_there_were_are_made_anew_but_not_when_nothing_changed(leider: Client) -> None:
    rapport = Rapport.objects.get(ronde=sluit_met(huidig(), tel_voorbeeld()))
    for kleur, status in (("", Rapport.Status.KLAAR), ("#1F5FA8", Rapport.Status.WACHT)):
        Rapport.objects.update(status=Rapport.Status.KLAAR, invoer=hash_invoer(rapport.ronde))
        bewaar(leider, kleur=kleur)
        rapport.refresh_from_db()
        assert rapport.status == status


@pytest.mark.django_db(transaction=True)
def test_two_leaders_at_once_leave_one_logo_and_no_stray_file(leider: Client, noor: Gebruiker) -> None:
    def stuur(maat: int) -> None:
        browser = Client()
        browser.force_login(noor)
        try:
            bewaar(browser, logo=png(maat, maat))
        finally:
            connection.close()

    draden = [threading.Thread(target=stuur, args=(maat,)) for maat in (200, 300)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    van_ons = [naam for naam in default_storage.listdir("logos")[1] if naam.startswith(f"{huidig().pk}-")]
    assert [f"logos/{naam}" for naam in van_ons] == [huidig().logo.name]
