"""Figures of two rondes as pictures to keep: a ronde beside an earlier one, each with its name and how many people.

The verdict and its words are those of the page (`vergelijken`); how a picture is laid out is `kern.platen`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from partnerschappen.kern.conditiebeeld import Cijfers, StellingBeeld
from partnerschappen.kern.plaat import Opschrift, teken_plaat
from partnerschappen.kern.platen import Paarrij, Zijde, bouw_paren
from partnerschappen.kern.radar import As, Lijn, bouw_radar
from partnerschappen.kern.tekening import kies_kleur
from partnerschappen.kern.vergelijking import Conditievergelijking, Oordeel, Vergelijking, vergelijk
from partnerschappen.models import Ronde
from partnerschappen.rapport.bron import Bron, read_bron
from partnerschappen.rapport.groepen import write_aantal
from partnerschappen.rapport.plaatjes import (
    RADARBREEDTE,
    OnbekendPlaatje,
    Plaatje,
    lees_radar,
    lees_schaal,
    lees_strook,
    lees_verdeeld,
    make_kop,
    name_geheel,
    tell_lijn,
)
from partnerschappen.rapport.vergelijken import Rij, Vergelijkingsweergave, make_vergelijking
from partnerschappen.rapport.weergave import Stellingregel
from partnerschappen.rapport.zinnen import STREEP, write_cel, write_datum, write_deelname


@dataclass(frozen=True, slots=True)
class Paar:
    """A ronde and an earlier one: what files are made of, and how the page compares the two."""

    nu: Bron
    toen: Bron
    vergelijking: Vergelijking
    v: Vergelijkingsweergave

    @property
    def bronnen(self) -> tuple[Bron, Bron]:
        """This ronde first, as where one explores."""
        return self.nu, self.toen


def draw_rondeplaatje(ronde: Ronde, eerder: Ronde, naam: str) -> Plaatje:
    """Draw a figure of two rondes with an uitkomst. Raises OnbekendPlaatje.

    naam: 'stroken': every condition that both asked about; 'radar' and 'conditie-<code>': of rondes with the same
    vragenlijst only.
    """
    return make_rondeplaatje(make_paar((ronde, read_bron(ronde)), (eerder, read_bron(eerder))), naam)


def make_paar(nu: tuple[Ronde, Bron], toen: tuple[Ronde, Bron]) -> Paar:
    """Two rondes in memory."""
    kanten = [(ronde, bron.uitkomst, bron.vragenlijst) for ronde, bron in (toen, nu)]
    vergelijking = vergelijk(toen[1].uitkomst, nu[1].uitkomst, toen[1].vragenlijst, nu[1].vragenlijst)
    return Paar(nu[1], toen[1], vergelijking, make_vergelijking(kanten[0], kanten[1]))


def make_rondeplaatje(paar: Paar, naam: str) -> Plaatje:
    """The same as `draw_rondeplaatje`, of two rondes in memory."""
    soort, _streep, code = naam.partition("-")
    if naam == "stroken":
        svg = _draw_stroken(paar)
    elif naam == "radar":
        svg = _draw_radar(paar)
    elif soort == "conditie":
        svg = _draw_conditie(paar, code)
    else:
        raise OnbekendPlaatje(naam)
    return Plaatje(svg, "-".join(filter(None, [paar.nu.stam, naam, "naast", slugify(paar.toen.w.ronde)[:60]])))


def note_duidelijk() -> str:
    """When a difference between two rondes is called one."""
    return _("Een verschil met een eerdere ronde heet pas duidelijk als het groter is dan wat toeval kan zijn.")


def tell_ronde(bron: Bron) -> str:
    """'Voorjaar 2026: 26 van de 38 deden mee, gesloten op 12 juni 2026'."""
    geheel = bron.uitkomst.groepen[0]
    regel = f"{bron.w.ronde}: {write_deelname(geheel.n, geheel.genodigd)}"
    if bron.w.gesloten_op is None:
        return regel
    return f"{regel}, {_('gesloten op %(datum)s') % {'datum': write_datum(bron.w.gesloten_op)}}"


def _draw_stroken(paar: Paar) -> str:
    if paar.v.leeg:
        raise OnbekendPlaatje("stroken")
    rijen = [
        _make_conditierij(rij, regel) for rij, regel in zip(paar.v.rijen, paar.vergelijking.condities, strict=True)
    ]
    leeswijzer = [lees_strook(), note_duidelijk()]
    if not paar.vergelijking.zelfde_vragen:
        leeswijzer.append(
            _(
                "Niet alle stellingen waren in beide rondes dezelfde. Lees een verschil daarom met extra"
                " voorzichtigheid."
            )
        )
    return _teken(paar, paar.v.zin, leeswijzer, rijen, (paar.toen, paar.nu))


def _draw_radar(paar: Paar) -> str:
    _check_same(paar)
    assen = [As(regel.naam, kies_kleur(regel.code)) for regel in paar.nu.w.condities]
    lijnen = [_make_lijn(bron) for bron in paar.bronnen]
    leeswijzer = [f"{lees_schaal()} {lees_radar()}", note_duidelijk()]
    cijfers = [tell_lijn(lijn, assen) for lijn in lijnen]
    opschrift = _make_opschrift(paar, name_geheel(paar.nu), leeswijzer, cijfers, paar.bronnen)
    return teken_plaat(opschrift, bouw_radar(assen, lijnen, breedte=RADARBREEDTE))


def _draw_conditie(paar: Paar, code: str) -> str:
    _check_same(paar)
    regel = next((regel for regel in paar.nu.w.condities if regel.code == code), None)
    if regel is None or not any(bron.beeld.conditie(code).getoond for bron in paar.bronnen):
        raise OnbekendPlaatje(code)
    kolommen = [[*_list_zijden(bron, code)] for bron in paar.bronnen]
    rijen = [
        Paarrij(stelling.tekst, "", (), zijden)
        for stelling, zijden in zip(regel.stellingen, zip(*kolommen, strict=True), strict=True)
    ]
    titel = _("%(conditie)s: de stellingen") % {"conditie": regel.naam}
    return _teken(paar, titel, [lees_strook(), lees_verdeeld()], rijen, paar.bronnen)


def _teken(
    paar: Paar, titel: str, leeswijzer: Sequence[str], rijen: Sequence[Paarrij], volgorde: Sequence[Bron]
) -> str:
    antwoorden = paar.nu.w.antwoorden
    cijfers = [_tell_rij(rij, antwoorden) for rij in rijen]
    inhoud = bouw_paren(rijen, antwoorden, _("in procenten van de antwoorden"))
    return teken_plaat(_make_opschrift(paar, titel, leeswijzer, cijfers, volgorde), inhoud)


def _make_opschrift(
    paar: Paar, titel: str, leeswijzer: Sequence[str], cijfers: Sequence[str], volgorde: Sequence[Bron]
) -> Opschrift:
    """The words around it; volgorde: which ronde stands first, as it does on the page."""
    rondes = _("%(nu)s naast %(toen)s") % {"nu": paar.nu.w.ronde, "toen": paar.toen.w.ronde}
    onder = [tell_ronde(bron) for bron in volgorde]
    return make_kop(f"{paar.nu.w.samenwerkingsverband} · {rondes}", titel, onder, leeswijzer, cijfers)


def _check_same(paar: Paar) -> None:
    """Lines and statements lie beside each other only where they stand for the same."""
    vragen = [(bron.vragenlijst.slug, bron.vragenlijst.versie) for bron in paar.bronnen]
    if vragen[0] != vragen[1]:
        raise OnbekendPlaatje(paar.toen.w.ronde)


def _make_conditierij(rij: Rij, regel: Conditievergelijking) -> Paarrij:
    stroken = [meting.beeld.strook for meting in (regel.toen, regel.nu)]
    zijden = tuple(
        Zijde(kant.ronde, kant.score, strook.percentages if strook else (), verborgen=kant.verborgen)
        for kant, strook in zip(rij.kanten, stroken, strict=True)
    )
    onder = tuple(filter(None, [rij.oordeel, rij.waarom]))
    anders = regel.oordeel in {Oordeel.HOGER, Oordeel.LAGER}
    return Paarrij(rij.naam, kies_kleur(rij.code), onder, zijden, anders=anders)


def _make_lijn(bron: Bron) -> Lijn:
    geheel = bron.beeld.groepsbeeld.geheel
    naam = f"{bron.w.ronde} ({write_aantal(geheel.groep)})"
    return Lijn(naam, geheel.scores, tuple(map(write_cel, geheel.scores)))


def _list_zijden(bron: Bron, code: str) -> Iterator[Zijde]:
    """One side of every statement of a condition."""
    regel = next(regel for regel in bron.w.condities if regel.code == code)
    for stelling, van in zip(regel.stellingen, bron.beeld.conditie(code).stellingen, strict=True):
        yield _make_zijde(bron.w.ronde, stelling, van)


def _make_zijde(ronde: str, stelling: Stellingregel, van: StellingBeeld) -> Zijde:
    procenten = van.cijfers.percentages if isinstance(van.cijfers, Cijfers) else ()
    noot = _("verdeeld") if stelling.verdeeld else ""
    return Zijde(ronde, stelling.gemiddelde, procenten, noot=noot, verborgen=stelling.verborgen)


def _tell_rij(rij: Paarrij, antwoorden: Sequence[str]) -> str:
    """A row in words: 'Ambitie: geen duidelijk verschil. Najaar 2025: 3,4; eens 40 %, …'."""
    kop = f"{rij.kop}: {'. '.join(regel.rstrip('.') for regel in rij.onder)}." if rij.onder else rij.kop
    return " ".join([kop, *(_tell_zijde(zijde, antwoorden) for zijde in rij.zijden)])


def _tell_zijde(zijde: Zijde, antwoorden: Sequence[str]) -> str:
    if not zijde.procenten:
        return f"{zijde.ronde}: {zijde.cijfer or STREEP}. {zijde.verborgen}"
    delen = [f"{antwoord} {deel} %" for antwoord, deel in zip(antwoorden, zijde.procenten, strict=True)]
    return f"{zijde.ronde}: {'; '.join(filter(None, [zijde.cijfer, ', '.join(delen), zijde.noot]))}."
