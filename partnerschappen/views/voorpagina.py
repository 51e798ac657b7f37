"""The public front page: what this is, and where to go."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def voorpagina(request: HttpRequest) -> HttpResponse:
    """For whoever comes by; nothing of any samenwerkingsverband is shown."""
    return render(request, "voorpagina/voorpagina.html", {"demo": settings.DEMO})
