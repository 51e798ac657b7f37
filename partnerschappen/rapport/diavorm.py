"""What slides look like and how text gets on them; no figure of an uitkomst is known here. What they say is `dia`.

Fonts are those that every office has: Georgia for heads, Calibri for the rest. Sizes in points, places in inches.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from partnerschappen.kern.tekening import KLEUREN

BREED, HOOG, RAND = 13.333, 7.5, 0.7
BINNEN = BREED - 2 * RAND
KOP_BOVEN, KOP_HOOG, INHOUD_BOVEN, INHOUD_ONDER = 0.5, 1.3, 1.95, 6.75
VOORBLAD, ALLEEN_KOP = "Title Slide", "Title Only"
PAPIER, TAAL = "#fbfaf7", "nl-NL"
KOPLETTER, LETTER = "Georgia", "Calibri"
THEMA = {
    "dk1": KLEUREN["inkt"],
    "lt1": KLEUREN["wit"],
    "dk2": KLEUREN["merk"],
    "lt2": PAPIER,
    **{f"accent{nr}": kleur for nr, kleur in enumerate(list(KLEUREN.values())[:5], start=1)},
    "accent6": KLEUREN["grijs"],
    "hlink": KLEUREN["organisatie"],
    "folHlink": KLEUREN["relatie"],
}
MATEN = ((60, 34), (110, 30), (170, 26))  # characters of a title that fit two or three lines of this size
KLEINSTE_KOP, KOPRIJ = 22, 0.5
SIERAAD = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def open_presentatie(voet: str) -> Any:
    """A presentation without slides: 16:9, our colours and type, `voet` at the foot of every slide."""
    presentatie = Presentation()
    presentatie.slide_width, presentatie.slide_height = Inches(BREED), Inches(HOOG)
    for opmaak in list(presentatie.slide_layouts):
        if opmaak.name not in {VOORBLAD, ALLEEN_KOP}:
            presentatie.slide_layouts.remove(opmaak)
    _ruim_op(presentatie.part)
    _kleur_thema(presentatie.slide_master)
    _schik_meester(presentatie.slide_master, voet)
    for opmaak in presentatie.slide_layouts:
        _schik_opmaak(opmaak)
    return presentatie


def voeg_dia_toe(presentatie: Any, titel: str, opmaak: str = ALLEEN_KOP) -> Any:
    """A slide with its title in the placeholder for it, so that it is found, read and listed as one."""
    dia = presentatie.slides.add_slide(next(een for een in presentatie.slide_layouts if een.name == opmaak))
    dia.shapes.title.text_frame.text = titel
    maat = next((punten for tekens, punten in MATEN if len(titel) <= tekens), KLEINSTE_KOP)
    for run in dia.shapes.title.text_frame.paragraphs[0].runs:
        run.font.size = Pt(maat + 4 if opmaak == VOORBLAD else maat)
    return dia


def schrijf_vak(
    dia: Any, plek: tuple[float, float, float, float], regels: Sequence[str], *,
    punten: float = 20, kleur: str = KLEUREN["inkt"], vet: bool = False, kop: bool = False,
) -> Any:  # fmt: skip
    """A box of text, a paragraph per line; plek: left, top, width, height."""
    vak = dia.shapes.add_textbox(*(Inches(maat) for maat in plek))
    vak.text_frame.word_wrap = True
    vul_tekst(vak.text_frame, regels, punten=punten, kleur=kleur, vet=vet, kop=kop)
    return vak


def vul_tekst(
    kader: Any, regels: Sequence[str], *, punten: float, kleur: str = KLEUREN["inkt"], vet: bool = False,
    kop: bool = False, midden: bool = False,
) -> None:  # fmt: skip
    """Write lines in a frame."""
    for plaats, regel in enumerate(regels):
        alinea = kader.paragraphs[0] if plaats == 0 else kader.add_paragraph()
        alinea.space_after = Pt(punten * 0.35)
        alinea.alignment = PP_ALIGN.CENTER if midden else PP_ALIGN.LEFT
        run = alinea.add_run()
        run.text = regel
        run.font.size, run.font.bold = Pt(punten), vet
        run.font.name = KOPLETTER if kop else LETTER
        run.font.color.rgb = rgb(kleur)


def voeg_tabel_toe(
    dia: Any, plek: tuple[float, float, float], breedtes: Sequence[float], rijen: Sequence[Sequence[str]], *,
    naam: str, tekst: str, rijhoogte: float = 0.5, punten: float = 18,
) -> None:  # fmt: skip
    """A table of text; the first row is its head. plek: left, top, width; breedtes: shares of that width."""
    links, boven, breed = plek
    maten = (Inches(links), Inches(boven), Inches(breed), Inches(KOPRIJ + rijhoogte * (len(rijen) - 1)))
    lijst = dia.shapes.add_table(len(rijen), len(breedtes), *maten)
    beschrijf(lijst, naam, tekst)
    tabel = lijst.table
    tabel.horz_banding = False
    for kolom, breedte in zip(tabel.columns, breedtes, strict=True):
        kolom.width = Inches(breed * breedte / sum(breedtes))
    for rij, waarden in enumerate(rijen):
        tabel.rows[rij].height = Inches(rijhoogte if rij else KOPRIJ)
        for plaats, waarde in enumerate(waarden):
            _vul_cel(tabel.cell(rij, plaats), waarde, punten=punten, is_kop=rij == 0, eerste=plaats == 0)


def voeg_balk_toe(dia: Any, plek: tuple[float, float, float, float], kleur: str) -> Any:
    """A coloured bar that says nothing: marked as decoration, so that it is not read aloud."""
    balk = dia.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Inches(maat) for maat in plek))
    balk.fill.solid()
    balk.fill.fore_color.rgb = rgb(kleur)
    balk.line.fill.background()
    balk.shadow.inherit = False
    balk._element.find(f".//{qn('a:effectRef')}").set("idx", "0")  # LibreOffice draws the shadow of the style otherwise
    balk.name = "Sierbalk"
    balk._element.nvSpPr.cNvPr.append(parse_xml(SIERAAD))
    return balk


def voeg_beeld_toe(
    dia: Any, plek: tuple[float, float, float, float], png: bytes, *, naam: str, tekst: str
) -> None:  # fmt: skip
    """A picture as large as fits in plek (left, top, width, height), in its own proportions, at the top left of it."""
    beeld = dia.shapes.add_picture(io.BytesIO(png), Inches(plek[0]), Inches(plek[1]))
    maat = min(Inches(plek[2]) / beeld.width, Inches(plek[3]) / beeld.height)
    beeld.width, beeld.height = int(beeld.width * maat), int(beeld.height * maat)
    beschrijf(beeld, naam, tekst)


def maak_wit(dia: Any) -> None:
    """Give a slide a white ground of its own: a logo was made for that."""
    dia.background.fill.solid()
    dia.background.fill.fore_color.rgb = rgb(KLEUREN["wit"])


def beschrijf(vorm: Any, naam: str, tekst: str) -> None:
    """Name a chart, table or picture, and say what is on it for who does not see it."""
    eigenschappen = vorm._element.xpath(".//p:cNvPr")[0]
    eigenschappen.set("name", naam)
    eigenschappen.set("descr", tekst)


def spreek_nederlands(presentatie: Any) -> None:
    """Mark every text as Dutch, for who lets it be read aloud and for the spelling."""
    delen = [presentatie.slide_master, *presentatie.slide_layouts, *presentatie.slides]
    delen += [dia.notes_slide for dia in presentatie.slides if dia.has_notes_slide]
    for deel in delen:
        for loop in deel._element.iter(qn("a:r")):
            loop.get_or_add_rPr().set("lang", TAAL)
        for eind in deel._element.iter(qn("a:endParaRPr")):
            eind.set("lang", TAAL)


def rgb(kleur: str) -> RGBColor:
    """'#1f5fa8' as the library wants it."""
    return RGBColor(*bytes.fromhex(kleur.lstrip("#")))


def maak_element(naam: str, **kenmerken: str) -> Any:
    """An element such as 'a:srgbClr' with attributes."""
    element: Any = OxmlElement(naam)
    for kenmerk, waarde in kenmerken.items():
        element.set(kenmerk, waarde)
    return element


def _vul_cel(cel: Any, waarde: str, *, punten: float, is_kop: bool, eerste: bool) -> None:
    kleur = KLEUREN["wit"] if is_kop else KLEUREN["inkt"]
    vul_tekst(cel.text_frame, [waarde], punten=punten, kleur=kleur, vet=is_kop or eerste)
    cel.text_frame.paragraphs[0].space_after = Pt(0)
    cel.vertical_anchor = MSO_ANCHOR.MIDDLE
    cel.fill.solid()
    cel.fill.fore_color.rgb = rgb(KLEUREN["merk"] if is_kop else KLEUREN["wit"])
    randen = [_maak_rand(rand) for rand in ("a:lnT", "a:lnB")]
    for plaats, rand in enumerate(randen):
        cel._tc.get_or_add_tcPr().insert(plaats, rand)


def _maak_rand(naam: str) -> Any:
    rand, vulling = maak_element(naam, w=str(Pt(1))), maak_element("a:solidFill")
    vulling.append(maak_element("a:srgbClr", val=KLEUREN["lijn"].lstrip("#").upper()))
    rand.append(vulling)
    return rand


def _ruim_op(deel: Any) -> None:
    """Drop what the library's own template brings along: somebody's printer, and a picture of an empty slide."""
    for houder, soort in ((deel, RELATIONSHIP_TYPE.PRINTER_SETTINGS), (deel.package, RELATIONSHIP_TYPE.THUMBNAIL)):
        for verband in [ident for ident, rel in houder._rels.items() if rel.reltype == soort]:
            houder._rels.pop(verband)


def _kleur_thema(meester: Any) -> None:
    """Our colours and type in the theme, so that what people add looks the same."""
    deel = meester.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    thema = parse_xml(deel.blob)
    for naam, kleur in THEMA.items():
        plek = thema.find(f".//{qn('a:clrScheme')}/{qn(f'a:{naam}')}")
        plek[:] = [maak_element("a:srgbClr", val=kleur.lstrip("#").upper())]
    for soort, letter in (("majorFont", KOPLETTER), ("minorFont", LETTER)):
        thema.find(f".//{qn(f'a:{soort}')}/{qn('a:latin')}").set("typeface", letter)
    thema.set("name", "Reflectie")
    deel._blob = serialize_part_xml(thema)


def _schik_meester(meester: Any, voet: str) -> None:
    achtergrond = meester.background.fill
    achtergrond.solid()
    achtergrond.fore_color.rgb = rgb(PAPIER)
    for plek in list(meester.placeholders):
        if not re.match("Title|Text", plek.name):
            plek._element.getparent().remove(plek._element)
    _zet(meester.placeholders[0], RAND, KOP_BOVEN, BINNEN, KOP_HOOG)
    _zet(meester.placeholders[1], RAND, INHOUD_BOVEN, BINNEN, INHOUD_ONDER - INHOUD_BOVEN)
    stijl = meester._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    stijl.set("algn", "l")
    stijl.find(qn("a:defRPr")).set("sz", "3000")
    stijl.find(f".//{qn('a:schemeClr')}").set("val", "tx2")
    meester.placeholders[0]._element.find(f".//{qn('a:bodyPr')}").set("anchor", "t")
    meester.shapes._spTree.append(_maak_voet(voet))


def _schik_opmaak(opmaak: Any) -> None:
    for plek in list(opmaak.placeholders):
        if re.match("Date|Footer|Slide", plek.name):
            plek._element.getparent().remove(plek._element)
    if opmaak.name == VOORBLAD:
        _zet(opmaak.placeholders[0], RAND, 2.1, BINNEN, 2.35)
        _zet(opmaak.placeholders[1], RAND, 4.7, BINNEN, 1.6)
        opmaak.placeholders[0]._element.find(f".//{qn('a:bodyPr')}").set("anchor", "b")
        for stijl in opmaak.placeholders[1]._element.iter(qn("a:lvl1pPr")):
            stijl.set("algn", "l")


def _zet(vorm: Any, links: float, boven: float, breed: float, hoog: float) -> None:
    vorm.left, vorm.top, vorm.width, vorm.height = (Inches(maat) for maat in (links, boven, breed, hoog))


def _maak_voet(voet: str) -> Any:
    """The foot stands on the master: it is seen on every slide and not read aloud on each."""
    vorm = parse_xml(
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="99" name="Voet"/>'
        '<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{Inches(RAND)}" y="{Inches(6.95)}"/><a:ext cx="{Inches(BINNEN)}" cy="{Inches(0.35)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr wrap="square"/><a:lstStyle/>'
        '<a:p><a:r><a:rPr sz="1200"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:rPr><a:t/></a:r></a:p>'
        "</p:txBody></p:sp>"
    )
    vorm.find(f".//{qn('a:t')}").text = voet
    return vorm
