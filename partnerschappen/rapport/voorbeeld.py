"""The public sample: the ronde of the demo as it was published, kept as files, so that it needs no database."""

import json
import tomllib
from functools import lru_cache
from pathlib import Path

from partnerschappen.models import Ronde, Samenwerkingsverband, Uitkomst

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
