"""What the mails say, and what they may not hold."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from pytest_django import Settings

from partnerschappen.domein.mails import OnvolledigBericht, build_mail, build_voorbeeld, format_afzender
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.uitnodigingen import token_of
from partnerschappen.domein.weigering import RondeNietOpen
from partnerschappen.models import Bericht, Gebruiker, Rol, Ronde, Samenwerkingsverband, Uitnodiging
from tests.domein.test_sluiting import beantwoord
from tests.gegevens import geef_rol, open_ronde_met
from tests.klok import Klok, moment


@pytest.fixture
def ronde(klok: Klok, rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> Ronde:
    ronde = open_ronde_met(rivierenrijk, noor, 12)
    ronde.sluit_op, ronde.gesprek_op = moment(14, 17), moment(25).date()
    ronde.uitkomst_op, ronde.gesprek_details = moment(18).date(), "14.00 uur, aula"
    ronde.mailtekst = "Hoi,\n\n<b>Doe</b> mee & praat mee."
    ronde.save()
    return ronde


@pytest.fixture
def uitnodiging(ronde: Ronde) -> Uitnodiging:
    return Uitnodiging.objects.select_related("ronde__sleutel").get(email="deelnemer1@partner.example")


def mail_van(soort: str, **betrokken: object) -> EmailMultiAlternatives:
    return build_mail(Bericht(soort=soort, sleutel=soort, **betrokken))


def html_van(mail: EmailMultiAlternatives) -> str:
    return str(mail.alternatives[0][0])


def as_received(mail: EmailMultiAlternatives) -> EmailMessage:
    return message_from_bytes(mail.message().as_bytes(), policy=policy.default)


def test_an_invitation_tells_who_asks_what_for_until_when_what_is_shown_and_whom_to_ask(
    uitnodiging: Uitnodiging, noor: Gebruiker
) -> None:
    mail = mail_van("uitnodiging", uitnodiging=uitnodiging, afzender=noor)
    link = f"{settings.BASE_URL}/u/{token_of(uitnodiging)}/"
    for zin in (
        "Beste Deelnemer 1,",
        "Noor de Wit vraagt je mee te doen aan de reflectieronde ‘Voorjaar’ van Samen Opleiden Rivierenrijk.",
        "ongeveer 10 minuten",
        "Insturen kan tot vrijdag 14 maart 2031 om 17.00 uur.",
        "alleen als ten minste 5 mensen hun antwoorden hebben ingestuurd",
        "pas vanaf 10 mensen, en een stelling of keuze alleen als ten minste 5 van hen er antwoord op gaven.",
        "Iedereen krijgt de uitkomst op dinsdag 18 maart 2031.",
        "Het gesprek erover is op dinsdag 25 maart 2031 (14.00 uur, aula).",
        "De link is alleen voor jou.",
        "Vragen? Mail Noor de Wit: noor@rivierenrijk.example.",
        "Verantwoordelijk voor je gegevens (AVG): Stichting Rivierenrijk.",
        link,
    ):
        assert zin in mail.body
        assert zin in html_van(mail)
    assert mail.subject == "Hoe gaat het samenwerken in Samen Opleiden Rivierenrijk?"
    assert (mail.to, mail.reply_to) == (["deelnemer1@partner.example"], ["noor@rivierenrijk.example"])
    assert as_received(mail)["From"] == "Noor de Wit via Reflectie <reflectie@localhost>"
    assert "kleine kring" not in mail.body


def test_the_personal_text_is_text_and_nothing_else(uitnodiging: Uitnodiging, noor: Gebruiker) -> None:
    mail = mail_van("uitnodiging", uitnodiging=uitnodiging, afzender=noor)
    assert "Hoi,\n\n<b>Doe</b> mee & praat mee." in mail.body
    assert "Hoi,<br><br>&lt;b&gt;Doe&lt;/b&gt; mee &amp; praat mee." in html_van(mail)


def test_in_a_kleine_kring_the_smaller_numbers_are_told(uitnodiging: Uitnodiging, noor: Gebruiker) -> None:
    uitnodiging.ronde.geheimhouding = "kleine_kring"
    mail = mail_van("uitnodiging", uitnodiging=uitnodiging, afzender=noor)
    assert "ten minste 3 mensen" in mail.body
    assert (
        "pas vanaf 6 mensen, en een stelling of keuze alleen als ten minste 3 van hen er antwoord op gaven."
        in mail.body
    )
    assert "Dit is een ronde in kleine kring" in mail.body


@pytest.mark.parametrize("soort", ["herinnering", "staat_klaar"])
def test_a_reminder_is_automatic_brings_no_answer_to_the_leader_and_says_that_nobody_sees_it(
    soort: str, uitnodiging: Uitnodiging, noor: Gebruiker
) -> None:
    mail = mail_van(soort, uitnodiging=uitnodiging, afzender=noor)
    ontvangen = as_received(mail)
    assert ontvangen["Reply-To"] is None
    assert ontvangen["Auto-Submitted"] == "auto-generated"
    assert ontvangen["From"] == "Noor de Wit via Reflectie <reflectie@localhost>"
    assert f"/u/{token_of(uitnodiging)}/" in mail.body
    assert "ook Noor de Wit niet" in mail.body
    assert "vrijdag 14 maart 2031 om 17.00 uur" in mail.body


def test_a_test_mail_shows_the_invitation_without_any_working_link(ronde: Ronde, noor: Gebruiker) -> None:
    mail = mail_van("proef", ronde=ronde, gebruiker=noor)
    assert mail.to == [noor.email]
    assert "/u/" not in mail.body + html_van(mail)
    assert f"{settings.BASE_URL}/s/rivierenrijk/rondes/voorjaar/stellingen/\n" in mail.body
    assert mail.body.count("Beste [naam van de deelnemer],") == 1
    assert "Hoi,\n\n<b>Doe</b> mee & praat mee." in mail.body
    assert build_voorbeeld(ronde=ronde, afzender=noor).body == mail.body


def test_no_link_can_be_made_after_closing(uitnodiging: Uitnodiging, noor: Gebruiker) -> None:
    close_ronde(ronde_id=uitnodiging.ronde_id)
    verse = Uitnodiging.objects.get(pk=uitnodiging.pk)
    with pytest.raises(RondeNietOpen):
        mail_van("herinnering", uitnodiging=verse, afzender=noor)


@pytest.mark.parametrize(("soort", "zin"), [("projectleider", "projectleider gemaakt"), ("stuurgroep", "lid van de")])
def test_who_gets_access_learns_from_whom_to_what_and_how_to_log_in(
    soort: Rol.Soort, zin: str, rivierenrijk: Samenwerkingsverband, noor: Gebruiker, vera: Gebruiker
) -> None:
    geef_rol(vera, rivierenrijk, soort)
    mail = mail_van("toegang", gebruiker=vera, samenwerkingsverband=rivierenrijk, afzender=noor)
    assert mail.to == ["vera@elders.example"]
    assert "Noor de Wit heeft je" in mail.body
    assert zin in mail.body
    assert f"{settings.BASE_URL}/aanmelden/" in mail.body


def test_access_that_was_taken_away_again_is_not_announced(rivierenrijk: Samenwerkingsverband, vera: Gebruiker) -> None:
    with pytest.raises(OnvolledigBericht):
        mail_van("toegang", gebruiker=vera, samenwerkingsverband=rivierenrijk)


@pytest.mark.parametrize(
    ("aantal", "zinnen"),
    [
        (0, ["Niemand heeft antwoorden ingestuurd.", "ten minste 5 inzendingen nodig: nog 5."]),
        (1, ["1 persoon heeft antwoorden ingestuurd.", "nog 4.", "er geen uitkomst"]),
        (4, ["4 mensen hebben hun antwoorden ingestuurd.", "ten minste 5 inzendingen nodig: nog 1.", "verwijderd"]),
        (5, ["5 mensen", "alleen de scores per conditie", "ten minste 10 inzendingen nodig: nog 5."]),
        (9, ["9 mensen", "ten minste 10 inzendingen nodig: nog 1."]),
    ],
)
def test_too_few_answers_are_told_with_what_is_lacking_and_how_long_the_ronde_waits(
    aantal: int, zinnen: list[str], ronde: Ronde, noor: Gebruiker
) -> None:
    beantwoord(ronde, aantal)
    mail = mail_van("te_weinig", ronde=ronde, gebruiker=noor)
    assert [zin for zin in zinnen if zin not in mail.body] == []
    assert "sluit de ronde vanzelf op vrijdag 21 maart om 17.00 uur" in mail.body
    assert f"{settings.BASE_URL}/s/rivierenrijk/rondes/voorjaar/" in mail.body


def test_a_closed_ronde_is_told_with_the_way_to_its_result(ronde: Ronde, noor: Gebruiker, klok: Klok) -> None:
    beantwoord(ronde, 10)
    klok.zet(14, 17)
    close_ronde(ronde_id=ronde.pk)
    mail = build_mail(Bericht.objects.get(soort="gesloten"))
    assert "Op dinsdag 18 maart 2031 krijgt iedereen die was uitgenodigd de uitkomst vanzelf" in mail.body
    assert mail.subject == "De uitkomst van ‘Voorjaar’ van Samen Opleiden Rivierenrijk is er"
    assert "10 van de 12 genodigden" in mail.body
    assert f"{settings.BASE_URL}/s/rivierenrijk/rondes/voorjaar/resultaat/" in mail.body


def test_closed_without_uitkomst_gives_no_number_away(ronde: Ronde, noor: Gebruiker, sjoerd: Gebruiker) -> None:
    beantwoord(ronde, 3)
    close_ronde(ronde_id=ronde.pk)
    leider, stuurgroep = (
        build_mail(bericht) for bericht in Bericht.objects.filter(soort="gesloten").order_by("gebruiker_id")
    )
    assert leider.subject == "‘Voorjaar’ van Samen Opleiden Rivierenrijk is gesloten zonder uitkomst"
    assert "Minder dan 5 mensen" in leider.body
    assert "3" not in leider.body.replace("2031", "").replace("3 maart", "")
    assert "Je kunt een nieuwe ronde voorbereiden." in leider.body
    assert "De projectleider kan een nieuwe ronde voorbereiden." in stuurgroep.body


@pytest.mark.parametrize(
    ("naam", "weergave"),
    [
        ("Noor de Wit", "Noor de Wit via Reflectie"),
        ("Zoë Müller-Łąk 🌷", "Zoë Müller-Łąk 🌷 via Reflectie"),
        ('Wit, Noor "de" (mr.) <noor>', 'Wit, Noor "de" (mr.) <noor> via Reflectie'),
        ("Noor\r\nBcc: vera@elders.example", "Reflectie"),
        ("Noor\r\nBcc: iedereen", "Noor Bcc: iedereen via Reflectie"),
        ("directie@school.example", "Reflectie"),
        ("x" * 300, "x" * 60 + " via Reflectie"),
        (" \t ", "Reflectie"),
        ("=?utf-8?q?Noor?=", "Noor via Reflectie"),
    ],
)
def test_whatever_a_leader_is_called_the_sender_is_one_address_of_ours(
    naam: str, weergave: str, uitnodiging: Uitnodiging, noor: Gebruiker
) -> None:
    noor.naam = naam
    uitnodiging.ronde.samenwerkingsverband.naam = f"A{naam}"
    uitnodiging.ronde.samenwerkingsverband.contact_naam = ""
    ontvangen = as_received(mail_van("uitnodiging", uitnodiging=uitnodiging, afzender=noor))
    assert [(adres.display_name, adres.addr_spec) for adres in ontvangen["From"].addresses] == [
        (weergave, "reflectie@localhost")
    ]
    assert ontvangen["Bcc"] is None
    assert len(ontvangen.get_all("Subject", [])) == 1


def test_the_sender_bears_the_product_name_of_the_installation(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Terugblik <post@regio.example>"
    assert format_afzender("Noor") == "Noor via Terugblik <post@regio.example>"
    settings.DEFAULT_FROM_EMAIL = "post@regio.example"
    assert format_afzender("Noor") == "Noor via Reflectie <post@regio.example>"


@pytest.mark.parametrize("soort", Bericht.Soort.values)
def test_every_mail_has_its_three_templates_and_refuses_a_row_without_its_subject(soort: str) -> None:
    map_ = Path(settings.BASE_DIR) / "templates" / "mail"
    assert [f for f in ("onderwerp.txt", "txt", "html") if not (map_ / f"{soort}.{f}").is_file()] == []
    with pytest.raises(OnvolledigBericht):
        mail_van(soort)
