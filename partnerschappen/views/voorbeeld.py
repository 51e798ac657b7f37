"""The public sample: the pages and the report of an invented ronde, to convince a stuurgroep with."""

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from partnerschappen.rapport.adressen import Blad, Lezer, Soort
from partnerschappen.rapport.maken import name_download
from partnerschappen.rapport.voorbeeld import load_voorbeeld
from partnerschappen.rapport.voorbeeldrapport import has_voorbeeldrapport, name_voorbeeldrapport
from partnerschappen.views.aanzet import nudge_voorbeeldrapport
from partnerschappen.views.resultaat import read_scherm, show_blad


@require_safe
def blad(request: HttpRequest, soort: Soort, code: str = "") -> HttpResponse:
    """A page of the sample, for anybody; its remarks are invented too, so they are shown."""
    if not has_voorbeeldrapport():
        nudge_voorbeeldrapport()
    lezer = Lezer(reverse("voorbeeld"), opmerkingen=True, groot=read_scherm(request) > 0)
    return show_blad(request, load_voorbeeld(), lezer, Blad(soort, code), {"balk": "voorbeeld/balk.html"})


@require_safe
def rapport(request: HttpRequest) -> HttpResponseBase:
    """The PDF; while this release's is being made, a page that says so."""
    try:
        bestand = default_storage.open(name_voorbeeldrapport())
    except FileNotFoundError:
        nudge_voorbeeldrapport()
        return render(request, "voorbeeld/wacht.html", status=202)
    naam = name_download(load_voorbeeld())
    return FileResponse(bestand, as_attachment=False, filename=naam, content_type="application/pdf")
