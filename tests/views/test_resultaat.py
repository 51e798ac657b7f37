"""The result page: who sees what, in every state of a ronde."""

import re
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from partnerschappen.models import Gebruiker, Rapport, Ronde, Samenwerkingsverband
from tests.gegevens import maak_ronde
from tests.rapport.voorbeelden import eensgezind, sluit_met, tel_voorbeeld, vijf_condities


def adres(ronde: Ronde, staart: str = "") -> str:
    return f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/resultaat/{staart}"


def bekijk(gebruiker: Gebruiker, ronde: Ronde, staart: str = "") -> str:
    client = Client()
    client.force_login(gebruiker)
    antwoord = client.get(adres(ronde, staart))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    return sluit_met(rivierenrijk, tel_voorbeeld())


def test_leader_and_stuurgroep_see_the_same_result(noor: Gebruiker, sjoerd: Gebruiker, ronde: Ronde) -> None:
    Rapport.objects.update(status=Rapport.Status.MISLUKT)
    van_noor, van_sjoerd = bekijk(noor, ronde), bekijk(sjoerd, ronde)
    assert van_noor.split("<h2 id=")[1:] == van_sjoerd.split("<h2 id=")[1:]


def test_headline_comes_first_and_headings_are_in_order(noor: Gebruiker, ronde: Ronde) -> None:
    pagina = bekijk(noor, ronde)
    koppen = [int(kop) for kop in re.findall(r"<h([1-6])", pagina)]
    assert koppen[0] == 1
    assert koppen.count(1) == 1
    assert all(volgende <= kop + 1 for kop, volgende in pairwise(koppen))
    assert "<h1>Sterk in relatie. Over de organisatie en de belangen zijn jullie verdeeld.</h1>" in pagina


def test_stranger_and_another_leader_find_nothing(vera: Gebruiker, bram: Gebruiker, ronde: Ronde) -> None:
    for buitenstaander in (vera, bram):
        client = Client()
        client.force_login(buitenstaander)
        for staart in ("", "opmerkingen/opmerking-ambitie/"):
            assert client.get(adres(ronde, staart)).status_code == 404


def test_number_of_queries_is_the_same_at_few_and_at_many_answers(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    client = Client()
    client.force_login(noor)
    aantallen = []
    for mensen in (7, 26, 400):
        ronde = sluit_met(rivierenrijk, tel_voorbeeld(mensen, genodigd=500))
        client.get(adres(ronde))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(adres(ronde))
        aantallen.append(len(queries))
        ronde.delete()
    assert len(set(aantallen)) == 1
    assert aantallen[0] <= 6


def test_few_answers_show_scores_only_and_say_what_ten_would_have_given(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    pagina = bekijk(noor, sluit_met(rivierenrijk, tel_voorbeeld(7, genodigd=10)))
    assert "Vanaf 10 inzendingen hadden jullie ook de antwoorden per stelling gezien" in pagina
    assert not [stelling.tekst for stelling in vijf_condities().stellingen if escape(stelling.tekst) in pagina]
    assert "In jullie eigen woorden" not in pagina


def test_small_circle_shows_statements_from_six(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    pagina = bekijk(noor, sluit_met(rivierenrijk, tel_voorbeeld(7, genodigd=10, k=3)))
    assert all(escape(stelling.tekst) in pagina for stelling in vijf_condities().stellingen)


def test_low_response_is_said_in_the_headline(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    pagina = bekijk(noor, sluit_met(rivierenrijk, tel_voorbeeld(26, genodigd=53)))
    assert "Minder dan de helft deed mee.</h1>" in pagina


@pytest.mark.parametrize(
    ("punt", "kop"),
    [("5", "Alle vijf de condities zijn sterk."), ("1", "Alle vijf de condities vragen aandacht.")],
)
def test_everybody_alike_is_shown_without_a_division(
    punt: str, kop: str, noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    assert f"<h1>{kop}</h1>" in bekijk(noor, sluit_met(rivierenrijk, eensgezind(punt)))


def test_everything_hidden_still_gives_a_page(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    niemand = eensgezind("n")
    assert "Er kwamen te weinig antwoorden binnen om een score te tonen." in bekijk(
        noor, sluit_met(rivierenrijk, niemand)
    )


def test_remarks_are_text_and_keep_their_line_breaks(noor: Gebruiker, ronde: Ronde) -> None:
    pagina = bekijk(noor, ronde)
    assert "<script>alert(1)</script>" not in pagina
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x27;aanhalingstekens&#x27;" in pagina
    assert "<p>Het duurt te lang voordat een besluit valt.</p>" in pagina


def test_many_remarks_are_a_page_of_their_own(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = sluit_met(rivierenrijk, tel_voorbeeld(120, genodigd=130, opmerkingen=["Dit is er een."]))
    assert bekijk(noor, ronde).count("Dit is er een.") == 5 * 10
    assert "Alle 20 opmerkingen lezen" in bekijk(noor, ronde)
    assert bekijk(noor, ronde, "opmerkingen/opmerking-ambitie/").count("Dit is er een.") == 20


def test_unknown_question_has_no_remarks(noor: Gebruiker, ronde: Ronde) -> None:
    client = Client()
    client.force_login(noor)
    assert client.get(adres(ronde, "opmerkingen/ambitie-1/")).status_code == 404


def test_certificate_is_told_in_words(noor: Gebruiker, ronde: Ronde) -> None:
    assert "P(5) houdt" in bekijk(noor, ronde)


def test_nothing_is_shown_before_closing(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = maak_ronde(rivierenrijk)
    assert "De uitkomst komt na het sluiten" in bekijk(noor, ronde)
    ronde.status, ronde.geopend_op = Ronde.Status.OPEN, ronde.sluit_op
    ronde.save()
    assert "Daarom is er vooraf niets te zien, ook geen gemiddelde." in bekijk(noor, ronde)


@pytest.mark.parametrize("status", ["open", "sluit", "vervallen"])
def test_remarks_of_a_ronde_without_uitkomst_lead_to_the_page_that_says_why(
    noor: Gebruiker, open_ronde: Ronde, status: str
) -> None:
    Ronde.objects.update(status=status)
    client = Client()
    client.force_login(noor)
    antwoord = client.get(adres(open_ronde, "opmerkingen/opmerking-ambitie/"))
    assert (antwoord.status_code, antwoord["Location"]) == (302, adres(open_ronde))


def test_ronde_without_uitkomst_says_kindly_why(noor: Gebruiker, ronde: Ronde) -> None:
    Ronde.objects.update(status=Ronde.Status.VERVALLEN)
    assert "Minder dan 5 mensen stuurden hun antwoorden in." in bekijk(noor, ronde)
