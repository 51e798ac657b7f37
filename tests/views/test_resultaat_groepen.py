"""The result page per group: in every state, and with one group laid beside the whole."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.models import Gebruiker, Geheimhouding, Ronde, Samenwerkingsverband
from tests.rapport import groepsvoorbeelden as voorbeelden
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld

STATEN = [
    voorbeelden.exact,
    voorbeelden.grof,
    voorbeelden.overig,
    voorbeelden.geen_apart,
    voorbeelden.twintig,
    voorbeelden.open_uitkomst,
    voorbeelden.verborgen_cellen,
]


@pytest.fixture
def bekijk(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> Callable[..., str]:
    """Close a ronde with an uitkomst and give its page of groups without pictures, in one line.

    With a group: the overview, with that group beside the whole.
    """

    def view(uitkomst: Uitkomst, groep: str = "") -> str:
        return read(noor, sluit_met(rivierenrijk, uitkomst), groep, "" if groep else "groepen/")

    return view


def fetch(gebruiker: Gebruiker, ronde: Ronde, groep: str = "", staart: str = "") -> str:
    client = Client()
    client.force_login(gebruiker)
    pad = f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/resultaat/{staart}"
    antwoord = client.get(pad, {"groep": groep} if groep else {})
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def read(gebruiker: Gebruiker, ronde: Ronde, groep: str = "", staart: str = "") -> str:
    pagina = re.sub(r"<svg.*?</svg>", "", fetch(gebruiker, ronde, groep, staart), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", pagina).split())


@pytest.mark.parametrize("staat", STATEN)
def test_headings_are_in_order_and_every_table_names_its_rows(
    staat: Callable[[], Uitkomst], noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = sluit_met(rivierenrijk, staat())
    for staart in ("", "conditie/organisatie/", "groepen/", "geheel/", "uitleg/"):
        pagina = fetch(noor, ronde, staart=staart)
        koppen = [int(kop) for kop in re.findall(r"<h([1-6])", pagina)]
        assert koppen.count(1) == 1
        assert all(volgende <= kop + 1 for kop, volgende in pairwise(koppen)), staart
        assert pagina.count("<table") == pagina.count("<caption"), staart
        assert not re.search(r"<th(?! scope=)[ >]", pagina)
        idents = re.findall(r'\bid="([^"]+)"', pagina)
        assert len(set(idents)) == len(idents), staart


def test_exact_scores_stand_in_a_table_with_who_sent_in(bekijk: Callable[..., str]) -> None:
    pagina = bekijk(voorbeelden.exact())
    assert "Iedereen samen 60 van de 68 3,2 2,5 4,1 2,8 3,5 Doen 40 van de 48 3,2 2,6 4,0 2,2 3,5" in pagina
    assert "Wie stuurt, ziet de organisatie anders dan wie doet: 4,2 tegen 2,2." in pagina
    assert "ongeveer" not in pagina


def test_coarse_scores_say_about_in_the_table(bekijk: Callable[..., str]) -> None:
    pagina = bekijk(voorbeelden.grof())
    assert "Het Kompas 5 van de 7 ongeveer 3,5 ongeveer 2,5 ongeveer 4,0 ongeveer 2,0 ongeveer 3,5" in pagina
    assert "‘Ongeveer’ betekent: afgerond op halven." in pagina


def test_hidden_cells_are_a_dash_that_says_why(bekijk: Callable[..., str]) -> None:
    pagina = bekijk(voorbeelden.verborgen_cellen())
    assert "– Niet te zien: te weinig mensen uit deze groep beantwoordden deze stellingen." in pagina
    assert "– Niet te zien: dat zou iets over een handvol mensen kunnen verraden." in pagina


def test_hidden_groups_are_named_with_the_reason(bekijk: Callable[..., str]) -> None:
    pagina = bekijk(voorbeelden.overig())
    assert "Pabo Rivierenrijk en Het Kompas Apart tonen zou iets over een handvol mensen kunnen verraden." in pagina
    assert "Overig 11 van de 15" in pagina


def test_an_indeling_without_a_group_says_so_kindly(bekijk: Callable[..., str]) -> None:
    pagina = bekijk(voorbeelden.geen_apart())
    assert "Van deze indeling staat geen groep apart. Iedereen telt wel mee in het geheel." in pagina
    assert "de scores per groep" not in pagina


def test_twenty_organisaties_are_all_there_in_one_order(bekijk: Callable[..., str]) -> None:
    pagina = bekijk(voorbeelden.twintig())
    namen = [naam for naam in voorbeelden.NAMEN if naam not in {"De Fontein", "Kinderopvang Samen"}]
    tabel = pagina.split("Organisaties: de scores per groep")[1]
    assert all(f"{naam} " in tabel for naam in namen)
    assert tabel.index("De Klimboom") < tabel.index("Het Anker") < tabel.index("Overig ") < tabel.index("even zwaar")


def test_a_ronde_without_indelingen_has_no_link_to_groups_and_says_so(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = sluit_met(rivierenrijk, tel_voorbeeld())
    pagina = read(noor, ronde)
    assert "roepen" not in pagina
    assert "naast het geheel" not in pagina
    assert "Voor deze ronde zijn geen groepen gekozen." in read(noor, ronde, staart="groepen/")


def test_a_condition_has_the_scores_of_every_group_for_it(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    pagina = read(noor, sluit_met(rivierenrijk, voorbeelden.verborgen_cellen()), staart="conditie/organisatie/")
    assert "Organisatie Iedereen samen 60 van de 68 2,8 Doen 40 van de 48 2,2" in pagina
    assert "– Niet te zien: dat zou iets over een handvol mensen kunnen verraden." in pagina


def test_an_open_ronde_shows_one_person_and_promises_nothing(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = sluit_met(rivierenrijk, voorbeelden.open_uitkomst())
    Ronde.objects.filter(pk=ronde.pk).update(geheimhouding=Geheimhouding.OPEN)
    pagina = read(noor, ronde, staart="groepen/")
    assert "Het Kompas 1 van de 3" in pagina
    pagina += read(noor, ronde) + read(noor, ronde, staart="conditie/relatie/") + read(noor, ronde, staart="uitleg/")
    assert "Dit was een open ronde." in pagina
    assert not [
        belofte for belofte in ("P(", "Deze ronde was vertrouwelijk", "handvol", "vanaf 2 ") if belofte in pagina
    ]


def test_a_chosen_group_stands_in_the_overview_and_only_there(bekijk: Callable[..., str]) -> None:
    pagina = bekijk(voorbeelden.exact(), "organisatie:1")
    assert "Conditie Score De Klimboom Wat dat zegt" in pagina


@pytest.mark.parametrize("groep", ["organisatie:99", "geheel", "<script>", "x" * 5000])
def test_an_unknown_group_is_the_page_of_the_whole_and_is_not_kept(
    groep: str, noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = sluit_met(rivierenrijk, voorbeelden.exact())
    geheel = read(noor, ronde)
    bewaard = set(caches["pagina"]._cache)  # type: ignore[attr-defined]
    assert read(noor, ronde, groep) == geheel
    assert set(caches["pagina"]._cache) == bewaard  # type: ignore[attr-defined]


def test_a_group_beside_the_whole_costs_no_more_queries_the_second_time(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = sluit_met(rivierenrijk, voorbeelden.exact())
    aantallen = []
    for groep in ("", "laag:doen", "laag:doen"):
        with CaptureQueriesContext(connection) as queries:
            read(noor, ronde, groep)
        aantallen.append(len(queries))
    assert aantallen[2] < aantallen[0]
    assert aantallen[1] <= aantallen[0]


def test_a_group_of_another_ronde_is_not_taken_from_memory(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    met_groepen = sluit_met(rivierenrijk, voorbeelden.exact())
    assert "Conditie Score Sturen" in read(noor, met_groepen, "laag:sturen")
    met_groepen.delete()
    assert "Conditie Score Wat" in read(noor, sluit_met(rivierenrijk, voorbeelden.grof()), "laag:sturen")
