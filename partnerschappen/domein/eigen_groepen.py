"""The groups that one invited person counts in, with their sizes, for that person to read before answering."""

from dataclasses import dataclass

from django.db.models import Count, Q

from partnerschappen.domein.groepen import read_lid, reported_indelingen
from partnerschappen.domein.groepsnamen import name_groep
from partnerschappen.kern.indeling import Indeling, Positie, SoortOrganisatie, laag, soort_partner
from partnerschappen.models import Uitnodiging


@dataclass(frozen=True)
class EigenGroep:
    """A group by name, with the number invited at opening; `nooit_apart` when that is fewer than k."""

    naam: str
    aantal: int
    nooit_apart: bool


@dataclass(frozen=True)
class EigenGroepen:
    """genodigd: everybody invited by now; bij_opening: of these at opening. The groups in their fixed order."""

    genodigd: int
    bij_opening: int
    groepen: tuple[EigenGroep, ...]

    @property
    def nooit_apart(self) -> list[str]:
        """Names of the groups that are never shown apart."""
        return [groep.naam for groep in self.groepen if groep.nooit_apart]


def read_eigen_groepen(uitnodiging: Uitnodiging) -> EigenGroepen:
    """Read this person's groups in one query of one row.

    Sizes never fall while a ronde is open, so that 'never apart' stays true: whoever turns out not to be the right
    person was invited all the same. Closing leaves them out, and so never shows more than is said here.
    """
    ronde = uitnodiging.ronde
    filters = {indeling: _same_groep(uitnodiging, indeling) for indeling in reported_indelingen(ronde)}
    bij_opening = Q(bij_opening=True)
    geteld = (
        Uitnodiging.objects.filter(ronde=ronde)
        .exclude(status=Uitnodiging.Status.VERVANGEN)
        .aggregate(
            genodigd=Count("pk"),
            open=Count("pk", filter=bij_opening),
            **{indeling.value: Count("pk", filter=bij_opening & wie) for indeling, wie in filters.items()},
        )
    )
    groepen = (
        EigenGroep(_name(uitnodiging, indeling), geteld[indeling], geteld[indeling] < ronde.k) for indeling in filters
    )
    return EigenGroepen(geteld["genodigd"], geteld["open"], tuple(groepen))


def _same_groep(uitnodiging: Uitnodiging, indeling: Indeling) -> Q:
    """Who is in the same group of this breakdown."""
    if indeling is Indeling.ORGANISATIE:
        return Q(organisatie=uitnodiging.organisatie)
    lid = read_lid(uitnodiging)
    if indeling is Indeling.LAAG:
        return Q(positie__in=[positie for positie in Positie if laag(positie) == lid.laag])
    return Q(soort_organisatie__in=[soort for soort in SoortOrganisatie if soort_partner(soort) == lid.soort_partner])


def _name(uitnodiging: Uitnodiging, indeling: Indeling) -> str:
    if indeling is Indeling.ORGANISATIE:
        return uitnodiging.organisatie
    lid = read_lid(uitnodiging)
    return name_groep(lid.laag if indeling is Indeling.LAAG else lid.soort_partner)
