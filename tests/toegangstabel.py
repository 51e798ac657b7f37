"""Who may do what: every address of the product, with what it answers to each of five kinds of people.

A new address without a row fails `test_toegang_urls`. The columns are those of `WIE`.
"""

from dataclasses import dataclass

WIE = ("anoniem", "vreemde", "stuurgroep", "projectleider", "leider van een ander")
Antwoorden = tuple[int, int, int, int, int]


def iedereen(status: int) -> Antwoorden:
    """The same for all: an account makes no difference."""
    return (status, status, status, status, status)


def account(status: int) -> Antwoorden:
    """The same for everybody with an account; who has none logs in first."""
    return (302, status, status, status, status)


def lezen(status: int = 200) -> Antwoorden:
    """For who has a rol here; to others it does not exist."""
    return (302, 404, status, status, 404)


def wijzigen(status: int) -> Antwoorden:
    """For the projectleider; a stuurgroep member is told that they may not."""
    return (302, 404, 403, status, 404)


@dataclass(frozen=True)
class Rij:
    """An address by its name: what it takes, and what GET and an empty POST answer."""

    naam: str
    get: Antwoorden
    post: Antwoorden
    delen: tuple[str, ...] = ()


def pagina(naam: str, *delen: str) -> Rij:
    """A page to read; `delen` are the parts of its address, by the names of the world in the test."""
    return Rij(naam, lezen(), account(405), delen)


def formulier(naam: str, *delen: str, get: int = 200, post: int = 200) -> Rij:
    """A page that changes something; an empty form is shown again, or asks nothing and is done."""
    return Rij(naam, wijzigen(get), wijzigen(post), delen)


def knop(naam: str, *delen: str) -> Rij:
    """A button: POST only, and then back to where one was."""
    return Rij(naam, account(405), wijzigen(302), delen)


TABEL: tuple[Rij, ...] = (
    # Public
    Rij("voorpagina", iedereen(200), iedereen(405)),
    Rij("gezond", iedereen(200), iedereen(405)),
    Rij("vertrouwelijkheid", iedereen(200), iedereen(405)),
    Rij("voorbeeld", iedereen(200), iedereen(405)),
    Rij("voorbeeld-conditie", iedereen(200), iedereen(405), ("conditie",)),
    Rij("voorbeeld-stelling", iedereen(200), iedereen(405), ("stelling",)),
    *[
        Rij(f"voorbeeld-{deel}", iedereen(200), iedereen(405))
        for deel in ("groepen", "geheel", "opmerkingen", "uitleg")
    ],
    Rij("voorbeeld-rapport", iedereen(202), iedereen(405)),
    Rij("postvak", iedereen(404), iedereen(405)),
    Rij("postvak-mail", iedereen(404), iedereen(405), ("onbekend",)),
    # Logging in
    Rij("account_login", (200, 302, 302, 302, 302), (200, 302, 302, 302, 302)),
    Rij("account_request_login_code", (200, 302, 302, 302, 302), (200, 302, 302, 302, 302)),
    Rij("account_confirm_login_code", iedereen(302), iedereen(302)),
    Rij("account_logout", (302, 200, 200, 200, 200), iedereen(302)),
    # The leader: samenwerkingsverband, deelnemers, rondes
    Rij("start", account(302), account(405)),
    Rij("overzicht", account(200), account(405)),
    Rij("samenwerkingsverband-nieuw", (302, 403, 403, 200, 403), (302, 403, 403, 200, 403)),
    pagina("samenwerkingsverband", "slug"),
    pagina("instellingen", "slug"),
    formulier("samenwerkingsverband-wijzigen", "slug"),
    formulier("huisstijl", "slug"),
    # Nobody gave this one a logo.
    Rij("huisstijl-logo", wijzigen(404), account(405), ("slug",)),
    formulier("organisatie-nieuw", "slug"),
    formulier("organisatie", "slug", "organisatie"),
    formulier("organisatie-weg", "slug", "organisatie", post=302),
    formulier("toegang-geven", "slug"),
    formulier("toegang-weg", "slug", "rol", post=302),
    pagina("deelnemers", "slug"),
    formulier("deelnemer-nieuw", "slug"),
    formulier("deelnemer", "slug", "deelnemer"),
    formulier("deelnemer-weg", "slug", "deelnemer", post=302),
    formulier("deelnemers-importeren", "slug"),
    knop("deelnemers-toepassen", "slug"),
    pagina("deelnemers-voorbeeld", "slug"),
    pagina("deelnemers-voorbeeld-xlsx", "slug"),
    pagina("rondes", "slug"),
    formulier("ronde-nieuw", "slug"),
    pagina("ronde", "slug", "open_ronde"),
    pagina("ronde-stellingen", "slug", "open_ronde"),
    formulier("ronde-weg", "slug", "concept", post=302),
    formulier("ronde-vragenlijst", "slug", "concept"),
    formulier("ronde-deelnemers", "slug", "concept", post=302),
    formulier("ronde-gesprek", "slug", "concept"),
    formulier("ronde-vertrouwelijkheid", "slug", "concept"),
    formulier("ronde-mail", "slug", "concept"),
    knop("ronde-proef", "slug", "concept"),
    formulier("ronde-openen", "slug", "concept"),
    formulier("ronde-datums", "slug", "open_ronde"),
    formulier("ronde-toevoegen", "slug", "open_ronde", post=302),
    knop("ronde-herinneren", "slug", "open_ronde"),
    formulier("ronde-adres", "slug", "open_ronde", "uitnodiging"),
    formulier("ronde-sluiten", "slug", "open_ronde"),
    # Results and report
    pagina("resultaat", "slug", "gesloten"),
    pagina("resultaat-conditie", "slug", "gesloten", "conditie"),
    pagina("resultaat-stelling", "slug", "gesloten", "stelling"),
    pagina("resultaat-groepen", "slug", "gesloten"),
    pagina("resultaat-geheel", "slug", "gesloten"),
    pagina("resultaat-opmerkingen", "slug", "gesloten"),
    pagina("resultaat-uitleg", "slug", "gesloten"),
    pagina("opmerkingen", "slug", "gesloten", "vraag"),
    pagina("figuur-svg", "slug", "gesloten", "figuur"),
    pagina("figuur-png", "slug", "gesloten", "figuur"),
    *[pagina(f"bestand-{soort}", "slug", "gesloten") for soort in ("xlsx", "pptx", "csv")],
    pagina("verkennen", "slug", "gesloten"),
    pagina("resultaat-vergelijken", "slug", "gesloten", "eerder"),
    Rij("rapport", lezen(302), account(405), ("slug", "gesloten")),
    pagina("rapport-stand", "slug", "gesloten"),
    knop("rapport-maken", "slug", "gesloten"),
    # To everybody; the link to read with is for who has it, and an account makes no difference
    Rij("ronde-vrijgeven", wijzigen(200), account(405), ("slug", "gesloten")),
    formulier("ronde-vrijgeven-voorwoord", "slug", "gesloten", post=302),
    formulier("ronde-vrijgeven-opmerkingen", "slug", "gesloten", post=302),
    formulier("ronde-vrijgeven-vervroegen", "slug", "gesloten"),
    formulier("ronde-vrijgeven-nu", "slug", "gesloten"),
    formulier("leeslink-intrekken", "slug", "gesloten", get=302, post=302),
    knop("leeslink-maken", "slug", "gesloten"),
    *[
        Rij("-".join(filter(None, ["leeslink", deel])), iedereen(404), iedereen(405), ("onbekend", *code))
        for deel, *code in (
            ("",),
            ("conditie", "conditie"),
            ("stelling", "stelling"),
            ("groepen",),
            ("geheel",),
            ("opmerkingen",),
            ("uitleg",),
        )
    ],
    # The partner: an account gives nothing, only the link does
    Rij("link", iedereen(404), iedereen(404), ("onbekend",)),
    Rij("invullen", iedereen(403), iedereen(405)),
    Rij("invullen-stap", iedereen(403), iedereen(403), ("conditie",)),
    Rij("invullen-bewaar", iedereen(405), iedereen(403)),
    Rij("invullen-nakijken", iedereen(403), iedereen(405)),
    # A second click finds the link cleared by the first one, and is told kindly.
    Rij("invullen-insturen", iedereen(405), iedereen(200)),
    *[
        Rij(f"invullen-{besluit}", iedereen(403), iedereen(403))
        for besluit in (
            "niet-de-juiste-persoon",
            "niet-meedoen",
            "toch-meedoen",
            "geen-herinneringen",
            "weer-herinneringen",
            "intrekken",
        )
    ],
)
