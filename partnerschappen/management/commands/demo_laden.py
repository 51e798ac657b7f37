"""`manage.py demo_laden`: fills an empty installation with the demo, by the acts that people themselves do."""

import tomllib
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from partnerschappen.domein.inzendingen import find_deelname, save_antwoorden, submit
from partnerschappen.domein.opmerkingen import read_opmerkingen, save_nagekeken
from partnerschappen.domein.rondes import make_ronde, open_ronde, save_stap
from partnerschappen.domein.samenwerkingsverbanden import give_rol, make_samenwerkingsverband
from partnerschappen.domein.sluiting import close_ronde, erase_traces
from partnerschappen.domein.uitnodigingen import token_of
from partnerschappen.domein.voorbereiding import Stap
from partnerschappen.domein.vrijgave import plan_vrijgave
from partnerschappen.domein.vrijgeven import save_voorwoord
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.werkdagen import next_werkdag
from partnerschappen.management.demoverhaal import Verhaal
from partnerschappen.models import Bericht, Deelnemer, Gebruiker, Rol, Ronde, Samenwerkingsverband, Uitnodiging
from partnerschappen.rapport.samenvatting import release_ronde

BRON = Path(__file__).resolve().parent.parent / "demo.toml"
ZAAD = 2061
VIJF_UUR = time(17)
# Those on the list who came after the closed ronde.
NIEUWKOMERS = 2
IEDEREEN_BEGONNEN = 3


class Command(BaseCommand):
    help = "Laadt de demo in een lege database. Staat er al iets in, dan verandert er niets."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("DEMO staat uit in .env of de omgeving. De demo hoort niet op een echte installatie.")
        if Gebruiker.objects.exists():
            return
        self.stdout.write("De demo wordt geladen.")
        with transaction.atomic():
            load_demo()
        erase_traces()


def load_demo() -> None:
    """Make everything; to be called inside one transaction, so that half a demo never stays."""
    bron = tomllib.loads(BRON.read_text(encoding="utf-8"))
    verhaal = Verhaal(bron["verhaal"], ZAAD)
    eerder = Verhaal(tell_eerder(bron["verhaal"]), ZAAD)
    rivierenrijk, waterlanden = (make_from(gegevens) for gegevens in bron["samenwerkingsverbanden"])
    run_closed_rondes(rivierenrijk, eerder, verhaal, bron["samenwerkingsverbanden"][0])
    run_open_ronde(rivierenrijk, verhaal, bron["samenwerkingsverbanden"][0]["mailtekst"], sturen=4, doen=5)
    run_open_ronde(waterlanden, verhaal, bron["samenwerkingsverbanden"][1]["mailtekst"], sturen=3, doen=5)


def make_from(gegevens: dict[str, Any]) -> Samenwerkingsverband:
    """Make a samenwerkingsverband with its people."""
    leider = Gebruiker.objects.create_user(**gegevens["leider"], mag_aanmaken=True)
    samenwerkingsverband = Samenwerkingsverband(
        naam=gegevens["naam"],
        aanduiding=gegevens["aanduiding"],
        doel=gegevens["doel"],
        verantwoordelijke=gegevens["verantwoordelijke"],
        contact_naam=leider.naam,
        contact_email=leider.email,
    )
    make_samenwerkingsverband(samenwerkingsverband=samenwerkingsverband, leider=leider)
    for lid in gegevens["stuurgroep"]:
        give_rol(samenwerkingsverband=samenwerkingsverband, soort=Rol.Soort.STUURGROEP, door=leider, **lid)
    for organisatie in gegevens["organisaties"]:
        _add_organisatie(samenwerkingsverband, organisatie)
    return samenwerkingsverband


def tell_eerder(verhaal: dict[str, Any]) -> dict[str, Any]:
    """The story of half a year before: the same, but for what `eerder` says of it."""
    anders = {kant: {**verhaal[kant], **condities} for kant, condities in verhaal["eerder"].items()}
    return {**verhaal, **anders}


def run_closed_rondes(
    samenwerkingsverband: Samenwerkingsverband, eerder: Verhaal, verhaal: Verhaal, gegevens: dict[str, Any]
) -> None:
    """A ronde of an autumn and one of the spring after it, both given to everybody."""
    mailtekst = gegevens["mailtekst"]
    laatkomers = list(samenwerkingsverband.deelnemers.order_by("-pk")[:NIEUWKOMERS])
    samenwerkingsverband.deelnemers.filter(pk__in=[deelnemer.pk for deelnemer in laatkomers]).delete()
    najaar = prepare_and_open(samenwerkingsverband, "Najaar 2025", mailtekst)
    answer(najaar, eerder, sturen=10, doen=14, opmerkingen=0)
    close_in_the_past(najaar, date(2025, 9, 29), duur=timedelta(days=18))
    voorjaar = prepare_and_open(samenwerkingsverband, "Voorjaar 2026", mailtekst)
    answer(voorjaar, verhaal, sturen=11, doen=15, opmerkingen=17)
    close_in_the_past(voorjaar, date(2026, 3, 9), duur=timedelta(days=18))
    Deelnemer.objects.bulk_create(laatkomers)
    for ronde in (najaar, voorjaar):
        ronde.refresh_from_db()
    release_in_the_past(najaar)
    release_in_the_past(voorjaar, gegevens["voorwoord"].strip(), gegevens["weggelaten"])


def close_in_the_past(ronde: Ronde, geopend_op: date, *, duur: timedelta) -> None:
    """Close an open ronde for real, then put it back in time."""
    close_ronde(ronde_id=ronde.pk)
    gesloten_op = _at(geopend_op + duur)
    Ronde.objects.filter(pk=ronde.pk).update(
        aangemaakt_op=_at(geopend_op - timedelta(days=21)),
        geopend_op=_at(geopend_op),
        sluit_op=gesloten_op,
        gesloten_op=gesloten_op,
        uitkomst_op=geopend_op + duur + timedelta(days=4),
        gesprek_op=geopend_op + duur + timedelta(days=18),
        beloofde_sluit_op=gesloten_op,
        beloofde_uitkomst_op=geopend_op + duur + timedelta(days=4),
    )
    Bericht.objects.filter(ronde=ronde).update(status=Bericht.Status.VERZONDEN, verzonden_op=gesloten_op)


def release_in_the_past(ronde: Ronde, voorwoord: str = "", weggelaten: Mapping[str, list[str]] | None = None) -> None:
    """Give a closed ronde's uitkomst to everybody, on the day that was promised; `weggelaten` are texts of remarks."""
    save_voorwoord(ronde=ronde, voorwoord=voorwoord)
    plaatsen = {
        vraag.code: [o.plaats for o in vraag.opmerkingen if o.tekst in (weggelaten or {}).get(vraag.code, ())]
        for vraag in read_opmerkingen(ronde)
    }
    save_nagekeken(ronde=ronde, weggelaten=plaatsen)
    ronde.refresh_from_db()
    release_ronde(ronde)
    op = plan_vrijgave(ronde).op
    Ronde.objects.filter(pk=ronde.pk).update(vrijgegeven_op=op, nagekeken_op=op - timedelta(hours=17))
    Bericht.objects.filter(ronde=ronde, status=Bericht.Status.WACHT).update(
        status=Bericht.Status.VERZONDEN, verzonden_op=op
    )


def run_open_ronde(
    samenwerkingsverband: Samenwerkingsverband, verhaal: Verhaal, mailtekst: str, *, sturen: int, doen: int
) -> None:
    """A ronde that closes in about ten days, with some inzendingen and a few who only began."""
    vandaag = timezone.localdate()
    seizoen = ("Winter", "Voorjaar", "Zomer", "Najaar")[vandaag.month % 12 // 3]
    ronde = prepare_and_open(samenwerkingsverband, f"{seizoen} {vandaag.year}", mailtekst)
    answer(ronde, verhaal, sturen=sturen, doen=doen, opmerkingen=0, begonnen=IEDEREEN_BEGONNEN)
    Ronde.objects.filter(pk=ronde.pk).update(geopend_op=timezone.now() - timedelta(days=3))


def prepare_and_open(samenwerkingsverband: Samenwerkingsverband, titel: str, mailtekst: str) -> Ronde:
    """Walk the steps that a leader walks."""
    leider = samenwerkingsverband.rollen.select_related("gebruiker").get(soort=Rol.Soort.PROJECTLEIDER).gebruiker
    sluitdag = next_werkdag(timezone.localdate() + timedelta(days=10))
    velden: dict[Stap, dict[str, Any]] = {
        Stap.VRAGENLIJST: {},
        Stap.DEELNEMERS: {},
        Stap.GESPREK: {
            "sluit_op": _at(sluitdag),
            "uitkomst_op": next_werkdag(sluitdag + timedelta(days=3)),
            "gesprek_op": next_werkdag(sluitdag + timedelta(days=17)),
            "gesprek_details": "13.30 tot 16.30 uur, in de aula van het Rivierencollege"
            if "Rivierenrijk" in samenwerkingsverband.naam
            else "9.30 tot 12.00 uur, in het gemeentehuis van Merendam",
        },
        Stap.VERTROUWELIJKHEID: {"indelingen": [indeling.value for indeling in Indeling]},
        Stap.MAIL: {"mailtekst": mailtekst.strip()},
    }
    ronde = make_ronde(samenwerkingsverband=samenwerkingsverband, titel=titel)
    for stap, waarden in velden.items():
        save_stap(ronde=ronde, stap=stap, **waarden)
    open_ronde(ronde=Ronde.objects.get(pk=ronde.pk), gebruiker=leider)
    return Ronde.objects.get(pk=ronde.pk)


def answer(ronde: Ronde, verhaal: Verhaal, *, sturen: int, doen: int, opmerkingen: int, begonnen: int = 0) -> None:
    """Let people answer by their own links; the last `begonnen` of them don't send in."""
    uitnodigingen = {u.email: u for u in Uitnodiging.objects.filter(ronde=ronde).order_by("email")}
    posities = {email: uitnodiging.positie for email, uitnodiging in uitnodigingen.items()}
    wie = verhaal.choose(posities, sturen, doen + begonnen)
    for nummer, email in enumerate(wie):
        deelname = find_deelname(token_of(uitnodigingen[email]))
        ruw = verhaal.answer(posities[email], met_opmerking=nummer % 3 != 0 and nummer < opmerkingen * 3 / 2)
        save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw=ruw)
        if nummer < sturen + doen:
            submit(deelname=deelname, kenmerk=deelname.kenmerk)


def _add_organisatie(samenwerkingsverband: Samenwerkingsverband, gegevens: dict[str, Any]) -> None:
    organisatie = samenwerkingsverband.organisaties.create(naam=gegevens["naam"], soort=gegevens["soort"])
    Deelnemer.objects.bulk_create(
        Deelnemer(
            samenwerkingsverband=samenwerkingsverband,
            organisatie=organisatie,
            naam=naam,
            email=f"{_ascii(naam)}@{gegevens['domein']}.example",
            positie=positie,
        )
        for naam, positie in gegevens["deelnemers"]
    )


def _ascii(naam: str) -> str:
    kaal = unicodedata.normalize("NFKD", naam.lower().replace("ı", "i")).encode("ascii", "ignore").decode()
    return kaal.replace(" ", ".")


def _at(dag: date) -> datetime:
    """Five o'clock in the afternoon, here."""
    return timezone.make_aware(datetime.combine(dag, VIJF_UUR))
