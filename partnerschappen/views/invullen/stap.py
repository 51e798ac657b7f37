"""One page of questions, with one person's answers: shown, saved at a click, saved as a whole form."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from partnerschappen.domein.inzendingen import Deelname, is_ingestuurd, read_antwoorden, save_antwoorden
from partnerschappen.kern.vragenlijst import OPMERKING_MAX, OngeldigAntwoord
from partnerschappen.views.invullen.route import NAKIJKEN, Route, Stap, Veld, route_of
from partnerschappen.views.invullen.toegang import for_answering, single
from partnerschappen.views.invullen.weigering import page_context

BESTURING = frozenset({"csrfmiddlewaretoken", "kenmerk", "naar", "van", "wis"})


@dataclass(frozen=True)
class Vraag:
    """A question with one person's answer: as the page shows it (`waarde`), and as it is saved (`was`)."""

    veld: Veld
    waarde: str
    was: str

    @property
    def is_bewaard(self) -> bool:
        """Whether what the page shows is an answer, and saved."""
        return self.waarde != "" and self.waarde == self.was

    @property
    def te_veel(self) -> bool:
        """Whether more was chosen than may be."""
        return self.veld.is_meerkeuze and len(self.gekozen) > self.veld.maximum

    @cached_property
    def gekozen(self) -> list[str]:
        """The codes that are chosen."""
        return self.waarde.split(",")


@require_http_methods(["GET", "HEAD", "POST"])
@for_answering
def stap(request: HttpRequest, deelname: Deelname, code: str) -> HttpResponse:
    """One page of questions. Without JavaScript its form saves what changed, and goes on or back."""
    route = route_of(deelname.ronde)
    deze = route.find(code)
    if request.method != "POST":
        return _render_step(request, deelname, deze)
    if any(_is_too_many(veld, request.POST) for veld in deze.velden):
        return _render_step(request, deelname, deze, getoond=_as_posted(deze, request.POST))
    _save_page(deelname, deze, request.POST)
    return redirect(_next_address(route, deze, request.POST))


@require_POST
@for_answering
def bewaar(request: HttpRequest, deelname: Deelname) -> HttpResponse:
    """Save one answer, at a click; answers with the words to set beside the question."""
    code = single(request.POST, "vraag")
    ruw = request.POST.getlist(code)
    save_antwoorden(deelname=deelname, kenmerk=single(request.POST, "kenmerk"), ruw={code: ruw})
    return render(request, "invullen/bewaard.html", {"gewist": not any(ruw)})


def _render_step(
    request: HttpRequest, deelname: Deelname, deze: Stap, *, getoond: dict[str, str] | None = None
) -> HttpResponse:
    """`getoond`: what to show instead of what is saved, after a slip."""
    route, bewaard = route_of(deelname.ronde), read_antwoorden(deelname)
    toon = bewaard if getoond is None else getoond
    context = page_context(deelname) | {
        "vragenlijst": deelname.vragenlijst,
        "route": route,
        "stap": deze,
        "vragen": [Vraag(veld, toon.get(veld.code, ""), bewaard.get(veld.code, "")) for veld in deze.velden],
        "vorige": route.neighbour(deze, -1),
        "volgende": route.neighbour(deze, +1),
        "hierna": route.names_after(deze),
        "ingestuurd": is_ingestuurd(deelname),
        "dubbel_k": deelname.ronde.dubbel_k,
        "van_nakijken": NAKIJKEN in (request.GET.get("van"), request.POST.get("van")),
    }
    return render(request, "invullen/stap.html", context, status=200 if getoond is None else 400)


def _is_too_many(veld: Veld, velden: QueryDict) -> bool:
    """Whether somebody without JavaScript ticked more than may be: a slip, not an attack."""
    return veld.is_meerkeuze and len(velden.getlist(veld.code)) > veld.maximum


def _as_posted(deze: Stap, velden: QueryDict) -> dict[str, str]:
    return {veld.code: ",".join(velden.getlist(veld.code))[:OPMERKING_MAX] for veld in deze.velden}


def _save_page(deelname: Deelname, deze: Stap, velden: QueryDict) -> None:
    """Save only what differs from what the page showed: an older tab must not undo a newer answer."""
    codes = {veld.code for veld in deze.velden}
    if set(velden) - codes - {f"was-{code}" for code in codes} - BESTURING:
        raise OngeldigAntwoord("veld")
    ruw = {code: velden.getlist(code) for code in codes if _differs(deelname, code, velden)}
    if "wis" in velden:
        ruw[single(velden, "wis")] = []
    kenmerk = single(velden, "kenmerk")
    deelname.check_kenmerk(kenmerk)
    if ruw:
        save_antwoorden(deelname=deelname, kenmerk=kenmerk, ruw=ruw)


def _differs(deelname: Deelname, code: str, velden: QueryDict) -> bool:
    was = velden.get(f"was-{code}", "").replace("\r\n", "\n")
    return deelname.vragenlijst.controleer(code, velden.getlist(code)) != was


def _next_address(route: Route, deze: Stap, velden: QueryDict) -> str:
    if "wis" in velden:
        return f"{reverse('invullen-stap', args=[deze.code])}#{velden['wis']}"
    if velden.get("naar") == NAKIJKEN:
        return reverse("invullen-nakijken")
    terug = velden.get("naar") == "terug"
    buur = route.neighbour(deze, -1 if terug else +1)
    if buur is not None:
        return reverse("invullen-stap", args=[buur.code])
    return reverse("invullen") if terug else reverse("invullen-nakijken")
