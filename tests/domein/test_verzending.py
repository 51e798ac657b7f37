"""Sending, against a real mail server: what each of its whims leads to. No mail goes out twice, none gets lost."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from pytest_django import Settings

from partnerschappen.domein import verzending
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.verzending import mark_lost, send_waiting
from partnerschappen.models import Bericht, Gebruiker, Ronde, Samenwerkingsverband, Uitnodiging
from tests.gegevens import open_ronde_met
from tests.mailserver import WEG, Mailserver

pytestmark = pytest.mark.django_db(transaction=True)
EEN = "deelnemer1@partner.example"


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> Ronde:
    return open_ronde_met(rivierenrijk, noor, 3)


def bericht_aan(email: str = EEN) -> Bericht:
    return Bericht.objects.get(uitnodiging__email=email)


def again() -> int:
    """Let the pauses pass, and send what waits then."""
    Bericht.objects.filter(status="wacht").update(verzend_na=timezone.now())
    return send_waiting()


def test_every_invitation_goes_out_once_over_one_connection(ronde: Ronde, mailserver: Mailserver) -> None:
    assert send_waiting() == 3
    assert send_waiting() == 0
    assert mailserver.ontvangers == [f"deelnemer{nummer}@partner.example" for nummer in (1, 2, 3)]
    assert mailserver.verbindingen == 1
    assert set(Bericht.objects.values_list("status", "pogingen", "fout")) == {("verzonden", 1, "")}


def test_a_mail_that_waits_for_later_stays(ronde: Ronde, mailserver: Mailserver) -> None:
    Bericht.objects.update(verzend_na=timezone.now() + timedelta(hours=1))
    assert send_waiting() == 0
    assert mailserver.ontvangen == []


@pytest.mark.parametrize(
    ("antwoord", "fout"), [("450 4.2.1 vol", "ontvanger 450 4.2.1"), ("451 later", "ontvanger 451")]
)
def test_a_refusal_for_now_is_tried_again_with_growing_pauses(
    antwoord: str, fout: str, ronde: Ronde, mailserver: Mailserver
) -> None:
    mailserver.bij_rcpt[EEN] = antwoord
    assert send_waiting() == 3
    assert mailserver.ontvangers == ["deelnemer2@partner.example", "deelnemer3@partner.example"]
    pauzes = []
    for _ in range(4):
        bericht = bericht_aan()
        assert (bericht.status, bericht.fout) == ("wacht", fout)
        pauzes.append(round((bericht.verzend_na - timezone.now()) / timedelta(minutes=1)))
        again()
    assert pauzes == [1, 5, 15, 60]
    del mailserver.bij_rcpt[EEN]
    again()
    assert (bericht_aan().status, bericht_aan().fout) == ("verzonden", "")


def test_after_two_days_of_trying_it_is_given_up_and_not_tried_again(ronde: Ronde, mailserver: Mailserver) -> None:
    mailserver.bij_data[EEN] = "451 4.3.0 te druk"
    gewacht = timedelta(0)
    while (bericht := bericht_aan()).status == "wacht":
        gewacht += max(timedelta(0), bericht.verzend_na - timezone.now())
        again()
    assert (bericht.status, bericht.fout) == ("mislukt", "inhoud 451 4.3.0")
    assert timedelta(hours=46) < gewacht < timedelta(hours=50)
    assert again() == 0


@pytest.mark.parametrize(
    ("waar", "antwoord", "fout"),
    [
        ("bij_rcpt", f"550 5.1.1 <{EEN}> onbekend", "ontvanger 550 5.1.1"),
        ("bij_rcpt", "553 nee", "ontvanger 553"),
        ("bij_data", f"554 5.7.1 {EEN} lijkt op spam", "inhoud 554 5.7.1"),
    ],
)
def test_a_refusal_for_good_fails_without_an_address_in_the_reason(
    waar: str, antwoord: str, fout: str, ronde: Ronde, mailserver: Mailserver
) -> None:
    getattr(mailserver, waar)[EEN] = antwoord
    assert send_waiting() == 3
    assert (bericht_aan().status, bericht_aan().fout) == ("mislukt", fout)
    assert again() == 0
    assert len(mailserver.ontvangen) == 2


def test_a_connection_that_breaks_before_the_mail_was_handed_over_is_tried_again(
    ronde: Ronde, mailserver: Mailserver
) -> None:
    mailserver.bij_rcpt[EEN] = WEG
    send_waiting()
    assert (bericht_aan().status, bericht_aan().fout) == ("wacht", "verbinding")
    mailserver.bij_rcpt.clear()
    again()
    assert mailserver.ontvangers.count(EEN) == 1
    assert set(Bericht.objects.values_list("status", flat=True)) == {"verzonden"}


@pytest.mark.parametrize("antwoord", [WEG, "wat een rommel"])
def test_no_sensible_answer_after_the_mail_was_handed_over_leaves_it_unknown_and_never_sends_it_again(
    antwoord: str, ronde: Ronde, mailserver: Mailserver
) -> None:
    mailserver.na_data[EEN] = antwoord
    send_waiting()
    again()
    assert (bericht_aan().status, bericht_aan().fout) == ("onbekend", "geen antwoord")
    assert mailserver.ontvangers.count(EEN) == 1
    assert len(mailserver.ontvangen) == 3


def test_a_server_that_answers_too_late_leaves_it_unknown(
    ronde: Ronde, mailserver: Mailserver, settings: Settings
) -> None:
    settings.EMAIL_TIMEOUT = 0.2
    Bericht.objects.exclude(pk=bericht_aan().pk).delete()
    mailserver.houd_vast = True
    send_waiting()
    assert bericht_aan().status == "onbekend"
    assert mailserver.pogingen[EEN] == 1


def test_a_server_that_is_slow_but_answers_in_time_has_the_mail(ronde: Ronde, mailserver: Mailserver) -> None:
    mailserver.houd_vast = True
    with ThreadPoolExecutor(1) as draden:
        vrijgave = draden.submit(mailserver.release)
        send_waiting()
        vrijgave.result()
    assert set(Bericht.objects.values_list("status", flat=True)) == {"verzonden"}


def test_without_a_server_one_mail_is_tried_and_the_rest_is_left_alone(
    ronde: Ronde, mailserver: Mailserver, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    mailserver.stop()
    assert send_waiting() == 1
    assert sorted(Bericht.objects.values_list("status", "pogingen")) == [("wacht", 0), ("wacht", 0), ("wacht", 1)]
    assert "partner.example" not in caplog.text


def test_what_is_wrong_with_us_is_for_the_operator_to_mend_and_costs_no_mail(
    ronde: Ronde, mailserver: Mailserver, settings: Settings
) -> None:
    mailserver.bij_mail = "550 wie zijn jullie"
    assert send_waiting() == 1
    settings.EMAIL_USE_SSL = True
    assert send_waiting() == 1
    settings.EMAIL_USE_SSL, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = False, "reflectie", "fout"
    assert send_waiting() == 1
    assert sorted(Bericht.objects.values_list("status", "fout")) == [
        ("wacht", "afzender 550"),
        ("wacht", "verbinding"),
        ("wacht", "verbinding"),
    ]
    settings.EMAIL_HOST_USER, mailserver.bij_mail = "", "250 goed"
    again()
    assert len(mailserver.ontvangen) == 3


@pytest.mark.parametrize(("antwoord", "status"), [("251 goed, doorgestuurd", "verzonden"), ("354 ga door", "onbekend")])
def test_an_odd_answer_counts_as_yes_only_when_it_is_one(
    antwoord: str, status: str, ronde: Ronde, mailserver: Mailserver
) -> None:
    mailserver.na_data[EEN] = antwoord
    send_waiting()
    assert bericht_aan().status == status


def test_a_mail_of_a_ronde_that_closed_meanwhile_is_not_sent(ronde: Ronde, mailserver: Mailserver) -> None:
    close_ronde(ronde_id=ronde.pk)
    send_waiting()
    assert not [aan for aan, _ in mailserver.ontvangen if "deelnemer" in aan]
    uitnodigingen = Bericht.objects.filter(soort="uitnodiging")
    assert set(uitnodigingen.values_list("status", "fout")) == {("mislukt", "vervallen")}


def test_an_invitation_waits_while_the_ronde_waits_for_its_leader(ronde: Ronde, mailserver: Mailserver) -> None:
    """Somebody who was added just before closing time still gets a mail when the leader picks a later one."""
    Ronde.objects.update(sluit_op=timezone.now() - timedelta(minutes=1))
    assert send_waiting() == 3
    assert set(Bericht.objects.values_list("status", "pogingen")) == {("wacht", 0)}
    Ronde.objects.update(sluit_op=timezone.now() + timedelta(days=1))
    again()
    assert len(mailserver.ontvangen) == 3


@pytest.mark.parametrize("status", ["vervangen", "niet_juist", "doet_niet_mee"])
def test_an_invitation_that_no_longer_stands_is_not_sent(status: str, ronde: Ronde, mailserver: Mailserver) -> None:
    Uitnodiging.objects.filter(email=EEN).update(status=status)
    send_waiting()
    assert EEN not in mailserver.ontvangers
    assert bericht_aan().fout == "vervallen"


def test_a_mail_that_can_not_be_made_fails_and_holds_nobody_up(
    ronde: Ronde, mailserver: Mailserver, caplog: pytest.LogCaptureFixture
) -> None:
    Uitnodiging.objects.filter(email=EEN).update(email="een@partner.example\r\nBcc: vera@elders.example")
    Bericht.objects.create(soort="toegang", sleutel="zonder-gebruiker")
    assert send_waiting() == 4
    assert len(mailserver.ontvangen) == 2
    assert sorted(Bericht.objects.filter(status="mislukt").values_list("soort", "fout")) == [
        ("toegang", "opmaak"),
        ("uitnodiging", "opmaak"),
    ]


def test_a_database_that_hiccups_while_a_mail_is_made_costs_no_mail(
    ronde: Ronde, mailserver: Mailserver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hiccup(bericht: Bericht) -> None:
        raise OperationalError

    with monkeypatch.context() as m:
        m.setattr(verzending, "build_mail", hiccup)
        send_waiting()
    assert set(Bericht.objects.values_list("status", "fout")) == {("wacht", "database")}
    again()
    assert len(mailserver.ontvangen) == 3


def test_a_mail_whose_worker_disappeared_becomes_unknown_after_ten_minutes(ronde: Ronde) -> None:
    lang, kort = timezone.now() - timedelta(minutes=11), timezone.now() - timedelta(minutes=9)
    Bericht.objects.filter(uitnodiging__email=EEN).update(status="bezig", begonnen_op=lang)
    Bericht.objects.exclude(uitnodiging__email=EEN).update(status="bezig", begonnen_op=kort)
    assert mark_lost(timezone.now()) == 1
    assert bericht_aan().status == "onbekend"
    assert Bericht.objects.filter(status="bezig").count() == 2


def test_four_workers_at_once_send_every_mail_once(
    rivierenrijk: Samenwerkingsverband, noor: Gebruiker, mailserver: Mailserver
) -> None:
    open_ronde_met(rivierenrijk, noor, 20)
    tegelijk = Barrier(4, timeout=20)

    def send(_: int) -> int:
        try:
            tegelijk.wait()
            return send_waiting()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as draden:
        assert sum(draden.map(send, range(4))) == 20
    assert len(mailserver.ontvangen) == 20
    assert len(set(mailserver.ontvangers)) == 20


def test_a_worker_that_has_to_stop_does_so_between_two_mails(ronde: Ronde, mailserver: Mailserver) -> None:
    assert send_waiting(lambda: len(mailserver.ontvangen) < 2) == 2
    assert sorted(Bericht.objects.values_list("status", flat=True)) == ["verzonden", "verzonden", "wacht"]


def test_in_the_demo_every_mail_becomes_a_file(ronde: Ronde, settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    assert send_waiting() == 3
    assert sum(bestand.read_text().count("Message-ID:") for bestand in tmp_path.iterdir()) == 3


def test_no_address_and_no_link_is_logged(
    ronde: Ronde, mailserver: Mailserver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    mailserver.bij_rcpt[EEN] = f"550 {EEN} onbekend"
    send_waiting()
    assert "ontvanger 550" in caplog.text
    assert "/u/" not in "".join(regel.getMessage() for regel in caplog.records if regel.name.startswith("partner"))
    assert EEN not in "".join(regel.getMessage() for regel in caplog.records if regel.name.startswith("partner"))


def test_a_connection_is_made_anew_after_the_server_broke_it(ronde: Ronde, mailserver: Mailserver) -> None:
    mailserver.na_data[EEN] = WEG
    send_waiting()
    assert mailserver.verbindingen == 2
