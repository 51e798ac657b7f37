"""Making a report: once, again when its inputs change, and never half."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from partnerschappen.models import Rapport, Ronde, Samenwerkingsverband
from partnerschappen.rapport import maken
from partnerschappen.rapport.maken import make_rapport, request_rapport
from partnerschappen.rapport.pdf import PangoOntbreekt, PdfMislukt
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld

Status = Rapport.Status


@pytest.fixture(autouse=True)
def opslag(settings: Settings, tmp_path: Path) -> None:
    """A storage that holds nothing yet."""
    settings.MEDIA_ROOT = tmp_path / "bestanden"


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    return sluit_met(rivierenrijk, tel_voorbeeld(7, genodigd=10))


def weiger(monkeypatch: pytest.MonkeyPatch, fout: PdfMislukt) -> None:
    """The renderer is a wall we don't own."""

    def mislukt(html: str, **bij: object) -> bytes:
        raise fout

    monkeypatch.setattr(maken, "render_pdf_apart", mislukt)


def test_report_is_made_and_kept_in_storage(ronde: Ronde) -> None:
    make_rapport(ronde.pk)
    rapport = Rapport.objects.get()
    assert (rapport.status, rapport.pogingen) == (Status.KLAAR, 0)
    with rapport.bestand.open() as bestand:
        assert bestand.read().startswith(b"%PDF-")


def test_running_again_changes_nothing(ronde: Ronde) -> None:
    make_rapport(ronde.pk)
    eerst = Rapport.objects.values().get()
    make_rapport(ronde.pk)
    assert Rapport.objects.values().get() == eerst


def test_same_inputs_are_not_rendered_again(ronde: Ronde, monkeypatch: pytest.MonkeyPatch) -> None:
    make_rapport(ronde.pk)
    weiger(monkeypatch, PdfMislukt("zou niet mogen"))
    request_rapport(ronde)
    make_rapport(ronde.pk)
    assert Rapport.objects.get().status == Status.KLAAR


def test_other_inputs_replace_the_stored_report(ronde: Ronde) -> None:
    make_rapport(ronde.pk)
    oud = str(Rapport.objects.get().bestand.name)
    Ronde.objects.update(gesprek_details="in de aula")
    request_rapport(ronde)
    make_rapport(ronde.pk)
    nieuw = str(Rapport.objects.get().bestand.name)
    assert [default_storage.exists(naam) for naam in (oud, nieuw)] == [False, True]


def test_report_that_another_worker_makes_is_left_alone(ronde: Ronde) -> None:
    Rapport.objects.update(status=Status.BEZIG, begonnen_op=timezone.now())
    make_rapport(ronde.pk)
    assert Rapport.objects.get().status == Status.BEZIG


def test_report_of_a_worker_that_was_stopped_is_taken_over(ronde: Ronde) -> None:
    Rapport.objects.update(status=Status.BEZIG, begonnen_op=timezone.now() - timedelta(minutes=3))
    make_rapport(ronde.pk)
    assert Rapport.objects.get().status == Status.KLAAR


def test_worker_that_was_overtaken_leaves_no_file(ronde: Ronde, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(html: str, **bij: object) -> bytes:
        Rapport.objects.update(begonnen_op=timezone.now() + timedelta(minutes=2))
        return b"%PDF-"

    monkeypatch.setattr(maken, "render_pdf_apart", overtaken)
    make_rapport(ronde.pk)
    rapport = Rapport.objects.get()
    assert (rapport.status, rapport.bestand.name) == (Status.BEZIG, "")
    assert default_storage.listdir("rapporten")[1] == []


def test_failure_is_tried_three_times(ronde: Ronde, monkeypatch: pytest.MonkeyPatch) -> None:
    weiger(monkeypatch, PdfMislukt("niet klaar na 60 seconden"))
    stand = []
    for _ in range(3):
        make_rapport(ronde.pk)
        stand.append(Rapport.objects.get().status)
    assert stand == [Status.WACHT, Status.WACHT, Status.MISLUKT]


def test_missing_pango_fails_at_once(ronde: Ronde, monkeypatch: pytest.MonkeyPatch) -> None:
    weiger(monkeypatch, PangoOntbreekt("libpangoft2"))
    make_rapport(ronde.pk)
    assert Rapport.objects.get().status == Status.MISLUKT


def test_command_writes_the_report(ronde: Ronde, tmp_path: Path) -> None:
    call_command("maak_rapport", "rivierenrijk/voorjaar-2026", uit=tmp_path / "rapport.pdf", verbosity=0)
    assert (tmp_path / "rapport.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("adres", "reden"),
    [
        ("rivierenrijk", "schuine streep"),
        ("rivierenrijk/najaar", "Er is geen ronde"),
        ("elders/voorjaar-2026", "Er is geen ronde"),
    ],
)
def test_command_says_in_words_what_is_wrong(adres: str, reden: str, ronde: Ronde, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=reden):
        call_command("maak_rapport", adres, uit=tmp_path / "rapport.pdf")


def test_command_refuses_a_ronde_that_is_not_closed(ronde: Ronde, tmp_path: Path) -> None:
    Ronde.objects.update(status=Ronde.Status.OPEN)
    with pytest.raises(CommandError, match="nog geen uitkomst"):
        call_command("maak_rapport", "rivierenrijk/voorjaar-2026", uit=tmp_path / "rapport.pdf")


def test_command_refuses_a_folder_that_is_not_there(ronde: Ronde, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("maak_rapport", "rivierenrijk/voorjaar-2026", uit=tmp_path / "weg" / "rapport.pdf")


@pytest.mark.parametrize(
    ("waarvan", "veld", "waarde"),
    [("ronde", "voorwoord", "Beste partners"), ("ronde", "weggelaten", {"opmerking-slot": [0]}),
     ("verband", "kleur", "#1F5FA8"), ("verband", "logo", "logos/1-abc.png")],
)  # fmt: skip
def test_report_is_made_again_when_the_leader_changes_what_it_shows(
    ronde: Ronde, waarvan: str, veld: str, waarde: object
) -> None:
    eerst = maken.hash_invoer(ronde)
    setattr(ronde if waarvan == "ronde" else ronde.samenwerkingsverband, veld, waarde)
    assert maken.hash_invoer(ronde) != eerst
