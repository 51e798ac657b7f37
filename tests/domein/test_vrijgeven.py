"""Everybody gets the same uitkomst on the promised day, by one mail each; nobody is told apart by answering."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError

from partnerschappen.domein import vrijgeven
from partnerschappen.domein.leeslink import (
    IngetrokkenLeeslink,
    OnbekendeLeeslink,
    fetch_ronde_by_leeslink,
    find_leeslink,
    make_leeslink,
    token_of_leeslink,
    withdraw_leeslink,
)
from partnerschappen.domein.mails import build_mail
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.uitnodigingen import decline, report_wrong_person, stop_reminders
from partnerschappen.domein.vrijgave import is_zichtbaar, plan_vrijgave
from partnerschappen.domein.vrijgeven import bring_forward, save_voorwoord
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.models import Bericht, Gebruiker, Leeslink, Ronde, Samenwerkingsverband, Uitnodiging
from partnerschappen.rapport.samenvatting import release_ronde
from partnerschappen.taken import tik
from partnerschappen.taken.tik import tick
from tests.domein.test_sluiting import antwoord, beantwoord, deelnames_van
from tests.gegevens import open_ronde_met
from tests.klok import Klok, moment
from tests.mailserver import Mailserver

pytestmark = pytest.mark.django_db(transaction=True)

GENODIGD = 14


@pytest.fixture(autouse=True)
def zonder_rapport(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making a report for real is tested with the report."""
    monkeypatch.setattr(tik, "make_rapport", lambda _ronde_id: None)


@pytest.fixture
def ronde(
    klok: Klok, rivierenrijk: Samenwerkingsverband, noor: Gebruiker, sjoerd: Gebruiker, mailserver: Mailserver
) -> Ronde:
    """Open from Monday 3 March; closes Friday 14 March at five; promised for Tuesday 18 March."""
    ronde = open_ronde_met(rivierenrijk, noor, GENODIGD)
    Ronde.objects.update(sluit_op=moment(14, 17), uitkomst_op=moment(18).date(), gesprek_op=moment(25).date())
    tick(klok.nu)
    mailserver.ontvangen.clear()
    ronde.refresh_from_db()
    return ronde


@pytest.fixture
def gesloten(ronde: Ronde, klok: Klok, mailserver: Mailserver) -> Ronde:
    """Ten of the fourteen sent in; it closed in time, and leader and stuurgroep had their mail."""
    beantwoord(ronde, 10)
    tick(klok.zet(14, 17))
    mailserver.ontvangen.clear()
    return Ronde.objects.get()


def invited(mailserver: Mailserver) -> list[str]:
    return [aan for aan in mailserver.ontvangers if aan.startswith("deelnemer")]


def test_everybody_invited_gets_the_same_mail_once_on_the_promised_day_at_nine(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    tick(klok.zet(18, 8, 59))
    assert mailserver.ontvangen == []
    for minuut in (0, 1, 2):
        tick(klok.zet(18, 9, minuut))
    assert len(invited(mailserver)) == GENODIGD
    assert len(mailserver.ontvangen) == GENODIGD + 2
    zonder_naam = {
        str(mail.get_body(("plain",)).get_content()).split("\n", 1)[1]  # type: ignore[union-attr]  # it has a text
        for aan, mail in mailserver.ontvangen
        if aan.startswith("deelnemer")
    }
    assert len(zonder_naam) == 1
    assert Ronde.objects.get().vrijgegeven_op == klok.zet(18, 9)


def test_the_mail_holds_the_sentence_the_topics_and_one_link_for_all(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    tick(klok.zet(18, 9))
    link = find_leeslink(gesloten)
    assert link is not None
    pad = f"/r/{token_of_leeslink(link)}/"
    aan, mail = next((aan, mail) for aan, mail in mailserver.ontvangen if aan.startswith("deelnemer"))
    for soort in ("plain", "html"):
        deel = mail.get_body((soort,))
        assert deel is not None
        inhoud = str(deel.get_content())
        assert pad in inhoud
        assert "?" not in pad
        assert "10 van de 14 genodigden" in inhoud
        assert "dinsdag 25 maart 2031" in inhoud
        assert aan not in inhoud
        assert "/u/" not in inhoud
    assert (mail["Auto-Submitted"], mail["Reply-To"]) == ("auto-generated", None)


def test_leader_and_stuurgroep_are_sent_to_the_report_behind_their_account(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    tick(klok.zet(18, 9))
    for adres in ("noor@rivierenrijk.example", "sjoerd@rivierenrijk.example"):
        (mail,) = [mail for aan, mail in mailserver.ontvangen if aan == adres]
        tekst = str(mail.get_body(("plain",)).get_content())  # type: ignore[union-attr]  # it has a text
        assert "/s/rivierenrijk/rondes/voorjaar/rapport/" in tekst
        assert "/r/" not in tekst


def test_who_lost_their_rol_meanwhile_is_not_written_to(gesloten: Ronde, klok: Klok, mailserver: Mailserver) -> None:
    klok.zet(18, 9)
    release_ronde(gesloten)
    gesloten.samenwerkingsverband.rollen.filter(gebruiker__email="sjoerd@rivierenrijk.example").delete()
    tick(klok.nu)
    assert "noor@rivierenrijk.example" in mailserver.ontvangers
    assert "sjoerd@rivierenrijk.example" not in mailserver.ontvangers


def test_who_has_an_account_and_was_invited_gets_one_mail(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver, sjoerd: Gebruiker
) -> None:
    Uitnodiging.objects.filter(email="deelnemer1@partner.example").update(email="Sjoerd@rivierenrijk.example")
    tick(klok.zet(18, 9))
    assert [aan.lower() for aan in mailserver.ontvangers].count(sjoerd.email) == 1


def test_who_was_invited_and_lost_their_rol_meanwhile_gets_the_mail_of_everybody_invited(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver, sjoerd: Gebruiker
) -> None:
    Uitnodiging.objects.filter(email="deelnemer1@partner.example").update(email="Sjoerd@rivierenrijk.example")
    klok.zet(18, 9)
    release_ronde(gesloten)
    gesloten.samenwerkingsverband.rollen.filter(gebruiker=sjoerd).delete()
    tick(klok.nu)
    tick(klok.nu)
    (mail,) = [mail for aan, mail in mailserver.ontvangen if aan.lower() == sjoerd.email]
    tekst = str(mail.get_body(("plain",)).get_content())  # type: ignore[union-attr]  # it has a text
    assert "/r/" in tekst
    assert "/s/rivierenrijk/" not in tekst


def test_not_to_the_wrong_person_nor_to_an_address_that_bounced(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    beantwoord(ronde, 10)
    deelname = deelnames_van(ronde)[-1]
    report_wrong_person(deelname=deelname, kenmerk=deelname.kenmerk)
    terug = Bericht.objects.filter(uitnodiging__email="deelnemer3@partner.example")
    terug.update(status=Bericht.Status.MISLUKT)
    tick(klok.zet(14, 17))
    tick(klok.zet(18, 9))
    weg = {deelname.uitnodiging.email, "deelnemer3@partner.example"}
    assert set(invited(mailserver)) == {f"deelnemer{n}@partner.example" for n in range(1, GENODIGD + 1)} - weg


def test_rows_and_mails_are_the_same_for_who_answered_began_declined_or_did_nothing(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    beantwoord(ronde, 10)
    alle = deelnames_van(ronde)
    antwoord(alle[10], insturen=False)
    decline(deelname=alle[11], kenmerk=alle[11].kenmerk)
    stop_reminders(deelname=alle[12], kenmerk=alle[12].kenmerk)
    tick(klok.zet(14, 17))
    tick(klok.zet(18, 9))
    assert len(invited(mailserver)) == GENODIGD
    rijen = Bericht.objects.filter(soort=Bericht.Soort.UITKOMST)
    assert rijen.values("status", "verzend_na", "pogingen", "fout", "afzender").distinct().count() == 1


@pytest.mark.parametrize("dag", [18, 19, 24])
def test_a_promised_day_that_nobody_was_awake_for_follows_at_a_decent_hour(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver, dag: int
) -> None:
    tick(klok.zet(dag, 22))
    assert mailserver.ontvangen == []
    tick(klok.zet(dag + 1, 9))
    assert len(invited(mailserver)) == GENODIGD


def test_a_ronde_that_closed_after_the_promised_day_follows_two_working_days_later(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    beantwoord(ronde, 6)
    tick(klok.zet(14, 17))
    tick(klok.zet(21, 17))  # a week without the leader's word
    assert Ronde.objects.get().status == "gesloten"
    mailserver.ontvangen.clear()
    tick(klok.zet(24, 12))
    assert invited(mailserver) == []
    tick(klok.zet(25, 9))
    assert len(invited(mailserver)) == GENODIGD


def test_without_uitkomst_nothing_is_released(ronde: Ronde, klok: Klok, mailserver: Mailserver) -> None:
    beantwoord(ronde, 3)
    klok.zet(14, 17)
    close_ronde(ronde_id=ronde.pk)
    tick(klok.zet(18, 9))
    assert invited(mailserver) == []
    assert Leeslink.objects.count() == 0
    with pytest.raises(Geweigerd):
        make_leeslink(ronde)


def test_leader_and_stuurgroep_read_it_five_working_days_before_everybody(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    Ronde.objects.update(uitkomst_op=moment(31).date())
    ronde = Ronde.objects.get()
    klok.zet(24, 8, 59)
    assert not is_zichtbaar(ronde)
    with pytest.raises(Geweigerd):
        release_ronde(ronde)
    klok.zet(24, 9)
    assert is_zichtbaar(ronde)


def test_closing_early_tells_the_accounts_now_and_again_when_they_may_read(
    ronde: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    Ronde.objects.update(uitkomst_op=moment(31).date())
    beantwoord(ronde, 10)
    klok.zet(5)
    close_ronde(ronde_id=ronde.pk)
    tick(klok.zet(5, 11))
    assert [str(mail["Subject"]).endswith("is gesloten") for _aan, mail in mailserver.ontvangen] == [True, True]
    mailserver.ontvangen.clear()
    tick(klok.zet(24, 9))
    assert [str(mail["Subject"]).endswith("is er") for _aan, mail in mailserver.ontvangen] == [True, True]


def test_a_promise_is_kept_earlier_but_never_later(gesloten: Ronde, klok: Klok, mailserver: Mailserver) -> None:
    Ronde.objects.update(uitkomst_op=moment(31).date())
    for dag in (13, 14, 31):
        with pytest.raises(Geweigerd):
            bring_forward(ronde=gesloten, dag=moment(dag).date())
    bring_forward(ronde=gesloten, dag=moment(20).date())
    assert plan_vrijgave(Ronde.objects.get()).op == moment(20, 9)
    tick(klok.zet(20, 9))
    assert len(invited(mailserver)) == GENODIGD
    with pytest.raises(Geweigerd):
        bring_forward(ronde=gesloten, dag=moment(28).date())


def test_the_leader_releases_earlier_and_the_promised_day_brings_nothing_more(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver, noor: Gebruiker
) -> None:
    klok.zet(15, 20)
    release_ronde(gesloten, door=noor)
    release_ronde(gesloten, door=noor)
    tick(klok.nu)
    assert len(invited(mailserver)) == GENODIGD
    tick(klok.zet(18, 9))
    assert len(invited(mailserver)) == GENODIGD


def test_a_release_that_breaks_off_leaves_nothing_and_is_taken_up_again(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breek(_berichten: object) -> None:
        raise OperationalError

    with monkeypatch.context() as stuk:
        stuk.setattr(vrijgeven, "queue_berichten", breek)
        tick(klok.zet(18, 9))
    assert (Ronde.objects.get().vrijgegeven_op, Leeslink.objects.count()) == (None, 0)
    tick(klok.zet(18, 9, 1))
    assert len(invited(mailserver)) == GENODIGD


def test_sending_that_is_stopped_halfway_goes_on_with_the_others(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    keren = iter([True] * 12)
    tick(klok.zet(18, 9), doorgaan=lambda: next(keren, False))
    eerste = len(mailserver.ontvangen)
    assert 0 < eerste < GENODIGD + 2
    tick(klok.zet(18, 9, 1))
    assert len(mailserver.ontvangen) == len(set(mailserver.ontvangers)) == GENODIGD + 2


def test_a_withdrawn_link_is_refused_and_a_new_link_is_another(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    klok.zet(18, 9)
    release_ronde(gesloten)
    link = find_leeslink(gesloten)
    assert link is not None
    oud = token_of_leeslink(link)
    assert fetch_ronde_by_leeslink(oud) == gesloten
    withdraw_leeslink(gesloten)
    withdraw_leeslink(gesloten)
    with pytest.raises(IngetrokkenLeeslink):
        fetch_ronde_by_leeslink(oud)
    nieuw = token_of_leeslink(make_leeslink(gesloten))
    assert nieuw != oud
    assert fetch_ronde_by_leeslink(nieuw) == gesloten
    with pytest.raises(OnbekendeLeeslink):
        fetch_ronde_by_leeslink("a" * 32)


def test_mails_that_wait_when_the_link_is_withdrawn_say_the_same_without_it(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    klok.zet(18, 9)
    release_ronde(gesloten)
    withdraw_leeslink(gesloten)
    tick(klok.verder(minutes=1))
    assert len(invited(mailserver)) == GENODIGD
    mail = next(mail for aan, mail in mailserver.ontvangen if aan.startswith("deelnemer"))
    for soort in ("plain", "html"):
        inhoud = str(mail.get_body((soort,)).get_content())  # type: ignore[union-attr]  # it has both
        assert "10 van de 14 genodigden" in inhoud
        assert "Vraag Noor de Wit om een nieuwe link: noor@rivierenrijk.example." in inhoud
        assert "/r/" not in inhoud
        assert "Je hebt geen account nodig" not in inhoud


def test_mails_that_wait_when_a_new_link_was_made_carry_the_new_one(
    gesloten: Ronde, klok: Klok, mailserver: Mailserver
) -> None:
    klok.zet(18, 9)
    release_ronde(gesloten)
    withdraw_leeslink(gesloten)
    token = token_of_leeslink(make_leeslink(gesloten))
    tick(klok.verder(minutes=1))
    mail = next(mail for aan, mail in mailserver.ontvangen if aan.startswith("deelnemer"))
    assert f"/r/{token}/" in str(mail.get_body(("plain",)).get_content())  # type: ignore[union-attr]  # it has a text


def test_the_row_of_a_link_gives_no_way_in(gesloten: Ronde, klok: Klok) -> None:
    klok.zet(18, 9)
    release_ronde(gesloten)
    link = Leeslink.objects.get()
    token = token_of_leeslink(link)
    assert token.encode() not in bytes(link.zaad) + bytes(link.token_hash)


def test_nothing_changes_any_more_after_release(gesloten: Ronde, klok: Klok) -> None:
    klok.zet(18, 9)
    save_voorwoord(ronde=gesloten, voorwoord="Dank.")
    release_ronde(gesloten)
    with pytest.raises(Geweigerd):
        save_voorwoord(ronde=gesloten, voorwoord="Toch iets anders.")
    assert Ronde.objects.get().voorwoord == "Dank."


def test_a_mail_that_waits_says_what_was_true_at_release(
    gesloten: Ronde, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    klok.zet(18, 9)
    release_ronde(gesloten)
    bericht = Bericht.objects.select_related("uitnodiging__ronde__samenwerkingsverband").filter(soort="uitkomst")[0]
    eerst = build_mail(bericht).body
    klok.nu += timedelta(days=3)
    assert build_mail(bericht).body == eerst


BEZOEK: list[Callable[[str], str]] = [lambda t: t.upper(), lambda t: t[:-1], lambda t: f"{t}a", lambda t: ""]


@pytest.mark.parametrize("verbouw", BEZOEK, ids=["upper case", "shorter", "longer", "nothing"])
def test_almost_the_link_is_not_the_link(gesloten: Ronde, klok: Klok, verbouw: Callable[[str], str]) -> None:
    klok.zet(18, 9)
    release_ronde(gesloten)
    with pytest.raises(OnbekendeLeeslink):
        fetch_ronde_by_leeslink(verbouw(token_of_leeslink(Leeslink.objects.get())))
