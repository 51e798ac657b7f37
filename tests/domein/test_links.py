"""Tokens follow from the secret, the salt and the uitnodiging, and from nothing less."""

import uuid

import pytest
from pytest_django.fixtures import Settings

from partnerschappen.domein.links import derive_kenmerk, derive_locator, derive_token, hash_token, new_salt

UITNODIGING = uuid.UUID(int=7)


def test_the_same_uitnodiging_gets_the_same_token_again() -> None:
    assert derive_token(salt=b"z" * 32, uitnodiging_id=UITNODIGING) == derive_token(
        salt=b"z" * 32, uitnodiging_id=UITNODIGING
    )


def test_token_has_160_bits_and_survives_a_mail_client() -> None:
    token = derive_token(salt=new_salt(), uitnodiging_id=UITNODIGING)
    assert len(token) == 32
    assert set(token) <= set("abcdefghijklmnopqrstuvwxyz234567")


@pytest.mark.parametrize("wat", ["secret", "salt", "uitnodiging"])
def test_token_changes_with_each_of_its_three_sources(wat: str, settings: Settings) -> None:
    eerst = derive_token(salt=b"z" * 32, uitnodiging_id=UITNODIGING)
    if wat == "secret":
        settings.UITNODIGING_SECRET = "een heel ander geheim van meer dan 32 tekens"
    salt = b"a" * 32 if wat == "salt" else b"z" * 32
    uitnodiging_id = uuid.UUID(int=8) if wat == "uitnodiging" else UITNODIGING
    assert derive_token(salt=salt, uitnodiging_id=uitnodiging_id) != eerst


def test_changing_the_secret_key_kills_no_link(settings: Settings) -> None:
    eerst = derive_token(salt=b"z" * 32, uitnodiging_id=UITNODIGING)
    settings.SECRET_KEY = "anders"
    assert derive_token(salt=b"z" * 32, uitnodiging_id=UITNODIGING) == eerst


def test_what_is_stored_on_each_side_differs_and_holds_no_token() -> None:
    token = derive_token(salt=new_salt(), uitnodiging_id=UITNODIGING)
    sporen = [hash_token(token), derive_locator(token), derive_kenmerk(token).encode()]
    assert len(set(sporen)) == 3
    assert all(token.encode() not in spoor for spoor in sporen)
