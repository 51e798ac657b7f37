"""The spellings that lists of people use, for column headings, posities and kinds of organisatie.

Only what a word means; where it stood, and what to say about a word that means nothing here, is `ledenlijst`'s.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from partnerschappen.kern.indeling import Positie, SoortOrganisatie

T = TypeVar("T")

# Sorting a long run of combining marks takes quadratic time, and no word of ours is longer than this.
LANGSTE_WOORD = 200


class Veld(StrEnum):
    """What a column can hold. A name comes whole, or in parts."""

    NAAM = "naam"
    VOORNAAM = "voornaam"
    TUSSENVOEGSEL = "tussenvoegsel"
    ACHTERNAAM = "achternaam"
    EMAIL = "email"
    ORGANISATIE = "organisatie"
    POSITIE = "positie"
    SOORT = "soort"


def sleutel(tekst: str) -> str:
    """What is left of `tekst` (at most 200 characters of it) without case, diacritics, spaces and punctuation."""
    vlak = unicodedata.normalize("NFKD", tekst[:LANGSTE_WOORD]).casefold()
    return "".join(teken for teken in vlak if teken.isalnum())


KOPPEN: Mapping[Veld, str] = {
    Veld.NAAM: "naam volledigenaam heelnaam naamdeelnemer deelnemer contactpersoon persoon medewerker lid "
    "name fullname displayname weergavenaam voorenachternaam voornaamenachternaam voornaamachternaam",
    Veld.VOORNAAM: "voornaam roepnaam voorletters voorletter initialen firstname givenname",
    Veld.TUSSENVOEGSEL: "tussenvoegsel tussenvoegsels tussenvoeging tussenv tv tsv voorvoegsel voorvoegsels infix "
    "middlename",
    Veld.ACHTERNAAM: "achternaam familienaam geslachtsnaam lastname surname familyname",
    Veld.EMAIL: "email emailadres emailadressen mail mailadres mailadressen epost epostadres emailaddress mailaddress "
    "emailwerk werkemail werkmail emailzakelijk zakelijkemail zakelijkeemail zakelijkemailadres primaryemail",
    Veld.ORGANISATIE: "organisatie naamorganisatie organisatienaam school schoolnaam naamschool instelling "
    "instellingsnaam naaminstelling bestuur schoolbestuur werkgever bedrijf partner partnerorganisatie "
    "organisation organization organisationname organizationname company institution employer",
    Veld.POSITIE: "positie positieinpartnerschap positieinsamenwerkingsverband rol functie groep gremium position "
    "role function group jobtitle",
    Veld.SOORT: "soort soortorganisatie soortinstelling soortpartner soortschool type typeorganisatie typeinstelling "
    "typepartner typeschool organisatiesoort organisatietype schoolsoort schooltype sector onderwijssector "
    "typeoforganisation typeoforganization organisationtype organizationtype kind",
}

# Two headings for one field are refused, unless one of them is the very word that we use ourselves.
EIGEN_WOORDEN = frozenset({"naam", "email", "emailadres", "organisatie", "positie", "soort", "soortorganisatie"})


GREMIA: Mapping[Positie, str] = {
    Positie.STUURGROEP: "stuurgroep regiegroep stuurteam",
    Positie.KERNTEAM: "kernteam kerngroep projectgroep projectteam programmateam coreteam",
    Positie.WERKGROEP: "werkgroep ontwikkelgroep ontwikkelteam expertgroep themagroep klankbordgroep workgroup",
    Positie.UITVOERING: "uitvoering uitvoerend delivery",
}
FUNCTIES: Mapping[Positie, str] = {
    Positie.STUURGROEP: "bestuurder bestuurslid bestuursvoorzitter steeringcommittee steeringgroup",
    Positie.KERNTEAM: "projectleider programmaleider projectmanager programmamanager projectcoordinator "
    "programmacoordinator projectsecretaris",
    Positie.WERKGROEP: "workinggroup taskforce",
    Positie.UITVOERING: "uitvoerder docent docente leraar leraren lerares leerkracht onderwijzer vakdocent "
    "onderwijsassistent opleider praktijkopleider schoolopleider instituutsopleider lerarenopleider "
    "werkplekopleider werkplekbegeleider praktijkbegeleider instructeur practoropleider student studente stagiair "
    "stagiaire zijinstromer zijinstromers teacher teachers student students",
}

SOORTEN: Mapping[SoortOrganisatie, str] = {
    SoortOrganisatie.PO: "po primair primaironderwijs basisonderwijs basisschool basisscholen primaryeducation "
    "primaryschool",
    SoortOrganisatie.VO: "vo voortgezet voortgezetonderwijs middelbareschool middelbaaronderwijs vmbo havo vwo "
    "vmbohavovwo havovwo lyceum gymnasium scholengemeenschap secondaryeducation secondaryschool",
    SoortOrganisatie.SO: "so vso sovso sbo speciaal speciaalonderwijs voortgezetspeciaalonderwijs gespecialiseerd "
    "gespecialiseerdonderwijs speciaalbasisonderwijs speciaalvoortgezetonderwijs",
    SoortOrganisatie.MBO: "mbo roc vakschool beroepsonderwijs middelbaarberoepsonderwijs mboinstelling mboschool",
    SoortOrganisatie.SCHOOLBESTUUR: "schoolbestuur schoolbesturen bestuur onderwijsbestuur onderwijsstichting "
    "scholenstichting scholengroep schoolboard",
    SoortOrganisatie.HOGESCHOOL_UNIVERSITEIT: "hogeschool hogescholen universiteit universiteiten hbo wo hbowo "
    "pabo ulo lerarenopleiding lerarenopleidingen opleiding opleidingsinstituut hogeronderwijs "
    "hogerberoepsonderwijs wetenschappelijkonderwijs university",
    SoortOrganisatie.GEMEENTE: "gemeente gemeenten gemeentes municipality",
    SoortOrganisatie.BEDRIJF_BRANCHE: "bedrijf bedrijven bedrijfsleven branche brancheorganisatie branchevereniging "
    "werkgever werkgevers onderneming company",
    SoortOrganisatie.KINDEROPVANG_JEUGDHULP: "kinderopvang kinderdagverblijf kdv bso peuteropvang jeugdhulp "
    "jeugdzorg jeugdhulpverlening childcare",
    SoortOrganisatie.ANDERS: "anders overig overige other",
}

NIETS = frozenset({"", "nvt", "onbekend", "geen"})


def _per_woord(woorden: Mapping[T, str], uitgangen: Iterable[str] = ("",)) -> dict[str, T]:
    return {w + uitgang: code for code, lijst in woorden.items() for w in lijst.split() for uitgang in uitgangen}


_KOPPEN = _per_woord(KOPPEN)
_GREMIA = _per_woord(GREMIA, ("", "lid", "leden", "en", "s"))
_FUNCTIES = _per_woord(FUNCTIES, ("", "s", "en"))
_SOORTEN = _per_woord(SOORTEN)


def _per_los_woord(tekst: str, tabel: Mapping[str, T]) -> set[T]:
    woorden = (sleutel(woord) for woord in re.split(r"[\W_]+", tekst[:LANGSTE_WOORD]))
    return {tabel[woord] for woord in woorden if woord in tabel}


def lees_kop(tekst: str) -> Veld | None:
    """The field that a column heading names, also when an explanation follows in brackets or after a colon."""
    return _KOPPEN.get(sleutel(tekst)) or _KOPPEN.get(sleutel(re.split(r"[(:\[]", tekst, maxsplit=1)[0]))


def is_leeg(tekst: str) -> bool:
    """Whether a cell holds nothing, or only says that there is nothing ('n.v.t.', '-')."""
    return sleutel(tekst) in NIETS


@lru_cache(maxsize=1024)
def lees_positie(tekst: str, *, heel: bool = False) -> Positie | None:
    """The positie that `tekst` names; with `heel` only when the text says nothing else.

    A seat outweighs a job ('docent, werkgroep' sits in the werkgroep); two seats or two jobs decide nothing.
    """
    woord = sleutel(tekst)
    exact = _GREMIA.get(woord) or _FUNCTIES.get(woord)
    if exact or heel:
        return exact
    for tabel in (_GREMIA, _FUNCTIES):
        gevonden = _per_los_woord(tekst, tabel)
        if gevonden:
            return gevonden.pop() if len(gevonden) == 1 else None
    return None


@lru_cache(maxsize=1024)
def lees_soort(tekst: str, *, heel: bool = False) -> SoortOrganisatie | None:
    """The kind of organisatie that `tekst` names; with `heel` only when the text says nothing else."""
    exact = _SOORTEN.get(sleutel(tekst))
    if exact or heel:
        return exact
    gevonden = _per_los_woord(tekst, _SOORTEN)
    return gevonden.pop() if len(gevonden) == 1 else None
