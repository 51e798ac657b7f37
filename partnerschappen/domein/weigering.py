"""The exceptions by which an act refuses; each carries a sentence for the person who asked."""


class Geweigerd(Exception):
    """The act can't be done now; `str()` says why, in words for the user. Nothing was changed."""


class RondeNietOpen(Geweigerd):
    """The ronde takes no answers (any more)."""


class AnderePersoon(Geweigerd):
    """The form was made for somebody else: a second person on a shared machine."""
