"""The fetchers: a stranger gets nothing, a stuurgroep member reads, a projectleider changes."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from partnerschappen.domein.toegang import (
    fetch_ronde,
    fetch_ronde_to_change,
    fetch_samenwerkingsverband,
    fetch_samenwerkingsverband_to_change,
)
from partnerschappen.models import Gebruiker, Samenwerkingsverband
from tests.gegevens import maak_ronde


def test_leader_reads_and_changes(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = maak_ronde(rivierenrijk)
    assert fetch_samenwerkingsverband(noor, "rivierenrijk")[0] == rivierenrijk
    assert fetch_samenwerkingsverband_to_change(noor, "rivierenrijk") == rivierenrijk
    assert fetch_ronde(noor, "rivierenrijk", "voorjaar")[0] == ronde
    assert fetch_ronde_to_change(noor, "rivierenrijk", "voorjaar") == ronde


def test_stuurgroep_reads_but_may_not_change(sjoerd: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = maak_ronde(rivierenrijk)
    assert fetch_ronde(sjoerd, "rivierenrijk", "voorjaar")[0] == ronde
    with pytest.raises(PermissionDenied):
        fetch_samenwerkingsverband_to_change(sjoerd, "rivierenrijk")
    with pytest.raises(PermissionDenied):
        fetch_ronde_to_change(sjoerd, "rivierenrijk", "voorjaar")


@pytest.mark.parametrize("wie", ["vera", "bram"])
def test_stranger_and_leader_of_another_find_nothing(
    wie: str, rivierenrijk: Samenwerkingsverband, request: pytest.FixtureRequest
) -> None:
    maak_ronde(rivierenrijk)
    vreemde = request.getfixturevalue(wie)
    for haal in (fetch_samenwerkingsverband, fetch_samenwerkingsverband_to_change):
        with pytest.raises(Http404):
            haal(vreemde, "rivierenrijk")
    for haal_ronde in (fetch_ronde, fetch_ronde_to_change):
        with pytest.raises(Http404):
            haal_ronde(vreemde, "rivierenrijk", "voorjaar")


def test_ronde_of_another_samenwerkingsverband_is_not_found_under_ones_own(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, bram: Gebruiker
) -> None:
    maak_ronde(rivierenrijk)
    with pytest.raises(Http404):
        fetch_ronde(bram, "waterlanden", "voorjaar")
