"""What was published about a closed ronde, and the report made from it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerschappen.models.ronde import Ronde


class Uitkomst(models.Model):
    """The published cells, in the shape of `kern.uitkomst`: written once, at closing; see `domein.opmerkingen`."""

    ronde = models.OneToOneField(Ronde, on_delete=models.CASCADE, related_name="uitkomst")
    inhoud = models.JSONField()

    class Meta:
        verbose_name = _("uitkomst")

    def __str__(self) -> str:
        return str(self.ronde)


class Rapport(models.Model):
    """The PDF of a ronde: rendered by the worker, kept in storage, made anew when its inputs change."""

    class Status(models.TextChoices):
        """Wacht → bezig → klaar or mislukt."""

        WACHT = "wacht", _("staat klaar om gemaakt te worden")
        BEZIG = "bezig", _("wordt gemaakt")
        KLAAR = "klaar", _("klaar")
        MISLUKT = "mislukt", _("mislukt")

    ronde = models.OneToOneField(Ronde, on_delete=models.CASCADE, related_name="rapport")
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WACHT)
    bestand = models.FileField(upload_to="rapporten/", blank=True)
    invoer = models.CharField(max_length=64, blank=True)
    begonnen_op = models.DateTimeField(null=True, blank=True)
    pogingen = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("rapport")

    def __str__(self) -> str:
        return str(self.ronde)
