"""The certificate of a closed ronde in words: what was promised, which groups are shown, and that the promise holds.

One shape for the result page, the report and `manage.py controleer_ronde`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerschappen.kern.indeling import Indeling, Laag, SoortPartner
from partnerschappen.kern.uitkomst import GEHEEL, Groep, Uitkomst, VerborgenGroep, vanaf_dubbel
from partnerschappen.models import Geheimhouding
from partnerschappen.rapport.zinnen import write_datum, write_lijst


@dataclass(frozen=True, slots=True)
class Certificaatgroep:
    """A group that is shown apart: the name of its indeling (empty for the whole), its own name, how many sent in."""

    indeling: str
    naam: str
    n: int


@dataclass(frozen=True, slots=True)
class Certificaatregels:
    """The certificate, ready to print. `kort` is the proof as one formula, empty where nothing was promised.

    bewijs: the same in plain words; niet_apart: how many groups are not shown apart; verwijderd: what closing deleted.
    """

    titel: str
    kort: str
    soort: str
    bewijs: str
    groepen: tuple[Certificaatgroep, ...]
    niet_apart: str
    verwijderd: str


def make_certificaat(
    uitkomst: Uitkomst, *, geheimhouding: Geheimhouding, gesloten_op: datetime | None
) -> Certificaatregels:
    """Everything that the certificate says, also of an uitkomst from before there were groups."""
    open_ronde = geheimhouding is Geheimhouding.OPEN
    k, steun = uitkomst.certificaat.k, uitkomst.certificaat.kleinste_steun
    return Certificaatregels(
        titel=_("Geen belofte van vertrouwelijkheid") if open_ronde else _("Certificaat van vertrouwelijkheid"),
        kort="" if open_ronde else _("P(%(k)d) houdt: %(steun)d") % {"k": k, "steun": steun},
        soort=_write_soort(geheimhouding, k),
        bewijs=_("Deze ronde is daarom niet getoetst.") if open_ronde else _write_bewijs(k, steun),
        groepen=tuple(
            Certificaatgroep(_name_indeling(groep.indeling), name_groep(groep), groep.n)
            for groep in uitkomst.certificaat.groepen
        ),
        niet_apart=_write_niet_apart(uitkomst),
        verwijderd=_write_verwijderd(gesloten_op, open_ronde=open_ronde),
    )


def write_certificaat(regels: Certificaatregels) -> tuple[str, ...]:
    """The certificate as plain lines, for a terminal."""
    kop = f"{regels.titel} · {regels.kort}" if regels.kort else regels.titel
    groepen = (
        f"* {' · '.join(filter(None, [groep.indeling, groep.naam]))}: {write_mensen(groep.n)}"
        for groep in regels.groepen
    )
    return (kop, regels.soort, regels.bewijs, *groepen, regels.niet_apart, regels.verwijderd)


def write_mensen(aantal: int) -> str:
    """'1 mens', '9 mensen'."""
    return ngettext("%(aantal)d mens", "%(aantal)d mensen", aantal) % {"aantal": aantal}


def name_verborgen(groep: VerborgenGroep) -> str:
    """The name of a group that is not shown apart, as `name_groep` gives it."""
    return name_groep(Groep(groep.indeling, groep.code, n=0, genodigd=0, naam=groep.naam))


def name_groep(groep: Groep) -> str:
    """The name of a published group, with a capital; 'Overig' for what is left of an indeling."""
    if groep.rest:
        return _("Overig")
    namen = {
        GEHEEL: _("Iedereen samen"),
        f"{Indeling.LAAG}:{Laag.STUREN}": _("Sturen"),
        f"{Indeling.LAAG}:{Laag.DOEN}": _("Doen"),
        f"{Indeling.SOORT_PARTNER}:{SoortPartner.SCHOOL}": _("Scholen"),
        f"{Indeling.SOORT_PARTNER}:{SoortPartner.OPLEIDING}": _("Opleidingen"),
        f"{Indeling.SOORT_PARTNER}:{SoortPartner.OVERIG}": _("Andere partners"),
    }
    return groep.naam or namen.get(groep.code, groep.code)


def _name_indeling(code: str) -> str:
    namen = {
        Indeling.LAAG: _("Laag"),
        Indeling.SOORT_PARTNER: _("Soort partner"),
        Indeling.ORGANISATIE: _("Organisatie"),
    }
    return "" if code == GEHEEL else namen[Indeling(code)]


def _write_soort(geheimhouding: Geheimhouding, k: int) -> str:
    if geheimhouding is Geheimhouding.OPEN:
        return _(
            "Dit was een open ronde. Scores per organisatie staan er altijd, ook als er maar één mens van een"
            " organisatie meedeed. Iedereen kon dat lezen voor het invullen."
        )
    getallen = {"k": k, "dubbel": vanaf_dubbel(k)}
    grenzen = _(
        "Een score rust op minstens %(k)d mensen. Losse stellingen, keuzes en opmerkingen staan er pas vanaf"
        " %(dubbel)d inzendingen, en een stelling of keuze alleen met minstens %(k)d antwoorden."
    )
    soort = (
        _("Dit was een vertrouwelijke ronde in kleine kring; de groep wist dat vooraf.")
        if geheimhouding is Geheimhouding.KLEINE_KRING
        else _("Dit was een vertrouwelijke ronde.")
    )
    return f"{soort} {grenzen % getallen}"


def _write_bewijs(k: int, steun: int) -> str:
    return _(
        "Bij het sluiten is dit gecontroleerd: welke getallen uit alles wat getoond is je ook optelt of van elkaar"
        " aftrekt, wat overblijft rust op minstens %(steun)d mensen. Beloofd was minstens %(k)d mensen."
    ) % {"k": k, "steun": steun}


def _write_niet_apart(uitkomst: Uitkomst) -> str:
    if not uitkomst.indelingen:
        return _("Er staat alleen een uitkomst van iedereen samen; groepen zijn niet apart getoond.")
    aantal = len(uitkomst.verborgen)
    if not aantal:
        return _write_alle_apart(uitkomst)
    zin = ngettext("%(aantal)d groep staat niet apart.", "%(aantal)d groepen staan niet apart.", aantal)
    return f"{zin % {'aantal': aantal}} {_write_waar(uitkomst)}"


def _write_alle_apart(uitkomst: Uitkomst) -> str:
    """No group is hidden; of an indeling with everybody in one group there is none to show apart either."""
    met_groepen = {groep.indeling for groep in uitkomst.groepen}
    zonder = [code for code in uitkomst.indelingen if code not in met_groepen]
    if not zonder:
        return _("Alle groepen van de gekozen indelingen staan apart.")
    if len(zonder) == len(uitkomst.indelingen):
        return _("Er staan geen groepen apart: iedereen hoorde bij dezelfde groep.")
    namen = write_lijst([_name_indeling(code).lower() for code in zonder])
    return _("Alle groepen staan apart, behalve bij %(indelingen)s: daar hoorde iedereen bij dezelfde groep.") % {
        "indelingen": namen
    }


def _write_waar(uitkomst: Uitkomst) -> str:
    """Where the people of hidden groups do count; an indeling without a published group has no 'Overig'."""
    met_overig = {groep.indeling for groep in uitkomst.groepen if groep.rest}
    verborgen = {groep.indeling for groep in uitkomst.verborgen}
    if verborgen <= met_overig:
        return _("Wie daarbij hoort, telt mee in ‘Iedereen samen’ en in ‘Overig’.")
    if verborgen & met_overig:
        return _("Wie daarbij hoort, telt mee in ‘Iedereen samen’, en in ‘Overig’ waar dat erbij staat.")
    return _("Wie daarbij hoort, telt mee in ‘Iedereen samen’.")


def _write_verwijderd(gesloten_op: datetime | None, *, open_ronde: bool) -> str:
    if gesloten_op is None:
        zin = _("Bij het sluiten zijn alle losse antwoorden verwijderd.")
    else:
        datum = write_datum(gesloten_op)
        zin = _("De ronde is gesloten op %(datum)s. Toen zijn alle losse antwoorden verwijderd.") % {"datum": datum}
    return zin if open_ronde else f"{zin} {_('Niemand kan nog nagaan wie wat antwoordde.')}"
