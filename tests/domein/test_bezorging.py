"""Mails that did not arrive are shown to the leader, and never in a way that tells who answered."""

import pytest
from django.test import Client

from partnerschappen.domein.bezorging import AAN_ACCOUNTS, AAN_GENODIGDEN, read_onbezorgd
from partnerschappen.domein.herinneringen import SOORTEN
from partnerschappen.models import Bericht, Gebruiker, Ronde, Uitnodiging
from tests.klok import Klok, moment

WEIGERT = "ontvanger 550 5.1.1"


def mail(ronde: Ronde, soort: str, status: str = "mislukt", fout: str = WEIGERT, **aan: object) -> Bericht:
    sleutel = f"{soort}:{Bericht.objects.count()}"
    return Bericht.objects.create(ronde=ronde, soort=soort, status=status, fout=fout, sleutel=sleutel, **aan)


@pytest.mark.parametrize("soort", AAN_ACCOUNTS)
@pytest.mark.parametrize("status", ["mislukt", "onbekend"])
def test_a_mail_to_an_account_that_did_not_arrive_is_shown(
    open_ronde: Ronde, noor: Gebruiker, soort: str, status: str
) -> None:
    mail(open_ronde, soort, status, gebruiker=noor)
    (mis,) = read_onbezorgd(open_ronde)
    assert (mis.naam, mis.email) == ("Noor de Wit", "noor@rivierenrijk.example")
    assert mis.reden == "De mailserver kent dit adres niet. Controleer het adres."


@pytest.mark.parametrize("soort", AAN_GENODIGDEN)
def test_a_mail_to_everybody_invited_is_shown_with_whom_it_did_not_reach(
    open_ronde: Ronde, uitnodiging: Uitnodiging, soort: str
) -> None:
    mail(open_ronde, soort, uitnodiging=uitnodiging)
    assert [mis.naam for mis in read_onbezorgd(open_ronde)] == [uitnodiging.naam]


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_reminder_is_shown_to_nobody_whatever_became_of_it(
    open_ronde: Ronde, uitnodiging: Uitnodiging, soort: str
) -> None:
    mail(open_ronde, soort, uitnodiging=uitnodiging)
    assert read_onbezorgd(open_ronde) == []


def test_every_kind_of_mail_is_shown_somewhere_or_left_out_for_a_reason() -> None:
    elders = {"uitnodiging", "toegang", "inlogcode"}  # on the page of the open ronde; of no ronde
    assert {*AAN_ACCOUNTS, *AAN_GENODIGDEN, *SOORTEN, *elders} == set(Bericht.Soort.values)


@pytest.mark.parametrize(("status", "fout"), [("mislukt", "vervallen"), ("wacht", "verbinding"), ("verzonden", "")])
def test_what_was_not_needed_any_more_waits_or_went_is_no_failure(
    open_ronde: Ronde, noor: Gebruiker, status: str, fout: str
) -> None:
    mail(open_ronde, "gesloten", status, fout, gebruiker=noor)
    assert read_onbezorgd(open_ronde) == []


def test_a_later_mail_of_the_same_kind_to_the_same_person_makes_good(
    open_ronde: Ronde, noor: Gebruiker, sjoerd: Gebruiker
) -> None:
    mail(open_ronde, "proef", gebruiker=noor)
    mail(open_ronde, "proef", "verzonden", "", gebruiker=sjoerd)
    assert len(read_onbezorgd(open_ronde)) == 1
    mail(open_ronde, "proef", "verzonden", "", gebruiker=noor)
    assert read_onbezorgd(open_ronde) == []
    mail(open_ronde, "proef", gebruiker=noor)
    assert len(read_onbezorgd(open_ronde)) == 1


@pytest.mark.parametrize(
    ("status", "staart"),
    [("concept", "mail/"), ("open", ""), ("gesloten", ""), ("vervallen", ""), ("vrijgegeven", "vrijgeven/")],
)
def test_it_stands_on_the_page_of_every_stage_for_the_leader_and_for_nobody_else(
    klok: Klok, client: Client, open_ronde: Ronde, noor: Gebruiker, sjoerd: Gebruiker, status: str, staart: str
) -> None:
    mail(open_ronde, "gesloten", gebruiker=sjoerd)
    vrij = {"vrijgegeven_op": moment(3), "status": "gesloten"} if status == "vrijgegeven" else {"status": status}
    Ronde.objects.update(gesloten_op=moment(3), uitkomst_op=moment(4).date(), **vrij)
    pad = f"/s/rivierenrijk/rondes/voorjaar/{staart}"
    client.force_login(noor)
    pagina = client.get(pad).content.decode()
    assert "Mails die niet aankwamen" in pagina
    assert "sjoerd@rivierenrijk.example" in pagina
    client.force_login(sjoerd)
    assert "Mails die niet aankwamen" not in client.get(pad).content.decode()
