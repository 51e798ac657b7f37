"""In which groups people count: of an invitation as they were frozen, and which breakdowns a ronde reports."""

from partnerschappen.kern.groepskeuze import Lid
from partnerschappen.kern.indeling import Indeling, laag, soort_partner
from partnerschappen.models import Ronde, Uitnodiging


def read_lid(uitnodiging: Uitnodiging) -> Lid:
    """The groups that this person was promised to count in."""
    return Lid(
        laag=laag(uitnodiging.positie),
        soort_partner=soort_partner(uitnodiging.soort_organisatie),
        organisatie=uitnodiging.organisatie,
        bij_opening=uitnodiging.bij_opening,
    )


def reported_indelingen(ronde: Ronde) -> tuple[Indeling, ...]:
    """The breakdowns of this ronde in their fixed order; an open one always has those of its organisaties."""
    return tuple(
        indeling
        for indeling in Indeling
        if indeling in ronde.indelingen or (indeling is Indeling.ORGANISATIE and not ronde.is_vertrouwelijk)
    )
