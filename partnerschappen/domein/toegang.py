"""Who may see or change what: every view fetches its samenwerkingsverband or ronde through here."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from partnerschappen.models import Gebruiker, Rol, Ronde, Samenwerkingsverband


def fetch_samenwerkingsverband(gebruiker: Gebruiker, slug: str) -> tuple[Samenwerkingsverband, Rol]:
    """For reading. Raises Http404 for a stranger, as for a slug that doesn't exist."""
    rol = (
        Rol.objects.select_related("samenwerkingsverband")
        .filter(gebruiker=gebruiker, samenwerkingsverband__slug=slug)
        .first()
    )
    if rol is None:
        raise Http404
    return rol.samenwerkingsverband, rol


def fetch_samenwerkingsverband_to_change(gebruiker: Gebruiker, slug: str) -> Samenwerkingsverband:
    """For changing. Raises Http404 for a stranger, PermissionDenied for a stuurgroep member."""
    samenwerkingsverband, rol = fetch_samenwerkingsverband(gebruiker, slug)
    if rol.soort != Rol.Soort.PROJECTLEIDER:
        raise PermissionDenied
    return samenwerkingsverband


def fetch_ronde(gebruiker: Gebruiker, slug: str, ronde_slug: str) -> tuple[Ronde, Rol]:
    """For reading. Raises Http404 for a stranger, as for a ronde that doesn't exist."""
    samenwerkingsverband, rol = fetch_samenwerkingsverband(gebruiker, slug)
    return _ronde_in(samenwerkingsverband, ronde_slug), rol


def fetch_ronde_to_change(gebruiker: Gebruiker, slug: str, ronde_slug: str) -> Ronde:
    """For changing. Raises Http404 for a stranger, PermissionDenied for a stuurgroep member."""
    return _ronde_in(fetch_samenwerkingsverband_to_change(gebruiker, slug), ronde_slug)


def _ronde_in(samenwerkingsverband: Samenwerkingsverband, slug: str) -> Ronde:
    ronde = samenwerkingsverband.rondes.select_related("samenwerkingsverband").filter(slug=slug).first()
    if ronde is None:
        raise Http404
    return ronde
