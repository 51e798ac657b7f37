"""How a sheet is written: text that stays text, scores that stay numbers, widths, print. What it says is `xlsx`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from partnerschappen.kern.tekening import KLEUREN
from partnerschappen.kern.uitkomst import Score, Verborgen
from partnerschappen.rapport.kommabestand import FORMULETEKENS
from partnerschappen.rapport.zinnen import STREEP

A4 = 9  # Excel's number for the paper
LETTER, PUNTEN = "Calibri", 11
HOOGST = 409  # points, of a row in Excel
LETTERS = 1.1  # of this font that fit, on average, in the width of one figure
Inhoud = str | int | Decimal | Score | Verborgen | None
KOP = {
    "bold": True,
    "font_color": KLEUREN["wit"],
    "bg_color": KLEUREN["merk"],
    "text_wrap": True,
    "valign": "vcenter",
}
VORMEN: dict[str, dict[str, Any]] = {
    "titel": {"bold": True, "font_size": 16, "font_color": KLEUREN["merk"], "text_wrap": True},
    "zin": {"font_size": 13, "text_wrap": True},
    "kop": KOP,
    "getalkop": {**KOP, "align": "center"},
    "tussenkop": {"bold": True, "font_size": 13, "font_color": KLEUREN["merk"]},
    "tekst": {"text_wrap": True, "bottom": 1, "bottom_color": KLEUREN["lijn"]},
    "vet": {"text_wrap": True, "bold": True, "bottom": 1, "bottom_color": KLEUREN["lijn"]},
    "aantal": {"num_format": "0", "align": "center", "bottom": 1, "bottom_color": KLEUREN["lijn"]},
    "procent": {"num_format": "0 %", "align": "center", "bottom": 1, "bottom_color": KLEUREN["lijn"]},
    "score": {"num_format": "0.0", "align": "center", "bottom": 1, "bottom_color": KLEUREN["lijn"]},
    "streep": {"align": "center", "bottom": 1, "bottom_color": KLEUREN["lijn"]},
    "kaal": {},
    "lopend": {"text_wrap": True},
    "klein": {"text_wrap": True, "font_color": KLEUREN["grijs"]},
}


class Werkboek:
    """A workbook being made, with its formats: each also for text that begins like a formula."""

    def __init__(self, boek: Any) -> None:
        """Add the formats to an open workbook of XlsxWriter."""
        self.boek = boek
        self._vormen: dict[tuple[str, bool], Any] = {}
        ongeveer = {**VORMEN["score"], "num_format": f'"{_("ongeveer")} "0.0'}
        for naam, vorm in {**VORMEN, "ongeveer": ongeveer}.items():
            gewoon = {"font_name": LETTER, "font_size": PUNTEN, "valign": "top", **vorm}
            self._vormen[naam, False] = boek.add_format(gewoon)
            self._vormen[naam, True] = boek.add_format({**gewoon, "quote_prefix": True})

    def vorm(self, naam: str, tekst: str = "") -> Any:
        """The format; with Excel's own mark for text that looks like a formula, so that it is text when edited too."""
        return self._vormen[naam, tekst.lstrip().startswith(FORMULETEKENS)]


class Werkblad:
    """A sheet that is written from top to bottom; `rij` is the next row."""

    def __init__(self, werkboek: Werkboek, naam: str, breedtes: Sequence[float], *, voet: str = "") -> None:
        """Add a sheet with columns of these widths (in characters); `voet` stands at the foot of every page."""
        self._boek = werkboek
        self.blad = werkboek.boek.add_worksheet(naam)
        self.breedtes = tuple(breedtes)
        self.rij = 0
        for kolom, breedte in enumerate(breedtes):
            self.blad.set_column(kolom, kolom, breedte)
        self.blad.set_paper(A4)
        self.blad.set_landscape()
        self.blad.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        self.blad.fit_to_pages(1, 0)
        self.blad.hide_gridlines(2)
        # An ampersand begins a code in a foot.
        bladnummer = _("Bladzijde %(nummer)s van %(aantal)s") % {"nummer": "&P", "aantal": "&N"}
        # The space ends the size of the type: a name may begin with a figure.
        self.blad.set_footer(f"&L&9 {voet[:150].replace('&', '&&')}&R&9{bladnummer}")

    def schrijf(self, kolom: int, waarde: Inhoud, vorm: str = "tekst") -> None:
        """Write one cell in the current row: text as text, figures as numbers, what is hidden as a dash."""
        if isinstance(waarde, Score):
            vorm = "ongeveer" if waarde.grof else "score"
            self.blad.write_number(self.rij, kolom, waarde.tienden / 10, self._boek.vorm(vorm))
        elif isinstance(waarde, int):
            self.blad.write_number(self.rij, kolom, waarde, self._boek.vorm("aantal"))
        elif isinstance(waarde, Decimal):
            self.blad.write_number(self.rij, kolom, waarde, self._boek.vorm("procent"))
        elif isinstance(waarde, str):
            self.blad.write_string(self.rij, kolom, waarde, self._boek.vorm(vorm, waarde))
        else:
            self.blad.write_string(self.rij, kolom, STREEP, self._boek.vorm("streep"))

    def schrijf_rij(self, waarden: Sequence[Inhoud], vorm: str = "tekst", *, eerste: str = "") -> None:
        """Write a row from the first column on, as high as its texts take, and go to the next.

        eerste: another format for the first cell.
        """
        for kolom, waarde in enumerate(waarden):
            self.schrijf(kolom, waarde, eerste if eerste and kolom == 0 else vorm)
        teksten = ((waarde, self.breedtes[kolom]) for kolom, waarde in enumerate(waarden) if isinstance(waarde, str))
        self.blad.set_row(self.rij, max((_hoogte(tekst, breedte, PUNTEN) for tekst, breedte in teksten), default=None))
        self.rij += 1

    def schrijf_kop(self, koppen: Sequence[str], *, getallen: range = range(0), vast: bool = False) -> None:
        """Write the head of a table. getallen: the columns of figures; `vast` keeps it in sight and on every page."""
        hoogte = max(_hoogte(kop, breedte, PUNTEN + 1) for kop, breedte in zip(koppen, self.breedtes, strict=True))
        self.blad.set_row(self.rij, hoogte + 8)
        for kolom, kop in enumerate(koppen):
            vorm = "getalkop" if kolom in getallen else "kop"
            self.blad.write_string(self.rij, kolom, kop, self._boek.vorm(vorm, kop))
        self.rij += 1
        if vast:
            self.blad.freeze_panes(self.rij, 1)
            self.blad.repeat_rows(self.rij - 1)

    def schrijf_regel(self, tekst: str, vorm: str = "lopend") -> None:
        """Write a text over the whole width."""
        punten = int(VORMEN[vorm].get("font_size", PUNTEN))
        self.blad.set_row(self.rij, _hoogte(tekst, sum(self.breedtes), punten))
        if len(self.breedtes) > 1:
            self.blad.merge_range(self.rij, 0, self.rij, len(self.breedtes) - 1, "", self._boek.vorm(vorm))
        self.blad.write_string(self.rij, 0, tekst, self._boek.vorm(vorm, tekst))
        self.rij += 1

    def sla_over(self) -> None:
        """Leave a row open."""
        self.rij += 1

    def schrijf_tabel(
        self, naam: str, koppen: Sequence[str], rijen: Sequence[Sequence[str | int | Decimal | None]]
    ) -> None:
        """Write a table of Excel, with filters, that is the whole sheet."""
        kolommen = [{"header": kop} for kop in koppen]
        stijl = {"name": naam, "style": "Table Style Light 1", "columns": kolommen}
        self.blad.add_table(0, 0, len(rijen), len(koppen) - 1, stijl)
        self.blad.freeze_panes(1, 0)
        self.blad.repeat_rows(0)
        for plaats, rij in enumerate(rijen, start=1):
            for kolom, waarde in enumerate(rij):
                if isinstance(waarde, str) and waarde:
                    self.blad.write_string(plaats, kolom, waarde, self._boek.vorm("kaal", waarde))
                elif isinstance(waarde, int | Decimal):
                    self.blad.write_number(plaats, kolom, waarde, self._boek.vorm("kaal"))


def _hoogte(tekst: str, breedte: float, punten: int) -> float:
    """The height in points that wrapped text takes in a column of so many characters; not every program grows a row."""
    per_regel = max(1, int(breedte * PUNTEN / punten * LETTERS))
    regels = sum(max(1, -(-len(regel) // per_regel)) for regel in tekst.split("\n"))
    return min(regels * punten * 1.36 + 2, HOOGST)
