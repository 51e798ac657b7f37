"""What changes an invitation: a wrong address put right, and what a person says, until the ronde closes."""

from collections.abc import Callable

import pytest

from partnerschappen.domein.inzendingen import OnbekendeLink, find_deelname, read_antwoorden
from partnerschappen.domein.uitnodigingen import (
    correct_email,
    decline,
    join_again,
    report_wrong_person,
    resume_reminders,
    stop_reminders,
    token_of,
)
from partnerschappen.domein.weigering import Geweigerd, RondeNietOpen
from partnerschappen.models import Bericht, Deelnemer, Gebruiker, Inzending, Ronde, Uitnodiging
from tests.domein.test_sluiting import antwoord

pytestmark = pytest.mark.django_db
GOED = "goed@partner.example"


@pytest.fixture
def onzeker(uitnodiging: Uitnodiging) -> Uitnodiging:
    """An invitation of which nobody knows whether it arrived, so that its link may have been used."""
    uitnodiging.berichten.update(status="onbekend")
    return uitnodiging


def test_a_corrected_address_is_a_new_invitation_and_what_the_old_link_answered_is_gone(
    noor: Gebruiker, onzeker: Uitnodiging
) -> None:
    oud = find_deelname(token_of(onzeker))
    antwoord(oud)
    correct_email(uitnodiging=onzeker, email=GOED, afzender=noor)
    with pytest.raises(OnbekendeLink):
        find_deelname(oud.token)
    assert not Inzending.objects.exists()
    nieuw = Uitnodiging.objects.get(email=GOED)
    assert (nieuw.deelnemer, nieuw.bij_opening) == (onzeker.deelnemer, True)
    assert read_antwoorden(find_deelname(token_of(nieuw))) == {}
    assert Bericht.objects.get(uitnodiging=nieuw).status == "wacht"
    assert nieuw.deelnemer is not None
    assert nieuw.deelnemer.email == GOED


def test_a_corrected_address_takes_the_name_of_now_and_the_groups_of_then(
    noor: Gebruiker, onzeker: Uitnodiging
) -> None:
    assert onzeker.deelnemer is not None
    Deelnemer.objects.filter(pk=onzeker.deelnemer.pk).update(naam="Nieuwe Naam", positie="stuurgroep")
    onzeker.refresh_from_db()
    toen = onzeker.positie
    assert toen != "stuurgroep"
    correct_email(uitnodiging=onzeker, email=GOED, afzender=noor)
    nieuw = Uitnodiging.objects.get(email=GOED)
    assert (nieuw.naam, nieuw.positie) == ("Nieuwe Naam", toen)


def test_an_address_of_somebody_else_on_the_list_changes_nothing(noor: Gebruiker, onzeker: Uitnodiging) -> None:
    ander = Deelnemer.objects.exclude(uitnodigingen=onzeker)[0]
    with pytest.raises(Geweigerd, match="staat al op de lijst"):
        correct_email(uitnodiging=onzeker, email=ander.email.upper(), afzender=noor)
    assert Uitnodiging.objects.filter(status="vervangen").count() == 0


def test_nobody_is_invited_again_who_left_the_list(noor: Gebruiker, onzeker: Uitnodiging) -> None:
    Uitnodiging.objects.filter(pk=onzeker.pk).update(deelnemer=None)
    onzeker.refresh_from_db()
    with pytest.raises(Geweigerd, match="niet meer op de lijst"):
        correct_email(uitnodiging=onzeker, email=GOED, afzender=noor)


@pytest.mark.parametrize("besluit", [decline, report_wrong_person, join_again, stop_reminders, resume_reminders])
def test_a_page_left_open_changes_no_invitation_after_closing(
    besluit: Callable[..., None], uitnodiging: Uitnodiging
) -> None:
    """Closing wiped who declined; nothing may write it again."""
    deelname = find_deelname(token_of(uitnodiging))
    eerst = Uitnodiging.objects.values().get(pk=uitnodiging.pk)
    Ronde.objects.update(status="gesloten")
    with pytest.raises(RondeNietOpen):
        besluit(deelname=deelname, kenmerk=deelname.kenmerk)
    assert Uitnodiging.objects.values().get(pk=uitnodiging.pk) == eerst
