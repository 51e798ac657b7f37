"""The Dutch sentences about groups: how they differ, why one is not shown, what a coarse score is."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerschappen.kern.groepsbeeld import VERSCHIL_EXACT, VERSCHIL_GROF
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.uitkomst import Reden
from partnerschappen.rapport.zinnen import Naam, write_telwoord, write_tienden


def title_indeling(indeling: Indeling) -> str:
    """The heading of an indeling."""
    return {
        Indeling.LAAG: _("Sturen en doen"),
        Indeling.SOORT_PARTNER: _("Soort partner"),
        Indeling.ORGANISATIE: _("Organisaties"),
    }[indeling]


def title_naast(indeling: Indeling) -> str:
    """The heading above two groups side by side."""
    return _("Sturen naast doen") if indeling is Indeling.LAAG else _("Scholen naast opleidingen")


def write_naast(indeling: Indeling, conditie: Naam, links: str, rechts: str) -> str:
    """'Wie stuurt, ziet de organisatie anders dan wie doet: 3,9 tegen 2,8.'"""
    zin = (
        _("Wie stuurt, ziet %(conditie)s anders dan wie doet: %(links)s tegen %(rechts)s.")
        if indeling is Indeling.LAAG
        else _("De scholen zien %(conditie)s anders dan de opleidingen: %(links)s tegen %(rechts)s.")
    )
    return zin % {"conditie": conditie.met_lidwoord, "links": links, "rechts": rechts}


def write_gelijk(indeling: Indeling, vergeleken: int, totaal: int) -> str:
    """That two groups see it alike; of conditions of which not both scores are shown nothing is said.

    vergeleken: the conditions with a score of both, of `totaal`.
    """
    if not vergeleken:
        return _("Er is geen conditie waarvan beide scores te zien zijn.")
    if vergeleken < totaal:
        return ngettext(
            "Van %(aantal)s van de %(totaal)s condities zijn beide scores te zien. Daar is het verschil te klein om te"
            " noemen.",
            "Van %(aantal)s van de %(totaal)s condities zijn beide scores te zien. Daar is geen verschil groot genoeg"
            " om te noemen.",
            vergeleken,
        ) % {"aantal": write_telwoord(vergeleken), "totaal": write_telwoord(totaal)}
    if indeling is Indeling.LAAG:
        return _("Wie stuurt en wie doet, zien het grotendeels hetzelfde: geen verschil is groot genoeg om te noemen.")
    return _("De scholen en de opleidingen zien het grotendeels hetzelfde: geen verschil is groot genoeg om te noemen.")


def write_organisaties_gelijk(*, vergeleken: int, volledig: bool) -> str:
    """That organisaties see it alike, as far as their scores are shown.

    vergeleken: the conditions with two scores or more; volledig: whether every score of every one is shown.
    """
    if not vergeleken:
        return _("Er is geen conditie waarvan scores van twee of meer organisaties te zien zijn.")
    if not volledig:
        return _("De scores die te zien zijn, verschillen op geen enkele conditie genoeg om te noemen.")
    return _("De organisaties die apart staan, verschillen op geen enkele conditie genoeg om te noemen.")


def write_organisaties(conditie: Naam, hoog: str, laag: str, score_hoog: str, score_laag: str) -> str:
    """'Rivierencollege ziet het proces anders dan Hogeschool Linge: 4,2 tegen 2,9.'"""
    return _("%(hoog)s ziet %(conditie)s anders dan %(laag)s: %(score_hoog)s tegen %(score_laag)s.") % {
        "hoog": hoog,
        "laag": laag,
        "conditie": conditie.met_lidwoord,
        "score_hoog": score_hoog,
        "score_laag": score_laag,
    }


def explain_verschil(*, grof: bool) -> str:
    """From when a difference counts, in words; the rule is `kern.groepsbeeld.meet_verschil`.

    grof: whether any of the scores is coarse, so that its own measure must be told.
    """
    zin = _("Een verschil noemen we vanaf %(exact)s.") % {"exact": write_tienden(VERSCHIL_EXACT)}
    if not grof:
        return zin
    grens = _("Is een van de twee scores afgerond op halven (‘ongeveer’), dan pas vanaf %(grof)s.")
    return f"{zin} {grens % {'grof': write_tienden(VERSCHIL_GROF)}}"


def explain_verborgen(reden: Reden, k: int) -> str:
    """Why a group is not shown apart; in an open ronde (k is 1) only because nobody of it sent in."""
    if k == 1:
        return _("Uit deze groep stuurde niemand antwoorden in.")
    if reden is Reden.KLEIN_BIJ_OPENING:
        return _(
            "Bij de opening waren er minder dan %(k)d mensen uitgenodigd. Beloofd is dat zo’n groep nooit apart staat."
        ) % {"k": k}
    return _("Apart tonen zou iets over een handvol mensen kunnen verraden.")


def explain_cel(reden: Reden, k: int) -> str:
    """Why one score of a group is hidden while others of it are shown."""
    if reden is Reden.TE_WEINIG_ANTWOORDEN:
        return (
            _("Niet te zien: te weinig mensen uit deze groep beantwoordden deze stellingen.")
            if k > 1
            else _("Niet te zien: niemand uit deze groep beantwoordde genoeg van deze stellingen.")
        )
    return _("Niet te zien: dat zou iets over een handvol mensen kunnen verraden.")


def note_indeling(indeling: Indeling) -> str:
    """Who belongs to which group, where its name does not say so; the rule is `kern.indeling`."""
    return {
        Indeling.LAAG: _("Sturen: wie in de stuurgroep zit. Doen: alle anderen."),
        Indeling.SOORT_PARTNER: _(
            "Bij de scholen horen ook het mbo en de schoolbesturen. Opleidingen zijn hogescholen en universiteiten."
        ),
        Indeling.ORGANISATIE: "",
    }[indeling]


def note_grof() -> str:
    """What 'ongeveer' means."""
    return _(
        "‘Ongeveer’ betekent: afgerond op halven. Een preciezer getal zou te veel kunnen zeggen over deze groep, of"
        " over wie er niet in zit. Daarom tellen zulke scores niet precies op tot die van iedereen samen."
    )


def note_streepje(redenen: Collection[Reden], k: int) -> str:
    """What a dash in the table means, for the reasons that occur there."""
    delen = []
    if Reden.TE_WEINIG_ANTWOORDEN in redenen:
        delen.append(
            _("te weinig mensen uit die groep beantwoordden de stellingen van die conditie")
            if k > 1
            else _("niemand uit die groep beantwoordde genoeg stellingen van die conditie")
        )
    if set(redenen) - {Reden.TE_WEINIG_ANTWOORDEN}:
        delen.append(_("de score zou iets over een handvol mensen kunnen verraden"))
    return _("Een streepje betekent: %(waarom)s.") % {"waarom": _(", of ").join(delen)}


def note_overig() -> str:
    """Who 'Overig' are."""
    return _("Overig: iedereen uit de groepen van deze indeling die niet apart staan. Zij tellen mee in het geheel.")


def note_even_zwaar(*, met_overig: bool) -> str:
    """What the row 'Elke organisatie even zwaar' is."""
    zin = _(
        "Elke organisatie even zwaar: het gemiddelde van de organisaties die apart staan, groot of klein. Zo telt een"
        " grote organisatie niet zwaarder dan een kleine."
    )
    return f"{zin} {_('Overig telt daarin als één organisatie.')}" if met_overig else zin


def write_geen(*, een_groep: bool) -> str:
    """That no group of an indeling is shown apart: everybody was in the same one, or the reasons stand beside it."""
    if een_groep:
        return _("Iedereen hoorde bij dezelfde groep. Er is dus niets om naast elkaar te leggen.")
    return _("Van deze indeling staat geen groep apart. Iedereen telt wel mee in het geheel.")


def write_legenda(*, grof: bool) -> str:
    """How to read the small radars."""
    zin = _("De dikke lijn is de groep, de dunne grijze lijn het geheel. Het midden is 1, de rand is 5.")
    return f"{zin} {_('Een open rondje en een onderbroken lijn: een score die ongeveer klopt.')}" if grof else zin
