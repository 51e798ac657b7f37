"""Walks the whole URLconf: every address has a row in the table, and answers everybody as the row says."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from partnerschappen.kern.uitkomst import als_json
from partnerschappen.models import (
    Deelnemer,
    Gebruiker,
    Rapport,
    Rol,
    Ronde,
    Samenwerkingsverband,
    Uitkomst,
    Uitnodiging,
)
from tests.gegevens import maak_organisatie, maak_ronde
from tests.rapport.voorbeelden import tel_voorbeeld
from tests.toegangstabel import TABEL, WIE, Rij

# What a refused visit may leave behind: that it was, and that a link was wrong.
SPOREN = {"sessions.session", "django_tasks_database.dbtaskresult"}


def _names(patronen: list[URLPattern | URLResolver]) -> Iterator[str | None]:
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            yield from _names(patroon.url_patterns)
        else:
            yield patroon.name


def test_every_address_has_a_name_and_one_row() -> None:
    assert sorted(str(naam) for naam in _names(get_resolver().url_patterns)) == sorted(rij.naam for rij in TABEL)


@cache
def _published() -> Any:
    return als_json(tel_voorbeeld())


@pytest.fixture
def wereld(rivierenrijk: Samenwerkingsverband, noor: Gebruiker, open_ronde: Ronde) -> dict[str, str]:
    """A samenwerkingsverband in which every address leads somewhere: the parts of the addresses."""
    Gebruiker.objects.filter(pk=noor.pk).update(mag_aanmaken=True)
    nu = timezone.now()
    concept = maak_ronde(rivierenrijk, "Concept", "concept")
    gesloten = maak_ronde(rivierenrijk, "Gesloten", "gesloten")
    Ronde.objects.filter(pk=gesloten.pk).update(
        status=Ronde.Status.GESLOTEN, geopend_op=nu, gesloten_op=nu, nagekeken_op=nu
    )
    Uitkomst.objects.create(ronde=gesloten, inhoud=_published())
    Rapport.objects.create(ronde=gesloten)
    eerder = maak_ronde(rivierenrijk, "Eerder", "eerder")
    toen = nu - timedelta(days=90)
    Ronde.objects.filter(pk=eerder.pk).update(status=Ronde.Status.GESLOTEN, geopend_op=toen, gesloten_op=toen)
    Uitkomst.objects.create(ronde=eerder, inhoud=_published())
    return {
        "slug": rivierenrijk.slug,
        "organisatie": str(maak_organisatie(rivierenrijk, "Zonder deelnemers").pk),
        "rol": str(Rol.objects.get(gebruiker=noor).pk),
        "deelnemer": str(Deelnemer.objects.earliest("pk").pk),
        "concept": concept.slug,
        "open_ronde": open_ronde.slug,
        "gesloten": gesloten.slug,
        "eerder": eerder.slug,
        "uitnodiging": str(Uitnodiging.objects.earliest("email").pk),
        "vraag": "opmerking-slot",
        "conditie": "ambitie",
        "stelling": "ambitie-1",
        "figuur": "radar",
        "onbekend": "onbekend",
    }


@pytest.fixture
def bezoekers(noor: Gebruiker, sjoerd: Gebruiker, vera: Gebruiker, bram: Gebruiker) -> Callable[[], dict[str, Client]]:
    """A fresh browser for each of `WIE`."""

    def log_in() -> dict[str, Client]:
        browsers = {wie: Client() for wie in WIE}
        for wie, gebruiker in zip(WIE[1:], (vera, sjoerd, noor, bram), strict=True):
            browsers[wie].force_login(gebruiker)
        return browsers

    return log_in


def _path(rij: Rij, wereld: dict[str, str]) -> str:
    return reverse(rij.naam, args=[wereld[deel] for deel in rij.delen])


def _everything() -> dict[str, str]:
    """Every row of every table, as far as a visit alone doesn't leave one."""
    modellen = [model for model in apps.get_models() if model._meta.label_lower not in SPOREN]
    return {model._meta.label: serialize("json", model._default_manager.order_by("pk")) for model in modellen}


@pytest.mark.parametrize("rij", TABEL, ids=lambda rij: rij.naam)
def test_reading_is_for_whom_the_table_says_and_changes_nothing(
    rij: Rij, wereld: dict[str, str], bezoekers: Callable[[], dict[str, Client]]
) -> None:
    browsers = bezoekers()
    vooraf = _everything()
    gekregen = {wie: browser.get(_path(rij, wereld)).status_code for wie, browser in browsers.items()}
    assert gekregen == dict(zip(WIE, rij.get, strict=True))
    assert _everything() == vooraf


@pytest.mark.parametrize("rij", TABEL, ids=lambda rij: rij.naam)
def test_changing_is_for_whom_the_table_says_and_a_refusal_changes_nothing(
    rij: Rij, wereld: dict[str, str], bezoekers: Callable[[], dict[str, Client]]
) -> None:
    browsers = bezoekers()
    vooraf = _everything()
    leider = browsers.pop("projectleider")
    gekregen = {wie: browser.post(_path(rij, wereld)).status_code for wie, browser in browsers.items()}
    assert _everything() == vooraf
    gekregen["projectleider"] = leider.post(_path(rij, wereld)).status_code
    assert gekregen == dict(zip(WIE, rij.post, strict=True))


@pytest.mark.parametrize(
    "rij",
    [rij for rij in TABEL if rij.get[0] == 302 != rij.get[1] and rij.naam != "account_logout"],
    ids=lambda r: r.naam,
)
def test_who_is_not_logged_in_goes_to_log_in_and_comes_back(rij: Rij, wereld: dict[str, str]) -> None:
    pad = _path(rij, wereld)
    assert Client().get(pad).headers["Location"] == f"/aanmelden/?next={pad}"
