"""Bars and scales: SVG for the page, and for the report boxes of the same measures (faster to render there)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext as _

from partnerschappen.kern.beeld import Beeld
from partnerschappen.kern.radar import As, Lijn, teken_radar
from partnerschappen.kern.stroken import strook_geometrie, teken_strook
from partnerschappen.kern.tekening import KLEUREN, kies_kleur
from partnerschappen.rapport.zinnen import write_cel, write_tienden, write_verdeling

STAPPEN = 200  # boxes are placed in half percents of the width, each by a class of its own
LEESBAAR = 9  # the narrowest part, in percent, that its figure fits in
MIDDELSTE = 3


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of a bar: which answer (1–5), its width in half percents, the figure in it."""

    punt: int
    breedte: int
    label: str


@dataclass(frozen=True, slots=True)
class Staaf:
    """A diverging bar: starts `begin` half percents from the left, so that its middle is in the middle."""

    begin: int
    delen: tuple[Deel, ...]
    svg: SafeString

    @property
    def breedtes(self) -> list[int]:
        """The width of the part for 1, 2, 3, 4 and 5, in half percents; 0 where nobody chose it."""
        per_punt = {deel.punt: deel.breedte for deel in self.delen}
        return [per_punt.get(punt, 0) for punt in range(1, 6)]

    @property
    def kern(self) -> int:
        """The width of the parts for 2, 3 and 4 together, in half percents."""
        return sum(self.breedtes[1:-1])


def draw_staaf(percentages: Sequence[int], antwoorden: Sequence[str], naam: str) -> Staaf:
    """The bar of five percentages that sum to 100; `naam` says of what, for who does not see it."""
    segmenten = strook_geometrie(percentages)
    delen = tuple(
        Deel(segment.plaats + 1, round(2 * segment.breedte), _label(segment.plaats + 1, segment.waarde))
        for segment in segmenten
    )
    gelezen = write_verdeling(antwoorden, percentages)
    svg = teken_strook(percentages, titel=f"{naam}: {gelezen}", ident=f"staaf-{slugify(naam)}")
    return Staaf(int(2 * segmenten[0].start) if segmenten else 0, delen, _own_svg(svg))


def draw_radar(beeld: Beeld) -> SafeString:
    """The radar of the whole; its title gives every score."""
    assen = [As(regel.conditie.naam, kies_kleur(regel.conditie.code)) for regel in beeld.condities]
    lijn = Lijn(_("Alle inzendingen"), tuple(regel.score for regel in beeld.condities))
    gelezen = ", ".join(f"{regel.conditie.naam} {write_cel(regel.score)}" for regel in beeld.condities)
    return _own_svg(teken_radar(assen, [lijn], titel=_("Scores van 1 tot 5: %(scores)s") % {"scores": gelezen}))


def draw_schaal(code: str, naam: str, tienden: int) -> SafeString:
    """A dot on a line from 1 to 5, for a score without a distribution."""
    kleur, x, ident = kies_kleur(code), 12 + (tienden - 10) * 336 // 40, f"schaal-{slugify(naam)}"
    streepjes = "".join(f"M{12 + 84 * punt} 9v12" for punt in range(5))
    gelezen = _("%(naam)s: %(score)s op een schaal van 1 tot 5") % {"naam": naam, "score": write_tienden(tienden)}
    return _own_svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 30" role="img" aria-labelledby="{ident}">'
        f'<title id="{ident}">{escape(gelezen)}</title>'
        f'<path d="M12 15H348{streepjes}" stroke="{KLEUREN["grijs"]}" stroke-width="1.5"/>'
        f'<circle cx="{x}" cy="15" r="9" fill="{kleur}" stroke="{KLEUREN["wit"]}" stroke-width="2"/></svg>'
    )


def place_on_scale(tienden: int) -> int:
    """Where a score stands on a line from 1 to 5, in half percents of the line."""
    return (tienden - 10) * STAPPEN // 40


def _label(punt: int, waarde: int) -> str:
    """The figure in a part; none in the middle one, where the dotted line runs, or where it doesn't fit."""
    return str(waarde) if waarde >= LEESBAAR and punt != MIDDELSTE else ""


def _own_svg(svg: str) -> SafeString:
    """SVG of our own making, with every text in it escaped by who drew it."""
    return mark_safe(svg)
