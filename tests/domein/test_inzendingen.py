"""Answering: saving, sending in, withdrawing, and what is refused."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from partnerschappen.domein.inzendingen import (
    Deelname,
    OnbekendeLink,
    find_deelname,
    is_ingestuurd,
    read_antwoorden,
    save_antwoorden,
    submit,
    withdraw,
)
from partnerschappen.domein.uitnodigingen import decline, report_wrong_person, token_of
from partnerschappen.domein.weigering import AnderePersoon, Geweigerd, RondeNietOpen
from partnerschappen.kern.vragenlijst import OngeldigAntwoord
from partnerschappen.models import Antwoord, Gebruiker, Inzending, Ronde, Samenwerkingsverband, Uitnodiging
from tests.gegevens import open_ronde_met


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> Ronde:
    return open_ronde_met(rivierenrijk, noor, 2)


@pytest.fixture
def deelnames(ronde: Ronde) -> list[Deelname]:
    uitnodigingen = Uitnodiging.objects.select_related("ronde__sleutel").order_by("naam")
    return [find_deelname(token_of(uitnodiging)) for uitnodiging in uitnodigingen]


@pytest.fixture
def deelname(deelnames: list[Deelname]) -> Deelname:
    return deelnames[0]


def bewaar(deelname: Deelname, **antwoorden: str) -> None:
    ruw = {code.replace("_", "-"): [waarde] for code, waarde in antwoorden.items()}
    save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw=ruw)


def close(ronde: Ronde) -> None:
    Ronde.objects.filter(pk=ronde.pk).update(status=Ronde.Status.SLUIT)


def test_looking_at_a_link_changes_nothing(deelname: Deelname) -> None:
    assert read_antwoorden(find_deelname(deelname.token)) == {}
    assert Inzending.objects.count() == 0


def test_newest_answer_wins(deelname: Deelname) -> None:
    bewaar(deelname, ambitie_1="2")
    bewaar(deelname, ambitie_1="4", ambitie_2="n")
    assert read_antwoorden(deelname) == {"ambitie-1": "4", "ambitie-2": "n"}


def test_empty_answer_takes_the_answer_away(deelname: Deelname) -> None:
    bewaar(deelname, ambitie_1="2", ambitie_2="3")
    save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw={"ambitie-1": []})
    assert read_antwoorden(deelname) == {"ambitie-2": "3"}


def test_one_person_never_reads_another(deelnames: list[Deelname]) -> None:
    bewaar(deelnames[0], ambitie_1="1")
    assert read_antwoorden(deelnames[1]) == {}
    assert not is_ingestuurd(deelnames[1])


def test_link_works_typed_with_capitals_and_spaces(deelname: Deelname) -> None:
    assert find_deelname(f" {deelname.token.upper()} ").uitnodiging == deelname.uitnodiging


@pytest.mark.parametrize("token", ["", "abc", "a" * 32, "é" * 32, "\x00" * 32, "a" * 10_000])
def test_unknown_and_mangled_links_are_equally_unknown(token: str, ronde: Ronde) -> None:
    with pytest.raises(OnbekendeLink):
        find_deelname(token)


def test_cut_off_link_is_unknown(deelname: Deelname) -> None:
    with pytest.raises(OnbekendeLink):
        find_deelname(deelname.token[:-1])


@pytest.mark.parametrize(
    "ruw",
    [
        {"ambitie-1": ["6"]},
        {"ambitie-1": ["4", "5"]},
        {"ambitie-7": ["4"]},
        {"opmerking-slot": ["a\x00b"]},
        {"opmerking-slot": ["x" * 2001]},
        {"ambitie-1": ["4"], "verzonnen": ["4"]},
    ],
)
def test_a_wrong_value_saves_nothing_at_all(ruw: dict[str, Any], deelname: Deelname) -> None:
    with pytest.raises(OngeldigAntwoord):
        save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw=ruw)
    assert Inzending.objects.count() == 0


def test_form_of_another_person_is_refused(deelnames: list[Deelname]) -> None:
    mijn, ander = deelnames
    for act in (submit, withdraw, decline, report_wrong_person):
        with pytest.raises(AnderePersoon):
            act(deelname=mijn, kenmerk=ander.kenmerk)
    with pytest.raises(AnderePersoon):
        save_antwoorden(deelname=mijn, kenmerk=ander.kenmerk, ruw={"ambitie-1": ["4"]})
    assert Inzending.objects.count() == 0


def test_sending_in_twice_is_once_and_answers_stay_changeable(deelname: Deelname) -> None:
    bewaar(deelname, ambitie_1="2")
    submit(deelname=deelname, kenmerk=deelname.kenmerk)
    submit(deelname=deelname, kenmerk=deelname.kenmerk)
    bewaar(deelname, ambitie_1="5")
    assert is_ingestuurd(deelname)
    assert read_antwoorden(deelname) == {"ambitie-1": "5"}
    assert Inzending.objects.count() == 1


def test_what_was_answered_and_emptied_again_can_not_be_sent_in(deelname: Deelname) -> None:
    bewaar(deelname, ambitie_1="2")
    save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw={"ambitie-1": []})
    with pytest.raises(Geweigerd, match="nog niets ingevuld"):
        submit(deelname=deelname, kenmerk=deelname.kenmerk)
    assert not is_ingestuurd(deelname)


def test_nothing_answered_can_not_be_sent_in(deelname: Deelname) -> None:
    with pytest.raises(Geweigerd):
        submit(deelname=deelname, kenmerk=deelname.kenmerk)
    assert Inzending.objects.count() == 0


def test_withdrawing_deletes_everything_of_this_person_only(deelnames: list[Deelname]) -> None:
    for deelname in deelnames:
        bewaar(deelname, ambitie_1="2")
    withdraw(deelname=deelnames[0], kenmerk=deelnames[0].kenmerk)
    assert read_antwoorden(deelnames[0]) == {}
    assert read_antwoorden(deelnames[1]) == {"ambitie-1": "2"}


@pytest.mark.parametrize("act", [decline, report_wrong_person])
def test_leaving_deletes_what_was_answered(act: Any, deelname: Deelname) -> None:
    bewaar(deelname, ambitie_1="2")
    act(deelname=deelname, kenmerk=deelname.kenmerk)
    assert Inzending.objects.count() == 0


def test_closing_ronde_takes_no_answer_by_status(deelname: Deelname, ronde: Ronde) -> None:
    bewaar(deelname, ambitie_1="2")
    close(ronde)
    with pytest.raises(RondeNietOpen):
        bewaar(deelname, ambitie_1="5")
    with pytest.raises(RondeNietOpen):
        submit(deelname=deelname, kenmerk=deelname.kenmerk)
    assert read_antwoorden(deelname) == {"ambitie-1": "2"}


def test_passed_closing_time_takes_no_answer_by_the_clock(deelname: Deelname, ronde: Ronde) -> None:
    Ronde.objects.filter(pk=ronde.pk).update(sluit_op=timezone.now() - timedelta(seconds=1))
    with pytest.raises(RondeNietOpen):
        bewaar(deelname, ambitie_1="5")
    assert Inzending.objects.count() == 0


def test_saving_writes_the_answer_tables_only(deelname: Deelname) -> None:
    with CaptureQueriesContext(connection) as queries:
        bewaar(deelname, ambitie_1="2")
    schrijvend = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    tabellen = {Inzending._meta.db_table, Antwoord._meta.db_table}
    assert schrijvend
    assert all(any(f'"{tabel}"' in sql.split("(")[0].split("SET")[0] for tabel in tabellen) for sql in schrijvend)


def test_keys_of_answers_tell_no_order(deelname: Deelname) -> None:
    for nummer in range(1, 7):
        save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw={f"ambitie-{nummer}": ["3"]})
    sleutels = list(Antwoord.objects.order_by("vraag").values_list("pk", flat=True))
    assert min(abs(a - b) for a, b in pairwise(sleutels)) > 1000
