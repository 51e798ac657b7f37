"""What the mail at release says of an uitkomst: words from published cells, kept so that everybody reads the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Punt:
    """A topic of the mail; citaat is the statement, where the sentence needs it."""

    naam: str
    zin: str
    vraag: str
    citaat: str = ""


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """What the mail says of an uitkomst: the sentence, how many sent in, and the topics with a title above them.

    tussen: what groups see differently, where that is none of the topics. No remark is in it.
    """

    kop: str
    respons: str
    titel: str
    punten: tuple[Punt, ...]
    tussen: str = ""


def read_samenvatting(ruw: Mapping[str, Any]) -> Samenvatting:
    """Read what release wrote, as JSON, in a Vrijgave."""
    punten = tuple(Punt(**punt) for punt in ruw["punten"])
    return Samenvatting(ruw["kop"], ruw["respons"], ruw["titel"], punten, ruw.get("tussen", ""))
