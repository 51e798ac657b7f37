"""Pages for what went wrong, in words that say what to do. They need no database, session or account."""

import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render

WACHT_SECONDEN = 10
BEWAARBARE_VELDEN = 200
BEWAARBARE_TEKENS = 50_000


def ongeldig(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent can't be read, or has values that we never offered."""
    return _page(request, 400)


def verboden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: somebody who reads along tried to change something."""
    return _page(request, 403)


def niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not for this account."""
    return _page(request, 404)


def te_veel(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: too many wrong links or codes from one address."""
    response = _page(request, 429)
    response.headers["Retry-After"] = "600"
    return response


def fout(request: HttpRequest) -> HttpResponse:
    """500, or 503 when it was the database that was locked or away."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return niet_bereikbaar(request)
    return _page(request, 500)


def niet_bereikbaar(request: HttpRequest) -> HttpResponse:
    """503: for a moment; a plain form gets a button that sends the same again."""
    response = _page(request, 503, velden=_posted(request))
    response.headers["Retry-After"] = str(WACHT_SECONDEN)
    return response


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: an old page, or a browser that keeps no cookies."""
    return render(None, "fouten/csrf.html", status=403)


def _page(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    # Rendered without the request: its context processors ask for the session and the account.
    inhoud = {"pad": request.get_full_path(), **context}
    return render(None, f"fouten/{status}.html", inhoud, status=status)


def _posted(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of a plain form, to send again; none for htmx, which tries again by itself, or for files."""
    if request.method != "POST" or "HX-Request" in request.headers:
        return []
    try:
        if request.FILES:
            return []
        velden = [(naam, waarde) for naam, waarden in request.POST.lists() for waarde in map(str, waarden)]
    except (RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, UnreadablePostError):
        return []
    past = len(velden) <= BEWAARBARE_VELDEN and sum(len(waarde) for _, waarde in velden) <= BEWAARBARE_TEKENS
    return velden if past else []
