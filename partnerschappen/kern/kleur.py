"""A colour that somebody typed: its normal form, and how well it shows on white paper."""

from __future__ import annotations

import re

GENOEG = 4.5  # WCAG 2.2, 1.4.3: text in this colour can be read
ZICHTBAAR = 3.0  # WCAG 2.2, 1.4.11: a plane of this colour stands out


def lees_kleur(tekst: str) -> str | None:
    """'#RRGGBB' in capitals, from that, 'rrggbb', '#abc' or 'abc'; None when it is no colour."""
    cijfers = tekst.strip().removeprefix("#")
    if re.fullmatch(r"[0-9a-fA-F]{3}", cijfers):
        cijfers = "".join(2 * cijfer for cijfer in cijfers)
    return f"#{cijfers.upper()}" if re.fullmatch(r"[0-9a-fA-F]{6}", cijfers) else None


def contrast_met_wit(kleur: str) -> float:
    """Contrast of '#RRGGBB' with white, from 1 (none) to 21 (WCAG 2.2, 'contrast ratio')."""
    rood, groen, blauw = (_lineair(int(kleur[plaats : plaats + 2], 16) / 255) for plaats in (1, 3, 5))
    return 1.05 / (0.2126 * rood + 0.7152 * groen + 0.0722 * blauw + 0.05)


def _lineair(deel: float) -> float:
    """The light of a channel of sRGB (IEC 61966-2-1)."""
    return deel / 12.92 if deel <= 0.04045 else float(((deel + 0.055) / 1.055) ** 2.4)
