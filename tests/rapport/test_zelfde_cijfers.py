"""Page and report say the same, to the digit; the report renders without a complaint, on the pages it should take."""

import re
from dataclasses import replace

import pytest

from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.rapport.adressen import Lezer
from partnerschappen.rapport.bladen import list_bladen
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.pagina import draw_pagina
from partnerschappen.rapport.pdf import _load_renderer
from partnerschappen.rapport.weergave import Weergave
from tests.rapport.groepsvoorbeelden import exact, grof, verborgen_cellen
from tests.rapport.papier import druk_af, hoor_klachten, vlak
from tests.rapport.voorbeelden import VERHAAL, eensgezind, gesloten_ronde, tel_voorbeeld, vijf_condities

LANGE_NAAM = (
    "Samenwerkingsverband Opleiden in de School voor Primair en Voortgezet Onderwijs in Zuidoost-Nederland en Omstreken"
)
LANGE_TITEL = "Najaarsronde 2026-2027 met alle partners en de nieuwe gemeenten erbij in de regio"
LANG = ["woord " * 330, "x" * 900, "\n".join("abcdefghijklmnop"), "Kort."]


def weergave(uitkomst: Uitkomst, *namen: str) -> Weergave:
    """Of a ronde with these names of samenwerkingsverband and ronde, or with those that other tests print too."""
    return make_weergave(gesloten_ronde(*namen), uitkomst, vijf_condities())


def lees_tekst(w: Weergave) -> str:
    return druk_af(w).tekst


def lees_pagina(w: Weergave) -> str:
    """All result pages but those of single statements, without their tags."""
    lezer = Lezer("/r/", opmerkingen=True)
    bladen = (draw_pagina(gesloten_ronde(), w, lezer, blad) for blad in list_bladen(w, lezer))
    html = "".join(blad["kop"] + blad["inhoud"] for blad in bladen)
    return vlak(re.sub(r"<[^>]+>", " ", html))


def test_every_statement_has_the_same_counts_and_mean_on_page_and_paper() -> None:
    w = weergave(tel_voorbeeld())
    papier, pagina = lees_tekst(w), lees_pagina(w)
    for stelling in (stelling for conditie in w.condities for stelling in conditie.stellingen):
        rij = " ".join(str(aantal) for aantal in (*stelling.aantallen, stelling.buiten))
        assert re.search(rf"{re.escape(stelling.tekst)} {rij} (verdeeld )?{stelling.gemiddelde}", papier), (
            stelling.tekst
        )
        assert f"{stelling.tekst} {rij}" in pagina
        assert sum(stelling.aantallen) == stelling.beantwoord


@pytest.mark.parametrize("uitkomst", [tel_voorbeeld(), tel_voorbeeld(7, genodigd=10)], ids=["ruim", "weinig"])
def test_every_condition_has_the_same_score_on_page_and_paper(uitkomst: Uitkomst) -> None:
    w = weergave(uitkomst)
    papier, pagina = lees_tekst(w), lees_pagina(w)
    for conditie in w.condities:
        assert len(re.findall(rf"{conditie.naam} {conditie.score}(?!\d)", papier)) >= 2
        assert len(re.findall(rf"{conditie.naam} {conditie.score}(?!\d)", pagina)) >= 2


@pytest.mark.parametrize("uitkomst", [exact(), grof(), verborgen_cellen()], ids=["exact", "grof", "verborgen"])
def test_every_group_has_the_same_scores_on_page_and_paper(uitkomst: Uitkomst) -> None:
    w = weergave(uitkomst)
    papier, pagina = lees_tekst(w), lees_pagina(w)
    for rij in (rij for deel in w.groepen.delen for rij in (deel.geheel, *deel.groepen)):
        cellen = [
            re.escape(cel.tekst) + (rf" ({re.escape(cel.verborgen)})?" if cel.verborgen else "") for cel in rij.cellen
        ]
        patroon = re.escape(f"{rij.naam} {rij.aantal} ") + " ?".join(cellen)
        assert re.search(patroon, pagina), rij.naam
        assert re.search(patroon, papier), rij.naam


def test_sentences_on_the_page_are_in_the_report() -> None:
    w = weergave(tel_voorbeeld())
    papier, pagina = lees_tekst(w), lees_pagina(w)
    zinnen = [punt.zin for punt in w.punten] + [balans.zin for balans in w.balans]
    zinnen += [w.fase.zin, w.te_snel.zin, w.kies.zin, *(conditie.zin for conditie in w.condities)]
    assert [zin for zin in zinnen if vlak(zin) not in papier] == []
    assert [zin for zin in zinnen if vlak(zin).replace("'", "&#x27;") not in pagina] == []
    assert vlak(w.kop) in papier


def test_report_prints_every_remark_word_for_word() -> None:
    eigen = [f"Opmerking {nummer}: wij zien elkaar te weinig." for nummer in range(40)] + [
        f"Lang {'woord ' * 330}slot."
    ]
    uitkomst = tel_voorbeeld()
    w = weergave(replace(uitkomst, opmerkingen=dict.fromkeys(uitkomst.opmerkingen, tuple(eigen))))
    papier = lees_tekst(w).partition("Het gesprek Gesprek")[0]
    assert [tekst for tekst in eigen[:-1] if papier.count(tekst) != len(w.opmerkingen)] == []
    assert papier.count("woord slot.") == len(w.opmerkingen)


@pytest.mark.parametrize(
    ("uitkomst", "minst", "meest"),
    [
        (tel_voorbeeld(), 8, 12),
        (tel_voorbeeld(10, genodigd=12), 8, 12),
        (tel_voorbeeld(150, genodigd=400, opmerkingen=LANG), 8, 90),
        (tel_voorbeeld(26, verhaal=dict.fromkeys(VERHAAL, (9, 6, 1, 6, 9))), 8, 12),
        (eensgezind("1"), 8, 12),
        (eensgezind("5"), 8, 12),
        (tel_voorbeeld(5, genodigd=30), 4, 6),
        (tel_voorbeeld(9, genodigd=30), 4, 6),
        (eensgezind("1", 6), 4, 6),
        (eensgezind("n", 6), 4, 6),
        (eensgezind("n", 20), 6, 12),
    ],
)  # fmt: skip
def test_report_takes_the_pages_it_should_without_a_complaint(uitkomst: Uitkomst, minst: int, meest: int) -> None:
    papier = druk_af(weergave(uitkomst, LANGE_NAAM, LANGE_TITEL))
    assert papier.klachten == ()
    assert minst <= len(papier.lezer.pages) <= meest


@pytest.mark.parametrize("alle_letters", [False, True])
def test_the_stylesheet_is_read_without_a_complaint(alle_letters: bool) -> None:
    """A process reads it once, so that no report but the first would show what is wrong with it."""
    _load_renderer.cache_clear()
    with hoor_klachten() as klachten:
        _load_renderer(alle_letters=alle_letters)
    assert klachten == []


VERDEELD = tel_voorbeeld(26, verhaal=dict.fromkeys(VERHAAL, (9, 6, 1, 6, 9)))


@pytest.mark.parametrize("uitkomst", [tel_voorbeeld(), exact(), VERDEELD], ids=["gewoon", "groepen", "verdeeld"])
def test_summary_fits_one_page_and_two_conditions_share_one(uitkomst: Uitkomst) -> None:
    w = weergave(uitkomst, LANGE_NAAM, LANGE_TITEL)
    teksten = druk_af(w).bladen
    assert "In het kort" in teksten[1]
    assert "Wat we de stuurgroep vragen" in teksten[1]
    for nummer, conditie in enumerate(w.condities):
        tekst = teksten[2 + nummer // 2]
        assert f"{conditie.naam} {conditie.score}" in tekst
        assert conditie.kans in tekst


def test_report_names_title_author_and_bookmarks() -> None:
    lezer = druk_af(weergave(tel_voorbeeld(7, genodigd=10), "Rivierenrijk", "Voorjaar 2026")).lezer
    assert lezer.metadata is not None
    assert lezer.metadata.title == "Reflectie op samenwerken: Rivierenrijk, Voorjaar 2026"
    assert lezer.metadata.author == "Rivierenrijk"
    namen = [str(punt.title) for punt in lezer.outline if not isinstance(punt, list)]
    assert namen == ["Rivierenrijk", "In het kort", "De vijf condities", "Het gesprek", "Hoe dit is gemaakt"]


def test_few_answers_give_no_statement_and_no_remark_in_the_report() -> None:
    papier = lees_tekst(weergave(tel_voorbeeld(7, genodigd=10)))
    assert [stelling.tekst for stelling in vijf_condities().stellingen if stelling.tekst in papier] == []
    assert "Vanaf 10 inzendingen hadden jullie ook" in papier
