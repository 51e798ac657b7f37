"""The days before everybody gets an uitkomst: look through the remarks, write a foreword, see the mail, release."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partnerschappen.domein.bezorging import read_onbezorgd
from partnerschappen.domein.leeslink import find_leeslink, make_leeslink, token_of_leeslink, withdraw_leeslink
from partnerschappen.domein.mails import build_uitkomstinkijk
from partnerschappen.domein.opmerkingen import count_weggelaten, read_opmerkingen, save_nagekeken
from partnerschappen.domein.toegang import fetch_ronde_to_change
from partnerschappen.domein.voorbereiding import Stap
from partnerschappen.domein.vrijgave import is_zichtbaar, may_leave_out, plan_vrijgave
from partnerschappen.domein.vrijgeven import bring_forward, count_ontvangers, save_voorwoord
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.forms.ronde import AkkoordForm
from partnerschappen.forms.vrijgeven import OpmerkingenForm, VervroegenForm, VoorwoordForm
from partnerschappen.kern.werkdagen import is_werkdag
from partnerschappen.models import Bericht, Ronde
from partnerschappen.rapport.samenvatting import make_samenvatting, release_ronde
from partnerschappen.views.aanzet import nudge_report, nudge_sending
from partnerschappen.views.rondepad import render_step
from partnerschappen.views.verzoek import GebruikerRequest

BEIDE = ["GET", "HEAD", "POST"]
_ONDERWEG = Q(status__in=[Bericht.Status.WACHT, Bericht.Status.BEZIG])


@login_required
@require_safe
def vrijgeven(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """What is still to do before everybody gets the uitkomst; afterwards, that they have it, and the link."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if ronde.status != Ronde.Status.GESLOTEN:
        return _to_ronde(ronde)
    if ronde.vrijgegeven_op is not None:
        return _render(request, "rondes/vrijgegeven.html", ronde, **_what_went_out(ronde))
    if not is_zichtbaar(ronde):
        return _render(request, "rondes/nog_niet_zichtbaar.html", ronde)
    vragen = read_opmerkingen(ronde)
    genodigden, accounts = count_ontvangers(ronde)
    context = {
        "aantal_opmerkingen": sum(len(vraag.opmerkingen) for vraag in vragen),
        "weggelaten": count_weggelaten(ronde),
        "te_verwijderen": [opmerking for vraag in vragen for opmerking in vraag.opmerkingen if opmerking.weg],
        "genodigden": genodigden,
        "accounts": accounts,
        "voorbeeld": build_uitkomstinkijk(ronde=ronde, samenvatting=make_samenvatting(ronde), afzender=request.user),
    }
    return _render(request, "rondes/vrijgeven.html", ronde, **context)


@login_required
@require_http_methods(BEIDE)
def voorwoord(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Write the foreword."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if not _is_preparing(ronde):
        return _to_vrijgeven(ronde)
    ingevuld = request.POST if request.method == "POST" else None
    form = VoorwoordForm(ingevuld, initial={"voorwoord": ronde.voorwoord})
    if form.is_valid():
        tekst = form.cleaned_data["voorwoord"]
        gelukt = _("Het voorwoord is bewaard.") if tekst else _("Er staat geen voorwoord meer bij de uitkomst.")
        return _act(request, ronde, gelukt, lambda: save_voorwoord(ronde=ronde, voorwoord=tekst))
    return _render(request, "rondes/voorwoord.html", ronde, form=form)


@login_required
@require_http_methods(BEIDE)
def opmerkingen(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Look through all remarks, and keep out those that name a person."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if not may_leave_out(ronde):
        return _to_vrijgeven(ronde)
    vragen = read_opmerkingen(ronde)
    form = OpmerkingenForm(vragen, request.POST if request.method == "POST" else None)
    if form.is_valid():
        gelukt = _("De opmerkingen zijn nagekeken. De stuurgroep kan ze nu lezen.")
        return _act(request, ronde, gelukt, lambda: save_nagekeken(ronde=ronde, weggelaten=form.weggelaten))
    return _render(request, "rondes/opmerkingen_nakijken.html", ronde, vragen=vragen, form=form)


@login_required
@require_http_methods(BEIDE)
def vervroegen(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Choose an earlier day than the one that was promised."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if ronde.status != Ronde.Status.GESLOTEN or ronde.vrijgegeven_op is not None:
        return _to_vrijgeven(ronde)
    form = VervroegenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        dag = form.cleaned_data["dag"]
        try:
            bring_forward(ronde=ronde, dag=dag)
            messages.success(request, _("De dag is vervroegd."))
            if not is_werkdag(dag):
                messages.warning(request, _("Dat is geen werkdag. Veel mensen lezen de mail dan later."))
            return _to_vrijgeven(ronde)
        except Geweigerd as reden:
            form.add_error("dag", str(reden))
    return _render(request, "rondes/vervroegen.html", ronde, form=form, zichtbaar=is_zichtbaar(ronde))


@login_required
@require_http_methods(BEIDE)
def nu(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Give the uitkomst to everybody now: what that means, and one tick."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if not _is_preparing(ronde):
        return _to_vrijgeven(ronde)
    form = AkkoordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        gelukt = _("Iedereen krijgt de uitkomst. De mails gaan nu een voor een de deur uit.")
        return _act(request, ronde, gelukt, lambda: _release(ronde, request))
    genodigden, accounts = count_ontvangers(ronde)
    return _render(request, "rondes/vrijgeven_nu.html", ronde, form=form, genodigden=genodigden, accounts=accounts)


@login_required
@require_http_methods(BEIDE)
def link_intrekken(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Withdraw the read-only link, after one question."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    if request.method != "POST" and find_leeslink(ronde):
        return _render(
            request, "rondes/leeslink_intrekken.html", ronde, onderweg=_mails(ronde).filter(_ONDERWEG).count()
        )
    if request.method == "POST":
        withdraw_leeslink(ronde)
        messages.success(request, _("De leeslink is ingetrokken. Wie hem opent, leest dat."))
    return _to_vrijgeven(ronde)


@login_required
@require_POST
def link_maken(request: GebruikerRequest, slug: str, ronde_slug: str) -> HttpResponse:
    """Make a new read-only link."""
    ronde = fetch_ronde_to_change(request.user, slug, ronde_slug)
    return _act(request, ronde, _("Er is een leeslink."), lambda: make_leeslink(ronde))


def _release(ronde: Ronde, request: GebruikerRequest) -> None:
    release_ronde(ronde, door=request.user)
    nudge_sending()
    nudge_report(ronde)


def _act(request: GebruikerRequest, ronde: Ronde, gelukt: str, daad: Callable[[], object]) -> HttpResponse:
    try:
        daad()
        messages.success(request, gelukt)
    except Geweigerd as reden:
        messages.error(request, str(reden))
    return _to_vrijgeven(ronde)


def _is_preparing(ronde: Ronde) -> bool:
    return is_zichtbaar(ronde) and ronde.vrijgegeven_op is None


def _what_went_out(ronde: Ronde) -> dict[str, Any]:
    link = find_leeslink(ronde)
    pad = reverse("leeslink", args=[token_of_leeslink(link)]) if link else ""
    berichten = _mails(ronde)
    return {
        "leeslink": f"{settings.BASE_URL}{pad}" if link else "",
        "genodigden": berichten.count(),
        "mislukt": berichten.filter(status=Bericht.Status.MISLUKT).count(),
        "onderweg": berichten.filter(_ONDERWEG).count(),
        "niet_bezorgd": read_onbezorgd(ronde),
        "weggelaten": count_weggelaten(ronde),
    }


def _mails(ronde: Ronde) -> QuerySet[Bericht]:
    return Bericht.objects.filter(ronde=ronde, soort=Bericht.Soort.UITKOMST)


def _render(request: GebruikerRequest, template: str, ronde: Ronde, **context: object) -> HttpResponse:
    return render_step(request, template, ronde, Stap.BESPREKEN, plan=plan_vrijgave(ronde), **context)


def _to_vrijgeven(ronde: Ronde) -> HttpResponse:
    return redirect("ronde-vrijgeven", ronde.samenwerkingsverband.slug, ronde.slug)


def _to_ronde(ronde: Ronde) -> HttpResponse:
    return redirect("ronde", ronde.samenwerkingsverband.slug, ronde.slug)
