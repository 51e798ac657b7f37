"""The room of exploring: one figure of an uitkomst at a time, with a group or an earlier ronde beside it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from partnerschappen.domein.eerdere import list_eerdere
from partnerschappen.domein.toegang import fetch_ronde
from partnerschappen.domein.vrijgave import is_zichtbaar
from partnerschappen.models import Ronde
from partnerschappen.rapport.pagina import draw_navigatie
from partnerschappen.rapport.verkennen import explore
from partnerschappen.views.resultaat import make_lezer
from partnerschappen.views.verzoek import GebruikerRequest


@login_required
@require_safe
def verkennen(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Choose with `?figuur=` and `?naast=`; an unknown choice is the radar of the whole.

    Before there is an uitkomst to read, its page says when that will be.
    """
    ronde, rol = fetch_ronde(request.user, slug, ronde_slug)
    if not is_zichtbaar(ronde):
        return redirect("resultaat", slug, ronde_slug)
    figuur, naast = request.GET.get("figuur", ""), request.GET.get("naast", "")
    lezer = make_lezer(request, ronde, rol)
    context = {
        "ronde": ronde,
        "lezer": lezer,
        "samenwerkingsverband": ronde.samenwerkingsverband,
        "plek": "rondes",
        "navigatie": draw_navigatie(ronde, lezer, "verkennen"),
        "v": explore(ronde, _list_same(ronde), figuur, naast),
    }
    return render(request, "verkennen/verkennen.html", context)


def _list_same(ronde: Ronde) -> list[Ronde]:
    """The earlier rondes that asked the same."""
    vragen = (ronde.vragenlijst, ronde.versie)
    return [eerder for eerder in list_eerdere(ronde) if (eerder.vragenlijst, eerder.versie) == vragen]
