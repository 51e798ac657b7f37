"""The three lists of 'In het kort': what is strong, what asks attention, what people are divided about.

'Nothing' is said only of what is shown; where nothing is shown there are no lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from partnerschappen.kern.beeld import Beeld
from partnerschappen.kern.conditiebeeld import Band, Cijfers, geef_band
from partnerschappen.kern.onderwerpen import Onderwerp, Soort
from partnerschappen.kern.uitkomst import Score, Verborgen, vanaf_dubbel
from partnerschappen.kern.verdeling import VERDEELD_MENSEN
from partnerschappen.rapport.keuzes import write_fase
from partnerschappen.rapport.regels import write_te_klein
from partnerschappen.rapport.weergave import Alinea
from partnerschappen.rapport.zinnen import write_onderwerp

PER_LIJST = 2
BANDEN = {Soort.STERK: Band.STERK, Soort.AANDACHT: Band.AANDACHT}


def make_lijsten(beeld: Beeld) -> tuple[Alinea, ...]:
    """Strong, asks attention, divided: two sentences each at most, or that there is none among what is shown."""
    lijsten = [
        (_("Sterk"), _list_band(beeld, Soort.STERK)),
        (_("Vraagt aandacht"), _list_band(beeld, Soort.AANDACHT)),
        (_("Verdeeld"), _list_verdeeld(beeld)),
    ]
    return tuple(Alinea(titel, tuple(zinnen)) for titel, zinnen in lijsten if zinnen)


def _list_band(beeld: Beeld, soort: Soort) -> list[str]:
    """What is in the band of this soort: statements first, else conditions; empty where no score is shown."""
    if beeld.kop.alles_verborgen:
        return []
    zinnen = _zinnen(beeld, soort) or list(_list_condities(beeld, soort))[:PER_LIJST]
    return zinnen or [_say_geen(beeld, soort)]


def _list_verdeeld(beeld: Beeld) -> list[str]:
    if beeld.kop.alles_verborgen:
        return _zie_fase(beeld)
    if beeld.kop.weinig:
        return [_("Dat is pas te zien vanaf %(dubbel)d inzendingen.") % {"dubbel": vanaf_dubbel(beeld.k)}]
    zinnen = _zinnen(beeld, Soort.VERDEELD)
    if len(zinnen) < PER_LIJST:
        zinnen += _zie_fase(beeld)
    if zinnen:
        return zinnen
    if all(cijfers.beantwoord < 2 * VERDEELD_MENSEN for cijfers in _cijfers(beeld)):
        return [write_te_klein()]
    if _is_volledig(beeld):
        return [_("Over geen van de stellingen zijn jullie verdeeld.")]
    return [_("Over geen van de stellingen die te zien zijn, zijn jullie verdeeld.")]


def _zie_fase(beeld: Beeld) -> list[str]:
    """That people see different phases, where they do."""
    keuzes = beeld.fase.keuzes
    return [] if isinstance(keuzes, Verborgen) or len(keuzes.breed) < 2 else [write_fase(keuzes)]


def _zinnen(beeld: Beeld, soort: Soort) -> list[str]:
    onderwerpen = [onderwerp for onderwerp in beeld.onderwerpen if onderwerp.soort is soort]
    return [write_onderwerp(onderwerp) for onderwerp in onderwerpen[:PER_LIJST]]


def _list_condities(beeld: Beeld, soort: Soort) -> Iterator[str]:
    """Conditions in the band, for where all their statements in it are named as divided instead."""
    for regel in beeld.condities:
        if regel.band is BANDEN[soort] and isinstance(regel.score, Score):
            yield write_onderwerp(Onderwerp(soort, regel.conditie, None, None, regel.score.tienden))


def _say_geen(beeld: Beeld, soort: Soort) -> str:
    if any(geef_band(Score(cijfers.gemiddelde)) is BANDEN[soort] for cijfers in _cijfers(beeld)):
        return {
            Soort.STERK: _("Alleen stellingen waarover jullie verdeeld zijn, krijgen een 4,0 of hoger."),
            Soort.AANDACHT: _("Alleen stellingen waarover jullie verdeeld zijn, krijgen minder dan een 3,0."),
        }[soort]
    if beeld.kop.weinig and not beeld.kop.verborgen:
        return {
            Soort.STERK: _("Geen van de condities krijgt een 4,0 of hoger."),
            Soort.AANDACHT: _("Geen van de condities krijgt minder dan een 3,0."),
        }[soort]
    if _is_volledig(beeld):
        return {
            Soort.STERK: _("Niets krijgt een 4,0 of hoger."),
            Soort.AANDACHT: _("Niets krijgt minder dan een 3,0."),
        }[soort]
    return {
        Soort.STERK: _("Van wat te zien is, krijgt niets een 4,0 of hoger."),
        Soort.AANDACHT: _("Van wat te zien is, krijgt niets minder dan een 3,0."),
    }[soort]


def _cijfers(beeld: Beeld) -> Iterator[Cijfers]:
    return (cijfers for conditie in beeld.condities for _stelling, cijfers in conditie.getoond)


def _is_volledig(beeld: Beeld) -> bool:
    return all(conditie.volledig for conditie in beeld.condities)
