"""Closing: three steps, taken up again after a crash, and afterwards no answer is left anywhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from partnerschappen.domein import sluiting
from partnerschappen.domein.inzendingen import Deelname, find_deelname, save_antwoorden, submit
from partnerschappen.domein.sluiting import close_ronde, is_due
from partnerschappen.domein.uitnodigingen import decline, report_wrong_person, stop_reminders, token_of
from partnerschappen.domein.weigering import Geweigerd, RondeNietOpen
from partnerschappen.kern.uitkomst import uit_json
from partnerschappen.models import (
    Antwoord,
    Bericht,
    Gebruiker,
    Inzending,
    Rapport,
    Ronde,
    RondeSleutel,
    Samenwerkingsverband,
    Stand,
    Uitkomst,
    Uitnodiging,
)
from tests.gegevens import maak_ronde, open_ronde_met

CONDITIES = ("ambitie", "belangen", "relatie", "organisatie", "proces")
VRAGEN = [f"{conditie}-{nummer}" for conditie in CONDITIES for nummer in range(1, 7)]


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> Ronde:
    return open_ronde_met(rivierenrijk, noor, 12)


def deelnames_van(ronde: Ronde) -> list[Deelname]:
    uitnodigingen = Uitnodiging.objects.filter(ronde=ronde).select_related("ronde__sleutel").order_by("naam")
    return [find_deelname(token_of(uitnodiging)) for uitnodiging in uitnodigingen]


def antwoord(deelname: Deelname, waarde: str = "4", *, insturen: bool = True, opmerking: str = "") -> None:
    ruw = {vraag: [waarde] for vraag in VRAGEN} | {"opmerking-slot": [opmerking]}
    save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw=ruw)
    if insturen:
        submit(deelname=deelname, kenmerk=deelname.kenmerk)


def beantwoord(ronde: Ronde, aantal: int) -> None:
    for deelname in deelnames_van(ronde)[:aantal]:
        antwoord(deelname)


def status_van(ronde: Ronde) -> str:
    return Ronde.objects.get(pk=ronde.pk).status


def test_closing_publishes_and_leaves_no_answer_locator_salt_or_reminder(ronde: Ronde) -> None:
    beantwoord(ronde, 10)
    uitnodiging = Uitnodiging.objects.first()
    Bericht.objects.create(soort="herinnering", sleutel="h", ronde=ronde, uitnodiging=uitnodiging)
    Stand.objects.create(ronde=ronde, geteld_op=timezone.now(), ingestuurd=9)
    close_ronde(ronde_id=ronde.pk)
    uitkomst = uit_json(Uitkomst.objects.get(ronde=ronde).inhoud)
    assert (uitkomst.n, uitkomst.genodigd, uitkomst.k) == (10, 12, 5)
    assert status_van(ronde) == "gesloten"
    for model in (Antwoord, Inzending, RondeSleutel, Stand):
        assert model.objects.count() == 0
    assert set(Bericht.objects.values_list("soort", flat=True)) == {"uitnodiging", "gesloten"}
    assert Rapport.objects.get().status == "wacht"


def test_only_what_was_sent_in_counts_and_the_rest_is_deleted(ronde: Ronde) -> None:
    beantwoord(ronde, 10)
    antwoord(deelnames_van(ronde)[10], "1", insturen=False)
    close_ronde(ronde_id=ronde.pk)
    assert uit_json(Uitkomst.objects.get().inhoud).n == 10
    assert Inzending.objects.count() == 0


def test_fewer_than_k_publishes_nothing_and_still_deletes(ronde: Ronde) -> None:
    beantwoord(ronde, 4)
    close_ronde(ronde_id=ronde.pk)
    assert status_van(ronde) == "vervallen"
    assert not Uitkomst.objects.exists()
    assert not Rapport.objects.exists()
    assert not Inzending.objects.exists()


def test_who_declined_counts_as_invited_and_afterwards_nobody_sees_who_did_or_wanted_no_reminders(ronde: Ronde) -> None:
    beantwoord(ronde, 10)
    stil, *_, weg, verkeerd = deelnames_van(ronde)
    stop_reminders(deelname=stil, kenmerk=stil.kenmerk)
    decline(deelname=weg, kenmerk=weg.kenmerk)
    report_wrong_person(deelname=verkeerd, kenmerk=verkeerd.kenmerk)
    close_ronde(ronde_id=ronde.pk)
    assert uit_json(Uitkomst.objects.get().inhoud).genodigd == 11
    assert not Uitnodiging.objects.filter(status="doet_niet_mee").exists()
    assert not Uitnodiging.objects.filter(herinneren=False).exists()


def test_closing_twice_publishes_once(ronde: Ronde) -> None:
    beantwoord(ronde, 10)
    close_ronde(ronde_id=ronde.pk)
    eerst = Uitkomst.objects.get().inhoud
    close_ronde(ronde_id=ronde.pk)
    assert Uitkomst.objects.get().inhoud == eerst
    assert Bericht.objects.filter(soort="gesloten").count() == 1


@pytest.mark.parametrize("stap", ["_count", "_publish", "_delete_answers", "_announce", "erase_traces"])
def test_a_crash_in_any_step_is_taken_up_again(stap: str, ronde: Ronde, monkeypatch: pytest.MonkeyPatch) -> None:
    beantwoord(ronde, 10)

    def crash(*args: Any) -> None:
        raise MemoryError

    with monkeypatch.context() as m:
        m.setattr(sluiting, stap, crash)
        with pytest.raises(MemoryError):
            close_ronde(ronde_id=ronde.pk)
    halverwege = status_van(ronde)
    assert Uitkomst.objects.exists() == (halverwege == "gesloten")
    assert Antwoord.objects.exists() == (halverwege == "sluit")
    close_ronde(ronde_id=ronde.pk)
    assert status_van(ronde) == "gesloten"
    assert uit_json(Uitkomst.objects.get().inhoud).n == 10


def test_answers_are_refused_from_the_first_step_on(ronde: Ronde, monkeypatch: pytest.MonkeyPatch) -> None:
    beantwoord(ronde, 10)
    laat = deelnames_van(ronde)[11]
    geweigerd: list[bool] = []

    def answer_while_counting(*args: Any) -> None:
        with pytest.raises(RondeNietOpen):
            antwoord(laat)
        geweigerd.append(True)

    monkeypatch.setattr(sluiting, "_publish", answer_while_counting)
    close_ronde(ronde_id=ronde.pk)
    assert geweigerd == [True]


def test_a_ronde_that_was_never_opened_can_not_be_closed(rivierenrijk: Samenwerkingsverband) -> None:
    ronde = maak_ronde(rivierenrijk)
    with pytest.raises(Geweigerd):
        close_ronde(ronde_id=ronde.pk)
    assert status_van(ronde) == "concept"


@pytest.mark.parametrize(
    ("over", "ingestuurd", "sluit"),
    [
        (timedelta(hours=-1), 12, False),
        (timedelta(hours=1), 10, True),
        (timedelta(hours=1), 9, False),
        (timedelta(hours=1), 0, False),
        (timedelta(days=7, hours=1), 9, True),
        (timedelta(days=7, hours=1), 0, True),
    ],
)
def test_a_ronde_closes_by_itself_or_waits_a_week_for_its_leader(
    over: timedelta, ingestuurd: int, sluit: bool, ronde: Ronde
) -> None:
    ronde.sluit_op = timezone.now() - over
    assert is_due(ronde, ingestuurd) == sluit
