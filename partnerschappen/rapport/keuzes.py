"""The choices of a ronde in words: the phase, which step went too fast, and what people want to talk about."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerschappen.kern.beeld import KeuzeBeeld, Keuzes
from partnerschappen.kern.uitkomst import Verborgen
from partnerschappen.rapport.regels import explain_reden
from partnerschappen.rapport.staven import STAPPEN
from partnerschappen.rapport.weergave import Keuzeblok, Optieregel
from partnerschappen.rapport.zinnen import write_kiezers, write_lijst

GEEN_STAP = "geen"  # the option that no step went too fast
MEESTEN = 3  # from so many people on there can be a 'most of them'


def make_keuze(keuzebeeld: KeuzeBeeld, titel: str, zin: str, k: int, eerst: str = "") -> Keuzeblok:
    """A choice with its counts; `zin` is what it comes down to."""
    keuzes = keuzebeeld.keuzes
    if isinstance(keuzes, Verborgen):
        return Keuzeblok(titel, explain_reden(keuzes.reden, k), "", "", ())
    noot = ngettext("%(n)d persoon koos.", "%(n)d mensen kozen.", keuzes.beantwoord) % {"n": keuzes.beantwoord}
    if keuzebeeld.keuze.maximum > 1:
        noot = f"{noot} {_('Je kon er meer dan één kiezen.')}"
    opties = tuple(
        Optieregel(optie.optie.tekst, optie.aantal, STAPPEN * optie.percentage // 100, optie.optie.uitleg)
        for optie in keuzes.opties
    )
    return Keuzeblok(titel, "", zin, noot, opties, eerst)


def write_fase(keuzes: Keuzes | Verborgen) -> str:
    """Which phases many people name, and whether that is the same one."""
    if isinstance(keuzes, Verborgen) or not keuzes.meest:
        return ""
    if keuzes.beantwoord == 1:
        return _write_enige(keuzes)
    breed = [optie for optie in keuzes.gerangschikt if optie.optie.code in keuzes.breed]
    eerste, *rest = breed
    zin = write_kiezers(
        eerste.aantal, keuzes.beantwoord, _("noemt %(wat)s"), _("noemen %(wat)s"), _in_zin(eerste.optie.tekst)
    )
    if not rest:
        zelfde = (
            _("Jullie zien dezelfde fase.") if _is_van_allen(keuzes) else _("Jullie zien grotendeels dezelfde fase.")
        )
        return f"{zin}. {zelfde}"
    anderen = write_lijst([f"{optie.aantal} {_in_zin(optie.optie.tekst)}" for optie in rest])
    if _is_van_allen(keuzes):
        return f"{zin}, {anderen}. {_('Daarover zijn jullie het eens.')}"
    return f"{zin}, {anderen}. {_('Jullie zien dus niet allemaal dezelfde fase.')}"


def write_eerst(keuzes: Keuzes | Verborgen, te_snel: Keuzes | Verborgen) -> str:
    """What to do first: go back to what most people say went too fast, else finish the earliest phase that many name.

    te_snel: going back is only for a phase before the one that they are in, and that most of who answered named.
    Empty where all name the same several phases: then none of these comes first.
    """
    if isinstance(keuzes, Verborgen) or (len(keuzes.breed) > 1 and _is_van_allen(keuzes)):
        return ""
    fasen = {optie.optie.code: optie.optie for optie in keuzes.opties if optie.optie.eerst}
    nu = next((code for code in fasen if code in keuzes.breed), None)
    if nu is None:
        return ""
    terug = None if isinstance(te_snel, Verborgen) else _find_te_snel(te_snel)
    if terug in fasen and list(fasen).index(terug) < list(fasen).index(nu):
        zin = _("De meesten vinden dat %(fase)s te snel ging. Kijk daar eerst samen op terug. %(eerst)s")
        return zin % {"fase": _in_zin(fasen[terug].tekst), "eerst": fasen[terug].eerst}
    zin = (
        _("Maak eerst %(fase)s samen af, voor je verdergaat. %(eerst)s")
        if len(keuzes.breed) > 1
        else _("Wat daarbij helpt: %(eerst)s")
    )
    eerst = fasen[nu].eerst
    return zin % {"fase": _in_zin(fasen[nu].tekst), "eerst": eerst if len(keuzes.breed) > 1 else _in_zin(eerst)}


def _is_van_allen(keuzes: Keuzes) -> bool:
    """Whether everybody who answered names whatever many name."""
    return all(optie.aantal == keuzes.beantwoord for optie in keuzes.opties if optie.optie.code in keuzes.breed)


def _write_enige(keuzes: Keuzes) -> str:
    genoemd = [_in_zin(optie.optie.tekst) for optie in keuzes.opties if optie.aantal]
    return _("Eén persoon antwoordde, en noemt %(wat)s.") % {"wat": write_lijst(genoemd)}


def _find_te_snel(keuzes: Keuzes) -> str | None:
    """The one step that more than half of who answered say went too fast; two people are no 'most'."""
    if keuzes.beantwoord < MEESTEN or len(keuzes.meest) != 1 or 2 * keuzes.gerangschikt[0].aantal <= keuzes.beantwoord:
        return None
    return keuzes.meest[0]


def write_te_snel(keuzes: Keuzes | Verborgen) -> str:
    """Which step most people think went too fast."""
    if isinstance(keuzes, Verborgen) or not keuzes.meest:
        return ""
    aantal = keuzes.gerangschikt[0].aantal
    if GEEN_STAP in keuzes.meest:
        return _write_geen_stap(keuzes, aantal)
    meest = [_in_zin(optie.tekst) for optie in (regel.optie for regel in keuzes.opties) if optie.code in keuzes.meest]
    if len(meest) > 1:
        return _("Het vaakst genoemd: %(wat)s, elk door %(aantal)d van de %(totaal)d.") % {
            "wat": write_lijst(meest),
            "aantal": aantal,
            "totaal": keuzes.beantwoord,
        }
    return write_kiezers(aantal, keuzes.beantwoord, _("noemt %(wat)s"), _("noemen %(wat)s"), meest[0]) + "."


def _write_geen_stap(keuzes: Keuzes, aantal: int) -> str:
    """That most find no step too fast; who does find one is told too, for they may be more together."""
    zin = write_kiezers(
        aantal,
        keuzes.beantwoord,
        _("vindt dat geen enkele stap te snel ging"),
        _("vinden dat geen enkele stap te snel ging"),
        "",
    )
    wel = keuzes.beantwoord - aantal
    if not wel:
        return f"{zin}."
    rest = ngettext("%(n)d noemt er wel een", "%(n)d noemen er wel een", wel) % {"n": wel}
    return f"{zin}; {rest}."


def write_kies(keuzes: Keuzes | Verborgen) -> str:
    """What was chosen most often to talk about: two topics, more on a tie; one where the next is not half as often."""
    if isinstance(keuzes, Verborgen) or not keuzes.meest:
        return ""
    eerste, tweede = keuzes.gerangschikt[0].aantal, keuzes.gerangschikt[1].aantal
    grens = tweede if 2 * tweede >= eerste else eerste
    delen = [f"{_in_zin(optie.optie.tekst)} ({optie.aantal})" for optie in keuzes.gerangschikt if optie.aantal >= grens]
    return _("Het vaakst gekozen: %(wat)s.") % {"wat": write_lijst(delen)}


def _in_zin(tekst: str) -> str:
    """The text of an option inside a sentence."""
    return tekst[:1].lower() + tekst[1:]
