"""The room of an uitkomst: its pages, and all remarks on one question. Nothing is counted here.

`show_blad` draws a page for any kind of reader; who may read is decided before it.
"""

from collections.abc import Mapping

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from partnerschappen.domein.eerdere import list_eerdere
from partnerschappen.domein.toegang import fetch_ronde
from partnerschappen.domein.voorbereiding import Stap
from partnerschappen.domein.vrijgave import is_zichtbaar, may_read_opmerkingen, plan_vrijgave
from partnerschappen.models import Rol, Ronde
from partnerschappen.rapport.adressen import Blad, Lezer, Soort
from partnerschappen.rapport.bladen import OnbekendBlad
from partnerschappen.rapport.context import build_weergave
from partnerschappen.rapport.pagina import Pagina, render_pagina
from partnerschappen.views.rapport import read_rapportstand
from partnerschappen.views.rondepad import url_of
from partnerschappen.views.verzoek import GebruikerRequest

PER_BLAD = 50
LAATSTE = 99  # asks for the last screen of a page, however many it has
CIJFERS = 2


@login_required
@require_safe
def blad(request: GebruikerRequest, slug: str, ronde_slug: str, soort: Soort, code: str = "") -> HttpResponse:
    """A page of what came out of a ronde; before closing, the first one says when that will be.

    `?groep=laag:sturen` lays a published group beside the whole in the radar of the overview; any other value shows
    the whole. `?groot=1` is the first screen of the page in large mode.
    """
    ronde, rol = fetch_ronde(request.user, slug, ronde_slug)
    if not is_zichtbaar(ronde):
        return _explain_absence(request, ronde) if soort is Soort.OVERZICHT else redirect("resultaat", slug, ronde_slug)
    dit, lezer = Blad(soort, code), make_lezer(request, ronde, rol)
    met_stand = soort is Soort.OVERZICHT and not lezer.groot
    stand = {**read_rapportstand(ronde, rol), "eerdere": list_eerdere(ronde)} if met_stand else {}
    return show_blad(request, ronde, lezer, dit, {**_basis(ronde), **stand})


@login_required
@require_safe
def opmerkingen(request: GebruikerRequest, slug: str, ronde_slug: str, vraag: str) -> HttpResponse:
    """All remarks on one question, a page at a time."""
    ronde, rol = fetch_ronde(request.user, slug, ronde_slug)
    if not is_zichtbaar(ronde) or not may_read_opmerkingen(ronde, rol):
        return redirect("resultaat", slug, ronde_slug)
    w = build_weergave(ronde)
    blok = next((blok for blok in w.opmerkingen if blok.code == vraag), None)
    if blok is None:
        raise Http404
    pagina = render_pagina(ronde, make_lezer(request, ronde, rol), Blad(Soort.OPMERKINGEN))
    deel = Paginator(blok.teksten, PER_BLAD).get_page(request.GET.get("blad"))
    context = {**_basis(ronde), "w": w, "blok": blok, "blad": deel, "navigatie": pagina["navigatie"]}
    return render(request, "resultaat/opmerkingen_alle.html", context)


def make_lezer(request: HttpRequest, ronde: Ronde, rol: Rol) -> Lezer:
    """Who has a rol reads all, in the size asked for; the stuurgroep no remarks until they were looked through."""
    basis = reverse("resultaat", args=[ronde.samenwerkingsverband.slug, ronde.slug])
    return Lezer(basis, opmerkingen=may_read_opmerkingen(ronde, rol), bestanden=True, groot=read_scherm(request) > 0)


def show_blad(
    request: HttpRequest, ronde: Ronde, lezer: Lezer, dit: Blad, context: Mapping[str, object]
) -> HttpResponse:
    """Draw a page for a reader who may read it. Raises Http404 for a page that isn't there, or not for them.

    context: what stands around the page, such as the samenwerkingsverband of the bar at the top.
    """
    try:
        pagina = render_pagina(ronde, lezer, dit, request.GET.get("groep", ""))
    except OnbekendBlad as fout:
        raise Http404 from fout
    alles = {**context, **pagina, "ronde": ronde, "lezer": lezer, "dit": dit}
    if not lezer.groot:
        return render(request, "resultaat/blad.html", alles)
    scherm = _choose_scherm(lezer, dit, pagina, read_scherm(request))
    return render(request, "resultaat/groot.html", {**alles, **scherm})


def read_scherm(request: HttpRequest) -> int:
    """Which screen of a page is asked for in large mode; 0 for the page as it is."""
    waarde = request.GET.get("groot", "")
    return int(waarde) if waarde.isascii() and waarde.isdigit() and len(waarde) <= CIJFERS else 0


def _choose_scherm(lezer: Lezer, dit: Blad, pagina: Pagina, gevraagd: int) -> dict[str, object]:
    """One screen, with the addresses of the one before and the one after, on this page or on its neighbours."""
    aantal = len(pagina["schermen"])
    nummer = min(gevraagd, aantal)
    terug = vooruit = ""
    if nummer > 1:
        terug = lezer.naar_blad(dit, nummer - 1)
    elif vorige := pagina["vorige"]:
        terug = lezer.naar_blad(vorige.blad, LAATSTE)
    if nummer < aantal:
        vooruit = lezer.naar_blad(dit, nummer + 1)
    elif volgende := pagina["volgende"]:
        vooruit = lezer.naar_blad(volgende.blad)
    scherm = pagina["schermen"][nummer - 1]
    return {"scherm": scherm, "nummer": nummer, "aantal": aantal, "terug": terug, "vooruit": vooruit}


def _explain_absence(request: HttpRequest, ronde: Ronde) -> HttpResponse:
    sjabloon = "vervallen" if ronde.status == Ronde.Status.VERVALLEN else "nog_niet"
    context = {**_basis(ronde), "terug": url_of(ronde, Stap.VOLGEN)}
    if ronde.status == Ronde.Status.GESLOTEN:
        context["plan"] = plan_vrijgave(ronde)
    return render(request, f"resultaat/{sjabloon}.html", context)


def _basis(ronde: Ronde) -> dict[str, object]:
    return {"ronde": ronde, "samenwerkingsverband": ronde.samenwerkingsverband, "plek": "rondes"}
