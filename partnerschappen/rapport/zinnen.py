"""The Dutch sentences about an uitkomst, from counts and names; what is worth a sentence is decided elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from partnerschappen.kern.onderwerpen import Onderwerp, Soort
from partnerschappen.kern.uitkomst import Score, Verborgen
from partnerschappen.kern.verdeling import percentage

MEERVOUD_VANAF = 2  # the predicates of statements are plural
VASTE_SPATIE = "\N{NO-BREAK SPACE}"
STREEP = "–"  # where a score is hidden
TELWOORDEN = {
    1: gettext_noop("één"),
    2: gettext_noop("twee"),
    3: gettext_noop("drie"),
    4: gettext_noop("vier"),
    5: gettext_noop("vijf"),
    6: gettext_noop("zes"),
    7: gettext_noop("zeven"),
    8: gettext_noop("acht"),
    9: gettext_noop("negen"),
}
# How a condition is spoken of in a sentence; one that is not here goes by its bare name.
MET_LIDWOORD = {
    "ambitie": gettext_noop("de ambitie"),
    "belangen": gettext_noop("de belangen"),
    "relatie": gettext_noop("de relatie"),
    "organisatie": gettext_noop("de organisatie"),
    "proces": gettext_noop("het proces"),
}
MEERVOUD = frozenset({"belangen"})


@dataclass(frozen=True, slots=True)
class Naam:
    """A condition as sentences speak of it: 'relatie', 'de relatie', and whether its verb is plural."""

    kaal: str
    met_lidwoord: str
    meervoud: bool


def name_conditie(code: str, naam: str) -> Naam:
    """The spoken forms of a condition."""
    kaal = naam[:1].lower() + naam[1:]
    met_lidwoord = _(MET_LIDWOORD[code]) if code in MET_LIDWOORD else kaal
    return Naam(kaal, met_lidwoord, code in MEERVOUD)


def write_respons(n: int, genodigd: int) -> str:
    """'26 van de 38 genodigden stuurden hun antwoorden in (68 %).'"""
    return ngettext(
        "%(n)d van de %(genodigd)d genodigden stuurde antwoorden in (%(deel)s).",
        "%(n)d van de %(genodigd)d genodigden stuurden hun antwoorden in (%(deel)s).",
        n,
    ) % {"n": n, "genodigd": genodigd, "deel": write_percentage(n, genodigd)}


def write_mensen(aantal: int) -> str:
    """'1 persoon', '26 mensen'."""
    return ngettext("%(n)d persoon", "%(n)d mensen", aantal) % {"n": aantal}


def write_inzendingen(aantal: int) -> str:
    """'1 inzending', '26 inzendingen'."""
    return ngettext("%(n)d inzending", "%(n)d inzendingen", aantal) % {"n": aantal}


def write_deelname(n: int, genodigd: int) -> str:
    """'9 van de 12 deden mee': at a figure, where no head says what is counted."""
    return ngettext("%(n)d van de %(genodigd)d deed mee", "%(n)d van de %(genodigd)d deden mee", n) % {
        "n": n,
        "genodigd": genodigd,
    }


def write_lage_respons() -> str:
    """What a response below half means for the reader."""
    return _("Lees dit als een begin, niet als het oordeel van iedereen.")


def write_aandeel(aantal: int, totaal: int, gezegde: str) -> str:
    """'15 van de 26 vinden dat …', or 'Alle 26 vinden dat …'; `gezegde` is plural, so `aantal` is 2 or more."""
    if aantal == totaal:
        return _("Alle %(aantal)d %(gezegde)s.") % {"aantal": aantal, "gezegde": gezegde}
    return _("%(aantal)d van de %(totaal)d %(gezegde)s.") % {"aantal": aantal, "totaal": totaal, "gezegde": gezegde}


def write_verdeeld(onderwerp: str, oneens: int, eens: int) -> str:
    """'Over wie wat bepaalt zijn jullie verdeeld: 9 oneens, 13 eens.'"""
    return _("Over %(onderwerp)s zijn jullie verdeeld: %(oneens)d oneens, %(eens)d eens.") % {
        "onderwerp": onderwerp,
        "oneens": oneens,
        "eens": eens,
    }


def write_kanten(onderwerp: str, oneens: int, ertussenin: int, eens: int) -> str:
    """The three counts of a statement, where no predicate fits."""
    return _("Over %(onderwerp)s: %(oneens)d oneens, %(ertussenin)d ertussenin, %(eens)d eens.") % {
        "onderwerp": onderwerp,
        "oneens": oneens,
        "ertussenin": ertussenin,
        "eens": eens,
    }


def write_onderwerp(onderwerp: Onderwerp) -> str:
    """The sentence about a topic, from people where it is a statement and from the score where it is a condition."""
    stelling, cijfers = onderwerp.stelling, onderwerp.cijfers
    if onderwerp.kiezers is not None:
        naam = name_conditie(onderwerp.conditie.code, onderwerp.conditie.naam).met_lidwoord
        return write_aandeel(*onderwerp.kiezers, _("willen praten over %(naam)s") % {"naam": naam})
    if stelling is None or cijfers is None:
        return _say_conditie(onderwerp)
    if onderwerp.soort is Soort.VERDEELD:
        return write_verdeeld(stelling.onderwerp, cijfers.oneens, cijfers.eens)
    if cijfers.beantwoord == 1:
        return _say_enige(stelling.tekst, eens=onderwerp.soort is Soort.STERK)
    gezegde = stelling.eens if onderwerp.soort is Soort.STERK else stelling.oneens
    aantal = cijfers.eens if onderwerp.soort is Soort.STERK else cijfers.oneens
    if aantal < MEERVOUD_VANAF:
        return write_kanten(stelling.onderwerp, cijfers.oneens, cijfers.ertussenin, cijfers.eens)
    return write_aandeel(aantal, cijfers.beantwoord, gezegde)


def write_kiezers(aantal: int, totaal: int, enkelvoud: str, meervoud: str, wat: str) -> str:
    """'9 van de 25 noemen Delen', '1 van de 25 noemt Delen', 'alle 25 noemen Delen', 'niemand …'; no full stop."""
    if not aantal:
        return with_capital(f"{_('niemand')} {enkelvoud % {'wat': wat}}")
    gezegde = enkelvoud if aantal == 1 else meervoud
    if aantal == totaal:
        wie = _("Eén persoon") if totaal == 1 else _("Alle %(aantal)d") % {"aantal": totaal}
        return f"{wie} {gezegde % {'wat': wat}}"
    wie = _("%(aantal)d van de %(totaal)d") % {"aantal": aantal, "totaal": totaal}
    return f"{wie} {gezegde % {'wat': wat}}"


def write_lijst(delen: Sequence[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    if len(delen) < 2:
        return "".join(delen)
    return _("%(begin)s en %(eind)s") % {"begin": ", ".join(delen[:-1]), "eind": delen[-1]}


def write_tienden(tienden: int) -> str:
    """'3,4' from 34."""
    return f"{tienden // 10},{tienden % 10}"


def write_score(score: Score) -> str:
    """'3,4', or 'ongeveer 3,5' for a coarse one."""
    cijfer = write_tienden(score.tienden)
    return _("ongeveer %(score)s") % {"score": cijfer} if score.grof else cijfer


def write_cel(score: Score | Verborgen) -> str:
    """A score where there is room for a figure only; a dash for a hidden one."""
    return STREEP if isinstance(score, Verborgen) else write_score(score)


def write_procent(deel: int) -> str:
    """'68 %'."""
    return f"{deel}{VASTE_SPATIE}%"


def write_verdeling(antwoorden: Sequence[str], percentages: Sequence[int]) -> str:
    """'helemaal oneens 4 %, oneens 15 %, …': a bar for who does not see it."""
    delen = zip(antwoorden, percentages, strict=True)
    return ", ".join(f"{antwoord} {write_procent(deel)}" for antwoord, deel in delen)


def write_percentage(deel: int, geheel: int) -> str:
    """'68 %', half up; '0 %' of nothing."""
    return write_procent(percentage(deel, geheel))


def write_datum(datum: date) -> str:
    """'21 november 2026'; of a moment the day by the readers' clock."""
    dag = timezone.localtime(datum) if isinstance(datum, datetime) else datum
    return date_format(dag, "j F Y")


def write_telwoord(aantal: int) -> str:
    """'vijf'; a number without a word of its own in figures."""
    return _(TELWOORDEN[aantal]) if aantal in TELWOORDEN else str(aantal)


def with_capital(zin: str) -> str:
    """The sentence with its first letter large; 'één' becomes 'Eén', as Dutch writes it."""
    return "Eén" + zin[3:] if zin.startswith("één") else zin[:1].upper() + zin[1:]


def _say_uiterste(onderwerp: Onderwerp) -> str:
    """The lowest or highest score where others have it too, or where a hidden one may be lower or higher."""
    condities = (onderwerp.conditie, *onderwerp.ook)
    namen = [name_conditie(conditie.code, conditie.naam).met_lidwoord for conditie in condities]
    gegevens = {"namen": write_lijst(namen), "score": write_tienden(onderwerp.gemiddelde or 0)}
    laagst = onderwerp.soort is Soort.LAAGSTE
    if not onderwerp.deels:
        zin = (
            _("%(namen)s krijgen de laagste score: %(score)s.")
            if laagst
            else _("%(namen)s krijgen de hoogste score: %(score)s.")
        )
        return with_capital(zin % gegevens)
    if onderwerp.ook:
        zin = (
            _("Van de scores die te zien zijn, zijn die van %(namen)s het laagst: %(score)s.")
            if laagst
            else _("Van de scores die te zien zijn, zijn die van %(namen)s het hoogst: %(score)s.")
        )
        return zin % gegevens
    zin = (
        _("Van de scores die te zien zijn, is die van %(namen)s het laagst: %(score)s.")
        if laagst
        else _("Van de scores die te zien zijn, is die van %(namen)s het hoogst: %(score)s.")
    )
    return zin % gegevens


def _say_enige(tekst: str, *, eens: bool) -> str:
    """A statement that one person answered, in an open ronde: 'all of them' and 'one of one' would sound like more."""
    zin = (
        _("De enige die antwoordde, is het eens met ‘%(stelling)s’")
        if eens
        else _("De enige die antwoordde, is het oneens met ‘%(stelling)s’")
    )
    return zin % {"stelling": tekst}


def _say_conditie(onderwerp: Onderwerp) -> str:
    naam = name_conditie(onderwerp.conditie.code, onderwerp.conditie.naam)
    if onderwerp.soort in (Soort.LAAGSTE, Soort.HOOGSTE) and (onderwerp.deels or onderwerp.ook):
        return _say_uiterste(onderwerp)
    enkelvoud, meervoud = {
        Soort.AANDACHT: (_("%(naam)s vraagt aandacht: %(score)s."), _("%(naam)s vragen aandacht: %(score)s.")),
        Soort.STERK: (_("%(naam)s is sterk: %(score)s."), _("%(naam)s zijn sterk: %(score)s.")),
        Soort.LAAGSTE: (
            _("%(naam)s krijgt de laagste score: %(score)s."),
            _("%(naam)s krijgen de laagste score: %(score)s."),
        ),
        Soort.HOOGSTE: (
            _("%(naam)s krijgt de hoogste score: %(score)s."),
            _("%(naam)s krijgen de hoogste score: %(score)s."),
        ),
    }[onderwerp.soort]
    zin = meervoud if naam.meervoud else enkelvoud
    return with_capital(zin % {"naam": naam.met_lidwoord, "score": write_tienden(onderwerp.gemiddelde or 0)})
