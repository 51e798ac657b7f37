"""An open ronde: following it as far as its leader may, and what can still change until it closes."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from partnerschappen.domein import rondes as domein
from partnerschappen.domein.afsluiten import read_prijs
from partnerschappen.domein.bezorging import read_onbezorgd
from partnerschappen.domein.deelnemers import not_yet_invited
from partnerschappen.domein.herinneringen import order_extra_reminder
from partnerschappen.domein.toegang import fetch_ronde_to_change, fetch_uitnodiging_to_change
from partnerschappen.domein.uitnodigingen import correct_email
from partnerschappen.domein.voorbereiding import Stap
from partnerschappen.domein.voortgang import read_voortgang
from partnerschappen.domein.vrijgave import plan_vrijgave, read_belofte
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.forms.ronde import AdresForm, AkkoordForm, DatumsForm, ToevoegenForm
from partnerschappen.models import Ronde
from partnerschappen.views.aanzet import nudge_report, nudge_sending
from partnerschappen.views.rondepad import render_step
from partnerschappen.views.verzoek import GebruikerRequest
from partnerschappen.views.voorbereiden import save_with_warnings


def show_open_ronde(request: GebruikerRequest, ronde: Ronde, *, mag: bool) -> HttpResponse:
    """How far it is, and what the leader can do; read-only for the stuurgroep."""
    context = {
        "voortgang": read_voortgang(ronde),
        "niet_bezorgd": read_onbezorgd(ronde) if mag else [],
        "prijs": read_prijs(ronde),
        "vergeten": not_yet_invited(ronde).count() if mag else 0,
        "voorbij": not ronde.is_in_te_vullen(timezone.now()),
        "mag": mag,
    }
    return render_step(request, "rondes/volgen.html", ronde, Stap.VOLGEN, **context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def datums(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Move the dates."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if ronde.status != Ronde.Status.OPEN:
        return _to_ronde(ronde)
    form = DatumsForm(ronde, request.POST or None)
    if form.is_valid():
        try:
            mail_op = domein.move_dates(ronde=ronde, **form.velden)
            messages.success(request, _("De datums zijn veranderd. Herinneringen schuiven mee."))
            _tell_of_mail(request, mail_op)
            return save_with_warnings(request, form, _to_ronde(ronde))
        except Geweigerd as reden:
            form.add_error(None, str(reden))
    return render_step(request, "rondes/datums.html", ronde, Stap.VOLGEN, form=form, belofte=read_belofte(ronde))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def toevoegen(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Invite deelnemers who were forgotten."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if ronde.status != Ronde.Status.OPEN:
        return _to_ronde(ronde)
    form = ToevoegenForm(ronde, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _invite(request, ronde, form)
    return render_step(request, "rondes/toevoegen.html", ronde, Stap.VOLGEN, form=form, k=ronde.k)


@login_required
@require_POST
def herinneren(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Order one more reminder; whom it reaches is told to nobody."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    try:
        moment = order_extra_reminder(ronde=ronde, gebruiker=request.user)
    except Geweigerd as reden:
        messages.error(request, str(reden))
        return _to_ronde(ronde)
    nudge_sending()
    wanneer = date_format(timezone.localtime(moment), "l j F, H.i")
    messages.success(
        request,
        _("De herinnering gaat uit op %(wanneer)s uur, naar wie nog niet heeft ingestuurd.") % {"wanneer": wanneer},
    )
    return _to_ronde(ronde)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def adres(request: GebruikerRequest, slug: str, ronde_slug: str, pk: UUID) -> HttpResponse:
    """Give an invitation the right address; the old link works no more."""
    uitnodiging = fetch_uitnodiging_to_change(request.user, slug, ronde_slug, pk)
    ronde = uitnodiging.ronde
    if ronde.status != Ronde.Status.OPEN:
        return _to_ronde(ronde)
    begin = uitnodiging.deelnemer.email if uitnodiging.deelnemer else uitnodiging.email
    form = AdresForm(request.POST or None, initial={"email": begin})
    if form.is_valid():
        try:
            correct_email(uitnodiging=uitnodiging, email=form.cleaned_data["email"], afzender=request.user)
            nudge_sending()
            messages.success(request, _("%(naam)s krijgt een nieuwe uitnodiging.") % {"naam": uitnodiging.naam})
            return _to_ronde(ronde)
        except Geweigerd as reden:
            form.add_error("email", str(reden))
    return render_step(request, "rondes/adres.html", ronde, Stap.VOLGEN, form=form, uitnodiging=uitnodiging)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sluiten(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Close now: what it costs, what is deleted, and one tick."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if ronde.status != Ronde.Status.OPEN:
        return _to_ronde(ronde)
    form = AkkoordForm(request.POST or None)
    if form.is_valid():
        return _close(request, ronde)
    context = {
        "form": form,
        "prijs": read_prijs(ronde),
        "weigeringen": domein.refuse_closing(ronde),
        "plan": plan_vrijgave(ronde, timezone.now()),
        "voorbij": not ronde.is_in_te_vullen(timezone.now()),
    }
    return render_step(request, "rondes/sluiten.html", ronde, Stap.SLUITEN, **context)


def _tell_of_mail(request: GebruikerRequest, moment: datetime | None) -> None:
    if moment is None:
        return
    zin = _("Iedereen die is uitgenodigd, krijgt op %(wanneer)s uur een mail dat de uitkomst later komt.")
    messages.success(request, zin % {"wanneer": date_format(timezone.localtime(moment), "l j F, H.i")})


def _invite(request: GebruikerRequest, ronde: Ronde, form: ToevoegenForm) -> HttpResponse:
    try:
        aantal = domein.invite_forgotten(ronde=ronde, deelnemer_ids=form.gekozen, gebruiker=request.user)
    except Geweigerd as reden:
        messages.error(request, str(reden))
        return _to_ronde(ronde)
    nudge_sending()
    zin = ngettext("%(n)s deelnemer is uitgenodigd.", "%(n)s deelnemers zijn uitgenodigd.", aantal)
    messages.success(request, zin % {"n": aantal} if aantal else _("Je hebt niemand gekozen."))
    return _to_ronde(ronde)


def _close(request: GebruikerRequest, ronde: Ronde) -> HttpResponse:
    try:
        domein.close_early(ronde=ronde)
    except Geweigerd as reden:
        messages.error(request, str(reden))
        return _to_ronde(ronde)
    nudge_sending()
    ronde.refresh_from_db()
    if ronde.status == Ronde.Status.GESLOTEN:
        nudge_report(ronde)
        messages.success(request, _("De ronde is gesloten. De losse antwoorden zijn geteld en verwijderd."))
        return redirect("resultaat", ronde.samenwerkingsverband.slug, ronde.slug)
    return _to_ronde(ronde)


def _to_ronde(ronde: Ronde) -> HttpResponse:
    return redirect("ronde", ronde.samenwerkingsverband.slug, ronde.slug)
