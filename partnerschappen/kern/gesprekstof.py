"""What helps to talk about results, beside the questionnaire: opening questions and requests, read from TOML.

A version of the questionnaire never changes once it was used; these texts are never asked, so they may.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from partnerschappen.kern.vragenlijst import INHOUD, OngeldigeVragenlijst, laad_vragenlijst


@dataclass(frozen=True, slots=True)
class Conditiestof:
    """Texts about one condition; the keys are explained in the TOML."""

    vraag: str
    verzoek: str
    kans_sterk: str
    verzoek_sterk: str
    sturen_doen: str
    partners: str


@dataclass(frozen=True, slots=True)
class Verzoeken:
    """What is asked of the stuurgroep where groups see a condition differently."""

    sturen_doen: str
    partners: str


@dataclass(frozen=True, slots=True)
class Gesprekstof:
    """The texts beside one version of a questionnaire; `condities` is condition code → texts."""

    condities: Mapping[str, Conditiestof]
    verzoeken: Verzoeken


@cache
def laad_gesprekstof(slug: str, versie: int) -> Gesprekstof:
    """Read the texts beside one version. Raises OngeldigeVragenlijst when absent, wrong, or of other conditions."""
    pad = INHOUD / slug / "gesprek" / f"{versie}.toml"
    if not re.fullmatch(r"[a-z0-9-]+", slug) or not pad.is_file():
        raise OngeldigeVragenlijst(f"geen gesprekstof bij {slug} {versie}")
    try:
        toml = tomllib.loads(pad.read_text(encoding="utf-8"))
        condities = {code: Conditiestof(**rij) for code, rij in toml["condities"].items()}
        stof = Gesprekstof(condities, Verzoeken(**toml["verzoeken"]))
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as fout:
        raise OngeldigeVragenlijst(f"gesprekstof bij {slug} {versie}: {fout}") from fout
    if set(condities) != {conditie.code for conditie in laad_vragenlijst(slug, versie).condities}:
        raise OngeldigeVragenlijst(f"gesprekstof bij {slug} {versie}: andere condities dan de vragenlijst")
    return stof
