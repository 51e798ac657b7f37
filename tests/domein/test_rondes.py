"""The acts on a ronde: made, prepared, opened once, moved, extended, closed early."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from partnerschappen.domein import rondes
from partnerschappen.domein.afsluiten import read_prijs
from partnerschappen.domein.te_weinig import ask_leaders
from partnerschappen.domein.voorbereiding import VOORBEREIDING, Stap, refuse_dates
from partnerschappen.domein.weigering import Geweigerd, RondeNietOpen
from partnerschappen.models import Bericht, Gebruiker, Ronde, RondeSleutel, Samenwerkingsverband, Stand, Uitnodiging
from tests.gegevens import maak_deelnemer, maak_organisatie, maak_ronde, open_ronde_met


def _prepared(dit: Samenwerkingsverband, aantal: int = 10, slug: str = "voorjaar") -> Ronde:
    """A concept in which every step was saved."""
    if not dit.organisaties.exists():
        organisatie = maak_organisatie(dit)
        for nummer in range(aantal):
            maak_deelnemer(organisatie, nummer)
    ronde = maak_ronde(dit, slug.title(), slug)
    ronde.voorbereid = list(VOORBEREIDING)
    ronde.save()
    return ronde


def _open(ronde: Ronde, gebruiker: Gebruiker) -> Ronde:
    rondes.open_ronde(ronde=ronde, gebruiker=gebruiker)
    ronde.refresh_from_db()
    return ronde


def _moved(ronde: Ronde, sluit_op: datetime, erna: int = 1) -> None:
    dag = (timezone.now() + timedelta(days=20)).date()
    uitkomst_op = timezone.localdate(sluit_op) + timedelta(days=erna)
    rondes.move_dates(ronde=ronde, sluit_op=sluit_op, gesprek_op=dag, gesprek_details="aula", uitkomst_op=uitkomst_op)


def test_title_makes_the_address_and_never_clashes(rivierenrijk: Samenwerkingsverband) -> None:
    titels = ["Voorjaar 2027", "voorjaar 2027!", "Nieuw", "…"]
    slugs = [rondes.make_ronde(samenwerkingsverband=rivierenrijk, titel=titel).slug for titel in titels]
    assert slugs == ["voorjaar-2027", "voorjaar-2027-2", "nieuw-2", "ronde"]


def test_saving_a_step_marks_it_in_the_order_of_the_path(rivierenrijk: Samenwerkingsverband) -> None:
    ronde = rondes.make_ronde(samenwerkingsverband=rivierenrijk, titel="Voorjaar")
    rondes.save_stap(ronde=ronde, stap=Stap.MAIL, mailtekst="Dag")
    rondes.save_stap(ronde=ronde, stap=Stap.VRAGENLIJST)
    rondes.save_stap(ronde=ronde, stap=Stap.MAIL, mailtekst="Hallo")
    ronde.refresh_from_db()
    assert (ronde.voorbereid, ronde.mailtekst) == (["vragenlijst", "mail"], "Hallo")


def test_opening_freezes_invites_everybody_and_mails_them_once(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    ronde = _prepared(rivierenrijk)
    Ronde.objects.update(versie=0)
    ronde = _open(ronde, noor)
    assert (ronde.status, ronde.versie) == ("open", 1)
    assert ronde.geopend_op is not None
    assert ronde.uitnodigingen.filter(bij_opening=True).count() == 10
    assert Bericht.objects.filter(soort="uitnodiging", afzender=noor).count() == 10


def test_opening_twice_is_opening_once(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = _open(_prepared(rivierenrijk), noor)
    geopend_op = ronde.geopend_op
    verouderd = Ronde.objects.get(pk=ronde.pk)
    verouderd.status = "concept"
    assert _open(verouderd, noor).geopend_op == geopend_op
    assert Uitnodiging.objects.count() == Bericht.objects.count() == 10


def test_nothing_can_be_prepared_once_open(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = _open(_prepared(rivierenrijk), noor)
    with pytest.raises(Geweigerd, match="al geopend"):
        rondes.save_stap(ronde=ronde, stap=Stap.VERTROUWELIJKHEID, geheimhouding="kleine_kring")
    with pytest.raises(Geweigerd, match="al geopend"):
        rondes.delete_concept(ronde=ronde)
    ronde.refresh_from_db()
    assert ronde.geheimhouding == "vertrouwelijk"


def test_concept_can_be_deleted(rivierenrijk: Samenwerkingsverband) -> None:
    rondes.delete_concept(ronde=maak_ronde(rivierenrijk))
    assert not Ronde.objects.exists()


def test_unprepared_ronde_does_not_open(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = rondes.make_ronde(samenwerkingsverband=rivierenrijk, titel="Voorjaar")
    with pytest.raises(Geweigerd, match="vragenlijst is nog niet gekozen"):
        rondes.open_ronde(ronde=ronde, gebruiker=noor)
    assert not RondeSleutel.objects.exists()


@pytest.mark.parametrize(("aantal", "opent"), [(4, False), (5, True)])
def test_fewer_than_k_deelnemers_do_not_open(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband, aantal: int, opent: bool
) -> None:
    ronde = _prepared(rivierenrijk, aantal)
    if not opent:
        with pytest.raises(Geweigerd, match="minstens 5 nodig"):
            rondes.open_ronde(ronde=ronde, gebruiker=noor)
        return
    assert _open(ronde, noor).status == "open"


def test_one_open_ronde_at_a_time_in_words_and_in_the_database(
    noor: Gebruiker, rivierenrijk: Samenwerkingsverband
) -> None:
    _open(_prepared(rivierenrijk), noor)
    tweede = _prepared(rivierenrijk, slug="najaar")
    with pytest.raises(Geweigerd, match="De ronde Voorjaar loopt nog"):
        rondes.open_ronde(ronde=tweede, gebruiker=noor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ronde.objects.filter(pk=tweede.pk).update(status="open", geopend_op=timezone.now())


def test_closed_ronde_does_not_open_again(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = _open(_prepared(rivierenrijk), noor)
    Ronde.objects.filter(pk=ronde.pk).update(status="gesloten", gesloten_op=timezone.now())
    with pytest.raises(Geweigerd, match="al gesloten"):
        rondes.open_ronde(ronde=ronde, gebruiker=noor)


def test_vanished_questionnaire_is_refused_in_words() -> None:
    with pytest.raises(Geweigerd, match="bestaat niet meer"):
        rondes.newest_vragenlijst("bestaat-niet")


def test_test_mail_goes_to_the_leader_each_time(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = maak_ronde(rivierenrijk)
    rondes.send_proef(ronde=ronde, gebruiker=noor)
    rondes.send_proef(ronde=ronde, gebruiker=noor)
    assert [(b.soort, b.gebruiker) for b in Bericht.objects.all()] == [("proef", noor)] * 2


def test_closing_can_be_moved_but_not_into_the_past(open_ronde: Ronde) -> None:
    later = timezone.now() + timedelta(days=14)
    _moved(open_ronde, later)
    open_ronde.refresh_from_db()
    assert (open_ronde.sluit_op, open_ronde.gesprek_details) == (later, "aula")
    with pytest.raises(Geweigerd, match="in het verleden"):
        _moved(open_ronde, timezone.now() - timedelta(minutes=1))
    with pytest.raises(Geweigerd, match="voordat de ronde sluit"):
        _moved(open_ronde, timezone.now() + timedelta(days=30), erna=-1)


def test_dates_of_a_closed_ronde_stay(open_ronde: Ronde) -> None:
    Ronde.objects.filter(pk=open_ronde.pk).update(status="gesloten", gesloten_op=timezone.now())
    with pytest.raises(RondeNietOpen):
        _moved(open_ronde, timezone.now() + timedelta(days=3))


def test_forgotten_deelnemer_is_invited_once_and_marked_as_later(noor: Gebruiker, open_ronde: Ronde) -> None:
    organisatie = open_ronde.samenwerkingsverband.organisaties.get()
    laat = maak_deelnemer(organisatie, 99)
    bekend = open_ronde.samenwerkingsverband.deelnemers.exclude(pk=laat.pk).first()
    assert bekend is not None
    for verwacht in (1, 0):
        ids = [laat.pk, bekend.pk]
        assert rondes.invite_forgotten(ronde=open_ronde, deelnemer_ids=ids, gebruiker=noor) == verwacht
    assert [u.bij_opening for u in Uitnodiging.objects.filter(deelnemer=laat)] == [False]
    assert Uitnodiging.objects.filter(deelnemer=bekend).count() == 1


def test_nobody_is_invited_past_the_closing_time(noor: Gebruiker, open_ronde: Ronde) -> None:
    laat = maak_deelnemer(open_ronde.samenwerkingsverband.organisaties.get(), 99)
    Ronde.objects.update(sluit_op=timezone.now())
    with pytest.raises(RondeNietOpen, match="sluitingstijd is voorbij"):
        rondes.invite_forgotten(ronde=open_ronde, deelnemer_ids=[laat.pk], gebruiker=noor)


def test_next_ronde_closes_thirty_days_after_the_last(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    vorige = maak_ronde(rivierenrijk, "Winter", "winter")
    gesloten_op = timezone.now() - timedelta(days=15)
    Ronde.objects.filter(pk=vorige.pk).update(status="gesloten", geopend_op=gesloten_op, gesloten_op=gesloten_op)
    ronde = _prepared(rivierenrijk)
    with pytest.raises(Geweigerd, match="minstens 30 dagen"):
        rondes.open_ronde(ronde=ronde, gebruiker=noor)
    sluit_op = gesloten_op + timedelta(days=30, minutes=1)
    Ronde.objects.filter(pk=ronde.pk).update(sluit_op=sluit_op, uitkomst_op=sluit_op.date() + timedelta(days=5))
    ronde = _open(ronde, noor)
    with pytest.raises(Geweigerd, match="minstens 30 dagen"):
        rondes.close_early(ronde=ronde)
    Ronde.objects.filter(pk=vorige.pk).update(gesloten_op=timezone.now() - timedelta(days=31))
    rondes.close_early(ronde=ronde)
    ronde.refresh_from_db()
    assert ronde.status == "vervallen"


def test_ronde_that_published_nothing_delays_no_next_one(rivierenrijk: Samenwerkingsverband) -> None:
    vorige = maak_ronde(rivierenrijk, "Winter", "winter")
    nu = timezone.now()
    Ronde.objects.filter(pk=vorige.pk).update(status="vervallen", geopend_op=nu, gesloten_op=nu)
    assert rondes.refuse_closing(_prepared(rivierenrijk)) == []


def test_ronde_that_was_never_opened_cannot_be_closed(rivierenrijk: Samenwerkingsverband) -> None:
    with pytest.raises(Geweigerd, match="nog niet geopend"):
        rondes.close_early(ronde=maak_ronde(rivierenrijk))


def test_price_of_closing_comes_from_the_daily_count_only(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = open_ronde_met(rivierenrijk, noor, 12)
    prijs = read_prijs(ronde)
    assert (prijs.ingestuurd, prijs.tot_uitkomst, prijs.tot_stellingen) == (None, 5, 10)
    Stand.objects.create(ronde=ronde, geteld_op=timezone.now(), ingestuurd=7)
    prijs = read_prijs(ronde)
    assert (prijs.ingestuurd, prijs.tot_uitkomst, prijs.tot_stellingen) == (7, 0, 3)


def test_price_is_final_once_counted_after_closing_time(noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> None:
    ronde = open_ronde_met(rivierenrijk, noor, 12)
    ronde.sluit_op = timezone.now() - timedelta(hours=1)
    Stand.objects.create(ronde=ronde, geteld_op=ronde.sluit_op - timedelta(hours=1), ingestuurd=7)
    prijs = read_prijs(ronde)
    assert (prijs.ingestuurd, prijs.is_definitief) == (7, False)
    ask_leaders(ronde, timezone.now())
    prijs = read_prijs(ronde)
    assert (prijs.ingestuurd, prijs.is_definitief) == (0, True)
    assert prijs.wacht_tot == ronde.sluit_op + timedelta(days=7)


def test_before_opening_the_day_is_still_free(rivierenrijk: Samenwerkingsverband) -> None:
    ronde = _prepared(rivierenrijk)
    assert ronde.sluit_op
    over_een_jaar = timezone.localdate() + timedelta(days=365)
    assert refuse_dates(ronde=ronde, sluit_op=ronde.sluit_op, uitkomst_op=over_een_jaar, nu=timezone.now()) == []
