"""The room where a round lies beside an earlier one, for who asks for it. Nothing is counted here."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerschappen.domein.eerdere import fetch_paar
from partnerschappen.domein.toegang import fetch_ronde
from partnerschappen.rapport.pagina import draw_navigatie
from partnerschappen.rapport.vergelijken import build_vergelijking
from partnerschappen.views.resultaat import make_lezer
from partnerschappen.views.verzoek import GebruikerRequest


@login_required
@require_safe
def vergelijken(request: GebruikerRequest, slug: str, ronde_slug: str, eerder: str) -> HttpResponse:
    """Two closed rounds of one samenwerkingsverband side by side."""
    ronde, eerdere_ronde = fetch_paar(request.user, slug, ronde_slug, eerder)
    _ronde, rol = fetch_ronde(request.user, slug, ronde_slug)
    context = {
        "ronde": ronde,
        "samenwerkingsverband": ronde.samenwerkingsverband,
        "plek": "rondes",
        "navigatie": draw_navigatie(ronde, make_lezer(request, ronde, rol), "vergelijken"),
    }
    return render(request, "resultaat/vergelijking.html", {**context, "v": build_vergelijking(ronde, eerdere_ronde)})
