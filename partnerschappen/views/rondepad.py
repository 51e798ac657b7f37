"""The path of a ronde as its pages show it: the steps with their names, where they stand, and where they lead."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerschappen.domein.groepen import reported_indelingen
from partnerschappen.domein.groepsnamen import name_indeling
from partnerschappen.domein.voorbereiding import VOORBEREIDING, Staat, Stap, next_stap, read_pad
from partnerschappen.models import Ronde
from partnerschappen.views.verzoek import GebruikerRequest

NAMEN: dict[Stap, Promise] = {
    Stap.VRAGENLIJST: _("Vragenlijst"),
    Stap.DEELNEMERS: _("Deelnemers"),
    Stap.GESPREK: _("Gesprek en sluiting"),
    Stap.VERTROUWELIJKHEID: _("Vertrouwelijkheid"),
    Stap.MAIL: _("Uitnodiging"),
    Stap.OPENEN: _("Controleren en openen"),
    Stap.VOLGEN: _("Volgen"),
    Stap.SLUITEN: _("Sluiten"),
    Stap.BESPREKEN: _("Bespreken"),
}
_BEREIKBAAR = {
    Ronde.Status.CONCEPT: {*VOORBEREIDING, Stap.OPENEN},
    Ronde.Status.OPEN: {Stap.VOLGEN, Stap.SLUITEN},
    Ronde.Status.SLUIT: {Stap.SLUITEN},
    Ronde.Status.GESLOTEN: {Stap.BESPREKEN},
}


@dataclass(frozen=True)
class Wegwijzer:
    """A step on the path; `url` is '' where there is nothing to see or to do."""

    naam: Promise
    staat: Staat
    url: str
    hier: bool


def render_step(
    request: GebruikerRequest, template: str, ronde: Ronde, hier: Stap | None, **context: object
) -> HttpResponse:
    """A page of a ronde with its path beside it."""
    mag = bool(context.setdefault("mag", True))
    vast = {
        "ronde": ronde,
        "samenwerkingsverband": ronde.samenwerkingsverband,
        "plek": "rondes",
        "indelingen": [name_indeling(indeling) for indeling in reported_indelingen(ronde)],
        "pad": [Wegwijzer(NAMEN[stap], staat, _url(ronde, stap, mag), stap is hier) for stap, staat in read_pad(ronde)],
    }
    return render(request, template, {**vast, **context})


def url_after(ronde: Ronde) -> str:
    """Where the leader goes next."""
    stap = next_stap(ronde)
    return url_of(ronde, stap) if stap else url_of(ronde, Stap.VOLGEN)


def url_of(ronde: Ronde, stap: Stap) -> str:
    """The page of a step."""
    naam = {Stap.VOLGEN: "ronde", Stap.BESPREKEN: "resultaat"}.get(stap, f"ronde-{stap}")
    return reverse(naam, args=[ronde.samenwerkingsverband.slug, ronde.slug])


def _url(ronde: Ronde, stap: Stap, mag: bool) -> str:
    if stap not in _BEREIKBAAR.get(Ronde.Status(ronde.status), set()):
        return ""
    return url_of(ronde, stap) if mag or stap in {Stap.VOLGEN, Stap.BESPREKEN} else ""
