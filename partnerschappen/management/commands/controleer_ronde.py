"""`controleer_ronde samenwerkingsverband/ronde`: the certificate of a closed ronde, and whether its promise holds."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerschappen.domein.controle import check_ronde, write_bevinding
from partnerschappen.kern.controle import Bevinding, Regel
from partnerschappen.kern.uitkomst import uit_json
from partnerschappen.models import Geheimhouding, Ronde
from partnerschappen.rapport.certificaat import make_certificaat, write_certificaat

GESLOTEN = (Ronde.Status.GESLOTEN, Ronde.Status.VERVALLEN)


class Command(BaseCommand):
    help = _("Toont het certificaat van een gesloten ronde en controleert of de belofte van die ronde is gehouden.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ronde", nargs="?", help=_("samenwerkingsverband/ronde, zoals in het adres van de pagina"))
        parser.add_argument("--alles", action="store_true", help=_("controleer alle gesloten rondes"))

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["ronde"]) == options["alles"]:
            raise CommandError(_("Geef één ronde, of --alles."))
        rondes = _closed() if options["alles"] else [_find_ronde(options["ronde"])]
        aantal = fout = 0
        for ronde in rondes:
            aantal += 1
            fout += not self._check(ronde)
        if not aantal:
            self.stdout.write(_("Er zijn nog geen gesloten rondes."))
        if fout:
            raise CommandError(
                ngettext("Bij %(fout)d ronde klopt iets niet.", "Bij %(fout)d rondes klopt iets niet.", fout)
                % {"fout": fout}
            )

    def _check(self, ronde: Ronde) -> bool:
        """Print the certificate and the findings of one ronde; whether none of them fails."""
        bevindingen = check_ronde(ronde)
        self.stdout.write(f"{ronde.samenwerkingsverband.slug}/{ronde.slug}")
        for regel in _certificate(ronde, bevindingen):
            self.stdout.write(f"  {regel}")
        for bevinding in bevindingen:
            self.stdout.write(f"  - {write_bevinding(bevinding)}")
        return all(bevinding.klopt is not False for bevinding in bevindingen)


def _certificate(ronde: Ronde, bevindingen: tuple[Bevinding, ...]) -> tuple[str, ...]:
    """The lines of the certificate; none where there is no uitkomst, or none that can be read."""
    if {Regel.LEESBAAR, Regel.GEEN_UITKOMST} & {bevinding.regel for bevinding in bevindingen}:
        return ()
    uitkomst = uit_json(ronde.uitkomst.inhoud)
    soort = Geheimhouding(ronde.geheimhouding)
    return write_certificaat(make_certificaat(uitkomst, geheimhouding=soort, gesloten_op=ronde.gesloten_op))


def _closed() -> QuerySet[Ronde]:
    rondes = Ronde.objects.filter(status__in=GESLOTEN).select_related("samenwerkingsverband", "uitkomst")
    return rondes.order_by("samenwerkingsverband__slug", "gesloten_op")


def _find_ronde(adres: str) -> Ronde:
    verband, streep, slug = adres.strip("/").partition("/")
    if not streep:
        raise CommandError(_("Geef samenwerkingsverband en ronde met een schuine streep ertussen."))
    rondes = Ronde.objects.select_related("samenwerkingsverband", "uitkomst")
    ronde = rondes.filter(samenwerkingsverband__slug=verband, slug=slug).first()
    if ronde is None:
        raise CommandError(_("Er is geen ronde %(adres)s.") % {"adres": adres})
    if ronde.status not in GESLOTEN:
        raise CommandError(_("Ronde %(adres)s is nog niet gesloten.") % {"adres": adres})
    return ronde
