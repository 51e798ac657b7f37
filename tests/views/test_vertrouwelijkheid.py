"""The public page about confidentiality: anybody may read it, and it says what the rules are."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from partnerschappen.kern.geheimhouding import Groep, is_veilig, kies_groepen
from partnerschappen.models import Gebruiker, Geheimhouding, Samenwerkingsverband

pytestmark = pytest.mark.django_db


@pytest.fixture
def tekst(client: Client) -> str:
    """The words of the page, with single spaces."""
    inhoud = client.get("/vertrouwelijkheid/").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", inhoud.partition("<main")[2]).replace("&nbsp;", " ").split())


def _reeks(begin: int, aantal: int) -> frozenset[int]:
    return frozenset(range(begin, begin + aantal))


def test_anybody_may_read_it_without_a_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert client.get("/vertrouwelijkheid/").status_code == 200


def test_it_is_linked_from_the_front_page_and_from_every_foot(client: Client) -> None:
    assert client.get("/").content.decode().count('href="/vertrouwelijkheid/"') == 2
    assert 'href="/vertrouwelijkheid/"' in client.get("/aanmelden/").content.decode()


def test_it_names_no_samenwerkingsverband(client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    client.force_login(noor)
    assert rivierenrijk.naam not in client.get("/vertrouwelijkheid/").content.decode()


def test_it_gives_the_numbers_of_each_kind_of_ronde(tekst: str) -> None:
    for soort in (Geheimhouding.VERTROUWELIJK, Geheimhouding.KLEINE_KRING):
        per_vraag = f"vanaf {2 * soort.k} inzendingen, en per stelling of keuze minstens {soort.k} antwoorden"
        assert f"vanaf {soort.k} mensen {per_vraag}; alleen van iedereen samen" in tekst
    assert "Open altijd, per organisatie altijd, van iedereen samen" in tekst


def test_its_first_example_is_what_the_audit_decides(tekst: str) -> None:
    organisaties = {"A": _reeks(0, 9), "B": _reeks(9, 8), "C": _reeks(17, 3)}
    kandidaten = [Groep("geheel", _reeks(0, 20)), *(Groep(naam, leden) for naam, leden in organisaties.items())]
    assert [groep.naam for groep in kies_groepen(kandidaten, 5)] == ["geheel", "A"]
    assert "A: 9" in tekst
    assert "Overig: 11" in tekst


@pytest.mark.parametrize(("aantallen", "apart"), [((8, 7, 5), 3), ((6, 4), 0)])
def test_its_other_numbers_are_what_the_audit_decides(tekst: str, aantallen: tuple[int, ...], apart: int) -> None:
    grenzen = [sum(aantallen[:nummer]) for nummer in range(len(aantallen))]
    groepen = [Groep(str(begin), _reeks(begin, aantal)) for begin, aantal in zip(grenzen, aantallen, strict=True)]
    gekozen = kies_groepen([Groep("geheel", _reeks(0, sum(aantallen))), *groepen], 5)
    assert len(gekozen) - 1 == apart
    genoemd = ", ".join(map(str, aantallen[:-1])) + f" en {aantallen[-1]}"
    assert f"Bij {genoemd} mensen" in tekst


def test_its_second_example_is_refused_by_the_audit_and_the_lagen_are_not(tekst: str) -> None:
    sturen, doen, school_a = _reeks(0, 5), _reeks(5, 5), _reeks(4, 5)
    assert is_veilig([_reeks(0, 10), sturen, doen], 5)
    assert not is_veilig([_reeks(0, 10), sturen, doen, school_a], 5)
    assert "sturen doen samen School A 1 4 5 School B 4 1 5 samen 5 5 10" in tekst


@pytest.mark.parametrize(
    "onopgelost", ["Je eigen woorden", "Allemaal hetzelfde antwoord", "Als enige anders", "Verzonnen deelnemers"]
)
def test_it_says_what_is_not_solved(tekst: str, onopgelost: str) -> None:
    assert onopgelost in tekst.partition("Wat wij niet kunnen oplossen")[2]


def test_it_never_calls_anything_anonymous(tekst: str) -> None:
    assert "anoniem" not in tekst.lower()


def test_every_link_on_the_page_leads_to_a_heading(client: Client) -> None:
    inhoud = client.get("/vertrouwelijkheid/").content.decode()
    doelen = re.findall(r'href="#([^"]+)"', inhoud)
    assert len(doelen) > 5
    assert set(doelen) <= set(re.findall(r'id="([^"]+)"', inhoud))


def test_a_stylesheet_of_its_own_stays_small() -> None:
    assert (Path(settings.BASE_DIR) / "static" / "css" / "openbaar.css").stat().st_size < 3000
