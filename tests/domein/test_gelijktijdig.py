"""Many people at once, and closing while they answer: nothing that was confirmed is lost, nobody gets an error."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from partnerschappen.domein.inzendingen import Deelname, read_antwoorden, save_antwoorden, submit
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.weigering import RondeNietOpen
from partnerschappen.kern.uitkomst import uit_json
from partnerschappen.models import Gebruiker, Inzending, Ronde, Samenwerkingsverband, Uitkomst
from tests.domein.test_sluiting import antwoord, deelnames_van
from tests.gegevens import open_ronde_met

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> Ronde:
    return open_ronde_met(rivierenrijk, noor, 16)


def test_eight_writers_at_once_get_no_error_and_lose_nothing(ronde: Ronde) -> None:
    deelnames = deelnames_van(ronde)[:8]
    tegelijk = Barrier(8)

    def answer_all(deelname: Deelname) -> None:
        try:
            tegelijk.wait()
            for nummer in range(1, 7):
                ruw = {f"ambitie-{nummer}": ["4"]}
                save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw=ruw)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as draden:
        list(draden.map(answer_all, deelnames))
    assert [len(read_antwoorden(deelname)) for deelname in deelnames] == [6] * 8


def test_two_tabs_and_a_double_click_make_one_inzending(ronde: Ronde) -> None:
    deelname = deelnames_van(ronde)[0]
    tegelijk = Barrier(4)

    def save_and_submit(nummer: int) -> None:
        try:
            tegelijk.wait()
            save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw={"ambitie-1": [str(nummer + 1)]})
            submit(deelname=deelname, kenmerk=deelname.kenmerk)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as draden:
        list(draden.map(save_and_submit, range(4)))
    assert Inzending.objects.filter(ingestuurd=True).count() == 1
    assert len(read_antwoorden(deelname)) == 1


def test_every_confirmed_inzending_is_counted_when_closing_falls_in_between(ronde: Ronde) -> None:
    deelnames = deelnames_van(ronde)
    for deelname in deelnames[:8]:
        antwoord(deelname)
    tegelijk = Barrier(9)

    def answer_or_be_refused(deelname: Deelname) -> bool:
        try:
            tegelijk.wait()
            antwoord(deelname)
        except RondeNietOpen:
            return False
        finally:
            connection.close()
        return True

    def close() -> bool:
        try:
            tegelijk.wait()
            close_ronde(ronde_id=ronde.pk)
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(9) as draden:
        sluiting = draden.submit(close)
        gelukt = list(draden.map(answer_or_be_refused, deelnames[8:]))
        sluiting.result()
    assert uit_json(Uitkomst.objects.get().inhoud).n == 8 + sum(gelukt)
