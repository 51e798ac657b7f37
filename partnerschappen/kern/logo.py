"""Makes a PNG of our own out of the logo that somebody uploaded, from its pixels alone; refuses what is no picture.

An SVG is drawn in a process of its own, which `python -m partnerschappen.kern.logo` is.
"""

from __future__ import annotations

import resource
import struct
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFile

from partnerschappen.kern.ongeldiglogo import Logoreden, OngeldigLogo
from partnerschappen.kern.svglogo import SCHEEFSTE, Svglogo, keur_svg

MAXIMUM_BYTES = 1_000_000
MAXIMUM_PUNTEN = 16_000_000  # pixels: 64 MB while it is read, and twice that while it is made smaller
GROOTSTE_ZIJDE = 1600
KLEINSTE_ZIJDE = 100  # of the longest one: below it, print shows squares
BIJNA_WIT = 245
TEKENTIJD = 5  # seconds
_GEHEUGEN = 1_000_000_000  # bytes of address space for the drawing process; a logo takes a tenth
_PNG = b"\x89PNG\r\n\x1a\n"
_WORTEL = Path(__file__).resolve().parent.parent.parent


def maak_png(ruw: bytes) -> bytes:
    """The picture as a PNG without anything else in it, at most GROOTSTE_ZIJDE pixels wide and high.

    Raises OngeldigLogo, and nothing else.
    """
    if not ruw.strip():
        raise OngeldigLogo(Logoreden.LEEG)
    if len(ruw) > MAXIMUM_BYTES:
        raise OngeldigLogo(Logoreden.TE_GROOT)
    if ruw.startswith(_PNG):
        return _uit_punten(ruw, Logoreden.PNG_ONLEESBAAR)
    if ruw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return _uit_punten(_teken(keur_svg(ruw)), Logoreden.SVG_ONLEESBAAR)
    raise OngeldigLogo(Logoreden.ANDER_BESTAND)


def _uit_punten(ruw: bytes, onleesbaar: Logoreden) -> bytes:
    _keur_maat(ruw, onleesbaar)
    try:
        with warnings.catch_warnings(), _heel_of_niet():
            warnings.simplefilter("ignore")  # of many pixels: they were counted above
            beeld = _lees_punten(ruw)
    except Exception as fout:  # a broken PNG makes Pillow raise nearly anything
        raise OngeldigLogo(onleesbaar) from fout
    if _is_onzichtbaar(beeld):
        raise OngeldigLogo(Logoreden.ONZICHTBAAR)
    # From bare bytes: what else a PNG tells (texts, a place, a colour profile) would come along.
    kaal = Image.frombytes(beeld.mode, beeld.size, beeld.tobytes())
    uit = BytesIO()
    kaal.save(uit, "PNG", optimize=True)
    return uit.getvalue()


def _keur_maat(ruw: bytes, onleesbaar: Logoreden) -> None:
    """By the head of the file, before anything is unpacked."""
    if len(ruw) < 24 or ruw[12:16] != b"IHDR":
        raise OngeldigLogo(onleesbaar)
    breed, hoog = struct.unpack(">LL", ruw[16:24])
    if breed * hoog > MAXIMUM_PUNTEN:
        raise OngeldigLogo(Logoreden.TE_VEEL_PUNTEN)
    if not breed or not hoog or max(breed, hoog) < KLEINSTE_ZIJDE:
        raise OngeldigLogo(Logoreden.TE_KLEIN)
    if not 1 / SCHEEFSTE <= breed / hoog <= SCHEEFSTE:
        raise OngeldigLogo(Logoreden.SCHEEF)


def _lees_punten(ruw: bytes) -> Image.Image:
    """The pixels, with transparency where there is any, made smaller where there are too many."""
    with Image.open(BytesIO(ruw), formats=["PNG"]) as proef:
        proef.verify()
    with Image.open(BytesIO(ruw), formats=["PNG"]) as bron:
        soort = "RGBA" if bron.has_transparency_data else "RGB"
        beeld = bron if bron.mode == soort else bron.convert(soort)
        beeld.thumbnail((GROOTSTE_ZIJDE, GROOTSTE_ZIJDE), Image.Resampling.LANCZOS)
        return beeld.copy()


@contextmanager
def _heel_of_niet() -> Iterator[None]:
    """Take no half picture and no text without end, also in a process where the renderer of reports asked for that."""
    eerder, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = eerder


def _is_onzichtbaar(beeld: Image.Image) -> bool:
    papier = Image.new("RGBA", beeld.size, "white")
    papier.alpha_composite(beeld.convert("RGBA"))
    laagste = papier.convert("L").getextrema()[0]
    return isinstance(laagste, (int, float)) and laagste > BIJNA_WIT


def _teken(logo: Svglogo) -> bytes:
    """Draw in a process that may be lost: the renderer is no Python, and could take all there is."""
    try:
        klaar = subprocess.run(  # noqa: S603  # ourselves, by full path
            [sys.executable, "-m", "partnerschappen.kern.logo", "breed" if logo.verhouding >= 1 else "hoog"],
            input=logo.svg.encode(), capture_output=True, timeout=TEKENTIJD, cwd=_WORTEL, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as fout:
        raise OngeldigLogo(Logoreden.SVG_INGEWIKKELD) from fout
    if klaar.returncode < 0:  # stopped: too much memory or too much time
        raise OngeldigLogo(Logoreden.SVG_INGEWIKKELD)
    if klaar.returncode or not klaar.stdout.startswith(_PNG):
        raise OngeldigLogo(Logoreden.SVG_ONLEESBAAR)
    return klaar.stdout


def _teken_hier(svg: str, zijde: str) -> bytes:
    """No fonts and no folder to find other files in: shapes are all there is."""
    import resvg_py  # only the drawing process needs it

    breed, hoog = (GROOTSTE_ZIJDE, None) if zijde == "breed" else (None, GROOTSTE_ZIJDE)
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=breed, height=hoog, skip_system_fonts=True))


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_GEHEUGEN, _GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (TEKENTIJD, TEKENTIJD))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(_teken_hier(sys.stdin.buffer.read().decode(), sys.argv[1]))


if __name__ == "__main__":
    _main()
