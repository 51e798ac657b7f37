"""What groups and breakdowns are called on screen and in mails."""

from django.utils.translation import gettext as _

from partnerschappen.kern.indeling import Indeling, Laag, SoortPartner


def name_indeling(indeling: str) -> str:
    """A breakdown, for in a sentence: 'sturen en doen'. Raises ValueError for an unknown code."""
    return {
        Indeling.LAAG: _("sturen en doen"),
        Indeling.SOORT_PARTNER: _("soort partner"),
        Indeling.ORGANISATIE: _("organisatie"),
    }[Indeling(indeling)]


def name_groep(groep: str, naam: str = "") -> str:
    """A group by its laag, kind of partner or group code, for in a sentence; an organisatie bears its own `naam`."""
    vast = {
        Laag.STUREN: _("sturen"),
        Laag.DOEN: _("doen"),
        SoortPartner.SCHOOL: _("scholen"),
        SoortPartner.OPLEIDING: _("opleidingen"),
        SoortPartner.OVERIG: _("andere partners"),
    }
    return naam or vast[groep.rpartition(":")[2]]  # type: ignore[index]  # a StrEnum is its value
