"""The room of the rondes: the list, a new one, the page of one, its questionnaire to read, and deleting a concept."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from partnerschappen.domein import rondes as domein
from partnerschappen.domein.bezorging import read_onbezorgd
from partnerschappen.domein.toegang import (
    fetch_ronde,
    fetch_ronde_to_change,
    fetch_samenwerkingsverband,
    fetch_samenwerkingsverband_to_change,
)
from partnerschappen.domein.voorbereiding import Stap
from partnerschappen.domein.vrijgave import is_zichtbaar, plan_vrijgave
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.forms.ronde import TitelForm
from partnerschappen.kern.vragenlijst import laad_vragenlijst
from partnerschappen.models import Ronde
from partnerschappen.views.rondepad import render_step, url_after
from partnerschappen.views.verzoek import GebruikerRequest
from partnerschappen.views.volgen import show_open_ronde


@login_required
@require_safe
def rondes(request: GebruikerRequest, slug: str) -> HttpResponse:
    """All rondes on a time line."""
    dit, rol = fetch_samenwerkingsverband(request.user, slug)
    context = {"rondes": dit.rondes.order_by("-aangemaakt_op", "-pk"), "mag": rol.is_leider, "plek": "rondes"}
    return render(request, "rondes/rondes.html", {"samenwerkingsverband": dit, **context})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: GebruikerRequest, slug: str) -> HttpResponse:
    """Make a ronde."""
    dit = fetch_samenwerkingsverband_to_change(request.user, slug)
    form = TitelForm(request.POST or None)
    if form.is_valid():
        ronde = domein.make_ronde(samenwerkingsverband=dit, titel=form.cleaned_data["titel"])
        return redirect(url_after(ronde))
    return render(request, "rondes/nieuw.html", {"samenwerkingsverband": dit, "form": form, "plek": "rondes"})


@login_required
@require_safe
def ronde(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """One ronde: for its leader the next step, for the stuurgroep where it stands."""
    deze, rol = fetch_ronde(request.user, slug, ronde_slug)
    if deze.status == Ronde.Status.OPEN:
        return show_open_ronde(request, deze, mag=rol.is_leider)
    if deze.status == Ronde.Status.CONCEPT and rol.is_leider:
        return redirect(url_after(deze))
    pagina = {Ronde.Status.CONCEPT: "concept", Ronde.Status.SLUIT: "sluit"}
    naam = pagina.get(Ronde.Status(deze.status), "gesloten")
    context = {"mag": rol.is_leider, "niet_bezorgd": read_onbezorgd(deze) if rol.is_leider else []}
    if deze.status != Ronde.Status.GESLOTEN:
        return render_step(request, f"rondes/{naam}.html", deze, None, **context)
    wanneer = {"zichtbaar": is_zichtbaar(deze), "plan": plan_vrijgave(deze)}
    return render_step(request, "rondes/gesloten.html", deze, Stap.BESPREKEN, **context, **wanneer)


@login_required
@require_safe
def stellingen(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """All that deelnemers are asked, to read through."""
    deze, rol = fetch_ronde(request.user, slug, ronde_slug)
    versie = deze.versie
    if deze.status == Ronde.Status.CONCEPT:
        versie = domein.newest_vragenlijst(deze.vragenlijst).versie
    vragenlijst = laad_vragenlijst(deze.vragenlijst, versie)
    context = {"ronde": deze, "vragenlijst": vragenlijst, "mag": rol.is_leider, "plek": "rondes"}
    return render(request, "rondes/stellingen.html", {"samenwerkingsverband": deze.samenwerkingsverband, **context})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def weg(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Delete a concept."""
    deze = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if request.method != "POST":
        return render_step(request, "rondes/weg.html", deze, None)
    try:
        domein.delete_concept(ronde=deze)
        messages.success(request, _("%(titel)s is verwijderd.") % {"titel": deze.titel})
    except Geweigerd as reden:
        messages.error(request, str(reden))
    return redirect("rondes", slug)
