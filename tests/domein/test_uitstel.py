"""The promised day: kept earlier at will, later only as far as the ronde closes later, and never in silence."""

from datetime import date, datetime, time
from email.message import EmailMessage

import pytest
from django.utils import timezone

from partnerschappen.domein import rondes
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.uitnodigingen import decline, report_wrong_person, stop_reminders
from partnerschappen.domein.voorbereiding import VOORBEREIDING, latest_sluiting
from partnerschappen.domein.vrijgave import plan_vrijgave
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.models import Bericht, Gebruiker, Ronde, Samenwerkingsverband
from partnerschappen.taken import tik
from partnerschappen.taken.tik import tick
from tests.domein.test_sluiting import beantwoord, deelnames_van
from tests.gegevens import maak_deelnemer, maak_organisatie, maak_ronde
from tests.klok import Klok, moment
from tests.mailserver import Mailserver

pytestmark = pytest.mark.django_db(transaction=True)

GENODIGD = 12
UITSTEL = "komt later"


@pytest.fixture(autouse=True)
def zonder_rapport(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making a report for real is tested with the report."""
    monkeypatch.setattr(tik, "make_rapport", lambda _ronde_id: None)


@pytest.fixture
def ronde(klok: Klok, rivierenrijk: Samenwerkingsverband, noor: Gebruiker, mailserver: Mailserver) -> Ronde:
    """Opened by its leader on Monday 3 March; closes Friday 14 March at five; promised for Tuesday 18 March."""
    organisatie = maak_organisatie(rivierenrijk)
    for nummer in range(1, GENODIGD + 1):
        maak_deelnemer(organisatie, nummer)
    concept = maak_ronde(rivierenrijk)
    datums = {"sluit_op": moment(14, 17), "uitkomst_op": dag(18), "gesprek_op": dag(25)}
    Ronde.objects.update(**datums, voorbereid=list(VOORBEREIDING))
    rondes.open_ronde(ronde=concept, gebruiker=noor)
    tick(klok.nu)
    mailserver.ontvangen.clear()
    return Ronde.objects.get()


def dag(nummer: int, maand: int = 3) -> date:
    return moment(nummer, maand=maand).date()


def move(sluit: date, uitkomst: date) -> datetime | None:
    sluit_op = timezone.make_aware(datetime.combine(sluit, time(17)))
    ronde = Ronde.objects.get()
    return rondes.move_dates(
        ronde=ronde, sluit_op=sluit_op, gesprek_op=dag(25), gesprek_details="", uitkomst_op=uitkomst
    )


def text(mail: EmailMessage, soort: str = "plain") -> str:
    deel = mail.get_body((soort,))
    assert deel is not None
    return str(deel.get_content())


def told(mailserver: Mailserver) -> list[str]:
    return [aan for aan, mail in mailserver.ontvangen if UITSTEL in str(mail["Subject"])]


def test_opening_keeps_what_people_read(ronde: Ronde) -> None:
    assert (ronde.beloofde_uitkomst_op, ronde.beloofde_sluit_op) == (dag(18), moment(14, 17))
    move(dag(21), dag(25))
    ronde.refresh_from_db()
    assert (ronde.beloofde_uitkomst_op, ronde.beloofde_sluit_op) == (dag(18), moment(14, 17))


@pytest.mark.parametrize(
    ("sluit", "uitkomst", "mag"),
    [
        (dag(14), dag(17), True),
        (dag(14), dag(18), True),
        (dag(14), dag(19), False),
        (dag(14), date(2032, 3, 18), False),
        (dag(13), dag(19), False),
        (dag(28), dag(1, 4), True),
        (dag(28), dag(2, 4), False),
        (dag(18), dag(24), True),  # four days later is a Saturday
        (dag(18), dag(25), False),
        (dag(1, 4), dag(7, 4), True),  # waits until the 8th, around midnight the 9th, and 11 to 14 April is Easter
        (dag(1, 4), dag(8, 4), False),
        (dag(2, 4), dag(7, 4), False),
        (date(2032, 3, 14), date(2032, 3, 18), False),
    ],
)
def test_the_promised_day_moves_as_far_as_the_closing_and_four_weeks_at_most(
    ronde: Ronde, sluit: date, uitkomst: date, mag: bool
) -> None:
    """People answer after they read that day; a leader with more time alone with the uitkomst was not promised."""
    if mag:
        move(sluit, uitkomst)
        return
    with pytest.raises(Geweigerd):
        move(sluit, uitkomst)
    assert Ronde.objects.get().uitkomst_op == dag(18)


def test_a_year_is_not_won_in_small_steps(ronde: Ronde) -> None:
    move(dag(28), dag(1, 4))
    move(dag(1, 4), dag(7, 4))
    with pytest.raises(Geweigerd):
        move(dag(2, 4), dag(7, 4))
    assert latest_sluiting(Ronde.objects.get()) == dag(1, 4)


def test_a_ronde_that_is_past_the_last_day_to_move_to_can_be_closed(ronde: Ronde, klok: Klok) -> None:
    """It waits for its leader's word; without any it closes by itself, and the four weeks hold."""
    move(dag(1, 4), dag(7, 4))
    beantwoord(ronde, 6)
    tick(klok.zet(2, maand=4))
    assert Ronde.objects.get().status == "open"
    rondes.close_early(ronde=Ronde.objects.get())
    assert Ronde.objects.get().status == "gesloten"


def test_four_weeks_hold_for_a_ronde_that_waited_to_the_last(ronde: Ronde, klok: Klok) -> None:
    move(dag(1, 4), dag(7, 4))
    Ronde.objects.update(sluit_op=moment(1, 23, 59, maand=4))
    beantwoord(ronde, 6)
    tick(klok.zet(9, 0, 1, maand=4))
    assert Ronde.objects.get().status == "gesloten"
    assert plan_vrijgave(Ronde.objects.get()).op == moment(15, 9, maand=4)


def test_moving_the_closing_back_and_forth_does_not_let_the_day_creep_on(ronde: Ronde) -> None:
    move(dag(17), dag(21))
    with pytest.raises(Geweigerd):
        move(dag(14), dag(21))
    move(dag(14), dag(18))
    move(dag(13), dag(18))
    with pytest.raises(Geweigerd):
        move(dag(14), dag(19))


def test_a_day_that_was_moved_earlier_is_what_people_read_from_then_on(ronde: Ronde) -> None:
    move(dag(13), dag(14))
    with pytest.raises(Geweigerd):
        move(dag(13), dag(18))
    move(dag(14), dag(17))


def test_who_postpones_and_then_closes_early_wins_no_time(ronde: Ronde, klok: Klok) -> None:
    move(dag(1, 4), dag(7, 4))
    beantwoord(ronde, 10)
    klok.zet(17)
    assert plan_vrijgave(Ronde.objects.get(), klok.nu).op == moment(21, 9)
    close_ronde(ronde_id=ronde.pk)
    assert plan_vrijgave(Ronde.objects.get()).op == moment(21, 9)


def test_a_leader_who_closes_early_still_has_two_working_days(ronde: Ronde, klok: Klok) -> None:
    Ronde.objects.update(uitkomst_op=dag(14), beloofde_uitkomst_op=dag(14))
    move(dag(28), dag(28))
    beantwoord(ronde, 10)
    klok.zet(20)
    close_ronde(ronde_id=ronde.pk)
    assert plan_vrijgave(Ronde.objects.get()).op == moment(24, 9)


def test_everybody_is_told_once_an_hour_after_the_day_moved_later(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    klok.zet(11)
    move(dag(28), dag(1, 4))
    tick(klok.zet(11, 10, 59))
    assert told(mailserver) == []
    for minuut in (0, 1):
        tick(klok.zet(11, 11, minuut))
    assert sorted(told(mailserver)) == sorted(f"deelnemer{n}@partner.example" for n in range(1, GENODIGD + 1))


def test_the_mail_says_what_was_promised_what_it_is_now_and_holds_no_link(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    klok.zet(11)
    move(dag(28), dag(1, 4))
    tick(klok.zet(11, 11))
    mail = next(mail for _aan, mail in mailserver.ontvangen if UITSTEL in str(mail["Subject"]))
    for soort in ("plain", "html"):
        inhoud = text(mail, soort)
        assert "werd beloofd dat iedereen de uitkomst krijgt op dinsdag 18 maart." in inhoud
        assert "Dat wordt dinsdag 1 april 2031." in inhoud
        assert "invullen kan tot vrijdag 28 maart om 17.00 uur" in inhoud
        assert "/u/" not in inhoud
    assert (mail["Auto-Submitted"], mail["Reply-To"]) == ("auto-generated", None)


def test_who_declined_before_the_invitation_went_out_is_told_as_well(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    """Their invitation was dropped, not refused: who is left out would show as somebody who declined."""
    weg, terug = Bericht.objects.filter(soort=Bericht.Soort.UITNODIGING)[:2]
    Bericht.objects.filter(pk=weg.pk).update(status="mislukt", fout="vervallen")
    Bericht.objects.filter(pk=terug.pk).update(status="mislukt", fout="ontvanger 550 5.1.1")
    klok.zet(11)
    move(dag(28), dag(1, 4))
    tick(klok.zet(11, 11))
    gemaild = set(Bericht.objects.filter(soort=Bericht.Soort.UITSTEL).values_list("uitnodiging", flat=True))
    assert (weg.uitnodiging_id in gemaild, terug.uitnodiging_id in gemaild) == (True, False)


def test_it_is_the_same_for_who_sent_in_began_declined_or_wants_no_reminders(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    beantwoord(ronde, 9)
    alle = deelnames_van(ronde)
    decline(deelname=alle[9], kenmerk=alle[9].kenmerk)
    stop_reminders(deelname=alle[10], kenmerk=alle[10].kenmerk)
    report_wrong_person(deelname=alle[11], kenmerk=alle[11].kenmerk)
    klok.zet(11)
    move(dag(28), dag(1, 4))
    tick(klok.zet(11, 11))
    assert len(told(mailserver)) == GENODIGD - 1
    assert alle[11].uitnodiging.email not in told(mailserver)
    rijen = Bericht.objects.filter(soort=Bericht.Soort.UITSTEL)
    assert rijen.values("status", "verzend_na", "pogingen", "fout", "afzender").distinct().count() == 1


def test_a_typing_error_that_is_mended_within_the_hour_is_mailed_to_nobody(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    klok.zet(11)
    move(dag(28), dag(1, 4))
    move(dag(14), dag(18))
    tick(klok.zet(11, 12))
    assert told(mailserver) == []


def test_of_two_moves_within_the_hour_only_the_last_is_told(ronde: Ronde, klok: Klok, mailserver: Mailserver) -> None:
    klok.zet(11)
    move(dag(21), dag(25))
    klok.zet(11, 10, 30)
    move(dag(28), dag(1, 4))
    tick(klok.zet(11, 11, 30))
    assert len(told(mailserver)) == GENODIGD
    tick(klok.zet(12, 9))
    assert len(told(mailserver)) == GENODIGD


def test_a_day_that_was_told_is_not_told_again_after_a_move_and_back(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    klok.zet(11)
    move(dag(20), dag(24))
    tick(klok.zet(11, 11))
    assert len(told(mailserver)) == GENODIGD
    move(dag(21), dag(25))
    assert move(dag(20), dag(24)) is None
    tick(klok.zet(11, 12, 30))
    assert len(told(mailserver)) == GENODIGD


def test_a_day_is_told_though_it_was_taken_back_before(ronde: Ronde, klok: Klok, mailserver: Mailserver) -> None:
    """The mail of a move that was half taken back told the day between; it may not stand for the first one."""
    klok.zet(11)
    move(dag(21), dag(25))
    move(dag(20), dag(24))
    tick(klok.zet(11, 11))
    assert len(told(mailserver)) == GENODIGD
    move(dag(21), dag(25))
    tick(klok.zet(11, 12))
    assert len(told(mailserver)) == 2 * GENODIGD


def test_an_earlier_day_is_not_mailed(ronde: Ronde, klok: Klok, mailserver: Mailserver) -> None:
    move(dag(14), dag(17))
    assert not Bericht.objects.filter(soort=Bericht.Soort.UITSTEL).exists()


def test_a_mail_that_waits_goes_out_though_the_ronde_closed_meanwhile(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    beantwoord(ronde, 10)
    klok.zet(14, 16, 50)
    move(dag(15), dag(19))
    klok.zet(15, 17)
    close_ronde(ronde_id=ronde.pk)
    tick(klok.zet(17, 7, 30))
    assert len(told(mailserver)) == GENODIGD
    mail = next(mail for _aan, mail in mailserver.ontvangen if UITSTEL in str(mail["Subject"]))
    assert "De ronde sloot later dan gepland." in text(mail)


def test_who_waits_for_a_ronde_that_closed_too_late_is_told_too(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    beantwoord(ronde, 6)
    tick(klok.zet(14, 17))
    tick(klok.zet(21, 17))
    assert Ronde.objects.get().status == "gesloten"
    tick(klok.zet(24, 7, 30))
    assert len(told(mailserver)) == GENODIGD


def test_after_release_nobody_is_told_that_it_comes_later(ronde: Ronde, klok: Klok, mailserver: Mailserver) -> None:
    beantwoord(ronde, 6)
    tick(klok.zet(14, 17))
    tick(klok.zet(21, 17))
    Ronde.objects.update(vrijgegeven_op=klok.nu)
    tick(klok.zet(24, 7, 30))
    assert told(mailserver) == []


def test_reminders_and_pages_show_the_new_day_and_the_old(ronde: Ronde, klok: Klok, mailserver: Mailserver) -> None:
    move(dag(28), dag(1, 4))
    klok.zet(17, 8)
    tick(klok.nu)
    teksten = [text(mail) for _aan, mail in mailserver.ontvangen if "Meedoen" in mail["Subject"]]
    assert len(teksten) == GENODIGD
    for zin in ("op dinsdag 1 april 2031.", "was dat nog dinsdag 18 maart."):
        assert all(zin in tekst for tekst in teksten)
