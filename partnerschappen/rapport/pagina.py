"""The result page's own part as HTML: the same for every reader, and kept in memory since an uitkomst never changes."""

from typing import TypedDict

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from partnerschappen.models import Ronde
from partnerschappen.rapport.context import build_weergave
from partnerschappen.rapport.maken import hash_invoer


class Pagina(TypedDict):
    """The sentence with what stands around it, and everything below."""

    kop: SafeString
    inhoud: SafeString


def render_pagina(ronde: Ronde) -> Pagina:
    """Give both parts for a ronde with an uitkomst; drawn again when a name or date in it changes."""
    sleutel = f"{get_language()}:{hash_invoer(ronde)}"
    pagina: Pagina | None = caches["pagina"].get(sleutel)
    if pagina is None:
        pagina = _draw(ronde)
        caches["pagina"].set(sleutel, pagina)
    return pagina


def _draw(ronde: Ronde) -> Pagina:
    context = {"w": build_weergave(ronde), "ronde": ronde, "samenwerkingsverband": ronde.samenwerkingsverband}
    return {
        "kop": render_to_string("resultaat/kop.html", context),
        "inhoud": render_to_string("resultaat/inhoud.html", context),
    }
