"""Whatever letters people write, each that the report prints has a drawing, and none becomes markup."""

import io
from html import unescape

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from partnerschappen.rapport.letters import MAP, VAKJE, VERDER, is_plain, keep_settable
from partnerschappen.rapport.pdf import render_pdf
from tests.rapport.test_archief import fouten

BLAD = (
    "<html lang='nl'><head><title>Proef</title></head>"
    "<body><main><h1>{}</h1><p>{} <strong>{}</strong></p></main></body></html>"
)
GESCHREVEN = "Fijn 👍🏽🙏❤️ → door, ≥ 3 ☺ ✓ Łódź Yıldız Ελληνικά Привет 你好 عربي \uf04a e\u0301 ½ ⅓ ﬁ 👨‍👩‍👧 \u202eabc"


def test_dutch_is_left_as_it_is_and_needs_no_further_letters() -> None:
    tekst = "<p>‘Coöperatie’ – één idee… € 3,50 · 60 %\u00a0</p>\n"
    assert is_plain(tekst)
    assert keep_settable(tekst) is tekst


@pytest.mark.parametrize(
    ("geschreven", "gezet"),
    [
        ("👍🏽 👨‍👩‍👧 ❤️", "👍 👨👩👧 ❤"),  # a skin, a family and a look are not drawn
        ("\u202eomgekeerd\u202c, een\u200bwoord", "omgekeerd, eenwoord"),
        ("e\u0301e\u0301n ﬁets ⅓", "één fiets 1⁄3"),
        ("Łódź → ≥ ✓", "Łódź → ≥ ✓"),
        ("你好, \uf04a", f"{VAKJE * 2}, {VAKJE}"),
        ("regel\u2028regel", "regel regel"),
    ],
)
def test_a_letter_is_set_as_it_is_as_something_alike_or_as_a_box(geschreven: str, gezet: str) -> None:
    assert unescape(keep_settable(geschreven)) == gezet


@pytest.mark.parametrize("tekst", ["＜script＞x＜/script＞", "＂ ＆amp; ＇", "\u0338x", "\u0338＞"])
def test_no_letter_becomes_markup_or_takes_a_tag_along(tekst: str) -> None:
    gezet = keep_settable(f'<p title="{tekst}">{tekst}</p>')
    assert gezet.startswith('<p title="')
    assert gezet.endswith("</p>")
    assert gezet.count("<") == gezet.count(">") == 2
    assert gezet.count('"') == 2


@pytest.mark.parametrize("bestand", [bestand for _, _, bestand in VERDER])
def test_a_space_is_a_space_in_all_further_letters(bestand: str) -> None:
    """The renderer sets a space in the letters of what stands before it, and a face is as wide as three letters."""
    with TTFont(MAP / bestand) as font:
        tekens = font.getBestCmap()
        breedtes = [
            font["hmtx"][tekens[spatie]][0] / font["head"].unitsPerEm for spatie in (0x20, 0xA0) if spatie in tekens
        ]
    assert all(breedte == pytest.approx(0.2, abs=0.01) for breedte in breedtes)


def test_what_people_write_keeps_to_both_standards_and_is_read_back() -> None:
    pdf = render_pdf(BLAD.format(GESCHREVEN, GESCHREVEN, GESCHREVEN))
    assert [fouten(pdf, profiel) for profiel in ("3a", "ua1")] == [[], []]
    gelezen = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert all(teken in gelezen for teken in "👍🙏→≥☺✓Łźıλвé")
