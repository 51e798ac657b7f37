"""The path of a ronde: its steps, which comes next, and what stands in the way of opening. Changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerschappen.domein.vrijgave import read_belofte
from partnerschappen.kern.vrijgave import Belofte
from partnerschappen.kern.werkdagen import ZATERDAG, count_werkdagen, is_werkdag
from partnerschappen.models import Ronde

RUST = timedelta(days=30)
MINSTE_WERKDAGEN = 5
LANGSTE_DUUR = timedelta(weeks=8)
MINSTE_GENODIGDEN = 2  # also where one answer is enough: a ronde is about seeing it differently


class Stap(StrEnum):
    """A step, in order."""

    VRAGENLIJST = "vragenlijst"
    DEELNEMERS = "deelnemers"
    GESPREK = "gesprek"
    VERTROUWELIJKHEID = "vertrouwelijkheid"
    MAIL = "mail"
    OPENEN = "openen"
    VOLGEN = "volgen"
    SLUITEN = "sluiten"
    BESPREKEN = "bespreken"


class Staat(StrEnum):
    """Where a step stands."""

    KLAAR = "klaar"
    VOLGENDE = "volgende"
    LATER = "later"


VOORBEREIDING = (Stap.VRAGENLIJST, Stap.DEELNEMERS, Stap.GESPREK, Stap.VERTROUWELIJKHEID, Stap.MAIL)
_VOLGENDE_BIJ = {
    Ronde.Status.OPEN: Stap.VOLGEN,
    Ronde.Status.SLUIT: Stap.SLUITEN,
    Ronde.Status.GESLOTEN: Stap.BESPREKEN,
}


@dataclass(frozen=True)
class Bezwaar:
    """Something about a ronde that stands in the way of opening, or only asks for a second look."""

    tekst: str
    stap: Stap
    blokkeert: bool = True


def next_stap(ronde: Ronde) -> Stap | None:
    """The step that the leader takes next; None for a ronde that ended without uitkomst."""
    if ronde.status == Ronde.Status.CONCEPT:
        return next((stap for stap in VOORBEREIDING if stap not in ronde.voorbereid), Stap.OPENEN)
    return _VOLGENDE_BIJ.get(Ronde.Status(ronde.status))


def read_pad(ronde: Ronde) -> list[tuple[Stap, Staat]]:
    """All steps with where they stand; one at most is next."""
    volgende = next_stap(ronde)
    if volgende is None:
        return [(stap, Staat.KLAAR) for stap in Stap if stap is not Stap.BESPREKEN]
    voorbij = set(ronde.voorbereid) if ronde.status == Ronde.Status.CONCEPT else _steps_before(volgende)
    return [(stap, _staat(stap, volgende, stap in voorbij)) for stap in Stap]


def find_bezwaren(ronde: Ronde, nu: datetime | None = None) -> list[Bezwaar]:
    """All that stands in the way of opening this concept, and all warnings, in the order of the steps."""
    nu = nu or timezone.now()
    bezwaren = [*_unsaved(ronde), *_about_people(ronde), *_about_dates(ronde, nu), *_about_other_rondes(ronde)]
    volgorde = list(Stap)
    return sorted(bezwaren, key=lambda bezwaar: volgorde.index(bezwaar.stap))


def warn_about_dates(
    *, sluit_op: datetime, gesprek_op: date | None, uitkomst_op: date | None, nu: datetime
) -> list[str]:
    """What is unwise about these dates, in sentences; nothing here stands in the way."""
    sluitdag, vandaag = timezone.localdate(sluit_op), timezone.localdate(nu)
    zinnen = []
    if sluitdag.weekday() >= ZATERDAG:
        zinnen.append(_("De ronde sluit in het weekend. Op een werkdag denken mensen er eerder aan."))
    if count_werkdagen(vandaag, sluitdag) < MINSTE_WERKDAGEN:
        zinnen.append(_("Er zijn minder dan vijf werkdagen om in te vullen. Een week of twee is beter."))
    if sluit_op - nu > LANGSTE_DUUR:
        zinnen.append(_("De ronde staat langer dan acht weken open. Na een paar weken komt er weinig meer bij."))
    if gesprek_op and gesprek_op <= sluitdag:
        zinnen.append(_("Het gesprek is niet na de sluiting. Dan is de uitkomst er nog niet."))
    if gesprek_op and uitkomst_op and uitkomst_op > gesprek_op:
        zinnen.append(_("De deelnemers krijgen de uitkomst pas na het gesprek."))
    if uitkomst_op and uitkomst_op <= sluitdag:
        zinnen.append(
            _("De ronde sluit op de dag waarop de uitkomst er zou zijn. Iedereen krijgt hem dan twee werkdagen later.")
        )
    elif uitkomst_op and not is_werkdag(uitkomst_op):
        zinnen.append(_("De uitkomst gaat niet op een werkdag uit. Veel mensen lezen de mail dan later."))
    return zinnen


def latest_uitkomst(ronde: Ronde, sluit_op: datetime) -> date | None:
    """The last day on which everybody may get the uitkomst when the ronde closes at `sluit_op`; None while any may be.

    People answered on a promise, so once a ronde is open that day moves later no further than the closing does: not
    from what they read at opening (`kern.vrijgave.Belofte`), nor from what they read now. The second alone would let
    the day creep on by moving the closing back and forth.
    """
    return min((belofte.latest(timezone.localdate(sluit_op)) for belofte in _beloften(ronde)), default=None)


def latest_sluiting(ronde: Ronde) -> date | None:
    """The last day that the closing of an open ronde is moved to, since the uitkomst follows; None while any may be."""
    return min((belofte.uiterst_sluiten for belofte in _beloften(ronde)), default=None)


def refuse_dates(*, ronde: Ronde, sluit_op: datetime, uitkomst_op: date | None, nu: datetime) -> list[str]:
    """Why these can't be the dates of a ronde, in sentences; empty when they can."""
    return [
        *refuse_sluiting(ronde=ronde, sluit_op=sluit_op, nu=nu),
        *refuse_uitkomst(ronde=ronde, sluit_op=sluit_op, uitkomst_op=uitkomst_op),
    ]


def refuse_uitkomst(*, ronde: Ronde, sluit_op: datetime, uitkomst_op: date | None) -> list[str]:
    """Why everybody can't get the uitkomst on that day, in sentences."""
    zinnen = []
    if uitkomst_op and uitkomst_op < timezone.localdate(sluit_op):
        zinnen.append(_("De uitkomst kan er niet zijn voordat de ronde sluit."))
    laatst = latest_uitkomst(ronde, sluit_op)
    if uitkomst_op and laatst and uitkomst_op > laatst:
        zinnen.append(
            _("Deelnemers lazen wanneer ze de uitkomst krijgen. Die dag kan nu niet later zijn dan %(dag)s.")
            % {"dag": date_format(laatst, "j F Y")}
        )
    return zinnen


def refuse_sluiting(*, ronde: Ronde, sluit_op: datetime, nu: datetime) -> list[str]:
    """Why that can't be the moment of closing that is set, in sentences."""
    zinnen = refuse_closing_at(ronde=ronde, moment=sluit_op, nu=nu)
    laatst = latest_sluiting(ronde)
    if laatst and timezone.localdate(sluit_op) > laatst:
        zinnen.append(
            _(
                "De ronde kan uiterlijk sluiten op %(dag)s. De dag waarop iedereen de uitkomst krijgt, is een belofte: "
                "die schuift hoogstens vier weken op, ook als de ronde na het sluiten nog een week op jouw keuze wacht."
            )
            % {"dag": date_format(laatst, "j F Y")}
        )
    return zinnen


def refuse_closing_at(*, ronde: Ronde, moment: datetime, nu: datetime) -> list[str]:
    """Why the ronde can't close at that moment, in sentences.

    Not how far a closing is moved: a ronde that is late should close, the sooner the better.
    """
    zinnen = []
    if moment <= nu:
        zinnen.append(_("Het moment van sluiten ligt in het verleden."))
    vroegst = earliest_closing(ronde)
    if vroegst and moment < vroegst:
        zinnen.append(
            _("Tussen het sluiten van twee rondes zit minstens 30 dagen. Deze ronde kan sluiten vanaf %(dag)s.")
            % {"dag": date_format(timezone.localtime(vroegst), "j F Y H.i")}
        )
    return zinnen


def earliest_closing(ronde: Ronde) -> datetime | None:
    """Thirty days after the last uitkomst of this samenwerkingsverband; None when there is none."""
    vorige = Ronde.objects.filter(
        samenwerkingsverband=ronde.samenwerkingsverband_id, status=Ronde.Status.GESLOTEN, gesloten_op__isnull=False
    )
    laatste = vorige.exclude(pk=ronde.pk).order_by("-gesloten_op").values_list("gesloten_op", flat=True).first()
    return laatste + RUST if laatste else None


def count_needed(ronde: Ronde) -> int:
    """How many deelnemers there must be to open: as many as an uitkomst asks for."""
    return max(ronde.k, MINSTE_GENODIGDEN)


def _beloften(ronde: Ronde) -> Iterator[Belofte]:
    """What people read of the days at opening, and what they read now; nobody read anything of a concept."""
    if ronde.status == Ronde.Status.CONCEPT or ronde.uitkomst_op is None or ronde.sluit_op is None:
        return
    yield Belofte(ronde.uitkomst_op, timezone.localdate(ronde.sluit_op))
    if bij_opening := read_belofte(ronde):
        yield bij_opening


def _steps_before(stap: Stap) -> set[Stap]:
    stappen = list(Stap)
    return set(stappen[: stappen.index(stap)])


def _staat(stap: Stap, volgende: Stap, voorbij: bool) -> Staat:
    if stap is volgende:
        return Staat.VOLGENDE
    return Staat.KLAAR if voorbij else Staat.LATER


def _unsaved(ronde: Ronde) -> Iterator[Bezwaar]:
    zinnen = {
        Stap.VRAGENLIJST: _("De vragenlijst is nog niet gekozen."),
        Stap.DEELNEMERS: _("De lijst van deelnemers is nog niet nagekeken."),
        Stap.GESPREK: _("De datums zijn nog niet ingevuld."),
        Stap.VERTROUWELIJKHEID: _("De vertrouwelijkheid is nog niet gekozen."),
        Stap.MAIL: _("De uitnodiging is nog niet nagekeken."),
    }
    compleet = ronde.sluit_op and ronde.gesprek_op and ronde.uitkomst_op
    for stap, zin in zinnen.items():
        if stap not in ronde.voorbereid or (stap is Stap.GESPREK and not compleet):
            yield Bezwaar(zin, stap)


def _about_people(ronde: Ronde) -> Iterator[Bezwaar]:
    aantal, minstens = ronde.samenwerkingsverband.deelnemers.count(), count_needed(ronde)
    hoeveel = ngettext("Er is %(n)s deelnemer.", "Er zijn %(n)s deelnemers.", aantal) % {"n": aantal}
    if aantal < minstens:
        nodig = _("Voor deze ronde zijn er minstens %(k)s nodig.") % {"k": minstens}
        yield Bezwaar(f"{hoeveel} {nodig}", Stap.DEELNEMERS)
    elif aantal < ronde.dubbel_k:
        weinig = _("Voor uitkomsten per stelling zijn %(nodig)s inzendingen nodig; die haal je niet.")
        yield Bezwaar(f"{hoeveel} {weinig % {'nodig': ronde.dubbel_k}}", Stap.DEELNEMERS, blokkeert=False)


def _about_dates(ronde: Ronde, nu: datetime) -> Iterator[Bezwaar]:
    if ronde.sluit_op is None:
        return
    for zin in refuse_dates(ronde=ronde, sluit_op=ronde.sluit_op, uitkomst_op=ronde.uitkomst_op, nu=nu):
        yield Bezwaar(zin, Stap.GESPREK)
    datums = {"sluit_op": ronde.sluit_op, "gesprek_op": ronde.gesprek_op, "uitkomst_op": ronde.uitkomst_op}
    for zin in warn_about_dates(**datums, nu=nu):  # type: ignore[arg-type]  # the keys are its own
        yield Bezwaar(zin, Stap.GESPREK, blokkeert=False)


def _about_other_rondes(ronde: Ronde) -> Iterator[Bezwaar]:
    lopend = Ronde.objects.filter(samenwerkingsverband=ronde.samenwerkingsverband_id, status__in=Ronde.LOPEND)
    ander = lopend.exclude(pk=ronde.pk).first()
    if ander:
        zin = _("De ronde %(titel)s loopt nog. Er kan een ronde tegelijk open zijn.")
        yield Bezwaar(zin % {"titel": ander.titel}, Stap.OPENEN)
