"""The groups in the report: the figures of the page, coarse and hidden ones as such, a picture that is read aloud."""

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.pdf import render_pdf
from partnerschappen.rapport.weergave import Groepsregel, Weergave
from tests.rapport.groepsvoorbeelden import (
    NAMEN,
    exact,
    geen_apart,
    grof,
    open_ronde,
    open_uitkomst,
    overig,
    tel_groepen,
    twintig,
    verborgen_cellen,
)
from tests.rapport.papier import Papier, druk_af, vlak
from tests.rapport.voorbeelden import gesloten_ronde, tel_voorbeeld, vijf_condities

LANGE_NAAM = (
    "Hogeschool voor Pedagogisch en Maatschappelijk Onderwijs in Zuidoost-Nederland, Lerarenopleiding Basisonderwijs"
    " te Venlo"
)


def zes() -> Uitkomst:
    return tel_groepen([12, 11, 10, 6, 6, 2], sturen=3)


def weinig() -> Uitkomst:
    return tel_groepen([5, 4], sturen=1, k=5)


VOORBEELDEN = [exact, grof, overig, geen_apart, verborgen_cellen, twintig, zes, open_uitkomst, weinig, tel_voorbeeld]
MET_GROEPEN = [exact, grof, overig, verborgen_cellen, twintig, zes, open_uitkomst]


@cache
def weergave(voorbeeld: Callable[[], Uitkomst]) -> Weergave:
    uitkomst = voorbeeld()
    return make_weergave(open_ronde() if uitkomst.k == 1 else gesloten_ronde(), uitkomst, vijf_condities())


@cache
def render(voorbeeld: Callable[[], Uitkomst]) -> Papier:
    return druk_af(weergave(voorbeeld))


def lees(voorbeeld: Callable[[], Uitkomst]) -> PdfReader:
    return render(voorbeeld).lezer


def bladen(voorbeeld: Callable[[], Uitkomst]) -> tuple[str, ...]:
    return render(voorbeeld).bladen


def papier(voorbeeld: Callable[[], Uitkomst]) -> str:
    return " ".join(bladen(voorbeeld))


def rijen(w: Weergave) -> list[Groepsregel]:
    return [rij for deel in w.groepen.delen if deel.groepen for rij in (deel.geheel, *deel.groepen)]


def tags(knoop: Any) -> Iterator[tuple[str, str]]:
    """Every tag of the structure tree below a node, in order of reading, with its text alternative."""
    knoop = knoop.get_object()
    for kind in (deel.get_object() for deel in (knoop if isinstance(knoop, list) else [knoop])):
        if isinstance(kind, dict):
            if "/S" in kind:
                yield str(kind["/S"]), str(kind.get("/Alt", ""))
            if "/K" in kind:
                yield from tags(kind["/K"])


def lees_tags(voorbeeld: Callable[[], Uitkomst]) -> list[tuple[str, str]]:
    return list(tags(lees(voorbeeld).root_object["/StructTreeRoot"]))


@pytest.mark.parametrize("voorbeeld", MET_GROEPEN)
def test_every_group_has_the_figures_of_the_page_on_paper(voorbeeld: Callable[[], Uitkomst]) -> None:
    w, tekst = weergave(voorbeeld), papier(voorbeeld)
    for rij in rijen(w):
        regel = vlak(" ".join([rij.naam, rij.aantal, *(cel.tekst for cel in rij.cellen)]))
        assert regel in tekst
    for deel in w.groepen.delen:
        if deel.even_zwaar:
            cellen = " ".join(cel.tekst for cel in deel.even_zwaar)
            assert f"Elke organisatie even zwaar {cellen}" in tekst


@pytest.mark.parametrize("voorbeeld", MET_GROEPEN)
def test_every_sentence_about_groups_is_in_the_report(voorbeeld: Callable[[], Uitkomst]) -> None:
    w, tekst = weergave(voorbeeld), papier(voorbeeld)
    zinnen = [w.groepen.legenda]
    for deel in w.groepen.delen:
        zinnen += [*deel.noten, *(reden.titel for reden in deel.verborgen), *(deel.naast.zinnen if deel.naast else ())]
        zinnen += [regel for reden in deel.verborgen for regel in reden.regels]
        zinnen += [rij.geen for rij in deel.verschillen]
    assert [zin for zin in zinnen if vlak(zin) not in tekst] == []


def test_difference_between_organisaties_names_both_with_their_scores() -> None:
    tekst = papier(exact)
    verschillen = [rij for rij in weergave(exact).groepen.delen[-1].verschillen if not rij.geen]
    assert verschillen
    for rij in verschillen:
        assert f"{rij.hoog}, {rij.score_hoog}" in tekst
        assert f"{rij.laag}, {rij.score_laag} {rij.verschil}" in tekst


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN)
def test_every_group_has_one_picture_that_is_read_aloud(voorbeeld: Callable[[], Uitkomst]) -> None:
    w = weergave(voorbeeld)
    gelezen = [alt for tag, alt in lees_tags(voorbeeld) if tag == "/Figure"]
    assert all(gelezen)
    groepen = [rij.naam for deel in w.groepen.delen for rij in deel.groepen]
    assert [alt.split(" naast het geheel: ")[0] for alt in gelezen if " naast het geheel: " in alt] == groepen


@pytest.mark.parametrize("voorbeeld", [exact, tel_voorbeeld])
def test_bars_of_the_summary_are_read_aloud_before_the_radar(voorbeeld: Callable[[], Uitkomst]) -> None:
    condities = weergave(voorbeeld).condities
    gelezen = [alt for tag, alt in lees_tags(voorbeeld) if tag == "/Figure"][: len(condities) + 1]
    assert [alt.split(":")[0] for alt in gelezen] == [*(conditie.naam for conditie in condities), "Scores van 1 tot 5"]
    assert all("helemaal oneens" in alt for alt in gelezen[:-1])


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN)
def test_headings_skip_no_level_and_tables_of_groups_have_captions(voorbeeld: Callable[[], Uitkomst]) -> None:
    soorten = [tag for tag, _alt in lees_tags(voorbeeld)]
    niveaus = [int(tag[2]) for tag in soorten if re.fullmatch(r"/H\d", tag)]
    assert all(diep <= vorige + 1 for vorige, diep in pairwise(niveaus))
    tabellen = sum(bool(deel.groepen) + bool(deel.verschillen) for deel in weergave(voorbeeld).groepen.delen)
    certificaat = int(tabellen > 0)
    assert soorten.count("/Caption") == tabellen + certificaat


@pytest.mark.parametrize(
    ("voorbeeld", "meest"),
    [(exact, 12), (grof, 12), (overig, 12), (geen_apart, 12), (verborgen_cellen, 12), (zes, 12), (twintig, 16),
     (open_uitkomst, 12), (weinig, 5)],
)  # fmt: skip
def test_report_with_groups_takes_the_pages_it_should_without_a_complaint(
    voorbeeld: Callable[[], Uitkomst], meest: int
) -> None:
    papier = render(voorbeeld)
    assert papier.klachten == ()
    assert len(papier.lezer.pages) <= meest


@pytest.mark.parametrize("voorbeeld", MET_GROEPEN)
def test_groups_stand_before_the_conversation_and_the_summary_stays_one_page(
    voorbeeld: Callable[[], Uitkomst],
) -> None:
    begin = [blad for tekst in bladen(voorbeeld) for blad in re.findall(r"Per groep|Het gesprek De|In het kort", tekst)]
    assert begin.index("Per groep") > begin.index("In het kort")
    gesprek = next(nummer for nummer, tekst in enumerate(bladen(voorbeeld)) if "Vragen om mee te beginnen" in tekst)
    groepen = next(nummer for nummer, tekst in enumerate(bladen(voorbeeld)) if "Wie ergens anders zit" in tekst)
    assert groepen < gesprek
    assert "In het kort" in bladen(voorbeeld)[1]
    assert "Wanneer" in bladen(voorbeeld)[1]
    assert bladen(voorbeeld)[2].count("Vraag voor het gesprek") == 2


def test_largest_difference_between_groups_is_in_the_summary_and_in_the_conversation() -> None:
    gesprek = weergave(exact).groepen.gesprek
    assert gesprek
    assert gesprek.zin in bladen(exact)[0]
    assert gesprek.zin in bladen(exact)[1]
    blad = next(tekst for tekst in bladen(exact) if "Vragen om mee te beginnen" in tekst)
    assert gesprek.zin in blad
    assert gesprek.vraag in blad
    volgend = bladen(exact)[bladen(exact).index(blad) + 1]
    assert " 3." in volgend.split("Wanneer kijken we terug?")[1]


def test_a_ronde_without_indelingen_has_no_word_about_groups() -> None:
    tekst = papier(tel_voorbeeld)
    assert "Per groep" not in tekst
    assert "Tussen groepen" not in tekst


def test_without_a_group_the_report_says_so_and_draws_nothing() -> None:
    w, tekst = weergave(geen_apart), papier(geen_apart)
    assert all(deel.geen in tekst for deel in w.groepen.delen)
    assert "Wie ergens anders zit" not in tekst
    assert w.groepen.legenda not in tekst


def een_groep() -> Uitkomst:
    return tel_groepen([14], indelingen=["laag", "soort_partner"])


@pytest.mark.parametrize(
    ("voorbeeld", "delen"),
    [
        (weinig, ["In het kort", "De vijf condities", "Het gesprek", "Hoe dit is gemaakt"]),
        (een_groep, ["In het kort", "De vijf condities", "Het geheel", "In jullie eigen woorden", "Het gesprek",
                     "Hoe dit is gemaakt"]),
        (geen_apart, ["In het kort", "De vijf condities", "Het geheel", "Per groep", "In jullie eigen woorden",
                      "Het gesprek", "Hoe dit is gemaakt"]),
    ],
)  # fmt: skip
def test_contents_end_with_the_conversation_and_the_method_and_have_groups_only_where_there_is_something_to_say(
    voorbeeld: Callable[[], Uitkomst], delen: list[str]
) -> None:
    inhoud = bladen(voorbeeld)[0].split("Inhoud")[1]
    assert sorted(delen, key=inhoud.index) == delen
    assert ("Per groep" in inhoud) == ("Per groep" in delen)
    tekst = " ".join(bladen(voorbeeld)[1:])
    koppen = [deel for deel in delen if deel in tekst]
    assert [deel for deel in delen if deel not in koppen] in ([], ["De vijf condities"])  # no head above whole pages
    assert sorted(koppen, key=tekst.index) == koppen
    assert ("Per groep" in papier(voorbeeld)) == ("Per groep" in delen)


def test_hidden_group_is_named_without_a_figure() -> None:
    tekst = papier(overig)
    na = [tekst[plek.end() :][:2] for naam in NAMEN[1:3] for plek in re.finditer(naam, tekst)]
    assert na
    assert not any(re.search(r"\d", begin) for begin in na)


def test_certificate_lists_every_published_group_with_its_people() -> None:
    for voorbeeld in (exact, twintig, zes):
        w, tekst = weergave(voorbeeld), papier(voorbeeld)
        certificaat = tekst[tekst.index(w.certificaat.titel) :]
        assert w.certificaat.kort in certificaat
        assert w.certificaat.bewijs in certificaat
        assert [groep for groep in w.certificaat.groepen if f"{groep.naam} {groep.n}" not in certificaat] == []


def test_report_of_an_open_ronde_promises_nothing() -> None:
    tekst = papier(open_uitkomst)
    assert "Geen belofte van vertrouwelijkheid" in tekst
    assert "Open ronde: scores per organisatie staan er altijd" in tekst
    assert "elke score rust op" not in tekst
    assert "houdt:" not in tekst
    assert "vertrouwelijk vanaf" not in tekst


def test_names_of_120_characters_stay_inside_their_column(monkeypatch: pytest.MonkeyPatch) -> None:
    lang = [f"{LANGE_NAAM[:118]} {nummer}" for nummer in range(3)]
    monkeypatch.setattr("tests.rapport.groepsvoorbeelden.NAMEN", lang)
    w = make_weergave(gesloten_ronde(), tel_groepen([12, 11, 10], indelingen=["organisatie"]), vijf_condities())
    pdf = PdfReader(io.BytesIO(render_pdf(render_to_string("rapport/rapport.html", {"w": w}))))
    tekst = vlak(" ".join(blad.extract_text() for blad in pdf.pages))
    assert len(pdf.pages) <= 14
    assert all(" ".join(cel.tekst for cel in rij.cellen) in tekst for rij in rijen(w))
