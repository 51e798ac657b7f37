"""`maak_rapport samenwerkingsverband/ronde --uit rapport.pdf`: the report of a closed ronde, in a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from partnerschappen.models import Ronde
from partnerschappen.rapport.maken import name_download, write_bron
from partnerschappen.rapport.pdf import PangoOntbreekt


class Command(BaseCommand):
    help = _("Schrijft het rapport van een gesloten ronde naar een PDF-bestand.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ronde", help=_("samenwerkingsverband/ronde, zoals in het adres van de pagina"))
        parser.add_argument("--uit", type=Path, help=_("het bestand; anders krijgt het de naam van de ronde"))

    def handle(self, *args: Any, **options: Any) -> None:
        ronde = _find_ronde(options["ronde"])
        uit: Path = options["uit"] or Path(name_download(ronde))
        if not uit.parent.is_dir():
            raise CommandError(_("De map %(map)s bestaat niet.") % {"map": uit.parent})
        try:
            pdf = write_bron(ronde).render()
        except PangoOntbreekt as fout:
            raise CommandError(
                _(
                    "Voor een PDF is Pango nodig, en dat staat niet op deze machine."
                    " Op Debian: apt-get install libpangoft2-1.0-0"
                )
            ) from fout
        try:
            uit.write_bytes(pdf)
        except OSError as fout:
            raise CommandError(_("Schrijven naar %(uit)s lukte niet: %(fout)s") % {"uit": uit, "fout": fout}) from fout
        self.stdout.write(_("Rapport geschreven: %(uit)s") % {"uit": uit})


def _find_ronde(adres: str) -> Ronde:
    verband, streep, slug = adres.strip("/").partition("/")
    if not streep:
        raise CommandError(_("Geef samenwerkingsverband en ronde met een schuine streep ertussen."))
    rondes = Ronde.objects.select_related("samenwerkingsverband", "uitkomst")
    ronde = rondes.filter(samenwerkingsverband__slug=verband, slug=slug).first()
    if ronde is None:
        raise CommandError(_("Er is geen ronde %(adres)s.") % {"adres": adres})
    if ronde.status != Ronde.Status.GESLOTEN:
        raise CommandError(_("Ronde %(adres)s heeft nog geen uitkomst.") % {"adres": adres})
    return ronde
