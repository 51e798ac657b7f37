"""Counting who sent in while a ronde is open, for what its leader may know: numbers and coarse words, never who."""

from collections import Counter
from datetime import datetime, time

from django.db.models import QuerySet
from django.utils import timezone

from partnerschappen.domein.links import derive_locator
from partnerschappen.domein.uitnodigingen import counted_uitnodigingen, token_of
from partnerschappen.models import Geheimhouding, Inzending, Ronde, Stand

TELUUR = time(6)


def count_ingestuurd(ronde: Ronde) -> int:
    """How many people sent in something that closing would count now."""
    return _ingestuurd(ronde).count()


def is_stand_due(ronde: Ronde, nu: datetime) -> bool:
    """Whether today's count is still to be made: once a day from six o'clock, the day of opening left out.

    Past the closing time too, as long as the ronde waits for its leader.
    """
    if ronde.geopend_op is None or timezone.localtime(nu).time() < TELUUR or ronde.status != Ronde.Status.OPEN:
        return False
    vandaag = start_of_day(nu)
    return ronde.geopend_op < vandaag and not Stand.objects.filter(ronde=ronde, geteld_op__gte=vandaag).exists()


def count_stand(ronde: Ronde, nu: datetime, *, ouder_dan: datetime) -> None:
    """Keep what the leader may see: the number sent in, and a word per organisatie.

    A count of `ouder_dan` or later stays as it is, whatever several workers do at once.
    """
    velden = {
        "geteld_op": nu,
        "ingestuurd": count_ingestuurd(ronde),
        "organisaties": _words_per_organisatie(ronde),
    }
    if Stand.objects.filter(ronde=ronde, geteld_op__lt=ouder_dan).update(**velden):
        return
    Stand.objects.bulk_create([Stand(ronde=ronde, **velden)], ignore_conflicts=True)


def start_of_day(nu: datetime) -> datetime:
    """Give midnight in the Netherlands before `nu`."""
    return timezone.localtime(nu).replace(hour=0, minute=0, second=0, microsecond=0)


def name_deel(ingestuurd: int, genodigd: int) -> str:
    """'weinig', 'helft' or 'meeste': below a third, up to two thirds, above."""
    if 3 * ingestuurd < genodigd:
        return "weinig"
    return "helft" if 3 * ingestuurd <= 2 * genodigd else "meeste"


def words_from(ronde: Ronde) -> int:
    """From how many invited on the leader is given a word about an organisatie.

    An open ronde shows scores, not who is still to answer: there it takes as many as in a confidential one.
    """
    return ronde.k if ronde.is_vertrouwelijk else Geheimhouding.VERTROUWELIJK.k


def _words_per_organisatie(ronde: Ronde) -> dict[str, str]:
    """Only those with enough invited at opening: in a smaller one a word would speak of single people.

    Of these people only: whoever adds people afterwards could else move the word by one answer at a time.
    """
    ingestuurd = {bytes(locator) for locator in _ingestuurd(ronde).values_list("locator", flat=True)}
    genodigd: Counter[str] = Counter()
    gedaan: Counter[str] = Counter()
    for uitnodiging in (een for een in counted_uitnodigingen(ronde) if een.bij_opening):
        genodigd[uitnodiging.organisatie] += 1
        gedaan[uitnodiging.organisatie] += derive_locator(token_of(uitnodiging)) in ingestuurd
    vanaf = words_from(ronde)
    return {naam: name_deel(gedaan[naam], aantal) for naam, aantal in sorted(genodigd.items()) if aantal >= vanaf}


def _ingestuurd(ronde: Ronde) -> QuerySet[Inzending]:
    return Inzending.objects.filter(ronde=ronde, ingestuurd=True, antwoorden__isnull=False).distinct()
