"""A logo that is uploaded: a picture becomes a PNG of our own, and whatever could do more than be seen is refused."""

import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from partnerschappen.kern import logo
from partnerschappen.kern.logo import GROOTSTE_ZIJDE, MAXIMUM_BYTES, maak_png
from partnerschappen.kern.ongeldiglogo import Logoreden, OngeldigLogo
from partnerschappen.kern.svglogo import MAXIMUM_ELEMENTEN, MAXIMUM_HERHALINGEN

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
VORM = '<rect x="10" y="10" width="60" height="30" fill="#1F5FA8"/>'
DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'


def svg(binnen: str = VORM, wortel: str = 'viewBox="0 0 100 50"', voor: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{voor}<svg {NS} {wortel}>{binnen}</svg>'.encode()


def png(breed: int = 300, hoog: int = 120, soort: str = "RGBA", **opties: object) -> bytes:
    uit = BytesIO()
    Image.new(soort, (breed, hoog), opties.pop("kleur", (31, 95, 168, 255)[: len(soort)])).save(uit, "PNG", **opties)  # type: ignore[arg-type]
    return uit.getvalue()


def met_maat(breed: int, hoog: int) -> bytes:
    """A PNG whose head says another size than its pixels have."""
    kop = b"IHDR" + struct.pack(">LL", breed, hoog) + b"\x08\x06\0\0\0"
    return png()[:8] + struct.pack(">L", 13) + kop + struct.pack(">L", zlib.crc32(kop)) + png()[33:]


def bekijk(ruw: bytes) -> Image.Image:
    beeld = Image.open(BytesIO(maak_png(ruw)))
    beeld.load()
    return beeld


def chunks(ruw: bytes) -> list[bytes]:
    soorten, plaats = [], 8
    while plaats < len(ruw):
        lengte = struct.unpack(">L", ruw[plaats : plaats + 4])[0]
        soorten.append(ruw[plaats + 4 : plaats + 8])
        plaats += 12 + lengte
    return soorten


def test_a_png_keeps_its_pixels_and_loses_all_else_that_it_tells() -> None:
    tekst = PngImagePlugin.PngInfo()
    tekst.add_text("Author", "Noor Bakker, Dorpsstraat 1")
    tekst.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta/>", zip=True)
    exif = Image.Exif()
    exif[0x010E] = "thuis bij Noor"
    ruw = png(pnginfo=tekst, exif=exif, icc_profile=b"x" * 500, dpi=(300, 300)) + b"<script>achteraan</script>"
    eigen = maak_png(ruw)
    assert set(chunks(eigen)) == {b"IHDR", b"IDAT", b"IEND"}
    assert b"Noor" not in eigen
    assert b"script" not in eigen
    assert bekijk(ruw).getpixel((5, 5)) == (31, 95, 168, 255)


@pytest.mark.parametrize("soort", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_png_is_read(soort: str) -> None:
    kleur = {"LA": (0, 255), "RGB": (0, 0, 0), "RGBA": (0, 0, 0, 255)}.get(soort, 0)
    assert bekijk(png(soort=soort, kleur=kleur)).size == (300, 120)


def test_a_large_picture_is_made_smaller_and_keeps_its_shape() -> None:
    assert bekijk(png(4000, 1000)).size == (GROOTSTE_ZIJDE, GROOTSTE_ZIJDE // 4)


@pytest.mark.parametrize(
    "ruw",
    [
        svg(),
        svg(voor=DOCTYPE + "<!-- Generator -->"),
        svg(wortel='width="100px" height="50"'),
        b"\xef\xbb\xbf" + svg(),
        svg('<style type="text/css">.a{fill:#1F5FA8;}</style><rect class="a" x="10" y="10" width="60" height="30"/>'),
        svg(f'<title>Logo</title><metadata><rdf:RDF xmlns:rdf="x"/></metadata><s:view xmlns:s="urn:s"/>{VORM}'),
        svg(f'<defs><g id="v">{VORM}</g></defs><use xlink:href="#v"/>'),
        svg(
            '<linearGradient id="g"><stop offset="0" stop-color="#1F5FA8"/></linearGradient>'
            "<rect x='10' y='10' width='60' height='30' fill=\"url( '#g' )\"/>"
        ),
    ],
    ids=["plain", "doctype of Illustrator", "size only", "BOM", "classes", "what editors keep", "repeated", "gradient"],
)
def test_a_drawing_becomes_a_png(ruw: bytes) -> None:
    beeld = bekijk(ruw)
    assert (beeld.format, beeld.size) == ("PNG", (GROOTSTE_ZIJDE, GROOTSTE_ZIJDE // 2))
    assert beeld.getpixel((500, 300)) == (31, 95, 168, 255)
    assert beeld.convert("RGBA").getpixel((1500, 700)) == (0, 0, 0, 0)


def test_a_tall_drawing_is_bounded_by_its_height() -> None:
    assert bekijk(svg(wortel='viewBox="0 0 50 100"')).size == (GROOTSTE_ZIJDE // 2, GROOTSTE_ZIJDE)


LACH = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
TIENTALLEN = "".join(f'<g id="u{n}">{f"""<use href="#u{n - 1}"/>""" * 10}</g>' for n in range(1, 9))
VIJANDIG: dict[str, tuple[bytes, Logoreden]] = {
    "a script": (svg("<script>alert(1)</script>"), Logoreden.SVG_ACTIEF),
    "a script in another namespace": (svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'), Logoreden.SVG_ACTIEF),
    "a script inside a title": (svg(f"<title><script/></title>{VORM}"), Logoreden.SVG_ACTIEF),
    "a handler": (svg('<rect width="9" height="9" onload="alert(1)"/>'), Logoreden.SVG_ACTIEF),
    "a handler on the root": (svg(wortel='viewBox="0 0 9 9" ONCLICK="x"'), Logoreden.SVG_ACTIEF),
    "foreignObject": (svg("<foreignObject><p/></foreignObject>"), Logoreden.SVG_ACTIEF),
    "animate": (svg('<rect><animate attributeName="href" to="javascript:x"/></rect>'), Logoreden.SVG_ACTIEF),
    "set": (svg('<rect><set attributeName="onclick" to="x"/></rect>'), Logoreden.SVG_ACTIEF),
    "an entity from a file": (
        svg(voor='<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        Logoreden.SVG_ACTIEF,
    ),
    "billion laughs": (svg(voor=LACH), Logoreden.SVG_ACTIEF),
    "a DTD from elsewhere": (svg(voor='<!DOCTYPE svg SYSTEM "http://169.254.169.254/x.dtd">'), Logoreden.SVG_ACTIEF),
    "an image from a server": (
        svg('<image href="http://169.254.169.254/" width="9"/>'),
        Logoreden.SVG_VERWIJST,
    ),
    "an image from a file": (
        svg('<image xlink:href="file:///etc/passwd" width="9"/>'),
        Logoreden.SVG_VERWIJST,
    ),
    "an embedded image": (
        svg('<image href="data:image/png;base64,AAAA"/>'),
        Logoreden.SVG_VERWIJST,
    ),
    "a link": (svg(f'<a href="javascript:alert(1)">{VORM}</a>'), Logoreden.SVG_VERWIJST),
    "a shape from elsewhere": (svg('<use href="http://evil.example/a.svg#b"/>'), Logoreden.SVG_VERWIJST),
    "a shape from a file": (svg('<use xlink:href="file:///etc/passwd#b"/>'), Logoreden.SVG_VERWIJST),
    "a fill from elsewhere": (svg('<rect fill="url(http://evil.example/#a)"/>'), Logoreden.SVG_VERWIJST),
    "a quoted fill from elsewhere": (svg("<rect style=\"fill:URL( 'file:///x')\"/>"), Logoreden.SVG_VERWIJST),
    "an import in a style": (svg("<style>@import 'http://evil.example/a.css';</style>"), Logoreden.SVG_VERWIJST),
    "an escaped import in a style": (svg("<style>\\40 import 'x';</style>"), Logoreden.SVG_VERWIJST),
    "a font in a style": (svg("<style>@font-face{src:url(file:///x)}</style>"), Logoreden.SVG_VERWIJST),
    "letters": (svg("<text x='1' y='9'>Samen</text>"), Logoreden.SVG_LETTERS),
    "a filter": (svg('<filter id="f"><feTurbulence/></filter>'), Logoreden.SVG_INGEWIKKELD),
    "a pattern": (svg('<pattern id="p" width="0.0001" height="0.0001"/>'), Logoreden.SVG_INGEWIKKELD),
    "shapes that repeat shapes that repeat": (svg(f'<g id="u0">{VORM}</g>{TIENTALLEN}'), Logoreden.SVG_INGEWIKKELD),
    "a shape that repeats itself": (svg('<g id="u"><use href="#u"/></g>'), Logoreden.SVG_INGEWIKKELD),
    "more repetitions than a logo has": (
        svg(f'<g id="u">{VORM}</g>{"""<use href="#u"/>""" * (MAXIMUM_HERHALINGEN + 1)}'),
        Logoreden.SVG_INGEWIKKELD,
    ),
    "more shapes than a logo has": (svg("<g/>" * MAXIMUM_ELEMENTEN), Logoreden.SVG_INGEWIKKELD),
    "nested ever deeper": (svg("<g>" * 50_000 + "</g>" * 50_000), Logoreden.SVG_INGEWIKKELD),
    "a view box without end": (svg(wortel='viewBox="0 0 1e12 1e12"'), Logoreden.SVG_ZONDER_MAAT),
    "a view box of nothing": (svg(wortel='viewBox="0 0 nan inf"'), Logoreden.SVG_ZONDER_MAAT),
    "no size at all": (svg(wortel='width="100%"'), Logoreden.SVG_ZONDER_MAAT),
    "a line": (svg(wortel='viewBox="0 0 1000 1"'), Logoreden.SCHEEF),
    "nothing to be seen": (svg("<g/>"), Logoreden.ONZICHTBAAR),
    "white on white": (svg('<rect width="100" height="50" fill="#fff"/>'), Logoreden.ONZICHTBAAR),
    "not closed": (svg()[:-6], Logoreden.SVG_ONLEESBAAR),
    "another encoding": (svg().decode().encode("utf-16"), Logoreden.ANDER_BESTAND),
    "a web page": (b"<html><body>logo</body></html>", Logoreden.SVG_ONLEESBAAR),
    "XML that is no drawing": (b'<rss version="2.0"/>', Logoreden.SVG_ONLEESBAAR),
    "a JPEG named .png": (b"\xff\xd8\xff\xe0\0\x10JFIF", Logoreden.ANDER_BESTAND),
    "a packed drawing (.svgz)": (b"\x1f\x8b\x08\0", Logoreden.ANDER_BESTAND),
    "a PNG that is only a head": (png()[:20], Logoreden.PNG_ONLEESBAAR),
    "a PNG cut off": (png()[:60], Logoreden.PNG_ONLEESBAAR),
    "a PNG that says it is larger than it is": (met_maat(3000, 3000), Logoreden.PNG_ONLEESBAAR),
    "a PNG of a hundred thousand by a hundred thousand": (met_maat(100_000, 100_000), Logoreden.TE_VEEL_PUNTEN),
    "a PNG of no size": (met_maat(0, 10), Logoreden.TE_KLEIN),
    "a PNG of 16 by 16": (png(16, 16), Logoreden.TE_KLEIN),
    "a PNG that is a line": (png(2000, 2), Logoreden.SCHEEF),
    "a white PNG": (png(kleur=(255, 255, 255, 255)), Logoreden.ONZICHTBAAR),
    "a PNG that can be seen through": (png(kleur=(0, 0, 0, 0)), Logoreden.ONZICHTBAAR),
    "nothing": (b"  ", Logoreden.LEEG),
    "too much": (svg() + b" " * MAXIMUM_BYTES, Logoreden.TE_GROOT),
}


@pytest.mark.parametrize("soort", VIJANDIG)
def test_what_is_no_logo_is_refused_by_its_own_reason(soort: str) -> None:
    ruw, reden = VIJANDIG[soort]
    with pytest.raises(OngeldigLogo) as fout:
        maak_png(ruw)
    assert fout.value.reden == reden


def test_a_drawing_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logo, "TEKENTIJD", 1)
    vlakken = '<rect width="100" height="50" fill="#1F5FA8" opacity="0.01"/>' * (MAXIMUM_ELEMENTEN - 200)
    herhaald = '<use href="#v"/>' * MAXIMUM_HERHALINGEN
    with pytest.raises(OngeldigLogo) as fout:
        maak_png(svg(f'<g id="v">{vlakken}</g>{herhaald}'))
    assert fout.value.reden == Logoreden.SVG_INGEWIKKELD


def test_half_a_picture_is_refused_also_where_the_renderer_of_reports_took_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as importing it does, for the whole process
    ruw, reden = VIJANDIG["a PNG that says it is larger than it is"]
    with pytest.raises(OngeldigLogo) as fout:
        maak_png(ruw)
    assert (fout.value.reden, ImageFile.LOAD_TRUNCATED_IMAGES) == (reden, True)


@pytest.mark.parametrize("al_omgezet", [False, True])
def test_a_text_bomb_inside_a_png_is_refused(monkeypatch: pytest.MonkeyPatch, *, al_omgezet: bool) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", al_omgezet)
    bom = zlib.compress(b"x" * 100_000_000)
    deel = b"zTXtComment\0\0" + bom
    stuk = struct.pack(">L", len(deel) - 4) + deel + struct.pack(">L", zlib.crc32(deel))
    goed = png()
    with pytest.raises(OngeldigLogo) as fout:
        maak_png(goed[:33] + stuk + goed[33:])
    assert fout.value.reden == Logoreden.PNG_ONLEESBAAR


def test_a_broken_file_of_any_kind_is_refused_and_raises_nothing_else() -> None:
    toeval = random.Random(7)
    for goed, keren in ((png(), 60), (svg(), 12)):
        for _poging in range(keren):
            kapot = bytearray(goed)
            for _keer in range(toeval.randint(1, 6)):
                kapot[toeval.randrange(8, len(kapot))] = toeval.randrange(256)
            try:
                maak_png(bytes(kapot))
            except OngeldigLogo:
                continue
