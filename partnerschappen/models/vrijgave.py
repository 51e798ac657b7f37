"""How a closed ronde's uitkomst was given to everybody: what the mail says of it, and the link to read it with."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerschappen.models.ronde import Ronde


class Vrijgave(models.Model):
    """Written at release: `samenvatting` holds the words of the mail, from published cells, the same for everybody.

    `door` is the leader who released before the promised day; None when the day came.
    """

    ronde = models.OneToOneField(Ronde, on_delete=models.CASCADE, primary_key=True, related_name="vrijgave")
    samenvatting = models.JSONField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("vrijgave")

    def __str__(self) -> str:
        return str(self.ronde)


class Leeslink(models.Model):
    """A link with which anybody reads an uitkomst: one for all, so that opening it tells nothing about a person.

    The link follows from `zaad` and the secret; the row alone gives no way in. A withdrawn one stays, to be refused.
    """

    ronde = models.ForeignKey(Ronde, on_delete=models.CASCADE, related_name="leeslinks")
    zaad = models.BinaryField(max_length=32)
    token_hash = models.BinaryField(max_length=32, unique=True)
    gemaakt_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("leeslink")
        constraints = [
            models.UniqueConstraint(
                fields=["ronde"], condition=Q(ingetrokken_op__isnull=True), name="leeslink_een_per_ronde"
            )
        ]

    def __str__(self) -> str:
        return str(self.ronde)
