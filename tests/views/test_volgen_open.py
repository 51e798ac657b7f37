"""The leader's pages of a ronde that was opened: words that fit its kind."""

import pytest
from django.test import Client
from django.urls import reverse

from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.models import Deelnemer, Gebruiker, Organisatie, Ronde
from tests.gegevens import maak_deelnemer


def _tekst(client: Client, naam: str) -> str:
    return " ".join(client.get(reverse(naam, args=["rivierenrijk", "voorjaar"])).content.decode().split())


@pytest.fixture
def leider(client: Client, noor: Gebruiker, open_ronde: Ronde) -> Client:
    client.force_login(noor)
    return client


@pytest.fixture
def vergeten(open_ronde: Ronde) -> Deelnemer:
    """On the list since the ronde opened."""
    return maak_deelnemer(Organisatie.objects.get(), 99)


@pytest.mark.parametrize(
    ("soort", "zin"),
    [
        ("vertrouwelijk", "Met minder dan 5 inzendingen is er geen uitkomst, met minder dan 10"),
        ("open", "Heeft niemand ingestuurd, dan is er geen uitkomst."),
    ],
)
def test_closing_uncounted_tells_what_it_may_cost(leider: Client, soort: str, zin: str) -> None:
    Ronde.objects.update(geheimhouding=soort)
    assert zin in _tekst(leider, "ronde-sluiten")


@pytest.mark.parametrize(
    ("soort", "zin"),
    [("vertrouwelijk", "Minder dan 5 mensen stuurden"), ("open", "Niemand stuurde antwoorden in.")],
)
def test_closed_without_uitkomst_tells_why(leider: Client, open_ronde: Ronde, soort: str, zin: str) -> None:
    Ronde.objects.update(geheimhouding=soort)
    close_ronde(ronde_id=open_ronde.pk)
    assert zin in _tekst(leider, "ronde")


@pytest.mark.parametrize(
    ("indelingen", "woorden"),
    [(["laag", "organisatie"], "sturen en doen, organisatie"), ([], "geen, alleen iedereen samen")],
)
def test_breakdowns_are_shown_and_can_not_be_changed(leider: Client, indelingen: list[str], woorden: str) -> None:
    Ronde.objects.update(indelingen=indelingen)
    tekst = _tekst(leider, "ronde")
    assert woorden in tekst
    assert 'name="indelingen"' not in tekst


@pytest.mark.usefixtures("vergeten")
@pytest.mark.parametrize(
    ("soort", "indelingen", "gezegd"),
    [("vertrouwelijk", ["laag"], True), ("vertrouwelijk", [], False), ("open", ["laag"], False)],
)
def test_adding_people_is_said_not_to_make_a_group_large_enough(
    leider: Client, soort: str, indelingen: list[str], gezegd: bool
) -> None:
    Ronde.objects.update(geheimhouding=soort, indelingen=indelingen)
    assert ("minder dan 5 mensen van een groep uitgenodigd" in _tekst(leider, "ronde-toevoegen")) is gezegd
