"""The personal link: a neutral page that changes nothing, and the button that moves the link to a cookie."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from partnerschappen.domein.grenzen import check_grens, read_adres
from partnerschappen.views.invullen.toegang import check_open, read_token, recognise, remember_token, with_kind_refusals
from partnerschappen.views.invullen.weigering import page_context


# Exempt, since a CSRF token would need a cookie on the neutral page; `_is_from_elsewhere` takes its place.
@csrf_exempt
@with_kind_refusals
@require_http_methods(["GET", "HEAD", "POST"])
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """GET tells who asks; POST starts, and the address becomes clean. Mail scanners may do both."""
    # Before looking: who guesses is not told whether the next guess was right.
    check_grens("link", read_adres(request.META))
    deelname = recognise(request, token)
    check_open(deelname)
    if request.method != "POST" or _is_from_elsewhere(request):
        return render(request, "invullen/link.html", page_context(deelname))
    vorige = read_token(request)
    antwoord = redirect("invullen")
    if vorige and vorige != deelname.token:
        antwoord["Location"] += "?melding=gewisseld"
    remember_token(antwoord, deelname.token)
    return antwoord


def _is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site posted: it could make somebody answer under its own link."""
    herkomst = request.headers.get("Origin")
    if herkomst is None:
        return False
    return urlsplit(herkomst).netloc not in {request.get_host(), urlsplit(settings.BASE_URL).netloc}
