"""An invitation to one ronde: a person, the groups they are frozen in, and the hash of their link."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerschappen.models.ronde import Ronde
from partnerschappen.models.samenwerkingsverband import Deelnemer


class Uitnodiging(models.Model):
    """Holds nothing that tells whether, or what, somebody answered.

    Name, address and groups are copies made at inviting: the list may change, a promise may not.
    """

    class Status(models.TextChoices):
        """What a person, or the leader, did with the invitation itself."""

        GELDIG = "geldig", _("uitgenodigd")
        VERVANGEN = "vervangen", _("vervangen door een nieuwe uitnodiging")
        NIET_JUIST = "niet_juist", _("niet de juiste persoon")
        DOET_NIET_MEE = "doet_niet_mee", _("doet niet mee")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="uitnodigingen")
    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.SET_NULL, null=True, related_name="uitnodigingen")
    token_hash = models.BinaryField(max_length=32, unique=True)
    naam = models.CharField(max_length=120)
    email = models.EmailField(max_length=254)
    organisatie = models.CharField(max_length=120)
    soort_organisatie = models.CharField(max_length=32)
    positie = models.CharField(max_length=16)
    bij_opening = models.BooleanField(default=True)
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.GELDIG)
    herinneren = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("uitnodiging")
        constraints = [
            models.UniqueConstraint(
                fields=["ronde", "deelnemer"], condition=~Q(status="vervangen"), name="uitnodiging_een_per_deelnemer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.ronde}"
