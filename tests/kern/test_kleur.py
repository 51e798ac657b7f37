"""A typed colour and its contrast with paper."""

import pytest

from partnerschappen.kern.kleur import contrast_met_wit, lees_kleur


@pytest.mark.parametrize(
    ("tekst", "kleur"),
    [
        ("#1F5FA8", "#1F5FA8"),
        (" 1f5fa8 ", "#1F5FA8"),
        ("#abc", "#AABBCC"),
        ("rood", None),
        ("#1F5FA", None),
        ("#1F5FA8;}", None),
        ("url(#x)", None),
        ("#１２３４５６", None),
        ("", None),
    ],
)
def test_a_colour_is_six_hexadecimal_digits_and_nothing_else(tekst: str, kleur: str | None) -> None:
    assert lees_kleur(tekst) == kleur


@pytest.mark.parametrize(
    ("kleur", "contrast"),
    [("#FFFFFF", 1.0), ("#000000", 21.0), ("#767676", 4.54), ("#1F5FA8", 6.44), ("#FFFF00", 1.07)],
)
def test_contrast_is_that_of_the_guideline(kleur: str, contrast: float) -> None:
    assert round(contrast_met_wit(kleur), 2) == contrast
