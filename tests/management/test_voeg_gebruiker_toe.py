"""An operator gives somebody an account."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partnerschappen.models import Gebruiker

pytestmark = pytest.mark.django_db


def add(*woorden: str) -> str:
    uit = StringIO()
    call_command("voeg_gebruiker_toe", *woorden, stdout=uit)
    return uit.getvalue()


def test_a_new_account_has_no_password_and_no_rights_but_those_given() -> None:
    assert "heeft nu een account" in add("Noor@Rivierenrijk.example", "--naam", "Noor de Wit", "--mag-aanmaken")
    noor = Gebruiker.objects.get()
    assert (noor.email, noor.naam, noor.mag_aanmaken) == ("noor@rivierenrijk.example", "Noor de Wit", True)
    assert not noor.has_usable_password()
    add("vera@elders.example")
    assert not Gebruiker.objects.get(email="vera@elders.example").mag_aanmaken


def test_an_account_that_exists_keeps_what_is_not_given() -> None:
    add("noor@rivierenrijk.example", "--naam", "Noor de Wit", "--mag-aanmaken")
    assert "had al een account" in add("NOOR@rivierenrijk.example")
    noor = Gebruiker.objects.get()
    assert (noor.naam, noor.mag_aanmaken) == ("Noor de Wit", True)


def test_what_is_not_an_address_is_refused_in_words() -> None:
    with pytest.raises(CommandError, match="is geen e-mailadres"):
        add("noor")
