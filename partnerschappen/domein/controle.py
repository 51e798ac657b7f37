"""Checking a closed ronde afterwards: the uitkomst by `kern.controle`, and what else the database still tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerschappen.domein.groepen import read_lid, reported_indelingen
from partnerschappen.domein.sluiting import has_traces
from partnerschappen.kern.controle import Bevinding, Regel, controleer_uitkomst, maak_bevinding
from partnerschappen.kern.groepskeuze import Lid
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.uitkomst import GEHEEL, OnleesbareUitkomst, Uitkomst, uit_json
from partnerschappen.models import Ronde, Uitnodiging

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ZINNEN: Mapping[Regel, _StrPromise] = {
    Regel.SPOREN_WEG: gettext_lazy("Van deze ronde zijn geen antwoorden, inzendingen of sleutel meer bewaard"),
    Regel.GEEN_UITKOMST: gettext_lazy("De ronde sloot met te weinig inzendingen en heeft geen uitkomst"),
    Regel.LEESBAAR: gettext_lazy("De uitkomst is te lezen"),
    Regel.SOORT: gettext_lazy("De uitkomst hoort bij de soort ronde die vooraf gekozen is"),
    Regel.MINSTENS_K: gettext_lazy("Elke groep die apart staat, en elke rest, heeft genoeg mensen"),
    Regel.GEKOZEN: gettext_lazy("Er staan alleen groepen van de gekozen indelingen, elk één keer"),
    Regel.TELT_OP: gettext_lazy("Per indeling zijn de groepen en de rest samen precies iedereen"),
    Regel.AFTREKKEN: gettext_lazy("Organisaties aftrekken van hun soort partner levert geen te kleine groep op"),
    Regel.BIJ_OPENING: gettext_lazy("Van elke groep die apart staat, waren bij de opening genoeg mensen uitgenodigd"),
    Regel.VERBORGEN: gettext_lazy("Bij groepen die niet apart staan, staat nergens een getal"),
    Regel.GROF: gettext_lazy("Scores van kleine groepen zijn halven tussen 1,5 en 4,5"),
    Regel.DUBBEL: gettext_lazy("Bij te weinig inzendingen staan er alleen scores"),
    Regel.ANTWOORDEN: gettext_lazy("Elke verdeling rust op genoeg mensen"),
    Regel.CERTIFICAAT: gettext_lazy("Het certificaat noemt precies de groepen die apart staan"),
    Regel.STEUN: gettext_lazy("Het certificaat belooft niet minder dan beloofd is, en niet meer dan kan"),
}


def check_ronde(ronde: Ronde) -> tuple[Bevinding, ...]:
    """Check a closed ronde, or one that closed without an uitkomst; reads its uitkomst and invitations."""
    sporen = Bevinding(Regel.SPOREN_WEG, klopt=not has_traces(ronde))
    if ronde.status == Ronde.Status.VERVALLEN:
        return (sporen, Bevinding(Regel.GEEN_UITKOMST, klopt=not hasattr(ronde, "uitkomst")))
    if not hasattr(ronde, "uitkomst"):
        return (sporen, Bevinding(Regel.LEESBAAR, klopt=False, waar=(_("er is er geen"),)))
    try:
        uitkomst = uit_json(ronde.uitkomst.inhoud)
    except OnleesbareUitkomst as fout:
        return (sporen, Bevinding(Regel.LEESBAAR, klopt=False, waar=(str(fout),)))
    return (sporen, *_check_uitkomst(ronde, uitkomst))


def write_bevinding(bevinding: Bevinding) -> str:
    """'klopt: …', 'KLOPT NIET: … (laag:doen)' or 'niet meer na te gaan: …'."""
    zin = str(ZINNEN[bevinding.regel])
    waar = f" ({'; '.join(bevinding.waar)})" if bevinding.waar else ""
    if bevinding.klopt is None:
        return _("niet meer na te gaan: %(zin)s") % {"zin": zin}
    oordeel = _("klopt") if bevinding.klopt else _("KLOPT NIET")
    return f"{oordeel}: {zin}{waar}"


def _check_uitkomst(ronde: Ronde, uitkomst: Uitkomst) -> Iterable[Bevinding]:
    leden = [read_lid(uitnodiging) for uitnodiging in _invited(ronde)]
    yield maak_bevinding(Regel.SOORT, _find_andere_soort(ronde, uitkomst))
    yield from controleer_uitkomst(uitkomst, _find_nesten(uitkomst, leden))
    if leden:
        yield maak_bevinding(Regel.BIJ_OPENING, _find_klein_bij_opening(uitkomst, leden))
    else:
        yield Bevinding(Regel.BIJ_OPENING, klopt=None)


def _invited(ronde: Ronde) -> QuerySet[Uitnodiging]:
    return Uitnodiging.objects.filter(ronde=ronde).exclude(status=Uitnodiging.Status.VERVANGEN)


def _find_andere_soort(ronde: Ronde, uitkomst: Uitkomst) -> Iterable[str]:
    """Another k or other breakdowns than the ronde was opened with; an uitkomst from before groups has none."""
    if uitkomst.k != ronde.k:
        yield f"k = {uitkomst.k}"
    if uitkomst.indelingen and set(uitkomst.indelingen) != set(reported_indelingen(ronde)):
        yield ", ".join(uitkomst.indelingen)


def _find_nesten(uitkomst: Uitkomst, leden: Iterable[Lid]) -> dict[str, str]:
    """Per group of an organisatie whose people are all in one soort partner: the code of that soort."""
    soorten: dict[str, set[str]] = defaultdict(set)
    for lid in leden:
        soorten[lid.organisatie].add(lid.soort_partner)
    return {
        groep.code: f"{Indeling.SOORT_PARTNER}:{next(iter(soorten[groep.naam]))}"
        for groep in uitkomst.groepen
        if groep.indeling == Indeling.ORGANISATIE and not groep.rest and len(soorten[groep.naam]) == 1
    }


def _find_klein_bij_opening(uitkomst: Uitkomst, leden: Iterable[Lid]) -> Iterable[str]:
    aantal = Counter(groep for lid in leden if lid.bij_opening for groep in _groepen_van(lid))
    for groep in uitkomst.groepen:
        if groep.rest or groep.indeling == GEHEEL:
            continue
        wie = groep.naam if groep.indeling == Indeling.ORGANISATIE else groep.code
        if aantal[groep.indeling, wie] < uitkomst.k:
            yield groep.code


def _groepen_van(lid: Lid) -> Iterable[tuple[str, str]]:
    """Per breakdown what the group is known by: its code, or the name of an organisatie."""
    yield Indeling.LAAG, f"{Indeling.LAAG}:{lid.laag}"
    yield Indeling.SOORT_PARTNER, f"{Indeling.SOORT_PARTNER}:{lid.soort_partner}"
    yield Indeling.ORGANISATIE, lid.organisatie
