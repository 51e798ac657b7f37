"""What the published cells mean: bands, divided conditions, the headline, choices; also when almost all is hidden."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from partnerschappen.kern.beeld import BalansBeeld, Beeld, Evenwicht, Keuzes, maak_beeld
from partnerschappen.kern.conditiebeeld import Band, Cijfers, Strook, geef_band
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import GEHEEL, Groep, Reden, Score, Uitkomst, Verborgen
from partnerschappen.kern.vragenlijst import laad_vragenlijst

VRAGENLIJST = laad_vragenlijst("vijf-condities", 1)
TE_WEINIG = Verborgen(Reden.TE_WEINIG_ANTWOORDEN)
PAS_VANAF_DUBBEL = Verborgen(Reden.PAS_VANAF_DUBBEL)


def tel(inzendingen: Sequence[dict[str, str]], genodigd: int = 12) -> Uitkomst:
    return tel_ronde(VRAGENLIJST, inzendingen, genodigd=genodigd, k=5)


def kijk(inzendingen: Sequence[dict[str, str]], genodigd: int = 12) -> Beeld:
    return maak_beeld(tel(inzendingen, genodigd), VRAGENLIJST)


def conditie(code: str, punten: str) -> dict[str, str]:
    return {f"{code}-{nummer}": punt for nummer, punt in enumerate(punten, start=1)}


def iedereen(**punten: str) -> dict[str, str]:
    return {code: punt for naam, reeks in punten.items() for code, punt in conditie(naam, reeks).items()}


STERK = iedereen(ambitie="333333", belangen="222222", relatie="555444", organisatie="222233", proces="343434")
ANDERS = STERK | conditie("organisatie", "554433")
TWAALF = [STERK] * 6 + [ANDERS] * 6


@pytest.mark.parametrize(
    ("tienden", "band"),
    [(50, Band.STERK), (40, Band.STERK), (39, Band.REDELIJK), (30, Band.REDELIJK), (29, Band.AANDACHT)],
)
def test_a_band_is_read_from_the_printed_score(tienden: int, band: Band) -> None:
    assert geef_band(Score(tienden)) is band


def test_a_hidden_score_has_no_band() -> None:
    assert geef_band(TE_WEINIG) is None


def test_the_headline_of_twelve_people() -> None:
    kop = kijk(TWAALF).kop
    assert (kop.sterk, kop.aandacht, kop.verdeeld) == (("relatie",), ("belangen",), ("organisatie",))
    assert (kop.n, kop.genodigd, kop.respons) == (12, 12, 100)
    assert (kop.lage_respons, kop.weinig, kop.alles_verborgen) == (False, False, False)


def test_strong_conditions_go_from_high_to_low_and_weak_ones_from_low_to_high() -> None:
    inzending = iedereen(ambitie="444444", belangen="222222", relatie="555555", organisatie="111111", proces="444455")
    kop = kijk([inzending] * 10).kop
    assert kop.sterk == ("relatie", "proces", "ambitie")
    assert kop.aandacht == ("organisatie", "belangen")


def test_figures_of_a_divided_statement() -> None:
    cijfers = kijk(TWAALF).conditie("organisatie").stellingen[0].cijfers
    assert isinstance(cijfers, Cijfers)
    assert (cijfers.aantallen, cijfers.percentages) == ((0, 6, 0, 0, 6), (0, 50, 0, 0, 50))
    assert (cijfers.oneens, cijfers.ertussenin, cijfers.eens, cijfers.gemiddelde) == (6, 0, 6, 35)
    assert cijfers.verdeeld


def test_two_divided_statements_make_a_condition_divided_and_pooling_does_not() -> None:
    een = conditie("proces", "255522"), conditie("proces", "555522")
    twee = conditie("proces", "225522"), conditie("proces", "555522")
    assert not kijk([een[0]] * 6 + [een[1]] * 6).conditie("proces").verdeeld
    assert kijk([twee[0]] * 6 + [twee[1]] * 6).conditie("proces").verdeeld


def test_a_strip_pools_published_statements_and_tells_the_share_of_opting_out() -> None:
    beeld = kijk([conditie("ambitie", "11555n")] * 10).conditie("ambitie")
    assert beeld.strook == Strook((20, 0, 0, 0, 30), (40, 0, 0, 0, 60))
    assert beeld.buiten == 0  # the statement that all opted out of is hidden, its opt-outs too
    deels = kijk([conditie("ambitie", "11555n")] * 5 + [conditie("ambitie", "115555")] * 5).conditie("ambitie")
    assert deels.strook == Strook((20, 0, 0, 0, 35), (36, 0, 0, 0, 64))
    assert deels.buiten == 8  # 5 of 60
    assert deels.n == 10


def test_below_twice_k_there_are_scores_and_bands_and_nothing_else() -> None:
    beeld = kijk(TWAALF[:7])
    ambitie = beeld.conditie("ambitie")
    assert (ambitie.score, ambitie.band, ambitie.n) == (Score(30), Band.REDELIJK, 7)
    assert (ambitie.strook, ambitie.buiten, ambitie.verdeeld, ambitie.getoond) == (None, None, False, ())
    assert {regel.cijfers for regel in ambitie.stellingen} == {PAS_VANAF_DUBBEL}
    assert [beeld.fase.keuzes, beeld.kies.keuzes, beeld.te_snel.keuzes, beeld.slot] == [PAS_VANAF_DUBBEL] * 4
    assert [balans.evenwicht for balans in beeld.balans] == [PAS_VANAF_DUBBEL] * 3
    assert beeld.kop.weinig
    assert not beeld.kop.alles_verborgen


def test_empty_forms_give_a_picture_in_which_all_is_hidden() -> None:
    beeld = kijk([{}] * 10)
    assert beeld.kop.alles_verborgen
    assert (beeld.kop.sterk, beeld.kop.aandacht, beeld.kop.verdeeld, beeld.onderwerpen) == ((), (), (), ())


@pytest.mark.parametrize(("genodigd", "laag", "respons"), [(24, False, 50), (25, True, 48), (0, False, 0)])
def test_a_response_under_half_is_low(genodigd: int, laag: bool, respons: int) -> None:
    kop = kijk(TWAALF, genodigd).kop
    assert (kop.lage_respons, kop.respons) == (laag, respons)


def test_the_balans_has_sides_and_no_mean() -> None:
    inzendingen = [{"balans-tempo": punt} for punt in "1122233445nn"]
    tempo = kijk(inzendingen).balans[2]
    evenwicht = Evenwicht((2, 3, 2, 2, 1), (20, 30, 20, 20, 10), 10, 2, te_weinig=5, precies_goed=2, te_veel=3)
    assert tempo == BalansBeeld(VRAGENLIJST.balans[2], evenwicht)


def test_phases_tell_which_was_named_most_and_how_many_widely() -> None:
    fases = ["verkennen"] * 2 + ["delen"] * 4 + ["delen,vormgeven"] * 2 + ["vormgeven"] * 4
    keuzes = kijk([{"fase": fase} for fase in fases]).fase.keuzes
    assert isinstance(keuzes, Keuzes)
    assert [(regel.optie.code, regel.aantal, regel.percentage) for regel in keuzes.gerangschikt] == [
        ("delen", 6, 50),
        ("vormgeven", 6, 50),
        ("verkennen", 2, 17),
        ("overeenkomen", 0, 0),
        ("uitvoeren", 0, 0),
    ]
    assert keuzes.opties[0].optie.code == "verkennen"
    assert (keuzes.meest, keuzes.breed, keuzes.beantwoord) == (("delen", "vormgeven"), ("delen", "vormgeven"), 12)


def test_scores_of_more_groups_are_read_by_the_code_of_the_group() -> None:
    uitkomst = tel(TWAALF)
    sturen = Groep("laag", "sturen", 6, 8)
    meer = replace(
        uitkomst,
        groepen=(*uitkomst.groepen, sturen),
        scores={
            **uitkomst.scores,
            **{("sturen", conditie.code): TE_WEINIG for conditie in VRAGENLIJST.condities},
            ("sturen", "relatie"): Score(25, grof=True),
        },
    )
    beeld = maak_beeld(meer, VRAGENLIJST)
    assert (beeld.band("sturen", "relatie"), beeld.band(GEHEEL, "relatie")) == (Band.AANDACHT, Band.STERK)
    assert beeld.band("sturen", "proces") is None
    assert beeld.kop == maak_beeld(uitkomst, VRAGENLIJST).kop


def test_remarks_stand_with_their_condition_and_the_last_one_apart() -> None:
    beeld = kijk([{"opmerking-proces": "Goed bezig.", "opmerking-slot": "Dank."}, *[{}] * 9])
    assert beeld.conditie("proces").opmerkingen == ("Goed bezig.",)
    assert beeld.conditie("relatie").opmerkingen == ()
    assert beeld.slot == ("Dank.",)


def test_an_uitkomst_of_another_questionnaire_is_refused() -> None:
    with pytest.raises(KeyError):
        maak_beeld(replace(tel(TWAALF), verdelingen={}), VRAGENLIJST)
