"""The deelnemers one at a time: unique, searchable, and not deleted from under an open ronde."""

import pytest

from partnerschappen.domein.deelnemers import (
    delete_deelnemer,
    find_old_address,
    not_yet_invited,
    running_ronde,
    save_deelnemer,
    search_deelnemers,
)
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.models import Deelnemer, Gebruiker, Samenwerkingsverband, Uitnodiging
from tests.gegevens import maak_deelnemer, maak_organisatie, open_ronde_met


def test_address_is_unique_whatever_its_case(rivierenrijk: Samenwerkingsverband) -> None:
    organisatie = maak_organisatie(rivierenrijk)
    bekend = maak_deelnemer(organisatie)
    dubbel = Deelnemer(samenwerkingsverband=rivierenrijk, organisatie=organisatie, naam="X", email=bekend.email.upper())
    with pytest.raises(Geweigerd, match="staat al op de lijst"):
        save_deelnemer(deelnemer=dubbel)


def test_search_looks_in_name_and_address_and_within_an_organisatie(rivierenrijk: Samenwerkingsverband) -> None:
    klimboom, boog = maak_organisatie(rivierenrijk), maak_organisatie(rivierenrijk, "De Boog")
    een, twee = maak_deelnemer(klimboom, 1), maak_deelnemer(boog, 2)
    assert list(search_deelnemers(rivierenrijk)) == [een, twee]
    assert list(search_deelnemers(rivierenrijk, zoek="deelnemer2@")) == [twee]
    assert list(search_deelnemers(rivierenrijk, zoek="DEELNEMER 1")) == [een]
    assert list(search_deelnemers(rivierenrijk, organisatie=boog.pk)) == [twee]


def test_invited_deelnemer_stays_until_the_ronde_is_closed(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = open_ronde_met(rivierenrijk, noor, 1)
    deelnemer = rivierenrijk.deelnemers.get()
    with pytest.raises(Geweigerd, match="uitgenodigd voor de ronde die nu loopt"):
        delete_deelnemer(deelnemer=deelnemer)
    ronde.status = "gesloten"
    ronde.save()
    delete_deelnemer(deelnemer=deelnemer)
    assert not rivierenrijk.deelnemers.exists()


def test_refusal_does_not_tell_who_declined(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    open_ronde_met(rivierenrijk, noor, 2)
    een, twee = rivierenrijk.deelnemers.order_by("naam")
    Uitnodiging.objects.filter(deelnemer=een).update(status="doet_niet_mee")
    zinnen = []
    for deelnemer in (een, twee):
        with pytest.raises(Geweigerd) as fout:
            delete_deelnemer(deelnemer=deelnemer)
        zinnen.append(str(fout.value).replace(deelnemer.naam, "…"))
    assert zinnen[0] == zinnen[1]


def test_wrong_person_can_be_deleted_at_once(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    open_ronde_met(rivierenrijk, noor, 1)
    Uitnodiging.objects.update(status="niet_juist")
    delete_deelnemer(deelnemer=rivierenrijk.deelnemers.get())
    assert not rivierenrijk.deelnemers.exists()


def test_changed_address_points_at_the_invitation_that_went_elsewhere(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    open_ronde_met(rivierenrijk, noor, 1)
    deelnemer = rivierenrijk.deelnemers.get()
    assert find_old_address(deelnemer) is None
    deelnemer.email = "nieuw@partner.example"
    assert find_old_address(deelnemer) == Uitnodiging.objects.get()


def test_who_was_added_later_is_not_yet_invited(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    assert running_ronde(rivierenrijk) is None
    ronde = open_ronde_met(rivierenrijk, noor, 2)
    laat = maak_deelnemer(rivierenrijk.organisaties.get(), 3)
    assert running_ronde(rivierenrijk) == ronde
    assert list(not_yet_invited(ronde)) == [laat]
