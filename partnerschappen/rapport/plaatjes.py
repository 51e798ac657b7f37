"""The figures of an uitkomst as pictures to keep: each says whose it is, of how many people, and how to read it.

Words and figures are those of the page; how they are laid out is `kern.platen`, which figures there are stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import gettext as _

from partnerschappen.kern.beeld import Beeld
from partnerschappen.kern.conditiebeeld import Cijfers, ConditieBeeld, StellingBeeld
from partnerschappen.kern.groepsbeeld import GroepBeeld
from partnerschappen.kern.plaat import Opschrift, teken_plaat
from partnerschappen.kern.platen import (
    Antwoordrij,
    Stellingrij,
    Strookrij,
    bouw_stellingen,
    bouw_stroken,
    bouw_verdeling,
)
from partnerschappen.kern.radar import As, Lijn, bouw_radar
from partnerschappen.kern.stroken import STROOK
from partnerschappen.kern.tekening import KLEUREN, kies_kleur
from partnerschappen.kern.uitkomst import Score
from partnerschappen.models import Ronde
from partnerschappen.rapport.bron import Bron, read_bron
from partnerschappen.rapport.certificaat import name_groep
from partnerschappen.rapport.groepen import make_lijn
from partnerschappen.rapport.groepszinnen import note_grof
from partnerschappen.rapport.letters import MAP, VERDER, is_plain, keep_settable
from partnerschappen.rapport.weergave import Conditieregel, Stellingregel
from partnerschappen.rapport.zinnen import write_datum, write_deelname, write_mensen, write_telwoord

LETTERS = Path(__file__).resolve().parent.parent.parent / "static" / "fonts" / "plaatjes"
SCHERP = 2  # pixels per unit of a picture: 1600 wide
RADARBREEDTE, OPTIEBREEDTE = 600, 300
GRIJZE_STAAF = "#a9b0ba"  # as on the page: beside the middle of a balans


class OnbekendPlaatje(LookupError):
    """There is no figure of this name, or nothing of it is shown."""


@dataclass(frozen=True, slots=True)
class Plaatje:
    """A picture as an SVG file, and the beginning of the name to keep it under."""

    svg: str
    stam: str


def draw_plaatje(ronde: Ronde, naam: str, groep: str = "") -> Plaatje:
    """Draw a figure of a ronde with an uitkomst. Raises OnbekendPlaatje.

    naam: 'stroken', 'radar', 'conditie-<code>', 'stelling-<code>', 'balans-<its number>', or 'keuze-' with 'fase',
    'te-snel' or 'kies'. groep: beside the whole, in a radar only.
    """
    return make_plaatje(read_bron(ronde), naam, groep)


def make_plaatje(bron: Bron, naam: str, groep: str = "") -> Plaatje:
    """The same from an uitkomst in memory."""
    soort, _streep, code = naam.partition("-")
    if (groep and soort != "radar") or bool(code) == (soort in {"stroken", "radar"}):
        raise OnbekendPlaatje(naam)
    tekenaars: Mapping[str, Callable[[Bron, Beeld, str], str]] = {
        "stroken": _draw_stroken,
        "radar": _draw_radar,
        "conditie": _draw_conditie,
        "stelling": _draw_stelling,
        "balans": _draw_balans,
        "keuze": _draw_keuze,
    }
    if soort not in tekenaars:
        raise OnbekendPlaatje(naam)
    svg = tekenaars[soort](bron, bron.beeld, code or groep)
    return Plaatje(svg, "-".join(filter(None, [bron.stam, naam, slugify(groep.replace(":", "-"))])))


def render_png(svg: str) -> bytes:
    """The picture of a `Plaatje` in pixels, on white, set in our own type and nothing from the machine."""
    # Inline: only who downloads a PNG needs it.
    import resvg_py

    letters = sorted(LETTERS.glob("*.ttf"))
    if not is_plain(svg):
        letters += [MAP / bestand for familie, _, bestand in VERDER if "Serif" not in familie]  # it takes the first
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=keep_settable(svg),
            background=KLEUREN["wit"],
            zoom=SCHERP,
            skip_system_fonts=True,
            font_files=list(map(str, letters)),
        )
    )


def _draw_stroken(bron: Bron, beeld: Beeld, _code: str) -> str:
    rijen = [_make_strookrij(regel, van) for regel, van in zip(bron.w.condities, beeld.condities, strict=True)]
    met_verdeling = any(rij.procenten for rij in rijen)
    noot = _("in procenten van de antwoorden") if met_verdeling else lees_schaal()
    leeswijzer = [lees_band()]
    if met_verdeling:
        leeswijzer = [lees_strook(), *leeswijzer]
    opschrift = make_opschrift(bron, name_geheel(bron), leeswijzer, [_tell_conditie(rij) for rij in rijen])
    return teken_plaat(opschrift, bouw_stroken(rijen, bron.w.antwoorden, noot))


def _draw_radar(bron: Bron, beeld: Beeld, code: str) -> str:
    groepen = beeld.groepsbeeld
    gekozen = groepen.vind(code)
    if code and gekozen is None:
        raise OnbekendPlaatje(code)
    lijnen = [make_lijn(deel) for deel in (gekozen, groepen.geheel) if deel]
    assen = [As(regel.naam, kies_kleur(regel.code)) for regel in bron.w.condities]
    leeswijzer = [lees_schaal() + " " + lees_radar()]
    if gekozen and gekozen.grof:
        leeswijzer.append(note_grof())
    titel = name_geheel(bron)
    if gekozen:
        titel = _("%(groep)s naast iedereen samen") % {"groep": name_groep(gekozen.groep)}
    opschrift = make_opschrift(bron, titel, leeswijzer, [tell_lijn(lijn, assen) for lijn in lijnen], gekozen)
    return teken_plaat(opschrift, bouw_radar(assen, lijnen, breedte=RADARBREEDTE))


def _draw_conditie(bron: Bron, beeld: Beeld, code: str) -> str:
    regel = next((regel for regel in bron.w.condities if regel.code == code), None)
    if regel is None or not beeld.conditie(code).getoond:
        raise OnbekendPlaatje(code)
    rijen = [
        _make_stellingrij(stelling, van)
        for stelling, van in zip(regel.stellingen, beeld.conditie(code).stellingen, strict=True)
    ]
    titel = _("%(conditie)s: de stellingen") % {"conditie": regel.naam}
    opschrift = make_opschrift(
        bron,
        titel,
        [lees_strook(), lees_verdeeld()],
        [_tell_stelling(stelling, bron) for stelling in regel.stellingen],
    )
    noot = _("in procenten van de antwoorden")
    return teken_plaat(opschrift, bouw_stellingen(rijen, bron.w.antwoorden, _("gemiddeld"), noot))


def _draw_stelling(bron: Bron, _beeld: Beeld, code: str) -> str:
    stelling = next(
        (stelling for regel in bron.w.condities for stelling in regel.stellingen if stelling.code == code), None
    )
    if stelling is None or stelling.verborgen:
        raise OnbekendPlaatje(code)
    rijen = [
        Antwoordrij(naam, aantal, f"{write_mensen(aantal)} · {procent}", kleur)
        for naam, aantal, procent, kleur in zip(
            bron.w.antwoorden, stelling.aantallen, stelling.procenten, STROOK, strict=True
        )
    ]
    buiten = Antwoordrij(_("kan ik niet beoordelen"), stelling.buiten, write_mensen(stelling.buiten), KLEUREN["wit"])
    slot = _("Gemiddeld %(score)s") % {"score": stelling.gemiddelde}
    if stelling.verdeeld:
        slot = f"{slot} · {_('verdeeld')}"
    leeswijzer = [
        _("De procenten zijn van wie een antwoord gaf (%(n)s); ‘kan ik niet beoordelen’ telt niet mee.")
        % {"n": write_mensen(stelling.beantwoord)},
        lees_verdeeld(),
    ]
    opschrift = make_opschrift(bron, stelling.tekst, leeswijzer, [_tell_stelling(stelling, bron)])
    return teken_plaat(opschrift, bouw_verdeling(rijen, slot, buiten=buiten))


def _draw_balans(bron: Bron, _beeld: Beeld, code: str) -> str:
    regel = {str(nummer): regel for nummer, regel in enumerate(bron.w.balans, start=1)}.get(code)
    if regel is None or regel.verborgen:
        raise OnbekendPlaatje(code)
    rijen = [
        Antwoordrij(vak.punt, vak.aantal, write_mensen(vak.aantal), KLEUREN["merk"] if vak.midden else GRIJZE_STAAF)
        for vak in regel.vakken
    ]
    leeswijzer = [*filter(None, [_("Het midden is hier het beste; daarom staat er geen gemiddelde."), regel.noot])]
    opschrift = make_opschrift(bron, regel.tekst, leeswijzer, [*_tell_antwoorden(rijen), regel.zin])
    return teken_plaat(opschrift, bouw_verdeling(rijen, regel.zin))


def _draw_keuze(bron: Bron, _beeld: Beeld, code: str) -> str:
    blok = {"fase": bron.w.fase, "te-snel": bron.w.te_snel, "kies": bron.w.kies}.get(code)
    if blok is None or blok.verborgen:
        raise OnbekendPlaatje(code)
    rijen = [
        Antwoordrij(optie.tekst, optie.aantal, write_mensen(optie.aantal), KLEUREN["merk"]) for optie in blok.opties
    ]
    opschrift = make_opschrift(bron, blok.titel, [blok.noot], [*_tell_antwoorden(rijen), blok.zin])
    return teken_plaat(opschrift, bouw_verdeling(rijen, blok.zin, namen=OPTIEBREEDTE))


def make_opschrift(
    bron: Bron, titel: str, leeswijzer: Sequence[str], cijfers: Sequence[str], naast: GroepBeeld | None = None
) -> Opschrift:
    """The words around a picture of one ronde: of everybody, or of a group beside them."""
    w = bron.w
    onder = [write_deelname(bron.w.n, bron.uitkomst.groepen[0].genodigd)]
    if naast:
        onder = [
            f"{name_groep(groep)}: {write_deelname(groep.n, groep.genodigd)}"
            for groep in (naast.groep, bron.uitkomst.groepen[0])
        ]
    if w.gesloten_op:
        onder.append(_("gesloten op %(datum)s") % {"datum": write_datum(w.gesloten_op)})
    return make_kop(f"{w.samenwerkingsverband} · {w.ronde}", titel, [" · ".join(onder)], leeswijzer, cijfers)


def make_kop(
    boven: str, titel: str, onder: Sequence[str], leeswijzer: Sequence[str], cijfers: Sequence[str]
) -> Opschrift:
    """What stands around a picture; `cijfers` are its figures in words, one sentence each."""
    beschrijving = " ".join([f"{' · '.join(onder)}.", *cijfers])
    return Opschrift(boven, titel, tuple(onder), tuple(leeswijzer), beschrijving)


def _make_strookrij(regel: Conditieregel, van: ConditieBeeld) -> Strookrij:
    band = f"{regel.band} · {_('verdeeld')}" if regel.verdeeld else regel.band
    return Strookrij(
        naam=regel.naam,
        kleur=kies_kleur(regel.code),
        score=regel.score,
        band=band,
        onder=regel.onderregel,
        procenten=van.strook.percentages if van.strook else (),
        tienden=van.score.tienden if isinstance(van.score, Score) else None,
        verborgen=regel.verborgen,
    )


def _make_stellingrij(regel: Stellingregel, van: StellingBeeld) -> Stellingrij:
    return Stellingrij(
        tekst=regel.tekst,
        gemiddelde=regel.gemiddelde,
        noot=_("verdeeld") if regel.verdeeld else "",
        procenten=van.cijfers.percentages if isinstance(van.cijfers, Cijfers) else (),
        verborgen=regel.verborgen,
    )


def _tell_conditie(rij: Strookrij) -> str:
    return f"{rij.naam}: {', '.join(filter(None, [rij.score or rij.verborgen.rstrip('.'), rij.band]))}."


def tell_lijn(lijn: Lijn, assen: Sequence[As]) -> str:
    """A line of a radar in words: every score that is in it."""
    scores = ", ".join(f"{as_.naam} {waarde}" for as_, waarde in zip(assen, lijn.waarden, strict=True))
    return f"{lijn.naam}: {scores}."


def _tell_stelling(stelling: Stellingregel, bron: Bron) -> str:
    if stelling.verborgen:
        return f"{stelling.tekst} {stelling.verborgen}"
    delen = ", ".join(
        f"{antwoord} {procent}" for antwoord, procent in zip(bron.w.antwoorden, stelling.procenten, strict=True)
    )
    return f"{stelling.tekst} {delen}; {_('gemiddeld')} {stelling.gemiddelde}."


def name_geheel(bron: Bron) -> str:
    """'De vijf condities'."""
    return _("De %(aantal)s condities") % {"aantal": write_telwoord(len(bron.w.condities))}


def _tell_antwoorden(rijen: Sequence[Antwoordrij]) -> Iterator[str]:
    return (f"{rij.naam}: {rij.aantal}." for rij in rijen)


def lees_schaal() -> str:
    """How to read a scale."""
    return _("De schaal loopt van 1 (helemaal oneens) tot 5 (helemaal eens).")


def lees_radar() -> str:
    """How to read a radar."""
    return _("Lees de getallen bij de assen; de vorm van de lijn zegt niets, want die hangt af van de volgorde.")


def lees_strook() -> str:
    """How to read a strip."""
    return _("De stippellijn loopt midden door ‘ertussenin’: links staat oneens, rechts eens.")


def lees_band() -> str:
    """How to read what a score is called."""
    return _("Vanaf 4,0 is een score sterk, onder 3,0 vraagt zij aandacht. Dat zijn signalen voor het gesprek.")


def lees_verdeeld() -> str:
    """When a statement is called divided."""
    return _("Verdeeld: aan elke kant minstens drie op de tien mensen, en ten minste drie.")
