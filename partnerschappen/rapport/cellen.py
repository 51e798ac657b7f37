"""The published cells as tidy rows, one per figure: one source for every file about an uitkomst is made from.

A hidden cell is a row too, with the reason in words and without a figure. Remarks are text and no cells, and the
spread of people's scores only serves to compare two rondes: neither is here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal

from partnerschappen.kern.uitkomst import GEHEEL, Groep, Score, Uitkomst, Verborgen, VerborgenGroep, Verdeling
from partnerschappen.kern.vragenlijst import NIET_TE_BEOORDELEN, PUNTEN, Conditie, Vragenlijst
from partnerschappen.rapport.certificaat import name_groep, name_verborgen
from partnerschappen.rapport.groepszinnen import explain_cel, explain_verborgen
from partnerschappen.rapport.regels import explain_reden

EXACT, HALVEN = "exact", "halven"
Waarde = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Cel:
    """One row. Codes are those of the questionnaire and the groups; what does not apply is empty or None.

    soort: 'groep' (not shown apart), 'score', 'stelling', 'balans' or 'keuze'. n, genodigd: people of the group who
    sent in, and who were invited. antwoord: '1' to '5', 'n' for who could not judge, or the code of an option.
    aantal: people who gave that answer, of the `beantwoord` who answered. score: 1 to 5; afronding: to tenths
    ('exact') or to halves. verborgen: why there is no figure.
    """

    soort: str
    indeling: str
    groep: str
    groep_naam: str
    n: int | None = None
    genodigd: int | None = None
    conditie: str = ""
    vraag: str = ""
    tekst: str = ""
    antwoord: str = ""
    antwoord_tekst: str = ""
    aantal: int | None = None
    beantwoord: int | None = None
    score: Decimal | None = None
    afronding: str = ""
    verborgen: str = ""


KOLOMMEN = tuple(veld.name for veld in fields(Cel))


@dataclass(frozen=True, slots=True)
class _Vraag:
    """A question as its distribution is told: where it belongs, and a code and a label per answer."""

    soort: str
    conditie: str
    code: str
    tekst: str
    antwoorden: tuple[tuple[str, str], ...]
    met_buiten: bool


def maak_cellen(uitkomst: Uitkomst, vragenlijst: Vragenlijst) -> tuple[Cel, ...]:
    """Every published cell once, then what is hidden per question: scores of the groups, groups not shown, answers.

    Raises KeyError with another version of the questionnaire than the uitkomst was made with.
    """
    return (
        *_scores(uitkomst, vragenlijst.condities),
        *(_verborgen_groep(groep, uitkomst.k) for groep in uitkomst.verborgen),
        *(rij for vraag in _vragen(vragenlijst) for rij in _verdeling(uitkomst, vraag, vragenlijst)),
    )


def geef_waarden(cel: Cel) -> tuple[Waarde, ...]:
    """The values of a row in the order of `KOLOMMEN`."""
    return tuple(getattr(cel, kolom) for kolom in KOLOMMEN)


def _scores(uitkomst: Uitkomst, condities: Sequence[Conditie]) -> Iterator[Cel]:
    for groep in uitkomst.groepen:
        for conditie in condities:
            yield _score(groep, conditie, uitkomst.scores[groep.code, conditie.code], uitkomst.k)


def _score(groep: Groep, conditie: Conditie, score: Score | Verborgen, k: int) -> Cel:
    wie = (groep.indeling, groep.code, name_groep(groep), groep.n, groep.genodigd)
    if isinstance(score, Verborgen):
        explain = explain_reden if groep.code == GEHEEL else explain_cel
        return Cel("score", *wie, conditie=conditie.code, tekst=conditie.naam, verborgen=explain(score.reden, k))
    return Cel(
        "score", *wie, conditie=conditie.code, tekst=conditie.naam,
        score=Decimal(score.tienden).scaleb(-1), afronding=HALVEN if score.grof else EXACT,
    )  # fmt: skip


def _verborgen_groep(groep: VerborgenGroep, k: int) -> Cel:
    return Cel("groep", groep.indeling, groep.code, name_verborgen(groep), verborgen=explain_verborgen(groep.reden, k))


def _vragen(vragenlijst: Vragenlijst) -> Iterator[_Vraag]:
    schaal = tuple(zip(PUNTEN, vragenlijst.antwoorden, strict=True))
    for conditie in vragenlijst.condities:
        for stelling in conditie.stellingen:
            yield _Vraag("stelling", conditie.code, stelling.code, stelling.tekst, schaal, met_buiten=True)
    for balans in vragenlijst.balans:
        punten = tuple(zip(PUNTEN, balans.punten, strict=True))
        yield _Vraag("balans", "", balans.code, balans.tekst, punten, met_buiten=True)
    for keuze in (vragenlijst.fase, vragenlijst.te_snel, vragenlijst.kies):
        opties = tuple((optie.code, optie.tekst) for optie in keuze.opties)
        yield _Vraag("keuze", "", keuze.code, keuze.tekst, opties, met_buiten=False)


def _verdeling(uitkomst: Uitkomst, vraag: _Vraag, vragenlijst: Vragenlijst) -> Iterator[Cel]:
    geheel = uitkomst.groepen[0]
    vraagcel = Cel(
        vraag.soort, geheel.indeling, geheel.code, name_groep(geheel), geheel.n, geheel.genodigd,
        conditie=vraag.conditie, vraag=vraag.code, tekst=vraag.tekst,
    )  # fmt: skip
    verdeling = uitkomst.verdelingen[vraag.code]
    if isinstance(verdeling, Verborgen):
        yield replace(vraagcel, verborgen=explain_reden(verdeling.reden, uitkomst.k))
        return
    for (code, label), aantal in _tel(vraag, verdeling, vragenlijst.niet_te_beoordelen):
        yield replace(vraagcel, antwoord=code, antwoord_tekst=label, aantal=aantal, beantwoord=verdeling.beantwoord)


def _tel(vraag: _Vraag, verdeling: Verdeling, buiten: str) -> Iterator[tuple[tuple[str, str], int]]:
    yield from zip(vraag.antwoorden, verdeling.aantallen, strict=True)
    if vraag.met_buiten:
        yield (NIET_TE_BEOORDELEN, buiten), verdeling.niet_te_beoordelen
