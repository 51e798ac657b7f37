"""Accounts: people who lead or read along. Respondents have none."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Makes accounts without a usable password: people log in with a code by e-mail."""

    def create_user(self, email: str, **velden: Any) -> "Gebruiker":
        """Make an account for `email`; raises IntegrityError when there is one."""
        gebruiker = self.model(email=email.strip().lower(), **velden)
        gebruiker.set_unusable_password()
        gebruiker.save(using=self._db)
        return gebruiker

    def get_by_natural_key(self, username: str | None) -> "Gebruiker":
        """Find by address, whatever its case."""
        return self.get(email__iexact=username)


class Gebruiker(AbstractBaseUser):
    """An account; what it may do follows from its Rol in each samenwerkingsverband."""

    email = models.EmailField(_("e-mailadres"), max_length=254, unique=True)
    naam = models.CharField(_("naam"), max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    mag_aanmaken = models.BooleanField(_("mag samenwerkingsverbanden aanmaken"), default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[GebruikerManager] = GebruikerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("gebruiker")
        constraints = [models.UniqueConstraint(Lower("email"), name="gebruiker_email_uniek")]

    def __str__(self) -> str:
        return self.naam or self.email
