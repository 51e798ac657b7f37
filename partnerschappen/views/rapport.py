"""The room of the report: download it, see how far it is, have it made again."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from partnerschappen.domein.toegang import fetch_ronde, fetch_ronde_to_change
from partnerschappen.domein.vrijgave import is_zichtbaar
from partnerschappen.models import Rapport, Rol, Ronde
from partnerschappen.rapport.maken import name_download, renew_rapport, request_rapport
from partnerschappen.views.aanzet import nudge_report
from partnerschappen.views.verzoek import GebruikerRequest


@login_required
@require_safe
@never_cache
def rapport(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponseBase:
    """The PDF from storage; as long as it is not there, or says what is no longer so, the result page says how far."""
    ronde, _rol = fetch_ronde(request.user, slug, ronde_slug)
    dit = Rapport.objects.filter(ronde=ronde, status=Rapport.Status.KLAAR).first()
    if dit is None or not is_zichtbaar(ronde):
        return redirect("resultaat", slug, ronde_slug)
    dit.ronde = ronde
    if renew_rapport(dit):  # it may hold a remark that is kept out since
        nudge_report(ronde)
        return redirect("resultaat", slug, ronde_slug)
    try:
        bestand = dit.bestand.open()
    except FileNotFoundError:
        _make_again(ronde)
        return redirect("resultaat", slug, ronde_slug)
    return FileResponse(bestand, as_attachment=True, filename=name_download(ronde), content_type="application/pdf")


@login_required
@require_safe
def stand(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """How far the report is: the piece of the result page that refreshes itself."""
    ronde, rol = fetch_ronde(request.user, slug, ronde_slug)
    return render(request, "resultaat/rapport.html", {"ronde": ronde, **read_rapportstand(ronde, rol)})


@login_required
@require_POST
def maken(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Have the report made again, by the projectleider."""
    _make_again(fetch_ronde_to_change(request.user, slug, ronde_slug))
    return redirect("resultaat", slug, ronde_slug)


def read_rapportstand(ronde: Ronde, rol: Rol) -> dict[str, Any]:
    """What a page says of the report. One that was made from older names or dates is asked for again."""
    dit = Rapport.objects.filter(ronde=ronde).first()
    if dit is None:
        return {"mag_wijzigen": rol.is_leider}
    dit.ronde = ronde
    if renew_rapport(dit):
        nudge_report(ronde)
        dit.status = Rapport.Status.WACHT
    return {
        "rapport_klaar": dit.status == Rapport.Status.KLAAR,
        "rapport_komt": dit.status in {Rapport.Status.WACHT, Rapport.Status.BEZIG},
        "mag_wijzigen": rol.is_leider,
    }


def _make_again(ronde: Ronde) -> None:
    request_rapport(ronde)
    nudge_report(ronde)
