"""The result page's own part as HTML: the same for every reader, and kept in memory since an uitkomst never changes."""

from hashlib import sha256
from typing import TypedDict

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from partnerschappen.models import Ronde
from partnerschappen.rapport.context import build_weergave
from partnerschappen.rapport.maken import hash_invoer


class Pagina(TypedDict):
    """The sentence with what stands around it, the overview with the radar, and everything below.

    groepen: the codes of the groups that an overview can be asked with.
    """

    kop: SafeString
    overzicht: SafeString
    inhoud: SafeString
    groepen: frozenset[str]


def render_pagina(ronde: Ronde, groep: str = "") -> Pagina:
    """Give all parts for a ronde with an uitkomst; drawn again when a name or date in it changes.

    With a published group's code its scores are in the overview; another code is the whole. Only published codes are
    kept, so that no reader can fill the memory with made-up ones.
    """
    sleutel = f"{get_language()}:{hash_invoer(ronde)}"
    pagina: Pagina | None = caches["pagina"].get(sleutel)
    if pagina is None:
        pagina = _draw(ronde)
        caches["pagina"].set(sleutel, pagina)
    if groep not in pagina["groepen"]:
        return pagina
    return {**pagina, "overzicht": _fetch_overzicht(ronde, groep, sleutel)}


def _fetch_overzicht(ronde: Ronde, groep: str, sleutel: str) -> SafeString:
    plek = f"{sleutel}:{sha256(groep.encode()).hexdigest()}"
    overzicht: SafeString | None = caches["pagina"].get(plek)
    if overzicht is None:
        overzicht = render_to_string("resultaat/overzicht.html", {"w": build_weergave(ronde, groep)})
        caches["pagina"].set(plek, overzicht)
    return overzicht


def _draw(ronde: Ronde) -> Pagina:
    w = build_weergave(ronde)
    context = {"w": w, "ronde": ronde, "samenwerkingsverband": ronde.samenwerkingsverband}
    return {
        "kop": render_to_string("resultaat/kop.html", context),
        "overzicht": render_to_string("resultaat/overzicht.html", context),
        "inhoud": render_to_string("resultaat/inhoud.html", context),
        "groepen": frozenset(link.code for _titel, links in w.groepkeuze.rijen for link in links),
    }
