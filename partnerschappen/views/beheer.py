"""The room of a samenwerkingsverband: overview, its one page, its particulars, organisaties, and who has access."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partnerschappen.domein import samenwerkingsverbanden as domein
from partnerschappen.domein.toegang import (
    fetch_organisatie_to_change,
    fetch_rol_to_change,
    fetch_samenwerkingsverband,
    fetch_samenwerkingsverband_to_change,
)
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.forms.samenwerkingsverband import OrganisatieForm, RolForm, SamenwerkingsverbandForm
from partnerschappen.models import Organisatie, Rol, Samenwerkingsverband
from partnerschappen.views.aanzet import nudge_sending
from partnerschappen.views.verzoek import GebruikerRequest


@login_required
@require_safe
def start(request: GebruikerRequest) -> HttpResponse:
    """Where one comes in: straight in the one samenwerkingsverband, or at the list."""
    slugs = Samenwerkingsverband.objects.visible_to(request.user).values_list("slug", flat=True)[:2]
    return redirect("samenwerkingsverband", slugs[0]) if len(slugs) == 1 else redirect("overzicht")


@login_required
@require_safe
def overzicht(request: GebruikerRequest) -> HttpResponse:
    """All samenwerkingsverbanden of the account."""
    mijn = Samenwerkingsverband.objects.visible_to(request.user)
    return render(request, "beheer/overzicht.html", {"samenwerkingsverbanden": mijn, "plek": "overzicht"})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: GebruikerRequest) -> HttpResponse:
    """Make a samenwerkingsverband."""
    if not request.user.mag_aanmaken:
        raise PermissionDenied
    wie = {"contact_naam": request.user.naam, "contact_email": request.user.email}
    form = SamenwerkingsverbandForm(request.POST or None, initial=wie)
    if form.is_valid():
        nieuw = form.save(commit=False)
        domein.make_samenwerkingsverband(samenwerkingsverband=nieuw, leider=request.user)
        messages.success(request, _("%(naam)s staat klaar. Zet nu de deelnemers erin.") % {"naam": nieuw.naam})
        return redirect("samenwerkingsverband", nieuw.slug)
    return render(request, "beheer/nieuw.html", {"form": form})


@login_required
@require_safe
def samenwerkingsverband(request: GebruikerRequest, slug: str) -> HttpResponse:
    """Who takes part, the rondes on a time line, and the next step."""
    dit, rol = fetch_samenwerkingsverband(request.user, slug)
    overzicht = domein.read_overzicht(dit)
    context = {"overzicht": overzicht, "rol": rol, "mag": rol.is_leider, "plek": "samenwerkingsverband"}
    return render(request, "beheer/samenwerkingsverband.html", {"samenwerkingsverband": dit, **context})


@login_required
@require_safe
def instellingen(request: GebruikerRequest, slug: str) -> HttpResponse:
    """The particulars, the organisaties, and who has access."""
    dit, rol = fetch_samenwerkingsverband(request.user, slug)
    context = {
        "overzicht": domein.read_overzicht(dit),
        "rollen": domein.read_rollen(dit),
        "mag": rol.is_leider,
        "plek": "instellingen",
    }
    return render(request, "beheer/instellingen.html", {"samenwerkingsverband": dit, **context})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: GebruikerRequest, slug: str) -> HttpResponse:
    """Change the particulars."""
    dit = fetch_samenwerkingsverband_to_change(request.user, slug)
    form = SamenwerkingsverbandForm(request.POST or None, instance=dit)
    if form.is_valid():
        form.save()
        messages.success(request, _("De gegevens zijn bewaard."))
        return redirect("instellingen", slug)
    if form.errors:
        dit.refresh_from_db()
    context = {"form": form, "samenwerkingsverband": dit, "plek": "instellingen"}
    return render(request, "beheer/wijzigen.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie_nieuw(request: GebruikerRequest, slug: str) -> HttpResponse:
    """Add an organisatie."""
    dit = fetch_samenwerkingsverband_to_change(request.user, slug)
    return _edit_organisatie(request, dit, Organisatie(), _("Organisatie toevoegen"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie(request: GebruikerRequest, slug: str, pk: int) -> HttpResponse:
    """Change an organisatie."""
    deze = fetch_organisatie_to_change(request.user, slug, pk)
    return _edit_organisatie(request, deze.samenwerkingsverband, deze, deze.naam)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie_weg(request: GebruikerRequest, slug: str, pk: int) -> HttpResponse:
    """Delete an organisatie without deelnemers."""
    deze = fetch_organisatie_to_change(request.user, slug, pk)
    if request.method == "POST":
        try:
            domein.delete_organisatie(organisatie=deze)
            messages.success(request, _("%(naam)s is verwijderd.") % {"naam": deze.naam})
        except Geweigerd as reden:
            messages.error(request, str(reden))
        return redirect("instellingen", slug)
    context = {"organisatie": deze, "aantal": deze.deelnemers.count(), "plek": "instellingen"}
    return render(
        request, "beheer/organisatie_weg.html", {"samenwerkingsverband": deze.samenwerkingsverband, **context}
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def toegang_geven(request: GebruikerRequest, slug: str) -> HttpResponse:
    """Give somebody access by e-mail address."""
    dit = fetch_samenwerkingsverband_to_change(request.user, slug)
    form = RolForm(request.POST or None)
    if form.is_valid() and _give(request, dit, form):
        return redirect("instellingen", slug)
    context = {"form": form, "samenwerkingsverband": dit, "plek": "instellingen"}
    return render(request, "beheer/toegang_geven.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def toegang_weg(request: GebruikerRequest, slug: str, pk: int) -> HttpResponse:
    """Take somebody's access away."""
    rol = fetch_rol_to_change(request.user, slug, pk)
    if request.method == "POST":
        return _take(request, slug, rol)
    context = {"rol": rol, "zelf": rol.gebruiker == request.user, "plek": "instellingen"}
    return render(request, "beheer/toegang_weg.html", {"samenwerkingsverband": rol.samenwerkingsverband, **context})


def _edit_organisatie(
    request: GebruikerRequest, dit: Samenwerkingsverband, deze: Organisatie, titel: str
) -> HttpResponse:
    form = OrganisatieForm(dit, request.POST or None, instance=deze)
    if form.is_valid():
        try:
            domein.save_organisatie(organisatie=form.instance)
            messages.success(request, _("%(naam)s is bewaard.") % {"naam": form.instance.naam})
            return redirect("instellingen", dit.slug)
        except Geweigerd as reden:
            form.add_error("naam", str(reden))
    context = {"form": form, "organisatie": deze, "titel": titel, "plek": "instellingen"}
    return render(request, "beheer/organisatie.html", {"samenwerkingsverband": dit, **context})


def _give(request: GebruikerRequest, dit: Samenwerkingsverband, form: RolForm) -> bool:
    email, naam = form.cleaned_data["email"], form.cleaned_data["naam"]
    try:
        domein.give_rol(samenwerkingsverband=dit, email=email, naam=naam, soort=form.rol, door=request.user)
    except Geweigerd as reden:
        form.add_error("email", str(reden))
        return False
    nudge_sending()
    messages.success(
        request, _("%(naam)s heeft nu toegang en krijgt een mail met uitleg om in te loggen.") % {"naam": naam}
    )
    return True


def _take(request: GebruikerRequest, slug: str, rol: Rol) -> HttpResponse:
    try:
        domein.take_rol(rol=rol)
    except Geweigerd as reden:
        messages.error(request, str(reden))
        return redirect("instellingen", slug)
    messages.success(request, _("%(wie)s heeft geen toegang meer.") % {"wie": rol.gebruiker})
    return redirect("overzicht") if rol.gebruiker == request.user else redirect("instellingen", slug)
