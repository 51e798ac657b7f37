"""The public sample: what it shows is what the demo's ronde published, and it needs no database."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import Settings

from partnerschappen.domein.opmerkingen import read_uitkomst
from partnerschappen.models import Ronde
from partnerschappen.rapport.context import build_weergave
from partnerschappen.rapport.voorbeeld import load_voorbeeld

GEGEVENS = (
    *("titel", "vragenlijst", "versie", "geheimhouding", "indelingen", "geopend_op", "gesloten_op"),
    *("uitkomst_op", "gesprek_op", "gesprek_details", "vrijgegeven_op", "nagekeken_op", "voorwoord"),
)

# One more was published, which names a person: it is kept out.
BELANGEN = (
    "Over geld praten we pas in de auto naar huis.",
    "Wij leveren de stageplekken, de opleiding bepaalt het rooster. Dat mag best eens benoemd worden.",
    "Ik weet wel wat mijn bestuur wil, maar er is nog nooit naar gevraagd.",
)


def zonder_volgorde(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Remarks are shuffled anew at every closing."""
    opmerkingen = {vraag: sorted(teksten) for vraag, teksten in inhoud["opmerkingen"].items()}
    return {**inhoud, "opmerkingen": opmerkingen}


@pytest.mark.django_db
def test_the_sample_is_the_closed_ronde_of_the_demo(settings: Settings) -> None:
    settings.DEMO = True
    call_command("demo_laden", stdout=StringIO())
    demo, voorbeeld = Ronde.objects.get(slug="voorjaar-2026"), load_voorbeeld()
    assert zonder_volgorde(voorbeeld.uitkomst.inhoud) == zonder_volgorde(demo.uitkomst.inhoud)
    assert [getattr(voorbeeld, naam) for naam in GEGEVENS] == [getattr(demo, naam) for naam in GEGEVENS]
    zonder = [read_uitkomst(ronde).opmerkingen["opmerking-belangen"] for ronde in (voorbeeld, demo)]
    assert [sorted(teksten) for teksten in zonder if isinstance(teksten, tuple)] == [sorted(BELANGEN)] * 2
    for naam in ("naam", "aanduiding", "verantwoordelijke", "contact_naam", "contact_email"):
        assert getattr(voorbeeld.samenwerkingsverband, naam) == getattr(demo.samenwerkingsverband, naam)


def test_the_sample_is_shown_without_a_database() -> None:
    w = build_weergave(load_voorbeeld())
    assert (w.n, len(w.punten)) == (26, 3)
