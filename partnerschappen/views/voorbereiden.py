"""Preparing a ronde, a page per step, up to the button that opens it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from partnerschappen.domein import rondes as domein
from partnerschappen.domein.bezorging import read_onbezorgd
from partnerschappen.domein.mails import build_inkijk
from partnerschappen.domein.samenwerkingsverbanden import read_overzicht
from partnerschappen.domein.toegang import fetch_ronde_to_change
from partnerschappen.domein.voorbereiding import Stap, count_needed, find_bezwaren, warn_about_dates
from partnerschappen.domein.vooruitblik import read_verwachting
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.forms.ronde import AkkoordForm, DatumsForm, MailForm, VertrouwelijkheidForm, VragenlijstForm
from partnerschappen.models import Ronde
from partnerschappen.views.aanzet import nudge_sending
from partnerschappen.views.rondepad import NAMEN, render_step, url_after, url_of
from partnerschappen.views.verzoek import GebruikerRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def vragenlijst(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """The name, and which questionnaire."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    begin = {"titel": ronde.titel, "vragenlijst": ronde.vragenlijst}
    form = VragenlijstForm(request.POST or None, initial=begin)
    if form.is_valid():
        return _save(request, ronde, Stap.VRAGENLIJST, **form.cleaned_data)
    return _render(request, "rondes/stap_vragenlijst.html", ronde, Stap.VRAGENLIJST, form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deelnemers(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Who will be invited."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if request.method == "POST":
        return _save(request, ronde, Stap.DEELNEMERS)
    context = {
        "overzicht": read_overzicht(ronde.samenwerkingsverband),
        "minstens": count_needed(ronde),
        "dubbel_k": ronde.dubbel_k,
    }
    return _render(request, "rondes/stap_deelnemers.html", ronde, Stap.DEELNEMERS, **context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def gesprek(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """The dates."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    form = DatumsForm(ronde, request.POST or None)
    if form.is_valid():
        return save_with_warnings(request, form, _save(request, ronde, Stap.GESPREK, **form.velden))
    return _render(request, "rondes/stap_gesprek.html", ronde, Stap.GESPREK, form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def vertrouwelijkheid(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Which kind of confidentiality and which breakdowns; 'bereken' shows what they would give without saving."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    form = VertrouwelijkheidForm(ronde, request.POST or None)
    if form.is_valid() and "bereken" not in request.POST:
        return _save(request, ronde, Stap.VERTROUWELIJKHEID, **form.cleaned_data)
    if form.is_valid() and ronde.status == Ronde.Status.CONCEPT:
        ronde.geheimhouding, ronde.indelingen = form.cleaned_data["geheimhouding"], form.cleaned_data["indelingen"]
    context = {"form": form, "verwachting": read_verwachting(ronde), "minstens": count_needed(ronde)}
    deel = "gevolgen" if "HX-Request" in request.headers else "stap_vertrouwelijkheid"
    return _render(request, f"rondes/{deel}.html", ronde, Stap.VERTROUWELIJKHEID, **context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """The leader's own words, the invitation as it will look, and a text to announce it."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    form = MailForm(request.POST or None, initial={"mailtekst": ronde.mailtekst})
    if form.is_valid():
        verder = _save(request, ronde, Stap.MAIL, **form.cleaned_data)
        return verder if "verder" in request.POST else redirect(url_of(ronde, Stap.MAIL))
    context: dict[str, object] = {"form": form, "host": urlsplit(settings.BASE_URL).netloc}
    context["niet_bezorgd"] = read_onbezorgd(ronde)
    if ronde.sluit_op and ronde.gesprek_op and ronde.uitkomst_op:
        context["voorbeeld"] = build_inkijk(ronde=ronde, afzender=request.user)
    return _render(request, "rondes/stap_mail.html", ronde, Stap.MAIL, **context)


@login_required
@require_POST
def proef(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Mail the invitation to oneself."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if ronde.status == Ronde.Status.CONCEPT and ronde.sluit_op:
        domein.send_proef(ronde=ronde, gebruiker=request.user)
        nudge_sending()
        messages.success(request, _("De proefmail gaat naar %(email)s.") % {"email": request.user.email})
    return redirect(url_of(ronde, Stap.MAIL))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def openen(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """The check list, and opening for good."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    form = AkkoordForm(request.POST or None)
    if form.is_valid():
        return _open(request, ronde)
    bezwaren = find_bezwaren(ronde)
    context = {
        "form": form,
        "bezwaren": [(bezwaar, url_of(ronde, bezwaar.stap), NAMEN[bezwaar.stap]) for bezwaar in bezwaren],
        "kan_open": not any(bezwaar.blokkeert for bezwaar in bezwaren),
        "aantal": ronde.samenwerkingsverband.deelnemers.count(),
        "verwachting": read_verwachting(ronde),
        "vragenlijst": domein.newest_vragenlijst(ronde.vragenlijst),
    }
    return _render(request, "rondes/stap_openen.html", ronde, Stap.OPENEN, **context)


def save_with_warnings(request: GebruikerRequest, form: DatumsForm, response: HttpResponse) -> HttpResponse:
    """Tell, beside what was saved, what is unwise about the dates."""
    data = form.velden
    data.pop("gesprek_details")
    for zin in warn_about_dates(**data, nu=timezone.now()):
        messages.warning(request, zin)
    return response


def _render(request: GebruikerRequest, template: str, ronde: Ronde, stap: Stap, **context: object) -> HttpResponse:
    """The page of a step; an opened ronde has left them all behind."""
    if ronde.status != Ronde.Status.CONCEPT:
        return redirect("ronde", ronde.samenwerkingsverband.slug, ronde.slug)
    return render_step(request, template, ronde, stap, **context)


def _save(request: GebruikerRequest, ronde: Ronde, stap: Stap, **velden: object) -> HttpResponse:
    """Save a step and go on to the next."""
    try:
        domein.save_stap(ronde=ronde, stap=stap, **velden)
    except Geweigerd as reden:
        messages.error(request, str(reden))
    ronde.refresh_from_db()
    return redirect(url_after(ronde))


def _open(request: GebruikerRequest, ronde: Ronde) -> HttpResponse:
    try:
        domein.open_ronde(ronde=ronde, gebruiker=request.user)
    except Geweigerd as reden:
        messages.error(request, str(reden))
        return redirect(url_of(ronde, Stap.OPENEN))
    nudge_sending()
    messages.success(request, _("De ronde is open. De uitnodigingen gaan nu een voor een de deur uit."))
    return redirect("ronde", ronde.samenwerkingsverband.slug, ronde.slug)
