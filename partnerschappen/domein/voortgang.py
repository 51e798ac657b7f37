"""What the leader may follow while a ronde is open: a daily count, invitations that did not arrive, what is planned."""

from dataclasses import dataclass
from typing import cast

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerschappen.domein.berichten import VERVALLEN
from partnerschappen.domein.herinneringen import Herinnering, count_extra_left, plan_herinneringen
from partnerschappen.domein.stand import words_from
from partnerschappen.domein.uitnodigingen import TELT_NIET, count_invited
from partnerschappen.models import Bericht, Ronde, Stand, Uitnodiging


@dataclass(frozen=True)
class Organisatiestand:
    """How much of an organisatie sent in: 'weinig', 'helft' or 'meeste'."""

    naam: str
    deel: str

    @property
    def woorden(self) -> str:
        """The share in words, for after the name."""
        return {"weinig": _("weinig"), "helft": _("ongeveer de helft"), "meeste": _("de meeste")}[self.deel]


@dataclass(frozen=True)
class NietAangekomen:
    """An invitation that was refused, or of which nobody knows whether it arrived, and what to do about it."""

    uitnodiging: Uitnodiging
    reden: str


@dataclass(frozen=True)
class Voortgang:
    """Everything that the page of an open ronde shows of its course.

    `stand` is None until the first daily count. `onderweg` counts invitations that still wait to be sent.
    `organisaties` are those with `woorden_vanaf` invited or more.
    """

    genodigd: int
    stand: Stand | None
    organisaties: list[Organisatiestand]
    woorden_vanaf: int
    onderweg: int
    niet_aangekomen: list[NietAangekomen]
    niet_juist: list[Uitnodiging]
    gepland: list[Herinnering]
    extra_over: int


def read_voortgang(ronde: Ronde) -> Voortgang:
    """Read it for one ronde, in a constant number of queries. Never who answered, nor who was reminded."""
    nu = timezone.now()
    stand = Stand.objects.filter(ronde=ronde).first()
    mails = list(_invitation_mails(ronde))
    return Voortgang(
        genodigd=count_invited(ronde),
        stand=stand,
        organisaties=[Organisatiestand(naam, deel) for naam, deel in (stand.organisaties if stand else {}).items()],
        woorden_vanaf=words_from(ronde),
        onderweg=sum(mail.status in {Bericht.Status.WACHT, Bericht.Status.BEZIG} for mail in mails),
        niet_aangekomen=[_explain(mail) for mail in mails if mail.status in _MIS and mail.fout != VERVALLEN],
        niet_juist=list(Uitnodiging.objects.filter(ronde=ronde, status=Uitnodiging.Status.NIET_JUIST).order_by("naam")),
        gepland=[plan for plan in plan_herinneringen(ronde) if plan.moment > nu],
        extra_over=count_extra_left(ronde),
    )


def explain_reden(code: str) -> str:
    """Say in words what a reason of `verzending` means for the leader."""
    wat, __, rest = code.partition(" ")
    if wat == "ontvanger":
        return _REDENEN_ONTVANGER.get(rest.partition(" ")[2][:3], _address_unknown)()
    if wat == "inhoud":
        return _("De mailserver van deze organisatie weigert de mail. Vraag de ict-afdeling daar om hem door te laten.")
    if wat == "geen":
        return _("De verbinding viel weg tijdens het versturen. Misschien is de mail aangekomen: vraag het na.")
    return _("Het versturen lukte na veel pogingen niet.")


def _address_unknown() -> str:
    return _("De mailserver kent dit adres niet. Controleer het adres.")


def _mailbox_refuses() -> str:
    return _("De mailbox van deze persoon neemt geen mail aan. Vraag of er een ander adres is.")


def _policy_refuses() -> str:
    return _("De mailserver van deze organisatie weigert onze mail. Vraag de ict-afdeling daar om hem door te laten.")


_REDENEN_ONTVANGER = {"5.1": _address_unknown, "5.2": _mailbox_refuses, "5.7": _policy_refuses}
_MIS = {Bericht.Status.MISLUKT, Bericht.Status.ONBEKEND}


def _invitation_mails(ronde: Ronde) -> QuerySet[Bericht]:
    """Of whoever declined as well: a mail that leaves the list would tell on them, and so would one that joins it."""
    return (
        Bericht.objects.filter(ronde=ronde, soort=Bericht.Soort.UITNODIGING)
        .exclude(uitnodiging__status__in=TELT_NIET)
        .select_related("uitnodiging")
        .order_by("uitnodiging__naam")
    )


def _explain(mail: Bericht) -> NietAangekomen:
    return NietAangekomen(cast("Uitnodiging", mail.uitnodiging), explain_reden(mail.fout))
