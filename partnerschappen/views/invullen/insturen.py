"""After the last question: checking one's answers, and sending them in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from partnerschappen.domein.inzendingen import Deelname, is_ingestuurd, read_antwoorden, submit
from partnerschappen.domein.weigering import Geweigerd, RondeNietOpen
from partnerschappen.views.invullen.overzicht import make_overview
from partnerschappen.views.invullen.route import route_of
from partnerschappen.views.invullen.toegang import (
    for_answering,
    forget_token,
    read_token,
    single,
)
from partnerschappen.views.invullen.weigering import page_context


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
