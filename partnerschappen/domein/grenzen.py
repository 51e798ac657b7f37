"""Rate limits: who fails too often from one address is refused for a while. Successes never count.

Kept in the cache, under a keyed hash: nothing there tells which addresses visited.
"""

import hmac
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.core.cache import cache

HOOGSTENS = 30
VENSTER = 10 * 60  # seconds in which that many failures close the door, and how long it stays closed
ONBEKEND = "onbekend"


class TeVaak(Exception):
    """Too many failures from this address; `wachttijd` is in seconds, for Retry-After."""

    wachttijd = VENSTER


def check_grens(soort: str, adres: str) -> None:
    """Raise TeVaak when `adres` failed too often at `soort` ('link' …) shortly before."""
    if cache.get(_key(soort, adres, "dicht")):
        raise TeVaak


def count_failure(soort: str, adres: str) -> None:
    """Count one failure; the last one allowed closes the door.

    Each takes a slot of its own by `add`, which only one of several processes can win: none is lost by a race.
    """
    plaatsen = [_key(soort, adres, str(nummer)) for nummer in range(HOOGSTENS)]
    bezet = cache.get_many(plaatsen)
    vrij = [plaats for plaats in plaatsen if plaats not in bezet]
    genomen = next((plaats for plaats in vrij if cache.add(plaats, 1, VENSTER)), None)
    if genomen is None or genomen == vrij[-1]:
        cache.set(_key(soort, adres, "dicht"), 1, VENSTER)


def read_adres(meta: Mapping[str, object]) -> str:
    """Give the visitor's address from `request.META`, behind as many proxies as TRUSTED_PROXIES says.

    Counted from the right of X-Forwarded-For: what a visitor puts in front is not looked at. IPv6 by /64, which
    is what one household or one machine has to itself.
    """
    adres = str(meta.get("REMOTE_ADDR") or "")
    if settings.TRUSTED_PROXIES:
        keten = [deel.strip() for deel in str(meta.get("HTTP_X_FORWARDED_FOR") or "").split(",") if deel.strip()]
        adres = keten[-settings.TRUSTED_PROXIES] if len(keten) >= settings.TRUSTED_PROXIES else adres
    return _network(adres)


def _network(adres: str) -> str:
    try:
        ip = ip_address(adres)
    except ValueError:
        return ONBEKEND
    if not isinstance(ip, IPv6Address):
        return str(ip)
    if ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    return str(IPv6Address(int(ip) >> 64 << 64))


def _key(soort: str, adres: str, plaats: str) -> str:
    merk = hmac.digest(settings.SECRET_KEY.encode(), f"{soort} {adres}".encode(), "sha256").hex()[:24]
    return f"grens:{merk}:{plaats}"
