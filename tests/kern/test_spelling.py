"""What the words in a list mean, in the spellings that people use."""

import pytest

from partnerschappen.kern.indeling import Positie, SoortOrganisatie
from partnerschappen.kern.spelling import Veld, lees_kop, lees_positie, lees_soort, sleutel


def test_case_accents_spaces_and_punctuation_make_no_difference() -> None:
    assert sleutel("  Coördinator-\u00a0(É.) ") == "coordinatore"


@pytest.mark.parametrize(
    ("kop", "veld"),
    [
        ("Naam", Veld.NAAM),
        ("E-mail", Veld.EMAIL),
        ("E-mail adres:", Veld.EMAIL),
        ("MAIL", Veld.EMAIL),
        ("e‑mailadres *", Veld.EMAIL),
        ("Voornaam", Veld.VOORNAAM),
        ("tussenvoegsel(s)", Veld.TUSSENVOEGSEL),
        ("School", Veld.ORGANISATIE),
        ("Organisation", Veld.ORGANISATIE),
        ("Rol (stuurgroep, kernteam of werkgroep)", Veld.POSITIE),
        ("Type organisatie", Veld.SOORT),
        ("Telefoon", None),
        ("", None),
    ],
)
def test_a_heading_is_known_by_its_usual_spellings(kop: str, veld: Veld | None) -> None:
    assert lees_kop(kop) is veld


@pytest.mark.parametrize(
    ("tekst", "positie"),
    [
        ("Stuurgroep", Positie.STUURGROEP),
        ("stuurgroeplid", Positie.STUURGROEP),
        ("lid van de stuurgroep", Positie.STUURGROEP),
        ("Bestuurder", Positie.STUURGROEP),
        ("Projectleider", Positie.KERNTEAM),
        ("projectgroep", Positie.KERNTEAM),
        ("werkgroep 2", Positie.WERKGROEP),
        ("Docenten", Positie.UITVOERING),
        ("docent Engels", Positie.UITVOERING),
        ("schoolopleider", Positie.UITVOERING),
        ("student", Positie.UITVOERING),
        ("docent, werkgroep toetsing", Positie.WERKGROEP),
        ("stuurgroep en werkgroep", None),
        ("docent en projectleider", None),
        ("directeur", None),
    ],
)
def test_a_positie_is_read_and_never_guessed(tekst: str, positie: Positie | None) -> None:
    assert lees_positie(tekst) is positie


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("PO", SoortOrganisatie.PO),
        ("Basisschool", SoortOrganisatie.PO),
        ("voortgezet onderwijs", SoortOrganisatie.VO),
        ("voortgezet speciaal onderwijs", SoortOrganisatie.SO),
        ("(v)so", SoortOrganisatie.SO),
        ("ROC", SoortOrganisatie.MBO),
        ("school bestuur", SoortOrganisatie.SCHOOLBESTUUR),
        ("pabo", SoortOrganisatie.HOGESCHOOL_UNIVERSITEIT),
        ("hogeschool of universiteit", SoortOrganisatie.HOGESCHOOL_UNIVERSITEIT),
        ("gemeente", SoortOrganisatie.GEMEENTE),
        ("bedrijf of branche", SoortOrganisatie.BEDRIJF_BRANCHE),
        ("kinderopvang of jeugdhulp", SoortOrganisatie.KINDEROPVANG_JEUGDHULP),
        ("anders", SoortOrganisatie.ANDERS),
        ("po/vo", None),
        ("school", None),
    ],
)
def test_a_kind_of_organisatie_is_read_and_never_guessed(tekst: str, soort: SoortOrganisatie | None) -> None:
    assert lees_soort(tekst) is soort


@pytest.mark.parametrize("code", [*Positie, *SoortOrganisatie])
def test_every_code_is_understood_in_its_own_spelling(code: Positie | SoortOrganisatie) -> None:
    lees = lees_positie if isinstance(code, Positie) else lees_soort
    assert lees(code.value) is code
