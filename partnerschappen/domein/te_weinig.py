"""A ronde that reached its closing time with too few answers: its leaders are asked what to do."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from partnerschappen.domein.berichten import queue_berichten
from partnerschappen.domein.stand import count_stand
from partnerschappen.models import Bericht, Rol, Ronde


def ask_leaders(ronde: Ronde, nu: datetime) -> None:
    """Mail the leaders and count once more, once per day of closing: what they are told can't be had every minute.

    Moving the closing time back and forth therefore gives no running count.
    """
    if ronde.sluit_op is None:
        return
    dag = timezone.localtime(ronde.sluit_op).date()
    sleutels = {
        f"te_weinig:{ronde.pk}:{dag}:{rol.gebruiker_id}": rol.gebruiker_id
        for rol in ronde.samenwerkingsverband.rollen.filter(soort=Rol.Soort.PROJECTLEIDER)
    }
    if Bericht.objects.filter(sleutel__in=sleutels).exists():
        return
    with transaction.atomic():
        count_stand(ronde, nu, ouder_dan=ronde.sluit_op)
        queue_berichten(
            [
                Bericht(soort=Bericht.Soort.TE_WEINIG, sleutel=sleutel, ronde=ronde, gebruiker_id=gebruiker_id)
                for sleutel, gebruiker_id in sleutels.items()
            ]
        )
