"""The room of a samenwerkingsverband: what each sees, and what the leader can do."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from partnerschappen.models import Bericht, Gebruiker, Rol, Ronde, Samenwerkingsverband
from tests.gegevens import (
    geef_rol,
    maak_deelnemer,
    maak_organisatie,
    maak_ronde,
    maak_samenwerkingsverband,
    open_ronde_met,
)

GEGEVENS = {
    "naam": "Opleiden in Oost",
    "aanduiding": "partnerschap",
    "doel": "Samen opleiden.",
    "verantwoordelijke": "Stichting Oost",
    "contact_naam": "Noor",
    "contact_email": "noor@oost.example",
}


def test_overview_lists_mine_only(client: Client, noor: Gebruiker, rivierenrijk: object, bram: Gebruiker) -> None:
    client.force_login(noor)
    tekst = client.get(reverse("overzicht")).content.decode()
    assert "Samen Opleiden Rivierenrijk" in tekst
    assert "Waterlanden" not in tekst


def test_empty_overview_says_what_to_do(client: Client, vera: Gebruiker) -> None:
    client.force_login(vera)
    tekst = client.get(reverse("overzicht")).content.decode()
    assert "Vraag de projectleider" in tekst
    assert reverse("samenwerkingsverband-nieuw") not in tekst
    Gebruiker.objects.update(mag_aanmaken=True)
    assert reverse("samenwerkingsverband-nieuw") in client.get(reverse("overzicht")).content.decode()


def test_only_who_may_make_one_gets_the_form(client: Client, vera: Gebruiker) -> None:
    client.force_login(vera)
    assert client.get(reverse("samenwerkingsverband-nieuw")).status_code == 403
    assert client.post(reverse("samenwerkingsverband-nieuw"), GEGEVENS).status_code == 403
    Gebruiker.objects.update(mag_aanmaken=True)
    response = client.post(reverse("samenwerkingsverband-nieuw"), GEGEVENS)
    assert response["Location"] == "/s/opleiden-in-oost/"
    assert Rol.objects.get().gebruiker == vera


def test_who_has_one_samenwerkingsverband_comes_in_there_and_who_has_more_at_the_list(
    client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    client.force_login(noor)
    assert client.get(reverse("start"))["Location"] == "/s/rivierenrijk/"
    maak_samenwerkingsverband(noor, "Waterlanden", "waterlanden")
    assert client.get(reverse("start"))["Location"] == reverse("overzicht")
    Rol.objects.all().delete()
    assert client.get(reverse("start"))["Location"] == reverse("overzicht")


def test_the_last_uitkomst_stands_beside_a_ronde_to_come(
    client: Client, sjoerd: Gebruiker, noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    client.force_login(sjoerd)
    open_ronde_met(rivierenrijk, noor, 5)
    Ronde.objects.update(status=Ronde.Status.GESLOTEN, gesloten_op=timezone.now())
    kop = f"De laatste uitkomst: {Ronde.objects.get().titel}"
    assert kop not in client.get("/s/rivierenrijk/").content.decode()
    maak_ronde(rivierenrijk, "Najaar", "najaar")
    assert kop in client.get("/s/rivierenrijk/").content.decode()


def test_every_page_says_who_is_logged_in(client: Client, noor: Gebruiker) -> None:
    assert "Je bent ingelogd" not in client.get(reverse("vertrouwelijkheid")).content.decode()
    client.force_login(noor)
    assert "Je bent ingelogd als Noor de Wit." in client.get(reverse("vertrouwelijkheid")).content.decode()


@pytest.mark.parametrize("aantal", [1, 3])
def test_queries_of_the_overview_do_not_grow(
    client: Client, noor: Gebruiker, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(aantal):
        maak_samenwerkingsverband(noor, f"Verband {nummer}", f"verband-{nummer}")
    client.force_login(noor)
    with django_assert_num_queries(3):
        client.get(reverse("overzicht"))


@pytest.mark.parametrize("naam", ["samenwerkingsverband", "instellingen"])
@pytest.mark.parametrize("aantal", [1, 3])
def test_queries_of_a_samenwerkingsverband_do_not_grow(
    client: Client,
    noor: Gebruiker,
    rivierenrijk: Samenwerkingsverband,
    naam: str,
    aantal: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for nummer in range(aantal):
        maak_deelnemer(maak_organisatie(rivierenrijk, f"School {nummer}"), nummer)
        maak_ronde(rivierenrijk, f"Ronde {nummer}", f"ronde-{nummer}")
        geef_rol(Gebruiker.objects.create_user(f"g{nummer}@x.example"), rivierenrijk, Rol.Soort.STUURGROEP)
    client.force_login(noor)
    with django_assert_num_queries({"samenwerkingsverband": 5, "instellingen": 6}[naam]):
        client.get(reverse(naam, args=["rivierenrijk"]))


@pytest.mark.parametrize("naam", ["samenwerkingsverband", "instellingen"])
def test_stuurgroep_sees_no_button_that_would_be_refused(
    client: Client, sjoerd: Gebruiker, rivierenrijk: Samenwerkingsverband, naam: str
) -> None:
    maak_deelnemer(maak_organisatie(rivierenrijk))
    client.force_login(sjoerd)
    response = client.get(reverse(naam, args=["rivierenrijk"]))
    assert response.status_code == 200
    tekst = response.content.decode()
    for woord in ("nieuw/", "weghalen/", "veranderen/", "inlezen/", "organisaties/"):
        assert woord not in tekst


def test_leader_changes_the_particulars(client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    client.force_login(noor)
    pad = reverse("samenwerkingsverband-wijzigen", args=["rivierenrijk"])
    assert client.post(pad, GEGEVENS | {"naam": ""}).status_code == 200
    assert client.post(pad, GEGEVENS)["Location"] == reverse("instellingen", args=["rivierenrijk"])
    rivierenrijk.refresh_from_db()
    assert (rivierenrijk.naam, rivierenrijk.slug) == ("Opleiden in Oost", "rivierenrijk")


def test_leader_adds_changes_and_deletes_an_organisatie(
    client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    client.force_login(noor)
    client.post(reverse("organisatie-nieuw", args=["rivierenrijk"]), {"naam": "De Boog", "soort": "po"})
    boog = rivierenrijk.organisaties.get()
    dubbel = client.post(reverse("organisatie-nieuw", args=["rivierenrijk"]), {"naam": "de boog", "soort": "vo"})
    assert "Er is al een organisatie met deze naam." in dubbel.content.decode()
    client.post(reverse("organisatie", args=["rivierenrijk", boog.pk]), {"naam": "De Brug", "soort": "vo"})
    boog.refresh_from_db()
    assert (boog.naam, boog.soort) == ("De Brug", "vo")
    deelnemer = maak_deelnemer(boog)
    weg = reverse("organisatie-weg", args=["rivierenrijk", boog.pk])
    assert '<form method="post">' not in client.get(weg).content.decode()
    assert "nog deelnemers" in client.post(weg, follow=True).content.decode()
    deelnemer.delete()
    client.post(weg)
    assert not rivierenrijk.organisaties.exists()


def test_organisatie_of_another_samenwerkingsverband_is_not_found(
    client: Client, noor: Gebruiker, rivierenrijk: object, bram: Gebruiker
) -> None:
    ander = maak_organisatie(Samenwerkingsverband.objects.get(slug="waterlanden"))
    client.force_login(noor)
    assert client.get(reverse("organisatie", args=["rivierenrijk", ander.pk])).status_code == 404


def test_leader_gives_and_takes_access(client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    client.force_login(noor)
    pad = reverse("toegang-geven", args=["rivierenrijk"])
    wie = {"email": "mo@school.example", "naam": "Mo", "soort": "stuurgroep"}
    assert client.post(pad, wie)["Location"] == reverse("instellingen", args=["rivierenrijk"])
    assert Bericht.objects.get().soort == "toegang"
    assert "heeft deze rol al" in client.post(pad, wie).content.decode()
    rol = rivierenrijk.rollen.get(soort="stuurgroep")
    weg = reverse("toegang-weg", args=["rivierenrijk", rol.pk])
    assert "mo@school.example" in client.get(weg).content.decode()
    assert "Mo heeft geen toegang meer." in client.post(weg, follow=True).content.decode()
    zelf = reverse("toegang-weg", args=["rivierenrijk", rivierenrijk.rollen.get().pk])
    assert "enige projectleider" in client.post(zelf, follow=True).content.decode()


def test_who_takes_their_own_access_away_lands_outside(
    client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband, vera: Gebruiker
) -> None:
    geef_rol(vera, rivierenrijk, Rol.Soort.PROJECTLEIDER)
    client.force_login(noor)
    rol = rivierenrijk.rollen.get(gebruiker=noor)
    assert client.post(reverse("toegang-weg", args=["rivierenrijk", rol.pk]))["Location"] == reverse("overzicht")


def test_name_with_markup_is_shown_as_text(client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    maak_organisatie(rivierenrijk, "<b>Boog</b>")
    client.force_login(noor)
    tekst = client.get(reverse("samenwerkingsverband", args=["rivierenrijk"])).content.decode()
    assert "<b>Boog</b>" not in tekst


def test_refused_form_says_so_in_its_title(client: Client, vera: Gebruiker) -> None:
    Gebruiker.objects.update(mag_aanmaken=True)
    client.force_login(vera)
    pad = reverse("samenwerkingsverband-nieuw")
    assert "Niet gelukt:" not in client.get(pad).content.decode()
    titel, _, _ = client.post(pad, GEGEVENS | {"naam": ""}).content.decode().partition("</title>")
    assert "Niet gelukt:" in titel


def test_leader_sees_that_a_mail_about_access_did_not_arrive(
    noor: Gebruiker, sjoerd: Gebruiker, client: Client
) -> None:
    rivierenrijk = Samenwerkingsverband.objects.get(slug="rivierenrijk")
    melding = "misschien niet aangekomen"
    bericht = Bericht.objects.create(
        soort="toegang", sleutel="toegang", gebruiker=sjoerd, samenwerkingsverband=rivierenrijk, status="verzonden"
    )
    client.force_login(noor)
    assert melding not in client.get("/s/rivierenrijk/gegevens/").content.decode()
    Bericht.objects.filter(pk=bericht.pk).update(status="mislukt")
    assert melding in client.get("/s/rivierenrijk/gegevens/").content.decode()
    client.force_login(sjoerd)
    assert melding not in client.get("/s/rivierenrijk/gegevens/").content.decode()
