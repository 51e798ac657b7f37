"""A generated ronde played for real: a list, invitations, everybody's own link, answers, the pages that people see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from http import HTTPStatus

from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from partnerschappen import models
from partnerschappen.domein.inzendingen import find_deelname, save_antwoorden, submit
from partnerschappen.domein.links import new_salt
from partnerschappen.domein.rondes import invite_forgotten
from partnerschappen.domein.uitnodigingen import invite, token_of
from partnerschappen.models import Deelnemer, Gebruiker, Organisatie, RondeSleutel, Samenwerkingsverband, Uitnodiging
from tests.gegevens import maak_ronde
from tests.rapport.voorbeelden import vijf_condities
from tests.tegenstander.rondes import Persoon, Ronde

WISSELEND = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def open_echte_ronde(ronde: Ronde, verband: Samenwerkingsverband, leider: Gebruiker) -> models.Ronde:
    """Put the list in the database and open; who was forgotten is invited afterwards."""
    deelnemers = _maak_lijst(ronde, verband)
    echt = maak_ronde(verband)
    echt.status, echt.geopend_op = models.Ronde.Status.OPEN, timezone.now() - timedelta(days=1)
    echt.geheimhouding, echt.indelingen = ronde.soort, list(ronde.indelingen)
    echt.save()
    RondeSleutel.objects.create(ronde=echt, salt=new_salt())
    bij_opening = [deelnemers[persoon.nummer] for persoon in ronde.personen if persoon.bij_opening]
    invite(ronde=echt, deelnemers=bij_opening, afzender=leider, bij_opening=True)
    later = [deelnemers[persoon.nummer].pk for persoon in ronde.personen if not persoon.bij_opening]
    invite_forgotten(ronde=echt, deelnemer_ids=later, gebruiker=leider)
    return echt


def vul_in(personen: Iterable[Persoon], *, omgekeerd: bool = False) -> None:
    """Let these people answer by their own links and send in; `omgekeerd` swaps agreeing and disagreeing."""
    uitnodigingen = Uitnodiging.objects.select_related("ronde__sleutel")
    per_adres = {uitnodiging.email: uitnodiging for uitnodiging in uitnodigingen}
    for persoon in personen:
        deelname = find_deelname(token_of(per_adres[_adres(persoon)]))
        ruw = {
            code: [_keer_om(w) if omgekeerd else w for w in waarde.split(",")] for code, waarde in _van(persoon).items()
        }
        save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw=ruw)
        submit(deelname=deelname, kenmerk=deelname.kenmerk)


def bekijk_alles(gebruiker: Gebruiker, ronde: models.Ronde, extra: Iterable[str] = ()) -> dict[str, str]:
    """Address → page, of every address of samenwerkingsverband and ronde, also of each condition and statement.

    Of an address that leads to one of the others: where it leads.
    """
    client = Client()
    client.force_login(gebruiker)
    bladen = {}
    for adres in [*_adressen(ronde), *extra]:
        antwoord = client.get(adres, follow=True)
        if antwoord.status_code == HTTPStatus.OK and antwoord["Content-Type"].startswith("text/html"):
            bladen[adres] = WISSELEND.sub("", antwoord.content.decode())
    return bladen


def _adressen(ronde: models.Ronde) -> Iterator[str]:
    """Read from the addresses that exist, so that a page that is made later is looked at too."""
    sleutels = {"slug": ronde.samenwerkingsverband.slug, "ronde_slug": ronde.slug}
    for patroon in get_resolver().url_patterns:
        if isinstance(patroon, URLPattern) and str(patroon.pattern).startswith("s/<slug:slug>/"):
            nodig = patroon.pattern.converters.keys()
            rest = nodig - sleutels.keys()
            if not patroon.name or not rest <= {"code"}:
                continue
            for code in _codes(patroon.name) if rest else ("",):
                alles = {**sleutels, "code": code}
                yield reverse(patroon.name, kwargs={naam: alles[naam] for naam in nodig})


def _codes(naam: str) -> list[str]:
    """What an address with a code is about, by its name; a new kind of code has to be added here."""
    return {
        "resultaat-conditie": [conditie.code for conditie in vijf_condities().condities],
        "resultaat-stelling": [stelling.code for stelling in vijf_condities().stellingen],
    }[naam]


def _maak_lijst(ronde: Ronde, verband: Samenwerkingsverband) -> Mapping[int, Deelnemer]:
    organisaties = {
        persoon.organisatie: Organisatie(samenwerkingsverband=verband, naam=persoon.organisatie, soort=persoon.soort)
        for persoon in ronde.personen
    }
    Organisatie.objects.bulk_create(organisaties.values())
    return {
        persoon.nummer: Deelnemer.objects.create(
            samenwerkingsverband=verband,
            organisatie=organisaties[persoon.organisatie],
            naam=f"Deelnemer {persoon.nummer:03}",
            email=_adres(persoon),
            positie=persoon.positie,
        )
        for persoon in ronde.personen
    }


def _adres(persoon: Persoon) -> str:
    return f"deelnemer{persoon.nummer:03}@partner.example"


def _van(persoon: Persoon) -> dict[str, str]:
    return persoon.antwoorden or {}


def _keer_om(waarde: str) -> str:
    return str(6 - int(waarde)) if waarde.isdigit() else waarde
