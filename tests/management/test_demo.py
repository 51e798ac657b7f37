"""The demo: loaded by the acts that people do, with answers that tell a story, and never over something else."""

import socket
from collections import Counter
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from partnerschappen.management.commands.demo import check_port
from partnerschappen.models import (
    Antwoord,
    Bericht,
    Deelnemer,
    Gebruiker,
    Inzending,
    Ronde,
    Samenwerkingsverband,
    Uitkomst,
)
from partnerschappen.rapport.vergelijken import build_vergelijking

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True
    call_command("demo_laden", stdout=StringIO())


@pytest.mark.usefixtures("demo")
def test_two_samenwerkingsverbanden_with_six_organisaties_and_some_forty_deelnemers_each() -> None:
    for slug in ("samen-opleiden-rivierenrijk", "onderwijsregio-de-waterlanden"):
        dit = Samenwerkingsverband.objects.get(slug=slug)
        assert dit.organisaties.count() == 6
        assert 38 <= dit.deelnemers.count() <= 42


@pytest.mark.usefixtures("demo")
def test_every_address_of_the_demo_belongs_to_nobody() -> None:
    adressen = [*Deelnemer.objects.values_list("email", flat=True), *Gebruiker.objects.values_list("email", flat=True)]
    assert all(adres.isascii() and adres.endswith(".example") for adres in adressen)


@pytest.mark.usefixtures("demo")
def test_the_closed_ronde_was_closed_for_real() -> None:
    ronde = Ronde.objects.get(slug="voorjaar-2026")
    assert ronde.status == Ronde.Status.GESLOTEN
    assert (ronde.uitkomst.inhoud["n"], ronde.uitkomst.inhoud["genodigd"]) == (26, 38)
    assert not Inzending.objects.filter(ronde=ronde).exists()
    assert not hasattr(ronde, "sleutel")
    assert ronde.geopend_op is not None
    assert ronde.gesloten_op is not None
    assert ronde.geopend_op < ronde.gesloten_op
    assert not Bericht.objects.filter(ronde=ronde, status=Bericht.Status.WACHT).exists()


@pytest.mark.usefixtures("demo")
def test_its_answers_tell_of_a_strong_a_weak_and_a_divided_condition() -> None:
    inhoud = Uitkomst.objects.get(ronde__slug="voorjaar-2026").inhoud
    scores = {score["conditie"]: score["cel"]["tienden"] for score in inhoud["scores"] if score["groep"] == "geheel"}
    assert scores["relatie"] >= 40
    assert scores["belangen"] < 30
    organisatie = inhoud["verdelingen"]["organisatie-1"]["aantallen"]
    assert min(sum(organisatie[:2]), sum(organisatie[3:])) >= 0.3 * sum(organisatie)


@pytest.mark.usefixtures("demo")
def test_half_a_year_before_only_the_relatie_was_clearly_otherwise() -> None:
    najaar, voorjaar = Ronde.objects.filter(status=Ronde.Status.GESLOTEN).order_by("gesloten_op")
    assert najaar.gesloten_op is not None
    assert voorjaar.geopend_op is not None
    assert (voorjaar.geopend_op - najaar.gesloten_op).days >= 30
    v = build_vergelijking(voorjaar, najaar)
    assert v.zin == "Alleen bij de relatie is er een duidelijk verschil met het najaar van 2025: de score is nu hoger."


@pytest.mark.usefixtures("demo")
def test_both_have_an_open_ronde_with_inzendingen_and_invitations_to_send() -> None:
    open_rondes = Ronde.objects.filter(status=Ronde.Status.OPEN)
    assert open_rondes.count() == 2
    for ronde in open_rondes:
        telling = Counter(ronde.inzendingen.values_list("ingestuurd", flat=True))
        assert telling[True] >= 5
        assert telling[False] == 3
        wachtend = ronde.berichten.filter(soort=Bericht.Soort.UITNODIGING, status=Bericht.Status.WACHT)
        assert wachtend.count() == ronde.uitnodigingen.count()


@pytest.mark.usefixtures("demo")
def test_loading_twice_changes_nothing() -> None:
    Samenwerkingsverband.objects.filter(slug="onderwijsregio-de-waterlanden").update(naam="Door iemand veranderd")
    vooraf = (Antwoord.objects.count(), Bericht.objects.count(), Deelnemer.objects.count())
    call_command("demo_laden")
    assert (Antwoord.objects.count(), Bericht.objects.count(), Deelnemer.objects.count()) == vooraf
    assert Samenwerkingsverband.objects.filter(naam="Door iemand veranderd").exists()


def test_the_story_is_the_same_every_time(settings: Settings) -> None:
    settings.DEMO = True
    keren: list[Any] = []
    for _ in range(2):
        call_command("demo_laden", stdout=StringIO())
        inhoud = Uitkomst.objects.get(ronde__slug="voorjaar-2026").inhoud
        keren.append((inhoud["scores"], inhoud["verdelingen"]))
        Deelnemer.objects.all().delete()
        Samenwerkingsverband.objects.all().delete()
        Gebruiker.objects.all().delete()
    assert keren[0] == keren[1]


@pytest.mark.parametrize("opdracht", ["demo", "demo_laden"])
def test_without_the_setting_there_is_no_demo(opdracht: str) -> None:
    with pytest.raises(CommandError, match="DEMO staat uit"):
        call_command(opdracht)
    assert not Gebruiker.objects.exists()


def test_a_port_in_use_is_named_with_what_to_do() -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        with pytest.raises(CommandError, match=f"make demo PORT={poort + 1}"):
            check_port(poort)
