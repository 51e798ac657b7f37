"""Before everybody gets the uitkomst: what the leader does, what the stuurgroep sees meanwhile, and the release."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from partnerschappen.domein.mails import build_mail
from partnerschappen.domein.opmerkingen import save_nagekeken
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.kern.werkdagen import add_werkdagen
from partnerschappen.models import Bericht, Gebruiker, Leeslink, Rapport, Ronde, Samenwerkingsverband
from partnerschappen.rapport.maken import hash_invoer, write_bron
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld

NAAKT = "Iets over <b>Karel</b>"


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    ronde = sluit_met(rivierenrijk, tel_voorbeeld())
    ronde.uitkomst.inhoud["opmerkingen"]["opmerking-ambitie"] = [NAAKT, "Goed zo."]
    ronde.uitkomst.save()
    nu = timezone.now()
    Ronde.objects.update(gesloten_op=nu, uitkomst_op=add_werkdagen(timezone.localdate(nu), 3))
    return Ronde.objects.get()


def browser(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def pad(ronde: Ronde, staart: str = "vrijgeven/") -> str:
    return f"/s/rivierenrijk/rondes/{ronde.slug}/{staart}"


def test_the_page_says_when_to_whom_and_shows_the_mail(ronde: Ronde, noor: Gebruiker) -> None:
    pagina = browser(noor).get(pad(ronde)).content.decode()
    assert "om 09.00 uur gaat de uitkomst vanzelf naar iedereen" in pagina
    assert "Er zijn 2 opmerkingen geschreven" in re.sub(r"Er zijn \d+ opm", "Er zijn 2 opm", pagina)
    assert "/r/…/" in pagina
    assert "Wat er uit de reflectieronde van Samen Opleiden Rivierenrijk komt" in pagina


def test_the_stuurgroep_reads_remarks_once_they_were_looked_through(
    ronde: Ronde, noor: Gebruiker, sjoerd: Gebruiker
) -> None:
    lezer, leider = browser(sjoerd), browser(noor)
    voor = lezer.get(pad(ronde, "resultaat/")).content.decode()
    assert "zodra de projectleider ze heeft nagekeken" in voor
    assert lezer.get(pad(ronde, "resultaat/opmerkingen/")).status_code == 404
    assert lezer.get(pad(ronde, "resultaat/opmerkingen/opmerking-ambitie/")).status_code == 302
    leider.post(pad(ronde, "vrijgeven/opmerkingen/"), {"weg": ["opmerking-ambitie:0"]})
    na = lezer.get(pad(ronde, "resultaat/opmerkingen/")).content.decode()
    assert "Goed zo." in na
    assert "Karel" not in na


def test_after_release_the_stuurgroep_still_waits_for_a_first_look_at_the_remarks(
    ronde: Ronde, noor: Gebruiker, sjoerd: Gebruiker
) -> None:
    """What respondents were promised holds also where the leader let the day of release pass."""
    lezer, leider = browser(sjoerd), browser(noor)
    leider.post(pad(ronde, "vrijgeven/nu/"), {"akkoord": "on"})
    assert "Karel" not in lezer.get(pad(ronde, "resultaat/")).content.decode()
    assert lezer.get(pad(ronde, "resultaat/opmerkingen/")).status_code == 404
    assert "Kijk de opmerkingen nog na" in leider.get(pad(ronde)).content.decode()
    leider.post(pad(ronde, "vrijgeven/opmerkingen/"), {"weg": ["opmerking-ambitie:0"]})
    na = lezer.get(pad(ronde, "resultaat/opmerkingen/")).content.decode()
    assert ("Goed zo." in na, "Karel" in na) == (True, False)
    assert Ronde.objects.get().uitkomst.inhoud["opmerkingen"]["opmerking-ambitie"] == ["", "Goed zo."]


def test_after_release_the_remarks_are_looked_through_once(ronde: Ronde, noor: Gebruiker) -> None:
    leider = browser(noor)
    leider.post(pad(ronde, "vrijgeven/nu/"), {"akkoord": "on"})
    leider.post(pad(ronde, "vrijgeven/opmerkingen/"), {})
    assert "Kijk de opmerkingen nog na" not in leider.get(pad(ronde)).content.decode()
    assert leider.get(pad(ronde, "vrijgeven/opmerkingen/"))["Location"] == pad(ronde)
    with pytest.raises(Geweigerd, match="verandert niet meer"):
        save_nagekeken(ronde=ronde, weggelaten={"opmerking-ambitie": [0]})


@pytest.mark.parametrize("eerst", [True, False])
def test_mail_of_the_release_has_the_report_and_says_when_it_is_without_remarks(
    ronde: Ronde, noor: Gebruiker, sjoerd: Gebruiker, eerst: bool
) -> None:
    leider = browser(noor)
    if eerst:
        leider.post(pad(ronde, "vrijgeven/opmerkingen/"), {})
    leider.post(pad(ronde, "vrijgeven/nu/"), {"akkoord": "on"})
    berichten = {bericht.gebruiker: build_mail(bericht) for bericht in Bericht.objects.filter(soort="vrijgegeven")}
    for gebruiker, zin in ((noor, "Kijk ze nu na:"), (sjoerd, "zodra de projectleider ze heeft nagekeken")):
        mail = berichten[gebruiker]
        for vorm in (mail.body, str(mail.alternatives[0][0])):
            assert pad(ronde, "rapport/") in vorm
            assert (zin in vorm) is not eerst


def test_the_report_has_remarks_from_the_first_look_on(ronde: Ronde, noor: Gebruiker, sjoerd: Gebruiker) -> None:
    """Everybody has it on the promised day; what may name a person waits."""
    voor, hash_voor = write_bron(ronde).html, hash_invoer(ronde)
    assert ("Goed zo." in voor, "Karel" in voor, "staan nog niet in dit rapport" in voor) == (False, False, True)
    browser(noor).post(pad(ronde, "vrijgeven/opmerkingen/"), {"weg": ["opmerking-ambitie:0"]})
    na = write_bron(Ronde.objects.get()).html
    assert ("Goed zo." in na, "Karel" in na, "staan nog niet in dit rapport" in na) == (True, False, False)
    assert hash_invoer(Ronde.objects.get()) != hash_voor


def test_a_report_from_before_a_remark_was_kept_out_is_not_given(ronde: Ronde, noor: Gebruiker) -> None:
    naam = default_storage.save("rapporten/oud.pdf", ContentFile(b"%PDF-Karel"))
    Rapport.objects.update(status="klaar", bestand=naam, invoer=hash_invoer(ronde))
    leider = browser(noor)
    oud = leider.get(pad(ronde, "rapport/"))
    assert b"".join(oud) == b"%PDF-Karel"
    leider.post(pad(ronde, "vrijgeven/opmerkingen/"), {"weg": ["opmerking-ambitie:0"]})
    assert leider.get(pad(ronde, "rapport/"))["Location"] == pad(ronde, "resultaat/")
    assert Rapport.objects.get().status == "wacht"


def test_looking_through_shows_all_as_text_and_can_be_done_again(ronde: Ronde, noor: Gebruiker) -> None:
    leider, waar = browser(noor), pad(ronde, "vrijgeven/opmerkingen/")
    assert "Iets over &lt;b&gt;Karel&lt;/b&gt;" in leider.get(waar).content.decode()
    leider.post(waar, {"weg": ["opmerking-ambitie:0", "opmerking-ambitie:1"]})
    leider.post(waar, {"weg": ["opmerking-ambitie:0"]})
    assert Ronde.objects.get().weggelaten == {"opmerking-ambitie": [0]}
    assert len(re.findall(r"\schecked", leider.get(waar).content.decode())) == 1


def test_what_is_kept_out_can_be_read_back_until_release(ronde: Ronde, noor: Gebruiker) -> None:
    leider = browser(noor)
    assert "Lees wat je weglaat" not in leider.get(pad(ronde)).content.decode()
    leider.post(pad(ronde, "vrijgeven/opmerkingen/"), {"weg": ["opmerking-ambitie:0"]})
    pagina = leider.get(pad(ronde)).content.decode()
    assert "Lees wat je weglaat" in pagina
    assert "Iets over &lt;b&gt;Karel&lt;/b&gt;" in pagina
    assert "Goed zo." not in pagina


@pytest.mark.parametrize("keuze", ["opmerking-ambitie:99", "opmerking-nergens:0", "x", "opmerking-ambitie:-1"])
def test_a_remark_that_is_not_there_is_refused_in_words(ronde: Ronde, noor: Gebruiker, keuze: str) -> None:
    pagina = browser(noor).post(pad(ronde, "vrijgeven/opmerkingen/"), {"weg": [keuze]}).content.decode()
    assert "Een van de opmerkingen bestaat niet." in pagina
    assert (Ronde.objects.get().weggelaten, Ronde.objects.get().nagekeken_op) == ({}, None)


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("Dank.\r\n\r\n\r\n\r\nTot dan.", "Dank.\n\nTot dan."),
        ("  \r\n ", ""),
        ("Bel\x0b me\x07", "Bel me"),
        ("a" * 1500, "a" * 1500),
    ],
)
def test_a_foreword_is_plain_text_with_paragraphs(ronde: Ronde, noor: Gebruiker, tekst: str, bewaard: str) -> None:
    browser(noor).post(pad(ronde, "vrijgeven/voorwoord/"), {"voorwoord": tekst})
    assert Ronde.objects.get().voorwoord == bewaard


@pytest.mark.parametrize(("tekst", "zin"), [("a" * 1501, "1500"), ("<script>x</script>", "gewone tekst")])
def test_a_foreword_that_is_too_long_or_has_codes_is_refused(
    ronde: Ronde, noor: Gebruiker, tekst: str, zin: str
) -> None:
    pagina = browser(noor).post(pad(ronde, "vrijgeven/voorwoord/"), {"voorwoord": tekst}).content.decode()
    assert zin in pagina
    assert Ronde.objects.get().voorwoord == ""


def test_releasing_asks_for_one_tick_and_then_freezes_everything(ronde: Ronde, noor: Gebruiker) -> None:
    leider = browser(noor)
    leider.post(pad(ronde, "vrijgeven/opmerkingen/"), {})
    assert "Zet eerst het vinkje" in leider.post(pad(ronde, "vrijgeven/nu/"), {}).content.decode()
    assert Ronde.objects.get().vrijgegeven_op is None
    leider.post(pad(ronde, "vrijgeven/nu/"), {"akkoord": "on"})
    assert Ronde.objects.get().vrijgegeven_op is not None
    assert Bericht.objects.filter(soort="vrijgegeven", gebruiker=noor).count() == 1
    for staart in ("voorwoord", "opmerkingen", "eerder", "nu"):
        assert leider.get(pad(ronde, f"vrijgeven/{staart}/"))["Location"] == pad(ronde)
    leider.post(pad(ronde, "vrijgeven/opmerkingen/"), {"weg": ["opmerking-ambitie:0"]})
    assert Ronde.objects.get().weggelaten == {}


def test_the_link_is_copied_withdrawn_and_made_anew(ronde: Ronde, noor: Gebruiker) -> None:
    leider = browser(noor)
    assert leider.post(pad(ronde, "vrijgeven/link/maken/")).status_code == 302
    assert Leeslink.objects.count() == 0
    leider.post(pad(ronde, "vrijgeven/nu/"), {"akkoord": "on"})
    (eerste,) = re.findall(r'value="[^"]*(/r/[a-z2-7]{32}/)"', leider.get(pad(ronde)).content.decode())
    assert Client().get(eerste).status_code == 200
    leider.post(pad(ronde, "vrijgeven/link/intrekken/"))
    assert "/r/" not in leider.get(pad(ronde)).content.decode()
    assert Client().get(eerste).status_code == 410
    leider.post(pad(ronde, "vrijgeven/link/maken/"))
    (tweede,) = re.findall(r'value="[^"]*(/r/[a-z2-7]{32}/)"', leider.get(pad(ronde)).content.decode())
    assert tweede != eerste
    assert Client().get(eerste).status_code == 410


def test_who_withdraws_the_link_reads_what_becomes_of_mails_under_way(ronde: Ronde, noor: Gebruiker) -> None:
    leider = browser(noor)
    leider.post(pad(ronde, "vrijgeven/nu/"), {"akkoord": "on"})
    uitnodiging = ronde.uitnodigingen.create(token_hash=b"x" * 32, naam="Kim", email="kim@partner.example")
    Bericht.objects.create(soort="uitkomst", sleutel="x", ronde=ronde, uitnodiging=uitnodiging)
    assert "Er is nog 1 mail onderweg." in leider.get(pad(ronde, "vrijgeven/link/intrekken/")).content.decode()
    leider.post(pad(ronde, "vrijgeven/link/intrekken/"))
    assert "gaan zonder link uit" in leider.get(pad(ronde)).content.decode()


def test_an_earlier_day_is_kept_and_a_later_one_refused(ronde: Ronde, noor: Gebruiker) -> None:
    leider, waar = browser(noor), pad(ronde, "vrijgeven/eerder/")
    later = add_werkdagen(timezone.localdate(), 9).isoformat()
    assert "Later kan niet." in leider.post(waar, {"dag": later}).content.decode()
    eerder = add_werkdagen(timezone.localdate(), 1)
    leider.post(waar, {"dag": eerder.isoformat()})
    assert Ronde.objects.get().uitkomst_op == eerder


def test_who_wants_it_today_reads_how_on_the_page_that_offers_an_earlier_day(ronde: Ronde, noor: Gebruiker) -> None:
    leider, waar = browser(noor), pad(ronde, "vrijgeven/eerder/")
    assert f'href="{pad(ronde, "vrijgeven/nu/")}"' in leider.get(waar).content.decode()
    Ronde.objects.update(uitkomst_op=add_werkdagen(timezone.localdate(), 20))
    nog_dicht = leider.post(waar, {"dag": timezone.localdate().isoformat()}).content.decode()
    assert "Boven het formulier staat hoe het vandaag nog kan." in nog_dicht
    assert "Kies dan eerst morgen." in nog_dicht
    assert "vrijgeven/nu/" not in nog_dicht


def test_an_earlier_day_in_the_weekend_is_kept_with_a_word_about_it(ronde: Ronde, noor: Gebruiker) -> None:
    Ronde.objects.update(uitkomst_op=add_werkdagen(timezone.localdate(), 20))
    morgen = timezone.localdate() + timedelta(days=1)
    zondag = morgen + timedelta(days=6 - morgen.weekday())
    leider, waar = browser(noor), pad(ronde, "vrijgeven/eerder/")
    assert "Dat is geen werkdag." in leider.post(waar, {"dag": zondag.isoformat()}, follow=True).content.decode()
    assert Ronde.objects.get().uitkomst_op == zondag


def test_before_its_day_the_uitkomst_is_closed_to_all_and_the_page_says_when(
    ronde: Ronde, noor: Gebruiker, sjoerd: Gebruiker
) -> None:
    Ronde.objects.update(uitkomst_op=add_werkdagen(timezone.localdate(), 20))
    for gebruiker in (noor, sjoerd):
        wie = browser(gebruiker)
        pagina = wie.get(pad(ronde, "resultaat/")).content.decode()
        assert "Je leest de uitkomst vanaf" in pagina
        assert "u-score" not in pagina
        for staart in ("resultaat/conditie/belangen/", "resultaat/opmerkingen/", "resultaat/uitkomst.csv", "rapport/"):
            assert wie.get(pad(ronde, staart))["Location"] == pad(ronde, "resultaat/"), staart
    assert "Je leest de uitkomst vanaf" in browser(noor).get(pad(ronde)).content.decode()


def test_queries_of_the_page_are_bounded(
    ronde: Ronde, noor: Gebruiker, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    leider = browser(noor)
    with django_assert_max_num_queries(11):
        leider.get(pad(ronde))
