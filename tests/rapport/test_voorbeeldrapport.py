"""The report of the public sample: made once, made anew by another release, and never twice in storage."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pytest_django import Settings

from partnerschappen.rapport.maken import Rapportbron
from partnerschappen.rapport.pdf import PdfMislukt
from partnerschappen.rapport.voorbeeldrapport import (
    PAUZE,
    has_voorbeeldrapport,
    make_voorbeeldrapport,
    name_voorbeeldrapport,
)

pytestmark = pytest.mark.django_db  # the cache is a table


@pytest.fixture(autouse=True)
def opslag(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    cache.clear()


def weiger(bron: Rapportbron) -> bytes:
    raise PdfMislukt("de proef wil het zo")


def test_it_is_made_once_and_what_an_earlier_release_made_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    default_storage.save("voorbeeld/eerder.pdf", ContentFile(b"%PDF-oud"))
    make_voorbeeldrapport()
    monkeypatch.setattr(Rapportbron, "render_apart", weiger)
    make_voorbeeldrapport()
    assert has_voorbeeldrapport()
    assert [f"voorbeeld/{naam}" for naam in default_storage.listdir("voorbeeld")[1]] == [name_voorbeeldrapport()]


def test_a_failure_is_not_tried_again_at_every_visit(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pogingen: list[Rapportbron] = []

    def tel(bron: Rapportbron) -> bytes:
        pogingen.append(bron)
        return weiger(bron)

    monkeypatch.setattr(Rapportbron, "render_apart", tel)
    make_voorbeeldrapport()
    make_voorbeeldrapport()
    assert (len(pogingen), has_voorbeeldrapport(), PAUZE) == (1, False, 3600)
    assert "de proef wil het zo" in caplog.text
