"""The public page about confidentiality, for whoever was asked to answer and whoever wants to check the promise."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def vertrouwelijkheid(request: HttpRequest) -> HttpResponse:
    """The same for everybody; nothing of any ronde is read."""
    return render(request, "vertrouwelijkheid/vertrouwelijkheid.html", {"plek": "vertrouwelijkheid"})
