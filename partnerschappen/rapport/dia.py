"""Slides for the meeting about an uitkomst: the sentence, the strips, the radar, a slide per topic, the agreements.

Everything can be edited; behind every chart is its own small sheet. No remark is on them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from partnerschappen.kern.beeld import Beeld
from partnerschappen.kern.conditiebeeld import Cijfers
from partnerschappen.kern.stroken import OP_STROOK, STROOK
from partnerschappen.kern.tekening import KLEUREN
from partnerschappen.kern.uitkomst import Score
from partnerschappen.rapport.bron import Bron
from partnerschappen.rapport.diagrammen import teken_antwoorden, teken_radar, teken_stroken
from partnerschappen.rapport.diavorm import (
    BINNEN,
    BREED,
    HOOG,
    INHOUD_BOVEN,
    INHOUD_ONDER,
    RAND,
    VOORBLAD,
    maak_wit,
    open_presentatie,
    schrijf_vak,
    spreek_nederlands,
    voeg_balk_toe,
    voeg_beeld_toe,
    voeg_dia_toe,
    voeg_tabel_toe,
    vul_tekst,
)
from partnerschappen.rapport.huisstijl import Huisstijl
from partnerschappen.rapport.vaste_teksten import write_leeswijzer
from partnerschappen.rapport.weergave import Conditieregel, Punt
from partnerschappen.rapport.zinnen import STREEP, write_lijst, write_verdeling

AFSPRAKEN = 3


def maak_pptx(bron: Bron, huisstijl: Huisstijl | None = None) -> bytes:
    """The whole presentation; its first slide bears the colour and the logo of the samenwerkingsverband."""
    w, beeld = bron.w, bron.beeld
    presentatie = open_presentatie(w.loper)
    _beschrijf_bestand(presentatie, bron)
    _maak_voorblad(presentatie, bron, huisstijl or Huisstijl())
    if any(conditie.strook for conditie in beeld.condities):
        _maak_stroken(presentatie, bron, beeld)
    _maak_scores(presentatie, bron, beeld)
    for punt in w.alle_punten:
        _maak_punt(presentatie, bron, beeld, punt)
    _maak_afspraken(presentatie, bron)
    spreek_nederlands(presentatie)
    uit = io.BytesIO()
    presentatie.save(uit)
    return uit.getvalue()


def _beschrijf_bestand(presentatie: Any, bron: Bron) -> None:
    eigenschappen, w = presentatie.core_properties, bron.w
    eigenschappen.title = f"{w.samenwerkingsverband}: {w.ronde}"
    eigenschappen.author = eigenschappen.last_modified_by = w.samenwerkingsverband
    eigenschappen.subject, eigenschappen.language = _("Uitkomst van een reflectieronde"), "nl-NL"
    eigenschappen.comments = w.kop
    if w.gesloten_op:
        eigenschappen.created = eigenschappen.modified = w.gesloten_op.replace(tzinfo=None)


def _maak_voorblad(presentatie: Any, bron: Bron, huisstijl: Huisstijl) -> None:
    w = bron.w
    dia = voeg_dia_toe(presentatie, w.kop, VOORBLAD)
    tussen = w.groepen.gesprek.zin if w.groepen.gesprek else ""
    waarvan = f"{w.samenwerkingsverband} · {w.ronde}"
    regels = [*filter(None, (tussen, waarvan, w.respons, w.lage_respons))]
    vul_tekst(dia.placeholders[1].text_frame, regels, punten=20, kleur=KLEUREN["grijs"])
    _teken_huisstijl(dia, huisstijl)
    _schrijf_notitie(dia, [w.programma[0].hoe, w.voetregel])


def _teken_huisstijl(dia: Any, huisstijl: Huisstijl) -> None:
    """Their colour in a band as on the cover of the report, never in a text or a figure; their logo on white."""
    plek = (0, 0, BREED, 0.4) if huisstijl.kleur else (0, 0, 0.28, HOOG)
    voeg_balk_toe(dia, plek, huisstijl.kleur or KLEUREN["merk"])
    if huisstijl.logo:
        maak_wit(dia)
        voeg_beeld_toe(dia, (RAND, 0.8, 3, 1.1), huisstijl.logo_png, naam=_("Logo"), tekst=huisstijl.logo_alt)


def _maak_stroken(presentatie: Any, bron: Bron, beeld: Beeld) -> None:
    dia = voeg_dia_toe(presentatie, _("Wat jullie per conditie antwoordden"))
    getoond = [
        (regel, deel.strook) for regel, deel in zip(bron.w.condities, beeld.condities, strict=True) if deel.strook
    ]
    gelezen = "; ".join(
        f"{regel.naam}: {write_verdeling(bron.w.antwoorden, strook.percentages)}" for regel, strook in getoond
    )
    teken_stroken(
        dia, (RAND, INHOUD_BOVEN - 0.45, BINNEN, 4.45),
        [_name_strook(regel) for regel, _strook in getoond], [strook.percentages for _regel, strook in getoond],
        bron.w.antwoorden, naam=_("Staafdiagram van de antwoorden per conditie"), tekst=gelezen,
    )  # fmt: skip
    _teken_legenda(dia, bron.w.antwoorden)
    noot = _("Elke balk is de optelling van de stellingen van een conditie. Het midden is ‘ertussenin’.")
    schrijf_vak(dia, (RAND, 6.4, BINNEN, 0.4), [f"{noot} {bron.w.respons}"], punten=13, kleur=KLEUREN["grijs"])
    _schrijf_notitie(dia, [f"{regel.naam}. {regel.zin}" for regel, _strook in getoond])


def _teken_legenda(dia: Any, antwoorden: Iterable[str]) -> None:
    breed = 2.2
    links = RAND + (BINNEN - 5 * breed) / 2
    for plaats, antwoord in enumerate(antwoorden):
        vak = voeg_balk_toe(dia, (links + plaats * breed, 5.9, breed - 0.08, 0.4), STROOK[plaats])
        vak.name = _("Legenda: %(antwoord)s") % {"antwoord": antwoord}
        cel = vak._element.nvSpPr.cNvPr
        for kind in list(cel):
            cel.remove(kind)
        vul_tekst(vak.text_frame, [antwoord], punten=14, kleur=OP_STROOK[plaats], midden=True)


def _maak_scores(presentatie: Any, bron: Bron, beeld: Beeld) -> None:
    """The scores as a radar with the table beside it; the table alone where nothing can be drawn."""
    dia, w = voeg_dia_toe(presentatie, _("De scores van de condities")), bron.w
    scores = [regel.score for regel in beeld.condities]
    teken = any(isinstance(score, Score) for score in scores)
    namen = [" ".join(filter(None, (regel.naam, regel.score))) for regel in w.condities]
    if teken:
        gelezen = write_lijst([f"{regel.naam} {regel.score or STREEP}" for regel in w.condities])
        tekst = _("Scores van 1 tot 5: %(scores)s.") % {"scores": gelezen}
        plek = (RAND - 0.3, INHOUD_BOVEN - 0.5, 6.3, INHOUD_ONDER - INHOUD_BOVEN + 0.5)
        teken_radar(dia, plek, namen, scores, naam=_("Radar van de scores"), tekst=tekst)
    rijen = [(regel.naam, regel.score or STREEP, _say_band(regel)) for regel in w.condities]
    links = RAND + 6.1 if teken else RAND
    voeg_tabel_toe(
        dia, (links, INHOUD_BOVEN, BINNEN - links + RAND), (1.8, 1, 3),
        [(_("Conditie"), _("Score"), _("Wat dat zegt")), *rijen],
        naam=_("Tabel van de scores"), tekst=_("De score van elke conditie en wat dat zegt."), rijhoogte=0.55,
    )  # fmt: skip
    noot = filter(None, (w.radarregel, w.weinig_uitleg))
    schrijf_vak(dia, (links, 5.35, BINNEN - links + RAND, 1.2), list(noot), punten=13, kleur=KLEUREN["grijs"])
    _schrijf_notitie(dia, write_leeswijzer())


def _maak_punt(presentatie: Any, bron: Bron, beeld: Beeld, punt: Punt) -> None:
    dia, kleur = voeg_dia_toe(presentatie, punt.zin), KLEUREN.get(punt.conditie, KLEUREN["merk"])
    stelling = _find_stelling(beeld, punt.stelling)
    breed = 6.3 if stelling else BINNEN
    schrijf_vak(dia, (RAND, INHOUD_BOVEN, breed, 0.5), [f"{punt.naam} · {punt.soortnaam}"], kleur=kleur, vet=True)
    schrijf_vak(dia, (RAND, INHOUD_BOVEN + 0.6, breed, 3.2), [punt.vraag], punten=30 if stelling else 34, kop=True)
    if stelling:
        tekst, cijfers = stelling
        kop = _("‘%(stelling)s’") % {"stelling": tekst}
        schrijf_vak(dia, (7.4, INHOUD_BOVEN, 5.3, 0.9), [kop], punten=16, kleur=KLEUREN["grijs"])
        gelezen = ", ".join(f"{a} {n}" for a, n in zip(bron.w.antwoorden, cijfers.aantallen, strict=True))
        teken_antwoorden(
            dia, (7.3, INHOUD_BOVEN + 0.8, 5.5, 3.9), bron.w.antwoorden, cijfers.aantallen,
            naam=_("Staafdiagram van de antwoorden"),
            tekst=_("%(stelling)s Antwoorden: %(aantallen)s.") % {"stelling": tekst, "aantallen": gelezen},
        )  # fmt: skip
    voeg_balk_toe(dia, (0, 0, 0.28, 7.5), kleur)
    tips = [_("Tip: %(kans)s") % {"kans": punt.kans}, punt.waarschuwing]
    _schrijf_notitie(dia, [_("Waarom staat dit hier? %(waarom)s") % {"waarom": punt.waarom}, *tips, punt.verzoek])


def _find_stelling(beeld: Beeld, code: str) -> tuple[str, Cijfers] | None:
    paren = (paar for conditie in beeld.condities for paar in conditie.getoond)
    return next(((stelling.tekst, cijfers) for stelling, cijfers in paren if stelling.code == code), None)


def _maak_afspraken(presentatie: Any, bron: Bron) -> None:
    dia = voeg_dia_toe(presentatie, _("Wat spreken we af?"))
    kop = (_("Wat gaan we doen?"), _("Wie zorgt ervoor?"), _("Wanneer kijken we terug?"))
    voeg_tabel_toe(
        dia, (RAND, INHOUD_BOVEN - 0.5, BINNEN), (6, 3, 3), [kop, *[("", "", "")] * AFSPRAKEN],
        naam=_("Tabel voor de afspraken"), tekst=_("Lege rijen om in te vullen: wat, wie en wanneer."), rijhoogte=1.35,
    )  # fmt: skip
    _schrijf_notitie(dia, [stap.hoe for stap in bron.w.programma[3:]])


def _name_strook(regel: Conditieregel) -> str:
    score = " ".join(filter(None, (regel.naam, regel.score)))
    return f"{score}\n{_say_band(regel)}"


def _say_band(regel: Conditieregel) -> str:
    delen = (regel.band or regel.verborgen, _("verdeeld") if regel.verdeeld else "")
    return " · ".join(filter(None, delen))


def _schrijf_notitie(dia: Any, regels: Iterable[str]) -> None:
    """What who leads the meeting can say, under the slide."""
    dia.notes_slide.notes_text_frame.text = "\n\n".join(filter(None, regels))
