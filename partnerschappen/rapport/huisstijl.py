"""The colour and the logo of a samenwerkingsverband as a file about an uitkomst carries them."""

from __future__ import annotations

import logging
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass

from django.utils.translation import gettext as _

from partnerschappen.models import Samenwerkingsverband
from partnerschappen.rapport.pdf import PNG

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Huisstijl:
    """kleur: '#RRGGBB'; logo: a `data:` address with a PNG; logo_alt: what it is. Empty where there is none."""

    kleur: str = ""
    logo: str = ""
    logo_alt: str = ""

    @property
    def logo_png(self) -> bytes:
        """The logo as a file, empty where there is none."""
        return b64decode(self.logo.removeprefix(PNG))


def make_huisstijl(verband: Samenwerkingsverband) -> Huisstijl:
    """What this samenwerkingsverband chose; a logo that went missing from the storage is left out."""
    kleur = verband.kleur if re.fullmatch(r"#[0-9A-Fa-f]{6}", verband.kleur) else ""
    logo = _read_logo(verband)
    return Huisstijl(kleur, logo, _("Logo van %(naam)s") % {"naam": verband.naam} if logo else "")


def _read_logo(verband: Samenwerkingsverband) -> str:
    if not verband.logo:
        return ""
    try:
        with verband.logo.open() as bestand:
            return PNG + b64encode(bestand.read()).decode()
    except OSError:
        logger.warning("logo van samenwerkingsverband %s is er niet", verband.pk)
        return ""
