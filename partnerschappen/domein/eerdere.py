"""Earlier rounds of a samenwerkingsverband that a closed one can be laid beside. Only reads."""

from django.http import Http404

from partnerschappen.domein.toegang import fetch_ronde
from partnerschappen.domein.vrijgave import is_zichtbaar
from partnerschappen.models import Gebruiker, Ronde


def list_eerdere(ronde: Ronde) -> list[Ronde]:
    """Rounds with an uitkomst that closed before this one and may be read now, the latest first."""
    if ronde.gesloten_op is None:
        return []
    gesloten = Ronde.objects.filter(
        samenwerkingsverband_id=ronde.samenwerkingsverband_id,
        status=Ronde.Status.GESLOTEN,
        gesloten_op__lt=ronde.gesloten_op,
    ).order_by("-gesloten_op")
    return [eerder for eerder in gesloten.select_related("samenwerkingsverband") if is_zichtbaar(eerder)]


def fetch_paar(gebruiker: Gebruiker, slug: str, ronde_slug: str, eerder_slug: str) -> tuple[Ronde, Ronde]:
    """A round and an earlier one, both readable. Raises Http404 for a stranger and where there are no such two."""
    ronde, _rol = fetch_ronde(gebruiker, slug, ronde_slug)
    if not is_zichtbaar(ronde):
        raise Http404
    eerder = next((eerder for eerder in list_eerdere(ronde) if eerder.slug == eerder_slug), None)
    if eerder is None:
        raise Http404
    return ronde, eerder
