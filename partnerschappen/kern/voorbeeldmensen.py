"""The invented people of the example list. Whoever forgets to take them out must not invite them."""

from __future__ import annotations

MENSEN = (
    ("Noor Bakker", "noor.bakker@deregenboog.example", "Basisschool De Regenboog", "po", "stuurgroep"),
    ("Daniël van Dijk", "d.vandijk@deregenboog.example", "Basisschool De Regenboog", "po", "uitvoering"),
    (
        "Fatima El Idrissi",
        "f.elidrissi@hogeschool.example",
        "Hogeschool Rivierenland",
        "hogeschool of universiteit",
        "kernteam",
    ),
    ("René de Wit", "rene.dewit@gemeente.example", "Gemeente Rivierstad", "gemeente", "werkgroep"),
)
ADRESSEN = frozenset(email for _, email, *_ in MENSEN)


def is_voorbeeld(email: str) -> bool:
    """Whether this is the address of one of them, which is nobody's."""
    return email.casefold() in ADRESSEN
