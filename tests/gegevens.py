"""The cast of the tests: small factories with plain values that a reader can see through."""

from datetime import timedelta

from django.utils import timezone

from partnerschappen.domein.links import new_salt
from partnerschappen.domein.uitnodigingen import invite
from partnerschappen.models import (
    Deelnemer,
    Gebruiker,
    Organisatie,
    Rol,
    Ronde,
    RondeSleutel,
    Samenwerkingsverband,
)


def maak_gebruiker(email: str = "noor@rivierenrijk.example", naam: str = "Noor de Wit") -> Gebruiker:
    return Gebruiker.objects.create_user(email, naam=naam)


def maak_samenwerkingsverband(
    leider: Gebruiker, naam: str = "Samen Opleiden Rivierenrijk", slug: str = "rivierenrijk"
) -> Samenwerkingsverband:
    samenwerkingsverband = Samenwerkingsverband.objects.create(
        naam=naam,
        slug=slug,
        doel="Samen leraren opleiden in de regio.",
        verantwoordelijke="Stichting Rivierenrijk",
        contact_naam=leider.naam,
        contact_email=leider.email,
    )
    geef_rol(leider, samenwerkingsverband, Rol.Soort.PROJECTLEIDER)
    return samenwerkingsverband


def geef_rol(gebruiker: Gebruiker, samenwerkingsverband: Samenwerkingsverband, soort: Rol.Soort) -> Rol:
    return Rol.objects.create(gebruiker=gebruiker, samenwerkingsverband=samenwerkingsverband, soort=soort)


def maak_organisatie(
    samenwerkingsverband: Samenwerkingsverband, naam: str = "De Klimboom", soort: str = "po"
) -> Organisatie:
    return Organisatie.objects.create(samenwerkingsverband=samenwerkingsverband, naam=naam, soort=soort)


def maak_deelnemer(organisatie: Organisatie, nummer: int = 1, positie: str = "uitvoering") -> Deelnemer:
    return Deelnemer.objects.create(
        samenwerkingsverband=organisatie.samenwerkingsverband,
        organisatie=organisatie,
        naam=f"Deelnemer {nummer}",
        email=f"deelnemer{nummer}@partner.example",
        positie=positie,
    )


def maak_ronde(samenwerkingsverband: Samenwerkingsverband, titel: str = "Voorjaar", slug: str = "voorjaar") -> Ronde:
    nu = timezone.now()
    return Ronde.objects.create(
        samenwerkingsverband=samenwerkingsverband,
        titel=titel,
        slug=slug,
        sluit_op=nu + timedelta(days=4),
        gesprek_op=(nu + timedelta(days=20)).date(),
        # So near that its leader may read the uitkomst as soon as a test closes the ronde.
        uitkomst_op=(nu + timedelta(days=5)).date(),
    )


def open_ronde_met(samenwerkingsverband: Samenwerkingsverband, leider: Gebruiker, aantal: int = 12) -> Ronde:
    """An open ronde with `aantal` invited people of one organisatie, made below the acts of `domein.rondes`."""
    organisatie = maak_organisatie(samenwerkingsverband)
    deelnemers = [maak_deelnemer(organisatie, nummer) for nummer in range(1, aantal + 1)]
    ronde = maak_ronde(samenwerkingsverband)
    ronde.status, ronde.geopend_op = Ronde.Status.OPEN, timezone.now()
    ronde.save()
    RondeSleutel.objects.create(ronde=ronde, salt=new_salt())
    invite(ronde=ronde, deelnemers=deelnemers, afzender=leider, bij_opening=True)
    return ronde
