"""What was published comes back from the database exactly as it went in."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerschappen.kern.uitkomst import (
    Certificaat,
    Groep,
    OnleesbareUitkomst,
    Reden,
    Score,
    Uitkomst,
    Verborgen,
    Verdeling,
    als_json,
    uit_json,
)

tellingen = st.integers(0, 5000)
codes = st.text(max_size=12)
verborgen = st.builds(Verborgen, st.sampled_from(Reden))
groepen = st.lists(st.builds(Groep, codes, codes, tellingen, tellingen), max_size=3).map(tuple)
verdelingen = st.builds(Verdeling, st.lists(tellingen, max_size=6).map(tuple), tellingen, tellingen)
uitkomsten = st.builds(
    Uitkomst,
    k=tellingen,
    n=tellingen,
    genodigd=tellingen,
    groepen=groepen,
    scores=st.dictionaries(st.tuples(codes, codes), st.builds(Score, st.integers(10, 50), st.booleans()) | verborgen),
    verdelingen=st.dictionaries(codes, verdelingen | verborgen),
    spreiding=st.dictionaries(codes, st.floats(0, 4).map(lambda getal: round(getal, 4)) | verborgen),
    opmerkingen=st.dictionaries(codes, st.lists(st.text(), max_size=3).map(tuple) | verborgen),
    certificaat=st.builds(Certificaat, tellingen, groepen, tellingen),
)
LEEG = Uitkomst(5, 5, 5, (), {}, {}, {}, {}, Certificaat(5, (), 5))


@given(uitkomsten)
def test_an_uitkomst_survives_json_exactly(uitkomst: Uitkomst) -> None:
    assert uit_json(json.loads(json.dumps(als_json(uitkomst)))) == uitkomst


@given(uitkomsten)
def test_a_database_may_reorder_the_keys(uitkomst: Uitkomst) -> None:
    assert uit_json(json.loads(json.dumps(als_json(uitkomst), sort_keys=True))) == uitkomst


def test_a_hidden_score_is_stored_without_any_figure() -> None:
    uitkomst = replace(LEEG, scores={("geheel", "ambitie"): Verborgen(Reden.TE_WEINIG_ANTWOORDEN)})
    assert als_json(uitkomst)["scores"] == [
        {"groep": "geheel", "conditie": "ambitie", "cel": {"verborgen": "te_weinig_antwoorden"}}
    ]


@pytest.mark.parametrize(
    "breek",
    [
        lambda inhoud: {**inhoud, "vorm": 2},
        lambda inhoud: {sleutel: waarde for sleutel, waarde in inhoud.items() if sleutel != "vorm"},
        lambda inhoud: {sleutel: waarde for sleutel, waarde in inhoud.items() if sleutel != "certificaat"},
        lambda inhoud: {**inhoud, "verdelingen": {"ambitie-1": {"verborgen": "zomaar"}}},
        lambda inhoud: {**inhoud, "verdelingen": {"ambitie-1": {"aantallen": 3}}},
        lambda inhoud: {**inhoud, "spreiding": {"ambitie": "veel"}},
        lambda inhoud: {**inhoud, "scores": None},
        lambda inhoud: [],
    ],
)
def test_anything_else_is_refused_as_a_whole(breek: Callable[[dict[str, Any]], Any]) -> None:
    with pytest.raises(OnleesbareUitkomst):
        uit_json(breek(als_json(LEEG)))
