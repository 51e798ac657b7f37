"""The rows of an uitkomst in words: a condition, its statements, the balans, a choice, the remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerschappen.kern.beeld import BalansBeeld, Beeld, Evenwicht, KeuzeBeeld, Keuzes
from partnerschappen.kern.conditiebeeld import Band, Cijfers, ConditieBeeld, StellingBeeld
from partnerschappen.kern.gesprekstof import laad_gesprekstof
from partnerschappen.kern.onderwerpen import Onderwerp
from partnerschappen.kern.uitkomst import Reden, Score, Verborgen, vanaf_dubbel
from partnerschappen.kern.vragenlijst import Conditie, Opmerking, Stelling, Vragenlijst
from partnerschappen.rapport.pdf import HOOGTE
from partnerschappen.rapport.staven import STAPPEN, Staaf, draw_schaal, draw_staaf, place_on_scale
from partnerschappen.rapport.weergave import (
    Balansregel,
    Conditieregel,
    Keuzeblok,
    Opmerkingen,
    Optieregel,
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


def make_keuze(keuzebeeld: KeuzeBeeld, titel: str, zin: str, k: int, eerst: str = "") -> Keuzeblok:
    """A choice with its counts; `zin` is what it comes down to."""
    keuzes = keuzebeeld.keuzes
    if isinstance(keuzes, Verborgen):
        return Keuzeblok(titel, explain_reden(keuzes.reden, k), "", "", ())
    noot = ngettext("%(n)d persoon koos.", "%(n)d mensen kozen.", keuzes.beantwoord) % {"n": keuzes.beantwoord}
    if keuzebeeld.keuze.maximum > 1:
        noot = f"{noot} {_('Je kon er meer dan één kiezen.')}"
    opties = tuple(
        Optieregel(optie.optie.tekst, optie.aantal, STAPPEN * optie.percentage // 100, optie.optie.uitleg)
        for optie in keuzes.opties
    )
    return Keuzeblok(titel, "", zin, noot, opties, eerst)


def write_fase(keuzes: Keuzes | Verborgen) -> str:
    """Which phases many people name, and whether that is the same one."""
    if isinstance(keuzes, Verborgen) or not keuzes.meest:
        return ""
    breed = [optie for optie in keuzes.gerangschikt if optie.optie.code in keuzes.breed]
    eerste, *rest = breed
    zin = write_kiezers(
        eerste.aantal, keuzes.beantwoord, _("noemt %(wat)s"), _("noemen %(wat)s"), _in_zin(eerste.optie.tekst)
    )
    if not rest:
        return f"{zin}. {_('Jullie zien grotendeels dezelfde fase.')}"
    anderen = write_lijst([f"{optie.aantal} {_in_zin(optie.optie.tekst)}" for optie in rest])
    if all(optie.aantal == keuzes.beantwoord for optie in rest):
        return f"{zin}, {anderen}. {_('Daarover zijn jullie het eens.')}"
    return f"{zin}, {anderen}. {_('Jullie zien dus niet allemaal dezelfde fase.')}"


def write_eerst(keuzes: Keuzes | Verborgen, te_snel: Keuzes | Verborgen) -> str:
    """What to do first: go back to what most people say went too fast, else finish the earliest phase that many name.

    te_snel: going back is only for a phase before the one that they are in, and that most of who answered named.
    """
    if isinstance(keuzes, Verborgen):
        return ""
    fasen = {optie.optie.code: optie.optie for optie in keuzes.opties if optie.optie.eerst}
    nu = next((code for code in fasen if code in keuzes.breed), None)
    if nu is None:
        return ""
    terug = None if isinstance(te_snel, Verborgen) else _find_te_snel(te_snel)
    if terug in fasen and list(fasen).index(terug) < list(fasen).index(nu):
        zin = _("De meesten vinden dat %(fase)s te snel ging. Kijk daar eerst samen op terug. %(eerst)s")
        return zin % {"fase": _in_zin(fasen[terug].tekst), "eerst": fasen[terug].eerst}
    zin = (
        _("Maak eerst %(fase)s samen af, voor je verdergaat. %(eerst)s")
        if len(keuzes.breed) > 1
        else _("Wat daarbij helpt: %(eerst)s")
    )
    eerst = fasen[nu].eerst
    return zin % {"fase": _in_zin(fasen[nu].tekst), "eerst": eerst if len(keuzes.breed) > 1 else _in_zin(eerst)}


def _find_te_snel(keuzes: Keuzes) -> str | None:
    """The one step that more than half of who answered say went too fast."""
    if len(keuzes.meest) != 1 or 2 * keuzes.gerangschikt[0].aantal <= keuzes.beantwoord:
        return None
    return keuzes.meest[0]


def write_te_snel(keuzes: Keuzes | Verborgen) -> str:
    """Which step most people think went too fast."""
    if isinstance(keuzes, Verborgen) or not keuzes.meest:
        return ""
    meest = [_in_zin(optie.tekst) for optie in (regel.optie for regel in keuzes.opties) if optie.code in keuzes.meest]
    aantal = keuzes.gerangschikt[0].aantal
    if len(meest) > 1:
        return _("Het vaakst genoemd: %(wat)s, elk door %(aantal)d van de %(totaal)d.") % {
            "wat": write_lijst(meest),
            "aantal": aantal,
            "totaal": keuzes.beantwoord,
        }
    return write_kiezers(aantal, keuzes.beantwoord, _("noemt %(wat)s"), _("noemen %(wat)s"), meest[0]) + "."


def write_kies(keuzes: Keuzes | Verborgen) -> str:
    """What was chosen most often to talk about: two topics, more on a tie; one where the next is not half as often."""
    if isinstance(keuzes, Verborgen) or not keuzes.meest:
        return ""
    eerste, tweede = keuzes.gerangschikt[0].aantal, keuzes.gerangschikt[1].aantal
    grens = tweede if 2 * tweede >= eerste else eerste
    delen = [f"{_in_zin(optie.optie.tekst)} ({optie.aantal})" for optie in keuzes.gerangschikt if optie.aantal >= grens]
    return _("Het vaakst gekozen: %(wat)s.") % {"wat": write_lijst(delen)}


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
    zin = (
        _("Geen stelling springt eruit: de gemiddelden liggen tussen %(laag)s en %(hoog)s.")
        if conditiebeeld.volledig
        else _("De gemiddelden van de stellingen die te zien zijn, liggen tussen %(laag)s en %(hoog)s.")
    )
    return zin % {
        "laag": write_tienden(min(gemiddelden)),
        "hoog": write_tienden(max(gemiddelden)),
    }


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
    tweezijdig = [paar for paar in conditiebeeld.getoond if paar[1].oneens and paar[1].eens]
    if not tweezijdig:
        return ()
    stelling, cijfers = min(tweezijdig, key=_agreement)
    geen = (
        _("Over geen van deze stellingen zijn jullie verdeeld. De antwoorden lopen het meest uiteen bij deze:")
        if conditiebeeld.volledig
        else _(
            "Over geen van de stellingen die te zien zijn, zijn jullie verdeeld. Daarvan lopen de antwoorden het"
            " meest uiteen bij deze:"
        )
    )
    return (geen, write_kanten(stelling.onderwerp, cijfers.oneens, cijfers.ertussenin, cijfers.eens))


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


def _in_zin(tekst: str) -> str:
    """The text of an option inside a sentence."""
    return tekst[:1].lower() + tekst[1:]
