"""The report of the public sample: made once per release by the worker and kept in storage, for anybody to download."""

import logging
from functools import lru_cache
from hashlib import sha256

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from partnerschappen.rapport.maken import hash_invoer, write_bron
from partnerschappen.rapport.pdf import PdfMislukt
from partnerschappen.rapport.voorbeeld import BRON, load_voorbeeld

logger = logging.getLogger(__name__)

MAP = "voorbeeld"
PAUZE = 3600  # seconds before a failed rendering is tried again
MISLUKT = "voorbeeldrapport-mislukt"


@lru_cache(maxsize=1)
def name_voorbeeldrapport() -> str:
    """Where in storage the report belongs that this release would make; another release gives another name."""
    invoer = sha256(hash_invoer(load_voorbeeld()).encode())
    for bestand in sorted(BRON.iterdir()):
        invoer.update(bestand.read_bytes())
    return f"{MAP}/{invoer.hexdigest()[:16]}.pdf"


def has_voorbeeldrapport() -> bool:
    """Whether it can be downloaded."""
    return default_storage.exists(name_voorbeeldrapport())


def make_voorbeeldrapport() -> None:
    """Make it unless it is there, and remove what an earlier release made. What fails waits an hour."""
    if has_voorbeeldrapport() or cache.get(MISLUKT):
        return
    try:
        pdf = write_bron(load_voorbeeld()).render_apart()
    except PdfMislukt as fout:
        cache.set(MISLUKT, True, PAUZE)
        logger.warning("voorbeeldrapport niet gemaakt: %s", fout)
        return
    default_storage.save(name_voorbeeldrapport(), ContentFile(pdf))
    for bestand in default_storage.listdir(MAP)[1]:
        if f"{MAP}/{bestand}" != name_voorbeeldrapport():  # of an earlier release, or made twice at once
            default_storage.delete(f"{MAP}/{bestand}")
