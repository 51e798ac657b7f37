"""A round beside an earlier one, in words and strips; the verdict is `kern.vergelijking`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from partnerschappen.domein.opmerkingen import read_uitkomst
from partnerschappen.kern.uitkomst import Score, Uitkomst
from partnerschappen.kern.vergelijking import (
    Beletsel,
    Conditievergelijking,
    Meting,
    Oordeel,
    Vergelijking,
    vergelijk,
)
from partnerschappen.kern.vragenlijst import Vragenlijst, laad_vragenlijst
from partnerschappen.models import Ronde
from partnerschappen.rapport.staven import Staaf, draw_staaf
from partnerschappen.rapport.zinnen import (
    name_conditie,
    with_capital,
    write_lijst,
    write_procent,
    write_score,
    write_telwoord,
)

SEIZOEN = re.compile(r"(voorjaar|najaar|zomer|herfst|winter|lente) (\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kant:
    """One condition in one of the two rounds; `verborgen` is what to say where it shows no answers."""

    ronde: str
    n: int
    score: str
    staaf: Staaf | None
    procenten: tuple[str, ...]
    verborgen: str


@dataclass(frozen=True, slots=True)
class Rij:
    """One condition: the verdict, the earlier round and this one. waarom: only where they can't be compared."""

    code: str
    naam: str
    oordeel: str
    oordeelcode: str
    waarom: str
    kanten: tuple[Kant, Kant]


@dataclass(frozen=True, slots=True)
class Rondekop:
    """Which round, with how many answers, closed when."""

    titel: str
    n: int
    gesloten_op: datetime | None


@dataclass(frozen=True, slots=True)
class Vergelijkingsweergave:
    """The whole page: the sentence, what to know when reading it, the conditions; `leeg` where none is in both."""

    toen: Rondekop
    nu: Rondekop
    zin: str
    uitleg: tuple[str, ...]
    rijen: tuple[Rij, ...]
    antwoorden: tuple[str, ...]
    leeg: str


def build_vergelijking(ronde: Ronde, eerder: Ronde) -> Vergelijkingsweergave:
    """Lay a ronde beside an earlier one. Raises Uitkomst.DoesNotExist for one without an uitkomst."""
    toen, nu = ((een, read_uitkomst(een), laad_vragenlijst(een.vragenlijst, een.versie)) for een in (eerder, ronde))
    return make_vergelijking(toen, nu)


def make_vergelijking(
    toen: tuple[Ronde, Uitkomst, Vragenlijst], nu: tuple[Ronde, Uitkomst, Vragenlijst]
) -> Vergelijkingsweergave:
    """The same from two uitkomsten in memory."""
    vergelijking = vergelijk(toen[1], nu[1], toen[2], nu[2])
    koppen = tuple(Rondekop(ronde.titel, uitkomst.n, ronde.gesloten_op) for ronde, uitkomst, _v in (toen, nu))
    rijen = tuple(_make_rij(regel, koppen, nu[2].antwoorden) for regel in vergelijking.condities)
    leeg = "" if rijen else _("Deze twee rondes stelden andere vragen. Er is geen conditie die in allebei voorkomt.")
    return Vergelijkingsweergave(
        toen=koppen[0],
        nu=koppen[1],
        zin=leeg or write_zin(vergelijking, name_moment(toen[0].titel)),
        uitleg=() if leeg else tuple(_explain(vergelijking, koppen)),
        rijen=rijen,
        antwoorden=nu[2].antwoorden,
        leeg=leeg,
    )


def write_zin(vergelijking: Vergelijking, toen: str) -> str:
    """'Alleen bij de relatie is er een duidelijk verschil met het najaar van 2025: de score is nu hoger.'"""
    te_vergelijken = [regel for regel in vergelijking.condities if regel.oordeel is not Oordeel.NIET]
    anders = [regel for regel in te_vergelijken if regel.oordeel is not Oordeel.GEEN]
    if not te_vergelijken:
        return _("Met %(toen)s is niets te vergelijken: daarvoor is er te weinig te zien.") % {"toen": toen}
    volledig = len(te_vergelijken) == len(vergelijking.condities)
    if not anders:
        zin = (
            _("Er is geen duidelijk verschil met %(toen)s.")
            if volledig
            else _("Bij wat te vergelijken is, is er geen duidelijk verschil met %(toen)s.")
        )
        return zin % {"toen": toen}
    waar = _name(anders) if len(anders) < len(vergelijking.condities) else _name_all(len(anders))
    zin = _("alleen bij %(waar)s is er een duidelijk verschil met %(toen)s") if len(anders) == 1 and volledig else _(
        "bij %(waar)s is er een duidelijk verschil met %(toen)s"
    )  # fmt: skip
    return with_capital(f"{zin % {'waar': waar, 'toen': toen}}: {_write_richting(anders)}.")


def name_moment(titel: str) -> str:
    """A round as a sentence speaks of it: 'het najaar van 2025' for 'Najaar 2025', else its title in quotes."""
    if seizoen := SEIZOEN.fullmatch(titel.strip()):
        naam, jaar = seizoen[1].lower(), seizoen[2]
        zin = _("het %(seizoen)s van %(jaar)s") if naam.endswith("jaar") else _("de %(seizoen)s van %(jaar)s")
        return zin % {"seizoen": naam, "jaar": jaar}
    return _("de ronde ‘%(titel)s’") % {"titel": titel}


def name_oordeel(oordeel: Oordeel) -> str:
    """A verdict in words."""
    return {
        Oordeel.HOGER: _("duidelijk hoger"),
        Oordeel.LAGER: _("duidelijk lager"),
        Oordeel.GEEN: _("geen duidelijk verschil"),
        Oordeel.NIET: _("niet te vergelijken"),
    }[oordeel]


def _write_richting(anders: Sequence[Conditievergelijking]) -> str:
    hoger = [regel for regel in anders if regel.oordeel is Oordeel.HOGER]
    lager = [regel for regel in anders if regel.oordeel is Oordeel.LAGER]
    if hoger and lager:
        delen = {"hoger": _name(hoger), "lager": _name(lager)}
        return _("nu hoger bij %(hoger)s, en lager bij %(lager)s") % delen
    if len(anders) > 1:
        return _("de scores zijn nu hoger") if hoger else _("de scores zijn nu lager")
    return _("de score is nu hoger") if hoger else _("de score is nu lager")


def _name(regels: Sequence[Conditievergelijking]) -> str:
    return write_lijst([name_conditie(regel.conditie.code, regel.conditie.naam).met_lidwoord for regel in regels])


def _name_all(aantal: int) -> str:
    return _("alle %(aantal)s de condities") % {"aantal": write_telwoord(aantal)}


def _explain(vergelijking: Vergelijking, koppen: Sequence[Rondekop]) -> Iterator[str]:
    yield _(
        "Een score verschuift ook door toeval: door wie er deze keer antwoordde, en door hoe iemands week was. Hoe"
        " minder mensen, hoe groter die toevallige verschuiving. Hier waren het er %(toen)d en %(nu)d."
    ) % {"toen": koppen[0].n, "nu": koppen[1].n}
    yield _(
        "We noemen een verschil pas duidelijk als het groter is dan twee keer de standaardfout: de maat voor dat"
        " toeval. Kleinere verschillen zeggen niets, ook niet als ze allemaal dezelfde kant op gaan."
    )
    yield _("Het hoeven niet dezelfde mensen te zijn. Wie erbij kwam of wegging, is nergens te zien.")
    if not vergelijking.zelfde_vragen:
        yield _(
            "Niet alle stellingen waren in beide rondes dezelfde. Lees een verschil daarom met extra voorzichtigheid."
        )


def _make_rij(regel: Conditievergelijking, koppen: Sequence[Rondekop], antwoorden: Sequence[str]) -> Rij:
    return Rij(
        code=regel.conditie.code,
        naam=regel.conditie.naam,
        oordeel=name_oordeel(regel.oordeel),
        oordeelcode=regel.oordeel.value,
        waarom=_explain_beletsel(regel.beletsel, koppen) if regel.beletsel else "",
        kanten=(_make_kant(regel.toen, koppen[0], antwoorden), _make_kant(regel.nu, koppen[1], antwoorden)),
    )


def _explain_beletsel(beletsel: Beletsel, koppen: Sequence[Rondekop]) -> str:
    if beletsel is Beletsel.BEIDE:
        return _("In beide rondes is hiervan te weinig te zien.")
    titel = (koppen[0] if beletsel is Beletsel.TOEN else koppen[1]).titel
    return _("In ‘%(titel)s’ is hiervan te weinig te zien.") % {"titel": titel}


def _make_kant(meting: Meting, kop: Rondekop, antwoorden: Sequence[str]) -> Kant:
    beeld = meting.beeld
    strook, score = beeld.strook, beeld.score
    return Kant(
        ronde=kop.titel,
        n=kop.n,
        score=write_score(score) if isinstance(score, Score) else "",
        staaf=draw_staaf(strook.percentages, antwoorden, f"{beeld.conditie.naam}, {kop.titel}") if strook else None,
        procenten=tuple(map(write_procent, strook.percentages)) if strook else (),
        verborgen="" if strook else _("Van deze ronde zijn de antwoorden niet te zien."),
    )
