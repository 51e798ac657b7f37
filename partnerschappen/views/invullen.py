"""Around the questions: the page before the first statement, checking, and sending in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from partnerschappen.domein.inzendingen import Deelname, is_ingestuurd, read_antwoorden, submit
from partnerschappen.domein.uitnodigingen import count_invited
from partnerschappen.domein.weigering import Geweigerd, RondeNietOpen
from partnerschappen.views.invullen_overzicht import make_overview
from partnerschappen.views.invullen_stappen import route_of
from partnerschappen.views.invullen_toegang import (
    check_open,
    for_answering,
    forget_token,
    read_token,
    single,
    with_deelname,
)
from partnerschappen.views.invullen_weigering import page_context

MELDINGEN = frozenset({"gewisseld", "ingetrokken", "welkom-terug", "weer-herinneringen"})


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
        "genodigd": count_invited(deelname.ronde),
        "dubbel_k": 2 * deelname.ronde.k,
    }
    return render(request, "invullen/begin.html", context)


@require_safe
@for_answering
def nakijken(request: HttpRequest, deelname: Deelname) -> HttpResponse:
    """All one's answers, what is still open, and the button that sends in."""
    return render(request, "invullen/nakijken.html", _answers_context(deelname))


@require_POST
def insturen(request: HttpRequest) -> HttpResponse:
    """Send in, thank, and take the link off this machine."""
    # A second click may arrive after the first one's answer took the cookie away.
    if not read_token(request):
        return render(request, "invullen/al-verwerkt.html")
    return _send_in(request)


@for_answering
def _send_in(request: HttpRequest, deelname: Deelname) -> HttpResponse:
    kenmerk = single(request.POST, "kenmerk")
    deelname.check_kenmerk(kenmerk)
    # A mail scanner that presses buttons sets no tick.
    if "nagekeken" not in request.POST:
        return _render_refused(request, deelname, vinkje=True)
    try:
        submit(deelname=deelname, kenmerk=kenmerk)
    except RondeNietOpen:
        raise
    except Geweigerd as fout:
        return _render_refused(request, deelname, fout=fout)
    antwoord = render(request, "invullen/bedankt.html", _answers_context(deelname))
    forget_token(antwoord)
    return antwoord


def _render_refused(request: HttpRequest, deelname: Deelname, **reden: object) -> HttpResponse:
    return render(request, "invullen/nakijken.html", _answers_context(deelname) | reden, status=400)


def _answers_context(deelname: Deelname) -> dict[str, Any]:
    route = route_of(deelname.ronde)
    return page_context(deelname) | {
        "vragenlijst": deelname.vragenlijst,
        "route": route,
        "overzicht": make_overview(route, read_antwoorden(deelname)),
        "ingestuurd": is_ingestuurd(deelname),
    }
