"""The outbox: an e-mail that goes out, as template and ids; rendered only while it is sent."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerschappen.models.ronde import Ronde
from partnerschappen.models.samenwerkingsverband import Samenwerkingsverband
from partnerschappen.models.uitnodiging import Uitnodiging


class Bericht(models.Model):
    """Written in the transaction of its cause. `sleutel` makes the same cause write it once."""

    class Soort(models.TextChoices):
        """Which mail; the template folder bears the same name."""

        UITNODIGING = "uitnodiging", _("uitnodiging")
        HERINNERING = "herinnering", _("herinnering")
        STAAT_KLAAR = "staat_klaar", _("herinnering: je antwoorden staan klaar")
        PROEF = "proef", _("proefmail")
        TOEGANG = "toegang", _("toegang gegeven")
        TE_WEINIG = "te_weinig", _("te weinig antwoorden")
        UITSTEL = "uitstel", _("de uitkomst komt later")
        GESLOTEN = "gesloten", _("ronde gesloten")
        UITKOMST = "uitkomst", _("de uitkomst, aan wie was uitgenodigd")
        VRIJGEGEVEN = "vrijgegeven", _("de uitkomst, aan projectleider en stuurgroep")
        INLOGCODE = "inlogcode", _("code om in te loggen")

    class Status(models.TextChoices):
        """Onbekend: the mail server may have taken it; it is shown and never blindly sent again."""

        WACHT = "wacht", _("wacht")
        BEZIG = "bezig", _("wordt verzonden")
        VERZONDEN = "verzonden", _("verzonden")
        MISLUKT = "mislukt", _("mislukt")
        ONBEKEND = "onbekend", _("onbekend")

    soort = models.CharField(max_length=12, choices=Soort.choices)
    sleutel = models.CharField(max_length=120, unique=True)
    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, null=True, related_name="berichten")
    uitnodiging = models.ForeignKey(Uitnodiging, on_delete=models.CASCADE, null=True, related_name="berichten")
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="berichten"
    )
    samenwerkingsverband = models.ForeignKey(Samenwerkingsverband, on_delete=models.CASCADE, null=True)
    afzender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WACHT)
    pogingen = models.PositiveSmallIntegerField(default=0)
    verzend_na = models.DateTimeField(default=timezone.now)
    begonnen_op = models.DateTimeField(null=True, blank=True)
    verzonden_op = models.DateTimeField(null=True, blank=True)
    fout = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("bericht")
        indexes = [models.Index(fields=["status", "verzend_na"], name="bericht_te_verzenden")]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} ({self.get_status_display()})"
