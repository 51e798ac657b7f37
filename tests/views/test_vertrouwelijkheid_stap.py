"""The step where kind and breakdowns are chosen: what is saved, what is refused, and what may be tried first."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerschappen.domein.voorbereiding import VOORBEREIDING
from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband
from tests.gegevens import maak_deelnemer, maak_organisatie, maak_ronde

HTMX = {"HX-Request": "true"}


def _pad(stap: str) -> str:
    return reverse(f"ronde-{stap}", args=["rivierenrijk", "voorjaar"])


@pytest.fixture
def leider(client: Client, noor: Gebruiker) -> Client:
    client.force_login(noor)
    return client


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    """A concept with every step saved; on the list 12 people of De Klimboom and 3 of De Beuk."""
    for naam, nummers in (("De Klimboom", range(12)), ("De Beuk", range(12, 15))):
        organisatie = maak_organisatie(rivierenrijk, naam)
        for nummer in nummers:
            maak_deelnemer(organisatie, nummer)
    ronde = maak_ronde(rivierenrijk)
    ronde.voorbereid = list(VOORBEREIDING)
    ronde.save()
    return ronde


def saved(ronde: Ronde) -> tuple[str, list[str]]:
    ronde.refresh_from_db()
    return ronde.geheimhouding, ronde.indelingen


def test_groups_are_unfolded_in_the_preview_only_where_there_are_any(
    leider: Client, ronde: Ronde, rivierenrijk: Samenwerkingsverband
) -> None:
    assert "Per groep, als 50, 65 of 80" not in leider.get(_pad("vertrouwelijkheid")).content.decode()
    ronde.indelingen = ["organisatie"]
    ronde.save()
    assert "Per groep, als 50, 65 of 80" in leider.get(_pad("vertrouwelijkheid")).content.decode()


def test_laag_and_soort_partner_are_ticked_until_something_else_is_saved(leider: Client, ronde: Ronde) -> None:
    pagina = leider.get(_pad("vertrouwelijkheid"))
    assert pagina.context["form"].gekozen == ["vertrouwelijk", "laag", "soort_partner"]
    assert pagina.content.decode().count(" checked") == 3


@pytest.mark.parametrize(
    ("gekozen", "bewaard"),
    [
        (["organisatie", "laag"], ["laag", "organisatie"]),
        (["organisatie", "soort_partner", "laag"], ["laag", "soort_partner", "organisatie"]),
        ([], []),
    ],
)
def test_breakdowns_are_saved_in_their_fixed_order_and_none_is_allowed(
    leider: Client, ronde: Ronde, gekozen: list[str], bewaard: list[str]
) -> None:
    antwoord = leider.post(_pad("vertrouwelijkheid"), {"geheimhouding": "kleine_kring", "indelingen": gekozen})
    assert antwoord.status_code == 302
    assert saved(ronde) == ("kleine_kring", bewaard)


@pytest.mark.parametrize(
    ("data", "zin"),
    [
        ({"geheimhouding": "vertrouwelijk", "indelingen": ["leeftijd"]}, "bestaat niet. Kies opnieuw."),
        ({"geheimhouding": "geheim", "indelingen": ["laag"]}, "Kies een van de drie."),
        ({"indelingen": ["laag"]}, "Kies een van de drie."),
    ],
)
def test_unknown_choices_are_refused_in_words(leider: Client, ronde: Ronde, data: dict[str, object], zin: str) -> None:
    antwoord = leider.post(_pad("vertrouwelijkheid"), data)
    assert zin in antwoord.content.decode()
    assert saved(ronde) == ("vertrouwelijk", ["laag", "soort_partner"])


def test_choices_may_be_tried_without_saving_with_and_without_javascript(leider: Client, ronde: Ronde) -> None:
    data = {"geheimhouding": "open", "indelingen": [], "bereken": "1"}
    heel = leider.post(_pad("vertrouwelijkheid"), data).content.decode()
    deel = leider.post(_pad("vertrouwelijkheid"), data, headers=HTMX).content.decode()
    for tekst in (heel, deel):
        assert "altijd, bij de open vorm" in tekst
        assert "de scores van elke organisatie waar iemand antwoordde" in tekst
    assert ("<html" in heel, "<html" in deel) == (True, False)
    assert saved(ronde) == ("vertrouwelijk", ["laag", "soort_partner"])


def test_opened_ronde_is_not_calculated_with_other_choices(leider: Client, open_ronde: Ronde) -> None:
    antwoord = leider.post(_pad("vertrouwelijkheid"), {"geheimhouding": "open", "bereken": "1"}, headers=HTMX)
    assert (antwoord.status_code, antwoord["Location"]) == (302, reverse("ronde", args=["rivierenrijk", "voorjaar"]))
    assert saved(open_ronde)[0] == "vertrouwelijk"


def test_too_small_groups_are_named_and_the_way_of_calculating_is_told(leider: Client, ronde: Ronde) -> None:
    data = {"geheimhouding": "vertrouwelijk", "indelingen": ["organisatie"], "bereken": "1"}
    tekst = leider.post(_pad("vertrouwelijkheid"), data, headers=HTMX).content.decode()
    assert "Nooit apart, want minder dan 5 mensen op de lijst: De Beuk." in tekst
    assert "probeerden 100 keer uit" in tekst
    assert "niet gekozen; dit zou het geven" in tekst


@pytest.mark.parametrize(
    ("soort", "zin"), [("vertrouwelijk", "minstens 5 deelnemers"), ("open", "zodra er deelnemers")]
)
def test_empty_list_says_what_is_needed(
    leider: Client, rivierenrijk: Samenwerkingsverband, soort: str, zin: str
) -> None:
    maak_ronde(rivierenrijk)
    data = {"geheimhouding": soort, "bereken": "1"}
    tekst = leider.post(_pad("vertrouwelijkheid"), data, headers=HTMX).content.decode()
    assert zin in tekst
    assert "<table" not in tekst


def test_check_before_opening_sums_up_what_will_be_shown(leider: Client, ronde: Ronde) -> None:
    ronde.indelingen = ["laag", "organisatie"]
    ronde.save()
    tekst = " ".join(leider.get(_pad("openen")).content.decode().split())
    assert "Groepen naast elkaar: sturen en doen, organisatie." in tekst
    assert "als 65 % antwoordt (10 mensen): sturen en doen: <strong>niets te vergelijken</strong>;" in tekst
    ronde.indelingen = []
    ronde.save()
    assert "geen groepen naast elkaar" in leider.get(_pad("openen")).content.decode()


def test_open_kind_is_said_before_opening_and_frozen_after(leider: Client, ronde: Ronde) -> None:
    leider.post(_pad("vertrouwelijkheid"), {"geheimhouding": "open", "indelingen": ["laag"]})
    assert "altijd te zien, ook van één persoon" in leider.get(_pad("openen")).content.decode()
    leider.post(_pad("openen"), {"akkoord": "on"})
    leider.post(_pad("vertrouwelijkheid"), {"geheimhouding": "vertrouwelijk", "indelingen": []})
    assert saved(ronde) == ("open", ["laag"])
    tekst = leider.get(reverse("ronde", args=["rivierenrijk", "voorjaar"])).content.decode()
    assert "sturen en doen, organisatie" in tekst
    assert "scores per organisatie zijn altijd te zien" in tekst


def test_page_costs_the_same_at_fifteen_deelnemers_and_at_thirty(
    leider: Client,
    rivierenrijk: Samenwerkingsverband,
    ronde: Ronde,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(6) as eerst:
        leider.get(_pad("vertrouwelijkheid"))
    organisatie = maak_organisatie(rivierenrijk, "De Es")
    for nummer in range(20, 35):
        maak_deelnemer(organisatie, nummer)
    with django_assert_max_num_queries(len(eerst)):
        leider.get(_pad("vertrouwelijkheid"))
