"""What a partner reads before the first statement, per kind of ronde: true, and never more than is true."""

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from partnerschappen.models import Ronde, Uitnodiging
from tests.invullen import bewaar, open_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(client: Client, link: str) -> Client:
    open_link(client, link)
    return client


@pytest.fixture
def klein(uitnodiging: Uitnodiging) -> Uitnodiging:
    """The first person, and one other, of an organisatie of two."""
    Uitnodiging.objects.filter(naam__in=[uitnodiging.naam, "Deelnemer 9"]).update(organisatie="De Beuk")
    Ronde.objects.update(indelingen=["laag", "organisatie"])
    return uitnodiging


def words(client: Client, adres: str = "/invullen/") -> str:
    return " ".join(client.get(adres).content.decode().split())


def test_partner_reads_which_groups_they_count_in_and_when_these_are_shown(partner: Client, klein: Uitnodiging) -> None:
    tekst = words(partner)
    assert "Jij telt mee in: iedereen (12 mensen), doen (12), De Beuk (2)." in tekst
    assert "Een groep staat alleen apart bij 5 of meer inzendingen, en alleen als daar niets uit af te" in tekst
    assert "Nooit apart: De Beuk, want daar zijn minder dan 5 mensen uitgenodigd." in tekst


def test_without_breakdowns_no_group_is_spoken_of(partner: Client) -> None:
    Ronde.objects.update(indelingen=[])
    tekst = words(partner)
    assert "alleen van iedereen samen, niet van groepen" in tekst
    assert "Jij telt mee in" not in tekst


def test_open_ronde_is_said_before_the_button_with_declining_beside_it(partner: Client, klein: Uitnodiging) -> None:
    Ronde.objects.update(geheimhouding="open")
    tekst = words(partner)
    waarschuwing, knop = tekst.index("dit is een open ronde"), tekst.index("/invullen/stap/ambitie/")
    assert waarschuwing < knop < tekst.index("/invullen/niet-meedoen/") < tekst.index("Wie vraagt dit?")
    assert "Ben jij de enige van De Beuk die antwoordt" in tekst
    assert "Niemand krijgt dat te horen." in tekst


@pytest.mark.parametrize("adres", ["/invullen/", "/invullen/stap/ambitie/", "/invullen/niet-meedoen/"])
def test_open_ronde_promises_no_confidentiality_anywhere(partner: Client, adres: str) -> None:
    Ronde.objects.update(geheimhouding="open")
    tekst = words(partner, adres)
    beloften = ("antwoorden zijn vertrouwelijk", "alleen apart", "Nooit apart", "of meer inzendingen", "minder dan")
    for belofte in beloften:
        assert belofte not in tekst


def test_who_returns_to_an_open_ronde_reads_it_again(partner: Client) -> None:
    Ronde.objects.update(geheimhouding="open")
    bewaar(partner, "ambitie-1", "4")
    tekst = words(partner)
    assert tekst.index("dit is een open ronde") < tekst.index("Ga verder met")


def test_link_to_an_open_ronde_does_not_call_it_confidential(client: Client, link: str) -> None:
    Ronde.objects.update(geheimhouding="open")
    tekst = words(client, link)
    assert "in een open ronde" in tekst
    assert "vertrouwelijk" not in tekst


def test_declining_an_open_ronde_tells_what_can_be_seen_all_the_same(partner: Client) -> None:
    assert "van elke organisatie te zien" not in words(partner, "/invullen/niet-meedoen/")
    Ronde.objects.update(geheimhouding="open")
    assert "Wel is van elke organisatie te zien hoeveel mensen er antwoordden." in words(
        partner, "/invullen/niet-meedoen/"
    )


def test_name_of_an_organisatie_is_text(partner: Client, uitnodiging: Uitnodiging) -> None:
    Uitnodiging.objects.filter(pk=uitnodiging.pk).update(organisatie="<b>Beuk</b>")
    Ronde.objects.update(geheimhouding="open", indelingen=["organisatie"])
    tekst = words(partner)
    assert escape("<b>Beuk</b>") in tekst
    assert "<b>Beuk</b>" not in tekst


@pytest.mark.parametrize("aantal", [1, 3])
def test_first_page_costs_the_same_with_one_organisatie_and_with_three(
    partner: Client, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(aantal):
        Uitnodiging.objects.filter(naam=f"Deelnemer {nummer + 2}").update(organisatie=f"O{nummer}")
    Ronde.objects.update(indelingen=["laag", "soort_partner", "organisatie"])
    with django_assert_num_queries(4):
        partner.get("/invullen/")
