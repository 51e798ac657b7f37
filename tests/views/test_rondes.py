"""The room of the rondes: from a name to an opened ronde, a page per step."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from partnerschappen.domein.voorbereiding import VOORBEREIDING
from partnerschappen.forms.ronde import MailForm
from partnerschappen.models import Bericht, Gebruiker, Ronde, Samenwerkingsverband
from tests.gegevens import maak_deelnemer, maak_organisatie, maak_ronde

STAPPEN = [*VOORBEREIDING, "openen"]


def _pad(naam: str, slug: str = "voorjaar") -> str:
    return reverse(naam, args=["rivierenrijk", slug])


def _dates(**anders: str) -> dict[str, str]:
    vandaag = timezone.localdate()
    weken = {"sluit_dag": 2, "gesprek_op": 4, "uitkomst_op": 3}
    datums = {naam: (vandaag + timedelta(weeks=aantal)).isoformat() for naam, aantal in weken.items()}
    return {**datums, "sluit_tijd": "17:00", "gesprek_details": "aula", **anders}


@pytest.fixture
def leider(client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> Client:
    client.force_login(noor)
    return client


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    """A concept with its dates, and ten deelnemers on the list."""
    organisatie = maak_organisatie(rivierenrijk)
    for nummer in range(10):
        maak_deelnemer(organisatie, nummer)
    return maak_ronde(rivierenrijk)


def test_path_leads_from_a_name_to_an_open_ronde(leider: Client, ronde: Ronde) -> None:
    ronde.delete()
    antwoorden = [
        (reverse("ronde-nieuw", args=["rivierenrijk"]), {"titel": "Voorjaar"}, "ronde-vragenlijst"),
        (_pad("ronde-vragenlijst"), {"titel": "Voorjaar", "vragenlijst": "vijf-condities"}, "ronde-deelnemers"),
        (_pad("ronde-deelnemers"), {}, "ronde-gesprek"),
        (_pad("ronde-gesprek"), _dates(), "ronde-vertrouwelijkheid"),
        (_pad("ronde-vertrouwelijkheid"), {"geheimhouding": "kleine_kring"}, "ronde-mail"),
        (_pad("ronde-mail"), {"mailtekst": "Doe mee", "verder": "1"}, "ronde-openen"),
        (_pad("ronde-openen"), {"akkoord": "on"}, "ronde"),
    ]
    for pad, data, volgende in antwoorden:
        assert leider.get(pad).status_code == 200
        assert leider.post(pad, data)["Location"] == _pad(volgende)
    nieuw = Ronde.objects.get()
    assert (nieuw.status, nieuw.geheimhouding, nieuw.mailtekst) == ("open", "kleine_kring", "Doe mee")
    assert Bericht.objects.filter(soort="uitnodiging").count() == 10


def test_page_of_a_concept_is_its_next_step(leider: Client, ronde: Ronde) -> None:
    assert leider.get(_pad("ronde"))["Location"] == _pad("ronde-vragenlijst")


@pytest.mark.parametrize("stap", STAPPEN)
def test_opened_ronde_has_left_its_steps_behind(leider: Client, open_ronde: Ronde, stap: str) -> None:
    assert leider.get(_pad(f"ronde-{stap}"))["Location"] == _pad("ronde")


def test_late_save_of_a_step_is_refused_in_words(leider: Client, open_ronde: Ronde) -> None:
    data = {"geheimhouding": "kleine_kring"}
    tekst = leider.post(_pad("ronde-vertrouwelijkheid"), data, follow=True).content.decode()
    assert "De ronde is al geopend." in tekst
    open_ronde.refresh_from_db()
    assert open_ronde.geheimhouding == "vertrouwelijk"


@pytest.mark.parametrize("stap", STAPPEN)
@pytest.mark.parametrize("methode", ["get", "post"])
def test_stuurgroep_prepares_nothing(client: Client, sjoerd: Gebruiker, ronde: Ronde, stap: str, methode: str) -> None:
    client.force_login(sjoerd)
    assert getattr(client, methode)(_pad(f"ronde-{stap}")).status_code == 403


def test_stuurgroep_sees_where_a_concept_stands_and_no_buttons(client: Client, sjoerd: Gebruiker, ronde: Ronde) -> None:
    client.force_login(sjoerd)
    tekst = client.get(_pad("ronde")).content.decode()
    assert "bereidt deze ronde voor" in tekst
    assert "/openen/" not in tekst
    assert "/vragenlijst/" not in tekst
    lijst = client.get(reverse("rondes", args=["rivierenrijk"])).content.decode()
    assert reverse("ronde-nieuw", args=["rivierenrijk"]) not in lijst


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"sluit_dag": ""}, "Dit veld is verplicht."),
        ({"sluit_dag": "2020-01-01"}, "in het verleden"),
        ({"uitkomst_op": "2020-01-01"}, "voordat de ronde sluit"),
        ({"sluit_dag": "31-02-2027"}, "geldige datum"),
        ({"sluit_dag": "2028-03-26", "sluit_tijd": "02:30"}, "tijdzone"),
    ],
)
def test_impossible_dates_are_refused_in_dutch(leider: Client, ronde: Ronde, anders: dict[str, str], zin: str) -> None:
    response = leider.post(_pad("ronde-gesprek"), _dates(**anders))
    assert zin in response.content.decode()
    ronde.refresh_from_db()
    assert ronde.voorbereid == []


def test_closing_time_is_dutch_time(leider: Client, ronde: Ronde) -> None:
    leider.post(_pad("ronde-gesprek"), _dates(sluit_tijd="17:30"))
    ronde.refresh_from_db()
    assert ronde.sluit_op is not None
    assert timezone.localtime(ronde.sluit_op).strftime("%H:%M") == "17:30"
    assert 'value="17:30"' in leider.get(_pad("ronde-gesprek")).content.decode()


def test_unwise_dates_are_saved_and_warned_of(leider: Client, ronde: Ronde) -> None:
    morgen = (timezone.localdate() + timedelta(days=1)).isoformat()
    response = leider.post(_pad("ronde-gesprek"), _dates(sluit_dag=morgen), follow=True)
    assert "minder dan vijf werkdagen" in response.content.decode()
    ronde.refresh_from_db()
    assert ronde.voorbereid == ["gesprek"]


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"sluit_dag": "2020-01-01"}, "sluit_dag", "in het verleden"),
        ({"uitkomst_op": "2020-01-01"}, "uitkomst_op", "voordat de ronde sluit"),
    ],
)
def test_what_is_wrong_with_a_date_stands_at_that_date(
    leider: Client, ronde: Ronde, anders: dict[str, str], veld: str, zin: str
) -> None:
    form = leider.post(_pad("ronde-gesprek"), _dates(**anders)).context["form"]
    assert [*form.errors] == [veld]
    assert zin in form.errors[veld][0]


@pytest.mark.parametrize(("weken", "zin"), [(1, "voordat de ronde sluit"), (2.5, "pas na het gesprek")])
def test_a_conversation_before_the_uitkomst_is_asked_about_once(
    leider: Client, ronde: Ronde, weken: float, zin: str
) -> None:
    datums = _dates(gesprek_op=(timezone.localdate() + timedelta(weeks=weken)).isoformat())
    vraag = leider.post(_pad("ronde-gesprek"), datums)
    assert zin in vraag.context["form"].errors["gesprek_op"][0]
    gezien = vraag.context["form"].gevraagd
    assert f'name="gezien" value="{gezien}"' in vraag.content.decode()
    assert leider.post(_pad("ronde-gesprek"), {**datums, "gezien": "iets anders"}).status_code == 200
    assert leider.post(_pad("ronde-gesprek"), {**datums, "gezien": gezien}).status_code == 302
    ronde.refresh_from_db()
    assert ronde.voorbereid == ["gesprek"]


@pytest.mark.parametrize(
    ("tekst", "goed"),
    [
        ("Beste allemaal,\n\nHet gesprek is om 15.30 uur. Tot dan!", True),
        ("Mail gerust naar noor@school.nl, o.a. over de planning. A < B.", True),
        ("Kijk op https://kwaad.example/x", False),
        ("Kijk op www.school", False),
        ("Kijk op school.nl/ronde", False),
        ("<a href='x'>klik</a>", False),
        ("[klik](school)", False),
        ("&lt;b&gt;", False),
    ],
)
def test_own_words_in_the_mail_are_plain_text_without_links(tekst: str, goed: bool) -> None:
    assert MailForm({"mailtekst": tekst}).is_valid() is goed


def test_mail_page_shows_the_invitation_and_an_announcement_with_the_host(leider: Client, ronde: Ronde) -> None:
    leider.post(_pad("ronde-mail"), {"mailtekst": "Wij zijn <3 benieuwd"})
    tekst = leider.get(_pad("ronde-mail")).content.decode()
    assert tekst.count("Wij zijn &lt;3 benieuwd") == 2
    assert "De link begint met 127.0.0.1:8000" in tekst
    assert "Proefmail:" not in tekst


def test_mail_page_asks_for_the_dates_first(leider: Client, rivierenrijk: Samenwerkingsverband) -> None:
    Ronde.objects.create(samenwerkingsverband=rivierenrijk, titel="Voorjaar", slug="voorjaar")
    assert "Vul eerst de datums in" in leider.get(_pad("ronde-mail")).content.decode()
    leider.post(_pad("ronde-proef"))
    assert not Bericht.objects.exists()


def test_test_mail_goes_to_oneself(leider: Client, noor: Gebruiker, ronde: Ronde) -> None:
    assert f"naar {noor.email}" in leider.post(_pad("ronde-proef"), follow=True).content.decode()
    assert [(b.soort, b.gebruiker) for b in Bericht.objects.all()] == [("proef", noor)]


def test_opening_asks_for_one_tick(leider: Client, ronde: Ronde) -> None:
    Ronde.objects.update(voorbereid=list(VOORBEREIDING))
    pagina = leider.post(_pad("ronde-openen"), {"niets": ""}).content.decode()
    assert "Zet eerst het vinkje" in pagina
    ronde.refresh_from_db()
    assert ronde.status == "concept"


def test_unfinished_ronde_shows_what_is_missing_and_no_button(leider: Client, ronde: Ronde) -> None:
    pagina = leider.get(_pad("ronde-openen")).content.decode()
    assert "De uitnodiging is nog niet nagekeken." in pagina
    assert "Ronde openen" not in pagina
    toch = leider.post(_pad("ronde-openen"), {"akkoord": "on"}, follow=True).content.decode()
    assert "De vragenlijst is nog niet gekozen." in toch
    ronde.refresh_from_db()
    assert ronde.status == "concept"


def test_too_few_deelnemers_are_said_with_the_step(leider: Client, rivierenrijk: Samenwerkingsverband) -> None:
    maak_ronde(rivierenrijk)
    maak_deelnemer(maak_organisatie(rivierenrijk))
    assert "er zijn er minstens 5 nodig" in leider.get(_pad("ronde-deelnemers")).content.decode()


def test_all_statements_can_be_read_by_leader_and_stuurgroep(leider: Client, sjoerd: Gebruiker, ronde: Ronde) -> None:
    for wie in (None, sjoerd):
        if wie:
            leider.force_login(wie)
        tekst = leider.get(_pad("ronde-stellingen")).content.decode()
        assert tekst.count('<ol class="stellingen">') == 5
        assert "<input" not in tekst.split("</header>")[1]


def test_concept_is_deleted_after_asking(leider: Client, ronde: Ronde) -> None:
    assert "verwijderen?" in leider.get(_pad("ronde-weg")).content.decode()
    leider.post(_pad("ronde-weg"))
    assert not Ronde.objects.exists()


def test_open_ronde_is_not_deleted(leider: Client, open_ronde: Ronde) -> None:
    assert "al geopend" in leider.post(_pad("ronde-weg"), follow=True).content.decode()
    assert Ronde.objects.exists()


@pytest.mark.parametrize("aantal", [1, 3])
def test_queries_of_the_time_line_do_not_grow(
    leider: Client,
    rivierenrijk: Samenwerkingsverband,
    aantal: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for nummer in range(aantal):
        maak_ronde(rivierenrijk, f"Ronde {nummer}", f"ronde-{nummer}")
    with django_assert_num_queries(4):
        leider.get(reverse("rondes", args=["rivierenrijk"]))


def test_empty_time_line_says_what_to_do(leider: Client) -> None:
    assert "Maak de eerste ronde" in leider.get(reverse("rondes", args=["rivierenrijk"])).content.decode()
