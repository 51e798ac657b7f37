"""The named people that tests speak of."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from pytest_django import Settings

from partnerschappen.domein.uitnodigingen import token_of
from partnerschappen.models import Gebruiker, Rol, Ronde, Samenwerkingsverband, Uitnodiging
from tests.gegevens import geef_rol, maak_gebruiker, maak_samenwerkingsverband, open_ronde_met
from tests.klok import Klok
from tests.mailserver import Mailserver


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite as it runs for real: a file with a WAL, not memory shared by threads; but nobody waits for the disk."""
    if connection.vendor == "sqlite":
        instellingen = connection.settings_dict
        instellingen["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        # What is read back is the same either way: the difference is what a power cut leaves.
        begin = instellingen["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        instellingen["OPTIONS"]["init_command"] = begin


@pytest.fixture(scope="session", autouse=True)
def eigen_mappen(django_test_environment: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Files of a test land in a folder of the test; pages name static files without `collectstatic`."""
    kaal = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STATIC_ROOT=tmp_path_factory.mktemp("statisch"),
        MEDIA_ROOT=tmp_path_factory.mktemp("bestanden"),
        POSTVAK=tmp_path_factory.mktemp("postvak"),
        STORAGES=settings.STORAGES | {"staticfiles": kaal},
    ):
        yield


@pytest.fixture(autouse=True)
def forget_drawn_results() -> None:
    """Each test has a database of its own, in which the same keys mean other rondes."""
    caches["pagina"].clear()


@pytest.fixture(autouse=True)
def lege_grenzen(request: pytest.FixtureRequest) -> None:
    """A test that commits starts without what others left in the cache, whose table no flush empties."""
    merk = request.node.get_closest_marker("django_db")
    if merk and merk.kwargs.get("transaction"):
        request.getfixturevalue("transactional_db")
        cache.clear()


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


@pytest.fixture
def open_ronde(rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> Ronde:
    """Twelve people of one organisatie are invited, and nobody answered yet."""
    return open_ronde_met(rivierenrijk, noor)


@pytest.fixture
def links(open_ronde: Ronde) -> list[str]:
    """The paths of everybody's personal link."""
    uitnodigingen = Uitnodiging.objects.select_related("ronde__sleutel").order_by("email")
    return [f"/u/{token_of(uitnodiging)}/" for uitnodiging in uitnodigingen]


@pytest.fixture
def uitnodiging(open_ronde: Ronde) -> Uitnodiging:
    """The first person invited."""
    return Uitnodiging.objects.order_by("email")[0]


@pytest.fixture
def link(links: list[str]) -> str:
    """The path of the first person's link."""
    return links[0]


@pytest.fixture
def klok(monkeypatch: pytest.MonkeyPatch) -> Klok:
    """Monday 3 March 2031, ten o'clock in the morning, until a test sets it."""
    klok = Klok(datetime(2031, 3, 3, 10, tzinfo=timezone.get_default_timezone()))
    monkeypatch.setattr(timezone, "now", lambda: klok.nu)
    return klok


@pytest.fixture
def mailserver(settings: Settings) -> Iterator[Mailserver]:
    """A real SMTP server, to which this installation sends."""
    mailserver = Mailserver()
    mailserver.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", mailserver.poort, 2
    yield mailserver
    mailserver.stop()
