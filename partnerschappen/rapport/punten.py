"""The topics for the conversation in words: each with its question, why it is there, and the rule of their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerschappen.kern.beeld import Beeld
from partnerschappen.kern.conditiebeeld import ConditieBeeld
from partnerschappen.kern.gesprekstof import Gesprekstof
from partnerschappen.kern.groepsbeeld import VERSCHIL_EXACT, VERSCHIL_GROF, Verschil
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.onderwerpen import APART, Aanleiding, Onderwerp, Soort
from partnerschappen.rapport.groepen import ask_about, write_verschil
from partnerschappen.rapport.weergave import Punt
from partnerschappen.rapport.zinnen import (
    MEERVOUD_VANAF,
    name_conditie,
    with_capital,
    write_kiezers,
    write_lijst,
    write_onderwerp,
    write_telwoord,
    write_tienden,
)

HOOGSTENS = 4  # topics of a kind in the list; so that ten divided statements leave room for what is strong
INDELINGEN = {soort: indeling for indeling, soort in APART.items()}


def make_punt(onderwerp: Onderwerp, beeld: Beeld, stof: Gesprekstof) -> Punt:
    """Everything about one topic."""
    conditie = onderwerp.conditie
    zorg = onderwerp.soort in (Soort.VERDEELD, Soort.AANDACHT)
    return Punt(
        soort=onderwerp.soort.value,
        soortnaam=_name_soort(onderwerp),
        conditie=conditie.code,
        naam=conditie.naam,
        stelling=onderwerp.stelling.code if onderwerp.stelling else "",
        zin=_write_zin(onderwerp),
        citaat=_quote(onderwerp),
        vraag=_ask(onderwerp, stof),
        kans=stof.condities[conditie.code].kans_sterk if onderwerp.soort is Soort.STERK else conditie.kans,
        waarschuwing=conditie.waarschuwing if zorg else "",
        waarom=" ".join(_explain(onderwerp, beeld)),
        verzoek=_request(onderwerp, stof),
    )


def make_verschilpunt(beeld: Beeld, stof: Gesprekstof, drie: Sequence[Onderwerp]) -> Punt | None:
    """The first difference between two groups laid side by side that is not one of the three points yet.

    Two organisaties by name are not laid side by side: see `kern.onderwerpen.kies_drie`.
    """
    for onderwerp in beeld.onderwerpen:
        if onderwerp.soort in (Soort.STUREN_DOEN, Soort.SOORT_PARTNER) and onderwerp not in drie:
            return make_punt(onderwerp, beeld, stof)
    return None


def title_punten(aantal: int) -> str:
    """'Drie punten voor het gesprek'."""
    titel = ngettext("%(aantal)s punt voor het gesprek", "%(aantal)s punten voor het gesprek", aantal)
    return with_capital(titel % {"aantal": write_telwoord(aantal)})


def list_onderwerpen(onderwerpen: Sequence[Onderwerp]) -> tuple[Onderwerp, ...]:
    """The topics for a list, in order of rank: of each kind the first `HOOGSTENS`."""
    per_soort = Counter[Soort]()
    gekozen = []
    for onderwerp in onderwerpen:
        per_soort[onderwerp.soort] += 1
        if per_soort[onderwerp.soort] <= HOOGSTENS:
            gekozen.append(onderwerp)
    return tuple(gekozen)


def count_rest(onderwerpen: Sequence[Onderwerp]) -> str:
    """How many topics `list_onderwerpen` leaves out, all of them about a statement; empty when none are."""
    over = len(onderwerpen) - len(list_onderwerpen(onderwerpen))
    zin = ngettext(
        "En nog %(n)d onderwerp. Je vindt het bij zijn conditie.",
        "En nog %(n)d onderwerpen. Je vindt ze bij hun conditie.",
        over,
    )
    return zin % {"n": over} if over > 0 else ""


def write_volgorde(beeld: Beeld) -> tuple[str, ...]:
    """The rule of `kern.onderwerpen.rangschik`, for readers; only the parts that can occur in this uitkomst."""
    if beeld.kop.weinig:
        return (
            _("Er zijn zo weinig inzendingen dat alleen de scores van de condities te zien zijn."),
            _("Eerst komt een score onder 3,0, de laagste bovenaan. Is die er niet, dan de laagste die te zien is."),
            _("Dan komt een score vanaf 4,0, de hoogste bovenaan. Is die er niet, dan de hoogste die te zien is."),
        )
    return tuple(_list_volgorde(beeld))


def _list_volgorde(beeld: Beeld) -> Iterator[str]:
    yield _(
        "Eerst waar jullie over verdeeld zijn: minstens drie op de tien zijn het oneens en minstens drie op de"
        " tien eens, met aan elke kant ten minste drie mensen. Hoe verder de antwoorden uiteenliggen, hoe hoger."
    )
    yield _("Dan wat aandacht vraagt: een gemiddelde onder 3,0. Hoe meer mensen het oneens zijn, hoe hoger.")
    yield _("Bij deze twee gaat voor wat jullie zelf kozen om over te praten.")
    yield _("Dan wat jullie zelf kozen zonder dat daar iets te zien is dat verdeeld is of laag.")
    if len(beeld.groepen) > 1:
        yield _("Dan waar groepen iets anders zien: van elke indeling het grootste verschil.")
    yield _("Als laatste wat sterk is, vanaf 4,0: om te houden.")


def _name_soort(onderwerp: Onderwerp) -> str:
    """What it is, after the name of its condition: of a statement that it is one, because the whole may differ."""
    namen = {
        Soort.VERDEELD: _("verdeelde stelling"),
        Soort.AANDACHT: _("vraagt aandacht"),
        Soort.GEKOZEN: _("zelf gekozen"),
        Soort.STUREN_DOEN: _("verschil tussen sturen en doen"),
        Soort.SOORT_PARTNER: _("verschil tussen scholen en opleidingen"),
        Soort.ORGANISATIES: _("verschil tussen organisaties"),
        Soort.STERK: _("sterk"),
        Soort.LAAGSTE: _("laagste score"),
        Soort.HOOGSTE: _("hoogste score"),
    }
    if onderwerp.stelling:
        namen |= {Soort.AANDACHT: _("stelling die aandacht vraagt"), Soort.STERK: _("sterke stelling")}
    if onderwerp.deels:
        namen |= {
            Soort.LAAGSTE: _("laagste score die te zien is"),
            Soort.HOOGSTE: _("hoogste score die te zien is"),
        }
    return namen[onderwerp.soort]


def _write_zin(onderwerp: Onderwerp) -> str:
    if onderwerp.verschil:
        return write_verschil(INDELINGEN[onderwerp.soort], onderwerp.verschil)
    return write_onderwerp(onderwerp)


def _quote(onderwerp: Onderwerp) -> str:
    """The statement itself, where its sentence only says how many agree with it."""
    stelling, aantal = onderwerp.stelling, onderwerp.aantal or 0
    if (
        stelling is None
        or onderwerp.beantwoord == 1
        or (onderwerp.soort is not Soort.VERDEELD and aantal >= MEERVOUD_VANAF)
    ):
        return ""
    return _("‘%(stelling)s’") % {"stelling": stelling.tekst}


def _ask(onderwerp: Onderwerp, stof: Gesprekstof) -> str:
    if onderwerp.stelling:
        return onderwerp.stelling.gespreksvraag
    if onderwerp.verschil:
        return ask_about(INDELINGEN[onderwerp.soort], onderwerp.verschil, stof)
    return stof.condities[onderwerp.conditie.code].vraag


def _request(onderwerp: Onderwerp, stof: Gesprekstof) -> str:
    if onderwerp.soort in (Soort.STERK, Soort.HOOGSTE):
        return stof.condities[onderwerp.conditie.code].verzoek_sterk
    if onderwerp.stelling:
        return onderwerp.stelling.verzoek
    if onderwerp.verschil:
        sturen_doen = INDELINGEN[onderwerp.soort] is Indeling.LAAG
        return stof.verzoeken.sturen_doen if sturen_doen else stof.verzoeken.partners
    return stof.condities[onderwerp.conditie.code].verzoek


def _explain(onderwerp: Onderwerp, beeld: Beeld) -> Iterator[str]:
    """Which part of the rule put the topic here, with its figures."""
    if onderwerp.verschil:
        yield _explain_verschil(onderwerp.verschil)
        if onderwerp.ook:
            namen = [name_conditie(conditie.code, conditie.naam).met_lidwoord for conditie in onderwerp.ook]
            yield _("Ook bij %(condities)s lopen de scores uiteen.") % {"condities": write_lijst(namen)}
    elif onderwerp.soort is Soort.GEKOZEN:
        yield _explain_gekozen(beeld.conditie(onderwerp.conditie.code))
    elif onderwerp.soort is Soort.VERDEELD and onderwerp.cijfers:
        yield _(
            "Van de %(totaal)d zijn er %(oneens)d het oneens en %(eens)d het eens: minstens drie op de tien aan elke"
            " kant."
        ) % {
            "totaal": onderwerp.cijfers.beantwoord,
            "oneens": onderwerp.cijfers.oneens,
            "eens": onderwerp.cijfers.eens,
        }
    else:
        yield _explain_cijfer(onderwerp)
    if onderwerp.redenen:
        yield _explain_keuze(onderwerp, beeld)


def _explain_gekozen(conditie: ConditieBeeld) -> str:
    """Nothing is said of statements that nobody can see."""
    if not conditie.getoond:
        return _("Over de stellingen kwamen te weinig antwoorden binnen. Toch willen jullie erover praten.")
    if not conditie.volledig:
        return _("Van de stellingen die te zien zijn, is er geen verdeeld of laag. Toch willen jullie erover praten.")
    return _("Geen stelling in deze conditie is verdeeld of laag. Toch willen jullie erover praten.")


def _explain_cijfer(onderwerp: Onderwerp) -> str:
    if onderwerp.soort in (Soort.LAAGSTE, Soort.HOOGSTE):
        return _explain_uiterste(onderwerp)
    een, heel = {
        Soort.AANDACHT: (
            _("Het gemiddelde is %(cijfer)s. Onder 3,0 vraagt iets aandacht."),
            _("De score is %(cijfer)s. Onder 3,0 vraagt iets aandacht."),
        ),
        Soort.STERK: (
            _("Het gemiddelde is %(cijfer)s. Vanaf 4,0 heet iets sterk, en dat wil je houden."),
            _("De score is %(cijfer)s. Vanaf 4,0 heet iets sterk, en dat wil je houden."),
        ),
    }[onderwerp.soort]
    return (een if onderwerp.stelling else heel) % {"cijfer": write_tienden(onderwerp.gemiddelde or 0)}


def _explain_uiterste(onderwerp: Onderwerp) -> str:
    """Nothing is said of conditions that nobody can see."""
    laagst = onderwerp.soort is Soort.LAAGSTE
    if onderwerp.deels:
        geen = _("Van wat te zien is, scoort niets onder 3,0.") if laagst else _("Van wat te zien is, haalt niets 4,0.")
    else:
        geen = _("Geen enkele conditie scoort onder 3,0.") if laagst else _("Geen enkele conditie haalt 4,0.")
    if onderwerp.ook:
        zin = _("Met %(cijfer)s zijn deze het laagst.") if laagst else _("Met %(cijfer)s zijn deze het hoogst.")
    else:
        zin = _("Met %(cijfer)s is deze het laagst.") if laagst else _("Met %(cijfer)s is deze het hoogst.")
    return f"{geen} {zin % {'cijfer': write_tienden(onderwerp.gemiddelde or 0)}}"


def _explain_verschil(verschil: Verschil) -> str:
    if verschil.grof:
        return _(
            "Het verschil is ongeveer %(verschil)s. Bij scores die ongeveer kloppen, noemen we het vanaf %(vanaf)s."
        ) % {"verschil": write_tienden(verschil.tienden), "vanaf": write_tienden(VERSCHIL_GROF)}
    return _("Het verschil is %(verschil)s. We noemen het vanaf %(vanaf)s.") % {
        "verschil": write_tienden(verschil.tienden),
        "vanaf": write_tienden(VERSCHIL_EXACT),
    }


def _explain_keuze(onderwerp: Onderwerp, beeld: Beeld) -> str:
    """'14 van de 26 kozen de ambitie om over te praten, vaker dan iets anders.'"""
    conditie, voorkeur = onderwerp.conditie, beeld.voorkeur
    naam = name_conditie(conditie.code, conditie.naam).met_lidwoord
    schrijf = partial(write_kiezers, voorkeur.aantallen[conditie.code], voorkeur.kiezers)
    if Aanleiding.VAAKST_GEKOZEN in onderwerp.redenen:
        enkel, meer = _("koos %(wat)s om over te praten"), _("kozen %(wat)s om over te praten")
        return f"{schrijf(enkel, meer, naam)}, {_('en niets werd vaker gekozen')}."
    return schrijf(_("koos %(wat)s om over te praten"), _("kozen %(wat)s om over te praten"), naam) + "."
