"""What must hold for any answers at all: blind to values, never fewer than k, the same as counting another way."""

from math import floor
from random import Random
from statistics import fmean

from hypothesis import given, settings
from hypothesis import strategies as st

from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import GEHEEL, Score, Uitkomst, Verborgen, Verdeling
from partnerschappen.kern.vragenlijst import laad_vragenlijst

VRAGENLIJST = laad_vragenlijst("vijf-condities", 1)
KEUZES = (VRAGENLIJST.fase, VRAGENLIJST.te_snel, VRAGENLIJST.kies)
PUNTVRAGEN = [stelling.code for stelling in VRAGENLIJST.stellingen] + [balans.code for balans in VRAGENLIJST.balans]
Inzending = dict[str, str]


def maak_inzendingen(kans: Random, n: int, volledigheid: float) -> list[Inzending]:
    """People who answer each question with a chance of their own; an eighth of the answers is an opt-out."""
    inzendingen = []
    for _ in range(n):
        inzending: Inzending = {}
        geneigd = min(1.0, volledigheid * kans.uniform(0.3, 1.5))
        for code in PUNTVRAGEN:
            if kans.random() < geneigd:
                inzending[code] = "n" if kans.random() < 0.125 else kans.choice("12345")
        for keuze in KEUZES:
            if kans.random() < geneigd:
                gekozen = kans.sample([optie.code for optie in keuze.opties], kans.randint(1, keuze.maximum))
                inzending[keuze.code] = keuze.controleer(gekozen)
        if kans.random() < geneigd / 3:
            inzending["opmerking-slot"] = f"opmerking {kans.randint(1, 99)}"
        inzendingen.append(inzending)
    return inzendingen


rondes = st.builds(
    lambda kans, k, extra, volledigheid: (k, maak_inzendingen(kans, k + extra, volledigheid)),
    st.randoms(use_true_random=False),
    st.sampled_from([3, 5]),
    st.integers(0, 12),
    st.floats(0, 1),
)


def tel(k: int, inzendingen: list[Inzending]) -> Uitkomst:
    return tel_ronde(VRAGENLIJST, inzendingen, genodigd=60, k=k, schud=lambda teksten: teksten.sort())


def antwoord_anders(inzending: Inzending, kans: Random) -> Inzending:
    """Give another value to every answer that has one; what is open or opted out stays so."""
    anders = {code: kans.choice("12345") if waarde in set("12345") else waarde for code, waarde in inzending.items()}
    for keuze in KEUZES:
        if keuze.code in inzending:
            anders[keuze.code] = kans.choice(keuze.opties).code
    return anders


def zichtbaar(uitkomst: Uitkomst) -> object:
    """Everything but the values: what is shown, why something is not, and on how many it rests."""
    cellen = [*uitkomst.scores.items(), *uitkomst.spreiding.items(), *uitkomst.opmerkingen.items()]
    redenen = [(sleutel, cel if isinstance(cel, Verborgen) else None) for sleutel, cel in cellen]
    verdelingen = {
        code: cel if isinstance(cel, Verborgen) else (cel.beantwoord, cel.niet_te_beoordelen)
        for code, cel in uitkomst.verdelingen.items()
    }
    return redenen, verdelingen, uitkomst.certificaat


@settings(max_examples=60)
@given(rondes, st.randoms(use_true_random=False))
def test_what_is_shown_never_depends_on_what_people_answered(ronde: tuple[int, list[Inzending]], kans: Random) -> None:
    k, inzendingen = ronde
    anders = [antwoord_anders(inzending, kans) for inzending in inzendingen]
    assert zichtbaar(tel(k, inzendingen)) == zichtbaar(tel(k, anders))


@settings(max_examples=60)
@given(rondes)
def test_nothing_published_rests_on_fewer_than_k_people(ronde: tuple[int, list[Inzending]]) -> None:
    k, inzendingen = ronde
    uitkomst = tel(k, inzendingen)
    getoond = [cel for cel in uitkomst.verdelingen.values() if isinstance(cel, Verdeling)]
    assert all(cel.beantwoord >= k for cel in getoond)
    assert k <= uitkomst.certificaat.kleinste_steun <= len(inzendingen)
    assert not getoond or len(inzendingen) >= 2 * k


@settings(max_examples=60)
@given(rondes, st.randoms(use_true_random=False))
def test_the_order_in_which_people_sent_in_leaves_no_trace(ronde: tuple[int, list[Inzending]], kans: Random) -> None:
    k, inzendingen = ronde
    andersom = kans.sample(inzendingen, len(inzendingen))
    assert tel(k, inzendingen) == tel(k, andersom)


@settings(max_examples=60)
@given(rondes)
def test_a_score_is_the_mean_of_the_means_of_its_published_distributions(ronde: tuple[int, list[Inzending]]) -> None:
    k, inzendingen = ronde
    uitkomst = tel(k, inzendingen)
    if len(inzendingen) < 2 * k:
        return
    for conditie in VRAGENLIJST.condities:
        cellen = [uitkomst.verdelingen[stelling.code] for stelling in conditie.stellingen]
        gemiddelden = [
            fmean(punt for punt, aantal in enumerate(cel.aantallen, start=1) for _ in range(aantal))
            for cel in cellen
            if isinstance(cel, Verdeling)
        ]
        score = uitkomst.scores[GEHEEL, conditie.code]
        assert isinstance(score, Score) == bool(gemiddelden)
        if isinstance(score, Score):
            assert score.tienden == floor(fmean(gemiddelden) * 10 + 0.5 + 1e-9)


@settings(max_examples=40)
@given(rondes)
def test_every_remark_is_published_once_from_twice_k(ronde: tuple[int, list[Inzending]]) -> None:
    k, inzendingen = ronde
    geschreven = sorted(inzending["opmerking-slot"] for inzending in inzendingen if "opmerking-slot" in inzending)
    cel = tel(k, inzendingen).opmerkingen["opmerking-slot"]
    assert isinstance(cel, Verborgen) if len(inzendingen) < 2 * k else cel == tuple(geschreven)
