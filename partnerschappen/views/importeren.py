"""Bringing in a list of deelnemers: paste or upload, see what happens, say yes."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerschappen.domein.bevindingen import (
    Zin,
    name_of,
    name_soorten,
    tell_onbekende_soort,
    tell_reden,
    tell_regel,
)
from partnerschappen.domein.deelnemers import not_yet_invited, running_ronde
from partnerschappen.domein.ledenlijsten import LijstVeranderd, Lot, Plan, Planregel, apply_import, plan_import
from partnerschappen.domein.toegang import fetch_samenwerkingsverband, fetch_samenwerkingsverband_to_change
from partnerschappen.domein.voorbeeldlijst import write_csv, write_xlsx
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.forms.deelnemers import XLSX, BevestigForm, LijstForm, soort_keuzes
from partnerschappen.kern.ledenlijst import Ernst, Regel
from partnerschappen.kern.onleesbaar import OnleesbareLijst
from partnerschappen.kern.werkmap import Werkblad
from partnerschappen.models import Samenwerkingsverband
from partnerschappen.views.verzoek import GebruikerRequest

MEESTE_KEUZES = 150  # beside each kind goes a name, and a form holds 400 fields


@dataclass(frozen=True)
class Rij:
    """A row of the preview with what there is to say about it."""

    plan: Planregel
    regel: Regel
    zinnen: list[Zin]
    let_op: bool


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def importeren(request: GebruikerRequest, slug: str) -> HttpResponse:
    """The form; and, posted, the preview. Changes nothing."""
    dit = fetch_samenwerkingsverband_to_change(request.user, slug)
    form = LijstForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            bron = form.bron
            return _preview(request, dit, bron.tekst, plan_import(dit, bron.tekst), blad=bron.blad)
        except OnleesbareLijst as fout:
            form.add_error(None, tell_reden(fout))
    status = 422 if form.errors else 200
    return render(request, "deelnemers/importeren.html", _context(dit, form=form), status=status)


@login_required
@require_POST
def toepassen(request: GebruikerRequest, slug: str) -> HttpResponse:
    """Do what the preview showed."""
    dit = fetch_samenwerkingsverband_to_change(request.user, slug)
    form = BevestigForm(request.POST)
    if not form.is_valid():
        return redirect("deelnemers-importeren", slug)
    tekst, kenmerk = form.cleaned_data["tekst"], form.cleaned_data["kenmerk"]
    try:
        plan = apply_import(samenwerkingsverband=dit, ruw=tekst, soorten=form.soorten, kenmerk=kenmerk)
    except OnleesbareLijst as fout:
        messages.error(request, tell_reden(fout))
        return redirect("deelnemers-importeren", slug)
    except Geweigerd as reden:
        opnieuw = plan_import(dit, tekst, form.soorten)
        status = 409 if isinstance(reden, LijstVeranderd) else 422
        return _preview(request, dit, tekst, opnieuw, weigering=str(reden), status=status)
    return _done(request, dit, plan)


@login_required
@require_safe
def voorbeeld(request: GebruikerRequest, slug: str) -> HttpResponse:
    """A small list to download and fill in, as CSV."""
    fetch_samenwerkingsverband(request.user, slug)
    return _download(write_csv(), "deelnemers-voorbeeld.csv", "text/csv; charset=utf-8")


@login_required
@require_safe
def voorbeeld_xlsx(request: GebruikerRequest, slug: str) -> HttpResponse:
    """The same as an Excel workbook, with lists to choose from."""
    fetch_samenwerkingsverband(request.user, slug)
    return _download(write_xlsx(), "deelnemers-voorbeeld.xlsx", XLSX)


def _download(inhoud: bytes, naam: str, soort: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(inhoud, content_type=soort, headers=headers)


def _preview(
    request: GebruikerRequest,
    dit: Samenwerkingsverband,
    tekst: str,
    plan: Plan,
    *,
    weigering: str = "",
    status: int = 200,
    blad: Werkblad | None = None,
) -> HttpResponse:
    groepen = [(lot.value, _rows(plan, lot)) for lot in Lot if plan.van(lot)]
    context = {
        "plan": plan,
        "groepen": groepen,
        "tekst": tekst,
        "blad": blad,
        "weigering": weigering,
        "keuzes": soort_keuzes(),
        "onbekende_soorten": [tell_onbekende_soort(*paar) for paar in plan.onbekende_soorten.items()],
        "soorten": name_soorten(),
        "te_veel_keuzes": len(plan.te_kiezen) > MEESTE_KEUZES,
        "soort_blijft": [(o, o.get_soort_display(), name_of(soort)) for o, soort in plan.soort_blijft],
        "let_op": sum(rij.let_op for lot, rijen in groepen for rij in rijen if lot != Lot.FOUT),
    }
    return render(request, "deelnemers/nakijken.html", _context(dit, **context), status=status)


def _rows(plan: Plan, lot: Lot) -> list[Rij]:
    return [_row(regel) for regel in plan.van(lot)]


def _row(regel: Planregel) -> Rij:
    zinnen = tell_regel(regel)
    return Rij(regel, regel.regel, zinnen, let_op=any(zin.ernst is Ernst.LET_OP for zin in zinnen))


def _done(request: GebruikerRequest, dit: Samenwerkingsverband, plan: Plan) -> HttpResponse:
    if plan.verandert_niets:
        messages.info(request, _("Alles stond er al in. Er is niets veranderd."))
        return redirect("deelnemers", dit.slug)
    nieuw, gewijzigd = len(plan.van(Lot.NIEUW)), len(plan.van(Lot.GEWIJZIGD))
    delen = [ngettext("%(n)s deelnemer erbij", "%(n)s deelnemers erbij", nieuw) % {"n": nieuw}]
    if gewijzigd:
        delen.append(ngettext("%(n)s aangepast", "%(n)s aangepast", gewijzigd) % {"n": gewijzigd})
    messages.success(request, _("De lijst is ingelezen: %(wat)s.") % {"wat": ", ".join(delen)})
    ronde = running_ronde(dit)
    if ronde and not_yet_invited(ronde).exists():
        return redirect("ronde-toevoegen", dit.slug, ronde.slug)
    return redirect("deelnemers", dit.slug)


def _context(dit: Samenwerkingsverband, **meer: object) -> dict[str, object]:
    return {"samenwerkingsverband": dit, "plek": "deelnemers", **meer}
