"""Invented answers of many people in many organisaties, to measure choosing groups and counting at closing."""

import random
import subprocess
import sys
import time

from bench.geheugen import read_piek
from partnerschappen.kern.groepskeuze import Lid, maak_kandidaten
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.telling import tel_ronde
from partnerschappen.kern.vragenlijst import PUNTEN, laad_vragenlijst

OVERGESLAGEN = 0.1
STURENDEN = 0.2
SOORTEN = ["school"] * 5 + ["opleiding", "overig"]


def main() -> None:
    """Count one ronde of so many people and organisaties; print the seconds and the most memory, in kilobytes."""
    mensen, organisaties = map(int, sys.argv[1:])
    toeval = random.Random(mensen)
    soorten = [toeval.choice(SOORTEN) for _ in range(organisaties)]
    waar = [toeval.randrange(organisaties) for _ in range(mensen)]
    leden = [
        Lid("sturen" if toeval.random() < STURENDEN else "doen", soorten[plek], f"Organisatie {plek}") for plek in waar
    ]
    vragenlijst = laad_vragenlijst("vijf-condities", 1)
    inzendingen = [
        {s.code: toeval.choice(PUNTEN) for s in vragenlijst.stellingen if toeval.random() > OVERGESLAGEN} for _ in leden
    ]
    begin = time.perf_counter()
    kandidaten = maak_kandidaten(leden, Indeling)
    tel_ronde(vragenlijst, inzendingen, genodigd=mensen, k=5, kandidaten=kandidaten, indelingen=Indeling)
    print(time.perf_counter() - begin, read_piek())


def measure(mensen: int, organisaties: int) -> tuple[float, int]:
    """Seconds and kilobytes of `main`, in a process of its own."""
    opdracht = [sys.executable, "-m", "bench.sluiten", str(mensen), str(organisaties)]
    seconden, geheugen = subprocess.run(opdracht, capture_output=True, check=True, text=True).stdout.split()
    return float(seconden), int(geheugen)


if __name__ == "__main__":
    main()
