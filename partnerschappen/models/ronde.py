"""A reflectieronde, the salt of its links, and the daily count that its leader may see while it is open."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerschappen.kern.indeling import STANDAARD
from partnerschappen.kern.uitkomst import vanaf_dubbel
from partnerschappen.models.samenwerkingsverband import Samenwerkingsverband

VOORWOORD_MAX = 1500


class Geheimhouding(models.TextChoices):
    """The kind of confidentiality, frozen at opening."""

    VERTROUWELIJK = "vertrouwelijk", _("vertrouwelijk")
    KLEINE_KRING = "kleine_kring", _("kleine kring")
    OPEN = "open", _("open")

    @property
    def k(self) -> int:
        """The fewest people that anything shown rests on; 1 in an open ronde, which promises nothing."""
        return {"vertrouwelijk": 5, "kleine_kring": 3, "open": 1}[self.value]


def standaard_indelingen() -> list[str]:
    """The breakdowns that are reported unless the leader chooses others."""
    return [indeling.value for indeling in STANDAARD]


class Ronde(models.Model):
    """One time round: ask, close, read."""

    class Status(models.TextChoices):
        """Concept → open → sluit → gesloten, or vervallen when too few people sent anything in."""

        CONCEPT = "concept", _("in voorbereiding")
        OPEN = "open", _("open")
        SLUIT = "sluit", _("wordt gesloten")
        GESLOTEN = "gesloten", _("gesloten")
        VERVALLEN = "vervallen", _("gesloten zonder uitkomst")

    samenwerkingsverband = models.ForeignKey(Samenwerkingsverband, on_delete=models.CASCADE, related_name="rondes")
    titel = models.CharField(_("naam van de ronde"), max_length=80)
    slug = models.SlugField(max_length=100)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.CONCEPT)
    vragenlijst = models.SlugField(_("vragenlijst"), max_length=60, default="vijf-condities")
    versie = models.PositiveSmallIntegerField(default=1)
    geheimhouding = models.CharField(
        _("vertrouwelijkheid"), max_length=16, choices=Geheimhouding.choices, default=Geheimhouding.VERTROUWELIJK
    )
    # Codes of `kern.indeling.Indeling`, in its order.
    indelingen = models.JSONField(_("indelingen"), default=standaard_indelingen, blank=True)
    gesprek_op = models.DateField(_("datum van het gesprek"), null=True, blank=True)
    gesprek_details = models.CharField(_("tijd en plaats van het gesprek"), max_length=160, blank=True)
    uitkomst_op = models.DateField(_("iedereen krijgt de uitkomst op"), null=True, blank=True)
    sluit_op = models.DateTimeField(_("sluit op"), null=True, blank=True)
    # Both days as people read them at opening, kept when the dates move; null in a concept.
    beloofde_uitkomst_op = models.DateField(null=True, blank=True)
    beloofde_sluit_op = models.DateTimeField(null=True, blank=True)
    mailtekst = models.TextField(_("persoonlijke tekst in de mail"), max_length=2000, blank=True)
    # The steps of preparing that the leader has saved; a default is no choice yet.
    voorbereid = models.JSONField(default=list, blank=True)
    geopend_op = models.DateTimeField(null=True, blank=True)
    gesloten_op = models.DateTimeField(null=True, blank=True)
    voorwoord = models.TextField(_("voorwoord"), max_length=VOORWOORD_MAX, blank=True)
    # Question code → places, in the published list, of the remarks that are kept out of everything that is shown.
    weggelaten = models.JSONField(default=dict, blank=True)
    nagekeken_op = models.DateTimeField(null=True, blank=True)
    vrijgegeven_op = models.DateTimeField(null=True, blank=True)
    aangemaakt_op = models.DateTimeField(auto_now_add=True)

    # From the moment that people are asked until their answers are gone; one at a time.
    LOPEND = (Status.OPEN, Status.SLUIT)

    class Meta:
        verbose_name = _("ronde")
        ordering = ["-aangemaakt_op"]
        constraints = [
            models.UniqueConstraint(fields=["samenwerkingsverband", "slug"], name="ronde_slug_uniek"),
            models.UniqueConstraint(
                fields=["samenwerkingsverband"],
                condition=Q(status__in=["open", "sluit"]),
                name="ronde_een_open_per_samenwerkingsverband",
            ),
            models.CheckConstraint(
                condition=Q(status="concept") | Q(sluit_op__isnull=False, geopend_op__isnull=False),
                name="ronde_geopend_heeft_datums",
            ),
            models.CheckConstraint(
                condition=Q(vrijgegeven_op=None) | Q(status="gesloten"), name="ronde_vrijgegeven_is_gesloten"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.samenwerkingsverband}, {self.titel}"

    @property
    def k(self) -> int:
        """The fewest people that anything shown about this ronde rests on."""
        return Geheimhouding(self.geheimhouding).k

    @property
    def dubbel_k(self) -> int:
        """How many must have sent in before statements, spread, choices and remarks are shown."""
        return vanaf_dubbel(self.k)

    @property
    def is_vertrouwelijk(self) -> bool:
        """Whether groups are protected; an open ronde shows every organisatie."""
        return self.geheimhouding != Geheimhouding.OPEN

    def is_in_te_vullen(self, nu: datetime) -> bool:
        """Whether answers are taken at `nu`: open, and the clock has not passed closing."""
        return self.status == self.Status.OPEN and self.sluit_op is not None and nu < self.sluit_op


class RondeSleutel(models.Model):
    """The salt of an opened ronde's links; a row of its own, so that closing can erase it from disk."""

    ronde = models.OneToOneField(Ronde, on_delete=models.CASCADE, primary_key=True, related_name="sleutel")
    salt = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("sleutel")

    def __str__(self) -> str:
        return str(self.ronde)


class Stand(models.Model):
    """How far a ronde is, counted once a day: what the leader may see while it is open.

    `ingestuurd` is the number sent in; `organisaties` maps an organisatie's name to
    'weinig', 'helft' or 'meeste', only for those with at least k invited.
    """

    ronde = models.OneToOneField(Ronde, on_delete=models.CASCADE, related_name="stand")
    geteld_op = models.DateTimeField()
    ingestuurd = models.PositiveIntegerField()
    organisaties = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("stand")

    def __str__(self) -> str:
        return f"{self.ronde}: {self.ingestuurd}"
