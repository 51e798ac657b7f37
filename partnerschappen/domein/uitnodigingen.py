"""Inviting people to an opened ronde, and what they may say about the invitation itself."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from partnerschappen.domein.berichten import GEWEIGERD, queue_berichten
from partnerschappen.domein.inzendingen import Deelname, delete_inzending, hold_open
from partnerschappen.domein.links import derive_locator, derive_token, hash_token
from partnerschappen.domein.weigering import Geweigerd, RondeNietOpen
from partnerschappen.models import Bericht, Deelnemer, Gebruiker, Ronde, Uitnodiging

TELT_NIET = [Uitnodiging.Status.VERVANGEN, Uitnodiging.Status.NIET_JUIST]


def invite(*, ronde: Ronde, deelnemers: Iterable[Deelnemer], afzender: Gebruiker, bij_opening: bool) -> None:
    """Make the uitnodigingen, with their groups frozen, and put their mails in the outbox.

    To be called inside the transaction of its cause. Raises RondeNietOpen when the ronde has no salt.
    """
    salt = read_salt(ronde)
    _send([_make_uitnodiging(ronde, deelnemer, salt, bij_opening=bij_opening) for deelnemer in deelnemers], afzender)


def correct_email(*, uitnodiging: Uitnodiging, email: str, afzender: Gebruiker) -> None:
    """Replace an uitnodiging whose address was wrong by a new one; the old link works no more.

    Only one that did not arrive, or not with the right person, and not past the closing time: an answer that goes
    with the old link would show in the count, and so tell who had answered.
    Raises RondeNietOpen, or Geweigerd when it arrived or the address belongs to somebody else on the list.
    """
    ronde, deelnemer = uitnodiging.ronde, uitnodiging.deelnemer
    if deelnemer is None:
        raise Geweigerd(_("Deze persoon staat niet meer op de lijst."))
    if not is_correctable(uitnodiging):
        raise Geweigerd(_("Deze uitnodiging is bezorgd. Het adres verandert pas bij de volgende ronde."))
    with transaction.atomic():
        if not hold_open(ronde.pk):
            raise RondeNietOpen(_("De sluitingstijd is voorbij. Zet eerst de datum van sluiten later."))
        if _list_has(deelnemer, email):
            raise Geweigerd(_("Dit e-mailadres staat al op de lijst."))
        token = token_of(uitnodiging)
        deze = Uitnodiging.objects.filter(pk=uitnodiging.pk).exclude(status=Uitnodiging.Status.VERVANGEN)
        if not deze.update(status=Uitnodiging.Status.VERVANGEN):
            return  # a second click
        deelnemer.email = email
        deelnemer.save(update_fields=["email"])
        delete_inzending(derive_locator(token))
        _invite_instead(uitnodiging, email, afzender)


def is_correctable(uitnodiging: Uitnodiging) -> bool:
    """Whether its mail failed or is doubtful, or somebody said not to be the right person."""
    if uitnodiging.status == Uitnodiging.Status.NIET_JUIST:
        return True
    niet_bezorgd = GEWEIGERD | Q(status=Bericht.Status.ONBEKEND)
    return uitnodiging.berichten.filter(niet_bezorgd, soort=Bericht.Soort.UITNODIGING).exists()


def counted_uitnodigingen(ronde: Ronde) -> list[Uitnodiging]:
    """Whose answers count at closing: not a replaced link, nor one of somebody who is not the right person."""
    uitnodigingen = list(Uitnodiging.objects.filter(ronde=ronde).exclude(status__in=TELT_NIET))
    for uitnodiging in uitnodigingen:
        uitnodiging.ronde = ronde  # with its salt: a token per uitnodiging, without a query each
    return uitnodigingen


def list_reachable(ronde: Ronde) -> list[Uitnodiging]:
    """Everybody who was invited, whether they answered or declined; not the wrong person, nor whose mail came back."""
    kwam_terug = Bericht.objects.filter(GEWEIGERD, ronde=ronde, soort=Bericht.Soort.UITNODIGING).values("uitnodiging")
    return list(Uitnodiging.objects.filter(ronde=ronde).exclude(status__in=TELT_NIET).exclude(pk__in=kwam_terug))


def count_invited(ronde: Ronde) -> int:
    """How many people were invited, replaced invitations left out."""
    return Uitnodiging.objects.filter(ronde=ronde).exclude(status=Uitnodiging.Status.VERVANGEN).count()


def read_salt(ronde: Ronde) -> bytes:
    """The ronde's salt. Raises RondeNietOpen when there is none: not opened yet, or closed."""
    sleutel = getattr(ronde, "sleutel", None)
    if sleutel is None:
        raise RondeNietOpen(_("Deze ronde is niet open."))
    return bytes(sleutel.salt)


def token_of(uitnodiging: Uitnodiging) -> str:
    """Derive the token again, to mail it or to find the inzending. Raises RondeNietOpen after closing."""
    return derive_token(salt=read_salt(uitnodiging.ronde), uitnodiging_id=uitnodiging.pk)


def stop_reminders(*, deelname: Deelname, kenmerk: str) -> None:
    """Send this person no more reminders. Raises AnderePersoon or RondeNietOpen."""
    _change(deelname, kenmerk, herinneren=False)


def resume_reminders(*, deelname: Deelname, kenmerk: str) -> None:
    """Send this person reminders again. Raises AnderePersoon or RondeNietOpen."""
    _change(deelname, kenmerk, herinneren=True)


def decline(*, deelname: Deelname, kenmerk: str) -> None:
    """'Ik doe niet mee': no reminders, and what was answered is deleted. Nobody is told."""
    with transaction.atomic():
        _change(deelname, kenmerk, status=Uitnodiging.Status.DOET_NIET_MEE)
        delete_inzending(deelname.locator)


def report_wrong_person(*, deelname: Deelname, kenmerk: str) -> None:
    """'Ik ben niet de juiste persoon': the leader is shown this; what was answered is deleted."""
    with transaction.atomic():
        _change(deelname, kenmerk, status=Uitnodiging.Status.NIET_JUIST)
        delete_inzending(deelname.locator)


def join_again(*, deelname: Deelname, kenmerk: str) -> None:
    """Come back from declining or from 'niet de juiste persoon'."""
    _change(deelname, kenmerk, status=Uitnodiging.Status.GELDIG)


def _change(deelname: Deelname, kenmerk: str, **velden: object) -> None:
    deelname.check_kenmerk(kenmerk)
    with transaction.atomic():
        if not hold_open(deelname.ronde.pk):
            raise RondeNietOpen(_("Deze ronde is gesloten."))
        Uitnodiging.objects.filter(pk=deelname.uitnodiging.pk).update(**velden)


def _send(uitnodigingen: list[Uitnodiging], afzender: Gebruiker) -> None:
    Uitnodiging.objects.bulk_create(uitnodigingen)
    queue_berichten([_uitnodigingsbericht(uitnodiging, afzender) for uitnodiging in uitnodigingen])


def _invite_instead(vervangen: Uitnodiging, email: str, afzender: Gebruiker) -> None:
    """A new link for the same person, in the groups that were frozen: others read their sizes."""
    pk = uuid.uuid4()
    token = derive_token(salt=read_salt(vervangen.ronde), uitnodiging_id=pk)
    velden = ("ronde", "deelnemer", "organisatie", "soort_organisatie", "positie", "bij_opening")
    zelfde = {veld: getattr(vervangen, veld) for veld in velden}
    # The name may have changed: after 'niet de juiste persoon' somebody else may sit in this seat.
    naam = vervangen.deelnemer.naam if vervangen.deelnemer else vervangen.naam
    _send([Uitnodiging(id=pk, token_hash=hash_token(token), naam=naam, email=email, **zelfde)], afzender)


def _make_uitnodiging(ronde: Ronde, deelnemer: Deelnemer, salt: bytes, *, bij_opening: bool) -> Uitnodiging:
    pk = uuid.uuid4()
    return Uitnodiging(
        id=pk,
        ronde=ronde,
        deelnemer=deelnemer,
        token_hash=hash_token(derive_token(salt=salt, uitnodiging_id=pk)),
        naam=deelnemer.naam,
        email=deelnemer.email,
        organisatie=deelnemer.organisatie.naam,
        soort_organisatie=deelnemer.organisatie.soort,
        positie=deelnemer.positie,
        bij_opening=bij_opening,
    )


def _uitnodigingsbericht(uitnodiging: Uitnodiging, afzender: Gebruiker) -> Bericht:
    return Bericht(
        soort=Bericht.Soort.UITNODIGING,
        sleutel=f"uitnodiging:{uitnodiging.pk}",
        ronde=uitnodiging.ronde,
        uitnodiging=uitnodiging,
        afzender=afzender,
    )


def _list_has(deelnemer: Deelnemer, email: str) -> bool:
    lijst = Deelnemer.objects.filter(samenwerkingsverband=deelnemer.samenwerkingsverband)
    return lijst.exclude(pk=deelnemer.pk).filter(email__iexact=email).exists()
