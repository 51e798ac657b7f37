"""The sentence at the top, from what `kern.beeld` says of the conditions: at most three short clauses.

First what is strong, then what people are divided about or what asks attention; how many took part only where that
is few. That a condition is both is told with 'ook' or 'al … wel'; where others ask attention too, that people are
divided about it goes before how low it scored, so that each is named once. Of a hidden condition it says only that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerschappen.kern.beeld import Kop
from partnerschappen.kern.verdeling import VERDEELD_MENSEN
from partnerschappen.rapport.zinnen import Naam, with_capital, write_lijst, write_telwoord

WEINIG_MENSEN = 10  # from here on a headline need not tell how few took part
TE_LANG = 25  # words
GENOEG_VOOR_ANDERE = 3  # 'de andere drie' says more than three names


def write_kop(kop: Kop, namen: Mapping[str, Naam]) -> str:
    """The headline; `namen` holds every condition by code, in order."""
    delen = [_write_zin(kop, namen), _write_verborgen(kop, namen), _write_deelname(kop)]
    return " ".join(filter(None, delen))


def _write_zin(kop: Kop, namen: Mapping[str, Naam]) -> str:
    if kop.alles_verborgen:
        return _("Er kwamen te weinig antwoorden op de stellingen om een score te tonen.")
    sterk, zorg = _say_sterk(kop, namen), _say_zorg(kop, namen)
    delen = [sterk, zorg] if sterk and zorg else [sterk or zorg, _say_rest(kop, namen)]
    zin = "; ".join(filter(None, delen))
    if len(zin.split()) > TE_LANG and len(kop.sterk) > 1:
        zin = f"{_count_sterk(kop)}; {zorg}"
    return with_capital(zin or _say_redelijk(kop, namen)) + "."


def _say_sterk(kop: Kop, namen: Mapping[str, Naam]) -> str:
    if not kop.sterk:
        return ""
    totaal = len(namen)
    if len(kop.sterk) == totaal:
        zin = _("alle %(aantal)s de condities zijn sterk") % {"aantal": write_telwoord(totaal)}
    elif _are_all_but_one(kop.sterk, kop, totaal):
        zin = _("%(aantal)s van de %(totaal)s condities zijn sterk") % _telwoorden(totaal)
    else:
        zin = _("sterk in %(condities)s") % {"condities": write_lijst([namen[code].kaal for code in kop.sterk])}
    verdeeld = [code for code in kop.verdeeld if code in kop.sterk]
    if not verdeeld:
        return zin
    if set(verdeeld) == set(kop.sterk):
        return _("%(zin)s, al zijn jullie daarover wel verdeeld") % {"zin": zin}
    return _("%(zin)s, al zijn jullie over %(condities)s wel verdeeld") % {
        "zin": zin,
        "condities": _list_namen(verdeeld, namen),
    }


def _count_sterk(kop: Kop) -> str:
    """The strong ones counted, where naming them would make the sentence too long."""
    zin = _("%(aantal)s condities zijn sterk") % {"aantal": write_telwoord(len(kop.sterk))}
    verdeeld = len(set(kop.sterk) & set(kop.verdeeld))
    if not verdeeld:
        return zin
    return _("%(zin)s, al zijn jullie over %(aantal)s daarvan wel verdeeld") % {
        "zin": zin,
        "aantal": write_telwoord(verdeeld),
    }


def _say_zorg(kop: Kop, namen: Mapping[str, Naam]) -> str:
    """What people are divided about and what asks attention, in one clause or two; not about what is strong."""
    lijst = tuple(code for code in kop.verdeeld if code not in kop.sterk)
    verdeeld, aandacht = set(lijst), set(kop.aandacht)
    if not verdeeld or not aandacht:
        ook = verdeeld < set(kop.verdeeld)
        return _say_verdeeld(lijst, kop, namen, ook=ook) or _say_aandacht(kop, namen)
    if verdeeld == aandacht:
        return _("%(aandacht)s, en daarover zijn jullie ook verdeeld") % {"aandacht": _say_aandacht(kop, namen)}
    if verdeeld < aandacht:
        delen = (_say_aandacht(kop, namen), _say_verdeeld(lijst, kop, namen, ook=True))
    else:
        alleen_laag = tuple(code for code in kop.aandacht if code not in verdeeld)
        delen = (_say_verdeeld(lijst, kop, namen), _say_aandacht(kop, namen, na=lijst, codes=alleen_laag))
    return _("%(eerst)s, en %(dan)s") % {"eerst": delen[0], "dan": delen[1]}


def _say_verdeeld(codes: Sequence[str], kop: Kop, namen: Mapping[str, Naam], *, ook: bool = False) -> str:
    if not codes:
        return ""
    zin = _("over %(condities)s zijn jullie ook verdeeld") if ook else _("over %(condities)s zijn jullie verdeeld")
    return _with_alleen(zin % {"condities": _name(codes, kop, namen)}, kop, namen)


def _say_aandacht(
    kop: Kop, namen: Mapping[str, Naam], *, na: Sequence[str] = (), codes: Sequence[str] | None = None
) -> str:
    """na: what was named just before; codes: of the low ones those not named yet, all when none are left."""
    if not kop.aandacht:
        return ""
    ook, codes = codes == (), codes or kop.aandacht
    if len(codes) > 1 or namen[codes[0]].meervoud:
        zin = _("%(condities)s vragen ook aandacht") if ook else _("%(condities)s vragen aandacht")
    else:
        zin = _("%(condities)s vraagt ook aandacht") if ook else _("%(condities)s vraagt aandacht")
    return _with_alleen(zin % {"condities": _name(codes, kop, namen, na)}, kop, namen)


def _with_alleen(zin: str, kop: Kop, namen: Mapping[str, Naam]) -> str:
    """'alleen het proces vraagt aandacht', after all the others were said to be strong."""
    return _("alleen %(zin)s") % {"zin": zin} if _are_all_but_one(kop.sterk, kop, len(namen)) else zin


def _say_redelijk(kop: Kop, namen: Mapping[str, Naam]) -> str:
    """That nothing stands out; of what is hidden that isn't known, so then it names what it speaks of."""
    if not kop.verborgen and (kop.weinig or kop.n < 2 * VERDEELD_MENSEN):
        return _("gemiddeld gaat het redelijk: geen van de scores springt eruit")
    if not kop.verborgen:
        return _("het gaat redelijk: geen van de condities springt eruit")
    return _("met %(condities)s gaat het redelijk") % {"condities": _list_namen(kop.redelijk, namen)}


def _say_rest(kop: Kop, namen: Mapping[str, Naam]) -> str:
    """That the others are all right; only where nothing is hidden and the sentence is still short."""
    te_lang = kop.aandacht and set(kop.verdeeld) not in (set(), set(kop.aandacht))
    if kop.verborgen or not kop.redelijk or len(kop.redelijk) == len(namen) or te_lang:
        return ""
    if len(kop.redelijk) > 1:
        return _("verder gaat het redelijk")
    return _("met %(conditie)s gaat het redelijk") % {"conditie": namen[kop.redelijk[0]].met_lidwoord}


def _name(codes: Sequence[str], kop: Kop, namen: Mapping[str, Naam], na: Sequence[str] = ()) -> str:
    """The conditions by name; counted where these are all, all but one, or all the others than were named before."""
    totaal = len(namen)
    eerder = {*kop.sterk, *na}
    if eerder and set(codes) == set(namen) - eerder and len(codes) >= GENOEG_VOOR_ANDERE:
        return _("de andere %(aantal)s condities") % {"aantal": write_telwoord(len(codes))}
    if len(codes) == totaal:
        return _("alle %(aantal)s de condities") % {"aantal": write_telwoord(totaal)}
    if _are_all_but_one(codes, kop, totaal):
        return _("%(aantal)s van de %(totaal)s condities") % _telwoorden(totaal)
    return _list_namen(codes, namen)


def _are_all_but_one(codes: Sequence[str], kop: Kop, totaal: int) -> bool:
    """Whether counting says it, because the one that is left is named in the same sentence."""
    genoemd = {*kop.sterk, *kop.aandacht, *kop.verdeeld, *kop.redelijk}
    return len(codes) == totaal - 1 and len(genoemd) == totaal


def _list_namen(codes: Sequence[str], namen: Mapping[str, Naam]) -> str:
    return write_lijst([namen[code].met_lidwoord for code in codes])


def _telwoorden(totaal: int) -> dict[str, str]:
    return {"aantal": write_telwoord(totaal - 1), "totaal": write_telwoord(totaal)}


def _write_verborgen(kop: Kop, namen: Mapping[str, Naam]) -> str:
    if kop.alles_verborgen or not kop.verborgen:
        return ""
    waarover = namen[kop.verborgen[0]].met_lidwoord
    if len(kop.verborgen) > 1:
        waarover = _("%(aantal)s condities") % {"aantal": write_telwoord(len(kop.verborgen))}
    return _("Over %(waarover)s kwamen te weinig antwoorden binnen.") % {"waarover": waarover}


def _write_deelname(kop: Kop) -> str:
    if kop.n >= WEINIG_MENSEN:
        return _("Minder dan de helft deed mee.") if kop.lage_respons else ""
    aantal = {"aantal": with_capital(write_telwoord(kop.n))}
    if kop.lage_respons:
        return (
            ngettext(
                "%(aantal)s persoon deed mee, minder dan de helft.",
                "%(aantal)s mensen deden mee, minder dan de helft.",
                kop.n,
            )
            % aantal
        )
    return ngettext("%(aantal)s persoon deed mee.", "%(aantal)s mensen deden mee.", kop.n) % aantal
