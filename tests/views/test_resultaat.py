"""The result page: who sees what, in every state of a ronde."""

import re
from itertools import pairwise

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape

from partnerschappen.kern.uitkomst import als_json
from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband, Uitkomst
from partnerschappen.rapport.context import build_weergave
from tests.gegevens import maak_ronde
from tests.rapport.voorbeelden import eensgezind, sluit_met, tel_voorbeeld, vijf_condities

BLADEN = ["", "conditie/belangen/", "stelling/belangen-2/", "groepen/", "geheel/", "opmerkingen/", "uitleg/"]


def adres(ronde: Ronde, staart: str = "") -> str:
    return f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/resultaat/{staart}"


def bekijk(gebruiker: Gebruiker, ronde: Ronde, staart: str = "") -> str:
    client = Client()
    client.force_login(gebruiker)
    antwoord = client.get(adres(ronde, staart))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def main_of(pagina: str) -> str:
    """What lies between the bar above and the footer, which names who is logged in."""
    return pagina.split('<main id="inhoud"')[1].split("</main>", maxsplit=1)[0]


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    return sluit_met(rivierenrijk, tel_voorbeeld())


def test_leader_and_stuurgroep_see_the_same_result(noor: Gebruiker, sjoerd: Gebruiker, ronde: Ronde) -> None:
    Ronde.objects.update(vrijgegeven_op=timezone.now(), nagekeken_op=timezone.now())
    for staart in BLADEN:
        van_noor, van_sjoerd = main_of(bekijk(noor, ronde, staart)), main_of(bekijk(sjoerd, ronde, staart))
        assert van_noor == van_sjoerd, staart


@pytest.mark.parametrize("staart", BLADEN)
def test_every_page_has_one_first_heading_and_the_others_in_order(noor: Gebruiker, ronde: Ronde, staart: str) -> None:
    for vraag in ("", "?groot=1", "?groot=2"):
        koppen = [int(kop) for kop in re.findall(r"<h([1-6])", bekijk(noor, ronde, staart + vraag))]
        assert koppen[0] == 1
        assert koppen.count(1) == 1
        assert all(volgende <= kop + 1 for kop, volgende in pairwise(koppen))


def test_the_overview_has_the_headline_over_it(noor: Gebruiker, ronde: Ronde) -> None:
    assert f"<h1>{escape(build_weergave(ronde).kop)}</h1>" in bekijk(noor, ronde)


@pytest.mark.parametrize("staart", [staart for staart in BLADEN if staart != "groepen/"])
def test_navigation_tells_where_one_is(noor: Gebruiker, ronde: Ronde, staart: str) -> None:
    for vraag in ("", "?groot=1"):
        hier = re.findall(r'<a href="([^"]+)" aria-current="(\w+)"', bekijk(noor, ronde, staart + vraag))
        if staart.startswith("stelling/"):
            assert hier == [(adres(ronde, f"conditie/belangen/{vraag}"), "true")]
        else:
            assert hier == [(adres(ronde, staart + vraag), "page")]


def test_stranger_and_another_leader_find_nothing(vera: Gebruiker, bram: Gebruiker, ronde: Ronde) -> None:
    for buitenstaander in (vera, bram):
        client = Client()
        client.force_login(buitenstaander)
        for staart in (*BLADEN, "opmerkingen/opmerking-ambitie/"):
            assert client.get(adres(ronde, staart)).status_code == 404


def test_number_of_queries_is_the_same_at_few_and_at_many_answers(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    client = Client()
    client.force_login(noor)
    aantallen = []
    for mensen in (7, 26, 400):
        ronde = sluit_met(rivierenrijk, tel_voorbeeld(mensen, genodigd=500))
        aantallen.append([count_queries(client, adres(ronde, staart)) for staart in BLADEN])
        ronde.delete()
    assert aantallen[0] == aantallen[1] == aantallen[2]
    assert aantallen[0][0] <= 6
    assert max(aantallen[0][1:]) <= 5


def count_queries(client: Client, pad: str) -> int:
    """Of a second visit."""
    client.get(pad)
    with CaptureQueriesContext(connection) as queries:
        client.get(pad)
    return len(queries)


def test_few_answers_show_scores_only_and_say_what_ten_would_have_given(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    pagina = bekijk(noor, sluit_met(rivierenrijk, tel_voorbeeld(7, genodigd=10)))
    assert "Vanaf 10 inzendingen hadden jullie ook de antwoorden per stelling gezien" in pagina
    assert not [stelling.tekst for stelling in vijf_condities().stellingen if escape(stelling.tekst) in pagina]
    assert "In jullie eigen woorden" not in pagina


@pytest.mark.parametrize("staart", ["conditie/ambitie/", "stelling/ambitie-1/", "geheel/", "opmerkingen/"])
def test_every_page_says_why_few_answers_are_not_shown(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, staart: str
) -> None:
    ronde = sluit_met(rivierenrijk, tel_voorbeeld(7, genodigd=10))
    for vraag in ("", "?groot=1"):
        pagina = bekijk(noor, ronde, staart + vraag)
        assert "Vanaf 10 inzendingen" in pagina or "Pas te zien vanaf 10 inzendingen" in pagina
        assert "Dit is er een" not in pagina
        assert "Hoe 7 mensen antwoordden" not in pagina


def test_small_circle_shows_statements_from_six(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = sluit_met(rivierenrijk, tel_voorbeeld(7, genodigd=10, k=3))
    for conditie in vijf_condities().condities:
        pagina = bekijk(noor, ronde, f"conditie/{conditie.code}/")
        assert all(escape(stelling.tekst) in pagina for stelling in conditie.stellingen)
        assert "Hoe er per stelling is geantwoord, is bij zo weinig" not in pagina


def test_a_condition_leads_to_its_statements_and_to_the_conditions_beside_it(noor: Gebruiker, ronde: Ronde) -> None:
    pagina = bekijk(noor, ronde, "conditie/belangen/")
    for stelling in vijf_condities().condities[1].stellingen:
        assert f'href="{adres(ronde, f"stelling/{stelling.code}/")}"' in pagina
    assert f'<a rel="prev" href="{adres(ronde, "conditie/ambitie/")}"' in pagina
    assert f'<a rel="next" href="{adres(ronde, "conditie/relatie/")}"' in pagina


def test_a_statement_shows_how_many_gave_each_answer_and_a_question(noor: Gebruiker, ronde: Ronde) -> None:
    pagina = " ".join(re.sub(r"<[^>]+>", " ", bekijk(noor, ronde, "stelling/belangen-2/")).split())
    regel = next(s for c in build_weergave(ronde).condities for s in c.stellingen if s.code == "belangen-2")
    rijen = zip(vijf_condities().antwoorden, regel.aantallen, regel.procenten, strict=True)
    verwacht = " ".join(f"{antwoord} {aantal} {deel}" for antwoord, aantal, deel in rijen)
    assert verwacht.replace("\N{NO-BREAK SPACE}", " ") in pagina.replace("\N{NO-BREAK SPACE}", " ")
    assert sum(regel.aantallen) == regel.beantwoord
    assert escape(regel.vraag) in pagina
    assert "stelling 2 van 6" in pagina


@pytest.mark.parametrize(
    "staart", ["conditie/geluk/", "stelling/ambitie-7/", "stelling/ambitie/", "conditie/ambitie-1/"]
)
def test_a_page_that_is_not_there_is_not_found_and_not_kept(noor: Gebruiker, ronde: Ronde, staart: str) -> None:
    client = Client()
    client.force_login(noor)
    assert client.get(adres(ronde, staart)).status_code == 404
    assert not caches["pagina"]._cache  # type: ignore[attr-defined]


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
    ronde = sluit_met(rivierenrijk, eensgezind("n"))
    assert escape(build_weergave(ronde).kop) in bekijk(noor, ronde)
    for staart in ("", "conditie/ambitie/", "stelling/ambitie-1/"):
        assert "Te weinig antwoorden om te tonen." in bekijk(noor, ronde, staart)


@pytest.mark.parametrize("staart", ["", "?groot=2"])
def test_where_no_score_is_shown_no_empty_picture_is_offered(noor: Gebruiker, ronde: Ronde, staart: str) -> None:
    assert 'class="u-radar"' in bekijk(noor, ronde, staart)
    Uitkomst.objects.filter(ronde=ronde).update(inhoud=als_json(eensgezind("n")))
    caches["pagina"].clear()
    pagina = main_of(bekijk(noor, ronde, staart))
    for weg in ('class="u-radar"', "Als plaatje", 'class="legenda"'):
        assert weg not in pagina
    assert pagina.count("Te weinig antwoorden om te tonen.") >= 5


def test_few_answers_make_the_whole_one_screen_in_large_mode(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = sluit_met(rivierenrijk, tel_voorbeeld(5, genodigd=9))
    scherm = main_of(bekijk(noor, ronde, "geheel/?groot=1"))
    assert "Vanaf 10 inzendingen" in scherm
    assert "Te zien vanaf" not in scherm
    assert "1 van" not in scherm


def test_remarks_are_text_and_keep_their_line_breaks(noor: Gebruiker, ronde: Ronde) -> None:
    pagina = bekijk(noor, ronde, "opmerkingen/")
    assert "<script>alert(1)</script>" not in pagina
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#x27;aanhalingstekens&#x27;" in pagina
    assert "<p>Het duurt te lang voordat een besluit valt.</p>" in pagina


def test_many_remarks_are_a_page_of_their_own(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = sluit_met(rivierenrijk, tel_voorbeeld(120, genodigd=130, opmerkingen=["Dit is er een."]))
    assert bekijk(noor, ronde, "opmerkingen/").count("Dit is er een.") == 5 * 10
    assert bekijk(noor, ronde, "conditie/ambitie/").count("Dit is er een.") == 10
    assert "Alle 20 opmerkingen lezen" in bekijk(noor, ronde, "conditie/ambitie/")
    assert bekijk(noor, ronde, "opmerkingen/opmerking-ambitie/").count("Dit is er een.") == 20


def test_unknown_question_has_no_remarks(noor: Gebruiker, ronde: Ronde) -> None:
    client = Client()
    client.force_login(noor)
    assert client.get(adres(ronde, "opmerkingen/ambitie-1/")).status_code == 404


def test_certificate_is_told_in_words(noor: Gebruiker, ronde: Ronde) -> None:
    assert "P(5) houdt" in bekijk(noor, ronde, "uitleg/")


def test_nothing_is_shown_before_closing(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = maak_ronde(rivierenrijk)
    assert "De uitkomst komt na het sluiten" in bekijk(noor, ronde)
    ronde.status, ronde.geopend_op = Ronde.Status.OPEN, ronde.sluit_op
    ronde.save()
    assert "Daarom is er vooraf niets te zien, ook geen gemiddelde." in bekijk(noor, ronde)


@pytest.mark.parametrize("status", ["open", "sluit", "vervallen"])
def test_pages_of_a_ronde_without_uitkomst_lead_to_the_page_that_says_why(
    noor: Gebruiker, open_ronde: Ronde, status: str
) -> None:
    Ronde.objects.update(status=status)
    client = Client()
    client.force_login(noor)
    for staart in (*BLADEN[1:], "opmerkingen/opmerking-ambitie/"):
        antwoord = client.get(adres(open_ronde, staart))
        assert (antwoord.status_code, antwoord["Location"]) == (302, adres(open_ronde))


def test_ronde_without_uitkomst_says_kindly_why(noor: Gebruiker, ronde: Ronde) -> None:
    Ronde.objects.update(status=Ronde.Status.VERVALLEN)
    assert "Minder dan 5 mensen stuurden hun antwoorden in." in bekijk(noor, ronde)
