"""Kind pages for a partner who can't go on: what is the matter and what to do. Decides nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from partnerschappen.domein.inzendingen import Deelname, OnbekendeLink
from partnerschappen.domein.vrijgave import date_of_uitkomst
from partnerschappen.domein.weigering import AnderePersoon, Geweigerd, RondeNietOpen
from partnerschappen.kern.vragenlijst import OngeldigAntwoord


class GeenLink(Exception):
    """The browser brought no link along: the cookie is gone, or was never set."""


# The first that fits.
_WEIGERINGEN: tuple[tuple[type[Exception], int, str], ...] = (
    (GeenLink, 403, "geen-link"),
    (OnbekendeLink, 404, "onbekende-link"),
    (AnderePersoon, 409, "andere-persoon"),
    (RondeNietOpen, 410, "gesloten"),
    (Geweigerd, 409, "geweigerd"),
    (OngeldigAntwoord, 400, "ongeldig"),
)


def page_context(deelname: Deelname | None) -> dict[str, Any]:
    """What every page of a partner may show: the ronde and who asks."""
    if deelname is None:
        return {}
    return {
        "deelname": deelname,
        "uitnodiging": deelname.uitnodiging,
        "ronde": deelname.ronde,
        "samenwerkingsverband": deelname.ronde.samenwerkingsverband,
        "uitkomst_dag": date_of_uitkomst(deelname.ronde),
    }


def refuse(request: HttpRequest, fout: Exception) -> HttpResponse:
    """The page for this refusal; for htmx a sentence of plain text, to be set beside the question."""
    status, naam = next((status, naam) for soort, status, naam in _WEIGERINGEN if isinstance(fout, soort))
    if "HX-Request" in request.headers:
        return HttpResponse(_sentence(fout), status=status, content_type="text/plain; charset=utf-8")
    context = page_context(getattr(request, "deelname", None)) | {"fout": fout}
    return render(request, f"invullen/fouten/{naam}.html", context, status=status)


def _sentence(fout: Exception) -> str:
    if isinstance(fout, RondeNietOpen):
        return _("Niet bewaard: de ronde is gesloten. Wat je al had ingestuurd, telt mee.")
    if isinstance(fout, Geweigerd):
        return str(fout)
    if isinstance(fout, GeenLink | OnbekendeLink):
        return _("Niet bewaard. Open de link uit je e-mail opnieuw.")
    return _("Niet bewaard. Dit antwoord past niet bij de vraag. Laad de pagina opnieuw.")
