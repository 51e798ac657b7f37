"""Who may see or change what: every view fetches its samenwerkingsverband or ronde through here."""

from typing import TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404

from partnerschappen.models import (
    Deelnemer,
    Gebruiker,
    Organisatie,
    Rol,
    Ronde,
    Samenwerkingsverband,
    Uitnodiging,
)

M = TypeVar("M", bound=Model)


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
    if not rol.is_leider:
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


def fetch_organisatie_to_change(gebruiker: Gebruiker, slug: str, organisatie_id: int) -> Organisatie:
    """Raises Http404 or PermissionDenied, as for its samenwerkingsverband."""
    return _one_of(fetch_samenwerkingsverband_to_change(gebruiker, slug).organisaties.all(), organisatie_id)


def fetch_deelnemer_to_change(gebruiker: Gebruiker, slug: str, deelnemer_id: int) -> Deelnemer:
    """Raises Http404 or PermissionDenied, as for its samenwerkingsverband."""
    return _one_of(fetch_samenwerkingsverband_to_change(gebruiker, slug).deelnemers.all(), deelnemer_id)


def fetch_rol_to_change(gebruiker: Gebruiker, slug: str, rol_id: int) -> Rol:
    """Raises Http404 or PermissionDenied, as for its samenwerkingsverband."""
    return _one_of(fetch_samenwerkingsverband_to_change(gebruiker, slug).rollen.select_related("gebruiker"), rol_id)


def fetch_uitnodiging_to_change(gebruiker: Gebruiker, slug: str, ronde_slug: str, uitnodiging_id: UUID) -> Uitnodiging:
    """One that was not replaced. Raises Http404 or PermissionDenied, as for its ronde."""
    ronde = fetch_ronde_to_change(gebruiker, slug, ronde_slug)
    geldig = ronde.uitnodigingen.exclude(status=Uitnodiging.Status.VERVANGEN)
    return _one_of(geldig.select_related("deelnemer"), uitnodiging_id)


def _one_of(rijen: QuerySet[M], pk: object) -> M:
    rij = rijen.filter(pk=pk).first()
    if rij is None:
        raise Http404
    return rij
