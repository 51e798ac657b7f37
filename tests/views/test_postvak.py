"""The demo's mailbox; in production there is none."""

from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db
LINK = "http://127.0.0.1:8000/u/abcdefghijklmnopqrstuvwxyz234567/"


@pytest.fixture
def demo(settings: Settings, tmp_path: Path) -> None:
    settings.DEMO, settings.POSTVAK = True, tmp_path


def send(*onderwerpen: str) -> None:
    berichten = []
    for onderwerp in onderwerpen:
        bericht = EmailMultiAlternatives(onderwerp, f"Open je link:\n{LINK}\n<b>vet</b>", to=["joost@klimboom.example"])
        bericht.attach_alternative("<p>in HTML</p><script>alert(1)</script>", "text/html")
        berichten.append(bericht)
    from django.conf import settings  # the fixture's own folder

    get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=settings.POSTVAK).send_messages(
        berichten
    )


def test_outside_the_demo_there_is_no_mailbox(client: Client) -> None:
    assert client.get("/postvak/").status_code == 404
    assert client.get("/postvak/20260101-0/").status_code == 404


@pytest.mark.usefixtures("demo")
def test_an_empty_mailbox_says_when_mails_come(client: Client) -> None:
    assert "Er zijn nog geen mails" in client.get("/postvak/").content.decode()


@pytest.mark.usefixtures("demo")
def test_every_mail_of_a_batch_is_listed_the_newest_first(client: Client) -> None:
    send("Eerste", "Tweede: é")
    assert [mail.bericht["Subject"] for mail in client.get("/postvak/").context["mails"]] == ["Tweede: é", "Eerste"]


@pytest.mark.usefixtures("demo")
def test_a_mail_is_found_by_its_receiver_or_its_subject(client: Client) -> None:
    send("Eerste", "Tweede: é")
    alle = client.get("/postvak/", {"zoek": "JOOST@"}).context["mails"]
    assert [mail.bericht["Subject"] for mail in alle] == ["Tweede: é", "Eerste"]
    een = client.get("/postvak/", {"zoek": "tweede"}).context["mails"]
    assert [mail.bericht["Subject"] for mail in een] == ["Tweede: é"]
    assert "Er is geen mail waarin ‘&lt;b&gt;’" in client.get("/postvak/?zoek=<b>").content.decode()


@pytest.mark.usefixtures("demo")
def test_a_mail_shows_its_text_with_a_link_to_click_and_runs_nothing(client: Client) -> None:
    send("Uitnodiging")
    (mail,) = client.get("/postvak/").context["mails"]
    pagina = client.get(f"/postvak/{mail.sleutel}/").content.decode()
    assert f'<a href="{LINK}"' in pagina
    assert "&lt;b&gt;vet&lt;/b&gt;" in pagina
    assert "<script>" not in pagina


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("sleutel", ["nergens", "..%2F..%2F.env-0", "20260101-000000-1.log-0", "-0"])
def test_a_mail_that_is_not_there_is_not_found(client: Client, sleutel: str) -> None:
    send("Uitnodiging")
    assert client.get(f"/postvak/{sleutel}/").status_code == 404
