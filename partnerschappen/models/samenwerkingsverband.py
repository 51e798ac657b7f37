"""Who works together: the samenwerkingsverband, its organisaties, its deelnemers, and who leads it."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from partnerschappen.kern.indeling import Positie, SoortOrganisatie
from partnerschappen.models.gebruiker import Gebruiker

HEXKLEUR = RegexValidator(r"^#[0-9A-F]{6}\Z", _("Vul een kleur in als #1F5FA8: een hekje en zes cijfers of letters."))


class Aanduiding(models.TextChoices):
    """The word that people see for the partnership."""

    SAMENWERKINGSVERBAND = "samenwerkingsverband", _("samenwerkingsverband")
    PARTNERSCHAP = "partnerschap", _("partnerschap")
    ONDERWIJSREGIO = "onderwijsregio", _("onderwijsregio")
    NETWERK = "netwerk", _("netwerk")
    ALLIANTIE = "alliantie", _("alliantie")


class SamenwerkingsverbandQuerySet(models.QuerySet["Samenwerkingsverband"]):
    """Which samenwerkingsverbanden an account knows of."""

    def visible_to(self, gebruiker: Gebruiker) -> "SamenwerkingsverbandQuerySet":
        """Those in which `gebruiker` has a rol, by name."""
        return self.filter(rollen__gebruiker=gebruiker).order_by("naam")


class Samenwerkingsverband(models.Model):
    """A partnership in education."""

    naam = models.CharField(_("naam"), max_length=120)
    slug = models.SlugField(max_length=140, unique=True)
    doel = models.TextField(_("waar het voor is"), max_length=1000)
    aanduiding = models.CharField(
        _("hoe noemen jullie het"),
        max_length=24,
        choices=Aanduiding.choices,
        default=Aanduiding.SAMENWERKINGSVERBAND,
    )
    verantwoordelijke = models.CharField(_("verantwoordelijk voor de gegevens (AVG)"), max_length=200)
    contact_naam = models.CharField(_("contactpersoon"), max_length=120)
    contact_email = models.EmailField(_("e-mailadres van de contactpersoon"), max_length=254)
    # Its house style in the report: the colour '#RRGGBB', and a PNG of our own making in the storage.
    kleur = models.CharField(_("kleur"), max_length=7, blank=True, validators=[HEXKLEUR])
    logo = models.FileField(_("logo"), upload_to="logos/", blank=True)
    aangemaakt_op = models.DateTimeField(auto_now_add=True)

    objects = SamenwerkingsverbandQuerySet.as_manager()

    class Meta:
        verbose_name = _("samenwerkingsverband")

    def __str__(self) -> str:
        return self.naam


class Rol(models.Model):
    """What an account is in one samenwerkingsverband."""

    class Soort(models.TextChoices):
        """A projectleider changes, a stuurgroep member reads."""

        PROJECTLEIDER = "projectleider", _("projectleider")
        STUURGROEP = "stuurgroep", _("stuurgroep")

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="rollen")
    samenwerkingsverband = models.ForeignKey(Samenwerkingsverband, on_delete=models.CASCADE, related_name="rollen")
    soort = models.CharField(_("rol"), max_length=16, choices=Soort.choices)

    class Meta:
        verbose_name = _("rol")
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "samenwerkingsverband"], name="rol_een_per_samenwerkingsverband"
            )
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.get_soort_display()}"

    @property
    def is_leider(self) -> bool:
        """Whether this rol may change things."""
        return self.soort == self.Soort.PROJECTLEIDER


def _keuzes(soort: type[Positie] | type[SoortOrganisatie]) -> list[tuple[str, object]]:
    return [(code.value, NAMEN[code]) for code in soort]


NAMEN: dict[str, object] = {
    Positie.STUURGROEP: _("stuurgroep"),
    Positie.KERNTEAM: _("kernteam"),
    Positie.WERKGROEP: _("werkgroep"),
    Positie.UITVOERING: _("uitvoering (docent, opleider, praktijkopleider, student)"),
    SoortOrganisatie.PO: _("po"),
    SoortOrganisatie.VO: _("vo"),
    SoortOrganisatie.SO: _("so"),
    SoortOrganisatie.MBO: _("mbo"),
    SoortOrganisatie.SCHOOLBESTUUR: _("schoolbestuur"),
    SoortOrganisatie.HOGESCHOOL_UNIVERSITEIT: _("hogeschool of universiteit"),
    SoortOrganisatie.GEMEENTE: _("gemeente"),
    SoortOrganisatie.BEDRIJF_BRANCHE: _("bedrijf of branche"),
    SoortOrganisatie.KINDEROPVANG_JEUGDHULP: _("kinderopvang of jeugdhulp"),
    SoortOrganisatie.ANDERS: _("anders"),
}


class Organisatie(models.Model):
    """A partner in one samenwerkingsverband."""

    samenwerkingsverband = models.ForeignKey(
        Samenwerkingsverband, on_delete=models.CASCADE, related_name="organisaties"
    )
    naam = models.CharField(_("naam"), max_length=120)
    soort = models.CharField(_("soort organisatie"), max_length=32, choices=_keuzes(SoortOrganisatie))

    class Meta:
        verbose_name = _("organisatie")
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                "samenwerkingsverband", Lower("naam"), name="organisatie_naam_uniek",
                violation_error_message=_("Er is al een organisatie met deze naam."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.naam


class Deelnemer(models.Model):
    """A person on the list of a samenwerkingsverband."""

    samenwerkingsverband = models.ForeignKey(Samenwerkingsverband, on_delete=models.CASCADE, related_name="deelnemers")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="deelnemers")
    naam = models.CharField(_("naam"), max_length=120)
    email = models.EmailField(_("e-mailadres"), max_length=254)
    positie = models.CharField(_("positie"), max_length=16, choices=_keuzes(Positie), default=Positie.UITVOERING.value)

    class Meta:
        verbose_name = _("deelnemer")
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                "samenwerkingsverband", Lower("email"), name="deelnemer_email_uniek",
                violation_error_message=_("Dit e-mailadres staat al op de lijst."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.naam
