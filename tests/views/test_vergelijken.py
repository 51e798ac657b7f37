"""A round beside an earlier one: only closed rounds of one samenwerkingsverband, in time, that one may read now."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from partnerschappen.domein.eerdere import list_eerdere
from partnerschappen.kern.uitkomst import als_json
from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband, Uitkomst
from tests.gegevens import maak_ronde, maak_samenwerkingsverband
from tests.rapport.voorbeelden import tel_voorbeeld

pytestmark = pytest.mark.django_db


def gesloten(verband: Samenwerkingsverband, slug: str, dagen: int, aantal: int = 26) -> Ronde:
    """A ronde that closed so many days ago and was given to everybody."""
    ronde = maak_ronde(verband, slug.capitalize(), slug)
    moment = timezone.now() - timedelta(days=dagen)
    ronde.status, ronde.geopend_op, ronde.gesloten_op = Ronde.Status.GESLOTEN, moment, moment
    ronde.vrijgegeven_op = moment
    ronde.save()
    Uitkomst.objects.create(ronde=ronde, inhoud=als_json(tel_voorbeeld(aantal)))
    return ronde


@pytest.fixture
def paar(rivierenrijk: Samenwerkingsverband) -> tuple[Ronde, Ronde]:
    return gesloten(rivierenrijk, "nu", 5), gesloten(rivierenrijk, "toen", 200, 24)


def vraag(gebruiker: Gebruiker, ronde: Ronde, eerder: str, staart: str = "") -> tuple[int, str]:
    client = Client()
    client.force_login(gebruiker)
    pad = f"/s/{ronde.samenwerkingsverband.slug}/rondes/{ronde.slug}/resultaat/vergelijken/{eerder}/{staart}"
    antwoord = client.get(pad)
    return antwoord.status_code, antwoord.content.decode()


def test_leader_and_stuurgroep_see_both_rounds_with_a_table(
    noor: Gebruiker, sjoerd: Gebruiker, paar: tuple[Ronde, Ronde]
) -> None:
    for lezer in (noor, sjoerd):
        status, pagina = vraag(lezer, paar[0], "toen")
        assert status == 200
        assert pagina.count("<h1") == 1
        assert pagina.count("<svg") >= 10
        assert "24 inzendingen" in pagina
        assert '<caption id="tabel-vergelijking">' in pagina


def test_large_mode_says_what_the_page_says_and_stays_within_its_screens(
    noor: Gebruiker, paar: tuple[Ronde, Ronde]
) -> None:
    gewoon = vraag(noor, paar[0], "toen")[1]
    assert 'href="/s/rivierenrijk/rondes/nu/resultaat/vergelijken/toen/?groot=1"' in gewoon
    schermen = [vraag(noor, paar[0], "toen", f"?groot={nummer}")[1] for nummer in range(1, 9)]
    kop = gewoon.split("<h1>")[1].split("</h1>")[0]
    assert kop in schermen[0]
    for scherm in schermen[2:7]:
        assert scherm.count("<svg") >= 2
        assert "24 inzendingen" in scherm
    assert 'rel="prev" href="/s/rivierenrijk/rondes/nu/resultaat/?groot=1"' in schermen[0]
    assert 'rel="next"' not in schermen[7]
    assert vraag(noor, paar[0], "toen", "?groot=99")[1].count("8 van 8") == 1


@pytest.mark.parametrize(("ronde", "eerder"), [(1, "nu"), (0, "nu"), (0, "bestaat-niet"), (0, "concept")])
def test_only_an_earlier_closed_round_can_be_laid_beside_it(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, paar: tuple[Ronde, Ronde], ronde: int, eerder: str
) -> None:
    maak_ronde(rivierenrijk, "Concept", "concept")
    assert vraag(noor, paar[ronde], eerder)[0] == 404


def test_a_round_of_another_samenwerkingsverband_is_never_laid_beside_it(
    noor: Gebruiker, bram: Gebruiker, paar: tuple[Ronde, Ronde]
) -> None:
    """Not even by who leads both."""
    elders = maak_samenwerkingsverband(noor, "Elders", "elders")
    gesloten(elders, "elders", 100)
    assert vraag(noor, paar[0], "elders")[0] == 404
    assert vraag(bram, paar[0], "toen")[0] == 404
    assert [ronde.slug for ronde in list_eerdere(paar[0])] == ["toen"]


def test_before_it_may_be_read_it_is_not_compared_either(noor: Gebruiker, paar: tuple[Ronde, Ronde]) -> None:
    """Closed today, given to leader and stuurgroep five working days before a promised day next year."""
    nu = paar[0]
    nu.gesloten_op, nu.vrijgegeven_op = timezone.now(), None
    nu.uitkomst_op = timezone.localdate() + timedelta(days=300)
    nu.save()
    assert vraag(noor, nu, "toen")[0] == 404


def test_the_latest_earlier_round_comes_first(rivierenrijk: Samenwerkingsverband, paar: tuple[Ronde, Ronde]) -> None:
    gesloten(rivierenrijk, "tussen", 100)
    assert [ronde.slug for ronde in list_eerdere(paar[0])] == ["tussen", "toen"]
    assert list_eerdere(paar[1]) == []
    assert list_eerdere(maak_ronde(rivierenrijk, "Concept", "concept")) == []


@pytest.mark.parametrize("vorm", ["svg", "png"])
def test_both_rounds_can_be_kept_in_one_picture_by_who_may_read_both(
    noor: Gebruiker, sjoerd: Gebruiker, vera: Gebruiker, paar: tuple[Ronde, Ronde], vorm: str
) -> None:
    bestand = f"/s/rivierenrijk/rondes/nu/resultaat/figuur/stroken.{vorm}?eerder=toen"
    assert f'href="{bestand}"' in vraag(noor, paar[0], "toen")[1]
    assert "figuur/" not in vraag(noor, paar[0], "toen", "?groot=2")[1]
    assert [fetch(wie, bestand) for wie in (noor, sjoerd, vera)] == [200, 200, 404]


@pytest.mark.parametrize(
    "bestand",
    [
        "nu/resultaat/figuur/stroken.svg?eerder=later",
        "nu/resultaat/figuur/stroken.svg?eerder=concept",
        "nu/resultaat/figuur/stroken.svg?eerder=elders",
        "nu/resultaat/figuur/stroken.svg?eerder=nu",
        "toen/resultaat/figuur/stroken.svg?eerder=nu",
        "nu/resultaat/figuur/radar.svg?eerder=toen&groep=laag:sturen",
        "nu/resultaat/figuur/balans-1.svg?eerder=toen",
    ],
)
def test_a_picture_of_two_rounds_that_may_not_be_compared_is_not_found(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, paar: tuple[Ronde, Ronde], bestand: str
) -> None:
    maak_ronde(rivierenrijk, "Concept", "concept")
    gesloten(maak_samenwerkingsverband(noor, "Elders", "elders"), "elders", 100)
    Ronde.objects.filter(pk=gesloten(rivierenrijk, "later", 1).pk).update(
        vrijgegeven_op=None, uitkomst_op=timezone.localdate() + timedelta(days=300)
    )
    assert fetch(noor, f"/s/rivierenrijk/rondes/{bestand}") == 404


def fetch(gebruiker: Gebruiker, adres: str) -> int:
    client = Client()
    client.force_login(gebruiker)
    return client.get(adres).status_code
