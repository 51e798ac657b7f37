"""What the questionnaire promises: which answers it takes, and the form of its sentences."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerschappen.kern import vragenlijst as module
from partnerschappen.kern.vragenlijst import (
    NIET_TE_BEOORDELEN,
    OPMERKING_MAX,
    PUNTEN,
    OngeldigAntwoord,
    OngeldigeVragenlijst,
    Stelling,
    beschikbare_vragenlijsten,
    laad_vragenlijst,
)

VRAGENLIJST = laad_vragenlijst("vijf-condities", 1)
STELLINGEN = tuple(VRAGENLIJST.stellingen)
CONDITIES = ("ambitie", "belangen", "relatie", "organisatie", "proces")
FASEN = ("verkennen", "delen", "overeenkomen", "vormgeven", "uitvoeren")
# A version that a round has used never changes: this changes only while version 1 was never asked.
VINGERAFDRUK = "30b727a208b510fc4d441c82a828a3c9759d2fa6ef9134b873b5c56649ecac95"

per_stelling = pytest.mark.parametrize("stelling", STELLINGEN, ids=lambda stelling: stelling.code)


def test_five_conditions_have_six_statements_each() -> None:
    assert tuple(conditie.code for conditie in VRAGENLIJST.condities) == CONDITIES
    assert [stelling.code for stelling in STELLINGEN] == [
        f"{code}-{nummer}" for code in CONDITIES for nummer in range(1, 7)
    ]


def test_every_question_has_a_code_of_its_own_and_is_found_by_it() -> None:
    codes = VRAGENLIJST.codes()
    assert len(set(codes)) == len(codes) == 30 + 5 + 3 + 3 + 1
    assert tuple(VRAGENLIJST.vraag(code).code for code in codes) == codes


def test_choices_offer_the_phases_and_the_conditions() -> None:
    assert (tuple(optie.code for optie in VRAGENLIJST.fase.opties), VRAGENLIJST.fase.maximum) == (FASEN, 5)
    assert (tuple(optie.code for optie in VRAGENLIJST.te_snel.opties), VRAGENLIJST.te_snel.maximum) == (
        (*FASEN, "geen"),
        1,
    )
    assert (tuple(optie.code for optie in VRAGENLIJST.kies.opties), VRAGENLIJST.kies.maximum) == (CONDITIES, 2)
    assert all(optie.uitleg and optie.eerst for optie in VRAGENLIJST.fase.opties)


def test_the_talk_is_chosen_in_the_plain_words_of_the_conditions() -> None:
    gekozen = [optie.tekst.lower() for optie in VRAGENLIJST.kies.opties]
    assert gekozen == [conditie.alledaags for conditie in VRAGENLIJST.condities]


@pytest.mark.parametrize("code", ["ambitie-1", "balans-tempo"])
def test_a_scale_takes_its_points_the_opt_out_and_nothing(code: str) -> None:
    for waarde in (*PUNTEN, NIET_TE_BEOORDELEN):
        assert VRAGENLIJST.controleer(code, [waarde]) == waarde
    assert VRAGENLIJST.controleer(code, []) == VRAGENLIJST.controleer(code, [""]) == ""


@pytest.mark.parametrize("code", ["ambitie-1", "balans-tempo"])
@pytest.mark.parametrize("ruw", [["0"], ["6"], ["1.5"], [" 3"], ["3\n"], ["٣"], ["N"], ["3", "3"], ["3", "4"], ["3\0"]])
def test_a_scale_refuses_what_is_not_one_of_its_points(code: str, ruw: list[str]) -> None:
    with pytest.raises(OngeldigAntwoord):
        VRAGENLIJST.controleer(code, ruw)


@given(st.lists(st.sampled_from(FASEN), unique=True))
def test_chosen_options_are_kept_in_the_order_of_the_questionnaire(gekozen: list[str]) -> None:
    assert VRAGENLIJST.controleer("fase", gekozen) == ",".join(sorted(gekozen, key=FASEN.index))


@pytest.mark.parametrize(
    ("code", "ruw"),
    [
        ("fase", ["delen", "delen"]),
        ("fase", ["delen,verkennen"]),
        ("fase", ["delen"] * 5000),
        ("fase-te-snel", ["geen", "delen"]),
        ("kies-twee", ["ambitie", "belangen", "relatie"]),
        ("kies-twee", ["verkennen"]),
    ],
)
def test_a_choice_refuses_repeated_unknown_and_too_many_options(code: str, ruw: list[str]) -> None:
    with pytest.raises(OngeldigAntwoord):
        VRAGENLIJST.controleer(code, ruw)


def test_fewer_than_two_may_be_chosen_to_talk_about() -> None:
    assert VRAGENLIJST.controleer("kies-twee", ["proces"]) == "proces"
    assert VRAGENLIJST.controleer("kies-twee", [""]) == ""


def test_a_remark_is_stripped_and_keeps_its_lines_and_tabs() -> None:
    assert VRAGENLIJST.controleer("opmerking-slot", [" één\r\n\ttwee\rdrie \n"]) == "één\n\ttwee\ndrie"


def test_a_remark_of_2000_characters_is_kept_and_one_more_is_refused() -> None:
    # A browser sends a line end as two characters; the person counted one.
    langste = "x\r\n" * (OPMERKING_MAX // 2 - 1) + "xx"
    assert len(VRAGENLIJST.controleer("opmerking-ambitie", [langste])) == OPMERKING_MAX
    with pytest.raises(OngeldigAntwoord):
        VRAGENLIJST.controleer("opmerking-ambitie", [langste + "x"])


@pytest.mark.parametrize("ruw", [["a\0b"], ["a\x1bb"], ["a\x7fb"], ["een", "twee"], ["x" * 1_000_000]])
def test_a_remark_refuses_control_characters_and_more_than_one_text(ruw: list[str]) -> None:
    with pytest.raises(OngeldigAntwoord):
        VRAGENLIJST.controleer("opmerking-slot", ruw)


@given(st.sampled_from(VRAGENLIJST.codes()), st.lists(st.text(max_size=20), max_size=4))
def test_an_accepted_answer_is_accepted_again_unchanged(code: str, ruw: Sequence[str]) -> None:
    try:
        waarde = VRAGENLIJST.controleer(code, ruw)
    except OngeldigAntwoord:
        return
    assert VRAGENLIJST.controleer(code, waarde.split(",") if code.startswith(("fase", "kies")) else [waarde]) == waarde


@pytest.mark.parametrize("code", ["", "ambitie-7", "ambitie", "AMBITIE-1", "zelf", "ambitie-1\0"])
def test_a_foreign_question_is_refused(code: str) -> None:
    with pytest.raises(OngeldigAntwoord):
        VRAGENLIJST.controleer(code, ["3"])


@pytest.mark.parametrize(
    "slug", ["", ".", "..", "../kern", "vijf-condities/../vijf-condities", "/etc", "Vijf-condities", "x"]
)
def test_a_slug_never_leaves_the_folder_of_questionnaires(slug: str) -> None:
    with pytest.raises(OngeldigeVragenlijst):
        laad_vragenlijst(slug, 1)


def test_an_absent_version_is_refused() -> None:
    with pytest.raises(OngeldigeVragenlijst):
        laad_vragenlijst("vijf-condities", 999)


def test_the_core_questionnaire_can_be_chosen() -> None:
    assert VRAGENLIJST in beschikbare_vragenlijsten()


def _bewerkte_inhoud(map_: Path, oud: str, nieuw: str) -> None:
    bron = (module.INHOUD / "vijf-condities" / "1.toml").read_text(encoding="utf-8")
    assert oud in bron
    (map_ / "bewerkt").mkdir()
    (map_ / "bewerkt" / "1.toml").write_text(bron.replace(oud, nieuw, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("oud", "nieuw", "genoemd"),
    [
        ("gespreksvraag =", "gespreksvrag =", "gespreksvra"),
        ("[[condities.stellingen]]", "[[condities.stelingen]]", "condities|stel"),
        ('"helemaal oneens", ', "", "antwoorden"),
        ("minuten = 10", "minuten =", "1.toml"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, oud: str, nieuw: str, genoemd: str
) -> None:
    _bewerkte_inhoud(tmp_path, oud, nieuw)
    monkeypatch.setattr(module, "INHOUD", tmp_path)
    with pytest.raises(OngeldigeVragenlijst, match=genoemd):
        laad_vragenlijst.__wrapped__("bewerkt", 1)


@per_stelling
def test_a_statement_is_short_and_says_what_is_instead_of_what_is_not(stelling: Stelling) -> None:
    assert len(stelling.tekst.split()) <= 14
    assert re.search(r"\b(niet|geen|nooit|niemand|nergens|zonder)\b", stelling.tekst, re.IGNORECASE) is None
    assert stelling.tekst[0].isupper()
    assert stelling.tekst.endswith(".")


@per_stelling
def test_predicates_are_plural_and_fit_after_a_number_of_people(stelling: Stelling) -> None:
    for gezegde in (stelling.eens, stelling.oneens):
        assert re.match(r"[a-z]+n ", gezegde), gezegde
        assert gezegde[-1] not in ".!?"
        assert len(re.findall(r"\b(niet|geen|nooit|niemand)\b", gezegde)) <= 1
    assert stelling.eens != stelling.oneens


@per_stelling
def test_a_topic_fits_after_over(stelling: Stelling) -> None:
    assert stelling.onderwerp[0].islower()
    assert stelling.onderwerp[-1] not in ".!?"
    assert not stelling.onderwerp.endswith(" zijn"), "'… zijn zijn jullie verdeeld'"


@per_stelling
def test_a_topic_comes_with_a_question_to_talk_and_a_request(stelling: Stelling) -> None:
    assert "?" in stelling.gespreksvraag
    assert stelling.verzoek[0].isupper()
    assert stelling.verzoek[-1] in ".?"


def test_no_text_is_empty_exclaims_or_promises_anonymity() -> None:
    inhoud = json.dumps(asdict(VRAGENLIJST), ensure_ascii=False)
    assert "!" not in inhoud
    assert "anoniem" not in inhoud.lower()
    teksten = [tekst for stelling in STELLINGEN for tekst in asdict(stelling).values()]
    teksten += [conditie.uitleg + conditie.kans + conditie.waarschuwing for conditie in VRAGENLIJST.condities]
    assert all(tekst.strip() == tekst and tekst for tekst in teksten)


def test_a_version_never_changes() -> None:
    inhoud = json.dumps(asdict(VRAGENLIJST), ensure_ascii=False, sort_keys=True)
    assert hashlib.sha256(inhoud.encode()).hexdigest() == VINGERAFDRUK
