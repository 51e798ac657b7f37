"""What the renderer can't combine itself: PDF/A-3a and PDF/UA-1 in one file, set just before it is written.

The renderer makes PDF/A-3a: tags, colour profile, embedded files. Here PDF/UA-1 joins the identification, and every
head of a table says which way it points.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

# PDF/A wants a property that it doesn't know described; ISO 19005-3, 6.6.2.3.3.
UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
EINDE = b"</rdf:RDF>"


@dataclass(frozen=True, slots=True)
class Bijlage:
    """A file inside the PDF: the data that the report was made from, for software and for later."""

    naam: str
    inhoud: bytes
    omschrijving: str
    gemaakt_op: datetime


def finish(document: Any, pdf: Any) -> None:
    """The renderer's `finisher`. Raises ValueError when its metadata has no place for the identification."""
    _identify_as_ua(pdf)
    _point_heads(pdf)
    # The renderer names an embedded file twice.
    if bestanden := pdf.catalog.get("AF"):
        bestanden[:] = dict.fromkeys(bestanden)
    pdf.objects[:] = [_write_out(onderdeel) for onderdeel in pdf.objects]


@dataclass(slots=True)
class Uitgeschreven:
    """A part of the file as bytes. The renderer writes each part twice, once to number the file by its contents."""

    number: int
    generation: int
    free: str
    compressible: bool
    data: bytes
    offset: int = 0

    @property
    def indirect(self) -> bytes:
        """The part under its number."""
        return b"%d %d obj\n%b\nendobj" % (self.number, self.generation, self.data)


def _write_out(onderdeel: Any) -> Any:
    if onderdeel.free == "f":
        return onderdeel
    return Uitgeschreven(onderdeel.number, onderdeel.generation, onderdeel.free, onderdeel.compressible, onderdeel.data)


def _identify_as_ua(pdf: Any) -> None:
    metadata = _follow(pdf, pdf.catalog["Metadata"])
    xmp = b"\n".join(metadata.stream)
    if xmp.count(EINDE) != 1:
        raise ValueError("geen plaats voor PDF/UA in de metadata")
    metadata.stream = [xmp.replace(EINDE, UA + EINDE)]
    metadata.compress = False  # archives look for it as plain text


def _point_heads(pdf: Any) -> None:
    """Set `Scope` on every TH: column in the head of a table, row below it."""
    for tag in pdf.objects:
        if isinstance(tag, dict) and tag.get("S") == "/TH":
            in_kop = _follow(pdf, _follow(pdf, tag["P"])["P"])["S"] == "/THead"
            tag["A"]["Scope"] = "/Column" if in_kop else "/Row"


def _follow(pdf: Any, verwijzing: bytes) -> Any:
    """The object that `12 0 R` stands for."""
    return pdf.objects[int(verwijzing.split()[0])]
