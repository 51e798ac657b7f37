"""Why a file cannot be a logo."""

from __future__ import annotations

from enum import StrEnum


class Logoreden(StrEnum):
    """What is wrong with it."""

    TE_GROOT = "te_groot"
    LEEG = "leeg"
    ANDER_BESTAND = "ander_bestand"  # neither PNG nor SVG
    PNG_ONLEESBAAR = "png_onleesbaar"
    TE_VEEL_PUNTEN = "te_veel_punten"
    TE_KLEIN = "te_klein"
    SCHEEF = "scheef"  # a line rather than a picture
    ONZICHTBAAR = "onzichtbaar"  # on white paper
    SVG_ONLEESBAAR = "svg_onleesbaar"
    SVG_ACTIEF = "svg_actief"  # scripts, animations, entities
    SVG_VERWIJST = "svg_verwijst"  # to something outside, or a picture inside
    SVG_LETTERS = "svg_letters"
    SVG_INGEWIKKELD = "svg_ingewikkeld"
    SVG_ZONDER_MAAT = "svg_zonder_maat"


class OngeldigLogo(Exception):
    """The file is refused; `reden` says why."""

    def __init__(self, reden: Logoreden) -> None:
        super().__init__(str(reden))
        self.reden = reden
