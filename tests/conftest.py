"""The named people that tests speak of."""

import pytest
from django.db import connection

from partnerschappen.models import Gebruiker, Rol, Samenwerkingsverband
from tests.gegevens import geef_rol, maak_gebruiker, maak_samenwerkingsverband


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite as it runs for real: a file with a WAL, not memory shared by threads."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture
def noor(db: None) -> Gebruiker:
    """Leads Samen Opleiden Rivierenrijk."""
    return maak_gebruiker()


@pytest.fixture
def rivierenrijk(noor: Gebruiker) -> Samenwerkingsverband:
    return maak_samenwerkingsverband(noor)


@pytest.fixture
def sjoerd(rivierenrijk: Samenwerkingsverband) -> Gebruiker:
    """Sits in the stuurgroep of Rivierenrijk."""
    sjoerd = maak_gebruiker("sjoerd@rivierenrijk.example", "Sjoerd Bakker")
    geef_rol(sjoerd, rivierenrijk, Rol.Soort.STUURGROEP)
    return sjoerd


@pytest.fixture
def vera(db: None) -> Gebruiker:
    """A stranger with an account and no rol anywhere."""
    return maak_gebruiker("vera@elders.example", "Vera Vos")


@pytest.fixture
def bram(db: None) -> Gebruiker:
    """Leads another samenwerkingsverband, De Waterlanden."""
    bram = maak_gebruiker("bram@waterlanden.example", "Bram Smit")
    maak_samenwerkingsverband(bram, "Onderwijsregio De Waterlanden", "waterlanden")
    return bram
