"""Makes the report of a closed ronde and keeps it in storage: wacht → bezig → klaar or mislukt.

What the report says is `context`, how it becomes PDF is `pdf`. Everything here may run twice without harm.
"""

import json
import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerschappen.domein.opmerkingen import read_uitkomst
from partnerschappen.kern.vragenlijst import INHOUD, laad_vragenlijst
from partnerschappen.models import Rapport, Ronde, Samenwerkingsverband
from partnerschappen.rapport.archief import Bijlage
from partnerschappen.rapport.bron import name_stam
from partnerschappen.rapport.context import build_weergave
from partnerschappen.rapport.huisstijl import Huisstijl, make_huisstijl
from partnerschappen.rapport.kommabestand import maak_csv
from partnerschappen.rapport.pdf import STIJLEN, PangoOntbreekt, PdfMislukt, render_pdf, render_pdf_apart
from partnerschappen.rapport.weergave import Weergave

logger = logging.getLogger(__name__)

VERLOREN_NA = timedelta(minutes=2)  # longer than a rendering may take: its worker was stopped
POGINGEN = 3


@dataclass(frozen=True, slots=True)
class Rapportbron:
    """All that the renderer needs: the HTML, the logo and colour that it may show, the files that go inside."""

    html: str
    huisstijl: Huisstijl
    bijlagen: tuple[Bijlage, ...]

    def render(self) -> bytes:
        """The PDF, in this process. Raises PangoOntbreekt."""
        return render_pdf(self.html, bijlagen=self.bijlagen, logo=self.huisstijl.logo, kleur=self.huisstijl.kleur)

    def render_apart(self) -> bytes:
        """The PDF, in a child process that is stopped in time. Raises PdfMislukt or PangoOntbreekt."""
        return render_pdf_apart(self.html, bijlagen=self.bijlagen, logo=self.huisstijl.logo, kleur=self.huisstijl.kleur)


def make_rapport(ronde_id: int) -> None:
    """Render and store the report, unless another worker is at it or the stored one is still right.

    What fails is tried again by the next tick, three times in all; without Pango it fails at once.
    Does nothing for a ronde without uitkomst.
    """
    sinds = _claim(ronde_id)
    if sinds is None:
        return
    rapport = Rapport.objects.select_related("ronde__samenwerkingsverband", "ronde__uitkomst").get(ronde_id=ronde_id)
    invoer = hash_invoer(rapport.ronde)
    if rapport.invoer == invoer and _is_stored(rapport):
        _finish(ronde_id, sinds, status=Rapport.Status.KLAAR)
        return
    try:
        pdf = write_bron(rapport.ronde).render_apart()
    except PdfMislukt as fout:
        logger.error("rapport van ronde %s niet gemaakt: %s", ronde_id, fout)
        _finish(ronde_id, sinds, status=_status_after_failure(rapport, fout))
        return
    _store(rapport, sinds, invoer, pdf)


def request_rapport(ronde: Ronde) -> None:
    """Have the report made (again): it waits for the worker; one that is being made is left to finish."""
    Rapport.objects.filter(ronde=ronde).exclude(status=Rapport.Status.BEZIG).update(
        status=Rapport.Status.WACHT, begonnen_op=None, pogingen=0
    )


def is_current(rapport: Rapport) -> bool:
    """Whether the stored report was made from what its ronde says now."""
    return rapport.status == Rapport.Status.KLAAR and rapport.invoer == hash_invoer(rapport.ronde)


def renew_rapport(rapport: Rapport) -> bool:
    """Have a stored report made again where its ronde says something else by now; tells whether that was so."""
    if rapport.status != Rapport.Status.KLAAR or is_current(rapport):
        return False
    request_rapport(rapport.ronde)
    return True


def renew_rapporten(samenwerkingsverband: Samenwerkingsverband) -> list[Ronde]:
    """The same for every report of a samenwerkingsverband; gives the rondes whose report is to be made."""
    rapporten = Rapport.objects.filter(ronde__samenwerkingsverband=samenwerkingsverband)
    return [
        rapport.ronde for rapport in rapporten.select_related("ronde__samenwerkingsverband") if renew_rapport(rapport)
    ]


def write_bron(ronde: Ronde) -> Rapportbron:
    """Write the report of a ronde with an uitkomst, for the renderer.

    It has no remarks until the leader looked whether one names a person, for whoever reads it.
    """
    huisstijl, w = make_huisstijl(ronde.samenwerkingsverband), build_weergave(ronde)
    if ronde.nagekeken_op is None:
        wacht = _("De opmerkingen staan nog niet in dit rapport: de projectleider kijkt ze eerst na.")
        w = replace(w, opmerkingen=(), weggelaten=wacht)
    return Rapportbron(write_html(w, huisstijl), huisstijl, (_attach_cellen(ronde),))


def write_html(w: Weergave, huisstijl: Huisstijl) -> str:
    """The report as HTML, of what is shown."""
    return render_to_string("rapport/rapport.html", {"w": w, "huisstijl": huisstijl})


def _attach_cellen(ronde: Ronde) -> Bijlage:
    vragenlijst = laad_vragenlijst(ronde.vragenlijst, ronde.versie)
    return Bijlage(
        naam="uitkomst.csv",
        inhoud=maak_csv(read_uitkomst(ronde), vragenlijst),
        omschrijving=_("De gepubliceerde cijfers waar dit rapport van is gemaakt"),
        gemaakt_op=ronde.gesloten_op or ronde.aangemaakt_op,
    )


def hash_invoer(ronde: Ronde) -> str:
    """A hash of all that the report is made from: names, dates, words and choices, and how this release makes it.

    The uitkomst is not in it: what is shown of it changes by what is kept out, and by nothing else.
    """
    verband = ronde.samenwerkingsverband
    invoer = [
        ronde.pk,
        [verband.naam, verband.aanduiding, verband.verantwoordelijke, verband.contact_naam, verband.contact_email],
        [verband.kleur, verband.logo.name],
        [ronde.titel, ronde.vragenlijst, ronde.versie, ronde.gesprek_details],
        [ronde.voorwoord, ronde.weggelaten, ronde.nagekeken_op is None],
        [str(datum) for datum in (ronde.gesprek_op, ronde.uitkomst_op, ronde.gesloten_op, ronde.vrijgegeven_op)],
        _hash_vormgeving(),
    ]
    return sha256(json.dumps(invoer).encode()).hexdigest()


def name_download(ronde: Ronde) -> str:
    """The file name that a reader gets: 'rapport-samen-opleiden-rivierenrijk-voorjaar-2026.pdf'."""
    return "-".join(filter(None, ("rapport", name_stam(ronde)))) + ".pdf"


@lru_cache(maxsize=1)
def _hash_vormgeving() -> str:
    """Hash templates, stylesheets, content and code of the report, once per process: a new release makes it anew."""
    sjablonen, hier = settings.BASE_DIR / "templates" / "rapport", Path(__file__).parent
    code = [*hier.glob("*.py"), *(hier.parent / "kern").glob("*.py"), *INHOUD.glob("**/*.toml")]
    bestanden = sorted([*sjablonen.glob("*.html"), *STIJLEN, *code])
    return sha256(b"\0".join(bestand.read_bytes() for bestand in bestanden)).hexdigest()


def _claim(ronde_id: int) -> datetime | None:
    """Take the report on, so that one worker makes it; gives the moment by which that worker is known."""
    nu = timezone.now()
    vrij = Q(status=Rapport.Status.WACHT) | Q(status=Rapport.Status.BEZIG, begonnen_op__lt=nu - VERLOREN_NA)
    genomen = Rapport.objects.filter(vrij, ronde_id=ronde_id, ronde__uitkomst__isnull=False).update(
        status=Rapport.Status.BEZIG, begonnen_op=nu, pogingen=F("pogingen") + 1
    )
    return nu if genomen else None


def _finish(ronde_id: int, sinds: datetime, **velden: str | int) -> bool:
    """Write how it ended, unless another worker took over meanwhile; tells which."""
    eigen = Rapport.objects.filter(ronde_id=ronde_id, status=Rapport.Status.BEZIG, begonnen_op=sinds)
    return bool(eigen.update(**velden))


def _status_after_failure(rapport: Rapport, fout: PdfMislukt) -> str:
    definitief = isinstance(fout, PangoOntbreekt) or rapport.pogingen >= POGINGEN
    return Rapport.Status.MISLUKT if definitief else Rapport.Status.WACHT


def _store(rapport: Rapport, sinds: datetime, invoer: str, pdf: bytes) -> None:
    """Write the file first and point to it then: a reader never meets half a report."""
    oud = rapport.bestand.name
    naam = default_storage.save(f"rapporten/{rapport.ronde_id}-{invoer[:12]}.pdf", ContentFile(pdf))
    if not _finish(rapport.ronde_id, sinds, status=Rapport.Status.KLAAR, bestand=naam, invoer=invoer, pogingen=0):
        default_storage.delete(naam)
        return
    if oud and oud != naam:
        default_storage.delete(oud)


def _is_stored(rapport: Rapport) -> bool:
    naam = rapport.bestand.name
    return bool(naam) and default_storage.exists(str(naam))
