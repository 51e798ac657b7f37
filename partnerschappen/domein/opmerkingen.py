"""The uitkomst as it is shown: without the remarks that the leader keeps out.

What was published never changes, but for the words of what is kept out: those are erased at release, or when the
leader looks for the first time after it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.kern.uitkomst import Uitkomst, Verborgen, uit_json
from partnerschappen.kern.vragenlijst import laad_vragenlijst
from partnerschappen.models import Ronde


@dataclass(frozen=True, slots=True)
class TeLezenOpmerking:
    """A published remark as its leader sees it: its place in the published list, and whether it is kept out."""

    plaats: int
    tekst: str
    weg: bool


@dataclass(frozen=True, slots=True)
class TeLezenVraag:
    """The published remarks on one question; `naam` is that of its condition, or empty for the last question."""

    code: str
    naam: str
    tekst: str
    opmerkingen: tuple[TeLezenOpmerking, ...]


def read_uitkomst(ronde: Ronde) -> Uitkomst:
    """What every page, report and file is made from. Raises Uitkomst.DoesNotExist for a ronde without one."""
    return leave_out(uit_json(ronde.uitkomst.inhoud), ronde.weggelaten)


def leave_out(uitkomst: Uitkomst, weggelaten: Mapping[str, Collection[int]]) -> Uitkomst:
    """Give the uitkomst without the remarks at these places; their numbers are all that is left of them."""
    if not weggelaten:
        return uitkomst
    over = {
        vraag: teksten
        if isinstance(teksten, Verborgen)
        else tuple(tekst for plaats, tekst in enumerate(teksten) if plaats not in weggelaten.get(vraag, ()))
        for vraag, teksten in uitkomst.opmerkingen.items()
    }
    return replace(uitkomst, opmerkingen=over)


def count_weggelaten(ronde: Ronde, vraag: str | None = None) -> int:
    """How many remarks are kept out, of one question or of all."""
    return sum(len(plaatsen) for code, plaatsen in ronde.weggelaten.items() if vraag in {None, code})


def read_opmerkingen(ronde: Ronde) -> list[TeLezenVraag]:
    """All published remarks, those that are kept out too: for the leader, to look through before release."""
    uitkomst, vragenlijst = uit_json(ronde.uitkomst.inhoud), laad_vragenlijst(ronde.vragenlijst, ronde.versie)
    vragen = [(conditie.opmerking, conditie.naam) for conditie in vragenlijst.condities] + [(vragenlijst.slot, "")]
    return [
        TeLezenVraag(vraag.code, naam, vraag.tekst, _to_read(uitkomst, vraag.code, ronde.weggelaten))
        for vraag, naam in vragen
    ]


def save_nagekeken(*, ronde: Ronde, weggelaten: Mapping[str, Collection[int]]) -> None:
    """Write that the leader looked through the remarks, and which are kept out; a later look replaces an earlier one.

    After release only a first look counts, for until then the stuurgroep read none; what it keeps out is erased.
    Raises Geweigerd for a later one, and for a remark that does not exist.
    """
    with transaction.atomic():
        nu = Ronde.objects.select_for_update().get(pk=ronde.pk)
        if nu.status != Ronde.Status.GESLOTEN or (nu.vrijgegeven_op is not None and nu.nagekeken_op is not None):
            raise Geweigerd(_("De uitkomst is al vrijgegeven. Welke opmerkingen erin staan, verandert niet meer."))
        _check_places(read_opmerkingen(nu), weggelaten)
        nu.weggelaten = {vraag: sorted(set(plaatsen)) for vraag, plaatsen in weggelaten.items() if plaatsen}
        nu.nagekeken_op = timezone.now()
        nu.save(update_fields=["weggelaten", "nagekeken_op"])
        if nu.vrijgegeven_op is not None:
            forget_weggelaten(nu)


def forget_weggelaten(ronde: Ronde) -> None:
    """Erase the words of what is kept out: nobody can read or choose them any more. Places stay.

    Belongs in the transaction of the release, or of a first look after it. No figure and no other word of the
    uitkomst changes.
    """
    opgeslagen = ronde.uitkomst
    for vraag, plaatsen in ronde.weggelaten.items():
        for plaats in plaatsen:
            opgeslagen.inhoud["opmerkingen"][vraag][plaats] = ""
    opgeslagen.save(update_fields=["inhoud"])


def _check_places(vragen: list[TeLezenVraag], weggelaten: Mapping[str, Collection[int]]) -> None:
    bestaat = {vraag.code: {opmerking.plaats for opmerking in vraag.opmerkingen} for vraag in vragen}
    if any(not set(plaatsen) <= bestaat.get(vraag, set()) for vraag, plaatsen in weggelaten.items()):
        raise Geweigerd(_("Een van de opmerkingen bestaat niet. Laad de pagina opnieuw en kies nog eens."))


def _to_read(uitkomst: Uitkomst, vraag: str, weggelaten: Mapping[str, list[int]]) -> tuple[TeLezenOpmerking, ...]:
    teksten = uitkomst.opmerkingen.get(vraag, ())
    if isinstance(teksten, Verborgen):
        return ()
    weg = weggelaten.get(vraag, [])
    return tuple(TeLezenOpmerking(plaats, tekst, plaats in weg) for plaats, tekst in enumerate(teksten))
