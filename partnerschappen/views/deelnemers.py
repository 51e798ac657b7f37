"""The room of the deelnemers: the list, one of them, and bringing in a whole list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partnerschappen.domein import deelnemers as domein
from partnerschappen.domein.toegang import (
    fetch_deelnemer_to_change,
    fetch_samenwerkingsverband,
    fetch_samenwerkingsverband_to_change,
)
from partnerschappen.domein.uitnodigingen import is_correctable
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.forms.deelnemers import DeelnemerForm
from partnerschappen.models import Deelnemer, Samenwerkingsverband
from partnerschappen.views.verzoek import GebruikerRequest

PER_BLAD = 100


@login_required
@require_safe
def deelnemers(request: GebruikerRequest, slug: str) -> HttpResponse:
    """The list, by name, to search through."""
    dit, rol = fetch_samenwerkingsverband(request.user, slug)
    zoek = request.GET.get("zoek", "").replace("\0", "").strip()[:100]
    gekozen = request.GET.get("organisatie", "")
    organisatie = int(gekozen) if gekozen.isascii() and gekozen.isdigit() and len(gekozen) < 16 else None
    gevonden = domein.search_deelnemers(dit, zoek=zoek, organisatie=organisatie)
    context = {
        "blad": Paginator(gevonden, PER_BLAD).get_page(request.GET.get("blad")),
        "organisaties": dit.organisaties.all(),
        "zoek": zoek,
        "gekozen": organisatie,
        "open_ronde": domein.running_ronde(dit),
        "mag": rol.is_leider,
    }
    return render(request, "deelnemers/deelnemers.html", _context(dit, **context))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: GebruikerRequest, slug: str) -> HttpResponse:
    """Add one deelnemer."""
    dit = fetch_samenwerkingsverband_to_change(request.user, slug)
    if not dit.organisaties.exists():
        messages.info(request, _("Voeg eerst een organisatie toe. Daarna kun je er deelnemers bij zetten."))
        return redirect("organisatie-nieuw", slug)
    form = DeelnemerForm(dit, request.POST or None)
    if form.is_valid() and _save(form):
        messages.success(request, _("%(naam)s staat op de lijst.") % {"naam": form.instance.naam})
        _offer_invitation(request, dit)
        return redirect("deelnemers", slug)
    return render(request, "deelnemers/deelnemer.html", _context(dit, form=form, titel=_("Deelnemer toevoegen")))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deelnemer(request: GebruikerRequest, slug: str, pk: int) -> HttpResponse:
    """Change one deelnemer."""
    deze = fetch_deelnemer_to_change(request.user, slug, pk)
    titel = deze.naam
    form = DeelnemerForm(deze.samenwerkingsverband, request.POST or None, instance=deze)
    if form.is_valid() and _save(form):
        messages.success(request, _("%(naam)s is bewaard.") % {"naam": form.instance.naam})
        _tell_old_address(request, form.instance)
        return redirect("deelnemers", slug)
    context = _context(deze.samenwerkingsverband, form=form, titel=titel, deelnemer=deze)
    return render(request, "deelnemers/deelnemer.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deelnemer_weg(request: GebruikerRequest, slug: str, pk: int) -> HttpResponse:
    """Delete one deelnemer."""
    deze = fetch_deelnemer_to_change(request.user, slug, pk)
    if request.method != "POST":
        return render(request, "deelnemers/weg.html", _context(deze.samenwerkingsverband, deelnemer=deze))
    try:
        domein.delete_deelnemer(deelnemer=deze)
        messages.success(request, _("%(naam)s staat niet meer op de lijst.") % {"naam": deze.naam})
    except Geweigerd as reden:
        messages.error(request, str(reden))
    return redirect("deelnemers", slug)


def _context(dit: Samenwerkingsverband, **meer: object) -> dict[str, object]:
    return {"samenwerkingsverband": dit, "plek": "deelnemers", **meer}


def _save(form: DeelnemerForm) -> bool:
    try:
        domein.save_deelnemer(deelnemer=form.instance)
    except Geweigerd as reden:
        form.add_error("email", str(reden))
        return False
    return True


def _offer_invitation(request: GebruikerRequest, dit: Samenwerkingsverband) -> None:
    if domein.running_ronde(dit):
        messages.info(request, _("Nog niet uitgenodigd voor de open ronde. Dat doe je op de pagina van de ronde."))


def _tell_old_address(request: GebruikerRequest, deelnemer: Deelnemer) -> None:
    oud = domein.find_old_address(deelnemer)
    if oud is None:
        return
    if is_correctable(oud):
        tekst = _("De uitnodiging voor %(ronde)s ging naar %(email)s. Op de pagina van de ronde stuur je een nieuwe.")
    else:
        tekst = _("De uitnodiging voor %(ronde)s ging naar %(email)s. Het nieuwe adres geldt vanaf de volgende ronde.")
    messages.warning(request, tekst % {"ronde": oud.ronde.titel, "email": oud.email})
