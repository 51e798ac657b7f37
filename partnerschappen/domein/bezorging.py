"""Which mails of a ronde did not arrive, besides invitations and reminders. Only reads.

Invitations are part of `voortgang`. Reminders are shown to nobody: whom one goes to tells who did not send in. What is
read here goes to accounts, or to everybody who was invited, whether they answered or not.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from partnerschappen.domein.berichten import VERVALLEN
from partnerschappen.domein.voortgang import explain_reden
from partnerschappen.models import Bericht, Ronde

AAN_ACCOUNTS = [
    Bericht.Soort.PROEF,
    Bericht.Soort.TE_WEINIG,
    Bericht.Soort.GESLOTEN,
    Bericht.Soort.VRIJGEGEVEN,
]
AAN_GENODIGDEN = [Bericht.Soort.UITSTEL, Bericht.Soort.UITKOMST]
MIS = [Bericht.Status.MISLUKT, Bericht.Status.ONBEKEND]


@dataclass(frozen=True)
class Onbezorgd:
    """A mail that was refused, or of which nobody knows whether it arrived: to whom, which one, and why."""

    naam: str
    email: str
    soort: str
    reden: str


def read_onbezorgd(ronde: Ronde) -> list[Onbezorgd]:
    """Those of one ronde, in one query; not what a later mail of the same kind made good."""
    goed = Bericht.objects.filter(
        Q(gebruiker=OuterRef("gebruiker")) | Q(uitnodiging=OuterRef("uitnodiging")),
        ronde=ronde,
        soort=OuterRef("soort"),
        status=Bericht.Status.VERZONDEN,
        pk__gt=OuterRef("pk"),
    )
    mis = Bericht.objects.filter(~Exists(goed), ronde=ronde, soort__in=AAN_ACCOUNTS + AAN_GENODIGDEN, status__in=MIS)
    mails = mis.exclude(fout=VERVALLEN).select_related("gebruiker", "uitnodiging").order_by("soort", "pk")
    return [_explain(mail) for mail in mails]


def _explain(mail: Bericht) -> Onbezorgd:
    wie = mail.uitnodiging or mail.gebruiker
    naam, email = (wie.naam, wie.email) if wie else ("", "")
    return Onbezorgd(naam, email, mail.get_soort_display(), explain_reden(mail.fout))
