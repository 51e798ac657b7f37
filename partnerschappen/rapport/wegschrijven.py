"""Writes the parts of a PDF to bytes: once each, and deflated for speed.

The renderer's own writer asks every part for its bytes twice, once to number the file by its contents, and deflates
at the highest level both times. That took a tenth of the whole rendering, for a file that is 2 % smaller.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import md5
from typing import Any, BinaryIO

NIVEAU = 6  # of deflating
BINAIR = b"%\xe2\xe3\xcf\xd3\n"  # tells that the file is not text
SAMENGEVAT = 2  # the kind of place, in the index, of a part that is inside the bundle


def write_file(pdf: Any, uit: BinaryIO, versie: Any, kenmerk: Any, _compress: bool = True) -> None:
    """Write the renderer's document; takes what its own `write` takes.

    kenmerk: bytes that say which document this is, whatever its contents.
    Parts without a stream go into one bundle, as PDF 1.5 and later have it; the index is a stream too.
    """
    if pdf.info:
        pdf.add_object(pdf.info)
    inhoud = bytearray(b"%%PDF-%b\n%b" % (str(versie or "1.7").encode(), BINAIR))
    plekken = [(0, 0, 65535)] * (len(pdf.objects) + 2)
    samen: list[tuple[int, bytes]] = []
    for deel in pdf.objects[1:]:
        if deel.compressible:
            plekken[deel.number] = (SAMENGEVAT, len(pdf.objects), len(samen))
            samen.append((deel.number, deel.data))
        else:
            plekken[deel.number] = (1, len(inhoud), 0)
            inhoud += _number(deel.number, _write_stream(deel))
    plekken[-2] = (1, len(inhoud), 0)
    inhoud += _number(len(pdf.objects), _bundle(samen))
    plekken[-1] = (1, begin := len(inhoud), 0)
    wie = b"<%b> <%b>" % (bytes(kenmerk).hex().encode(), md5(inhoud, usedforsecurity=False).hexdigest().encode())
    verwijzingen = b"/Root %b/ID [%b]" % (pdf.catalog.reference, wie)
    if pdf.info:
        verwijzingen += b"/Info %b" % pdf.info.reference
    inhoud += _number(len(plekken) - 1, _index(plekken, verwijzingen))
    uit.write(bytes(inhoud) + b"startxref\n%d\n%%%%EOF\n" % begin)


def _number(nummer: int, deel: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (nummer, deel)


def _write_stream(deel: Any) -> bytes:
    if not deel.compress:
        return bytes(deel.data)
    deel.compress = False
    ruw = deel.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    deel.stream, deel.extra["Filter"] = [zlib.compress(ruw, NIVEAU)], "/FlateDecode"
    return bytes(deel.data)


def _deflate(kop: bytes, ruw: bytes) -> bytes:
    kort = zlib.compress(ruw, NIVEAU)
    return b"<<%b/Filter /FlateDecode/Length %d>>\nstream\n%b\nendstream" % (kop, len(kort), kort)


def _bundle(samen: Iterable[tuple[int, bytes]]) -> bytes:
    """Parts in one stream: first where each begins, then the parts."""
    begin, lijst, plek = [], [], 0
    for nummer, deel in samen:
        begin.append(b"%d %d" % (nummer, plek))
        lijst.append(deel)
        plek += len(deel) + 1
    kop = b" ".join(begin) + b"\n"
    return _deflate(b"/Type /ObjStm/N %d/First %d" % (len(lijst), len(kop)), kop + b"\n".join(lijst))


def _index(plekken: list[tuple[int, int, int]], verwijzingen: bytes) -> bytes:
    """Where every part is: kind, place (or bundle) and turn inside the bundle, in 1, 4 and 2 bytes."""
    tabel = b"".join(
        soort.to_bytes(1, "big") + plek.to_bytes(4, "big") + beurt.to_bytes(2, "big") for soort, plek, beurt in plekken
    )
    return _deflate(b"/Type /XRef/W [1 4 2]/Size %d%b" % (len(plekken), verwijzingen), tabel)
