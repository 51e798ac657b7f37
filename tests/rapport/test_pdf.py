"""The one entry to the renderer: what it may read, how it is stopped, what it gives."""

import io
import logging
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from pypdf import PdfReader

from partnerschappen.rapport.pdf import (
    STATIC,
    OwnFiles,
    PangoOntbreekt,
    PdfMislukt,
    render_pdf,
    render_pdf_apart,
)

HTML = "<html lang='nl'><head><title>Proef</title></head><body><h1>Proef</h1><p>3,4 voor élke partner</p></body></html>"


def test_pdf_is_tagged_and_dutch() -> None:
    lezer = PdfReader(io.BytesIO(render_pdf(HTML)))
    assert str(lezer.root_object["/Lang"]) == "nl"
    assert str(lezer.root_object["/MarkInfo"]) == "{'/Marked': True}"
    assert lezer.metadata is not None
    assert lezer.metadata.title == "Proef"


@pytest.mark.parametrize(
    "tekst",
    [
        "één &amp; &lt;twee&gt;<br>drie",
        "&eacute;&eacute;n &amp; &lt;twee&gt;<br>drie",
        "één &amp; &lt;twee&gt;<br>drie<p>",
    ],
)
def test_html_that_is_no_xml_gives_the_same_text(tekst: str) -> None:
    pdf = render_pdf(HTML.replace("3,4 voor élke partner", tekst))
    assert PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split()[:5] == ["Proef", "één", "&", "<twee>", "drie"]


def test_html_that_declares_entities_has_them_not_expanded() -> None:
    bom = '<!DOCTYPE html [<!ENTITY a "boem">]>' + HTML.replace("partner", "&a;")
    assert "boem" not in PdfReader(io.BytesIO(render_pdf(bom))).pages[0].extract_text()


def test_same_html_gives_the_same_identifier() -> None:
    eerste, tweede = (re.search(rb"/ID \[\S+", render_pdf(HTML)) for _ in range(2))
    assert eerste
    assert tweede
    assert eerste[0] == tweede[0]


@pytest.mark.parametrize(
    "adres",
    [
        "http://127.0.0.1:9/x.png",
        "https://elders.example/x.png",
        "file:///etc/passwd",
        f"{STATIC.as_uri()}/../pyproject.toml",
        f"{STATIC.as_uri()}/%2e%2e/pyproject.toml",
        "file://elders.example/etc/passwd",
        "data:text/plain,x",
    ],
)
def test_nothing_but_our_own_static_files_is_read(adres: str) -> None:
    with pytest.raises(ValueError, match="geen bestand van onszelf"):
        OwnFiles()(adres)


def test_own_static_file_is_read() -> None:
    antwoord = OwnFiles()(f"{STATIC.as_uri()}/css/kleuren.css")
    assert antwoord.read() == (STATIC / "css" / "kleuren.css").read_bytes()


def test_html_that_asks_for_a_foreign_image_is_rendered_without_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="weasyprint"):
        assert render_pdf(HTML.replace("<p>", "<img alt='' src='http://127.0.0.1:9/x.png'><p>")).startswith(b"%PDF-")
    assert "geen bestand van onszelf" in caplog.text


def test_child_process_gives_the_same_pages() -> None:
    tekst = PdfReader(io.BytesIO(render_pdf_apart(HTML))).pages[0].extract_text()
    assert tekst == PdfReader(io.BytesIO(render_pdf(HTML))).pages[0].extract_text()


def test_rendering_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(PdfMislukt, match="niet klaar na"):
        render_pdf_apart(HTML, tijd=0.01)


def test_missing_pango_is_told_apart_from_other_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    """The renderer is a wall that we don't own: its import is made to fail as it does without the library."""
    zonder = "raise OSError(\"cannot load library 'libpangoft2-1.0-0'\")"
    code = f"import sys, types\nclass M:\n def find_spec(self, naam, *r):\n  if naam == 'weasyprint': {zonder}\n"
    code += "sys.meta_path.insert(0, M())\nfrom partnerschappen.rapport.pdf import main\nsys.exit(main())"
    echt = subprocess.run

    def run(opdracht: list[str], **opties: object) -> object:
        return echt([sys.executable, "-c", code], **opties)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(PangoOntbreekt, match="libpangoft2"):
        render_pdf_apart(HTML)


def test_child_that_dies_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    echt = subprocess.run
    monkeypatch.setattr(
        subprocess,
        "run",
        lambda opdracht, **opties: echt([sys.executable, "-c", "import os; os.abort()"], **opties),
    )
    with pytest.raises(PdfMislukt, match="afgebroken met code -6"):
        render_pdf_apart(HTML)


@pytest.mark.parametrize("tijd", [60, 1.2])
def test_child_leaves_no_files_behind_whether_it_ends_or_is_stopped(
    tijd: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with suppress(PdfMislukt):
        render_pdf_apart(HTML, tijd=tijd)
    assert list(tmp_path.iterdir()) == []
