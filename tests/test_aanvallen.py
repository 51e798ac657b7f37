"""The attacks that GEHEIMHOUDING section 6 names, one test each; other tests look at the same rules from nearby.

Elsewhere: those on groups in `test_aanvallen_groepen`, screen against PDF in `rapport.test_zelfde_cijfers`,
a stolen database in `domein.test_gestolen_database`, a token in logs in `test_maskering`.
"""

import json
import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from partnerschappen.domein import rondes
from partnerschappen.domein.afsluiten import read_prijs
from partnerschappen.domein.inzendingen import Deelname, save_antwoorden
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.stand import count_stand
from partnerschappen.domein.te_weinig import ask_leaders
from partnerschappen.domein.uitnodigingen import correct_email, decline, token_of
from partnerschappen.domein.verzending import send_waiting
from partnerschappen.domein.voorbereiding import refuse_dates
from partnerschappen.domein.weigering import Geweigerd, RondeNietOpen
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import GEHEEL, Verborgen, Verdeling, uit_json
from partnerschappen.models import Bericht, Gebruiker, Inzending, Rol, Ronde, Samenwerkingsverband, Stand, Uitnodiging
from partnerschappen.rapport.maken import make_rapport
from partnerschappen.taken.tik import tick
from reflectie.sessies import SessionStore
from tests.domein.test_sluiting import VRAGEN, antwoord, beantwoord, deelnames_van
from tests.gegevens import maak_deelnemer, maak_organisatie
from tests.invullen import bewaar, open_link, send_in
from tests.rapport.voorbeelden import vijf_condities

pytestmark = pytest.mark.django_db
RONDE = "/s/rivierenrijk/rondes/voorjaar/"
BLADEN = ("", "?groot=1", "conditie/ambitie/", "stelling/ambitie-1/", "groepen/", "geheel/", "opmerkingen/", "uitleg/")
RESTEN = ["resultaat/opmerkingen/opmerking-slot/", "rapport/", "rapport/stand/"]
UITKOMSTPADEN = [*(f"resultaat/{blad}" for blad in BLADEN), *RESTEN]


def als(gebruiker: Gebruiker) -> Client:
    client = Client()
    client.force_login(gebruiker)
    return client


def herlees(ronde: Ronde) -> Ronde:
    return Ronde.objects.select_related("samenwerkingsverband", "sleutel").get(pk=ronde.pk)


def inhoud_van(ronde: Ronde) -> dict[str, Any]:
    inhoud: dict[str, Any] = Ronde.objects.get(pk=ronde.pk).uitkomst.inhoud
    return inhoud


def test_subtraction_of_a_part_from_the_whole_has_no_part_to_subtract(open_ronde: Ronde) -> None:
    beantwoord(open_ronde, 12)
    close_ronde(ronde_id=open_ronde.pk)
    uitkomst = uit_json(inhoud_van(open_ronde))
    assert [groep.code for groep in uitkomst.groepen] == [GEHEEL]
    assert {groep for groep, _ in uitkomst.scores} == {GEHEEL}
    assert uitkomst.certificaat.kleinste_steun >= uitkomst.k


def test_two_viewers_together_know_what_one_knows(noor: Gebruiker, sjoerd: Gebruiker, open_ronde: Ronde) -> None:
    beantwoord(open_ronde, 12)
    close_ronde(ronde_id=open_ronde.pk)
    leider, stuurgroep = (als(wie).get(f"{RONDE}resultaat/") for wie in (noor, sjoerd))
    assert leider.context["inhoud"] == stuurgroep.context["inhoud"]
    assert leider.context["kop"] == stuurgroep.context["kop"]


@pytest.mark.parametrize("status", ["open", "sluit"])
@pytest.mark.parametrize("pad", UITKOMSTPADEN)
def test_results_asked_for_before_closing_on_every_format(
    noor: Gebruiker, open_ronde: Ronde, status: str, pad: str, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    client = als(noor)
    Ronde.objects.update(status=status)
    leeg = _lines(client, pad)
    Ronde.objects.update(status="open")
    for deelname in deelnames_van(herlees(open_ronde)):
        antwoord(deelname, opmerking="kraanvogelsteiger")
    Ronde.objects.update(status=status)
    client.post(f"{RONDE}rapport/maken/")
    make_rapport(open_ronde.pk)
    assert _lines(client, pad) == leeg
    assert not default_storage.exists("rapporten") or not default_storage.listdir("rapporten")[1]


def _lines(client: Client, pad: str) -> list[str]:
    tekst = client.get(f"{RONDE}{pad}", follow=True).content.decode()
    return [regel for regel in tekst.splitlines() if "csrfmiddlewaretoken" not in regel]


def test_an_added_deelnemer_and_a_watched_counter_tell_nothing_within_a_day(noor: Gebruiker, open_ronde: Ronde) -> None:
    deelnames = deelnames_van(open_ronde)
    count_stand(open_ronde, timezone.now(), ouder_dan=timezone.now())
    client = als(noor)
    voor = _lines(client, ""), _lines(client, "sluiten/")
    antwoord(deelnames[0])
    assert (_lines(client, ""), _lines(client, "sluiten/")) == voor


def test_a_closing_moved_back_and_forth_is_no_watched_counter(open_ronde: Ronde) -> None:
    deelnames, getallen = deelnames_van(open_ronde), []
    for deelname in deelnames[:3]:
        Ronde.objects.update(sluit_op=timezone.now() + timedelta(days=5))
        antwoord(deelname)
        Ronde.objects.update(sluit_op=timezone.now().replace(microsecond=0))
        dicht = herlees(open_ronde)
        ask_leaders(dicht, timezone.now())
        getallen.append(read_prijs(dicht).ingestuurd)
    assert getallen == [1, 1, 1]


def test_added_people_do_not_open_the_word_of_a_group_of_one(noor: Gebruiker, open_ronde: Ronde) -> None:
    klein = maak_organisatie(open_ronde.samenwerkingsverband, "De Eenling")
    extra = [maak_deelnemer(klein, nummer).pk for nummer in range(50, 56)]
    rondes.invite_forgotten(ronde=open_ronde, deelnemer_ids=extra, gebruiker=noor)
    count_stand(herlees(open_ronde), timezone.now(), ouder_dan=timezone.now())
    assert list(Stand.objects.get().organisaties) == ["De Klimboom"]


def test_added_people_do_not_move_the_word_of_their_organisatie(noor: Gebruiker, open_ronde: Ronde) -> None:
    beantwoord(open_ronde, 4)
    vast = open_ronde.samenwerkingsverband.organisaties.get()
    extra = [maak_deelnemer(vast, nummer).pk for nummer in range(50, 56)]
    rondes.invite_forgotten(ronde=open_ronde, deelnemer_ids=extra, gebruiker=noor)
    count_stand(herlees(open_ronde), timezone.now(), ouder_dan=timezone.now())
    assert Stand.objects.get().organisaties == {"De Klimboom": "helft"}


def test_a_corrected_address_past_closing_time_does_not_tell_whether_somebody_sent_in(
    noor: Gebruiker, open_ronde: Ronde
) -> None:
    beantwoord(open_ronde, 6)
    Ronde.objects.update(sluit_op=timezone.now())
    uitnodiging = Uitnodiging.objects.select_related("ronde__sleutel").order_by("naam")[0]
    uitnodiging.berichten.update(status="onbekend")
    with pytest.raises(RondeNietOpen, match="sluitingstijd is voorbij"):
        correct_email(uitnodiging=uitnodiging, email="nieuw@partner.example", afzender=noor)
    assert Inzending.objects.count() == 6


def test_a_delivered_invitation_keeps_its_address_so_that_no_count_tells_who_sent_in(
    noor: Gebruiker, open_ronde: Ronde
) -> None:
    beantwoord(open_ronde, 6)
    uitnodiging = Uitnodiging.objects.select_related("ronde__sleutel").order_by("naam")[0]
    uitnodiging.berichten.update(status="verzonden")
    with pytest.raises(Geweigerd, match="is bezorgd"):
        correct_email(uitnodiging=uitnodiging, email="nieuw@partner.example", afzender=noor)
    assert Inzending.objects.count() == 6


def test_who_declines_stays_among_the_doubtful_invitations(noor: Gebruiker, open_ronde: Ronde) -> None:
    deelname = deelnames_van(open_ronde)[0]
    deelname.uitnodiging.berichten.update(status="onbekend", fout="geen antwoord")
    client = als(noor)
    voor = _lines(client, "")
    decline(deelname=deelname, kenmerk=deelname.kenmerk)
    assert _lines(client, "") == voor


def test_declining_after_the_ronde_closed_leaves_no_trace(open_ronde: Ronde) -> None:
    laat = deelnames_van(open_ronde)[0]
    close_ronde(ronde_id=open_ronde.pk)
    with pytest.raises(RondeNietOpen):
        decline(deelname=laat, kenmerk=laat.kenmerk)
    assert set(Uitnodiging.objects.values_list("status", flat=True)) == {"geldig"}


def test_skipping_one_statement_leaves_the_number_of_people_and_hides_below_k() -> None:
    vol = dict.fromkeys(VRAGEN, "4")
    zonder = {vraag: waarde for vraag, waarde in vol.items() if vraag != "ambitie-1"}
    uitkomst = tel_ronde(vijf_condities(), [vol] * 4 + [zonder] * 6, genodigd=12, k=5)
    assert uitkomst.n == uitkomst.groepen[0].n == 10
    assert isinstance(uitkomst.verdelingen["ambitie-1"], Verborgen)
    assert isinstance(uitkomst.verdelingen["ambitie-2"], Verdeling)


def test_a_relabelled_respondent_keeps_the_groups_of_the_invitation(open_ronde: Ronde) -> None:
    organisatie = open_ronde.samenwerkingsverband.organisaties.get()
    nieuw = maak_organisatie(open_ronde.samenwerkingsverband, "Elders")
    deelnemer = organisatie.deelnemers.order_by("pk")[0]
    deelnemer.organisatie, deelnemer.positie = nieuw, "stuurgroep"
    deelnemer.save()
    uitnodiging = Uitnodiging.objects.get(deelnemer=deelnemer)
    assert (uitnodiging.organisatie, uitnodiging.positie) == ("De Klimboom", "uitvoering")


def test_a_group_of_one_gets_no_word_while_open(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    for nummer, naam in enumerate(["Groot"] * 6 + ["Eenling"]):
        organisatie = rivierenrijk.organisaties.filter(naam=naam).first() or maak_organisatie(rivierenrijk, naam)
        maak_deelnemer(organisatie, nummer)
    nu = timezone.now()
    ronde = rondes.make_ronde(samenwerkingsverband=rivierenrijk, titel="Voorjaar")
    velden = {"sluit_op": nu + timedelta(days=9), "gesprek_op": (nu + timedelta(days=12)).date()}
    stappen = ["vragenlijst", "deelnemers", "gesprek", "vertrouwelijkheid", "mail"]
    Ronde.objects.update(voorbereid=stappen, uitkomst_op=velden["gesprek_op"], **velden)
    rondes.open_ronde(ronde=ronde, gebruiker=noor)
    count_stand(herlees(ronde), nu, ouder_dan=nu)
    assert list(Stand.objects.get().organisaties) == ["Groot"]


def test_reopening_is_impossible_by_every_act(noor: Gebruiker, open_ronde: Ronde) -> None:
    beantwoord(open_ronde, 12)
    close_ronde(ronde_id=open_ronde.pk)
    voor = inhoud_van(open_ronde)
    client, dicht = als(noor), herlees_zonder_sleutel(open_ronde)
    with pytest.raises(Geweigerd):
        rondes.open_ronde(ronde=dicht, gebruiker=noor)
    for staart in ("openen/", "sluiten/", "datums/", "uitnodigen/", "herinneren/", "verwijderen/", "vragenlijst/"):
        client.post(RONDE + staart, {"akkoord": "on", "titel": "x", "vragenlijst": "vijf-condities"})
    tick(timezone.now(), lambda: True)
    assert (herlees_zonder_sleutel(open_ronde).status, inhoud_van(open_ronde)) == ("gesloten", voor)


def herlees_zonder_sleutel(ronde: Ronde) -> Ronde:
    return Ronde.objects.select_related("samenwerkingsverband").get(pk=ronde.pk)


def test_the_same_list_again_the_next_day_gives_no_second_uitkomst(noor: Gebruiker, open_ronde: Ronde) -> None:
    beantwoord(open_ronde, 12)
    close_ronde(ronde_id=open_ronde.pk)
    morgen = timezone.now() + timedelta(days=1)
    tweede = rondes.make_ronde(samenwerkingsverband=open_ronde.samenwerkingsverband, titel="Nog eens")
    zinnen = refuse_dates(ronde=tweede, sluit_op=morgen, uitkomst_op=None, nu=timezone.now())
    assert "minstens 30 dagen" in zinnen[0]


def test_linking_by_order_time_id_or_xmin_finds_one_table_written_per_answer(open_ronde: Ronde) -> None:
    deelname = deelnames_van(open_ronde)[0]
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        antwoord(deelname)
    geschreven = {
        woord.strip('"')
        for vraag in vragen.captured_queries
        if vraag["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
        for woord in vraag["sql"].split()
        if woord.startswith('"partnerschappen_') and "." not in woord
    }
    assert geschreven == {"partnerschappen_inzending", "partnerschappen_antwoord"}


def test_a_token_is_in_no_session_outbox_task_or_page(
    client: Client, noor: Gebruiker, open_ronde: Ronde, link: str
) -> None:
    token = link.split("/")[2]
    send_waiting()
    open_link(client, link)
    bewaar(client, "ambitie-1", "4")
    als(noor).get(RONDE)
    rijen: list[object] = [*Session.objects.values(), *Bericht.objects.values(), *DBTaskResult.objects.values()]
    assert any(token in str(bericht.body) for bericht in mail.outbox)
    assert token not in json.dumps(rijen, default=str)
    assert token not in als(noor).get(RONDE).content.decode()
    assert token not in client.get("/invullen/").content.decode()


def test_a_token_leaves_by_no_referer_and_its_cookie_by_no_script(client: Client, link: str) -> None:
    pagina = client.get(link)
    assert pagina.headers["Referrer-Policy"] == "strict-origin"
    koekje = client.post(link).cookies["uitnodiging"]
    assert koekje["httponly"]
    assert koekje["samesite"] == "Lax"
    assert koekje["max-age"] == ""
    assert client.post(link).headers["Location"] == "/invullen/"


def test_the_leader_who_is_also_a_respondent_sees_nothing_more(
    client: Client, noor: Gebruiker, open_ronde: Ronde, link: str
) -> None:
    open_link(client, link)
    bewaar(client, "ambitie-1", "4")
    send_in(client)
    client.force_login(noor)
    open_link(client, link)
    assert _lines(client, "") == _lines(als(noor), "")
    for deelname in deelnames_van(open_ronde)[1:4]:
        antwoord(deelname)
    close_ronde(ronde_id=open_ronde.pk)
    assert herlees_zonder_sleutel(open_ronde).status == "vervallen"


def test_the_number_of_a_person_that_no_database_can_hold_is_refused_in_words(
    noor: Gebruiker, open_ronde: Ronde
) -> None:
    for waarde in ("9" * 30, "-1", "a\0b", "９"):
        antwoord = als(noor).post(f"{RONDE}uitnodigen/", {"deelnemers": [waarde]})
        assert "intussen veranderd" in antwoord.content.decode()


def test_people_of_one_samenwerkingsverband_are_out_of_reach_of_another(
    noor: Gebruiker, bram: Gebruiker, open_ronde: Ronde
) -> None:
    uitnodiging = open_ronde.uitnodigingen.order_by("pk")[0]
    organisatie = open_ronde.samenwerkingsverband.organisaties.get()
    rol = Rol.objects.get(gebruiker=noor)
    client = als(bram)
    paden = [
        f"organisaties/{organisatie.pk}/",
        f"organisaties/{organisatie.pk}/verwijderen/",
        f"deelnemers/{uitnodiging.deelnemer_id}/",
        f"deelnemers/{uitnodiging.deelnemer_id}/verwijderen/",
        f"toegang/{rol.pk}/weghalen/",
        f"rondes/voorjaar/adres/{uitnodiging.pk}/",
    ]
    for pad in paden:
        for slug in ("waterlanden", "rivierenrijk"):
            assert client.get(f"/s/{slug}/{pad}").status_code == 404
            assert client.post(f"/s/{slug}/{pad}", {"naam": "x", "email": "x@y.example"}).status_code == 404
    assert not client.get(f"/s/waterlanden/deelnemers/?organisatie={organisatie.pk}").context["blad"].object_list


def test_a_postponed_closing_is_seen_by_a_tick_that_had_begun(
    open_ronde: Ronde, monkeypatch: pytest.MonkeyPatch
) -> None:
    Ronde.objects.update(sluit_op=timezone.now() - timedelta(days=8))

    def postpone(*_: object) -> None:
        Ronde.objects.update(sluit_op=timezone.now() + timedelta(days=3))

    monkeypatch.setattr("partnerschappen.taken.tik.queue_due", postpone)
    tick(timezone.now())
    assert Ronde.objects.get(pk=open_ronde.pk).status == "open"


def test_names_full_of_html_stay_text_on_every_page_and_mail(noor: Gebruiker, open_ronde: Ronde) -> None:
    kwaad = '"><img src=x onerror=alert(1)>\r\nBcc: dief@elders.example'
    Samenwerkingsverband.objects.update(naam=kwaad, doel=kwaad, contact_naam=kwaad, verantwoordelijke=kwaad)
    Gebruiker.objects.update(naam=kwaad)
    Uitnodiging.objects.update(naam=kwaad, organisatie=kwaad)
    Ronde.objects.update(titel=kwaad, gesprek_details=kwaad, mailtekst=kwaad)
    open_ronde.samenwerkingsverband.organisaties.update(naam=kwaad)
    open_ronde.samenwerkingsverband.deelnemers.update(naam=kwaad)
    send_waiting()
    assert len(mail.outbox) == 12
    for bericht in mail.outbox:
        rauw = bericht.message()
        assert rauw["Bcc"] is None
        assert "<img" not in str(getattr(bericht, "alternatives", [])[0][0])
    link = f"/u/{token_of(Uitnodiging.objects.select_related('ronde__sleutel')[0])}/"
    partner, leider = Client(), als(noor)
    bladen = [partner.get(link), open_link(partner, link), leider.get("/samenwerkingsverbanden/")]
    bladen += [leider.get(f"/s/rivierenrijk/{pad}") for pad in ("", "gegevens/", "deelnemers/", "rondes/")]
    bladen += [leider.get(RONDE + pad) for pad in ("", "datums/", "sluiten/", "uitnodigen/", "resultaat/")]
    for blad in bladen:
        assert blad.status_code == 200
        assert "<img src=x" not in blad.content.decode()


def test_an_answer_of_one_person_under_the_mark_of_another_is_refused(open_ronde: Ronde) -> None:
    een, ander = deelnames_van(open_ronde)[:2]
    with pytest.raises(Geweigerd, match="andere persoon"):
        save_antwoorden(deelname=Deelname(een.token, een.uitnodiging), kenmerk=ander.kenmerk, ruw={"ambitie-1": ["1"]})


@pytest.mark.parametrize("sleutel", ['"abcdefgh\\000ijkl"', "x" * 500, "é" * 10, "../../etc/passwd"])
def test_a_session_cookie_that_we_never_made_is_as_none(open_ronde: Ronde, sleutel: str) -> None:
    client = Client(headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}={sleutel}"})
    assert client.get("/samenwerkingsverbanden/").status_code == 302
    assert client.get("/").status_code == 200


def test_a_key_with_a_nul_byte_never_reaches_the_database() -> None:
    assert SessionStore("abcdefgh\0ijkl").session_key is None
    assert SessionStore("abcdefghijkl").session_key == "abcdefghijkl"


def test_asking_for_a_wrong_host_mails_nobody() -> None:
    with override_settings(ADMINS=[("beheer", "beheer@rivierenrijk.example")]):
        logging.getLogger("django.security.DisallowedHost").error("Invalid HTTP_HOST header")
        assert mail.outbox == []
        logging.getLogger("django.request").error("Internal Server Error")
        assert len(mail.outbox) == 1


def test_a_double_click_corrects_an_address_once(noor: Gebruiker, open_ronde: Ronde) -> None:
    uitnodiging = Uitnodiging.objects.select_related("ronde__sleutel", "deelnemer").order_by("naam")[0]
    uitnodiging.berichten.update(status="mislukt")
    for _ in range(2):
        correct_email(uitnodiging=uitnodiging, email="nieuw@partner.example", afzender=noor)
    assert Uitnodiging.objects.filter(email="nieuw@partner.example").count() == 1
