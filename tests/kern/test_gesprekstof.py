"""The texts beside a questionnaire: complete, questions that ask, requests that tell."""

from dataclasses import asdict

import pytest

from partnerschappen.kern.gesprekstof import laad_gesprekstof
from partnerschappen.kern.vragenlijst import OngeldigeVragenlijst, beschikbare_vragenlijsten

VERSIES = [(lijst.slug, versie) for lijst in beschikbare_vragenlijsten() for versie in range(1, lijst.versie + 1)]


@pytest.mark.parametrize(("slug", "versie"), VERSIES)
def test_every_version_has_questions_that_ask_and_requests_that_tell(slug: str, versie: int) -> None:
    stof = laad_gesprekstof(slug, versie)
    for conditie in stof.condities.values():
        assert all("?" in vraag for vraag in (conditie.vraag, conditie.sturen_doen, conditie.partners))
        assert conditie.verzoek.endswith(".")
    teksten = [*asdict(stof.verzoeken).values(), *(t for c in stof.condities.values() for t in asdict(c).values())]
    assert len(set(teksten)) == len(teksten)
    assert not any(woord in tekst.lower() for tekst in teksten for woord in ("!", "anoniem", "  "))
    assert all(tekst == tekst.strip() and tekst[0].isupper() for tekst in teksten)


@pytest.mark.parametrize(("slug", "versie"), [("vijf-condities", 99), ("weg", 1), ("../inhoud", 1)])
def test_a_version_that_is_not_there_is_refused(slug: str, versie: int) -> None:
    with pytest.raises(OngeldigeVragenlijst, match="geen gesprekstof"):
        laad_gesprekstof(slug, versie)
