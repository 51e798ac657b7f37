"""The spreadsheet of an uitkomst: sheets for people, a tidy one for software, and one that explains.

Figures come from the published cells, words from the weergave; how a sheet is written is `werkblad`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from partnerschappen.kern.conditiebeeld import Cijfers, ConditieBeeld
from partnerschappen.kern.groepsbeeld import Indelingsbeeld
from partnerschappen.kern.uitkomst import GEHEEL, Groep, Score, Verborgen
from partnerschappen.rapport.bron import Bron
from partnerschappen.rapport.cellen import KOLOMMEN, geef_waarden, maak_cellen
from partnerschappen.rapport.certificaat import name_groep, write_certificaat
from partnerschappen.rapport.regels import explain_reden
from partnerschappen.rapport.werkblad import Inhoud, Werkblad, Werkboek
from partnerschappen.rapport.zinnen import write_datum

CELBREEDTES = (10, 14, 20, 28, 6, 10, 13, 16, 48, 14, 24, 8, 11, 7, 10, 40)
KERN = "docProps/core.xml"


def maak_xlsx(bron: Bron) -> bytes:
    """The whole workbook. Nothing in it is a formula or a link; text that looks like one stays text."""
    uit = io.BytesIO()
    opties = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(uit, opties) as leeg:
        boek = Werkboek(leeg)
        _beschrijf(leeg, bron)
        _schrijf_uitkomst(boek, bron)
        if not bron.w.weinig:
            _schrijf_stellingen(boek, bron)
        if bron.w.groepen.delen:
            _schrijf_groepen(boek, bron)
        if not bron.w.weinig:
            _schrijf_keuzes(boek, bron)
        if bron.opmerkingen and not bron.w.weinig:
            _schrijf_opmerkingen(boek, bron)
        _schrijf_cellen(boek, bron)
        _schrijf_uitleg(boek, bron)
    return _noem_taal(uit.getvalue())


def _beschrijf(boek: Any, bron: Bron) -> None:
    w = bron.w
    boek.set_properties(
        {
            "title": f"{w.samenwerkingsverband}: {w.ronde}",
            "subject": _("Uitkomst van een reflectieronde"),
            "author": w.samenwerkingsverband,
            "company": w.samenwerkingsverband,
            "comments": w.kop,
            **({"created": w.gesloten_op.replace(tzinfo=None)} if w.gesloten_op else {}),
        }
    )


def _voet(bron: Bron) -> str:
    return f"{bron.w.loper} · {bron.w.voetregel}"


def _schrijf_uitkomst(boek: Werkboek, bron: Bron) -> None:
    w = bron.w
    blad = Werkblad(boek, _("Uitkomst"), (18, 12, 18, 16, 16, 80), voet=_voet(bron))
    blad.schrijf_regel(f"{w.samenwerkingsverband} · {w.ronde}", "titel")
    blad.schrijf_regel(w.kop, "zin")
    for regel in filter(None, (w.respons, w.lage_respons, w.weinig_uitleg)):
        blad.schrijf_regel(regel, "klein")
    blad.sla_over()
    koppen = (_("Score"), _("Wat dat zegt"), _("Verdeeld"), _("Kan ik niet beoordelen"), _("Opvallend"))
    blad.schrijf_kop([_("Conditie"), *koppen], getallen=range(1, 2))
    for conditie, beeld in zip(w.condities, bron.beeld.condities, strict=True):
        verdeeld = _say_verdeeld(beeld)
        buiten = "" if beeld.buiten is None else Decimal(beeld.buiten) / 100
        score, band = bron.uitkomst.scores[GEHEEL, conditie.code], conditie.band or conditie.verborgen
        blad.schrijf_rij([conditie.naam, score, band, verdeeld, buiten, conditie.zin], eerste="vet")
    if w.punten:
        blad.sla_over()
        blad.schrijf_regel(w.puntentitel, "tussenkop")
        for punt in w.punten:
            blad.schrijf_regel(f"{punt.naam}. {punt.zin} {punt.vraag}")


def _say_verdeeld(conditie: ConditieBeeld) -> str:
    """Whether people are divided about a condition; empty where hidden statements leave that open."""
    if conditie.verdeeld:
        return _("verdeeld")
    return _("niet verdeeld") if conditie.volledig else ""


def _schrijf_stellingen(boek: Werkboek, bron: Bron) -> None:
    blad = Werkblad(boek, _("Stellingen"), (14, 62, *(11,) * 5, 13, 12, 12, 14), voet=_voet(bron))
    koppen = (*bron.w.antwoorden, _("kan ik niet beoordelen"), _("Gaven een punt"), _("Gemiddelde"), _("Verdeeld"))
    blad.schrijf_kop([_("Conditie"), _("Stelling"), *koppen], getallen=range(2, 10), vast=True)
    for beeld in bron.beeld.condities:
        for regel in beeld.stellingen:
            cijfers = _geef_cijfers(regel.cijfers, bron.uitkomst.k)
            blad.schrijf_rij([beeld.conditie.naam, regel.stelling.tekst, *cijfers], eerste="vet")


def _geef_cijfers(cijfers: Cijfers | Verborgen, k: int) -> tuple[Inhoud, ...]:
    if isinstance(cijfers, Verborgen):
        return (explain_reden(cijfers.reden, k),)
    verdeeld = _("verdeeld") if cijfers.verdeeld else _("niet verdeeld")
    gemiddelde = Score(cijfers.gemiddelde)
    return (*cijfers.aantallen, cijfers.niet_te_beoordelen, cijfers.beantwoord, gemiddelde, verdeeld)


def _schrijf_groepen(boek: Werkboek, bron: Bron) -> None:
    beeld, namen = bron.beeld.groepsbeeld, bron.w.groepen.condities
    blad = Werkblad(boek, _("Groepen"), (38, 13, 13, *(14,) * len(namen)), voet=_voet(bron))
    for deel, woorden in zip(beeld.indelingen, bron.w.groepen.delen, strict=True):
        blad.schrijf_regel(woorden.titel, "tussenkop")
        if woorden.geen:
            blad.schrijf_regel(woorden.geen)
        else:
            blad.schrijf_kop([_("Groep"), _("Ingestuurd"), _("Uitgenodigd"), *namen], getallen=range(1, 3 + len(namen)))
            _schrijf_groep(blad, beeld.geheel.groep, beeld.geheel.scores)
            for groep in deel.groepen:
                _schrijf_groep(blad, groep.groep, groep.scores)
            _schrijf_even_zwaar(blad, deel)
        for alinea in woorden.verborgen:
            blad.schrijf_regel(f"{alinea.titel}: {' '.join(alinea.regels)}", "klein")
        for noot in woorden.noten:
            blad.schrijf_regel(noot, "klein")
        blad.sla_over()


def _schrijf_groep(blad: Werkblad, groep: Groep, scores: Sequence[Score | Verborgen]) -> None:
    blad.schrijf_rij([name_groep(groep), groep.n, groep.genodigd, *scores], eerste="vet")


def _schrijf_even_zwaar(blad: Werkblad, deel: Indelingsbeeld) -> None:
    if any(deel.even_zwaar):
        blad.schrijf_rij([_("Elke organisatie even zwaar"), "", "", *deel.even_zwaar])


def _schrijf_keuzes(boek: Werkboek, bron: Bron) -> None:
    w = bron.w
    blad = Werkblad(boek, _("Balans en keuzes"), (66, 46, 12), voet=_voet(bron))
    blad.schrijf_kop([_("Vraag"), _("Antwoord"), _("Aantal")], getallen=range(2, 3), vast=True)
    for balans in w.balans:
        for vak in balans.vakken:
            blad.schrijf_rij([balans.tekst, vak.punt, vak.aantal])
    keuzes = (w.fase, w.te_snel, w.kies)
    for keuze in keuzes:
        for optie in keuze.opties:
            blad.schrijf_rij([keuze.titel, optie.tekst, optie.aantal])
    blad.sla_over()  # under the rows, so that these can be sorted
    noten = [(balans.tekst, balans.verborgen or balans.noot) for balans in w.balans]
    noten += [(keuze.titel, keuze.verborgen or keuze.noot) for keuze in keuzes]
    for naam, noot in noten:
        if noot:
            blad.schrijf_regel(f"{naam} {noot}", "klein")


def _schrijf_opmerkingen(boek: Werkboek, bron: Bron) -> None:
    blad = Werkblad(boek, _("Opmerkingen"), (18, 110), voet=_voet(bron))
    blad.schrijf_kop([_("Waarover"), _("Opmerking")], vast=True)
    for vraag in bron.w.opmerkingen:
        for tekst in vraag.teksten:
            blad.schrijf_rij([vraag.naam, tekst])
    blad.sla_over()  # under the rows, so that these can be counted and sorted
    for vraag in bron.w.opmerkingen:
        if not vraag.teksten:
            blad.schrijf_regel(f"{vraag.naam}: {vraag.leeg}", "klein")
    if bron.w.weggelaten:
        blad.schrijf_regel(bron.w.weggelaten, "klein")


def _schrijf_cellen(boek: Werkboek, bron: Bron) -> None:
    """The tidy rows as a table of Excel, with filters."""
    blad = Werkblad(boek, _("Alle cijfers"), CELBREEDTES, voet=_voet(bron))
    cellen = maak_cellen(bron.uitkomst, bron.vragenlijst)
    blad.schrijf_tabel("Cellen", KOLOMMEN, [geef_waarden(cel) for cel in cellen])


def _schrijf_uitleg(boek: Werkboek, bron: Bron) -> None:
    w = bron.w
    blad = Werkblad(boek, _("Uitleg"), (28, 104), voet=_voet(bron))
    blad.schrijf_regel(_("Uitleg"), "titel")
    for naam, uitleg in _wat_staat_waar():
        blad.schrijf_rij([naam, uitleg], eerste="vet")
    if w.gesloten_op:
        blad.schrijf_rij([_("Bron"), _write_bron(bron)], eerste="vet")
    blad.sla_over()
    for alinea in w.verantwoording:
        for plaats, regel in enumerate(alinea.regels):
            blad.schrijf_rij([alinea.titel if plaats == 0 else "", regel], eerste="vet")
    blad.schrijf_rij([w.certificaat.titel, "\n".join(write_certificaat(w.certificaat)[1:])], eerste="vet")
    blad.sla_over()
    blad.schrijf_kop([_("Kolom in ‘Alle cijfers’"), _("Wat er staat")])
    for kolom, uitleg in zip(KOLOMMEN, _wat_is_een_kolom(), strict=True):
        blad.schrijf_rij([kolom, uitleg], eerste="vet")


def _write_bron(bron: Bron) -> str:
    assert bron.w.gesloten_op  # noqa: S101 - only a closed ronde has an uitkomst
    return _("Reflectie: %(verband)s, %(ronde)s, gesloten op %(datum)s. Vragenlijst ‘%(naam)s’, versie %(versie)d.") % {
        "verband": bron.w.samenwerkingsverband,
        "ronde": bron.w.ronde,
        "datum": write_datum(bron.w.gesloten_op),
        "naam": bron.vragenlijst.naam,
        "versie": bron.vragenlijst.versie,
    }


def _wat_staat_waar() -> tuple[tuple[str, str], ...]:
    return (
        (_("Uitkomst"), _("De zin, de scores van de condities en waar het gesprek over kan gaan.")),
        (
            _("Alle cijfers"),
            _(
                "Dezelfde cijfers, één per rij, om mee te rekenen. Wat verborgen is, heeft een rij met de reden en"
                " zonder getal."
            ),
        ),
        (
            _("Verborgen"),
            _("Een streepje is geen nul. Het betekent dat deze score niet te zien is, om mensen te beschermen."),
        ),
        (
            _("Ongeveer"),
            _("Afgerond op halven. Reken daar niet mee verder alsof het een precies getal is."),
        ),
    )


def _wat_is_een_kolom() -> tuple[str, ...]:
    """One explanation per column, in the order of `KOLOMMEN`."""
    return (
        _("‘score’ van een groep, ‘groep’ die niet apart staat, of het antwoord op een stelling, balansvraag of keuze"),
        _("de indeling waar de groep bij hoort; ‘geheel’ is iedereen samen"),
        _("de code van de groep"),
        _("de naam van de groep"),
        _("hoeveel mensen van de groep hun antwoorden instuurden"),
        _("hoeveel mensen van de groep waren uitgenodigd"),
        _("de code van de conditie"),
        _("de code van de vraag"),
        _("de tekst van de vraag, of de naam van de conditie"),
        _("het antwoord: 1 tot en met 5, n voor ‘kan ik niet beoordelen’, of de code van een keuze"),
        _("het antwoord in woorden"),
        _("hoeveel mensen dit antwoord gaven"),
        _("hoeveel mensen de vraag beantwoordden, zonder wie het niet kon beoordelen"),
        _("de score, van 1 tot 5"),
        _("‘exact’: op één decimaal; ‘halven’: afgerond op halven"),
        _("waarom hier geen getal staat"),
    )


def _noem_taal(inhoud: bytes) -> bytes:
    """Say in the document's properties that it is Dutch, which the library has no word for."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.infolist():
            tekst = oud.read(deel)
            if deel.filename == KERN:
                tekst = tekst.replace(b"</cp:coreProperties>", b"<dc:language>nl-NL</dc:language></cp:coreProperties>")
            nieuw.writestr(deel, tekst, zipfile.ZIP_DEFLATED)
    return uit.getvalue()
