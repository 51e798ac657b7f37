"""From a closed ronde to its `Weergave`: what page and report say, in one place so that they say the same."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from partnerschappen.domein.opmerkingen import count_weggelaten, read_uitkomst
from partnerschappen.domein.vrijgave import date_of_uitkomst
from partnerschappen.kern.beeld import Beeld, drie_punten, maak_beeld
from partnerschappen.kern.gesprekstof import laad_gesprekstof
from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.kern.vragenlijst import PUNTEN, Vragenlijst, laad_vragenlijst
from partnerschappen.models import Geheimhouding, Ronde
from partnerschappen.rapport.certificaat import make_certificaat
from partnerschappen.rapport.groepen import draw_groepradar, make_groepen, make_groepkeuze
from partnerschappen.rapport.keuzes import make_keuze, write_eerst, write_fase, write_kies, write_te_snel
from partnerschappen.rapport.koppen import write_kop
from partnerschappen.rapport.lijsten import make_lijsten
from partnerschappen.rapport.punten import (
    count_rest,
    list_onderwerpen,
    make_punt,
    make_verschilpunt,
    title_punten,
    write_volgorde,
)
from partnerschappen.rapport.regels import (
    make_balans,
    make_conditie,
    make_opmerkingen,
    write_weggelaten,
)
from partnerschappen.rapport.staven import draw_radar
from partnerschappen.rapport.vaste_teksten import (
    write_programma,
    write_verantwoording,
    write_voetregel,
    write_weinig,
)
from partnerschappen.rapport.weergave import Opmerkingen, Punt, Weergave
from partnerschappen.rapport.zinnen import (
    name_conditie,
    write_datum,
    write_inzendingen,
    write_lage_respons,
    write_respons,
)

LOPER = 72  # characters that fit on one line at the head of a page


def build_weergave(ronde: Ronde, groep: str = "") -> Weergave:
    """Everything that is shown of a ronde with an uitkomst. One query, if any: for the uitkomst.

    groep: the code of a group to lay beside the whole in the radar; an unknown one is the whole alone.
    Raises Uitkomst.DoesNotExist for a ronde without one.
    """
    vragenlijst = laad_vragenlijst(ronde.vragenlijst, ronde.versie)
    return make_weergave(ronde, read_uitkomst(ronde), vragenlijst, groep)


def make_weergave(ronde: Ronde, uitkomst: Uitkomst, vragenlijst: Vragenlijst, groep: str = "") -> Weergave:
    """The same from an uitkomst in memory, from which the remarks that the leader keeps out are gone already."""
    beeld, condities = maak_beeld(uitkomst, vragenlijst), vragenlijst.condities
    stof = laad_gesprekstof(vragenlijst.slug, vragenlijst.versie)
    groepsbeeld = beeld.groepsbeeld
    gekozen = groepsbeeld.vind(groep)
    drie = drie_punten(beeld)
    punten = tuple(make_punt(onderwerp, beeld, stof) for onderwerp in drie)
    return Weergave(
        samenwerkingsverband=ronde.samenwerkingsverband.naam,
        ronde=ronde.titel,
        gesloten_op=ronde.gesloten_op,
        bovenregel=" · ".join(_data(ronde)),
        loper=Truncator(f"{ronde.samenwerkingsverband.naam} · {ronde.titel}").chars(LOPER),
        kop=_write_kop(beeld),
        respons=write_respons(beeld.n, beeld.genodigd),
        lage_respons=write_lage_respons() if beeld.kop.lage_respons else "",
        weinig=beeld.kop.weinig,
        weinig_uitleg=write_weinig(beeld.n, beeld.k) if beeld.kop.weinig else "",
        gesprek=_write_gesprek(ronde),
        k=beeld.k,
        n=beeld.n,
        antwoorden=vragenlijst.antwoorden,
        puntkoppen=PUNTEN,
        condities=tuple(make_conditie(beeld, regel, vragenlijst) for regel in beeld.condities),
        radar=draw_groepradar(gekozen, groepsbeeld.geheel, condities) if gekozen else draw_radar(beeld),
        radarregel=_("Schaal van 1 tot 5, %(inzendingen)s") % {"inzendingen": write_inzendingen(beeld.n)},
        puntentitel=title_punten(len(punten)),
        punten=punten,
        onderwerpen=tuple(make_punt(onderwerp, beeld, stof) for onderwerp in list_onderwerpen(beeld.onderwerpen)),
        onderwerpen_rest=count_rest(beeld.onderwerpen),
        volgorde=write_volgorde(beeld),
        lijsten=make_lijsten(beeld),
        verzoeken=_verzoeken(punten, beeld),
        wanneer=_wanneer(ronde),
        balans=tuple(make_balans(regel, beeld.k) for regel in beeld.balans),
        fase=make_keuze(
            beeld.fase, _("In welke fase zijn jullie?"), write_fase(beeld.fase.keuzes), beeld.k,
            eerst=write_eerst(beeld.fase.keuzes, beeld.te_snel.keuzes),
        ),
        te_snel=make_keuze(
            beeld.te_snel, _("Welke stap ging te snel?"), write_te_snel(beeld.te_snel.keuzes), beeld.k
        ),
        kies=make_keuze(beeld.kies, _("Waar jullie over willen praten"), write_kies(beeld.kies.keuzes), beeld.k),
        opmerkingen=tuple(_make_opmerkingen(beeld, vragenlijst, ronde)),
        weggelaten=write_weggelaten(count_weggelaten(ronde)),
        voorwoord=ronde.voorwoord.strip(),
        programma=write_programma(),
        verantwoording=write_verantwoording(ronde, vragenlijst, uitkomst),
        voetregel=write_voetregel(beeld.k),
        groepen=make_groepen(groepsbeeld, condities, beeld.k, stof, make_verschilpunt(beeld, stof, drie)),
        groepkeuze=make_groepkeuze(groepsbeeld, condities, gekozen, beeld.k),
        certificaat=make_certificaat(
            uitkomst, geheimhouding=Geheimhouding(ronde.geheimhouding), gesloten_op=ronde.gesloten_op
        ),
    )  # fmt: skip


def _write_kop(beeld: Beeld) -> str:
    condities = [regel.conditie for regel in beeld.condities]
    return write_kop(beeld.kop, {conditie.code: name_conditie(conditie.code, conditie.naam) for conditie in condities})


def _verzoeken(punten: Iterable[Punt], beeld: Beeld) -> tuple[str, ...]:
    verzoeken = tuple(dict.fromkeys(punt.verzoek for punt in punten))
    if verzoeken:
        return verzoeken
    if beeld.kop.verborgen:
        return (_("Vraag rond waarom mensen niet antwoordden, en spreek af hoe jullie het een volgende keer doen."),)
    return (_("Kies samen één conditie om over te praten, en spreek af wat jullie daar beter willen doen."),)


def _make_opmerkingen(beeld: Beeld, vragenlijst: Vragenlijst, ronde: Ronde) -> Iterable[Opmerkingen]:
    for regel in beeld.condities:
        conditie = regel.conditie
        weg = count_weggelaten(ronde, conditie.opmerking.code)
        yield make_opmerkingen(conditie.opmerking, conditie.naam, regel.opmerkingen, conditie.code, weg)
    slot = vragenlijst.slot
    yield make_opmerkingen(slot, _("Tot slot"), beeld.slot, weggelaten=count_weggelaten(ronde, slot.code))


def _data(ronde: Ronde) -> Iterable[str]:
    yield ronde.titel
    if ronde.gesloten_op:
        yield _("gesloten op %(datum)s") % {"datum": write_datum(ronde.gesloten_op)}
    if ronde.gesprek_op:
        yield _("gesprek op %(datum)s") % {"datum": write_datum(ronde.gesprek_op)}


def _write_gesprek(ronde: Ronde) -> str:
    """When the conversation is; empty when that isn't set."""
    if ronde.gesprek_op is None:
        return ""
    wanneer = ", ".join(filter(None, [write_datum(ronde.gesprek_op), ronde.gesprek_details.strip(" .")]))
    return _("Gesprek met alle partners: %(wanneer)s.") % {"wanneer": wanneer}


def _wanneer(ronde: Ronde) -> tuple[str, ...]:
    regels = [_write_gesprek(ronde) or _("Prik een datum voor het gesprek, het liefst binnen drie weken.")]
    if dag := date_of_uitkomst(ronde):
        zin = (
            _("Iedereen die was uitgenodigd, heeft dezelfde uitkomst sinds %(datum)s.")
            if ronde.vrijgegeven_op
            else _("Iedereen die was uitgenodigd, krijgt dezelfde uitkomst op %(datum)s.")
        )
        regels.append(zin % {"datum": write_datum(dag)})
    return tuple(regels)
