"""Rondes with groups along the real path: a list, opening, answers by personal link, closing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from partnerschappen.domein import rondes
from partnerschappen.domein.inzendingen import find_deelname, save_antwoorden, submit
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.uitnodigingen import token_of
from partnerschappen.domein.voorbereiding import VOORBEREIDING
from partnerschappen.kern.uitkomst import Uitkomst, uit_json
from partnerschappen.models import Deelnemer, Gebruiker, Organisatie, Ronde, Samenwerkingsverband, Uitnodiging
from tests.gegevens import maak_ronde

STELLINGEN = [f"{c}-{nr}" for c in ("ambitie", "belangen", "relatie", "organisatie", "proces") for nr in range(1, 7)]

Vul = Callable[[Uitnodiging], Mapping[str, str]]


@dataclass(frozen=True)
class Plek:
    """So many people of one organisatie in one positie."""

    organisatie: str
    aantal: int
    positie: str = "uitvoering"
    soort: str = "po"


def zet_op_de_lijst(verband: Samenwerkingsverband, plekken: Sequence[Plek]) -> list[Deelnemer]:
    """Add these people to the list of deelnemers; an organisatie is made when it isn't there."""
    nieuw = []
    for plek in plekken:
        organisatie, _ = Organisatie.objects.get_or_create(
            samenwerkingsverband=verband, naam=plek.organisatie, defaults={"soort": plek.soort}
        )
        begin = verband.deelnemers.count()
        for nummer in range(begin, begin + plek.aantal):
            deelnemer = Deelnemer(samenwerkingsverband=verband, organisatie=organisatie, positie=plek.positie)
            deelnemer.naam, deelnemer.email = f"Deelnemer {nummer:03}", f"deelnemer{nummer:03}@partner.example"
            nieuw.append(deelnemer)
            deelnemer.save()
    return nieuw


def open_met(
    leider: Gebruiker,
    verband: Samenwerkingsverband,
    plekken: Sequence[Plek],
    indelingen: Sequence[str] = ("laag", "soort_partner", "organisatie"),
    geheimhouding: str = "vertrouwelijk",
) -> Ronde:
    """Open a prepared ronde for a list of these people."""
    zet_op_de_lijst(verband, plekken)
    ronde = maak_ronde(verband)
    ronde.voorbereid, ronde.indelingen = [stap.value for stap in VOORBEREIDING], list(indelingen)
    ronde.geheimhouding = geheimhouding
    ronde.save()
    rondes.open_ronde(ronde=ronde, gebruiker=leider)
    return lees(ronde)


def nodig_vergeten_uit(ronde: Ronde, leider: Gebruiker, plek: Plek) -> None:
    """Add people to the list and invite them while the ronde is open."""
    vergeten = zet_op_de_lijst(ronde.samenwerkingsverband, [plek])
    rondes.invite_forgotten(ronde=ronde, deelnemer_ids=[wie.pk for wie in vergeten], gebruiker=leider)


def lees(ronde: Ronde) -> Ronde:
    """The ronde as it is stored now."""
    return Ronde.objects.select_related("samenwerkingsverband").get(pk=ronde.pk)


def uitnodigingen_van(ronde: Ronde) -> list[Uitnodiging]:
    """Everybody whose answers can count, in the order of the list."""
    rijen = Uitnodiging.objects.filter(ronde=ronde).exclude(status="vervangen")
    return list(rijen.select_related("ronde__sleutel", "deelnemer").order_by("naam"))


def alles(punt: str = "4") -> dict[str, str]:
    """One point for every statement."""
    return dict.fromkeys(STELLINGEN, punt)


def vul_in(ronde: Ronde, vul: Vul = lambda _: alles()) -> None:
    """Let everybody save and send in what `vul` gives for them; an empty mapping is somebody who does not."""
    for uitnodiging in uitnodigingen_van(ronde):
        waarden = vul(uitnodiging)
        if not waarden:
            continue
        deelname = find_deelname(token_of(uitnodiging))
        ruw = {vraag: [waarde] for vraag, waarde in waarden.items()}
        save_antwoorden(deelname=deelname, kenmerk=deelname.kenmerk, ruw=ruw)
        submit(deelname=deelname, kenmerk=deelname.kenmerk)


def sluit(ronde: Ronde) -> Uitkomst:
    """Close, and read what was published."""
    close_ronde(ronde_id=ronde.pk)
    return uit_json(Ronde.objects.get(pk=ronde.pk).uitkomst.inhoud)


def getoond(uitkomst: Uitkomst) -> dict[str, int]:
    """Per group shown beside the whole, by its name or code: how many sent in."""
    return {groep.naam or groep.code: groep.n for groep in uitkomst.groepen[1:]}
