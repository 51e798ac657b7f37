"""The room of single pictures: a figure of an uitkomst as a file, for who may read its page."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from partnerschappen.domein.eerdere import list_eerdere
from partnerschappen.domein.toegang import fetch_ronde
from partnerschappen.domein.vrijgave import is_zichtbaar
from partnerschappen.models import Ronde
from partnerschappen.rapport.plaatjes import OnbekendPlaatje, Plaatje, draw_plaatje, render_png
from partnerschappen.rapport.rondeplaatjes import draw_rondeplaatje
from partnerschappen.views.verzoek import GebruikerRequest


@login_required
@require_safe
def plaatje(request: GebruikerRequest, slug: str, ronde_slug: str, naam: str, vorm: str) -> HttpResponse:
    """A figure as 'svg' or 'png'; `?groep=` is the group beside the whole in a radar, `?eerder=` an earlier ronde.

    Raises Http404 for a figure that isn't there; before there is an uitkomst to read, its page says when that will be.
    """
    ronde, _rol = fetch_ronde(request.user, slug, ronde_slug)
    if not is_zichtbaar(ronde):
        return redirect("resultaat", slug, ronde_slug)
    try:
        plaat = _draw(request, ronde, naam)
    except OnbekendPlaatje as fout:
        raise Http404 from fout
    if vorm == "svg":
        response = HttpResponse(plaat.svg, content_type="image/svg+xml")
    else:
        response = HttpResponse(render_png(plaat.svg), content_type="image/png")
    response.headers["Content-Disposition"] = f'attachment; filename="{plaat.stam}.{vorm}"'
    # An SVG is a document of its own: one that is opened loads and runs nothing.
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return response


def _draw(request: GebruikerRequest, ronde: Ronde, naam: str) -> Plaatje:
    groep, slug = request.GET.get("groep", ""), request.GET.get("eerder", "")
    if not slug:
        return draw_plaatje(ronde, naam, groep)
    eerder = next((een for een in list_eerdere(ronde) if een.slug == slug), None)
    if groep or eerder is None:
        raise OnbekendPlaatje(naam)
    return draw_rondeplaatje(ronde, eerder, naam)
