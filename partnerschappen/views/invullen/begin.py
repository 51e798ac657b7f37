"""The page before the first statement, where a returning person sees how things stand too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from partnerschappen.domein.eigen_groepen import read_eigen_groepen
from partnerschappen.domein.inzendingen import Deelname, is_ingestuurd, read_antwoorden
from partnerschappen.views.invullen.route import route_of
from partnerschappen.views.invullen.toegang import check_open, with_deelname
from partnerschappen.views.invullen.weigering import page_context

MELDINGEN = frozenset({"gewisseld", "ingetrokken", "welkom-terug", "geen-herinneringen", "weer-herinneringen"})


@require_safe
@with_deelname
def begin(request: HttpRequest, deelname: Deelname) -> HttpResponse:
    """Before the first statement; and where a returning person sees how things stand."""
    check_open(deelname)
    if not deelname.doet_mee:
        return render(request, "invullen/niet-mee.html", page_context(deelname))
    route, antwoorden = route_of(deelname.ronde), read_antwoorden(deelname)
    melding = request.GET.get("melding", "")
    context = page_context(deelname) | {
        "vragenlijst": deelname.vragenlijst,
        "route": route,
        "melding": melding if melding in MELDINGEN else "",
        "begonnen": bool(antwoorden),
        "verder": route.first_open(antwoorden),
        "ingestuurd": is_ingestuurd(deelname),
        "eigen": read_eigen_groepen(deelname.uitnodiging),
        "dubbel_k": deelname.ronde.dubbel_k,
    }
    return render(request, "invullen/begin.html", context)
