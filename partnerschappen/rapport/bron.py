"""What the files about an uitkomst are made from: the words that page and report use, their meaning, and the cells."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import slugify

from partnerschappen.domein.opmerkingen import read_uitkomst
from partnerschappen.kern.beeld import Beeld, maak_beeld
from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.kern.vragenlijst import Vragenlijst, laad_vragenlijst
from partnerschappen.models import Ronde
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.weergave import Weergave


@dataclass(frozen=True, slots=True)
class Bron:
    """One closed ronde. `stam`: the beginning of a file's name; `opmerkingen`: whether the reader may read remarks."""

    w: Weergave
    beeld: Beeld
    uitkomst: Uitkomst
    vragenlijst: Vragenlijst
    stam: str
    opmerkingen: bool


def read_bron(ronde: Ronde, *, opmerkingen: bool = False) -> Bron:
    """Everything a file is made from. Raises Uitkomst.DoesNotExist for a ronde without uitkomst."""
    vragenlijst = laad_vragenlijst(ronde.vragenlijst, ronde.versie)
    return make_bron(ronde, read_uitkomst(ronde), vragenlijst, opmerkingen=opmerkingen)


def make_bron(ronde: Ronde, uitkomst: Uitkomst, vragenlijst: Vragenlijst, *, opmerkingen: bool = True) -> Bron:
    """The same from an uitkomst in memory."""
    w, beeld = make_weergave(ronde, uitkomst, vragenlijst), maak_beeld(uitkomst, vragenlijst)
    return Bron(w, beeld, uitkomst, vragenlijst, name_stam(ronde), opmerkingen)


def name_stam(ronde: Ronde) -> str:
    """'samen-opleiden-rivierenrijk-voorjaar-2026', short enough for every file system."""
    return "-".join(filter(None, (slugify(ronde.samenwerkingsverband.naam)[:80], slugify(ronde.titel)[:60])))
