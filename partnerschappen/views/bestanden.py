"""The room of the files to take along: a spreadsheet, slides, and CSV, for who may read the result page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from partnerschappen.domein.toegang import fetch_ronde
from partnerschappen.domein.vrijgave import is_zichtbaar, may_read_opmerkingen
from partnerschappen.rapport.bestanden import Bestandssoort, make_bestand
from partnerschappen.views.verzoek import GebruikerRequest


@login_required
@require_safe
@never_cache
def bestand(request: GebruikerRequest, slug: str, ronde_slug: str, soort: Bestandssoort) -> HttpResponse:
    """A file, made on request; before there is an uitkomst to read, its page says when that will be.

    Only the spreadsheet has remarks, and only for who may read them.
    """
    ronde, rol = fetch_ronde(request.user, slug, ronde_slug)
    if not is_zichtbaar(ronde):
        return redirect("resultaat", slug, ronde_slug)
    dit = make_bestand(ronde, soort, opmerkingen=may_read_opmerkingen(ronde, rol))
    response = HttpResponse(dit.inhoud, content_type=dit.type)
    response.headers["Content-Disposition"] = f'attachment; filename="{dit.naam}"'
    return response
