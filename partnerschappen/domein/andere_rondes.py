"""Which other rondes of a samenwerkingsverband an uitkomst can be laid beside. Only reads."""

from partnerschappen.models import Ronde


def list_andere(ronde: Ronde) -> list[Ronde]:
    """The rondes that everybody has the uitkomst of, asked with the same questionnaire; the last one first."""
    andere = Ronde.objects.filter(
        samenwerkingsverband=ronde.samenwerkingsverband_id,
        status=Ronde.Status.GESLOTEN,
        vrijgegeven_op__isnull=False,
        vragenlijst=ronde.vragenlijst,
        versie=ronde.versie,
        uitkomst__isnull=False,
    ).exclude(pk=ronde.pk)
    return list(andere.select_related("samenwerkingsverband", "uitkomst").order_by("-gesloten_op", "-pk"))
