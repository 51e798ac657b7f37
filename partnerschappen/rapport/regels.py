"""The rows of an uitkomst in words: a condition, its statements, the balans, a choice, the remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerschappen.kern.beeld import BalansBeeld, Beeld, Evenwicht
from partnerschappen.kern.conditiebeeld import Band, Cijfers, ConditieBeeld, StellingBeeld
from partnerschappen.kern.gesprekstof import laad_gesprekstof
from partnerschappen.kern.onderwerpen import Onderwerp
from partnerschappen.kern.uitkomst import Reden, Score, Verborgen, vanaf_dubbel
from partnerschappen.kern.verdeling import VERDEELD_MENSEN
from partnerschappen.kern.vragenlijst import Conditie, Opmerking, Stelling, Vragenlijst
from partnerschappen.rapport.pdf import HOOGTE
from partnerschappen.rapport.staven import Staaf, draw_schaal, draw_staaf, place_on_scale
from partnerschappen.rapport.weergave import (
    Balansregel,
    Conditieregel,
    Opmerkingen,
    Stellingregel,
    Vak,
)
from partnerschappen.rapport.zinnen import (
    write_inzendingen,
    write_kanten,
    write_kiezers,
    write_lijst,
    write_onderwerp,
    write_procent,
    write_score,
    write_tienden,
    write_verdeeld,
)

UITGESCHREVEN = 2  # divided statements told with their counts; the rest are named
OP_PAGINA = 10  # remarks per question on the result page; the rest is a click away


def make_conditie(beeld: Beeld, conditiebeeld: ConditieBeeld, vragenlijst: Vragenlijst) -> Conditieregel:
    """Everything there is to say about one condition."""
    conditie, score = conditiebeeld.conditie, conditiebeeld.score
    stof = laad_gesprekstof(vragenlijst.slug, vragenlijst.versie).condities[conditie.code]
    eerste = first_onderwerp(beeld, conditie)
    stelling = _stelling_to_discuss(conditiebeeld, eerste)
    zorg = conditiebeeld.band is Band.AANDACHT or any(cijfers.verdeeld for _s, cijfers in conditiebeeld.getoond)
    return Conditieregel(
        code=conditie.code,
        naam=conditie.naam,
        alledaags=conditie.alledaags,
        uitleg=conditie.uitleg,
        score=write_score(score) if isinstance(score, Score) else "",
        plaats=place_on_scale(score.tienden) if isinstance(score, Score) else None,
        schaal=draw_schaal(conditie.code, conditie.naam, score.tienden) if isinstance(score, Score) else None,
        verborgen=explain_reden(score.reden, beeld.k) if isinstance(score, Verborgen) else "",
        band=name_band(conditiebeeld.band),
        bandcode=conditiebeeld.band.value if conditiebeeld.band else "",
        verdeeld=conditiebeeld.verdeeld,
        buiten=_procent(conditiebeeld.buiten),
        onderregel=_write_onderregel(conditiebeeld, beeld.n),
        staaf=_draw_strook(conditiebeeld, vragenlijst.antwoorden),
        procenten=_procenten(conditiebeeld),
        stellingen=tuple(_make_stelling(regel, vragenlijst, beeld.k) for regel in conditiebeeld.stellingen),
        zin=_write_zin(conditiebeeld, eerste),
        verschillen=_write_verschillen(conditiebeeld, eerste),
        kans=stof.kans_sterk if conditiebeeld.band is Band.STERK else conditie.kans,
        waarschuwing=conditie.waarschuwing if zorg else "",
        vraag=stelling.gespreksvraag,
    )


def make_balans(balansbeeld: BalansBeeld, k: int) -> Balansregel:
    """A balans question: five columns and a sentence, never a mean."""
    balans, evenwicht = balansbeeld.balans, balansbeeld.evenwicht
    if isinstance(evenwicht, Verborgen):
        return Balansregel(balans.tekst, explain_reden(evenwicht.reden, k), (), "", "")
    hoogste = max(evenwicht.aantallen) or 1
    vakken = tuple(
        Vak(punt, aantal, -(-HOOGTE * aantal // hoogste), midden=plaats == len(balans.punten) // 2)
        for plaats, (punt, aantal) in enumerate(zip(balans.punten, evenwicht.aantallen, strict=True))
    )
    return Balansregel(
        balans.tekst, "", vakken, _write_evenwicht(balans.punten, evenwicht), write_buiten(evenwicht.niet_te_beoordelen)
    )


def make_opmerkingen(
    vraag: Opmerking, naam: str, teksten: tuple[str, ...] | Verborgen, conditie: str = "", weggelaten: int = 0
) -> Opmerkingen:
    """The remarks on one question: all, as the report prints them, and the first for the page.

    weggelaten: how many the leader kept out.
    """
    alle = () if isinstance(teksten, Verborgen) else teksten
    return Opmerkingen(
        code=vraag.code,
        naam=naam,
        vraag=vraag.tekst,
        conditie=conditie,
        teksten=alle,
        getoond=alle[:OP_PAGINA],
        meer=_("Alle %(n)d opmerkingen lezen") % {"n": len(alle)} if len(alle) > OP_PAGINA else "",
        leeg=write_weggelaten(weggelaten) or _("Hier schreef niemand iets op."),
    )


def write_weggelaten(aantal: int) -> str:
    """How many remarks were kept out, and why; empty for none."""
    if not aantal:
        return ""
    return ngettext(
        "%(n)d opmerking is weggelaten omdat ze over een persoon gaat.",
        "%(n)d opmerkingen zijn weggelaten omdat ze over een persoon gaan.",
        aantal,
    ) % {"n": aantal}


def first_onderwerp(beeld: Beeld, conditie: Conditie) -> Onderwerp | None:
    """The highest ranked topic about a condition."""
    return next((onderwerp for onderwerp in beeld.onderwerpen if onderwerp.conditie.code == conditie.code), None)


def name_band(band: Band | None) -> str:
    """A band in words; empty for a hidden score."""
    namen: Mapping[Band | None, str] = {
        Band.STERK: _("sterk"),
        Band.REDELIJK: _("gaat redelijk"),
        Band.AANDACHT: _("vraagt aandacht"),
    }
    return namen.get(band, "")


def explain_reden(reden: Reden, k: int) -> str:
    """Why something of the whole is hidden; in an open ronde (k is 1) only because nobody answered."""
    if reden is Reden.PAS_VANAF_DUBBEL:
        return _("Pas te zien vanaf %(dubbel)d inzendingen.") % {"dubbel": vanaf_dubbel(k)}
    if k == 1:
        return _("Hier waren geen antwoorden om te tonen.")
    return _("Te weinig antwoorden om te tonen.")


def write_buiten(aantal: int) -> str:
    """How many people could not judge; empty for nobody."""
    if not aantal:
        return ""
    return ngettext("%(n)d persoon kan dit niet beoordelen.", "%(n)d mensen kunnen dit niet beoordelen.", aantal) % {
        "n": aantal
    }


def _make_stelling(regel: StellingBeeld, vragenlijst: Vragenlijst, k: int) -> Stellingregel:
    stelling, cijfers = regel.stelling, regel.cijfers
    if isinstance(cijfers, Verborgen):
        verborgen = explain_reden(cijfers.reden, k)
        return Stellingregel(stelling.code, stelling.tekst, stelling.gespreksvraag, verborgen=verborgen)
    return Stellingregel(
        stelling.code,
        stelling.tekst,
        stelling.gespreksvraag,
        zin=write_kanten(stelling.onderwerp, cijfers.oneens, cijfers.ertussenin, cijfers.eens),
        aantallen=cijfers.aantallen,
        procenten=tuple(map(write_procent, cijfers.percentages)),
        beantwoord=cijfers.beantwoord,
        buiten=cijfers.niet_te_beoordelen,
        gemiddelde=write_tienden(cijfers.gemiddelde),
        verdeeld=cijfers.verdeeld,
        staaf=draw_staaf(cijfers.percentages, vragenlijst.antwoorden, stelling.tekst),
    )


def _draw_strook(conditiebeeld: ConditieBeeld, antwoorden: Sequence[str]) -> Staaf | None:
    strook = conditiebeeld.strook
    return draw_staaf(strook.percentages, antwoorden, conditiebeeld.conditie.naam) if strook else None


def _procenten(conditiebeeld: ConditieBeeld) -> tuple[str, ...]:
    return tuple(map(write_procent, conditiebeeld.strook.percentages)) if conditiebeeld.strook else ()


def _procent(deel: int | None) -> str:
    return "" if deel is None else write_procent(deel)


def _write_onderregel(conditiebeeld: ConditieBeeld, inzendingen: int) -> str:
    """What isn't in the strip: how many sent in, and the share of answers that are no judgement, if any."""
    aantal = write_inzendingen(inzendingen)
    if not conditiebeeld.buiten:
        return aantal
    buiten = _("%(deel)s ‘kan ik niet beoordelen’") % {"deel": _procent(conditiebeeld.buiten)}
    return f"{aantal} · {buiten}"


def _write_zin(conditiebeeld: ConditieBeeld, eerste: Onderwerp | None) -> str:
    """The one sentence about a condition: its first topic, or that nothing stands out."""
    if eerste is not None and eerste.stelling is not None:
        return write_onderwerp(eerste)
    gemiddelden = [cijfers.gemiddelde for _s, cijfers in conditiebeeld.getoond]
    if not gemiddelden:
        return ""
    laag, hoog = write_tienden(min(gemiddelden)), write_tienden(max(gemiddelden))
    if laag == hoog:
        return _say_gelijk(laag, volledig=conditiebeeld.volledig)
    zin = (
        _("Geen stelling springt eruit: de gemiddelden liggen tussen %(laag)s en %(hoog)s.")
        if conditiebeeld.volledig
        else _("De gemiddelden van de stellingen die te zien zijn, liggen tussen %(laag)s en %(hoog)s.")
    )
    return zin % {"laag": laag, "hoog": hoog}


def _say_gelijk(cijfer: str, *, volledig: bool) -> str:
    zin = (
        _("Geen stelling springt eruit: elke stelling heeft een gemiddelde van %(cijfer)s.")
        if volledig
        else _("Wat van de stellingen te zien is, heeft een gemiddelde van %(cijfer)s.")
    )
    return zin % {"cijfer": cijfer}


def _write_verschillen(conditiebeeld: ConditieBeeld, eerste: Onderwerp | None) -> tuple[str, ...]:
    """Divided statements beside the one that was told already; where there is none, the least agreement."""
    verdeeld = sorted((paar for paar in conditiebeeld.getoond if paar[1].verdeeld), key=_agreement)
    if not verdeeld:
        return _write_least_agreement(conditiebeeld)
    andere = [paar for paar in verdeeld if eerste is None or paar[0] != eerste.stelling]
    zinnen = [write_verdeeld(stelling.onderwerp, c.oneens, c.eens) for stelling, c in andere[:UITGESCHREVEN]]
    if rest := [stelling.onderwerp for stelling, _c in andere[UITGESCHREVEN:]]:
        zinnen.append(_("Ook verdeeld zijn jullie over %(onderwerpen)s.") % {"onderwerpen": write_lijst(rest)})
    if zinnen:
        return tuple(zinnen)
    if conditiebeeld.volledig:
        return (_("Over de andere stellingen zijn jullie niet verdeeld."),)
    return (_("Over de andere stellingen die te zien zijn, zijn jullie niet verdeeld."),)


def _write_least_agreement(conditiebeeld: ConditieBeeld) -> tuple[str, ...]:
    """That people are not divided, and which statement comes nearest to it, where that is one."""
    tweezijdig = sorted((paar for paar in conditiebeeld.getoond if paar[1].oneens and paar[1].eens), key=_agreement)
    if not tweezijdig:
        return ()
    geen = _say_niet_verdeeld(conditiebeeld)
    stelling, cijfers = tweezijdig[0]
    if len(tweezijdig) > 1 and _agreement(tweezijdig[1]) == cijfers.overeenstemming:
        return (geen,)
    zin = _("Het meest lopen de antwoorden uiteen over %(onderwerp)s: %(aantallen)s.")
    if not conditiebeeld.volledig:
        zin = _("Daarvan lopen de antwoorden het meest uiteen over %(onderwerp)s: %(aantallen)s.")
    aantallen = _("%(oneens)d oneens, %(ertussenin)d ertussenin, %(eens)d eens") % {
        "oneens": cijfers.oneens,
        "ertussenin": cijfers.ertussenin,
        "eens": cijfers.eens,
    }
    return (geen, zin % {"onderwerp": stelling.onderwerp, "aantallen": aantallen})


def _say_niet_verdeeld(conditiebeeld: ConditieBeeld) -> str:
    """In an open ronde there may be too few people to be called divided, however far apart they stand."""
    if all(cijfers.beantwoord < 2 * VERDEELD_MENSEN for _stelling, cijfers in conditiebeeld.getoond):
        return write_te_klein()
    if conditiebeeld.volledig:
        return _("Over geen van deze stellingen zijn jullie verdeeld.")
    return _("Over geen van de stellingen die te zien zijn, zijn jullie verdeeld.")


def write_te_klein() -> str:
    """Why nothing is called divided where hardly anybody answered."""
    return _("‘Verdeeld’ heet het pas met drie mensen aan elke kant; daarvoor antwoordden hier te weinig mensen.")


def _agreement(paar: tuple[Stelling, Cijfers]) -> Fraction:
    return paar[1].overeenstemming


def _stelling_to_discuss(conditiebeeld: ConditieBeeld, eerste: Onderwerp | None) -> Stelling:
    """The statement whose question opens the talk: of the first topic, else the lowest mean, else the first."""
    if eerste is not None and eerste.stelling is not None:
        return eerste.stelling
    getoond: Sequence[tuple[Stelling, Cijfers]] = conditiebeeld.getoond
    return min(getoond, key=lambda paar: paar[1].gemiddelde)[0] if getoond else conditiebeeld.conditie.stellingen[0]


def _write_evenwicht(punten: Sequence[str], evenwicht: Evenwicht) -> str:
    midden = write_kiezers(
        evenwicht.precies_goed, evenwicht.beantwoord, _("kiest ‘%(wat)s’"), _("kiezen ‘%(wat)s’"), punten[2]
    )
    kanten = sorted(((evenwicht.te_weinig, punten[1]), (evenwicht.te_veel, punten[3])), key=lambda kant: -kant[0])
    delen = [
        _("%(aantal)s ‘%(wat)s’") % {"aantal": aantal or _("niemand"), "wat": punt.removeprefix("iets ")}
        for aantal, punt in kanten
    ]
    zin = (
        _("%(midden)s, %(meer)s en %(minder)s.") if evenwicht.precies_goed else _("%(midden)s: %(meer)s en %(minder)s.")
    )
    return zin % {"midden": midden, "meer": delen[0], "minder": delen[1]}
