"""What people chose themselves and where groups differ: their place among the topics, and on a cover."""

from dataclasses import replace

import pytest

from partnerschappen.kern.beeld import drie_punten, maak_beeld
from partnerschappen.kern.onderwerpen import Onderwerp, Soort
from partnerschappen.kern.uitkomst import Reden, Score, Uitkomst, Verborgen
from tests.kern.test_onderwerpen import CONDITIES, VERHAAL, VRAGENLIJST, kijk, kort, vul_in
from tests.rapport.groepsvoorbeelden import exact, grof, met_scores, open_uitkomst


def met_groepen(**scores: dict[str, int]) -> Uitkomst:
    """Large groups that all score 3,3, with 3 to every statement; but for what is given per group and condition.

    Every condition was chosen equally often.
    """
    uitkomst = exact()
    alles = {(groep.code, conditie): Score(33) for groep in uitkomst.groepen for conditie in CONDITIES}
    anders = {
        (groep.replace("_", ":", 1), conditie): Score(tienden)
        for groep, regels in scores.items()
        for conditie, tienden in regels.items()
    }
    verdelingen = {**uitkomst.verdelingen}
    for stelling in VRAGENLIJST.stellingen:
        cel = verdelingen[stelling.code]
        assert not isinstance(cel, Verborgen)
        verdelingen[stelling.code] = replace(cel, aantallen=(0, 0, cel.beantwoord, 0, 0))
    kies = verdelingen["kies-twee"]
    assert not isinstance(kies, Verborgen)
    verdelingen["kies-twee"] = replace(kies, aantallen=(10,) * 5)
    return replace(met_scores(uitkomst, {**alles, **anders}), verdelingen=verdelingen)


def soorten(onderwerpen: tuple[Onderwerp, ...]) -> list[str]:
    return [onderwerp.soort.value for onderwerp in onderwerpen]


def test_kinds_stand_in_the_order_that_readers_are_told() -> None:
    beeld = maak_beeld(exact(), VRAGENLIJST)
    rangen = [list(Soort).index(onderwerp.soort) for onderwerp in beeld.onderwerpen]
    assert rangen == sorted(rangen)
    assert {"verdeeld", "aandacht", "sturen_doen", "soort_partner", "sterk"} <= set(soorten(beeld.onderwerpen))


def test_what_three_or_more_chose_is_a_topic_though_nothing_of_it_is_divided_or_low() -> None:
    gekozen = [{**inzending, "kies-twee": "ambitie,organisatie"} for inzending in VERHAAL]
    onderwerpen = kijk(gekozen).onderwerpen
    topic = next(onderwerp for onderwerp in onderwerpen if onderwerp.soort is Soort.GEKOZEN)
    assert (topic.conditie.code, topic.kiezers, topic.aantal, topic.beantwoord) == ("ambitie", (12, 12), 12, 12)
    assert soorten(onderwerpen) == [*["verdeeld"] * 3, *["aandacht"] * 2, "gekozen", *["sterk"] * 2]


@pytest.mark.parametrize(("aantal", "topics"), [(2, []), (3, ["relatie"])])
def test_two_people_alone_make_no_topic_of_a_condition(aantal: int, topics: list[str]) -> None:
    anderen = [vul_in(code) for code in ("ambitie", "belangen", "proces") for _ in range(2)]
    beeld = kijk([*[vul_in("relatie")] * aantal, *anderen, *[vul_in()] * (6 - aantal)])
    assert [onderwerp.conditie.code for onderwerp in beeld.onderwerpen if onderwerp.soort is Soort.GEKOZEN] == topics


def test_of_groups_only_the_largest_difference_is_a_topic_and_the_others_are_named_with_it() -> None:
    uitkomst = met_groepen(laag_sturen={"ambitie": 38, "proces": 44}, laag_doen={"organisatie": 38})
    onderwerpen = maak_beeld(uitkomst, VRAGENLIJST).onderwerpen
    assert soorten(onderwerpen)[0] == "sturen_doen"
    assert onderwerpen[0].conditie.code == "proces"
    assert [conditie.code for conditie in onderwerpen[0].ook] == ["ambitie", "organisatie"]
    verschil = onderwerpen[0].verschil
    assert verschil is not None
    assert (verschil.hoog.code, verschil.laag.code, verschil.tienden) == ("laag:sturen", "laag:doen", 11)


@pytest.mark.parametrize(("tienden", "telt"), [(37, False), (38, True)])
def test_a_difference_between_groups_counts_from_a_half(tienden: int, telt: bool) -> None:
    beeld = maak_beeld(met_groepen(laag_sturen={"proces": tienden}), VRAGENLIJST)
    assert (Soort.STUREN_DOEN in {onderwerp.soort for onderwerp in beeld.onderwerpen}) == telt


def test_a_hidden_group_makes_no_topic() -> None:
    uitkomst = met_scores(
        met_groepen(laag_sturen={"proces": 44}), {("laag:doen", "proces"): Verborgen(Reden.NIET_APART)}
    )
    assert Soort.STUREN_DOEN not in {onderwerp.soort for onderwerp in maak_beeld(uitkomst, VRAGENLIJST).onderwerpen}


def test_the_two_organisaties_that_differ_most_are_a_topic_but_never_on_a_cover() -> None:
    uitkomst = met_groepen(organisatie_1={"proces": 45}, organisatie_2={"proces": 22}, organisatie_3={"relatie": 40})
    beeld = maak_beeld(uitkomst, VRAGENLIJST)
    topic = next(onderwerp for onderwerp in beeld.onderwerpen if onderwerp.soort is Soort.ORGANISATIES)
    assert topic.verschil is not None
    assert (topic.conditie.code, topic.verschil.hoog.code, topic.verschil.laag.code) == (
        "proces",
        "organisatie:1",
        "organisatie:2",
    )
    assert "organisaties" not in soorten(drie_punten(beeld))


def test_groups_that_differ_take_the_place_on_a_cover_of_what_would_be_divided() -> None:
    beeld = maak_beeld(met_groepen(laag_sturen={"proces": 44}), VRAGENLIJST)
    assert soorten(drie_punten(beeld))[:1] == ["sturen_doen"]
    assert "sturen_doen" not in soorten(drie_punten(maak_beeld(exact(), VRAGENLIJST)))


def test_what_people_chose_stands_on_a_cover_where_nothing_is_low() -> None:
    inzendingen = [vul_in("proces", relatie="555555", organisatie="133333")] * 6
    inzendingen += [vul_in("proces", relatie="555555", organisatie="533333")] * 6
    assert kort(drie_punten(kijk(inzendingen))) == [
        ("verdeeld", "organisatie-1"),
        ("gekozen", "proces"),
        ("sterk", "relatie-1"),
    ]


@pytest.mark.parametrize("uitkomst", [exact(), grof(), open_uitkomst()], ids=["exact", "grof", "open"])
def test_no_condition_has_two_topics_of_the_same_groups(uitkomst: Uitkomst) -> None:
    onderwerpen = maak_beeld(uitkomst, VRAGENLIJST).onderwerpen
    verschillen = [onderwerp.soort for onderwerp in onderwerpen if onderwerp.verschil]
    assert len(verschillen) == len(set(verschillen))
    for onderwerp in onderwerpen:
        if onderwerp.verschil:
            assert uitkomst.scores[onderwerp.verschil.hoog.code, onderwerp.conditie.code] == (
                onderwerp.verschil.score_hoog
            )
            assert not onderwerp.verschil.hoog.rest
            assert not onderwerp.verschil.laag.rest
