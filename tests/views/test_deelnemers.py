"""The room of the deelnemers, and bringing in a list through it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from partnerschappen.forms.deelnemers import XLSX
from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband
from partnerschappen.views.deelnemers import PER_BLAD
from tests.gegevens import maak_deelnemer, maak_organisatie
from tests.werkmappen import RIJEN, maak_werkmap

LIJST = "naam\te-mail\torganisatie\nAns Bos\tans@boog.example\tDe Boog\n"
LEEG = "Er staat nog niemand op de lijst"


def _pad(naam: str, *args: object) -> str:
    return reverse(naam, args=["rivierenrijk", *args])


@pytest.fixture
def leider(client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> Client:
    client.force_login(noor)
    return client


def _preview(leider: Client, **data: object) -> str:
    return leider.post(_pad("deelnemers-importeren"), data).content.decode()


def _confirm(leider: Client, lijst: str, soorten: dict[str, str]) -> str:
    pagina = _preview(leider, tekst=lijst)
    kenmerk = re.search(r'name="kenmerk" value="(\w+)"', pagina)
    assert kenmerk is not None
    data = {"tekst": lijst, "kenmerk": kenmerk[1], "organisatie": list(soorten), "soort": list(soorten.values())}
    return leider.post(_pad("deelnemers-toepassen"), data, follow=True).content.decode()


def test_empty_list_says_what_to_do(leider: Client, sjoerd: Gebruiker) -> None:
    tekst = leider.get(_pad("deelnemers")).content.decode()
    assert LEEG in tekst
    assert _pad("deelnemers-importeren") in tekst
    leider.force_login(sjoerd)
    tekst = leider.get(_pad("deelnemers")).content.decode()
    assert LEEG in tekst
    assert "inlezen" not in tekst


@pytest.mark.parametrize("aantal", [1, 3])
def test_queries_of_the_list_do_not_grow(
    leider: Client,
    rivierenrijk: Samenwerkingsverband,
    aantal: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for nummer in range(aantal):
        maak_deelnemer(maak_organisatie(rivierenrijk, f"School {nummer}"), nummer)
    with django_assert_num_queries(7):
        leider.get(_pad("deelnemers"))


def test_long_list_comes_in_pages_and_can_be_searched(leider: Client, rivierenrijk: Samenwerkingsverband) -> None:
    organisatie = maak_organisatie(rivierenrijk)
    for nummer in range(PER_BLAD + 1):
        maak_deelnemer(organisatie, nummer)
    tekst = leider.get(_pad("deelnemers")).content.decode()
    assert "Bladzijde 1 van 2" in tekst
    gezocht = leider.get(_pad("deelnemers"), {"zoek": "deelnemer57@"}).content.decode()
    assert gezocht.count("@partner.example") == 1


@pytest.mark.parametrize("vraag", [{"zoek": "x\0y"}, {"organisatie": "a"}, {"organisatie": "9" * 40}, {"blad": "x"}])
def test_odd_searches_find_a_page(leider: Client, vraag: dict[str, str]) -> None:
    assert leider.get(_pad("deelnemers"), vraag).status_code == 200


def test_one_deelnemer_is_added_changed_and_deleted(leider: Client, rivierenrijk: Samenwerkingsverband) -> None:
    assert leider.get(_pad("deelnemer-nieuw"))["Location"] == _pad("organisatie-nieuw")
    organisatie = maak_organisatie(rivierenrijk)
    wie = {"naam": "Ans", "email": "Ans@BOOG.example", "organisatie": organisatie.pk, "positie": "kernteam"}
    leider.post(_pad("deelnemer-nieuw"), wie)
    ans = rivierenrijk.deelnemers.get()
    assert ans.email == "Ans@boog.example"
    dubbel = leider.post(_pad("deelnemer-nieuw"), wie | {"email": "ans@boog.example"}).content.decode()
    assert "Dit e-mailadres staat al op de lijst." in dubbel
    leider.post(_pad("deelnemer", ans.pk), wie | {"naam": "Ans Bos"})
    ans.refresh_from_db()
    assert ans.naam == "Ans Bos"
    assert leider.get(_pad("deelnemer-weg", ans.pk)).status_code == 200
    leider.post(_pad("deelnemer-weg", ans.pk))
    assert not rivierenrijk.deelnemers.exists()


def test_organisatie_of_elsewhere_cannot_be_chosen(leider: Client, rivierenrijk: object, bram: Gebruiker) -> None:
    vreemd = maak_organisatie(Samenwerkingsverband.objects.get(slug="waterlanden"))
    maak_organisatie(Samenwerkingsverband.objects.get(slug="rivierenrijk"), "De Boog")
    wie = {"naam": "Ans", "email": "ans@boog.example", "organisatie": vreemd.pk, "positie": "kernteam"}
    assert leider.post(_pad("deelnemer-nieuw"), wie).status_code == 200
    assert not vreemd.deelnemers.exists()


def test_while_a_ronde_is_open_the_leader_is_told_of_its_invitations(
    leider: Client, open_ronde: Ronde, rivierenrijk: Samenwerkingsverband
) -> None:
    deelnemer = rivierenrijk.deelnemers.order_by("pk")[0]
    wie = {"naam": "Ans", "organisatie": deelnemer.organisatie_id, "positie": "kernteam"}
    nieuw = leider.post(_pad("deelnemer-nieuw"), wie | {"email": "ans@boog.example"}, follow=True)
    assert "Nog niet uitgenodigd voor de open ronde" in nieuw.content.decode()
    ander = leider.post(_pad("deelnemer", deelnemer.pk), wie | {"email": "anders@boog.example"}, follow=True)
    assert f"ging naar {deelnemer.email}" in ander.content.decode()
    weg = leider.post(_pad("deelnemer-weg", deelnemer.pk), follow=True)
    assert "is uitgenodigd voor de ronde die nu loopt" in weg.content.decode()


def test_pasted_list_is_shown_and_then_comes_in(leider: Client, rivierenrijk: Samenwerkingsverband) -> None:
    pagina = _preview(leider, tekst=LIJST)
    assert "Dit gaat er gebeuren" in pagina
    assert "Kies bij elke organisatie" in pagina
    assert not rivierenrijk.deelnemers.exists()
    assert "De lijst is ingelezen: 1 deelnemer erbij." in _confirm(leider, LIJST, {"De Boog": "po"})
    assert "Alles stond er al in" in _preview(leider, tekst=LIJST)


@pytest.mark.parametrize("codering", ["utf-8-sig", "cp1252", "utf-16"])
def test_uploaded_file_survives_from_preview_to_confirmation(
    leider: Client, rivierenrijk: Samenwerkingsverband, codering: str
) -> None:
    lijst = "naam;e-mail;organisatie;soort\r\nRené Ö;rene@boog.example;De Böög;vo\r\n"
    pagina = _preview(leider, bestand=SimpleUploadedFile("lijst.csv", lijst.encode(codering)))
    velden = dict(re.findall(r'name="(kenmerk)" value="(\w+)"', pagina))
    tekst = re.search(r'<textarea name="tekst" hidden>\n(.*?)</textarea>', pagina, re.DOTALL)
    assert tekst is not None
    leider.post(_pad("deelnemers-toepassen"), {**velden, "tekst": tekst[1]})
    assert rivierenrijk.deelnemers.get().naam == "René Ö"


def test_missing_kind_keeps_the_list_out_and_the_preview_stays(
    leider: Client, rivierenrijk: Samenwerkingsverband
) -> None:
    pagina = _confirm(leider, LIJST, {})
    assert "Kies bij elke nieuwe organisatie" in pagina
    assert 'name="kenmerk"' in pagina
    assert not rivierenrijk.deelnemers.exists()


def test_list_changed_meanwhile_is_shown_again(leider: Client, rivierenrijk: Samenwerkingsverband) -> None:
    data = {"tekst": LIJST, "kenmerk": "0" * 32, "organisatie": "De Boog", "soort": "po"}
    response = leider.post(_pad("deelnemers-toepassen"), data)
    assert response.status_code == 409
    assert "intussen veranderd" in response.content.decode()
    assert not rivierenrijk.deelnemers.exists()


def test_wrong_rows_are_named_in_words_and_cannot_be_confirmed(leider: Client) -> None:
    pagina = _preview(leider, tekst=f"{LIJST}Bo\tgeen-adres\tDe Boog\n")
    assert "‘geen-adres’ is geen e-mailadres." in pagina
    assert 'name="kenmerk"' not in pagina


@pytest.mark.parametrize(
    ("data", "zin"),
    [
        ({"tekst": "  \n "}, "Plak eerst de regels"),
        ({"tekst": "Ans\tBos\n"}, "kolom"),
        ({"tekst": LIJST, "bestand": SimpleUploadedFile("a.csv", LIJST.encode())}, "niet allebei"),
        ({"bestand": SimpleUploadedFile("a.xlsx", b"PK\x03\x04rest")}, "Dit Excel-bestand is niet te lezen"),
        ({"bestand": SimpleUploadedFile("a.csv", b"x" * 2_000_001)}, "te groot"),
        ({"tekst": "naam\te-mail\torganisatie\n" + "Ans\ta@b.example\tBoog\n" * 2001}, "meer dan 2000 regels"),
    ],
)
def test_what_is_no_list_is_refused_in_words(leider: Client, data: dict[str, object], zin: str) -> None:
    response = leider.post(_pad("deelnemers-importeren"), data)
    assert response.status_code == 422
    assert zin in response.content.decode()


@pytest.mark.parametrize("data", [{}, {"tekst": "x"}])
def test_confirmation_without_a_preview_goes_back_to_the_form(leider: Client, data: dict[str, str]) -> None:
    assert leider.post(_pad("deelnemers-toepassen"), data)["Location"] == _pad("deelnemers-importeren")


def test_unreadable_confirmation_goes_back_to_the_form(leider: Client) -> None:
    response = leider.post(_pad("deelnemers-toepassen"), {"tekst": "x", "kenmerk": "0" * 32})
    assert response["Location"] == _pad("deelnemers-importeren")


def test_new_people_are_offered_an_invitation_while_a_ronde_is_open(leider: Client, open_ronde: Ronde) -> None:
    pagina = _confirm(leider, LIJST, {"De Boog": "po"})
    assert "Nieuwe deelnemers uitnodigen" in pagina
    assert "Ans Bos" in pagina


def test_more_new_organisaties_than_a_form_holds_asks_for_a_column(leider: Client) -> None:
    lijst = "naam;e-mail;organisatie\n" + "".join(f"N{n};n{n}@x.example;School {n}\n" for n in range(160))
    pagina = _preview(leider, tekst=lijst)
    assert "te veel nieuwe organisaties" in pagina
    assert 'name="kenmerk"' not in pagina


@pytest.mark.parametrize(
    ("naam", "soort"),
    [("deelnemers-voorbeeld", "text/csv; charset=utf-8"), ("deelnemers-voorbeeld-xlsx", XLSX)],
)
def test_example_can_be_filled_in_and_read_back(leider: Client, naam: str, soort: str) -> None:
    response = leider.get(_pad(naam))
    assert response["Content-Type"] == soort
    leeg = " ".join(_preview(leider, bestand=SimpleUploadedFile("v.csv", response.content)).split())
    assert "Hier staat nog niemand van jullie in" in leeg
    assert "4 regels komen uit ons voorbeeldbestand. Die slaan we over." in leeg


def test_an_example_row_that_was_left_in_invites_nobody(leider: Client, rivierenrijk: Samenwerkingsverband) -> None:
    lijst = "naam;e-mail;organisatie;soort\nAns;ans@boog.example;De Boog;po\n"
    lijst += "Noor Bakker;Noor.Bakker@deregenboog.example;De Regenboog;po\n"
    pagina = _preview(leider, tekst=lijst)
    assert "1 regel komt uit ons voorbeeldbestand." in pagina
    kenmerk = re.search(r'name="kenmerk" value="(\w+)"', pagina)
    assert kenmerk is not None
    leider.post(_pad("deelnemers-toepassen"), {"tekst": lijst, "kenmerk": kenmerk[1]})
    assert [deelnemer.naam for deelnemer in rivierenrijk.deelnemers.all()] == ["Ans"]
    assert [organisatie.naam for organisatie in rivierenrijk.organisaties.all()] == ["De Boog"]


def test_an_unknown_kind_is_explained_once_however_many_rows_have_it(leider: Client) -> None:
    lijst = "naam;e-mail;organisatie;soort\n"
    lijst += "".join(f"Ans {n};ans{n}@boog.example;De Boog;toneelclub\n" for n in range(6))
    pagina = _preview(leider, tekst=lijst)
    assert "‘toneelclub’ in de kolom soort kennen we niet (6 regels)." in pagina
    assert pagina.count("Kies uit:") == 1
    assert pagina.count("De soort organisatie ‘toneelclub’ kennen we niet.") == 6


def test_workbook_is_read_whatever_its_name_and_the_preview_says_which_sheet(
    leider: Client, rivierenrijk: Samenwerkingsverband
) -> None:
    werkmap = maak_werkmap([["Lees mij"]], Mensen=RIJEN)
    pagina = _preview(leider, bestand=SimpleUploadedFile("lijst.csv", werkmap))
    assert "Gelezen: het blad ‘Mensen’." in " ".join(pagina.split())
    assert "Niet gelezen: Lijst." in " ".join(pagina.split())
    velden = dict(re.findall(r'name="(kenmerk)" value="(\w+)"', pagina))
    tekst = re.search(r'<textarea name="tekst" hidden>\n(.*?)</textarea>', pagina, re.DOTALL)
    assert tekst is not None
    leider.post(_pad("deelnemers-toepassen"), {**velden, "tekst": tekst[1]})
    assert [deelnemer.naam for deelnemer in rivierenrijk.deelnemers.all()] == ["Noor Bakker", "René Daniël"]
