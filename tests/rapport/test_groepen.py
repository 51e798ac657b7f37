"""What is said per group: every figure is a published cell, coarse ones look coarse, hidden ones have a reason."""

import re
from collections.abc import Callable

import pytest

from partnerschappen.kern.uitkomst import GEHEEL, Reden, Score, Uitkomst
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.weergave import Indelingsdeel, Weergave
from partnerschappen.rapport.zinnen import write_score
from tests.rapport.groepsvoorbeelden import (
    exact,
    geen_apart,
    grof,
    open_ronde,
    open_uitkomst,
    overig,
    twintig,
    verborgen_cellen,
)
from tests.rapport.voorbeelden import gesloten_ronde, tel_voorbeeld, vijf_condities

VOORBEELDEN = [exact, grof, overig, geen_apart, twintig, open_uitkomst, verborgen_cellen]
CODES = [conditie.code for conditie in vijf_condities().condities]


def weergave(uitkomst: Uitkomst, groep: str = "") -> Weergave:
    return make_weergave(gesloten_ronde(), uitkomst, vijf_condities(), groep)


def deel(uitkomst: Uitkomst, code: str = "organisatie") -> Indelingsdeel:
    return next(deel for deel in weergave(uitkomst).groepen.delen if deel.code == code)


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN)
def test_every_cell_is_the_published_score_or_a_dash_with_a_reason(voorbeeld: Callable[[], Uitkomst]) -> None:
    uitkomst = voorbeeld()
    rijen = [rij for stuk in weergave(uitkomst).groepen.delen for rij in (stuk.geheel, *stuk.groepen)]
    for rij in rijen:
        for code, cel in zip(CODES, rij.cellen, strict=True):
            score = uitkomst.scores[rij.code, code]
            assert cel.tekst == (write_score(score) if isinstance(score, Score) else "–")
            assert bool(cel.verborgen) is not isinstance(score, Score)
            assert not re.search(r"\d", cel.verborgen)


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN)
def test_a_small_radar_has_two_lines_at_most_and_an_id_of_its_own(voorbeeld: Callable[[], Uitkomst]) -> None:
    radars = [rij.radar for stuk in weergave(voorbeeld()).groepen.delen for rij in stuk.groepen]
    assert all({*re.findall(r'stroke-width="(2\.5|1\.25)"', radar)} <= {"2.5", "1.25"} for radar in radars)
    assert all(radar.count("<title") == 1 for radar in radars)
    idents = [re.findall(r'id="([^"]+)"', radar)[0] for radar in radars]
    assert len(set(idents)) == len(idents)


def test_a_coarse_score_says_about_everywhere_it_is_written() -> None:
    for rij in deel(grof()).groepen:
        assert rij.grof
        assert all(cel.tekst.startswith("ongeveer ") for cel in rij.cellen)
        titel = re.findall(r"<title[^>]*>([^<]*)", rij.radar)[0]
        assert titel.count("ongeveer ") == 5
        assert "stroke-dasharray" in rij.radar


def test_the_large_radar_prints_a_coarse_score_as_about() -> None:
    w = weergave(grof(), "organisatie:1")
    assert w.groepkeuze.groep is not None
    for cel in w.groepkeuze.groep.cellen:
        assert f">{cel.tekst}</text>" in w.radar


def test_a_chosen_group_is_named_with_who_sent_in_beside_the_whole() -> None:
    uitkomst = exact()
    w = weergave(uitkomst, "laag:sturen")
    assert ">Sturen (20 van de 20)</text>" in w.radar
    assert ">Iedereen samen (60 van de 68)</text>" in w.radar
    assert [cel.tekst for _conditie, cel in w.condities_met_groep if cel] == [
        write_score(score) for code in CODES if isinstance(score := uitkomst.scores["laag:sturen", code], Score)
    ]
    assert [link.code for _t, links in w.groepkeuze.rijen for link in links if link.gekozen] == ["laag:sturen"]


@pytest.mark.parametrize("code", ["", GEHEEL, "laag:niets", "organisatie:99", "<script>"])
def test_an_unknown_group_is_the_whole_alone(code: str) -> None:
    w = weergave(exact(), code)
    assert (w.groepkeuze.groep, w.radar) == (None, weergave(exact()).radar)


def test_sturen_and_doen_say_where_they_see_it_differently_and_open_the_conversation() -> None:
    w = weergave(exact())
    naast = w.groepen.delen[0].naast
    assert naast is not None
    assert naast.zinnen == ("Wie stuurt, ziet de organisatie anders dan wie doet: 4,2 tegen 2,2.",)
    assert [regel.conditie for regel in naast.regels if regel.anders] == ["organisatie"]
    assert w.groepen.gesprek is not None
    assert (w.groepen.gesprek.zin, w.groepen.gesprek.vraag) == (naast.zinnen[0], naast.vraag)
    assert naast.maat == "Een verschil noemen we vanaf 0,5."


def test_sturen_and_doen_that_see_it_alike_are_told_so_without_a_question() -> None:
    uitkomst = exact()
    for code in CODES:
        for groep in ("laag:sturen", "laag:doen", "soort_partner:school", "soort_partner:opleiding"):
            uitkomst.scores[groep, code] = Score(33)
    w = weergave(uitkomst)
    naast = w.groepen.delen[0].naast
    assert naast is not None
    assert naast.zinnen[0].startswith("Wie stuurt en wie doet, zien het grotendeels hetzelfde")
    assert (naast.vraag, w.groepen.gesprek) == ("", None)


def test_overig_is_explained_and_takes_no_part_in_the_differences() -> None:
    stuk = deel(overig())
    assert [rij.naam for rij in stuk.groepen] == ["De Klimboom", "Overig"]
    wie = "Overig: iedereen uit de groepen van deze indeling die niet apart staan. Zij tellen mee in het geheel."
    assert wie in stuk.noten
    assert any(noot.endswith("Overig telt daarin als één organisatie.") for noot in stuk.noten)
    assert stuk.verschillen == ()
    assert [(alinea.titel, alinea.regels) for alinea in stuk.verborgen] == [
        ("Pabo Rivierenrijk en Het Kompas", ("Apart tonen zou iets over een handvol mensen kunnen verraden.",))
    ]


def test_a_group_that_was_small_at_opening_says_what_was_promised() -> None:
    redenen = {alinea.titel: alinea.regels[0] for alinea in deel(twintig()).verborgen}
    assert redenen["Kinderopvang Samen"] == (
        "Bij de opening waren er minder dan 5 mensen uitgenodigd. Beloofd is dat zo’n groep nooit apart staat."
    )
    klein = [groep.naam for groep in twintig().verborgen if groep.reden is Reden.KLEIN_BIJ_OPENING]
    assert klein == ["Kinderopvang Samen"]


def test_an_indeling_without_a_group_says_so_and_has_no_table() -> None:
    stuk = deel(geen_apart())
    assert stuk.geen == "Van deze indeling staat geen groep apart. Iedereen telt wel mee in het geheel."
    assert (stuk.groepen, stuk.even_zwaar, stuk.noten) == ((), (), ())
    assert [alinea.titel for alinea in stuk.verborgen] == ["De Klimboom en Pabo Rivierenrijk"]
    een_groep = deel(geen_apart(), "laag")
    assert een_groep.geen == "Iedereen hoorde bij dezelfde groep. Er is dus niets om naast elkaar te leggen."


def test_a_ronde_without_indelingen_has_nothing_per_group() -> None:
    w = weergave(tel_voorbeeld())
    assert (w.groepen.delen, w.groepen.gesprek, w.groepkeuze.rijen) == ((), None, ())
    assert "Groepen" not in [alinea.titel for alinea in w.verantwoording]


def test_a_table_tells_who_belongs_to_which_group() -> None:
    assert deel(exact(), "laag").noten == ("Sturen: wie in de stuurgroep zit. Doen: alle anderen.",)
    assert "mbo en de schoolbesturen" in deel(exact(), "soort_partner").noten[0]


def test_a_dash_in_a_table_is_explained_under_it() -> None:
    noten = " ".join(deel(verborgen_cellen(), "laag").noten)
    assert "te weinig mensen uit die groep beantwoordden" in noten
    assert "iets over een handvol mensen kunnen verraden" in noten
    assert "Een streepje" not in " ".join(deel(exact(), "laag").noten)


def test_an_open_ronde_promises_nothing_that_it_does_not_keep() -> None:
    w = make_weergave(open_ronde(), open_uitkomst(), vijf_condities())
    teksten = [w.voetregel, *(regel for alinea in w.verantwoording for regel in alinea.regels)]
    assert w.voetregel == "Open ronde: scores per organisatie staan er altijd, ook van één persoon."
    assert not [tekst for tekst in teksten if "vertrouwelijk" in tekst or "P(" in tekst or "minder dan" in tekst]
    assert (w.weinig, w.weinig_uitleg) == (False, "")
    organisaties = next(deel for deel in w.groepen.delen if deel.code == "organisatie")
    assert [rij.aantal for rij in organisaties.groepen] == ["4 van de 6", "2 van de 4", "1 van de 3"]
    assert not any(cel.grof or cel.verborgen for rij in organisaties.groepen for cel in rij.cellen)
