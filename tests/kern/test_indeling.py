"""Who steers and who does; what counts as a school."""

import pytest

from partnerschappen.kern.indeling import Laag, Positie, SoortOrganisatie, SoortPartner, laag, soort_partner


def test_only_the_stuurgroep_steers() -> None:
    assert [p for p in Positie if laag(p) is Laag.STUREN] == [Positie.STUURGROEP]


def test_every_soort_organisatie_is_reported_under_one_soort_partner() -> None:
    assert {soort.value: soort_partner(soort).value for soort in SoortOrganisatie} == {
        "po": "school",
        "vo": "school",
        "so": "school",
        "mbo": "school",
        "schoolbestuur": "school",
        "hogeschool_universiteit": "opleiding",
        "gemeente": "overig",
        "bedrijf_branche": "overig",
        "kinderopvang_jeugdhulp": "overig",
        "anders": "overig",
    }


def test_a_code_as_the_database_holds_it_is_enough() -> None:
    assert (laag("stuurgroep"), soort_partner("hogeschool_universiteit")) == (Laag.STUREN, SoortPartner.OPLEIDING)


def test_an_unknown_code_is_never_counted_somewhere() -> None:
    with pytest.raises(ValueError, match="voorzitter"):
        laag("voorzitter")
    with pytest.raises(ValueError, match="wereldschool"):
        soort_partner("wereldschool")
