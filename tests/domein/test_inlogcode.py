"""A code to log in is mailed while it works, and no longer."""

import pytest

from partnerschappen.domein.inlogcode import new_sleutel, queue_inlogcode
from partnerschappen.domein.verzending import send_waiting
from partnerschappen.models import Bericht, Gebruiker
from tests.klok import Klok
from tests.mailserver import Mailserver

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("minuten", "gemaild"), [(0, 1), (14, 1), (15, 0), (40, 0)])
def test_a_code_that_works_no_more_is_not_mailed_by_a_worker_that_comes_back(
    minuten: int, gemaild: int, klok: Klok, noor: Gebruiker, mailserver: Mailserver
) -> None:
    queue_inlogcode(sleutel=new_sleutel(), gebruiker=noor)
    klok.verder(minutes=minuten)
    send_waiting()
    assert len(mailserver.ontvangen) == gemaild


def test_trying_again_makes_no_code_younger(klok: Klok, noor: Gebruiker, mailserver: Mailserver) -> None:
    mailserver.bij_rcpt[noor.email] = "450 4.2.1 vol"
    queue_inlogcode(sleutel=new_sleutel(), gebruiker=noor)
    for _ in range(3):
        send_waiting()
        klok.verder(minutes=7)
    klok.verder(hours=1)
    del mailserver.bij_rcpt[noor.email]
    send_waiting()
    assert mailserver.ontvangen == []
    assert Bericht.objects.get().fout == "vervallen"


@pytest.mark.parametrize("sleutel", ["inlogcode", "inlogcode:", "inlogcode:0a1b"])
def test_a_key_without_a_moment_holds_nobody_up(sleutel: str, noor: Gebruiker, mailserver: Mailserver) -> None:
    queue_inlogcode(sleutel=sleutel, gebruiker=noor)
    assert send_waiting() == 1
    assert Bericht.objects.get().fout == "vervallen"
