"""A database of its own for measuring: one open ronde to answer, one closed ronde to read."""

from datetime import timedelta

from django.utils import timezone

from partnerschappen.domein.inzendingen import Deelname, find_deelname, save_antwoorden, submit
from partnerschappen.domein.links import new_salt
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.uitnodigingen import invite, token_of
from partnerschappen.kern.vragenlijst import laad_vragenlijst
from partnerschappen.models import (
    Deelnemer,
    Gebruiker,
    Organisatie,
    Rol,
    Ronde,
    RondeSleutel,
    Samenwerkingsverband,
    Uitnodiging,
)

LEIDER = "noor@meting.example"
VERBAND = "meting"
AANTAL = 40


def build(*, aantal: int) -> None:
    """Make a samenwerkingsverband with `aantal` people, a closed ronde 'gesloten' and an open one 'open'."""
    leider = Gebruiker.objects.create_user(LEIDER, naam="Noor de Wit")
    verband = Samenwerkingsverband.objects.create(
        naam="Samen Opleiden Meting",
        slug=VERBAND,
        doel="Samen leraren opleiden.",
        verantwoordelijke="Stichting Meting",
        contact_naam="Noor de Wit",
        contact_email=LEIDER,
    )
    Rol.objects.create(gebruiker=leider, samenwerkingsverband=verband, soort=Rol.Soort.PROJECTLEIDER)
    organisatie = Organisatie.objects.create(samenwerkingsverband=verband, naam="De Klimboom", soort="po")
    Deelnemer.objects.bulk_create(
        Deelnemer(
            samenwerkingsverband=verband,
            organisatie=organisatie,
            naam=f"Deelnemer {nummer}",
            email=f"deelnemer{nummer}@meting.example",
            positie="stuurgroep" if nummer % 4 == 0 else "uitvoering",
        )
        for nummer in range(aantal)
    )
    gesloten = _open_ronde(verband, leider, "gesloten")
    for nummer, deelname in enumerate(deelnames_van(gesloten)):
        answer(deelname, nummer)
    close_ronde(ronde_id=gesloten.pk)
    _open_ronde(verband, leider, "open")


def deelnames_van(ronde: Ronde) -> list[Deelname]:
    """Everybody's way in."""
    uitnodigingen = Uitnodiging.objects.filter(ronde=ronde).select_related("ronde__sleutel")
    return [find_deelname(token_of(uitnodiging)) for uitnodiging in uitnodigingen]


def answer(deelname: Deelname, nummer: int) -> None:
    """Answer everything, differently per person, and send in."""
    vragenlijst = laad_vragenlijst("vijf-condities", 1)
    ruw = {
        stelling.code: [str((nummer * 7 + plek * 3) % 5 + 1)] for plek, stelling in enumerate(vragenlijst.stellingen)
    }
    ruw |= {balans.code: [str(nummer % 5 + 1)] for balans in vragenlijst.balans}
    ruw |= {
        "fase": [vragenlijst.fase.opties[nummer % 5].code],
        "kies-twee": [vragenlijst.kies.opties[nummer % 5].code],
        "opmerking-slot": ["Meer tijd om elkaar te leren kennen."],
    }
    save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw=ruw)
    submit(deelname=deelname, kenmerk=deelname.kenmerk)


def _open_ronde(verband: Samenwerkingsverband, leider: Gebruiker, slug: str) -> Ronde:
    nu = timezone.now()
    ronde = Ronde.objects.create(
        samenwerkingsverband=verband,
        titel=slug.capitalize(),
        slug=slug,
        status=Ronde.Status.OPEN,
        geopend_op=nu,
        sluit_op=nu + timedelta(days=10),
        gesprek_op=(nu + timedelta(days=20)).date(),
        # So near that the uitkomst can be read, and measured, as soon as the ronde is closed.
        uitkomst_op=(nu + timedelta(days=5)).date(),
    )
    RondeSleutel.objects.create(ronde=ronde, salt=new_salt())
    deelnemers = verband.deelnemers.select_related("organisatie")
    invite(ronde=ronde, deelnemers=deelnemers, afzender=leider, bij_opening=True)
    return ronde
