"""Making a samenwerkingsverband, its organisaties, and giving access."""

import pytest
from django.core.exceptions import PermissionDenied

from partnerschappen.domein.samenwerkingsverbanden import (
    Volgende,
    delete_organisatie,
    give_rol,
    make_samenwerkingsverband,
    read_overzicht,
    save_organisatie,
    take_rol,
)
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.models import Bericht, Gebruiker, Organisatie, Rol, Ronde, Samenwerkingsverband
from tests.gegevens import maak_deelnemer, maak_organisatie, maak_ronde, open_ronde_met


def test_maker_becomes_projectleider_and_gets_an_address_of_its_own(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    noor.mag_aanmaken = True
    rivierenrijk.slug = "samen-opleiden-rivierenrijk"
    rivierenrijk.save()
    nieuw = Samenwerkingsverband(naam="Samen opleiden: Rivierenrijk", contact_email=noor.email)
    make_samenwerkingsverband(samenwerkingsverband=nieuw, leider=noor)
    assert nieuw.slug == "samen-opleiden-rivierenrijk-2"
    assert [(rol.gebruiker, rol.soort) for rol in nieuw.rollen.all()] == [(noor, "projectleider")]


def test_name_without_letters_still_gets_an_address(noor: Gebruiker) -> None:
    noor.mag_aanmaken = True
    nieuw = Samenwerkingsverband(naam="???", contact_email=noor.email)
    make_samenwerkingsverband(samenwerkingsverband=nieuw, leider=noor)
    assert nieuw.slug == "samenwerkingsverband"


def test_only_who_may_makes_a_samenwerkingsverband(vera: Gebruiker) -> None:
    with pytest.raises(PermissionDenied):
        make_samenwerkingsverband(samenwerkingsverband=Samenwerkingsverband(naam="Nee"), leider=vera)
    assert not Samenwerkingsverband.objects.exists()


def test_overzicht_counts_those_who_steer_apart(rivierenrijk: Samenwerkingsverband) -> None:
    klimboom, boog = maak_organisatie(rivierenrijk), maak_organisatie(rivierenrijk, "De Boog")
    maak_deelnemer(klimboom, 1, "stuurgroep")
    maak_deelnemer(klimboom, 2)
    maak_deelnemer(boog, 3)
    overzicht = read_overzicht(rivierenrijk)
    regels = [(regel.organisatie.naam, regel.sturen, regel.doen) for regel in overzicht.organisaties]
    assert regels == [("De Boog", 0, 1), ("De Klimboom", 1, 1)]
    assert (overzicht.aantal, overzicht.sturen, overzicht.doen) == (3, 1, 2)


def test_next_step_follows_the_state_of_things(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    assert read_overzicht(rivierenrijk).volgende is Volgende.DEELNEMERS
    ronde = open_ronde_met(rivierenrijk, noor, 5)
    stappen = []
    for status in Ronde.Status:
        Ronde.objects.filter(pk=ronde.pk).update(status=status)
        stappen.append(read_overzicht(rivierenrijk).volgende)
    volgen = Volgende.RONDE_VOLGEN
    assert stappen == [Volgende.RONDE_AFMAKEN, volgen, volgen, Volgende.BESPREKEN, Volgende.RONDE_MAKEN]


def test_open_ronde_comes_before_a_newer_concept(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = open_ronde_met(rivierenrijk, noor, 5)
    maak_ronde(rivierenrijk, "Najaar", "najaar")
    assert read_overzicht(rivierenrijk).ronde == ronde


def test_two_organisaties_cannot_bear_one_name(rivierenrijk: Samenwerkingsverband) -> None:
    maak_organisatie(rivierenrijk)
    tweede = Organisatie(samenwerkingsverband=rivierenrijk, naam="de klimboom", soort="vo")
    with pytest.raises(Geweigerd, match="met deze naam"):
        save_organisatie(organisatie=tweede)


def test_organisatie_with_deelnemers_stays(rivierenrijk: Samenwerkingsverband) -> None:
    organisatie = maak_organisatie(rivierenrijk)
    deelnemer = maak_deelnemer(organisatie)
    with pytest.raises(Geweigerd, match="nog deelnemers"):
        delete_organisatie(organisatie=organisatie)
    deelnemer.delete()
    delete_organisatie(organisatie=organisatie)
    assert not rivierenrijk.organisaties.exists()


def _give(dit: Samenwerkingsverband, door: Gebruiker, email: str, soort: Rol.Soort) -> Rol:
    return give_rol(samenwerkingsverband=dit, email=email, naam="Mo", soort=soort, door=door)


def test_new_person_gets_an_account_a_rol_and_one_mail(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    rol = _give(rivierenrijk, noor, "Mo@School.example", Rol.Soort.STUURGROEP)
    assert (rol.gebruiker.email, rol.gebruiker.naam, rol.soort) == ("mo@school.example", "Mo", "stuurgroep")
    bericht = Bericht.objects.get()
    assert (bericht.soort, bericht.gebruiker, bericht.afzender) == ("toegang", rol.gebruiker, noor)


def test_known_person_keeps_the_account(noor: Gebruiker, rivierenrijk: Samenwerkingsverband, vera: Gebruiker) -> None:
    rol = _give(rivierenrijk, noor, "VERA@elders.example", Rol.Soort.PROJECTLEIDER)
    assert rol.gebruiker == vera
    assert rol.gebruiker.naam == "Vera Vos"


def test_stuurgroep_member_can_become_projectleider(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, sjoerd: Gebruiker
) -> None:
    assert _give(rivierenrijk, noor, sjoerd.email, Rol.Soort.PROJECTLEIDER).soort == "projectleider"
    with pytest.raises(Geweigerd, match="heeft deze rol al"):
        _give(rivierenrijk, noor, sjoerd.email, Rol.Soort.PROJECTLEIDER)


def test_last_projectleider_can_be_neither_removed_nor_demoted(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    with pytest.raises(Geweigerd, match="enige projectleider"):
        take_rol(rol=rivierenrijk.rollen.get())
    with pytest.raises(Geweigerd, match="enige projectleider"):
        _give(rivierenrijk, noor, noor.email, Rol.Soort.STUURGROEP)
    assert rivierenrijk.rollen.get().soort == "projectleider"


def test_one_of_two_projectleiders_can_leave(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, vera: Gebruiker
) -> None:
    _give(rivierenrijk, noor, vera.email, Rol.Soort.PROJECTLEIDER)
    take_rol(rol=rivierenrijk.rollen.get(gebruiker=noor))
    assert [rol.gebruiker for rol in rivierenrijk.rollen.all()] == [vera]
