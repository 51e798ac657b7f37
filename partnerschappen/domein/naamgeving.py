"""Names in addresses: a slug from a title, unique among its neighbours."""

from collections.abc import Container
from itertools import count

from django.utils.text import slugify

LANGSTE = 80


def make_slug(titel: str, *, bezet: Container[str], anders: str) -> str:
    """A slug for `titel` that is not in `bezet`; `anders` when no letter or digit is left of the title."""
    begin = slugify(titel)[:LANGSTE].strip("-") or anders
    if begin not in bezet:
        return begin
    return next(slug for nummer in count(2) if (slug := f"{begin}-{nummer}") not in bezet)
