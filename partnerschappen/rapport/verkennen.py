"""What exploring shows: one figure by choice, with one group or one earlier ronde beside it, and the same as a table.

The figure for Plotly is `kern.figuur`; its values and words are those of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from partnerschappen.kern.conditiebeeld import Cijfers
from partnerschappen.kern.figuur import Radarlijn, Staafrij, maak_radarfiguur, maak_stavenfiguur
from partnerschappen.kern.groepsbeeld import GroepBeeld
from partnerschappen.kern.radar import As, Lijn, teken_radar
from partnerschappen.kern.stroken import STROOK
from partnerschappen.kern.tekening import kies_kleur
from partnerschappen.kern.uitkomst import Verborgen
from partnerschappen.kern.vergelijking import vergelijk
from partnerschappen.models import Ronde
from partnerschappen.rapport.bron import Bron, read_bron
from partnerschappen.rapport.certificaat import name_groep
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.groepen import write_aantal
from partnerschappen.rapport.groepszinnen import note_grof, note_streepje
from partnerschappen.rapport.rondeplaatjes import note_duidelijk, tell_ronde
from partnerschappen.rapport.vergelijken import name_oordeel
from partnerschappen.rapport.weergave import Conditieregel, Groepcel, Stellingregel
from partnerschappen.rapport.zinnen import STREEP, with_capital, write_cel, write_deelname, write_mensen

RADAR = "radar"
RONDE = "ronde:"  # before the slug of another ronde; the code of a group begins with its indeling


@dataclass(frozen=True, slots=True)
class Optie:
    """One option of a list to choose from; `uit` stands in it but can't be chosen with what else was chosen."""

    waarde: str
    naam: str
    gekozen: bool
    uit: bool = False


Lijst = tuple[tuple[str, tuple[Optie, ...]], ...]
Keuzes = tuple[Lijst, Lijst]


@dataclass(frozen=True, slots=True)
class Staafblok:
    """A statement with its bars as the page draws them: whose, the bar, or why there is none."""

    tekst: str
    staven: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Verkenning:
    """The choices, and what was chosen: as a figure for Plotly, as a picture without it, and as a table.

    figuren and naast: per title its options, an empty title for those that stand apart. onder: who it is about.
    beschrijving: the figure for who does not see it. beeld or staven: the picture. koppen and rijen: the table; a
    head has a small line, who sent in, or none. toen: the slug of the earlier ronde beside it. hulp: why some options
    can't be chosen now. plaatje: the name of the same figure as a file, empty where nothing of it is shown; groep: the
    code of the group in it.
    """

    figuren: Lijst
    naast: Lijst
    titel: str
    onder: tuple[str, ...]
    beschrijving: str
    figuur: dict[str, Any] | None
    beeld: SafeString
    staven: tuple[Staafblok, ...]
    koppen: tuple[tuple[str, str], ...]
    rijen: tuple[tuple[str, tuple[Groepcel, ...]], ...]
    noten: tuple[str, ...]
    toen: str = ""
    hulp: str = ""
    plaatje: str = ""
    groep: str = ""


@dataclass(frozen=True, slots=True)
class _Kant:
    """One of the two that are laid side by side: its name, what it is of, its scores in figures and in words."""

    naam: str
    groep: GroepBeeld
    cellen: tuple[Groepcel, ...]

    @property
    def aantal(self) -> str:
        return f"{self.naam}: {write_deelname(self.groep.groep.n, self.groep.groep.genodigd)}"


@dataclass(frozen=True, slots=True)
class _Antwoorden:
    """The answers to one statement in one ronde; `ronde` names it only beside another one."""

    ronde: str
    regel: Stellingregel
    cijfers: Cijfers | Verborgen


def explore(ronde: Ronde, eerdere: Sequence[Ronde], figuur: str = "", naast: str = "") -> Verkenning:
    """Give what was chosen; a choice that does not exist is the radar, or nothing beside it.

    figuur: 'radar' or the code of a condition. naast: the code of a group, or 'ronde:' and the slug of an earlier one.
    Raises Uitkomst.DoesNotExist for a ronde without uitkomst.
    """
    bron = read_bron(ronde)
    toen = next((een for een in eerdere if naast == f"{RONDE}{een.slug}"), None)
    bron = replace(bron, w=make_weergave(ronde, bron.uitkomst, bron.vragenlijst, naast))
    regel = next((regel for regel in bron.w.condities if regel.code == figuur), None)
    groep = bron.w.groepkeuze.groep.code if bron.w.groepkeuze.groep else ""
    gekozen = groep or (naast if toen else "")
    if regel is None:
        keuzes = (_list_figuren(bron, RADAR), _list_naast(bron, eerdere, gekozen))
        return _explore_radar(bron, toen, keuzes)
    naast_stellingen = _list_naast(bron, eerdere, naast if toen else "", zonder_groepen=True)
    return _explore_stellingen(bron, regel, toen, (_list_figuren(bron, regel.code), naast_stellingen))


def _list_figuren(bron: Bron, gekozen: str) -> Lijst:
    condities = tuple(Optie(regel.code, regel.naam, regel.code == gekozen) for regel in bron.w.condities)
    return (
        ("", (Optie(RADAR, _("De scores van de condities"), gekozen == RADAR),)),
        (_("De stellingen van"), condities),
    )


def _list_naast(bron: Bron, eerdere: Sequence[Ronde], gekozen: str, *, zonder_groepen: bool = False) -> Lijst:
    groepen = tuple(
        (titel, tuple(Optie(link.code, link.naam, link.code == gekozen, uit=zonder_groepen) for link in links))
        for titel, links in bron.w.groepkeuze.rijen
    )
    rondes = tuple(Optie(f"{RONDE}{een.slug}", een.titel, gekozen == f"{RONDE}{een.slug}") for een in eerdere)
    apart = ("", (Optie("", _("Niets"), not gekozen),))
    return (apart, *groepen, *([(_("Een eerdere ronde"), rondes)] if rondes else []))


def _explore_radar(bron: Bron, toen: Ronde | None, keuzes: Keuzes) -> Verkenning:
    kanten = [*_list_kanten(bron, toen)]
    condities = bron.w.condities
    assen = [As(regel.naam, kies_kleur(regel.code)) for regel in condities]
    lijnen = [_make_radarlijn(kant, condities) for kant in kanten]
    beschrijving = " ".join(_tell_kant(kant, condities) for kant in kanten)
    kolommen = [kant.cellen for kant in kanten]
    koppen = [(_("Conditie"), ""), *((kant.naam, write_aantal(kant.groep.groep)) for kant in kanten)]
    if toen:
        koppen.append((_("Verschil"), ""))
        kolommen.append(_compare(bron, toen))
    return Verkenning(
        *keuzes,
        titel=_("De scores van de condities"),
        onder=tuple(kant.aantal for kant in kanten),
        beschrijving=beschrijving,
        figuur=maak_radarfiguur(assen, lijnen),
        beeld=mark_safe(teken_radar(assen, [lijn.lijn for lijn in lijnen], titel=beschrijving)),
        staven=(),
        koppen=tuple(koppen),
        rijen=tuple((regel.naam, cellen) for regel, cellen in zip(condities, zip(*kolommen, strict=True), strict=True)),
        noten=tuple(_note_radar(kanten, bron.w.k, met_ronde=toen is not None)),
        toen=toen.slug if toen else "",
        plaatje=RADAR,
        groep=bron.w.groepkeuze.groep.code if bron.w.groepkeuze.groep else "",
    )


def _compare(bron: Bron, toen: Ronde) -> tuple[Groepcel, ...]:
    """Per condition whether it changed by more than chance."""
    eerder = read_bron(toen)
    regels = vergelijk(eerder.uitkomst, bron.uitkomst, eerder.vragenlijst, bron.vragenlijst).condities
    return tuple(Groepcel(name_oordeel(regel.oordeel)) for regel in regels)


def _list_kanten(bron: Bron, toen: Ronde | None) -> Iterator[_Kant]:
    """The chosen group before the whole, or this ronde before the other one."""
    regel = bron.w.groepkeuze.groep
    gekozen = bron.beeld.groepsbeeld.vind(regel.code) if regel else None
    if regel and gekozen:
        yield _Kant(name_groep(gekozen.groep), gekozen, regel.cellen)
    geheel = bron.beeld.groepsbeeld.geheel
    naam = name_groep(geheel.groep)
    if toen is None:
        yield _Kant(naam, geheel, _cellen_of(bron))
        return
    bron_toen = read_bron(toen)
    yield _Kant(f"{naam}, {bron.w.ronde}", geheel, _cellen_of(bron))
    yield _Kant(f"{naam}, {bron_toen.w.ronde}", bron_toen.beeld.groepsbeeld.geheel, _cellen_of(bron_toen))


def _cellen_of(bron: Bron) -> tuple[Groepcel, ...]:
    return tuple(Groepcel(regel.score or STREEP, verborgen=regel.verborgen) for regel in bron.w.condities)


def _make_radarlijn(kant: _Kant, condities: Sequence[Conditieregel]) -> Radarlijn:
    n = write_mensen(kant.groep.groep.n)
    uitleg = tuple(
        _("%(groep)s, %(conditie)s: %(score)s; %(n)s")
        % {"groep": kant.naam, "conditie": regel.naam.lower(), "score": cel.tekst, "n": n}
        for regel, cel in zip(condities, kant.cellen, strict=True)
    )
    waarden = tuple(map(write_cel, kant.groep.scores))
    return Radarlijn(Lijn(kant.aantal, kant.groep.scores, waarden), uitleg)


def _tell_kant(kant: _Kant, condities: Sequence[Conditieregel]) -> str:
    scores = ", ".join(f"{regel.naam} {cel.tekst}" for regel, cel in zip(condities, kant.cellen, strict=True))
    return f"{kant.naam}: {scores}."


def _note_radar(kanten: Sequence[_Kant], k: int, *, met_ronde: bool) -> Iterator[str]:
    yield _("De schaal loopt van 1 (helemaal oneens) tot 5 (helemaal eens). De vorm van de lijn zegt niets.")
    if any(kant.groep.grof for kant in kanten):
        yield note_grof()
    redenen = {score.reden for kant in kanten for score in kant.groep.scores if isinstance(score, Verborgen)}
    if redenen:
        yield note_streepje(redenen, k)
    if met_ronde:
        yield note_duidelijk()


def _explore_stellingen(bron: Bron, regel: Conditieregel, toen: Ronde | None, keuzes: Keuzes) -> Verkenning:
    bronnen = [bron, *([read_bron(toen)] if toen else [])]
    stellingen = [*_list_stellingen(bronnen, regel.code)]
    alle = [antwoorden for per_ronde in stellingen for antwoorden in per_ronde]
    staven = [staaf for per_ronde in stellingen for staaf in _make_staven(per_ronde, bron.w.antwoorden)]
    return Verkenning(
        *keuzes,
        titel=_("%(conditie)s: de stellingen") % {"conditie": regel.naam},
        onder=tuple(tell_ronde(van) for van in bronnen),
        beschrijving=" ".join(_tell_antwoorden(antwoorden) for antwoorden in alle),
        figuur=maak_stavenfiguur(staven, bron.w.antwoorden) if staven else None,
        beeld=SafeString(""),
        staven=tuple(_make_blok(per_ronde) for per_ronde in stellingen),
        koppen=tuple(
            (kop, "") for kop in (_("Stelling"), *bron.w.antwoorden, _("kan ik niet beoordelen"), _("gemiddeld"))
        ),
        rijen=tuple((_name_antwoorden(antwoorden), _make_cellen(antwoorden.regel)) for antwoorden in alle),
        noten=tuple(_note_stellingen()),
        toen=toen.slug if toen else "",
        hulp=write_hulp_stellingen() if _has_groepen(keuzes) else "",
        plaatje=f"conditie-{regel.code}" if staven else "",
    )


def _has_groepen(keuzes: Keuzes) -> bool:
    return any(optie.uit for _titel, opties in keuzes[1] for optie in opties)


def write_hulp_stellingen() -> str:
    """Why no group can be laid beside statements."""
    return _("Een groep kan alleen naast de scores. Per stelling is er alleen de uitkomst van iedereen samen.")


def _list_stellingen(bronnen: Sequence[Bron], code: str) -> Iterator[tuple[_Antwoorden, ...]]:
    """Per statement of a condition its answers in every ronde."""
    kolommen = []
    for bron in bronnen:
        regel = next(regel for regel in bron.w.condities if regel.code == code)
        naam = bron.w.ronde if len(bronnen) > 1 else ""
        paren = zip(regel.stellingen, bron.beeld.conditie(code).stellingen, strict=True)
        kolommen.append([_Antwoorden(naam, stelling, van.cijfers) for stelling, van in paren])
    return zip(*kolommen, strict=True)


def _make_staven(per_ronde: Sequence[_Antwoorden], namen: Sequence[str]) -> Iterator[Staafrij]:
    """A bar for every ronde that shows this statement; only the first says which statement it is."""
    opschrift = per_ronde[0].regel.tekst
    for antwoorden in per_ronde:
        if isinstance(antwoorden.cijfers, Verborgen):
            continue
        uitleg = tuple(_explain_antwoord(antwoorden, plaats, naam) for plaats, naam in enumerate(namen))
        yield Staafrij(opschrift, antwoorden.ronde, antwoorden.cijfers.percentages, uitleg)
        opschrift = ""


def _explain_antwoord(antwoorden: _Antwoorden, plaats: int, naam: str) -> str:
    """'Eens: 8 van de 23 (35 %)', after the name of the ronde where there are two."""
    regel = antwoorden.regel
    zin = _("%(antwoord)s: %(aantal)d van de %(totaal)d (%(deel)s)") % {
        "antwoord": with_capital(naam),
        "aantal": regel.aantallen[plaats],
        "totaal": regel.beantwoord,
        "deel": regel.procenten[plaats],
    }
    return f"{antwoorden.ronde}. {zin}" if antwoorden.ronde else zin


def _make_blok(per_ronde: Sequence[_Antwoorden]) -> Staafblok:
    staven = tuple(
        (antwoorden.ronde, antwoorden.regel.staaf.svg if antwoorden.regel.staaf else "", antwoorden.regel.verborgen)
        for antwoorden in per_ronde
    )
    return Staafblok(per_ronde[0].regel.tekst, staven)


def _make_cellen(regel: Stellingregel) -> tuple[Groepcel, ...]:
    if regel.verborgen:
        return (Groepcel(STREEP, verborgen=regel.verborgen),) * (len(STROOK) + 2)
    aantallen = (*regel.aantallen, regel.buiten)
    return (*(Groepcel(str(aantal)) for aantal in aantallen), Groepcel(regel.gemiddelde))


def _name_antwoorden(antwoorden: _Antwoorden) -> str:
    tekst = antwoorden.regel.tekst
    return f"{tekst} ({antwoorden.ronde})" if antwoorden.ronde else tekst


def _tell_antwoorden(antwoorden: _Antwoorden) -> str:
    zin = antwoorden.regel.zin or f"{antwoorden.regel.tekst} {antwoorden.regel.verborgen}"
    return f"{antwoorden.ronde}: {zin}" if antwoorden.ronde else zin


def _note_stellingen() -> Iterator[str]:
    yield _(
        "In procenten van de antwoorden. De stippellijn loopt midden door ‘ertussenin’: links staat oneens, rechts"
        " eens."
    )
