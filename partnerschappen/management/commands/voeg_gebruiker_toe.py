"""`manage.py voeg_gebruiker_toe`: gives somebody an account, from the operator's command line."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from partnerschappen.models import Gebruiker


class Command(BaseCommand):
    help = "Geeft iemand een account. Bestaat het al, dan worden naam en rechten bijgewerkt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--naam", default="")
        parser.add_argument("--mag-aanmaken", action="store_true", help="mag samenwerkingsverbanden aanmaken")

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip().lower()
        try:
            validate_email(email)
        except ValidationError as fout:
            raise CommandError(f"'{email}' is geen e-mailadres.") from fout
        gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
        if gebruiker is None:
            Gebruiker.objects.create_user(email, naam=options["naam"], mag_aanmaken=options["mag_aanmaken"])
            self.stdout.write(f"{email} heeft nu een account en logt in met een code per e-mail.")
            return
        gebruiker.naam = options["naam"] or gebruiker.naam
        gebruiker.mag_aanmaken = gebruiker.mag_aanmaken or options["mag_aanmaken"]
        gebruiker.save(update_fields=["naam", "mag_aanmaken"])
        self.stdout.write(f"{email} had al een account; naam en rechten zijn bijgewerkt.")
