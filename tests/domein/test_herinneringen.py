"""Reminders: on which mornings, to whom, how often, and that the outbox never tells who sent in."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from partnerschappen.domein.herinneringen import (
    count_extra_left,
    is_verzendtijd,
    next_verzendtijd,
    order_extra_reminder,
    plan_herinneringen,
    queue_due,
)
from partnerschappen.domein.uitnodigingen import correct_email, decline, report_wrong_person, stop_reminders
from partnerschappen.domein.verzending import mark_lost, send_waiting
from partnerschappen.domein.weigering import Geweigerd, RondeNietOpen
from partnerschappen.models import Bericht, Gebruiker, Ronde, Samenwerkingsverband, Uitnodiging
from tests.domein.test_sluiting import antwoord, deelnames_van
from tests.gegevens import open_ronde_met
from tests.klok import Klok, moment
from tests.mailserver import WEG, Mailserver

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(klok: Klok, rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> Ronde:
    """Open from Monday 3 March, ten o'clock, to Friday 14 March, five o'clock; the invitations went out at once."""
    ronde = open_ronde_met(rivierenrijk, noor, 6)
    ronde.sluit_op = moment(14, 17)
    ronde.save()
    Bericht.objects.update(status="verzonden", verzonden_op=klok.nu, begonnen_op=klok.nu)
    return ronde


def tick(ronde: Ronde, klok: Klok) -> list[str]:
    """What a tick does with reminders, as often as it likes; gives the receivers' rows that it wrote."""
    voor = set(Bericht.objects.values_list("pk", flat=True))
    queue_due(ronde, klok.nu)
    queue_due(Ronde.objects.get(pk=ronde.pk), klok.nu)
    nieuw = Bericht.objects.exclude(pk__in=voor).filter(uitnodiging__isnull=False)
    return sorted(nieuw.values_list("uitnodiging__email", flat=True))


@pytest.mark.parametrize(
    ("geopend", "sluit", "verwacht"),
    [
        # Monday to Friday a week later: halfway is Sunday, so Monday; Wednesday; Friday itself
        (moment(3), moment(14, 17), ["10-3 herinnering", "12-3 herinnering", "14-3 staat_klaar"]),
        # closing on a Sunday: the last morning is Friday's
        (moment(3), moment(16, 12), ["10-3 herinnering", "13-3 herinnering", "14-3 staat_klaar"]),
        # closing before the mail would be of use: the morning before
        (moment(3), moment(14, 7, 45), ["10-3 herinnering", "12-3 herinnering", "13-3 staat_klaar"]),
        # so short that halfway and two days before are one day
        (moment(3), moment(7, 17), ["5-3 herinnering", "7-3 staat_klaar"]),
        # so short that two days before comes within a day of opening
        (moment(3), moment(6, 17), ["5-3 herinnering", "6-3 staat_klaar"]),
        (moment(3), moment(4, 9), []),
        # over the beginning of summer time it is still half past seven
        (moment(24), moment(3, 17, 0, 4), ["31-3 herinnering", "1-4 herinnering", "3-4 staat_klaar"]),
        # Good Friday, 11 April, and Easter Monday are no working days: halfway and two before are one day
        (moment(3, 10, 0, 4), moment(15, 17, 0, 4), ["9-4 herinnering", "15-4 staat_klaar"]),
    ],
)
def test_reminders_go_out_halfway_two_working_days_before_and_on_the_last_working_morning(
    geopend: datetime, sluit: datetime, verwacht: list[str], ronde: Ronde
) -> None:
    ronde.geopend_op, ronde.sluit_op = geopend, sluit
    plannen = plan_herinneringen(ronde)
    momenten = [timezone.localtime(plan.moment) for plan in plannen]
    assert [f"{m.day}-{m.month} {plan.soort}" for m, plan in zip(momenten, plannen, strict=True)] == verwacht
    assert {(m.hour, m.minute) for m in momenten} <= {(7, 30)}


def test_a_ronde_that_is_not_open_has_none(ronde: Ronde, klok: Klok) -> None:
    klok.zet(10, 8)
    Ronde.objects.filter(pk=ronde.pk).update(status="sluit")
    ronde.refresh_from_db()
    assert tick(ronde, klok) == []
    assert plan_herinneringen(Ronde()) == []


@pytest.mark.parametrize(
    ("wanneer", "mag", "eerst"),
    [
        (moment(10, 7, 29), False, moment(10, 7, 30)),
        (moment(10, 7, 30), True, moment(10, 7, 30)),
        (moment(10, 17, 59), True, moment(10, 17, 59)),
        (moment(10, 18), False, moment(11, 7, 30)),
        (moment(14, 23), False, moment(17, 7, 30)),
        (moment(15, 12), False, moment(17, 7, 30)),
        (moment(28, 20), False, moment(31, 7, 30)),
    ],
)
def test_reminders_keep_to_the_hours_of_working_days(wanneer: datetime, mag: bool, eerst: datetime) -> None:
    assert is_verzendtijd(wanneer) == mag
    assert next_verzendtijd(wanneer) == eerst


def test_however_often_the_tick_comes_by_a_reminder_is_written_once(ronde: Ronde, klok: Klok) -> None:
    klok.zet(10, 7, 29)
    assert tick(ronde, klok) == []
    klok.zet(10, 7, 30)
    assert len(tick(ronde, klok)) == 6
    for uur in (8, 12, 17, 23):
        klok.zet(10, uur)
        assert tick(ronde, klok) == []
    klok.zet(11)
    assert tick(ronde, klok) == []


def test_what_was_missed_follows_in_working_hours_and_of_two_only_the_later(ronde: Ronde, klok: Klok) -> None:
    klok.zet(10, 20)
    assert tick(ronde, klok) == []
    klok.zet(12, 9)
    assert len(tick(ronde, klok)) == 6
    assert set(Bericht.objects.filter(soort="herinnering", uitnodiging=None).values_list("sleutel", flat=True)) == {
        f"herinneringen:twee-dagen-2031-03-14:{ronde.pk}"
    }


def test_a_later_closing_brings_new_reminders_but_never_two_on_a_day(ronde: Ronde, klok: Klok) -> None:
    klok.zet(12, 8)
    assert len(tick(ronde, klok)) == 6
    Ronde.objects.filter(pk=ronde.pk).update(sluit_op=moment(13, 17))
    klok.zet(12, 9)
    assert tick(Ronde.objects.get(pk=ronde.pk), klok) == []
    Ronde.objects.filter(pk=ronde.pk).update(sluit_op=moment(21, 17))
    klok.zet(19, 8)
    assert len(tick(Ronde.objects.get(pk=ronde.pk), klok)) == 6


def test_who_was_invited_less_than_a_day_ago_or_can_not_be_reached_is_not_reminded(ronde: Ronde, klok: Klok) -> None:
    pas, mislukt, wacht, onbekend = (
        Bericht.objects.filter(uitnodiging__email=f"deelnemer{nummer}@partner.example") for nummer in range(1, 5)
    )
    pas.update(verzonden_op=moment(9, 12))
    mislukt.update(status="mislukt", verzonden_op=None)
    wacht.update(status="wacht", verzonden_op=None)
    onbekend.update(status="onbekend", verzonden_op=None)
    klok.zet(10, 8)
    assert tick(ronde, klok) == [f"deelnemer{nummer}@partner.example" for nummer in (4, 5, 6)]


def test_only_whom_it_concerns_is_reminded_at_the_moment_of_sending(
    ronde: Ronde, noor: Gebruiker, klok: Klok, mailserver: Mailserver
) -> None:
    klaar, begonnen, mee_niet, onjuist, stil, stilte_na = deelnames_van(ronde)
    antwoord(begonnen, insturen=False)
    decline(deelname=mee_niet, kenmerk=mee_niet.kenmerk)
    report_wrong_person(deelname=onjuist, kenmerk=onjuist.kenmerk)
    stop_reminders(deelname=stil, kenmerk=stil.kenmerk)
    klok.zet(10, 8)
    tick(ronde, klok)
    antwoord(klaar)  # between writing and sending
    stop_reminders(deelname=stilte_na, kenmerk=stilte_na.kenmerk)
    send_waiting()
    assert mailserver.ontvangers == ["deelnemer2@partner.example"]
    assert mailserver.ontvangen[0][1]["From"] == "Noor de Wit via Reflectie <reflectie@localhost>"


def test_on_the_last_morning_only_who_began_and_did_not_send_in_gets_a_mail(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    klaar, begonnen, leeg, *_ = deelnames_van(ronde)
    antwoord(klaar)
    antwoord(begonnen, insturen=False)
    antwoord(leeg, "", insturen=False)
    klok.zet(14, 7, 30)
    assert len(tick(ronde, klok)) == 6
    send_waiting()
    assert mailserver.ontvangers == ["deelnemer2@partner.example"]
    assert "staan klaar" in mailserver.ontvangen[0][1]["Subject"]


def test_the_outbox_tells_nothing_about_who_sent_in(ronde: Ronde, klok: Klok, mailserver: Mailserver) -> None:
    klaar, begonnen, *_ = deelnames_van(ronde)
    antwoord(klaar)
    antwoord(begonnen, insturen=False)
    mailserver.bij_rcpt = {"deelnemer3@partner.example": "550 weg", "deelnemer4@partner.example": "450 later"}
    mailserver.na_data = {"deelnemer5@partner.example": WEG}
    klok.zet(10, 8)
    tick(ronde, klok)
    send_waiting()
    klok.zet(10, 9)
    send_waiting()
    mailserver.bij_rcpt.clear()
    klok.zet(10, 11)
    send_waiting()
    rijen = Bericht.objects.filter(soort="herinnering", uitnodiging__isnull=False)
    verschil = rijen.values_list("status", "pogingen", "begonnen_op", "verzonden_op", "verzend_na", "fout", "afzender")
    assert rijen.count() == 6
    assert len(set(verschil)) == 1
    assert mailserver.ontvangers == [f"deelnemer{nummer}@partner.example" for nummer in (2, 4, 5, 6)]


def test_a_reminder_whose_worker_disappeared_is_not_sent_again_and_looks_like_the_others(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    klok.zet(10, 8)
    tick(ronde, klok)
    rijen = Bericht.objects.filter(soort="herinnering", uitnodiging__isnull=False)
    rijen.filter(uitnodiging__email="deelnemer1@partner.example").update(status="bezig", begonnen_op=klok.nu)
    send_waiting()
    mark_lost(klok.verder(minutes=11))
    assert len(set(rijen.values_list("status", "pogingen", "begonnen_op", "verzend_na"))) == 1
    assert "deelnemer1@partner.example" not in mailserver.ontvangers


def test_a_reminder_that_could_not_go_out_by_day_waits_for_the_next_working_morning(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    klok.zet(12, 7, 30)
    tick(ronde, klok)
    klok.zet(12, 22)
    assert send_waiting() == 6
    assert mailserver.ontvangen == []
    wachtend = Bericht.objects.filter(status="wacht")
    assert set(wachtend.values_list("verzend_na", flat=True)) == {moment(13, 7, 30)}
    klok.zet(13, 7, 30)
    send_waiting()
    assert len(mailserver.ontvangen) == 6


def test_an_older_reminder_that_still_waits_gives_way_to_the_next(ronde: Ronde, klok: Klok) -> None:
    klok.zet(10, 8)
    assert len(tick(ronde, klok)) == 6
    klok.zet(12, 8)
    assert len(tick(ronde, klok)) == 6
    assert Bericht.objects.filter(status="wacht").count() == 6


def test_a_person_with_a_corrected_address_is_reminded_there_only(
    ronde: Ronde, noor: Gebruiker, klok: Klok, mailserver: Mailserver
) -> None:
    oud = Uitnodiging.objects.select_related("ronde__sleutel").get(email="deelnemer1@partner.example")
    Bericht.objects.filter(uitnodiging=oud).update(status="mislukt")
    oud.berichten.update(status="mislukt")
    correct_email(uitnodiging=oud, email="beter@partner.example", afzender=noor)
    nieuw = Bericht.objects.filter(uitnodiging__email="beter@partner.example")
    nieuw.update(status="verzonden", verzonden_op=klok.nu)
    klok.zet(10, 8)
    ontvangers = tick(ronde, klok)
    assert "beter@partner.example" in ontvangers
    assert "deelnemer1@partner.example" not in ontvangers


def test_a_leader_can_order_two_extra_reminders_not_on_one_day(ronde: Ronde, noor: Gebruiker, klok: Klok) -> None:
    klok.zet(5, 11)
    assert order_extra_reminder(ronde=ronde, gebruiker=noor) == klok.nu
    klok.zet(5, 16)
    with pytest.raises(Geweigerd, match="die dag al"):
        order_extra_reminder(ronde=ronde, gebruiker=noor)
    assert count_extra_left(ronde) == 1
    klok.zet(6, 19)
    assert order_extra_reminder(ronde=ronde, gebruiker=noor) == moment(7, 7, 30)
    assert count_extra_left(ronde) == 0
    klok.zet(11, 9)
    with pytest.raises(Geweigerd, match="twee extra"):
        order_extra_reminder(ronde=ronde, gebruiker=noor)


def test_an_extra_reminder_is_refused_on_the_day_of_another_and_too_near_to_closing(
    ronde: Ronde, noor: Gebruiker, klok: Klok
) -> None:
    for dag, uur, reden in ((7, 19, "die dag al"), (12, 6, "die dag al"), (14, 16, "die dag al")):
        klok.zet(dag, uur)
        with pytest.raises(Geweigerd, match=reden):
            order_extra_reminder(ronde=ronde, gebruiker=noor)
    ronde.sluit_op = moment(15, 12)
    ronde.save()
    klok.zet(14, 19)
    with pytest.raises(Geweigerd, match="sluit voordat"):
        order_extra_reminder(ronde=ronde, gebruiker=noor)
    klok.zet(16)
    with pytest.raises(RondeNietOpen):
        order_extra_reminder(ronde=ronde, gebruiker=noor)
    assert count_extra_left(ronde) == 2


def test_an_extra_reminder_just_after_the_invitations_is_refused_and_costs_nothing(
    ronde: Ronde, noor: Gebruiker, klok: Klok
) -> None:
    klok.zet(3, 15)
    with pytest.raises(Geweigerd, match="net verstuurd"):
        order_extra_reminder(ronde=ronde, gebruiker=noor)
    assert count_extra_left(ronde) == 2


@pytest.mark.django_db(transaction=True)
def test_workers_that_tick_at_the_same_time_send_one_mail_to_each(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    klok.zet(10, 8)
    tegelijk = Barrier(4, timeout=20)

    def tick_and_send(_: int) -> None:
        try:
            eigen = Ronde.objects.get(pk=ronde.pk)
            tegelijk.wait()
            queue_due(eigen, klok.nu)
            send_waiting()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as draden:
        list(draden.map(tick_and_send, range(4)))
    assert mailserver.ontvangers == [f"deelnemer{nummer}@partner.example" for nummer in range(1, 7)]


@pytest.mark.django_db(transaction=True)
def test_a_double_click_orders_one_extra_reminder(ronde: Ronde, noor: Gebruiker, klok: Klok) -> None:
    klok.zet(5, 11)
    tegelijk = Barrier(3, timeout=20)

    def order(_: int) -> bool:
        try:
            tegelijk.wait()
            order_extra_reminder(ronde=ronde, gebruiker=noor)
        except Geweigerd:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(3) as draden:
        assert sorted(draden.map(order, range(3))) == [False, False, True]
    assert count_extra_left(ronde) == 1
    assert Bericht.objects.filter(soort="herinnering", uitnodiging__isnull=False).count() == 6


def test_the_plan_keeps_a_day_between_opening_and_the_first(ronde: Ronde) -> None:
    ronde.sluit_op = moment(14, 17)
    eerste = plan_herinneringen(ronde)[0].moment
    assert ronde.geopend_op is not None
    assert eerste - ronde.geopend_op >= timedelta(hours=24)
