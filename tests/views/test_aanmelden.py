"""Logging in with a code by e-mail."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django_tasks_db.models import DBTaskResult

from partnerschappen.domein.verzending import send_waiting
from partnerschappen.models import Bericht, Gebruiker, Ronde
from partnerschappen.taken.tik import tick
from tests.klok import Klok
from tests.mailserver import Mailserver

FOUTE_CODE = "0000-0000"


def ask_code(client: Client, email: str = "noor@rivierenrijk.example") -> None:
    antwoord = client.post("/aanmelden/", {"email": email})
    assert antwoord.headers["Location"] == "/aanmelden/code/"
    send_waiting()


def mailed_code() -> str:
    gevonden = re.search(r"^\w{4}-\w{4}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert gevonden is not None
    return gevonden[0]


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_mailed_code_logs_in_and_leads_inside(client: Client, noor: Gebruiker) -> None:
    ask_code(client)
    antwoord = client.post("/aanmelden/code/", {"code": mailed_code()})
    assert antwoord.headers["Location"] == "/start/"
    assert is_logged_in(client)


def test_capitals_and_the_dash_of_a_code_do_not_matter(client: Client, noor: Gebruiker) -> None:
    ask_code(client)
    client.post("/aanmelden/code/", {"code": f" {mailed_code().replace('-', '').lower()} "})
    assert is_logged_in(client)


def test_logging_in_returns_to_the_page_that_was_asked_for(client: Client, noor: Gebruiker) -> None:
    antwoord = client.get("/s/rivierenrijk/")
    assert antwoord.headers["Location"] == "/aanmelden/?next=/s/rivierenrijk/"
    antwoord = client.post(antwoord.headers["Location"], {"email": noor.email})
    send_waiting()
    antwoord = client.post(antwoord.headers["Location"], {"code": mailed_code()})
    assert antwoord.headers["Location"] == "/s/rivierenrijk/"


def test_logging_in_never_leads_to_another_site(client: Client, noor: Gebruiker) -> None:
    antwoord = client.post("/aanmelden/?next=https://elders.example/", {"email": noor.email})
    send_waiting()
    antwoord = client.post(antwoord.headers["Location"], {"code": mailed_code()})
    assert "elders.example" not in antwoord.headers["Location"]


def test_the_mail_is_dutch_in_text_and_html_and_carries_the_code(client: Client, noor: Gebruiker) -> None:
    ask_code(client)
    (bericht,) = mail.outbox
    assert isinstance(bericht, EmailMultiAlternatives)
    code = mailed_code()
    assert bericht.subject == f"Je code om in te loggen: {code}"
    assert bericht.to == [noor.email]
    assert code in str(bericht.alternatives[0][0])
    assert "Heb je zelf geen code gevraagd?" in str(bericht.body)


def test_an_address_without_account_gets_no_mail_and_is_not_given_away(client: Client, noor: Gebruiker) -> None:
    ask_code(client, "onbekend@elders.example")
    onbekend = client.get("/aanmelden/code/").content.decode()
    assert mail.outbox == []
    ask_code(Client(), noor.email)
    ander = Client()
    ask_code(ander, noor.email)
    bekend = ander.get("/aanmelden/code/").content.decode()
    kaal = [re.sub(r'value="\w{64}"|[\w.]+@[\w.]+', "", pagina) for pagina in (onbekend, bekend)]
    assert kaal[0] == kaal[1]


def test_somebody_whose_account_was_ended_gets_no_code(client: Client, noor: Gebruiker) -> None:
    Gebruiker.objects.update(is_active=False)
    ask_code(client)
    assert mail.outbox == []


def test_three_wrong_codes_spoil_the_right_one(client: Client, noor: Gebruiker) -> None:
    ask_code(client)
    for _ in range(3):
        client.post("/aanmelden/code/", {"code": FOUTE_CODE})
    client.post("/aanmelden/code/", {"code": mailed_code()})
    assert not is_logged_in(client)


def test_a_code_works_only_in_the_browser_that_asked_for_it(client: Client, noor: Gebruiker) -> None:
    ask_code(client)
    elders = Client()
    elders.post("/aanmelden/code/", {"code": mailed_code()})
    assert not is_logged_in(elders)


def test_sixty_colleagues_behind_one_address_log_in_within_a_minute(db: None) -> None:
    for nummer in range(60):
        gebruiker = Gebruiker.objects.create_user(f"collega{nummer}@rivierenrijk.example")
        browser = Client()
        ask_code(browser, gebruiker.email)
        browser.post("/aanmelden/code/", {"code": mailed_code()})
        assert is_logged_in(browser)


def test_ten_thousand_guesses_stop_at_thirty(db: None) -> None:
    pogingen = 0
    for nummer in range(30):
        Gebruiker.objects.create_user(f"doelwit{nummer}@rivierenrijk.example")
        rader = Client()
        ask_code(rader, f"doelwit{nummer}@rivierenrijk.example")
        for _ in range(2):
            antwoord = rader.post("/aanmelden/code/", {"code": FOUTE_CODE})
            if antwoord.status_code == 429:
                assert pogingen == 30
                assert "Wacht even" in antwoord.content.decode()
                assert "Retry-After" in antwoord.headers
                return
            pogingen += 1
    pytest.fail("nobody stopped the guessing")


def test_one_address_gets_at_most_three_codes_a_minute(client: Client, noor: Gebruiker) -> None:
    for _ in range(3):
        ask_code(Client())
    antwoord = client.post("/aanmelden/", {"email": noor.email})
    assert "Dit is te vaak geprobeerd" in antwoord.content.decode()
    assert len(mail.outbox) == 3


def test_asking_costs_the_same_for_an_address_without_account(db: None, noor: Gebruiker) -> None:
    """Who measures how long it takes learns nothing; no mail server is spoken to while somebody waits."""
    gevraagd = {}
    for adres in (noor.email, "onbekend@elders.example"):
        browser = Client()
        browser.get("/aanmelden/")
        cache.clear()
        with CaptureQueriesContext(connection) as vragen:
            browser.post("/aanmelden/", {"email": adres})
        zinnen = [re.sub(r"\d+", "", vraag["sql"]) for vraag in vragen]
        gevraagd[adres] = [zin.split('"')[:2] for zin in zinnen if "SAVEPOINT" not in zin]
    bekend, onbekend = gevraagd.values()
    assert bekend == onbekend
    assert mail.outbox == []
    assert Bericht.objects.filter(soort="inlogcode").count() == DBTaskResult.objects.count() == 2


def test_the_database_holds_no_code(client: Client, noor: Gebruiker) -> None:
    """Who reads a copy of it can't log in as somebody who was asked for."""
    ask_code(client)
    code = mailed_code()
    rijen = [str(rij) for model in (Bericht, DBTaskResult) for rij in model.objects.values()]
    rijen += [str(sessie.get_decoded()) for sessie in Session.objects.all()]
    assert len(rijen) == 3
    for rij in rijen:
        assert code not in rij
        assert code.replace("-", "").lower() not in rij.lower()


def test_who_asked_for_a_code_is_kept_for_as_long_as_it_works_and_who_logged_in_for_weeks(
    client: Client, noor: Gebruiker
) -> None:
    ask_code(client)
    assert client.session.get_expiry_age() <= 15 * 60
    client.post("/aanmelden/code/", {"code": mailed_code()})
    assert client.session.get_expiry_age() > 7 * 24 * 3600


def test_the_page_for_the_code_costs_the_same_without_account(noor: Gebruiker) -> None:
    gekost = []
    for adres in (noor.email, "onbekend@elders.example"):
        browser = Client()
        ask_code(browser, adres)
        for handeling in (browser.get, lambda pad, browser=browser: browser.post(pad, {"code": FOUTE_CODE})):
            cache.clear()
            with CaptureQueriesContext(connection) as vragen:
                assert handeling("/aanmelden/code/").status_code == 200
            gekost.append(sorted(vraag["sql"].split('"')[:2] for vraag in vragen if "SAVEPOINT" not in vraag["sql"]))
    assert gekost[:2] == gekost[2:]


def test_a_code_does_not_wait_for_invitations(client: Client, noor: Gebruiker, open_ronde: Ronde) -> None:
    ask_code(client)
    assert "Je code om in te loggen" in mail.outbox[0].subject
    assert len(mail.outbox) == 13


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_away_is_no_clue_and_gets_the_code_a_minute_later(
    klok: Klok, mailserver: Mailserver, noor: Gebruiker
) -> None:
    mailserver.stop()
    ask_code(Client())
    ask_code(Client(), "onbekend@elders.example")
    mailserver.start()
    tick(klok.verder(seconds=61))
    assert mailserver.ontvangers == [noor.email]


@pytest.mark.django_db(transaction=True)
def test_a_code_that_works_no_more_is_not_sent_and_its_row_is_forgotten(
    klok: Klok, mailserver: Mailserver, noor: Gebruiker
) -> None:
    ask_code(Client())
    assert mailserver.ontvangers == [noor.email]
    Client().post("/aanmelden/", {"email": noor.email})
    tick(klok.verder(minutes=14))
    assert Bericht.objects.count() == 2
    Client().post("/aanmelden/", {"email": noor.email})
    tick(klok.verder(minutes=16))
    assert len(mailserver.ontvangen) == 2
    assert not Bericht.objects.exists()


def test_logging_out_asks_first_and_then_ends_the_session(client: Client, noor: Gebruiker) -> None:
    client.force_login(noor)
    client.get("/afmelden/")
    assert is_logged_in(client)
    client.post("/afmelden/")
    assert not is_logged_in(client)


@pytest.mark.parametrize("naam", ["account_signup", "account_reset_password", "account_email", "account_set_password"])
def test_there_is_no_sign_up_and_no_password(naam: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(naam)


def test_who_mistyped_the_address_can_ask_again(client: Client, noor: Gebruiker) -> None:
    ask_code(client, "nor@rivierenrijk.example")
    assert 'name="email"' in client.get("/aanmelden/").content.decode()
    ask_code(client)
    client.post("/aanmelden/code/", {"code": mailed_code()})
    assert is_logged_in(client)
