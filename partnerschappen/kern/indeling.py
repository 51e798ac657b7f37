"""The words for who someone is: positie and kind of organisatie, and the coarser words reported by.

Codes only; their Dutch names live with the models, the spellings that lists use in `spelling`.
"""

from __future__ import annotations

from enum import StrEnum


class Indeling(StrEnum):
    """A breakdown that can be reported, in the fixed order in which closing chooses groups."""

    LAAG = "laag"
    SOORT_PARTNER = "soort_partner"
    ORGANISATIE = "organisatie"


STANDAARD = (Indeling.LAAG, Indeling.SOORT_PARTNER)


class Positie(StrEnum):
    """The seat that somebody has in this partnership."""

    STUURGROEP = "stuurgroep"
    KERNTEAM = "kernteam"
    WERKGROEP = "werkgroep"
    UITVOERING = "uitvoering"


class Laag(StrEnum):
    """Those who steer, and those who do."""

    STUREN = "sturen"
    DOEN = "doen"


class SoortOrganisatie(StrEnum):
    """The kind of organisatie that a partner is."""

    PO = "po"
    VO = "vo"
    SO = "so"
    MBO = "mbo"
    SCHOOLBESTUUR = "schoolbestuur"
    HOGESCHOOL_UNIVERSITEIT = "hogeschool_universiteit"
    GEMEENTE = "gemeente"
    BEDRIJF_BRANCHE = "bedrijf_branche"
    KINDEROPVANG_JEUGDHULP = "kinderopvang_jeugdhulp"
    ANDERS = "anders"


class SoortPartner(StrEnum):
    """The coarse kind of organisatie, large enough to report by."""

    SCHOOL = "school"
    OPLEIDING = "opleiding"
    OVERIG = "overig"


# An mbo both has students placed with it and trains for the field. It counts as a school: in these partnerships it is
# mostly the place where people learn to teach, and 'opleiding' stays the institutes that award the degree.
SCHOLEN = frozenset(
    {
        SoortOrganisatie.PO,
        SoortOrganisatie.VO,
        SoortOrganisatie.SO,
        SoortOrganisatie.MBO,
        SoortOrganisatie.SCHOOLBESTUUR,
    }
)


def laag(positie: str) -> Laag:
    """The laag of a positie: the stuurgroep steers, everybody else does. Raises ValueError for an unknown code."""
    return Laag.STUREN if Positie(positie) is Positie.STUURGROEP else Laag.DOEN


def soort_partner(soort: str) -> SoortPartner:
    """The coarse kind that an organisatie is reported under. Raises ValueError for an unknown code."""
    code = SoortOrganisatie(soort)
    if code in SCHOLEN:
        return SoortPartner.SCHOOL
    if code is SoortOrganisatie.HOGESCHOOL_UNIVERSITEIT:
        return SoortPartner.OPLEIDING
    return SoortPartner.OVERIG
