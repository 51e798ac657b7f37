"""What is shown per group, in words and small pictures; which differences count is `kern.groepsbeeld`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _

from partnerschappen.kern.gesprekstof import Gesprekstof
from partnerschappen.kern.groepsbeeld import PAREN, GroepBeeld, Groepsbeeld, Indelingsbeeld, Naast, Verschil
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.radar import As, Lijn, teken_radar
from partnerschappen.kern.tekening import kies_kleur
from partnerschappen.kern.uitkomst import GEHEEL, Groep, Reden, Score, Verborgen, VerborgenGroep
from partnerschappen.kern.vragenlijst import Conditie
from partnerschappen.rapport.certificaat import name_groep, name_verborgen
from partnerschappen.rapport.groepszinnen import (
    explain_cel,
    explain_verborgen,
    explain_verschil,
    note_even_zwaar,
    note_grof,
    note_indeling,
    note_overig,
    note_streepje,
    title_indeling,
    title_naast,
    write_geen,
    write_gelijk,
    write_legenda,
    write_naast,
    write_organisaties,
    write_organisaties_gelijk,
)
from partnerschappen.rapport.weergave import (
    Alinea,
    Groepcel,
    Groepen,
    Groepkeuze,
    Groeplink,
    Groepsregel,
    Indelingsdeel,
    Naastblok,
    Naastregel,
    Punt,
    Verschilregel,
)
from partnerschappen.rapport.zinnen import STREEP, name_conditie, write_cel, write_lijst, write_score, write_tienden

KLEIN = 160  # the width of a small radar, in its own units


def make_groepen(
    beeld: Groepsbeeld,
    condities: Sequence[Conditie],
    k: int,
    stof: Gesprekstof,
    gesprek: Punt | None = None,
) -> Groepen:
    """Everything that is shown per group. `delen` is empty when no indeling was chosen.

    gesprek: a difference to talk about beside the three points.
    """
    afkortingen = _shorten([conditie.naam for conditie in condities])
    delen = tuple(_make_deel(beeld, deel, condities, k, stof) for deel in beeld.indelingen)
    grof = any(groep.grof for deel in beeld.indelingen for groep in deel.groepen)
    return Groepen(
        condities=tuple(conditie.naam for conditie in condities),
        afkortingen=tuple((kort, conditie.naam) for kort, conditie in zip(afkortingen, condities, strict=True)),
        legenda=write_legenda(grof=grof),
        delen=delen,
        gesprek=gesprek,
    )


def make_groepkeuze(
    beeld: Groepsbeeld, condities: Sequence[Conditie], gekozen: GroepBeeld | None, k: int
) -> Groepkeuze:
    """The links to every published group, and the row of the one that was chosen."""
    code = gekozen.groep.code if gekozen else ""
    rijen = (
        (title_indeling(deel.indeling), tuple(_make_link(groep.groep, code) for groep in deel.groepen))
        for deel in beeld.indelingen
        if _has_scores(deel.groepen)
    )
    return Groepkeuze(
        rijen=tuple(rij for rij in rijen if rij[1]),
        groep=_make_regel(gekozen, beeld.geheel, condities, k) if gekozen else None,
    )


def draw_groepradar(groep: GroepBeeld, geheel: GroepBeeld, condities: Sequence[Conditie]) -> SafeString:
    """The large radar with one group beside the whole, both named under it."""
    assen = [_make_as(conditie, conditie.naam) for conditie in condities]
    return mark_safe(
        teken_radar(assen, [make_lijn(groep), make_lijn(geheel)], titel=_read_aloud(groep, geheel, condities))
    )


def make_lijn(deel: GroepBeeld) -> Lijn:
    """A group as a line of a large radar, with who sent in behind its name."""
    naam = f"{name_groep(deel.groep)} ({write_aantal(deel.groep)})"
    return Lijn(naam, deel.scores, tuple(map(write_cel, deel.scores)))


def write_aantal(groep: Groep) -> str:
    """'9 van de 12': who sent in, of who were invited."""
    return _("%(n)d van de %(genodigd)d") % {"n": groep.n, "genodigd": groep.genodigd}


def _make_deel(
    beeld: Groepsbeeld, deel: Indelingsbeeld, condities: Sequence[Conditie], k: int, stof: Gesprekstof
) -> Indelingsdeel:
    apart, te_zien = _has_scores(deel.apart), _has_scores(deel.groepen)
    return Indelingsdeel(
        code=deel.indeling.value,
        titel=title_indeling(deel.indeling),
        geen=_write_geen(deel),
        geheel=_make_regel(beeld.geheel, beeld.geheel, condities, k),
        groepen=tuple(_make_regel(groep, beeld.geheel, condities, k) for groep in deel.groepen) if te_zien else (),
        even_zwaar=tuple(_make_gewogen(score) for score in deel.even_zwaar) if apart else (),
        noten=tuple(_make_noten(deel, k)) if te_zien else (),
        verborgen=tuple(_list_verborgen(deel.verborgen, k)),
        naast=_make_naast(deel.indeling, deel.naast, condities, k, stof) if deel.naast and apart else None,
        verschillen=tuple(_make_verschillen(deel, condities)) if any(deel.verschillen) else (),
        gelijk=_write_gelijk(deel) if apart else "",
        maat=explain_verschil(grof=any(groep.grof for groep in deel.apart)),
    )


def _has_scores(groepen: Sequence[GroepBeeld]) -> bool:
    """Whether anything can be seen of these groups."""
    return any(isinstance(score, Score) for groep in groepen for score in groep.scores)


def _write_geen(deel: Indelingsbeeld) -> str:
    if _has_scores(deel.groepen):
        return ""
    if deel.groepen:
        return _("Van deze groepen is geen score te zien: per groep beantwoordden te weinig mensen de stellingen.")
    return write_geen(een_groep=not deel.groepen and not deel.verborgen)


def _make_regel(groep: GroepBeeld, geheel: GroepBeeld, condities: Sequence[Conditie], k: int) -> Groepsregel:
    is_geheel = groep.groep.code == GEHEEL
    return Groepsregel(
        code=groep.groep.code,
        naam=name_groep(groep.groep),
        aantal=write_aantal(groep.groep),
        cellen=tuple(_make_cel(score, k) for score in groep.scores),
        rest=groep.groep.rest,
        grof=groep.grof,
        radar=SafeString("") if is_geheel else _draw_klein(groep, geheel, condities),
    )


def _make_cel(score: Score | Verborgen, k: int) -> Groepcel:
    if isinstance(score, Verborgen):
        return Groepcel(STREEP, verborgen=explain_cel(score.reden, k))
    return Groepcel(write_score(score), grof=score.grof)


def _make_gewogen(score: Score | None) -> Groepcel:
    if score is None:
        return Groepcel(STREEP, verborgen=_("Er zijn er minder dan twee te zien."))
    return Groepcel(write_score(score), grof=score.grof)


def _draw_klein(groep: GroepBeeld, geheel: GroepBeeld, condities: Sequence[Conditie]) -> SafeString:
    afkortingen = _shorten([conditie.naam for conditie in condities])
    assen = [_make_as(conditie, kort) for conditie, kort in zip(condities, afkortingen, strict=True)]
    lijnen = [Lijn("", groep.scores), Lijn("", geheel.scores)]
    titel, ident = _read_aloud(groep, geheel, condities), f"klein-{slugify(groep.groep.code.replace(':', '-'))}"
    return mark_safe(teken_radar(assen, lijnen, titel=titel, breedte=KLEIN, ident=ident, klein=True))


def _make_as(conditie: Conditie, naam: str) -> As:
    return As(naam, kies_kleur(conditie.code))


def _read_aloud(groep: GroepBeeld, geheel: GroepBeeld, condities: Sequence[Conditie]) -> str:
    """Every score of the picture, for who does not see it."""
    delen = ", ".join(
        _("%(conditie)s %(score)s tegen %(geheel)s")
        % {"conditie": conditie.naam, "score": write_cel(score), "geheel": write_cel(van_geheel)}
        for conditie, score, van_geheel in zip(condities, groep.scores, geheel.scores, strict=True)
    )
    return _("%(groep)s naast het geheel: %(scores)s") % {"groep": name_groep(groep.groep), "scores": delen}


def _shorten(namen: Sequence[str]) -> tuple[str, ...]:
    """The shortest beginnings that tell the names apart: A, B, R, O, P."""
    lengtes = range(1, max(map(len, namen)) + 1)
    passend = (lengte for lengte in lengtes if len({naam[:lengte] for naam in namen}) == len(namen))
    lengte = next(passend, lengtes[-1])
    return tuple(naam[:lengte] for naam in namen)


def _make_noten(deel: Indelingsbeeld, k: int) -> Iterator[str]:
    scores = [score for groep in deel.groepen for score in groep.scores]
    redenen = {score.reden for score in scores if isinstance(score, Verborgen)}
    if uitleg := note_indeling(deel.indeling):
        yield uitleg
    if any(groep.grof for groep in deel.groepen):
        yield note_grof()
    if redenen:
        yield note_streepje(redenen, k)
    heeft_rest = any(groep.groep.rest for groep in deel.groepen)
    if heeft_rest:
        yield note_overig()
    if deel.even_zwaar:
        yield note_even_zwaar(met_overig=heeft_rest)


def _list_verborgen(groepen: Sequence[VerborgenGroep], k: int) -> Iterator[Alinea]:
    """Per reason the names that are not shown apart, in their own order."""
    for reden in Reden:
        namen = [name_verborgen(groep) for groep in groepen if groep.reden is reden]
        if namen:
            yield Alinea(write_lijst(namen), (explain_verborgen(reden, k),))


def _make_naast(
    indeling: Indeling, naast: Naast, condities: Sequence[Conditie], k: int, stof: Gesprekstof
) -> Naastblok:
    anders = {verschil.conditie.code for verschil in naast.verschillen}
    zinnen = tuple(write_verschil(indeling, verschil) for verschil in naast.verschillen)
    return Naastblok(
        titel=title_naast(indeling),
        links=name_groep(naast.links.groep),
        rechts=name_groep(naast.rechts.groep),
        regels=tuple(
            Naastregel(conditie.code, conditie.naam, _make_cel(links, k), _make_cel(rechts, k), conditie.code in anders)
            for conditie, links, rechts in zip(condities, naast.links.scores, naast.rechts.scores, strict=True)
        ),
        zinnen=zinnen or (write_gelijk(indeling, naast.vergeleken, len(condities)),),
        maat=explain_verschil(grof=naast.links.grof or naast.rechts.grof),
        vraag=ask_about(indeling, naast.verschillen[0], stof) if naast.verschillen else "",
    )


def ask_about(indeling: Indeling, verschil: Verschil, stof: Gesprekstof) -> str:
    """A question to open the conversation about a difference between groups."""
    vragen = stof.condities[verschil.conditie.code]
    return vragen.sturen_doen if indeling is Indeling.LAAG else vragen.partners


def write_verschil(indeling: Indeling, verschil: Verschil) -> str:
    """The sentence about a difference; the first group of a pair is named first, of organisaties the higher one."""
    scores = {verschil.hoog.code: verschil.score_hoog, verschil.laag.code: verschil.score_laag}
    links, rechts = PAREN.get(indeling, (verschil.hoog.code, verschil.laag.code))
    naam = name_conditie(verschil.conditie.code, verschil.conditie.naam)
    cijfers = (write_score(scores[links]), write_score(scores[rechts]))
    if indeling is Indeling.ORGANISATIE:
        return write_organisaties(naam, name_groep(verschil.hoog), name_groep(verschil.laag), *cijfers)
    return write_naast(indeling, naam, *cijfers)


def _write_gelijk(deel: Indelingsbeeld) -> str:
    """Instead of five rows that all say the same."""
    if deel.indeling is not Indeling.ORGANISATIE or len(deel.apart) < 2 or any(deel.verschillen):
        return ""
    getoond = [_count_getoond(deel, plaats) for plaats in range(len(deel.verschillen))]
    return write_organisaties_gelijk(
        vergeleken=sum(aantal > 1 for aantal in getoond),
        volledig=all(aantal == len(deel.apart) for aantal in getoond),
    )


def _count_getoond(deel: Indelingsbeeld, plaats: int) -> int:
    """Of how many groups that stand apart the score of this condition is shown."""
    return sum(isinstance(groep.scores[plaats], Score) for groep in deel.apart)


def _make_verschillen(deel: Indelingsbeeld, condities: Sequence[Conditie]) -> Iterable[Verschilregel]:
    for plaats, (conditie, verschil) in enumerate(zip(condities, deel.verschillen, strict=True)):
        if verschil is None:
            geen = _say_geen_verschil(_count_getoond(deel, plaats), len(deel.apart))
            yield Verschilregel(conditie.code, conditie.naam, "", "", "", "", "", geen)
            continue
        grootte = write_tienden(verschil.tienden)
        yield Verschilregel(
            conditie=conditie.code,
            naam=conditie.naam,
            hoog=name_groep(verschil.hoog),
            score_hoog=write_score(verschil.score_hoog),
            laag=name_groep(verschil.laag),
            score_laag=write_score(verschil.score_laag),
            verschil=_("ongeveer %(score)s") % {"score": grootte} if verschil.grof else grootte,
            geen="",
        )


def _say_geen_verschil(getoond: int, apart: int) -> str:
    if getoond < 2:
        return _("Hier is niets te vergelijken.")
    if getoond < apart:
        return _("Geen verschil te zien dat groot genoeg is om te noemen.")
    return _("Geen verschil dat groot genoeg is om te noemen.")


def _make_link(groep: Groep, gekozen: str) -> Groeplink:
    return Groeplink(groep.code, name_groep(groep), gekozen=groep.code == gekozen)
