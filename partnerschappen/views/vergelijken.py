"""The room where a round lies beside an earlier one, for who asks for it. Nothing is counted here."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerschappen.domein.eerdere import fetch_paar
from partnerschappen.rapport.vergelijken import build_vergelijking
from partnerschappen.views.verzoek import GebruikerRequest


@login_required
@require_safe
def vergelijken(request: GebruikerRequest, slug: str, ronde_slug: str, eerder: str) -> HttpResponse:
    """Two closed rounds of one samenwerkingsverband side by side."""
    ronde, eerdere_ronde = fetch_paar(request.user, slug, ronde_slug, eerder)
    context = {"ronde": ronde, "samenwerkingsverband": ronde.samenwerkingsverband, "plek": "rondes"}
    return render(request, "resultaat/vergelijking.html", {**context, "v": build_vergelijking(ronde, eerdere_ronde)})
