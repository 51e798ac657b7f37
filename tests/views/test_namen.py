"""Names as people paste them: what cannot be seen is gone before it can break a file about an uitkomst."""

import pytest
from django.test import Client

from partnerschappen.models import Gebruiker, Organisatie, Samenwerkingsverband
from partnerschappen.rapport.bestanden import Bestandssoort, make_bestand
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld

ONZICHTBAAR = ["\x0b", "\x1b", "\u2028", "\ufffe", "\uffff", "\u202e", "\n", "\t"]


@pytest.mark.django_db
@pytest.mark.parametrize("teken", ONZICHTBAAR, ids=ascii)
def test_what_cannot_be_seen_in_a_name_becomes_a_space(
    client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband, teken: str
) -> None:
    client.force_login(noor)
    gegevens = {
        "naam": f"Samen{teken}Opleiden",
        "aanduiding": "partnerschap",
        "doel": "Samen opleiden.",
        "verantwoordelijke": f"Stichting{teken}{teken} Oost",
        "contact_naam": f"Noor{teken}",
        "contact_email": "noor@oost.example",
    }
    assert client.post("/s/rivierenrijk/gegevens/veranderen/", gegevens).status_code == 302
    client.post("/s/rivierenrijk/organisaties/nieuw/", {"naam": f"De{teken}Brug", "soort": "po"})
    rivierenrijk.refresh_from_db()
    namen = (rivierenrijk.naam, rivierenrijk.verantwoordelijke, rivierenrijk.contact_naam)
    assert namen == ("Samen Opleiden", "Stichting Oost", "Noor")
    assert Organisatie.objects.filter(naam="De Brug").exists()


@pytest.mark.django_db
def test_a_name_of_nothing_to_be_seen_is_asked_for_again(
    client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    client.force_login(noor)
    antwoord = client.post("/s/rivierenrijk/rondes/nieuw/", {"titel": "\x0b\u2028", "vragenlijst": "vijf-condities"})
    assert "Dit veld is verplicht." in antwoord.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("soort", Bestandssoort)
def test_a_name_that_was_pasted_from_word_breaks_no_file(
    client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband, soort: Bestandssoort
) -> None:
    client.force_login(noor)
    ronde = sluit_met(rivierenrijk, tel_voorbeeld())
    oud = {veld: getattr(rivierenrijk, veld) for veld in ("aanduiding", "verantwoordelijke", "contact_naam")}
    nieuw = {**oud, "naam": "Samen\x0bOpleiden", "doel": "Samen.", "contact_email": "noor@oost.example"}
    assert client.post("/s/rivierenrijk/gegevens/veranderen/", nieuw).status_code == 302
    ronde.samenwerkingsverband.refresh_from_db()
    assert make_bestand(ronde, soort).naam.endswith(f"samen-opleiden-voorjaar-2026.{soort}")
