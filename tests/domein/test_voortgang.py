"""What a leader may follow: a count once a day, words per organisatie, and invitations that did not arrive."""

import pytest
from pytest_django import DjangoAssertNumQueries

from partnerschappen.domein.stand import count_stand, is_stand_due, name_deel, start_of_day
from partnerschappen.domein.te_weinig import ask_leaders
from partnerschappen.domein.uitnodigingen import is_correctable, report_wrong_person
from partnerschappen.domein.voortgang import explain_reden, read_voortgang
from partnerschappen.models import Bericht, Gebruiker, Rol, Ronde, Samenwerkingsverband, Stand, Uitnodiging
from tests.domein.test_sluiting import antwoord, beantwoord, deelnames_van
from tests.gegevens import geef_rol, maak_gebruiker, open_ronde_met
from tests.klok import Klok, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(klok: Klok, rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> Ronde:
    ronde = open_ronde_met(rivierenrijk, noor, 12)
    ronde.sluit_op = moment(14, 17)
    ronde.save()
    Bericht.objects.update(status="verzonden", verzonden_op=klok.nu)
    return ronde


def count_if_due(ronde: Ronde, klok: Klok) -> bool:
    due = is_stand_due(ronde, klok.nu)
    if due:
        count_stand(ronde, klok.nu, ouder_dan=start_of_day(klok.nu))
    return due


def move_to_organisatie(naam: str, nummers: range) -> None:
    adressen = [f"deelnemer{nummer}@partner.example" for nummer in nummers]
    Uitnodiging.objects.filter(email__in=adressen).update(organisatie=naam)


def test_the_count_is_made_once_a_day_from_six_and_not_on_the_day_of_opening(ronde: Ronde, klok: Klok) -> None:
    wanneer = [(3, 12), (4, 5), (4, 6), (4, 7), (4, 23), (5, 5), (5, 6), (13, 6), (14, 16), (14, 18)]
    geteld = []
    for dag, uur in wanneer:
        klok.zet(dag, uur)
        if count_if_due(ronde, klok):
            geteld.append((dag, uur))
    assert geteld == [(4, 6), (5, 6), (13, 6), (14, 16)]


def test_what_comes_in_after_the_count_shows_the_next_day(ronde: Ronde, klok: Klok) -> None:
    beantwoord(ronde, 3)
    klok.zet(4, 6)
    count_if_due(ronde, klok)
    beantwoord(ronde, 7)
    klok.zet(4, 12)
    count_stand(ronde, klok.nu, ouder_dan=start_of_day(klok.nu))
    stand = read_voortgang(ronde).stand
    assert stand is not None
    assert (stand.ingestuurd, stand.geteld_op) == (3, moment(4, 6))
    klok.zet(5, 6)
    count_if_due(ronde, klok)
    assert Stand.objects.get().ingestuurd == 7


def test_begun_and_emptied_is_not_counted(ronde: Ronde, klok: Klok) -> None:
    klaar, begonnen, geleegd, *_ = deelnames_van(ronde)
    antwoord(klaar)
    antwoord(begonnen, insturen=False)
    antwoord(geleegd)
    antwoord(geleegd, "", insturen=False)
    klok.zet(4, 6)
    count_if_due(ronde, klok)
    assert Stand.objects.get().ingestuurd == 1


def test_an_organisatie_gets_a_word_only_from_k_invited(ronde: Ronde, klok: Klok) -> None:
    move_to_organisatie("Klein", range(1, 5))
    move_to_organisatie("Groot genoeg", range(5, 10))
    for deelname in deelnames_van(ronde):
        if deelname.uitnodiging.organisatie != "De Klimboom":
            antwoord(deelname)
    klok.zet(4, 6)
    count_if_due(ronde, klok)
    assert [(organisatie.naam, organisatie.woorden) for organisatie in read_voortgang(ronde).organisaties] == [
        ("Groot genoeg", "de meeste")
    ]
    onjuist = next(d for d in deelnames_van(ronde) if d.uitnodiging.organisatie == "Groot genoeg")
    report_wrong_person(deelname=onjuist, kenmerk=onjuist.kenmerk)
    klok.zet(5, 6)
    count_if_due(ronde, klok)
    assert read_voortgang(ronde).organisaties == []


def test_people_who_were_added_later_move_no_word_and_make_none(ronde: Ronde, klok: Klok) -> None:
    """Whoever adds accomplices one by one would else learn when a colleague sends in."""
    move_to_organisatie("Klein", range(1, 6))
    laat = ["Deelnemer 5", "Deelnemer 11", "Deelnemer 12"]
    Uitnodiging.objects.filter(naam__in=laat).update(bij_opening=False)
    for deelname in deelnames_van(ronde):
        if deelname.uitnodiging.naam in [*laat, "Deelnemer 6"]:
            antwoord(deelname)
    klok.zet(4, 6)
    count_if_due(ronde, klok)
    assert Stand.objects.get().organisaties == {"De Klimboom": "weinig"}


@pytest.mark.parametrize(
    ("ingestuurd", "genodigd", "deel"),
    [(0, 5, "weinig"), (1, 5, "weinig"), (2, 6, "helft"), (4, 6, "helft"), (5, 6, "meeste"), (5, 5, "meeste")],
)
def test_the_words_stand_for_thirds(ingestuurd: int, genodigd: int, deel: str) -> None:
    assert name_deel(ingestuurd, genodigd) == deel


def test_a_refused_invitation_is_shown_with_what_to_do_and_a_refused_reminder_never(ronde: Ronde) -> None:
    een, twee, drie, vier = Bericht.objects.order_by("uitnodiging__naam")[:4]
    Bericht.objects.filter(pk=een.pk).update(status="mislukt", fout="ontvanger 550 5.1.1")
    Bericht.objects.filter(pk=twee.pk).update(status="onbekend", fout="geen antwoord")
    Bericht.objects.filter(pk=drie.pk).update(status="wacht")
    Bericht.objects.filter(pk=vier.pk).update(status="mislukt", fout="vervallen")
    Uitnodiging.objects.filter(berichten=vier).update(status="vervangen")
    Bericht.objects.create(
        soort="herinnering", sleutel="h", ronde=ronde, uitnodiging_id=drie.uitnodiging_id, status="mislukt"
    )
    voortgang = read_voortgang(ronde)
    assert [(geval.uitnodiging.pk, geval.reden) for geval in voortgang.niet_aangekomen] == [
        (een.uitnodiging_id, "De mailserver kent dit adres niet. Controleer het adres."),
        (
            twee.uitnodiging_id,
            "De verbinding viel weg tijdens het versturen. Misschien is de mail aangekomen: vraag het na.",
        ),
    ]
    assert (voortgang.onderweg, voortgang.genodigd) == (1, 11)


def test_an_invitation_that_was_dropped_is_not_shown_and_its_address_stays(ronde: Ronde) -> None:
    """It was dropped because this person declined: the leader is told of nobody that they did."""
    mail = Bericht.objects.select_related("uitnodiging").first()
    assert mail is not None
    assert mail.uitnodiging is not None
    Bericht.objects.filter(pk=mail.pk).update(status="mislukt", fout="vervallen")
    Uitnodiging.objects.filter(pk=mail.uitnodiging.pk).update(status="doet_niet_mee")
    assert read_voortgang(ronde).niet_aangekomen == []
    assert not is_correctable(mail.uitnodiging)


def test_every_reason_is_told_in_words_of_its_own() -> None:
    codes = [
        "ontvanger 550 5.1.1",
        "ontvanger 550 5.2.2",
        "ontvanger 550 5.7.1",
        "inhoud 554",
        "geen antwoord",
        "opmaak",
    ]
    assert len({explain_reden(code) for code in codes}) == len(codes)
    assert explain_reden("ontvanger 550") == explain_reden("ontvanger 550 5.1.1")
    assert "550" not in "".join(explain_reden(code) for code in codes)


def test_who_says_to_be_the_wrong_person_is_shown_and_who_declines_is_not(ronde: Ronde) -> None:
    onjuist, weg, *_ = deelnames_van(ronde)
    report_wrong_person(deelname=onjuist, kenmerk=onjuist.kenmerk)
    Uitnodiging.objects.filter(pk=weg.uitnodiging.pk).update(status="doet_niet_mee")
    voortgang = read_voortgang(ronde)
    assert voortgang.niet_juist == [onjuist.uitnodiging]
    assert voortgang.genodigd == 12
    assert voortgang.niet_aangekomen == []


def test_reminders_to_come_are_shown_and_past_ones_not(ronde: Ronde, klok: Klok) -> None:
    klok.zet(12, 9)
    voortgang = read_voortgang(ronde)
    assert [plan.moment for plan in voortgang.gepland] == [moment(14, 7, 30)]
    assert voortgang.extra_over == 2


def test_reading_costs_the_same_at_one_failure_and_at_three(
    ronde: Ronde, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for aantal in (1, 3):
        pks = Bericht.objects.order_by("pk").values_list("pk", flat=True)[:aantal]
        Bericht.objects.filter(pk__in=list(pks)).update(status="mislukt")
        with django_assert_num_queries(5):
            assert len(read_voortgang(ronde).niet_aangekomen) == aantal


def test_leaders_are_asked_once_about_a_closing_and_again_after_a_later_one(
    ronde: Ronde, rivierenrijk: Samenwerkingsverband, sjoerd: Gebruiker, klok: Klok
) -> None:
    geef_rol(maak_gebruiker("tweede@rivierenrijk.example"), rivierenrijk, Rol.Soort.PROJECTLEIDER)
    beantwoord(ronde, 3)
    klok.zet(14, 17, 1)
    ask_leaders(ronde, klok.nu)
    ask_leaders(ronde, klok.verder(minutes=1))
    mails = Bericht.objects.filter(soort="te_weinig")
    assert sorted(mails.values_list("gebruiker__email", flat=True)) == [
        "noor@rivierenrijk.example",
        "tweede@rivierenrijk.example",
    ]
    assert (Stand.objects.get().ingestuurd, Stand.objects.get().geteld_op) == (3, moment(14, 17, 1))
    ronde.sluit_op = moment(17, 17)
    ask_leaders(ronde, klok.zet(17, 18))
    assert mails.count() == 4


def test_moving_the_closing_time_within_a_day_gives_no_running_count(ronde: Ronde, klok: Klok) -> None:
    ronde.sluit_op = moment(13, 12)
    ask_leaders(ronde, klok.zet(13, 12, 1))
    ronde.sluit_op = moment(13, 14)
    ronde.save()
    klok.zet(13, 13)
    beantwoord(ronde, 3)
    ask_leaders(ronde, klok.zet(13, 14, 1))
    assert Bericht.objects.filter(soort="te_weinig").count() == 1
    assert Stand.objects.get().ingestuurd == 0
