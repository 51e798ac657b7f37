"""Rounds in shorthand: one letter per condition, in order, to make every headline there can be.

S strong, R all right, L low, H hidden; small letters when people are divided about it too.
"""

from partnerschappen.kern.beeld import Beeld, maak_beeld
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.vragenlijst import laad_vragenlijst

VRAGENLIJST = laad_vragenlijst("vijf-condities", 1)
# What everybody answers to the six statements; 'v' is where half stand on one side and half on the other.
PATRONEN = {"S": "444444", "R": "333333", "L": "222222", "H": "nnnnnn", "s": "vv5555", "r": "vv3333", "l": "vv2222"}


def maak_rondebeeld(condities: str, n: int = 20, genodigd: int = 0, k: int = 5) -> Beeld:
    """Count a round in which `n` people answer as the letters say."""
    antwoorden = [_vul_in(condities, even=bool(nummer % 2)) for nummer in range(n)]
    uitkomst = tel_ronde(VRAGENLIJST, antwoorden, genodigd=genodigd or n, k=k)
    return maak_beeld(uitkomst, VRAGENLIJST)


def _vul_in(condities: str, *, even: bool) -> dict[str, str]:
    antwoorden = {}
    for conditie, letter in zip(VRAGENLIJST.condities, condities, strict=True):
        laag, hoog = ("2", "5") if letter == "s" else ("2", "4")
        for stelling, punt in zip(conditie.stellingen, PATRONEN[letter], strict=True):
            antwoorden[stelling.code] = punt if punt != "v" else (hoog if even else laag)
    return antwoorden
