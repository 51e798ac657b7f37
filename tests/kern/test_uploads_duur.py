"""Files of which reading would take ever longer: each is done within a second of work, whatever it repeats."""

import time
from collections.abc import Callable

import pytest

from partnerschappen.kern.ledenlijst import OnleesbareLijst, lees_ledenlijst
from partnerschappen.kern.logo import maak_png
from partnerschappen.kern.ongeldiglogo import OngeldigLogo
from tests.werkmappen import BEGIN, BLAD, herschrijf, maak_werkmap

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}/>'
LANG = {
    "a sheet that is opened again and again": lambda: lees_ledenlijst(
        herschrijf(maak_werkmap(), {BLAD: BEGIN * 800 + "<sheetData>" * 800})
    ),
    "a file of returns alone": lambda: lees_ledenlijst(b"\r" * 100_000 + b"x"),
    "an address in a drawing, after many spaces": lambda: maak_png(
        SVG.format(f'viewBox="0 0 9 9" fill="url({" " * 60_000}"').encode()
    ),
    "a width in a drawing, before many spaces": lambda: maak_png(
        SVG.format(f'height="9" width="1{" " * 60_000}x"').encode()
    ),
}


@pytest.mark.parametrize("soort", LANG)
def test_no_file_keeps_the_server_busy(soort: str) -> None:
    lees: Callable[[], object] = LANG[soort]
    begin = time.process_time()
    with pytest.raises((OnleesbareLijst, OngeldigLogo)):
        lees()
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("maat", ["1.2.3", ".", "1e", "1e99999", "٣", "1 2"])
def test_a_width_that_is_no_number_is_refused_in_words(maat: str) -> None:
    with pytest.raises(OngeldigLogo):
        maak_png(SVG.format(f'width="{maat}" height="9"').encode())
