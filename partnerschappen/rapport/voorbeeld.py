"""The public sample: the ronde of the demo as it was published, kept as files, so that it needs no database."""

import json
import tomllib
from functools import lru_cache
from pathlib import Path

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from partnerschappen.models import Ronde, Samenwerkingsverband, Uitkomst
from partnerschappen.rapport.adressen import Lezer
from partnerschappen.rapport.context import build_weergave
from partnerschappen.rapport.maken import hash_invoer

BRON = Path(__file__).resolve().parent / "voorbeeldronde"


@lru_cache(maxsize=1)
def load_voorbeeld() -> Ronde:
    """A closed ronde with its samenwerkingsverband and uitkomst, none of which is in the database; never save it."""
    bron = tomllib.loads((BRON / "ronde.toml").read_text(encoding="utf-8"))
    samenwerkingsverband = Samenwerkingsverband(**bron["samenwerkingsverband"])
    ronde = Ronde(samenwerkingsverband=samenwerkingsverband, status=Ronde.Status.GESLOTEN, **bron["ronde"])
    inhoud = json.loads((BRON / "uitkomst.json").read_text(encoding="utf-8"))
    Uitkomst(ronde=ronde, inhoud=inhoud)  # ties it to the ronde
    return ronde


def render_voorproef(lezer: Lezer) -> SafeString:
    """The sentence and the strips of the sample, for a front page; drawn once per release and language."""
    sleutel = f"voorproef:{get_language()}:{hash_invoer(load_voorbeeld())}:{lezer.sleutel}"
    deel: SafeString | None = caches["pagina"].get(sleutel)
    if deel is None:
        context = {"w": build_weergave(load_voorbeeld()), "lezer": lezer}
        deel = render_to_string("voorbeeld/voorproef.html", context)
        caches["pagina"].set(sleutel, deel)
    return deel
