"""Which column of a pasted table holds what: by its heading, or without one by its content.

Decides only when nothing is left to doubt; what stands in the cells is judged by `ledenlijst`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from partnerschappen.kern.onleesbaar import OnleesbareLijst, Reden
from partnerschappen.kern.spelling import (
    EIGEN_WOORDEN,
    Veld,
    lees_kop,
    lees_positie,
    lees_soort,
    sleutel,
)
from partnerschappen.kern.tabel import MAXIMUM_BOVEN, MAXIMUM_KOLOMMEN, Rij

_PROEF = 100
_LANGSTE_KOP = 60

NAAMDELEN = (Veld.VOORNAAM, Veld.TUSSENVOEGSEL, Veld.ACHTERNAAM)


@dataclass(frozen=True, slots=True)
class Kolommen:
    """Field → index of its column; `breedte` columns in all; headings that mean nothing here; rows above the data."""

    van: dict[Veld, int]
    breedte: int
    onbekend: tuple[str, ...]
    koprijen: int


def herken_kolommen(rijen: Sequence[Rij]) -> Kolommen:
    """What the columns of `rijen` (at least one) hold.

    Raises OnleesbareLijst when the e-mail address, the name or the organisatie has no column of its own.
    """
    breedste = max(len(rij.cellen) for rij in rijen[:MAXIMUM_BOVEN])
    if breedste > MAXIMUM_KOLOMMEN:
        raise OnleesbareLijst(Reden.TE_VEEL_KOLOMMEN, aantal=breedste, maximum=MAXIMUM_KOLOMMEN)
    for boven, rij in enumerate(rijen[:MAXIMUM_BOVEN]):
        if _is_kop(rij):
            return _uit_kop(rij.cellen, boven + 1)
        if not _is_titel(rij):
            break
    return _uit_inhoud(rijen)


def _is_kop(rij: Rij) -> bool:
    return not _heeft_adres(rij.cellen) and any(lees_kop(cel) for cel in rij.cellen)


def _is_titel(rij: Rij) -> bool:
    """A line above the headings, such as 'Deelnemers voorjaar'."""
    return not _heeft_adres(rij.cellen) and sum(1 for cel in rij.cellen if cel.strip()) == 1


def _heeft_adres(cellen: Iterable[str]) -> bool:
    return any("@" in cel for cel in cellen)


def _uit_kop(koppen: Sequence[str], koprijen: int) -> Kolommen:
    per_veld: dict[Veld, list[int]] = {}
    for index, kop in enumerate(koppen):
        if veld := lees_kop(kop):
            per_veld.setdefault(veld, []).append(index)
    van = {veld: _een_kolom(veld, plaatsen, koppen) for veld, plaatsen in per_veld.items()}
    van = _kies_naam(van)
    _eis(van, _som_op(kop for kop in koppen if kop.strip()))
    gebruikt = set(van.values())
    onbekend = dict.fromkeys(_toon(kop) for index, kop in enumerate(koppen) if kop.strip() and index not in gebruikt)
    return Kolommen(van=van, breedte=len(koppen), onbekend=tuple(onbekend), koprijen=koprijen)


def _een_kolom(veld: Veld, plaatsen: Sequence[int], koppen: Sequence[str]) -> int:
    eigen = [index for index in plaatsen if sleutel(koppen[index]) in EIGEN_WOORDEN]
    keuze = eigen or plaatsen
    if len(keuze) > 1:
        raise OnleesbareLijst(Reden.DUBBELE_KOLOM, veld=veld, kolommen=_som_op(koppen[index] for index in keuze))
    return keuze[0]


def _kies_naam(van: dict[Veld, int]) -> dict[Veld, int]:
    """One way of naming: in parts, or whole. Beside 'voornaam', a column 'naam' holds the surname."""
    if Veld.NAAM not in van:
        return van
    if Veld.VOORNAAM in van and Veld.ACHTERNAAM not in van:
        van[Veld.ACHTERNAAM] = van.pop(Veld.NAAM)
        return van
    return {veld: index for veld, index in van.items() if veld not in NAAMDELEN}


def _eis(van: dict[Veld, int], kolommen: str) -> None:
    if Veld.EMAIL not in van:
        raise OnleesbareLijst(Reden.GEEN_EMAILKOLOM, kolommen=kolommen)
    if Veld.NAAM not in van and Veld.ACHTERNAAM not in van:
        raise OnleesbareLijst(Reden.GEEN_NAAMKOLOM, kolommen=kolommen)
    if Veld.ORGANISATIE not in van:
        raise OnleesbareLijst(Reden.GEEN_ORGANISATIEKOLOM, kolommen=kolommen)


def _uit_inhoud(rijen: Sequence[Rij]) -> Kolommen:
    if not any(_heeft_adres(rij.cellen) for rij in rijen):
        raise OnleesbareLijst(Reden.GEEN_EMAILKOLOM, kolommen="")
    if not _heeft_adres(rijen[0].cellen):
        raise OnleesbareLijst(Reden.KOPREGEL_ONBEKEND, kolommen=_som_op(cel for cel in rijen[0].cellen if cel.strip()))
    proef = [rij.cellen for rij in rijen[:_PROEF] if rij.heel and len(rij.cellen) <= MAXIMUM_KOLOMMEN]
    breedte = max((len(cellen) for cellen in proef), default=0)
    gevuld = {i: [c[i].strip() for c in proef if i < len(c) and c[i].strip()] for i in range(breedte)}
    van, vrij = _verdeel({index: cellen for index, cellen in gevuld.items() if cellen})
    van |= _naam_en_organisatie(proef, van[Veld.EMAIL], vrij)
    return Kolommen(van=van, breedte=breedte, onbekend=(), koprijen=0)


def _verdeel(kolommen: dict[int, list[str]]) -> tuple[dict[Veld, int], list[int]]:
    """The columns whose content gives them away, and the indexes of the others."""
    herkenning: dict[Veld, Callable[[str], bool]] = {
        Veld.EMAIL: lambda cel: "@" in cel,
        Veld.POSITIE: lambda cel: lees_positie(cel, heel=True) is not None,
        Veld.SOORT: lambda cel: lees_soort(cel, heel=True) is not None,
    }
    van: dict[Veld, int] = {}
    vrij: list[int] = []
    for index, cellen in kolommen.items():
        veld = next((v for v, herkent in herkenning.items() if _meestal(cellen, herkent)), None)
        if veld is None:
            vrij.append(index)
        elif van.setdefault(veld, index) != index:
            raise OnleesbareLijst(Reden.KOLOMMEN_ONDUIDELIJK)
    if Veld.EMAIL not in van:
        raise OnleesbareLijst(Reden.KOLOMMEN_ONDUIDELIJK)
    return van, vrij


def _meestal(cellen: Sequence[str], herkent: Callable[[str], bool]) -> bool:
    return 10 * sum(map(herkent, cellen)) >= 8 * len(cellen)


def _naam_en_organisatie(proef: Sequence[Sequence[str]], email: int, vrij: Sequence[int]) -> dict[Veld, int]:
    """Of two columns of text the one that comes back before the @ holds names, if the other one hardly does."""
    delen = {index: _deel_in_adres(proef, index, email) for index in vrij}
    namen = [index for index, deel in delen.items() if deel >= 0.5]
    anders = [index for index, deel in delen.items() if deel <= 0.2]
    if not namen and len(vrij) < 2:
        raise OnleesbareLijst(Reden.GEEN_NAAMKOLOM, kolommen="")
    if len(vrij) < 2:
        raise OnleesbareLijst(Reden.GEEN_ORGANISATIEKOLOM, kolommen="")
    if len(namen) != 1 or len(anders) != 1 or len(vrij) != 2:
        raise OnleesbareLijst(Reden.KOLOMMEN_ONDUIDELIJK)
    return {Veld.NAAM: namen[0], Veld.ORGANISATIE: anders[0]}


def _deel_in_adres(proef: Sequence[Sequence[str]], index: int, email: int) -> float:
    paren = [(c[index], c[email]) for c in proef if max(index, email) < len(c) and c[index].strip() and "@" in c[email]]
    treffers = sum(1 for cel, adres in paren if _komt_terug(cel, adres))
    return treffers / len(paren) if paren else 0.0


def _komt_terug(cel: str, adres: str) -> bool:
    lokaal = sleutel(adres.rsplit("@", 1)[0])
    woorden = (sleutel(woord) for woord in cel[:200].replace("-", " ").split())
    return any(len(woord) >= 3 and woord in lokaal for woord in woorden)


def _toon(kop: str) -> str:
    kort = " ".join(kop[: 2 * _LANGSTE_KOP].split())
    return kort if len(kort) <= _LANGSTE_KOP else f"{kort[:_LANGSTE_KOP]}…"


def _som_op(koppen: Iterable[str]) -> str:
    return ", ".join(_toon(kop) for kop in koppen)
