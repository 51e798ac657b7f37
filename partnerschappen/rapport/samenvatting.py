"""An uitkomst in a few words for the mail at release, and the release that sends them. What follows is `domein`."""

from partnerschappen.domein.samenvatting import Punt, Samenvatting
from partnerschappen.domein.vrijgeven import release
from partnerschappen.models import Gebruiker, Rapport, Ronde
from partnerschappen.rapport.context import build_weergave
from partnerschappen.rapport.maken import renew_rapport


def make_samenvatting(ronde: Ronde) -> Samenvatting:
    """Give the sentence and the topics that the page shows first."""
    w = build_weergave(ronde)
    punten = tuple(Punt(punt.naam, punt.zin, punt.vraag, punt.citaat) for punt in w.punten)
    return Samenvatting(w.kop, w.respons, w.puntentitel, punten, w.groepen.gesprek.zin if w.groepen.gesprek else "")


def release_ronde(ronde: Ronde, door: Gebruiker | None = None) -> None:
    """Give the uitkomst to everybody, with a report that says the same. Raises Geweigerd as `release` does."""
    release(ronde=ronde, samenvatting=make_samenvatting(ronde), door=door)
    ronde.refresh_from_db()
    if rapport := Rapport.objects.filter(ronde=ronde).first():
        rapport.ronde = ronde
        renew_rapport(rapport)
