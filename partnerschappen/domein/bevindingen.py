"""What there is to say about a list of people and its rows, in words for the leader."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from partnerschappen.domein.ledenlijsten import Planregel, Wijziging
from partnerschappen.kern.indeling import SoortOrganisatie
from partnerschappen.kern.ledenlijst import Bevinding, Code, Ernst
from partnerschappen.kern.onleesbaar import OnleesbareLijst, Reden
from partnerschappen.models.samenwerkingsverband import NAMEN

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ZINNEN: Mapping[Code, "_StrPromise"] = {
    Code.NAAM_ONTBREEKT: gettext_lazy("De naam ontbreekt."),
    Code.NAAM_TE_LANG: gettext_lazy("De naam is te lang, hooguit 120 tekens."),
    Code.EMAIL_ONTBREEKT: gettext_lazy("Het e-mailadres ontbreekt."),
    Code.EMAIL_ONGELDIG: gettext_lazy("‘%(waarde)s’ is geen e-mailadres."),
    Code.EMAIL_TE_LANG: gettext_lazy("Het e-mailadres is te lang."),
    Code.MEER_ADRESSEN: gettext_lazy("Hier staan meer e-mailadressen: ‘%(waarde)s’. Zet er een in."),
    Code.ORGANISATIE_ONTBREEKT: gettext_lazy("De organisatie ontbreekt."),
    Code.ORGANISATIE_TE_LANG: gettext_lazy("De naam van de organisatie is te lang, hooguit 120 tekens."),
    Code.POSITIE_ONBEKEND: gettext_lazy(
        "De positie ‘%(waarde)s’ kennen we niet. Kies uit stuurgroep, kernteam, werkgroep of uitvoering."
    ),
    Code.SOORT_ONBEKEND: gettext_lazy("De soort organisatie ‘%(waarde)s’ kennen we niet."),
    Code.SOORT_VERSCHILT: gettext_lazy(
        "In regel %(regel)s staat dezelfde organisatie als ‘%(waarde)s’. Maak het overal gelijk."
    ),
    Code.FORMULE: gettext_lazy(
        "In een vakje staat een formule zonder uitkomst, of een fout van Excel: ‘%(waarde)s’. Typ de tekst zelf in."
    ),
    Code.NAAM_ZONDER_LETTERS: gettext_lazy("‘%(waarde)s’ is een getal of een datum, geen naam."),
    Code.STUURTEKEN: gettext_lazy(
        "In een vakje staat een regeleinde of een onzichtbaar teken: ‘%(waarde)s’. Haal het weg."
    ),
    Code.AANHALINGSTEKEN: gettext_lazy("Met de aanhalingstekens in deze regel klopt iets niet: ‘%(waarde)s’."),
    Code.TE_WEINIG_KOLOMMEN: gettext_lazy("In deze regel ontbreken vakjes."),
    Code.TE_VEEL_KOLOMMEN: gettext_lazy(
        "Deze regel heeft meer vakjes dan de koppen. Staat er een komma of puntkomma te veel?"
    ),
    Code.DUBBEL_ADRES: gettext_lazy("Het adres %(waarde)s staat ook in regel %(regel)s, met andere gegevens."),
    Code.DUBBEL: gettext_lazy("Staat ook in regel %(regel)s; we nemen deze persoon een keer mee."),
    Code.POSITIE_ONTBREEKT: gettext_lazy("Geen positie ingevuld."),
    Code.PLUS_ALIAS: gettext_lazy(
        "Lijkt hetzelfde postvak als %(waarde)s in regel %(regel)s. Is dit dezelfde persoon?"
    ),
    Code.PLUS_ADRES: gettext_lazy("Dit adres heeft een plusteken. Klopt dat?"),
    Code.GMAIL_PUNTEN: gettext_lazy(
        "Komt in hetzelfde postvak aan als %(waarde)s in regel %(regel)s. Is dit dezelfde persoon?"
    ),
    Code.ADRES_TWIJFEL: gettext_lazy("Klopt dit adres? Misschien is bedoeld: %(waarde)s."),
    Code.GEDEELD_ADRES: gettext_lazy(
        "Dit lijkt een gedeeld adres. Wie de mail leest, kan de persoonlijke link gebruiken."
    ),
    Code.ZELFDE_NAAM: gettext_lazy(
        "Dezelfde naam staat in regel %(regel)s met het adres %(waarde)s. Is dit dezelfde persoon?"
    ),
    Code.ORGANISATIE_LIJKT_OP: gettext_lazy(
        "De organisatie lijkt op ‘%(waarde)s’ in regel %(regel)s. Is dit dezelfde?"
    ),
    Code.ORGANISATIE_ZONDER_LETTERS: gettext_lazy(
        "Heet de organisatie echt ‘%(waarde)s’? Excel maakt van tekst soms een getal of een datum."
    ),
    Code.VREEMDE_TEKENS: gettext_lazy("In ‘%(waarde)s’ staan vreemde tekens. Sla het bestand op als CSV UTF-8."),
}

REDENEN: Mapping[Reden, "_StrPromise"] = {
    Reden.TE_GROOT: gettext_lazy(
        "De lijst is te groot: hooguit 2 MB, of 5 MB als Excel-bestand. Knip de lijst in delen."
    ),
    Reden.TE_VEEL_REGELS: gettext_lazy("De lijst heeft meer dan %(maximum)s regels. Knip de lijst in delen."),
    Reden.TE_VEEL_KOLOMMEN: gettext_lazy(
        "De lijst heeft %(aantal)s kolommen; hooguit %(maximum)s. Laat alleen de kolommen staan die nodig zijn."
    ),
    Reden.LEEG: gettext_lazy("Er staat niets in de lijst."),
    Reden.ALLEEN_KOPREGEL: gettext_lazy("Er staan alleen koppen in de lijst, en geen mensen."),
    Reden.EXCEL_ANDERS: gettext_lazy(
        "Dit is een ander soort Excel-bestand, zoals .xls of .xlsb. Kies in Excel: Opslaan als, Excel-werkmap (.xlsx)."
    ),
    Reden.EXCEL_WACHTWOORD: gettext_lazy(
        "Op dit Excel-bestand zit een wachtwoord. Haal het eraf, of kopieer de regels en plak ze hier."
    ),
    Reden.EXCEL_BESCHADIGD: gettext_lazy(
        "Dit Excel-bestand is niet te lezen. Open het in Excel, sla het opnieuw op als .xlsx, of plak de regels hier."
    ),
    Reden.EXCEL_TE_VEEL: gettext_lazy(
        "In dit Excel-bestand zit veel meer dan een lijst. Kopieer alleen de lijst naar een nieuw bestand, of plak de"
        " regels hier."
    ),
    Reden.EXCEL_VREEMD: gettext_lazy(
        "In dit Excel-bestand staat iets wat Excel zelf er niet in zet. Kopieer de lijst naar een nieuw bestand."
    ),
    Reden.EXCEL_LEEG: gettext_lazy("In dit Excel-bestand staat niets op een zichtbaar blad."),
    Reden.OPENDOCUMENT: gettext_lazy(
        "Dit is een bestand van LibreOffice of OpenOffice. Kies daar: Opslaan als, Excel 2007-365 (.xlsx)."
    ),
    Reden.ZIPBESTAND: gettext_lazy(
        "Dit is geen Excel-bestand, al lijkt het er misschien op. Kies een Excel- of CSV-bestand, of plak de regels."
    ),
    Reden.PDF: gettext_lazy(
        "Dit is een pdf. Kopieer de regels uit Excel en plak ze hier, of kies een Excel- of CSV-bestand."
    ),
    Reden.WEBPAGINA: gettext_lazy(
        "Dit is een webpagina, hoe het bestand ook heet. Open het in Excel en sla het op als Excel-werkmap (.xlsx)."
    ),
    Reden.GEEN_TEKST: gettext_lazy(
        "Dit bestand is geen lijst met tekst. Kies een Excel- of CSV-bestand, of plak de regels uit Excel."
    ),
    Reden.TEKENS_ONLEESBAAR: gettext_lazy("De tekens in dit bestand zijn niet te lezen. Sla het op als CSV UTF-8."),
    Reden.GEEN_EMAILKOLOM: gettext_lazy("We vinden geen kolom met e-mailadressen. Zet er ‘e-mail’ boven."),
    Reden.GEEN_NAAMKOLOM: gettext_lazy("We vinden geen kolom met namen. Zet er ‘naam’ boven."),
    Reden.GEEN_ORGANISATIEKOLOM: gettext_lazy("We vinden geen kolom met organisaties. Zet er ‘organisatie’ boven."),
    Reden.DUBBELE_KOLOM: gettext_lazy("Er zijn twee kolommen voor hetzelfde: %(kolommen)s. Laat er een staan."),
    Reden.KOPREGEL_ONBEKEND: gettext_lazy(
        "De koppen kennen we niet: %(kolommen)s. Gebruik naam, e-mail, organisatie en positie."
    ),
    Reden.KOLOMMEN_ONDUIDELIJK: gettext_lazy(
        "Het is niet duidelijk welke kolom wat is. Zet er koppen boven: naam, e-mail, organisatie, positie."
    ),
}


@dataclass(frozen=True)
class Zin:
    """A sentence about a row; `ernst` is None when it only tells what happens."""

    tekst: str
    ernst: Ernst | None = None


def tell_bevinding(bevinding: Bevinding) -> str:
    """What was found in a row, in a sentence."""
    waarde = bevinding.waarde
    if bevinding.code is Code.SOORT_VERSCHILT:
        waarde = name_of(waarde)
    invul = {"waarde": waarde, "regel": bevinding.verwijst_naar}
    return str(ZINNEN[bevinding.code]) % invul


def tell_onbekende_soort(waarde: str, aantal: int) -> str:
    """What the list has for a kind of organisatie in so many rows, in a sentence."""
    zin = ngettext(
        "‘%(waarde)s’ in de kolom soort kennen we niet (%(aantal)s regel).",
        "‘%(waarde)s’ in de kolom soort kennen we niet (%(aantal)s regels).",
        aantal,
    )
    return zin % {"waarde": waarde, "aantal": aantal}


def name_soorten() -> str:
    """All kinds of organisatie, to choose from in a sentence."""
    return ", ".join(name_of(soort) for soort in SoortOrganisatie)


def tell_reden(fout: OnleesbareLijst) -> str:
    """Why the whole list can't be read, in a sentence."""
    return str(REDENEN[fout.reden]) % {"kolommen": "", **fout.details}


def tell_regel(plan: Planregel) -> list[Zin]:
    """All there is to say about a row: what is wrong, what is doubtful, what changes; in that order."""
    zinnen = [_zin_bij(bevinding, plan) for bevinding in plan.regel.bevindingen]
    if plan.lijkt_op:
        wie = {"naam": plan.lijkt_op.naam, "email": plan.lijkt_op.email}
        zinnen.append(Zin(_("Lijkt op %(naam)s (%(email)s), die al op de lijst staat.") % wie, Ernst.LET_OP))
    zinnen.sort(key=lambda zin: zin.ernst is not Ernst.FOUT)
    return zinnen + [Zin(_tell_wijziging(wijziging)) for wijziging in plan.wijzigingen]


def name_of(code: str) -> str:
    """The Dutch name of a positie or a kind of organisatie; the code itself when there is none."""
    return str(NAMEN.get(code, code))


def _zin_bij(bevinding: Bevinding, plan: Planregel) -> Zin:
    tekst = tell_bevinding(bevinding)
    if bevinding.code is Code.POSITIE_ONTBREEKT and plan.positie:
        blijft = _("Geen positie ingevuld: dit blijft %(positie)s.")
        wordt = _("Geen positie ingevuld: dit wordt %(positie)s.")
        tekst = (blijft if plan.deelnemer else wordt) % {"positie": plan.positie}
    return Zin(tekst, bevinding.ernst)


def _tell_wijziging(wijziging: Wijziging) -> str:
    velden = {"naam": _("Naam"), "organisatie": _("Organisatie"), "positie": _("Positie")}
    veld = velden[wijziging.veld]
    return _("%(veld)s: was %(van)s, wordt %(naar)s.") % {"veld": veld, "van": wijziging.van, "naar": wijziging.naar}
