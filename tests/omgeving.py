"""The environment that the tests run in, and which of them a second database runs; loaded before Django's settings."""

import os

import pytest
from hypothesis import settings

# How long an example takes is for the bench to say: a busy machine is no failure.
settings.register_profile("rustig", deadline=None)
settings.load_profile("rustig")

os.environ["REFLECTIE_ENV"] = ""
os.environ["DJANGO_SETTINGS_MODULE"] = "reflectie.settings"
os.environ.setdefault("SECRET_KEY", "alleen-voor-de-tests-" + "x" * 40)
os.environ.setdefault("UITNODIGING_SECRET", "alleen-voor-de-tests-" + "y" * 40)
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

DATABASE = {"db", "transactional_db"}
# Coverage asks whether the tests of `kern` and `domein` reach every line. These count a great deal or draw: tracing
# them as well would double the time of the whole run.
ONGETELD = ("tests/rapport", "tests/tegenstander", "tests/test_tegenstander", "tests/test_toegang_urls")


def pytest_addoption(parser: pytest.Parser) -> None:
    """For a second database: what touches none, and what only looks, gives the same answer there."""
    parser.addoption("--alleen-database", action="store_true", help="only tests that depend on the database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what runs without coverage, and leave out what the option leaves out."""
    for item in items:
        if item.nodeid.startswith(ONGETELD):
            item.add_marker("ongeteld")
    if not config.getoption("--alleen-database"):
        return
    over = [item for item in items if not _depends_on_database(item)]
    config.hook.pytest_deselected(items=over)
    items[:] = [item for item in items if _depends_on_database(item)]


def _depends_on_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("beeld"):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(DATABASE & fixtures)
