"""The pages of an uitkomst as HTML: the same for all readers of one kind, kept in memory since it never changes."""

from hashlib import sha256
from typing import TypedDict

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from partnerschappen.models import Ronde
from partnerschappen.rapport.adressen import Blad, Lezer, Soort
from partnerschappen.rapport.bladen import (
    Context,
    Scherm,
    Wijzer,
    find_buren,
    list_schermen,
    list_wijzers,
    make_context,
    make_wijzer,
    name_blad,
)
from partnerschappen.rapport.context import build_weergave
from partnerschappen.rapport.maken import hash_invoer
from partnerschappen.rapport.vergelijken import Vergelijkingsweergave
from partnerschappen.rapport.weergave import Weergave

DEEL = {
    Soort.OVERZICHT: "overzicht",
    Soort.CONDITIE: "conditie",
    Soort.STELLING: "stelling",
    Soort.GROEPEN: "groepen",
    Soort.GEHEEL: "geheel",
    Soort.OPMERKINGEN: "opmerkingen",
    Soort.UITLEG: "uitleg",
}


class Pagina(TypedDict):
    """A page in parts: its name, the navigation, the head (of the overview), and everything below.

    schermen: in large mode the page as screens, one at a time, instead of head and content; empty otherwise.
    vorige and volgende: the pages before and after. groepen: the codes of groups that an overview can be asked with.
    """

    naam: str
    navigatie: SafeString
    kop: SafeString
    inhoud: SafeString
    schermen: tuple[SafeString, ...]
    vorige: Wijzer | None
    volgende: Wijzer | None
    groepen: frozenset[str]


def render_pagina(ronde: Ronde, lezer: Lezer, blad: Blad, groep: str = "") -> Pagina:
    """Give a page of a ronde with an uitkomst; drawn again when a name or date in it changes.

    With a published group's code its scores are in the overview; another code is the whole. Only pages and groups that
    exist are kept, so that no reader can fill the memory with made-up ones. Raises OnbekendBlad.
    """
    sleutel = f"{get_language()}:{hash_invoer(ronde)}:{lezer.sleutel}:{blad.soort}:{blad.code}"
    pagina = _fetch(sha256(sleutel.encode()).hexdigest(), ronde, lezer, blad)
    if groep not in pagina["groepen"] or blad.soort is not Soort.OVERZICHT:
        return pagina
    return _fetch(sha256(f"{sleutel}:{groep}".encode()).hexdigest(), ronde, lezer, blad, groep)


def draw_pagina(ronde: Ronde, w: Weergave, lezer: Lezer, blad: Blad) -> Pagina:
    """The same from a weergave in memory."""
    context: Context = {
        "w": w,
        "ronde": ronde,
        "samenwerkingsverband": ronde.samenwerkingsverband,
        "lezer": lezer,
        "wijzers": list_wijzers(w, lezer, blad),
        "andere_maat": lezer.anders.naar_blad(blad),
        "bladsjabloon": f"resultaat/bladen/{DEEL[blad.soort]}.html",
        **make_context(w, lezer, blad),
    }
    vorige, volgende = (make_wijzer(w, lezer, buur) for buur in find_buren(w, lezer, blad))
    return {
        "naam": name_blad(w, blad),
        "navigatie": render_to_string("resultaat/navigatie.html", context),
        "kop": _draw_if(blad.soort is Soort.OVERZICHT and not lezer.groot, "resultaat/kop.html", context),
        "inhoud": _draw_if(not lezer.groot, str(context["bladsjabloon"]), context),
        "schermen": _draw_schermen(w, blad, context) if lezer.groot else (),
        "vorige": vorige,
        "volgende": volgende,
        "groepen": frozenset(link.code for _titel, links in w.groepkeuze.rijen for link in links),
    }


def draw_navigatie(ronde: Ronde, lezer: Lezer, hier: str, andere_maat: str = "") -> SafeString:
    """The navigation on a page beside the others: 'verkennen' or 'vergelijken'.

    andere_maat: the address of that page in the other size, where it has one.
    """
    context = {"wijzers": list_wijzers(build_weergave(ronde), lezer), "lezer": lezer, "hier": hier}
    return render_to_string("resultaat/navigatie.html", {**context, "andere_maat": andere_maat})


def draw_vergelijking(v: Vergelijkingsweergave) -> tuple[SafeString, ...]:
    """Two rounds side by side in large mode: the sentence, all conditions, each of them, when a difference counts."""
    schermen: list[Scherm] = [("vergelijking", {})]
    if not v.leeg:
        schermen.append(("oordelen", {}))
        schermen += [("oordeel", {"rij": rij}) for rij in v.rijen]
        schermen.append(("duidelijk", {}))
    return tuple(
        render_to_string(f"resultaat/groot/{naam}.html", {"v": v, "w": v, **eigen}) for naam, eigen in schermen
    )


def _draw_if(nodig: bool, sjabloon: str, context: Context) -> SafeString:
    return render_to_string(sjabloon, context) if nodig else SafeString("")


def _draw_schermen(w: Weergave, blad: Blad, context: Context) -> tuple[SafeString, ...]:
    return tuple(
        render_to_string(f"resultaat/groot/{naam}.html", {**context, **eigen}) for naam, eigen in list_schermen(w, blad)
    )


def _fetch(plek: str, ronde: Ronde, lezer: Lezer, blad: Blad, groep: str = "") -> Pagina:
    pagina: Pagina | None = caches["pagina"].get(plek)
    if pagina is None:
        pagina = draw_pagina(ronde, build_weergave(ronde, groep), lezer, blad)
        caches["pagina"].set(plek, pagina)
    return pagina
