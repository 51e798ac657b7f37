"""`manage.py herschrijf_antwoorden`: takes deleted answers off the disk; for every night, on PostgreSQL."""

from typing import Any

from django.core.management.base import BaseCommand

from partnerschappen.domein.sluiting import erase_traces


class Command(BaseCommand):
    help = "Herschrijft de tabellen met antwoorden, zodat verwijderde antwoorden ook van de schijf verdwijnen."

    def handle(self, *args: Any, **options: Any) -> None:
        erase_traces()
