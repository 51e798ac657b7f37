"""The public front page: what this is, and where to go."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from partnerschappen.rapport.adressen import Lezer
from partnerschappen.rapport.voorbeeld import render_voorproef


@require_safe
def voorpagina(request: HttpRequest) -> HttpResponse:
    """For whoever comes by; nothing of any samenwerkingsverband is shown."""
    voorproef = render_voorproef(Lezer(reverse("voorbeeld"), opmerkingen=True))
    return render(request, "voorpagina/voorpagina.html", {"demo": settings.DEMO, "voorproef": voorproef})
