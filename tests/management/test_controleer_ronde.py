"""An operator checks afterwards that what was promised about a ronde was kept."""

import re
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partnerschappen.domein.controle import ZINNEN
from partnerschappen.domein.inzendingen import find_deelname, save_antwoorden, submit
from partnerschappen.domein.links import new_salt
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.uitnodigingen import invite, token_of
from partnerschappen.kern.controle import Regel
from partnerschappen.kern.uitkomst import Groep, als_json
from partnerschappen.models import (
    Gebruiker,
    Inzending,
    Ronde,
    RondeSleutel,
    Samenwerkingsverband,
    Uitkomst,
    Uitnodiging,
)
from tests.gegevens import maak_deelnemer, maak_organisatie, maak_ronde, open_ronde_met
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld, vijf_condities

pytestmark = pytest.mark.django_db

ADRES = "rivierenrijk/voorjaar-2026"
STUREN, DOEN = Groep("laag", "laag:sturen", 12, 14), Groep("laag", "laag:doen", 14, 24)


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    """Closed, with 26 answers of 38, and two lagen that are shown."""
    uitkomst = tel_voorbeeld()
    groepen = (*uitkomst.groepen, STUREN, DOEN)
    certificaat = replace(uitkomst.certificaat, groepen=groepen, kleinste_steun=7)
    uitkomst = replace(uitkomst, groepen=groepen, certificaat=certificaat, indelingen=("laag",))
    ronde = sluit_met(rivierenrijk, uitkomst)
    ronde.indelingen = ["laag"]
    ronde.save()
    nodig_uit(ronde, 14, "stuurgroep")
    nodig_uit(ronde, 24, "werkgroep")
    return ronde


def nodig_uit(ronde: Ronde, aantal: int, positie: str) -> None:
    """Invitations as they stay behind after closing."""
    Uitnodiging.objects.bulk_create(
        Uitnodiging(
            ronde=ronde, token_hash=f"{positie}{nummer}".encode(), naam="X", email="x@partner.example",
            organisatie="De Klimboom", soort_organisatie="po", positie=positie,
        )
        for nummer in range(aantal)
    )  # fmt: skip


def check(*woorden: str) -> str:
    uit = StringIO()
    call_command("controleer_ronde", *woorden, stdout=uit)
    return uit.getvalue()


def fails(*woorden: str) -> list[str]:
    """The lines of what doesn't hold; the command itself fails with them."""
    uit = StringIO()
    with pytest.raises(CommandError, match=r"klopt iets niet\.$"):
        call_command("controleer_ronde", *woorden, stdout=uit)
    return re.findall(r"- KLOPT NIET: (.*)", uit.getvalue())


def change(ronde: Ronde, **anders: object) -> None:
    Uitkomst.objects.filter(ronde=ronde).update(inhoud={**ronde.uitkomst.inhoud, **anders})


def test_a_ronde_as_closing_leaves_it_holds_and_shows_its_certificate(ronde: Ronde) -> None:
    uit = check(ADRES)
    assert "P(5) houdt: 7" in uit
    assert "* Laag · Sturen: 12 mensen" in uit
    assert "* Iedereen samen: 26 mensen" in uit
    assert uit.count("- klopt: ") == 13
    assert "KLOPT NIET" not in uit
    assert "na te gaan" not in uit


def test_a_ronde_that_was_really_held_and_closed_holds(rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> None:
    ronde = open_ronde_met(rivierenrijk, noor, 12)
    Ronde.objects.filter(pk=ronde.pk).update(indelingen=["soort_partner", "organisatie"])
    pabo = maak_organisatie(rivierenrijk, "Pabo Rivierenrijk", "hogeschool_universiteit")
    invite(
        ronde=ronde, deelnemers=[maak_deelnemer(pabo, nummer) for nummer in range(20, 28)], afzender=noor,
        bij_opening=True,
    )  # fmt: skip
    for uitnodiging in Uitnodiging.objects.filter(ronde=ronde).select_related("ronde__sleutel"):
        deelname = find_deelname(token_of(uitnodiging))
        ruw = {stelling.code: ["4"] for stelling in vijf_condities().stellingen}
        save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw=ruw)
        submit(deelname=deelname, kenmerk=deelname.kenmerk)
    close_ronde(ronde_id=ronde.pk)
    uit = check("rivierenrijk/voorjaar")
    assert "* Soort partner · Opleidingen: 8 mensen" in uit
    assert "* Organisatie · Pabo Rivierenrijk: 8 mensen" in uit
    assert uit.count("- klopt: ") == 13


def test_an_uitkomst_from_before_groups_holds(ronde: Ronde) -> None:
    inhoud = als_json(tel_voorbeeld())
    del inhoud["indelingen"], inhoud["verborgen"]
    Uitkomst.objects.filter(ronde=ronde).update(inhoud=inhoud)
    assert "KLOPT NIET" not in check(ADRES)


@pytest.mark.parametrize("spoor", ["sleutel", "inzending"])
def test_answers_or_a_key_left_behind_are_found(ronde: Ronde, spoor: str) -> None:
    if spoor == "sleutel":
        RondeSleutel.objects.create(ronde=ronde, salt=new_salt())
    else:
        Inzending.objects.create(ronde=ronde, locator=b"x" * 32)
    assert fails(ADRES) == [str(ZINNEN[Regel.SPOREN_WEG])]


def test_an_uitkomst_with_another_k_than_was_promised_is_found(ronde: Ronde) -> None:
    Ronde.objects.update(geheimhouding="kleine_kring")
    assert fails(ADRES) == [f"{ZINNEN[Regel.SOORT]} (k = 5)"]


def test_groups_of_an_indeling_that_was_not_chosen_are_found(ronde: Ronde) -> None:
    Ronde.objects.update(indelingen=["soort_partner"])
    assert fails(ADRES) == [f"{ZINNEN[Regel.SOORT]} (laag)"]


def test_a_group_that_was_under_k_at_opening_is_found(ronde: Ronde) -> None:
    laatkomers = Uitnodiging.objects.filter(positie="stuurgroep")[:10].values("pk")
    Uitnodiging.objects.filter(pk__in=list(laatkomers.values_list("pk", flat=True))).update(bij_opening=False)
    assert fails(ADRES) == [f"{ZINNEN[Regel.BIJ_OPENING]} (laag:sturen)"]


def test_a_replaced_invitation_is_not_a_second_person(ronde: Ronde) -> None:
    Uitnodiging.objects.filter(positie="stuurgroep").update(status=Uitnodiging.Status.VERVANGEN)
    assert fails(ADRES) == [f"{ZINNEN[Regel.BIJ_OPENING]} (laag:sturen)"]


def test_what_is_not_stored_any_more_is_said_to_be_so(ronde: Ronde) -> None:
    Uitnodiging.objects.all().delete()
    assert f"niet meer na te gaan: {ZINNEN[Regel.BIJ_OPENING]}" in check(ADRES)


def test_a_soort_partner_that_leaves_too_few_beside_its_organisatie_is_found(ronde: Ronde) -> None:
    groepen = [
        Groep("geheel", "geheel", 26, 38),
        Groep("soort_partner", "soort_partner:school", 26, 38),
        Groep("organisatie", "organisatie:1", 23, 35, naam="De Klimboom"),
        Groep("organisatie", "organisatie:rest", 3, 3, rest=True),
    ]
    Ronde.objects.update(indelingen=["soort_partner", "organisatie"])
    inhoud = als_json(replace(tel_voorbeeld(), groepen=tuple(groepen), indelingen=("soort_partner", "organisatie")))
    Uitkomst.objects.filter(ronde=ronde).update(inhoud=inhoud)
    assert f"{ZINNEN[Regel.AFTREKKEN]} (soort_partner:school)" in fails(ADRES)


def test_an_uitkomst_that_cannot_be_read_is_found(ronde: Ronde) -> None:
    change(ronde, vorm=99)
    assert fails(ADRES) == [f"{ZINNEN[Regel.LEESBAAR]} (onbekende vorm: 99)"]


def test_a_closed_ronde_without_any_uitkomst_is_found(ronde: Ronde) -> None:
    Uitkomst.objects.all().delete()
    assert fails(ADRES) == [f"{ZINNEN[Regel.LEESBAAR]} (er is er geen)"]


def test_a_ronde_that_closed_with_too_few_has_no_uitkomst(ronde: Ronde) -> None:
    Ronde.objects.update(status=Ronde.Status.VERVALLEN)
    assert fails(ADRES) == [str(ZINNEN[Regel.GEEN_UITKOMST])]
    Uitkomst.objects.all().delete()
    assert check(ADRES).count("- klopt: ") == 2


def test_an_open_ronde_promises_nothing_and_says_so(ronde: Ronde) -> None:
    Ronde.objects.update(geheimhouding="open", indelingen=["laag"])
    uitkomst = replace(tel_voorbeeld(), k=1, indelingen=("laag", "organisatie"))
    uitkomst = replace(uitkomst, certificaat=replace(uitkomst.certificaat, k=1, kleinste_steun=1))
    Uitkomst.objects.filter(ronde=ronde).update(inhoud=als_json(uitkomst))
    uit = check(ADRES)
    assert "Geen belofte van vertrouwelijkheid" in uit
    assert "P(" not in uit
    assert "KLOPT NIET" not in uit


def test_all_closed_rondes_are_checked_and_one_that_fails_fails_all(
    ronde: Ronde, rivierenrijk: Samenwerkingsverband
) -> None:
    maak_ronde(rivierenrijk, "Nog niet open", "nog-niet-open")
    assert check("--alles").count("rivierenrijk/") == 1
    change(ronde, k=4)
    assert fails("--alles")


def test_without_closed_rondes_there_is_nothing_to_check(rivierenrijk: Samenwerkingsverband) -> None:
    assert check("--alles") == "Er zijn nog geen gesloten rondes.\n"


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        ([], "Geef één ronde, of --alles."),
        ([ADRES, "--alles"], "Geef één ronde, of --alles."),
        (["rivierenrijk"], "schuine streep"),
        (["rivierenrijk/bestaat-niet"], "Er is geen ronde rivierenrijk/bestaat-niet."),
        (["rivierenrijk/voorjaar"], "Ronde rivierenrijk/voorjaar is nog niet gesloten."),
    ],
)
def test_a_wrong_question_gets_a_clear_answer(rivierenrijk: Samenwerkingsverband, woorden: list[str], zin: str) -> None:
    maak_ronde(rivierenrijk)
    with pytest.raises(CommandError, match=re.escape(zin)):
        check(*woorden)
