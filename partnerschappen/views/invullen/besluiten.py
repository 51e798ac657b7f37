"""What a partner may say instead of, or after, answering; each on a page that asks for a tick."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from partnerschappen.domein.inzendingen import Deelname, withdraw
from partnerschappen.domein.uitnodigingen import (
    decline,
    join_again,
    report_wrong_person,
    resume_reminders,
    stop_reminders,
)
from partnerschappen.views.invullen.toegang import check_open, single, with_deelname
from partnerschappen.views.invullen.weigering import page_context


@dataclass(frozen=True)
class Besluit:
    """An act, and the notice that the first page shows after it."""

    act: Callable[..., None]
    melding: str = ""


BESLUITEN = {
    "niet-de-juiste-persoon": Besluit(report_wrong_person),
    "niet-meedoen": Besluit(decline),
    "toch-meedoen": Besluit(join_again, "welkom-terug"),
    "geen-herinneringen": Besluit(stop_reminders, "geen-herinneringen"),
    "weer-herinneringen": Besluit(resume_reminders, "weer-herinneringen"),
    "intrekken": Besluit(withdraw, "ingetrokken"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@with_deelname
def besluit(request: HttpRequest, deelname: Deelname, naam: str) -> HttpResponse:
    """Ask, and do it only with the tick: mail scanners press buttons."""
    check_open(deelname)
    gekozen = BESLUITEN[naam]
    zonder_vinkje = request.method == "POST" and "zeker" not in request.POST
    if request.method != "POST" or zonder_vinkje:
        context = page_context(deelname) | {"zonder_vinkje": zonder_vinkje, "adres": reverse(f"invullen-{naam}")}
        return render(request, f"invullen/besluiten/{naam}.html", context, status=400 if zonder_vinkje else 200)
    gekozen.act(deelname=deelname, kenmerk=single(request.POST, "kenmerk"))
    vraag = f"?melding={gekozen.melding}" if gekozen.melding else ""
    return redirect(reverse("invullen") + vraag)
