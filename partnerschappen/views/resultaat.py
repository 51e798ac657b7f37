"""The room of an uitkomst: the result page, and all remarks on one question. Nothing is counted here."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from partnerschappen.domein.toegang import fetch_ronde
from partnerschappen.domein.voorbereiding import Stap
from partnerschappen.models import Ronde
from partnerschappen.rapport.context import build_weergave
from partnerschappen.rapport.pagina import render_pagina
from partnerschappen.views.rapport import read_rapportstand
from partnerschappen.views.rondepad import url_of
from partnerschappen.views.verzoek import GebruikerRequest

PER_BLAD = 50


@login_required
@require_safe
def resultaat(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """What came out of a ronde; before closing, when that will be.

    `?groep=laag:sturen` lays a published group beside the whole in the radar; any other value shows the whole.
    """
    ronde, rol = fetch_ronde(request.user, slug, ronde_slug)
    basis = {"ronde": ronde, "samenwerkingsverband": ronde.samenwerkingsverband, "plek": "rondes"}
    if ronde.status == Ronde.Status.VERVALLEN:
        return render(request, "resultaat/vervallen.html", {**basis, "terug": url_of(ronde, Stap.VOLGEN)})
    if ronde.status != Ronde.Status.GESLOTEN:
        return render(request, "resultaat/nog_niet.html", {**basis, "terug": url_of(ronde, Stap.VOLGEN)})
    stand = read_rapportstand(ronde, rol)
    pagina = render_pagina(ronde, request.GET.get("groep", ""))
    return render(request, "resultaat/resultaat.html", {**basis, **stand, **pagina})


@login_required
@require_safe
def opmerkingen(request: GebruikerRequest, slug: str, ronde_slug: str, vraag: str) -> HttpResponse:
    """All remarks on one question, a page at a time."""
    ronde, _rol = fetch_ronde(request.user, slug, ronde_slug)
    if ronde.status != Ronde.Status.GESLOTEN:
        return redirect("resultaat", slug, ronde_slug)
    w = build_weergave(ronde)
    blok = next((blok for blok in w.opmerkingen if blok.code == vraag), None)
    if blok is None:
        raise Http404
    blad = Paginator(blok.teksten, PER_BLAD).get_page(request.GET.get("blad"))
    context = {"ronde": ronde, "samenwerkingsverband": ronde.samenwerkingsverband, "plek": "rondes"}
    return render(request, "resultaat/opmerkingen_alle.html", {**context, "w": w, "blok": blok, "blad": blad})
