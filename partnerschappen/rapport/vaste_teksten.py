"""The texts that hardly depend on the figures: the programme of the meeting, how it was made, what is promised."""

from __future__ import annotations

from django.utils.translation import gettext as _

from partnerschappen.kern.uitkomst import Certificaat, Score, Uitkomst, vanaf_dubbel
from partnerschappen.kern.vragenlijst import Vragenlijst
from partnerschappen.models import Geheimhouding, Ronde, Samenwerkingsverband
from partnerschappen.rapport.groepszinnen import note_grof
from partnerschappen.rapport.weergave import Alinea, Programmastap
from partnerschappen.rapport.zinnen import write_datum, write_respons, write_telwoord


def write_programma() -> tuple[Programmastap, ...]:
    """A meeting of an hour and a half, in five parts."""
    return (
        Programmastap(
            _("10 minuten"), _("Lezen"), _("Lees ieder voor jezelf ‘In het kort’. Wat verrast je, en wat herken je?")
        ),
        Programmastap(
            _("15 minuten"),
            _("Wat goed gaat"),
            _("Begin bij het sterkste punt. Wat doen jullie waardoor dat zo is? Spreek af dat te blijven doen."),
        ),
        Programmastap(
            _("35 minuten"),
            _("Waar het schuurt"),
            _(
                "Kies één punt. Vertel elkaar in groepjes van vier, uit verschillende organisaties, een voorbeeld."
                " Zoek niet wie er gelijk heeft, maar wat jullie ieder zien."
            ),
        ),
        Programmastap(
            _("20 minuten"),
            _("Afspreken"),
            _("Kies hooguit drie dingen die jullie gaan doen. Zet bij elk een naam en een datum."),
        ),
        Programmastap(_("10 minuten"), _("Afronden"), _("Zeg ieder in één zin wat je er zelf aan gaat doen.")),
    )


def write_verantwoording(ronde: Ronde, vragenlijst: Vragenlijst, uitkomst: Uitkomst) -> tuple[Alinea, ...]:
    """How it was made, how to read it, what is kept confidential and what can't be."""
    groepen = (Alinea(_("Groepen"), _groups(uitkomst)),) if uitkomst.indelingen or len(uitkomst.groepen) > 1 else ()
    return (
        Alinea(_("Wie er meededen"), _who(ronde, uitkomst)),
        Alinea(_("Wat er is gevraagd"), _what(vragenlijst)),
        Alinea(_("Hoe een score ontstaat"), _how(weinig=uitkomst.n < vanaf_dubbel(uitkomst.k))),
        Alinea(_("Hoe je een score leest"), write_leeswijzer()),
        *groepen,
        Alinea(_("Vertrouwelijkheid"), _confidentiality(ronde, uitkomst.certificaat)),
        Alinea(_("Wat wij niet kunnen voorkomen"), _limits()),
        Alinea(_("Vragen"), _contact(ronde.samenwerkingsverband)),
    )


def write_leeswijzer() -> tuple[str, ...]:
    """How to read a score: bands, divided, and that neither is a norm."""
    return (
        _(
            "Vanaf 4,0 heet een score sterk, van 3,0 tot en met 3,9 gaat het redelijk, en onder 3,0 vraagt het"
            " aandacht. Dat zijn signalen voor het gesprek en geen normen: een score zegt niets over hoe goed jullie"
            " zijn vergeleken met anderen."
        ),
        _(
            "Een stelling heet verdeeld als minstens drie op de tien mensen het oneens zijn én minstens drie op de tien"
            " het eens zijn, met aan elke kant ten minste drie mensen. Een conditie heet verdeeld als dat bij twee of"
            " meer van haar stellingen zo is."
        ),
    )


def write_voetregel(k: int) -> str:
    """The line at the foot of every page of the report; an open ronde (k is 1) protects no group."""
    if k == 1:
        return _("Open ronde: scores per organisatie staan er altijd, ook van één persoon.")
    return _("Vertrouwelijk: elke score rust op de antwoorden van minstens %(k)d mensen.") % {"k": k}


def write_weinig(n: int, k: int) -> str:
    """What a round with fewer than 2k answers could not show, and what more answers would have given."""
    return _(
        "Er zijn %(n)d inzendingen. Daarom kunnen hier alleen scores van de condities staan. Vanaf %(dubbel)d"
        " inzendingen hadden jullie ook de antwoorden per stelling gezien (bij minstens %(k)d antwoorden), waar jullie"
        " verdeeld over zijn, de balans, de fase en de opmerkingen."
    ) % {"n": n, "dubbel": vanaf_dubbel(k), "k": k}


def _who(ronde: Ronde, uitkomst: Uitkomst) -> tuple[str, ...]:
    regels = [write_respons(uitkomst.n, uitkomst.genodigd)]
    if ronde.geopend_op and ronde.gesloten_op:
        data = {"open": write_datum(ronde.geopend_op), "dicht": write_datum(ronde.gesloten_op)}
        een_dag = data["open"] == data["dicht"]
        regels.append(
            _("De ronde was open op %(open)s.") % data
            if een_dag
            else _("De ronde was open van %(open)s tot en met %(dicht)s.") % data
        )
    regels.append(_("Wat iemand wel begon maar niet instuurde, telt niet mee."))
    return (" ".join(regels),)


def _what(vragenlijst: Vragenlijst) -> tuple[str, ...]:
    return (
        _(
            "De vragenlijst ‘%(naam)s’, versie %(versie)d: %(aantal)d stellingen over %(condities)s condities."
            " ‘Wij’ zijn alle partners samen, en het gaat over het half jaar ervoor. Het model van de condities is van"
            " Kaats en Opheij."
        )
        % {
            "naam": vragenlijst.naam,
            "versie": vragenlijst.versie,
            "aantal": len(list(vragenlijst.stellingen)),
            "condities": write_telwoord(len(vragenlijst.condities)),
        },
    )


def _how(*, weinig: bool) -> tuple[str, ...]:
    zo = _(
        "Elk antwoord is een punt van 1 (helemaal oneens) tot 5 (helemaal eens). De score van een conditie is het"
        " gemiddelde van haar stellingen, die allemaal even zwaar tellen. Je telt bij een conditie mee als je"
        " minstens de helft van haar stellingen een punt gaf. ‘Kan ik niet beoordelen’ telt nooit mee in een score."
    )
    if not weinig:
        return (zo,)
    return (
        zo,
        _(
            "Bij zo weinig inzendingen wordt een uiterste score iets naar het midden gehaald: anders zou een 1,0 of een"
            " 5,0 verraden wat iedereen antwoordde."
        ),
    )


def _groups(uitkomst: Uitkomst) -> tuple[str, ...]:
    apart = (
        _("Vooraf is gekozen welke groepen apart konden staan. In een open ronde staan ze er allemaal, hoe klein ook.")
        if uitkomst.k == 1
        else _(
            "Vooraf is gekozen welke groepen apart konden staan. Een groep staat er alleen als niemand daardoor uit de"
            " getallen is terug te rekenen. De anderen tellen mee in het geheel en staan samen als ‘Overig’."
        )
    )
    grof = any(isinstance(cel, Score) and cel.grof for cel in uitkomst.scores.values())
    return (f"{apart} {note_grof()}",) if grof else (apart,)


def _confidentiality(ronde: Ronde, certificaat: Certificaat) -> tuple[str, ...]:
    if not ronde.is_vertrouwelijk:
        return (
            _(
                "Dit was een open ronde. De scores per organisatie staan er altijd, ook als er één persoon meedeed."
                " Iedereen las dat voor de eerste vraag en kon ervan afzien. Bij het sluiten zijn alle losse antwoorden"
                " verwijderd."
            ),
        )
    soort = (
        _("Deze ronde was vertrouwelijk, in een kleine kring die dat vooraf wist.")
        if ronde.geheimhouding == Geheimhouding.KLEINE_KRING
        else _("Deze ronde was vertrouwelijk.")
    )
    k = certificaat.k
    grenzen = _(
        "Een score rust op minstens %(k)d mensen. Antwoorden per stelling, keuzes en opmerkingen staan er pas bij"
        " vanaf %(dubbel)d inzendingen, en een stelling of keuze alleen met minstens %(k)d antwoorden. Wie wat"
        " antwoordde, is nergens te zien, en bij het sluiten zijn alle losse antwoorden verwijderd."
    ) % {"k": k, "dubbel": vanaf_dubbel(k)}
    return (f"{soort} {grenzen}",)


def _limits() -> tuple[str, ...]:
    return (
        _(
            "Iemand kan herkenbaar zijn aan de eigen woorden. Als iedereen hetzelfde antwoordt, weet je ook"
            " wat ieder vond. Wie als enige iets anders vindt, kan daarvan worden verdacht. En wie uitnodigt,"
            " zou mensen kunnen uitnodigen die niet bestaan."
        ),
    )


def _contact(verband: Samenwerkingsverband) -> tuple[str, ...]:
    return (
        _(
            "Vragen over deze ronde kun je stellen aan %(naam)s, %(email)s."
            " Verantwoordelijk voor de gegevens is %(wie)s."
        )
        % {"naam": verband.contact_naam, "email": verband.contact_email, "wie": verband.verantwoordelijke},
    )
