"""Rounds to look at and to test with: answers that tell a story, counted by the real counting code."""

import random
from collections.abc import Mapping
from datetime import UTC, date, datetime

from partnerschappen import models as opgeslagen
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.uitkomst import Uitkomst, als_json
from partnerschappen.kern.vragenlijst import NIET_TE_BEOORDELEN, Vragenlijst, laad_vragenlijst
from partnerschappen.models import Ronde, Samenwerkingsverband

STERK, REDELIJK, LAAG = (1, 2, 4, 24, 17), (2, 5, 9, 20, 6), (8, 14, 8, 8, 2)
VERDEELD = (8, 12, 2, 14, 10)
VERHAAL = {"ambitie": REDELIJK, "belangen": LAAG, "relatie": STERK, "organisatie": VERDEELD, "proces": REDELIJK}
OPMERKINGEN = [
    "Wij komen elkaar alleen tegen als er iets misgaat. Een keer samen eten zou al helpen.",
    "Goed dat dit gevraagd wordt.",
    "Het duurt te lang voordat een besluit valt.\n\nIn november vroegen wij wie de begeleiding betaalt, en in maart"
    " wisten we het nog niet. Dat maakt dat mensen afhaken, en dat is jammer: het enthousiasme was er.",
    "De werkplekbegeleiders doen het erbij. Zonder uren blijft dit liefdewerk.",
    "<script>alert(1)</script> & 'aanhalingstekens'",
]


def vijf_condities() -> Vragenlijst:
    return laad_vragenlijst("vijf-condities", 1)


def tel_voorbeeld(
    aantal: int = 26,
    *,
    genodigd: int = 38,
    verhaal: Mapping[str, tuple[int, ...]] = VERHAAL,
    opmerkingen: list[str] | None = None,
    k: int = 5,
    zaad: int = 7,
) -> Uitkomst:
    """Count `aantal` people who answer by the weights of `verhaal`; the same seed gives the same uitkomst."""
    toeval = random.Random(zaad)
    teksten = OPMERKINGEN if opmerkingen is None else opmerkingen
    inzendingen = [vul_in(toeval, verhaal, teksten, nummer) for nummer in range(aantal)]
    return tel_ronde(vijf_condities(), inzendingen, genodigd=genodigd, k=k, schud=lambda teksten: None)


def eensgezind(punt: str, aantal: int = 12) -> Uitkomst:
    """Everybody gives the same answer to every statement and leaves the rest open."""
    antwoorden = {stelling.code: punt for stelling in vijf_condities().stellingen}
    return tel_ronde(vijf_condities(), [antwoorden] * aantal, genodigd=aantal, k=5)


def gesloten_ronde(naam: str = "Samen Opleiden Rivierenrijk", titel: str = "Voorjaar 2026") -> Ronde:
    """A closed ronde that no database knows of."""
    verband = Samenwerkingsverband(
        naam=naam,
        slug="rivierenrijk",
        verantwoordelijke="Stichting Rivierenrijk",
        contact_naam="Noor de Wit",
        contact_email="noor@rivierenrijk.example",
    )
    return Ronde(
        pk=1,
        samenwerkingsverband=verband,
        titel=titel,
        slug="voorjaar-2026",
        status=Ronde.Status.GESLOTEN,
        gesprek_op=date(2026, 6, 24),
        gesprek_details="van 15.00 tot 16.30 uur, De Klimboom",
        uitkomst_op=date(2026, 6, 17),
        geopend_op=datetime(2026, 5, 26, 8, tzinfo=UTC),
        sluit_op=datetime(2026, 6, 12, 15, tzinfo=UTC),
        gesloten_op=datetime(2026, 6, 12, 15, tzinfo=UTC),
    )


def vul_in(
    toeval: random.Random, verhaal: Mapping[str, tuple[int, ...]], teksten: list[str], nummer: int
) -> dict[str, str]:
    """The answers of one person, by the weights of `verhaal`; every sixth writes remarks."""
    vragenlijst = vijf_condities()
    antwoorden = {}
    for conditie in vragenlijst.condities:
        for stelling in conditie.stellingen:
            punt = toeval.choices("12345", verhaal[conditie.code])[0]
            antwoorden[stelling.code] = NIET_TE_BEOORDELEN if toeval.random() < 0.04 else punt
        if teksten and nummer % 6 == 0:
            antwoorden[conditie.opmerking.code] = toeval.choice(teksten)
    for balans in vragenlijst.balans:
        antwoorden[balans.code] = toeval.choices("12345", (2, 5, 12, 4, 2))[0]
    antwoorden["fase"] = toeval.choices(["delen", "vormgeven", "delen,overeenkomen", "uitvoeren"], (10, 8, 3, 2))[0]
    antwoorden["fase-te-snel"] = toeval.choices(["verkennen", "delen", "overeenkomen", "geen"], (4, 9, 3, 8))[0]
    paren = ["belangen,organisatie", "organisatie,proces", "ambitie,belangen"]
    antwoorden["kies-twee"] = toeval.choices(paren, (9, 6, 3))[0]
    return {code: waarde for code, waarde in antwoorden.items() if waarde}


def sluit_met(samenwerkingsverband: Samenwerkingsverband, uitkomst: Uitkomst) -> Ronde:
    """A closed ronde in the database, with its uitkomst and a report that waits, as closing leaves them."""
    ronde = gesloten_ronde()
    ronde.pk, ronde.samenwerkingsverband = None, samenwerkingsverband
    ronde.save()
    opgeslagen.Uitkomst.objects.create(ronde=ronde, inhoud=als_json(uitkomst))
    opgeslagen.Rapport.objects.create(ronde=ronde)
    return ronde
