"""One person's answers while a ronde is open: no name, no organisation, no time, no serial number."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerschappen.models.ronde import Ronde


def random_sleutel() -> int:
    """A random 63-bit key: keys in order of arrival would link neighbours."""
    return secrets.randbits(63)


class Inzending(models.Model):
    """Found by its locator only, which nobody can compute without the link or the secret."""

    id = models.BigIntegerField(primary_key=True, default=random_sleutel, editable=False)
    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="inzendingen")
    locator = models.BinaryField(max_length=32, unique=True)
    ingestuurd = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("inzending")

    def __str__(self) -> str:
        return "inzending"


class Antwoord(models.Model):
    """The newest answer to one question: `vraag` is its code, `waarde` the canonical string."""

    id = models.BigIntegerField(primary_key=True, default=random_sleutel, editable=False)
    inzending = models.ForeignKey(Inzending, on_delete=models.CASCADE, related_name="antwoorden")
    vraag = models.CharField(max_length=40)
    waarde = models.TextField(max_length=2000)

    class Meta:
        verbose_name = _("antwoord")
        constraints = [models.UniqueConstraint(fields=["inzending", "vraag"], name="antwoord_een_per_vraag")]

    def __str__(self) -> str:
        return self.vraag
