"""Floor 1: fields, constraints and querysets; no acts."""

from partnerschappen.models.bericht import Bericht
from partnerschappen.models.gebruiker import Gebruiker
from partnerschappen.models.inzending import Antwoord, Inzending
from partnerschappen.models.ronde import Geheimhouding, Ronde, RondeSleutel, Stand
from partnerschappen.models.samenwerkingsverband import Aanduiding, Deelnemer, Organisatie, Rol, Samenwerkingsverband
from partnerschappen.models.uitkomst import Rapport, Uitkomst
from partnerschappen.models.uitnodiging import Uitnodiging
from partnerschappen.models.vrijgave import Leeslink, Vrijgave

__all__ = [
    "Aanduiding",
    "Antwoord",
    "Bericht",
    "Deelnemer",
    "Gebruiker",
    "Geheimhouding",
    "Inzending",
    "Leeslink",
    "Organisatie",
    "Rapport",
    "Rol",
    "Ronde",
    "RondeSleutel",
    "Samenwerkingsverband",
    "Stand",
    "Uitkomst",
    "Uitnodiging",
    "Vrijgave",
]
