"""What the files about an uitkomst are made from: the words that page and report use, and the published cells."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify

from partnerschappen.kern.uitkomst import Uitkomst, uit_json
from partnerschappen.kern.vragenlijst import Vragenlijst, laad_vragenlijst
from partnerschappen.models import Ronde
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.weergave import Weergave


@dataclass(frozen=True, slots=True)
class Bron:
    """One closed ronde. `stam`: the beginning of a file's name, without the kind of file."""

    w: Weergave
    uitkomst: Uitkomst
    vragenlijst: Vragenlijst
    stam: str


def read_bron(ronde: Ronde) -> Bron:
    """Everything a file is made from. One query, if any. Raises Uitkomst.DoesNotExist for a ronde without uitkomst."""
    return make_bron(ronde, uit_json(ronde.uitkomst.inhoud), laad_vragenlijst(ronde.vragenlijst, ronde.versie))


def make_bron(ronde: Ronde, uitkomst: Uitkomst, vragenlijst: Vragenlijst) -> Bron:
    """The same from an uitkomst in memory."""
    stam = f"{slugify(ronde.samenwerkingsverband.naam)}-{slugify(ronde.titel)}"
    return Bron(make_weergave(ronde, uitkomst, vragenlijst), uitkomst, vragenlijst, stam)
