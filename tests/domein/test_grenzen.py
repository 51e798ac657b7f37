"""Rate limits: many failures from one address close the door, however many successes don't."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection
from pytest_django import Settings

from partnerschappen.domein.grenzen import HOOGSTENS, TeVaak, check_grens, count_failure, read_adres

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lege_cache(db: None) -> None:
    cache.clear()


def is_closed(soort: str, adres: str) -> bool:
    try:
        check_grens(soort, adres)
    except TeVaak:
        return True
    return False


def test_sixty_partners_behind_one_address_are_not_hindered_with_some_mistakes_among_them() -> None:
    for nummer in range(60):
        check_grens("link", "192.0.2.1")
        if nummer % 3 == 0:
            count_failure("link", "192.0.2.1")
    assert not is_closed("link", "192.0.2.1")


def test_ten_thousand_guesses_are_hindered_after_thirty() -> None:
    geraden = 0
    for _ in range(10_000):
        if is_closed("link", "192.0.2.1"):
            break
        count_failure("link", "192.0.2.1")
        geraden += 1
    assert geraden == HOOGSTENS == 30
    assert not is_closed("link", "192.0.2.2")
    assert not is_closed("code", "192.0.2.1")


@pytest.mark.django_db(transaction=True)
def test_guesses_at_the_same_time_are_all_counted() -> None:
    def fail(_: int) -> None:
        try:
            count_failure("link", "192.0.2.1")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as draden:
        list(draden.map(fail, range(HOOGSTENS - 1)))
    assert not is_closed("link", "192.0.2.1")
    count_failure("link", "192.0.2.1")
    assert is_closed("link", "192.0.2.1")


def test_the_cache_holds_no_address() -> None:
    count_failure("link", "192.0.2.1")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        assert "192.0.2" not in str(cursor.fetchall())


@pytest.mark.parametrize(
    ("proxies", "keten", "adres"),
    [
        (0, "198.51.100.9", "192.0.2.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        (2, "203.0.113.5, 198.51.100.9, 192.0.2.7", "198.51.100.9"),
        (1, "", "192.0.2.1"),
        (2, "198.51.100.9", "192.0.2.1"),
        (1, "203.0.113.5, rommel", "onbekend"),
        (1, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        (1, "2001:db8:1:2:bbbb::2", "2001:db8:1:2::"),
        (1, "::ffff:198.51.100.9", "198.51.100.9"),
    ],
)
def test_the_visitors_address_is_read_as_far_back_as_our_proxies_stand(
    proxies: int, keten: str, adres: str, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert read_adres({"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": keten}) == adres


def test_a_visitor_without_any_address_is_still_counted() -> None:
    assert read_adres({}) == "onbekend"
