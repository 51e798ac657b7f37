"""The colour and the logo of a samenwerkingsverband: what may be one, and keeping it.

Only the report and the first slide bear them; pages and mails stay in our own colours, whose contrast is known.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy

from partnerschappen.domein.samenwerkingsverbanden import hold_samenwerkingsverband
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.kern.kleur import GENOEG, ZICHTBAAR, contrast_met_wit
from partnerschappen.kern.logo import maak_png
from partnerschappen.kern.ongeldiglogo import Logoreden, OngeldigLogo
from partnerschappen.models import Samenwerkingsverband

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

REDENEN: Mapping[Logoreden, "_StrPromise"] = {
    Logoreden.TE_GROOT: gettext_lazy("Dit bestand is te groot: hooguit 1 MB."),
    Logoreden.LEEG: gettext_lazy("Dit bestand is leeg."),
    Logoreden.ANDER_BESTAND: gettext_lazy("Kies een PNG- of SVG-bestand. Van een andere soort kun je een PNG maken."),
    Logoreden.PNG_ONLEESBAAR: gettext_lazy("Dit PNG-bestand is niet te lezen. Sla het opnieuw op als PNG."),
    Logoreden.TE_VEEL_PUNTEN: gettext_lazy("Dit logo heeft te veel beeldpunten. Maak het hooguit 4000 bij 4000."),
    Logoreden.TE_KLEIN: gettext_lazy("Dit logo is te klein om te drukken. Neem er een van minstens 100 beeldpunten."),
    Logoreden.SCHEEF: gettext_lazy("Dit logo is te lang en te smal voor het voorblad."),
    Logoreden.ONZICHTBAAR: gettext_lazy("Dit logo is op wit papier niet te zien. Neem de versie voor wit."),
    Logoreden.SVG_ONLEESBAAR: gettext_lazy("Dit SVG-bestand is niet te lezen. Sla het logo op als PNG."),
    Logoreden.SVG_ACTIEF: gettext_lazy(
        "In dit SVG-bestand zit meer dan een tekening, zoals een script of een animatie. Sla het logo op als PNG."
    ),
    Logoreden.SVG_VERWIJST: gettext_lazy(
        "Dit SVG-bestand haalt iets van elders op, of er zit een foto in. Sla het logo op als PNG."
    ),
    Logoreden.SVG_LETTERS: gettext_lazy(
        "In dit SVG-bestand staan letters die er bij ons anders uit kunnen zien. Zet de tekst om in lijnen, of sla het"
        " logo op als PNG."
    ),
    Logoreden.SVG_INGEWIKKELD: gettext_lazy("Dit SVG-bestand is te ingewikkeld. Sla het logo op als PNG."),
    Logoreden.SVG_ZONDER_MAAT: gettext_lazy("In dit SVG-bestand staat niet hoe groot het is. Sla het logo op als PNG."),
}

# From which contrast with white on a sentence holds; the highest first.
CONTRASTEN: "Sequence[tuple[float, _StrPromise]]" = (
    (GENOEG, gettext_lazy("Goed te zien op wit papier.")),
    (ZICHTBAAR, gettext_lazy("Te zien op wit papier, al is de kleur licht.")),
    (0, gettext_lazy("Licht: op wit papier valt deze kleur bijna weg. Neem liever een donkerder kleur.")),
)


def read_logo(ruw: bytes) -> bytes:
    """A PNG of our own making. Raises Geweigerd, in words, for what can't be a logo."""
    try:
        return maak_png(ruw)
    except OngeldigLogo as fout:
        raise Geweigerd(str(REDENEN[fout.reden])) from fout


def save_huisstijl(
    *, samenwerkingsverband: Samenwerkingsverband, kleur: str, logo: bytes = b"", zonder_logo: bool = False
) -> None:
    """Keep the colour ('#RRGGBB' or empty) and, where given, another logo (as `read_logo` gives it) or none.

    The file is written before the row points to it, and an older one goes after: nobody meets half a logo.
    """
    naam = _store(samenwerkingsverband, logo) if logo else ""
    with transaction.atomic():
        hold_samenwerkingsverband(samenwerkingsverband)
        samenwerkingsverband.refresh_from_db(fields=["logo"])
        oud = samenwerkingsverband.logo.name
        if logo or zonder_logo:
            samenwerkingsverband.logo.name = naam
        samenwerkingsverband.kleur = kleur
        samenwerkingsverband.save(update_fields=["kleur", "logo"])
        if oud and oud != samenwerkingsverband.logo.name:
            transaction.on_commit(lambda: samenwerkingsverband.logo.storage.delete(oud))


def tell_contrast(kleur: str) -> str:
    """How well '#RRGGBB' shows on white paper, in a sentence."""
    contrast = contrast_met_wit(kleur)
    return str(next(zin for grens, zin in CONTRASTEN if contrast >= grens))


def _store(samenwerkingsverband: Samenwerkingsverband, logo: bytes) -> str:
    veld = samenwerkingsverband.logo
    kenmerk = sha256(logo).hexdigest()[:16]
    return str(veld.storage.save(f"logos/{samenwerkingsverband.pk}-{kenmerk}.png", ContentFile(logo)))
