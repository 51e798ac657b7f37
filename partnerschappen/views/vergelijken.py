"""The room where a round lies beside an earlier one, for who asks for it. Nothing is counted here."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from partnerschappen.domein.eerdere import fetch_paar
from partnerschappen.domein.toegang import fetch_ronde
from partnerschappen.rapport.adressen import Lezer
from partnerschappen.rapport.pagina import draw_navigatie, draw_vergelijking
from partnerschappen.rapport.vergelijken import Vergelijkingsweergave, build_vergelijking
from partnerschappen.views.resultaat import make_lezer, read_scherm
from partnerschappen.views.verzoek import GebruikerRequest


@login_required
@require_safe
def vergelijken(request: GebruikerRequest, slug: str, ronde_slug: str, eerder: str) -> HttpResponse:
    """Two closed rounds of one samenwerkingsverband side by side; `?groot=1` is the first screen in large mode."""
    ronde, eerdere_ronde = fetch_paar(request.user, slug, ronde_slug, eerder)
    _ronde, rol = fetch_ronde(request.user, slug, ronde_slug)
    lezer, v = make_lezer(request, ronde, rol), build_vergelijking(ronde, eerdere_ronde)
    context = {
        "ronde": ronde,
        "samenwerkingsverband": ronde.samenwerkingsverband,
        "plek": "rondes",
        "navigatie": draw_navigatie(ronde, lezer, "vergelijken", f"{request.path}{lezer.anders.vraag()}"),
        "v": v,
        "lezer": lezer,
        "eerder": eerdere_ronde.slug,
    }
    if not lezer.groot:
        return render(request, "resultaat/vergelijking.html", context)
    scherm = _choose_scherm(request.path, lezer, v, read_scherm(request))
    return render(request, "resultaat/vergelijking_groot.html", {**context, **scherm})


def _choose_scherm(pad: str, lezer: Lezer, v: Vergelijkingsweergave, gevraagd: int) -> dict[str, object]:
    """One screen, with the addresses of those around it; before the first one comes the overview."""
    schermen = draw_vergelijking(v)
    nummer = min(gevraagd, len(schermen))
    return {
        "naam": _("%(nu)s naast %(toen)s") % {"nu": v.nu.titel, "toen": v.toen.titel},
        "scherm": schermen[nummer - 1],
        "nummer": nummer,
        "aantal": len(schermen),
        "terug": f"{pad}{lezer.vraag(nummer - 1)}" if nummer > 1 else lezer.naar(),
        "vooruit": f"{pad}{lezer.vraag(nummer + 1)}" if nummer < len(schermen) else "",
    }
