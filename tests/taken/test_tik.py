"""The tick: finds what is due and does it, each piece apart, however often and by however many."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.models import Bericht, Gebruiker, Rapport, Ronde, Samenwerkingsverband, Stand, Uitkomst
from partnerschappen.taken import tik
from partnerschappen.taken.tik import tick
from partnerschappen.taken.verzenden import send_waiting
from tests.domein.test_sluiting import beantwoord
from tests.gegevens import open_ronde_met
from tests.klok import Klok, moment
from tests.mailserver import Mailserver

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ronde(klok: Klok, rivierenrijk: Samenwerkingsverband, noor: Gebruiker, mailserver: Mailserver) -> Ronde:
    """Open from Monday 3 March to Friday 14 March, five o'clock; twelve were invited and have their mail."""
    ronde = open_ronde_met(rivierenrijk, noor, 12)
    Ronde.objects.update(sluit_op=moment(14, 17))
    tick(klok.nu)
    mailserver.ontvangen.clear()
    ronde.refresh_from_db()
    return ronde


@pytest.fixture
def gemaakt(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Whose report was asked for; making one for real is tested with the report."""
    gemaakt: list[int] = []
    monkeypatch.setattr(tik, "make_rapport", gemaakt.append)
    return gemaakt


def soorten(mailserver: Mailserver) -> list[str]:
    return sorted(str(mail["Subject"]).split()[0] for _, mail in mailserver.ontvangen)


def test_the_whole_course_of_a_ronde_goes_by_itself(
    ronde: Ronde, klok: Klok, mailserver: Mailserver, gemaakt: list[int]
) -> None:
    tick(klok.zet(4, 6))
    assert Stand.objects.get().ingestuurd == 0
    tick(klok.zet(10, 7, 31))
    tick(klok.zet(12, 7, 31))
    assert soorten(mailserver) == ["Meedoen"] * 24
    mailserver.ontvangen.clear()
    beantwoord(ronde, 10)
    tick(klok.zet(14, 16, 59))
    assert mailserver.ontvangen == []
    tick(klok.zet(14, 17))
    assert Uitkomst.objects.get().ronde == ronde
    assert mailserver.ontvangers == ["noor@rivierenrijk.example"]
    assert gemaakt == [ronde.pk]
    tick(klok.verder(minutes=1))
    assert len(mailserver.ontvangen) == 1


def test_with_too_few_answers_the_ronde_waits_a_week_for_its_leader(
    ronde: Ronde, klok: Klok, mailserver: Mailserver, gemaakt: list[int]
) -> None:
    beantwoord(ronde, 6)
    klok.zet(14, 17)
    for _ in range(3):
        tick(klok.verder(minutes=1))
    assert soorten(mailserver) == ["Te"]
    assert Stand.objects.get().ingestuurd == 6
    tick(klok.zet(21, 16))
    assert Ronde.objects.get().status == "open"
    tick(klok.zet(21, 17))
    assert Ronde.objects.get().status == "gesloten"
    assert gemaakt == [ronde.pk]


def test_a_leader_who_moves_the_closing_in_time_gets_no_mail_about_it(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    mailserver.stop()
    tick(klok.zet(14, 17, 1))
    Ronde.objects.update(sluit_op=moment(20, 17))
    mailserver.start()
    tick(klok.verder(minutes=2))
    assert "Te" not in soorten(mailserver)
    assert Bericht.objects.get(soort="te_weinig").fout == "vervallen"


def test_a_closing_that_was_interrupted_is_taken_up_again(ronde: Ronde, klok: Klok, gemaakt: list[int]) -> None:
    beantwoord(ronde, 10)
    Ronde.objects.update(status="sluit")
    tick(klok.zet(5))
    assert Ronde.objects.get().status == "gesloten"


def test_one_ronde_that_fails_stops_no_other(
    ronde: Ronde, bram: Gebruiker, klok: Klok, gemaakt: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    ander = Samenwerkingsverband.objects.get(slug="waterlanden")
    tweede = open_ronde_met(ander, bram, 12)
    Ronde.objects.update(sluit_op=moment(14, 17))
    for open_ronde in (ronde, tweede):
        beantwoord(open_ronde, 10)

    def fail_for_the_first(*, ronde_id: int) -> None:
        if ronde_id == ronde.pk:
            raise OperationalError
        close_ronde(ronde_id=ronde_id)

    with monkeypatch.context() as m:
        m.setattr(tik, "close_ronde", fail_for_the_first)
        tick(klok.zet(14, 17))
    assert dict(Ronde.objects.values_list("pk", "status")) == {ronde.pk: "open", tweede.pk: "gesloten"}
    tick(klok.verder(minutes=1))
    assert set(Ronde.objects.values_list("status", flat=True)) == {"gesloten"}


def test_ticks_at_the_same_time_do_everything_once(
    ronde: Ronde, klok: Klok, mailserver: Mailserver, gemaakt: list[int]
) -> None:
    tegelijk = Barrier(3, timeout=20)

    def tick_together(_: int) -> None:
        try:
            tegelijk.wait()
            tick(klok.nu)
        finally:
            connection.close()

    klok.zet(10, 8)
    with ThreadPoolExecutor(3) as draden:
        list(draden.map(tick_together, range(3)))
    assert len(mailserver.ontvangen) == len(set(mailserver.ontvangers)) == 12
    beantwoord(ronde, 10)
    klok.zet(14, 17)
    with ThreadPoolExecutor(3) as draden:
        list(draden.map(tick_together, range(3)))
    assert (Uitkomst.objects.count(), Bericht.objects.filter(soort="gesloten").count()) == (1, 1)
    assert mailserver.ontvangers.count("noor@rivierenrijk.example") == 1


def test_a_report_that_was_never_finished_is_asked_for_again(ronde: Ronde, klok: Klok, gemaakt: list[int]) -> None:
    rapport = Rapport.objects.create(ronde=ronde, status="bezig", begonnen_op=klok.nu)
    tick(klok.verder(minutes=1))
    assert gemaakt == []
    tick(klok.verder(minutes=2))
    assert gemaakt == [ronde.pk]
    Rapport.objects.filter(pk=rapport.pk).update(status="mislukt")
    tick(klok.verder(minutes=2))
    assert gemaakt == [ronde.pk]


def test_a_mail_that_was_left_behind_half_sent_becomes_unknown(ronde: Ronde, klok: Klok) -> None:
    Bericht.objects.update(status="bezig", begonnen_op=klok.nu)
    tick(klok.verder(minutes=11))
    assert set(Bericht.objects.values_list("status", flat=True)) == {"onbekend"}


def test_a_worker_that_has_to_stop_begins_nothing_new(
    ronde: Ronde, klok: Klok, mailserver: Mailserver, gemaakt: list[int]
) -> None:
    klok.zet(10, 8)
    tick(klok.nu, doorgaan=lambda: False)
    assert not Bericht.objects.filter(soort="herinnering").exists()


def test_finished_hints_are_forgotten_after_a_day(ronde: Ronde, klok: Klok) -> None:
    send_waiting.enqueue()
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=klok.nu)
    tick(klok.verder(hours=23))
    assert DBTaskResult.objects.count() == 1
    tick(klok.verder(hours=2))
    assert DBTaskResult.objects.count() == 0


def test_sessions_that_ended_are_deleted_once_a_day_and_others_stay(ronde: Ronde, noor: Gebruiker, klok: Klok) -> None:
    klok.zet(4, 6)
    Client().force_login(noor)
    Session.objects.create(session_key="oud", session_data="", expire_date=klok.nu - timedelta(seconds=1))
    tick(klok.nu)
    assert Session.objects.count() == 1
    Session.objects.create(session_key="later", session_data="", expire_date=klok.nu)
    tick(klok.zet(4, 23))
    assert Session.objects.count() == 2
    tick(klok.zet(5, 6))
    assert Session.objects.count() == 1
    tick(klok.zet(20))
    assert Session.objects.count() == 0


def test_no_task_argument_names_a_person(ronde: Ronde) -> None:
    send_waiting.enqueue()
    assert list(DBTaskResult.objects.values_list("args_kwargs", flat=True)) == [{"args": [], "kwargs": {}}]


def test_a_ronde_without_anything_due_is_left_alone(ronde: Ronde, klok: Klok) -> None:
    voor = list(Bericht.objects.order_by("pk").values())
    tick(klok.nu + timedelta(hours=1))
    assert list(Bericht.objects.order_by("pk").values()) == voor
