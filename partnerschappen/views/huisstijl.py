"""The house style of a samenwerkingsverband: see it, change it, and the logo itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from partnerschappen.domein.huisstijl import CONTRASTEN, save_huisstijl, tell_contrast
from partnerschappen.domein.toegang import fetch_samenwerkingsverband_to_change
from partnerschappen.forms.huisstijl import HuisstijlForm
from partnerschappen.rapport.maken import renew_rapporten
from partnerschappen.views.aanzet import nudge_report
from partnerschappen.views.verzoek import GebruikerRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def huisstijl(request: GebruikerRequest, slug: str) -> HttpResponse:
    """What the report looks like, and the form to change it."""
    dit = fetch_samenwerkingsverband_to_change(request.user, slug)
    form = HuisstijlForm(dit, request.POST or None, request.FILES or None)
    if form.is_valid():
        data = form.cleaned_data
        zonder_logo = data.get("zonder_logo", False)
        save_huisstijl(samenwerkingsverband=dit, kleur=data["kleur"], logo=data["logo"], zonder_logo=zonder_logo)
        # A page about a ronde would find out too, but only when somebody opens it.
        vernieuwd = list(renew_rapporten(dit))
        for ronde in vernieuwd:
            nudge_report(ronde)
        opnieuw = _("Rapporten die er al zijn, worden opnieuw gemaakt.") if vernieuwd else ""
        messages.success(request, f"{_('De huisstijl is bewaard.')} {opnieuw}".strip())
        return redirect("huisstijl", slug)
    context = {
        "form": form,
        "samenwerkingsverband": dit,
        "contrast": tell_contrast(dit.kleur) if dit.kleur else "",
        "contrasten": CONTRASTEN,
        "plek": "instellingen",
    }
    return render(request, "beheer/huisstijl.html", context)


@login_required
@require_safe
@never_cache
def logo(request: GebruikerRequest, slug: str) -> HttpResponseBase:
    """The logo as we made it: a PNG, whatever was uploaded."""
    dit = fetch_samenwerkingsverband_to_change(request.user, slug)
    if not dit.logo:
        raise Http404
    try:
        bestand = dit.logo.open()
    except FileNotFoundError as fout:
        raise Http404 from fout
    return FileResponse(bestand, content_type="image/png", headers={"X-Content-Type-Options": "nosniff"})
