"""The read-only link: the pages of a released uitkomst for whoever has it, without account, cookies or remarks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from partnerschappen.domein.grenzen import TeVaak, check_grens, count_failure, read_adres
from partnerschappen.domein.leeslink import IngetrokkenLeeslink, OnbekendeLeeslink, fetch_ronde_by_leeslink
from partnerschappen.rapport.adressen import Blad, Lezer, Soort
from partnerschappen.views.fouten import te_veel
from partnerschappen.views.resultaat import read_scherm, show_blad


@require_safe
def blad(request: HttpRequest, token: str, soort: Soort, code: str = "") -> HttpResponse:
    """A page of the uitkomst; 410 with whom to ask once the link was withdrawn. Who guesses too often is refused."""
    try:
        ronde = fetch_ronde_by_leeslink(token)
    except IngetrokkenLeeslink as fout:
        context = {"ronde": fout.ronde, "verband": fout.ronde.samenwerkingsverband}
        return render(request, "leeslink/ingetrokken.html", context, status=410)
    except OnbekendeLeeslink as fout:
        return _refuse(request, fout)
    lezer = Lezer(reverse("leeslink", args=[token]), groot=read_scherm(request) > 0)
    return show_blad(request, ronde, lezer, Blad(soort, code), {"balk": "leeslink/balk.html"})


def _refuse(request: HttpRequest, fout: OnbekendeLeeslink) -> HttpResponse:
    adres = read_adres(request.META)
    try:
        check_grens("leeslink", adres)
    except TeVaak:
        return te_veel(request)
    count_failure("leeslink", adres)
    raise Http404 from fout
