"""The renderer fetches nothing but our own static files, whatever a name, a title, a remark or the HTML asks for."""

import io
import logging
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.pdf import PNG, STATIC, OwnFiles, render_pdf, render_pdf_apart
from tests.rapport.voorbeelden import gesloten_ronde, tel_voorbeeld, vijf_condities

HTML = "<html lang='nl'><head><title>Proef</title>{kop}</head><body><h1>Proef</h1>{tekst}<p>einde</p></body></html>"
GEHEIM = "inhoud-van-een-ander-bestand"
PUNT = PNG + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


class Luisteraar:
    """Counts who connects to a real port on loopback, and answers with a redirect to a file."""

    def __init__(self) -> None:
        self.bezoeken = 0
        self.contact = socket.create_server(("127.0.0.1", 0))
        self.contact.settimeout(0.2)
        self.klaar = threading.Event()
        self.draad = threading.Thread(target=self._luister)
        self.draad.start()

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.contact.getsockname()[1]}"

    def _luister(self) -> None:
        while not self.klaar.is_set():
            try:
                bezoek, _van = self.contact.accept()
            except TimeoutError:
                continue
            self.bezoeken += 1
            with bezoek:
                bezoek.sendall(b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n")

    def sluit(self) -> None:
        self.klaar.set()
        self.draad.join()
        self.contact.close()


@pytest.fixture
def luisteraar() -> Iterator[Luisteraar]:
    dit = Luisteraar()
    yield dit
    dit.sluit()


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "geheim.txt"
    pad.write_text(GEHEIM)
    return pad


def ask_for(adres: str) -> str:
    """HTML that asks for an address in every way that a renderer knows."""
    kop = f"""<base href='{adres}/'><link rel=stylesheet href='{adres}/a.css'><link rel=attachment href='{adres}'>
        <style>@import url('{adres}/b.css'); @font-face {{ font-family: x; src: url('{adres}/c.woff2') }}
        body {{ background: url('{adres}/d.png'); font-family: x }} li {{ list-style: url('{adres}/e.png') }}
        h1::before {{ content: url('{adres}/f.png') }} @page {{ background: url('{adres}/g.png') }}</style>"""
    tekst = f"""<img alt=x src='{adres}/h.png'><img alt=x srcset='{adres}/i.png'><img alt=x src=relatief.png>
        <svg><title>x</title><image href='{adres}/j.png' width='9' height='9'/><use href='{adres}/k.svg#a'/>
        <image xlink:href='{adres}/l.png' width='9' height='9'/><style>@import url('{adres}/m.css');</style></svg>
        <object data='{adres}/n'>x</object><embed src='{adres}/o'><iframe src='{adres}/p'></iframe>
        <p style="background: url('{adres}/q.png')">x</p><ul><li>x</ul><a rel=attachment href='{adres}'>x</a>"""
    return HTML.format(kop=kop, tekst=tekst)


def lees(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def test_no_way_of_asking_makes_a_connection(luisteraar: Luisteraar, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="weasyprint"):
        lezer = lees(render_pdf(ask_for(luisteraar.adres)))
    assert luisteraar.bezoeken == 0
    assert caplog.text.count("geen bestand van onszelf") > 5
    assert "einde" in lezer.pages[-1].extract_text()
    assert not lezer.attachments


def test_child_process_makes_no_connection_either(luisteraar: Luisteraar) -> None:
    assert render_pdf_apart(ask_for(luisteraar.adres)).startswith(b"%PDF-")
    assert luisteraar.bezoeken == 0


def test_listener_does_count_who_connects(luisteraar: Luisteraar) -> None:
    socket.create_connection(("127.0.0.1", int(luisteraar.adres.rsplit(":", 1)[1]))).close()
    luisteraar.sluit()
    assert luisteraar.bezoeken == 1


def test_no_way_of_asking_reads_a_file_that_is_not_ours(bestand: Path) -> None:
    pdf = render_pdf(ask_for(bestand.as_uri()))
    lezer = lees(pdf)
    assert GEHEIM.encode() not in pdf
    assert not lezer.attachments
    assert all(GEHEIM not in blad.extract_text() for blad in lezer.pages)


@pytest.mark.parametrize(
    "adres",
    ["http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "ftp://127.0.0.1/x", "//127.0.0.1/x",
     f"{STATIC.as_uri()}/../pyproject.toml", f"{STATIC.as_uri()}/%2e%2e/pyproject.toml", "jar:file:///x!/y",
     f"{PUNT}A", "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>", ""],
)  # fmt: skip
def test_any_other_address_is_refused_beside_a_logo_too(adres: str) -> None:
    for logo in ("", PUNT):
        with pytest.raises(ValueError, match="geen bestand van onszelf"):
            OwnFiles(logo)(adres)


def test_only_the_logo_that_was_given_is_let_through() -> None:
    assert OwnFiles(PUNT)(PUNT).read().startswith(b"\x89PNG")
    with pytest.raises(ValueError, match="geen bestand van onszelf"):
        OwnFiles()(PUNT)


def test_logo_that_is_no_png_is_not_let_through() -> None:
    svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"
    with pytest.raises(ValueError, match="geen bestand van onszelf"):
        OwnFiles(svg)(svg)


def test_what_people_write_is_text_in_the_report(luisteraar: Luisteraar, caplog: pytest.LogCaptureFixture) -> None:
    adres = luisteraar.adres
    vals = (
        f"</style><style>@import url({adres}/x.css);</style><img src={adres}/y.png><link rel=stylesheet href={adres}/z>"
    )
    ronde = gesloten_ronde(f"Samen <base href={adres}>", f"url({adres}) <svg><use href={adres}/u#a /></svg>")
    ronde.gesprek_details, ronde.voorwoord = f"<iframe src={adres}>"[:160], vals
    ronde.aangemaakt_op = datetime(2026, 5, 1, tzinfo=UTC)
    w = make_weergave(ronde, tel_voorbeeld(opmerkingen=[vals]), vijf_condities())
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        lezer = lees(render_pdf(render_to_string("rapport/rapport.html", {"w": w})))
    assert luisteraar.bezoeken == 0
    assert caplog.text == ""
    tekst = "".join(blad.extract_text() for blad in lezer.pages).replace("\n", "").replace(" ", "")
    assert "@importurl(http://127.0.0.1" in tekst
