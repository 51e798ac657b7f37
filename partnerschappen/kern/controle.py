"""What can still be checked about an uitkomst from what was published: sums, numbers of people, what stays hidden.

Who was in which group is gone after closing, so the exact audit can't be repeated; these checks find an uitkomst that
no audit could have let through. Keys only; their words live in `domein.controle`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.uitkomst import GEHEEL, Groep, Score, Uitkomst, Verborgen, Verdeling, vanaf_dubbel

GROF = range(15, 46, 5)  # tenths
EXACT = range(10, 51)  # tenths


class Regel(StrEnum):
    """One thing that must hold."""

    LEESBAAR = "leesbaar"
    SPOREN_WEG = "sporen_weg"
    GEEN_UITKOMST = "geen_uitkomst"
    SOORT = "soort"
    MINSTENS_K = "minstens_k"
    GEKOZEN = "gekozen"
    TELT_OP = "telt_op"
    AFTREKKEN = "aftrekken"
    BIJ_OPENING = "bij_opening"
    VERBORGEN = "verborgen"
    GROF = "grof"
    DUBBEL = "dubbel"
    ANTWOORDEN = "antwoorden"
    CERTIFICAAT = "certificaat"
    STEUN = "steun"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Whether a rule holds; None when what it needs is not stored any more. `waar` names what breaks it."""

    regel: Regel
    klopt: bool | None
    waar: tuple[str, ...] = ()


Overtreding = Callable[[Uitkomst], Iterable[str]]


def controleer_uitkomst(uitkomst: Uitkomst, nesten: Mapping[str, str] | None = None) -> tuple[Bevinding, ...]:
    """Check every rule that needs the uitkomst only, in a fixed order.

    nesten: code of an organisatie's group → code of the soort partner that it lies wholly within, as far as known.
    """
    nesten = nesten or {}
    bevindingen = [maak_bevinding(regel, vind(uitkomst)) for regel, vind in _OVERTREDINGEN.items()]
    na_optellen = list(_OVERTREDINGEN).index(Regel.TELT_OP) + 1
    bevindingen.insert(na_optellen, maak_bevinding(Regel.AFTREKKEN, find_aftrekbaar(uitkomst, nesten)))
    return tuple(bevindingen)


def maak_bevinding(regel: Regel, waar: Iterable[str]) -> Bevinding:
    """A finding that holds when nothing breaks the rule."""
    gevonden = tuple(waar)
    return Bevinding(regel, not gevonden, gevonden)


def find_aftrekbaar(uitkomst: Uitkomst, nesten: Mapping[str, str]) -> Iterable[str]:
    """Groups of organisaties and soorten partner that leave fewer than k people when taken from each other.

    A soort partner minus the published organisaties within it must leave nobody, or at least k people. So must
    the rest of the soorten minus the published organisaties within that.
    """
    soorten = {groep.code: groep for groep in uitkomst.groepen if groep.indeling == Indeling.SOORT_PARTNER}
    rest = next((code for code, groep in soorten.items() if groep.rest), None)
    over = {code: groep.n for code, groep in soorten.items()}
    for groep in uitkomst.groepen:
        if groep.indeling != Indeling.ORGANISATIE or groep.code not in nesten:
            continue
        binnen = nesten[groep.code] if nesten[groep.code] in soorten else rest
        if binnen is not None:
            over[binnen] -= groep.n
    return [code for code, aantal in over.items() if aantal < 0 or 0 < aantal < uitkomst.k]


def _find_klein(uitkomst: Uitkomst) -> Iterable[str]:
    yield from (groep.code for groep in uitkomst.groepen if groep.n < uitkomst.k)


def _find_ongekozen(uitkomst: Uitkomst) -> Iterable[str]:
    """Groups of a breakdown that was not chosen, groups without one, and codes that occur twice."""
    gekozen = {GEHEEL, *uitkomst.indelingen}
    codes = Counter(groep.code for groep in uitkomst.groepen)
    if not uitkomst.groepen or uitkomst.groepen[0].code != GEHEEL:
        yield GEHEEL
    yield from (groep.code for groep in uitkomst.groepen if groep.indeling not in gekozen or codes[groep.code] > 1)


def _find_verteld(uitkomst: Uitkomst) -> Iterable[str]:
    """Breakdowns whose groups don't add up to the whole, and a whole that isn't everybody."""
    totalen: Counter[str] = Counter()
    for groep in uitkomst.groepen:
        totalen[groep.indeling] += groep.n
    yield from (indeling for indeling, totaal in totalen.items() if totaal != uitkomst.n)


def _find_getoond(uitkomst: Uitkomst) -> Iterable[str]:
    """Hidden groups that are shown all the same, and scores of groups that are not published."""
    gepubliceerd = {groep.code for groep in uitkomst.groepen}
    namen = {(groep.indeling, groep.naam) for groep in uitkomst.groepen if groep.naam and not groep.rest}
    met_score = {groep for groep, _ in uitkomst.scores}
    for verborgen in uitkomst.verborgen:
        if verborgen.code in gepubliceerd or (verborgen.indeling, verborgen.naam) in namen:
            yield verborgen.code
    yield from sorted(met_score - gepubliceerd)


def _find_te_fijn(uitkomst: Uitkomst) -> Iterable[str]:
    """Scores that are not halves or tenths on the scale, and exact ones of a group under 2k."""
    groepen: dict[str, Groep] = {groep.code: groep for groep in uitkomst.groepen}
    for (code, conditie), score in uitkomst.scores.items():
        if isinstance(score, Verborgen):
            continue
        mag = GROF if score.grof else EXACT
        if score.tienden not in mag or _is_te_scherp(score, groepen.get(code), uitkomst.k):
            yield f"{code}, {conditie}"


def _is_te_scherp(score: Score, groep: Groep | None, k: int) -> bool:
    return groep is not None and groep.code != GEHEEL and not score.grof and groep.n < vanaf_dubbel(k)


def _find_te_vroeg(uitkomst: Uitkomst) -> Iterable[str]:
    """What is shown besides scores while fewer than 2k sent in."""
    if uitkomst.n >= vanaf_dubbel(uitkomst.k):
        return
    for soort in (uitkomst.verdelingen, uitkomst.spreiding, uitkomst.opmerkingen):
        yield from (code for code, cel in soort.items() if not isinstance(cel, Verborgen))


def _find_dun(uitkomst: Uitkomst) -> Iterable[str]:
    """Distributions over fewer than k people, or over more than there are."""
    for code, cel in uitkomst.verdelingen.items():
        if isinstance(cel, Verdeling) and not uitkomst.k <= cel.beantwoord <= uitkomst.n:
            yield code


def _find_oncertificeerd(uitkomst: Uitkomst) -> Iterable[str]:
    """Groups that are in the certificate and not in the uitkomst, or the other way round."""
    verschil = set(uitkomst.certificaat.groepen) ^ set(uitkomst.groepen)
    yield from sorted({groep.code for groep in verschil})


def _find_steunloos(uitkomst: Uitkomst) -> Iterable[str]:
    """A certificate for another k, one under its own k, and one for more people than a group with a score has."""
    certificaat = uitkomst.certificaat
    if certificaat.k != uitkomst.k:
        yield f"k = {certificaat.k}"
    met_score = {groep for (groep, _), cel in uitkomst.scores.items() if isinstance(cel, Score)}
    kleinste = min((groep.n for groep in uitkomst.groepen if groep.code in met_score), default=uitkomst.n)
    if not uitkomst.k <= certificaat.kleinste_steun <= kleinste:
        yield str(certificaat.kleinste_steun)


_OVERTREDINGEN: Mapping[Regel, Overtreding] = {
    Regel.MINSTENS_K: _find_klein,
    Regel.GEKOZEN: _find_ongekozen,
    Regel.TELT_OP: _find_verteld,
    Regel.VERBORGEN: _find_getoond,
    Regel.GROF: _find_te_fijn,
    Regel.DUBBEL: _find_te_vroeg,
    Regel.ANTWOORDEN: _find_dun,
    Regel.CERTIFICAAT: _find_oncertificeerd,
    Regel.STEUN: _find_steunloos,
}
