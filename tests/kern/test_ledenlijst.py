"""Reading a list of people: every shape in which a projectleider brings one, and what is refused as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerschappen.kern.ledenlijst import (
    MAXIMUM_BYTES,
    MAXIMUM_REGELS,
    Ledenlijst,
    OnleesbareLijst,
    Reden,
    Regel,
    lees_ledenlijst,
)

KOP = "naam;e-mail;organisatie;positie;soort"
NOOR = "Noor Bakker;noor@deregenboog.nl;De Regenboog;stuurgroep;po"
RENE = "René Daniël;r.daniel@rijnstad.nl;Gemeente Rijnstad;werkgroep;gemeente"
TABEL = f"{KOP}\n{NOOR}\n{RENE}\n"
GELEZEN = (
    Regel(2, "Noor Bakker", "noor@deregenboog.nl", "De Regenboog", "stuurgroep", "po"),
    Regel(3, "René Daniël", "r.daniel@rijnstad.nl", "Gemeente Rijnstad", "werkgroep", "gemeente"),
)


def geweigerd(ruw: bytes | str) -> OnleesbareLijst:
    with pytest.raises(OnleesbareLijst) as fout:
        lees_ledenlijst(ruw)
    return fout.value


def als_tekst(lijst: Ledenlijst) -> list[tuple[str, str, str]]:
    return [(regel.naam, regel.email, regel.organisatie) for regel in lijst.regels]


@pytest.mark.parametrize(
    "ruw",
    [
        pytest.param(TABEL, id="pasted with semicolons"),
        pytest.param(TABEL.replace(";", "\t"), id="pasted from Excel"),
        pytest.param(TABEL.replace(";", ",").encode(), id="Google Sheets"),
        pytest.param(TABEL.replace("\n", "\r\n").encode("cp1252"), id="Dutch Excel, Windows-1252"),
        pytest.param(TABEL.encode("utf-8-sig"), id="Excel, CSV UTF-8 with BOM"),
        pytest.param(TABEL.replace(";", "\t").encode("utf-16"), id="Excel, Unicode text"),
        pytest.param(b"\xfe\xff" + TABEL.encode("utf-16-be"), id="UTF-16, big-endian"),
        pytest.param(TABEL.replace("\n", "\r").encode(), id="Mac line ends"),
        pytest.param(TABEL.replace("\n", "\r\r\n").encode(), id="line ends written twice"),
        pytest.param("sep=;\r\n" + TABEL, id="Excel's own sep line"),
        pytest.param("\ufeff" + TABEL, id="pasted with a BOM"),
        pytest.param("\n".join(f'"{r}"' for r in TABEL.split("\n")[:3]).replace(";", '";"'), id="everything quoted"),
        pytest.param(TABEL.replace(";", "; "), id="a space after each delimiter"),
        pytest.param(TABEL + "\n;;;;\n\t\n\n", id="blank rows at the end"),
        pytest.param(TABEL.replace("\n", ";;;\n"), id="blank columns at the end"),
    ],
)
def test_the_same_list_reads_the_same_in_every_file_format(ruw: bytes | str) -> None:
    assert lees_ledenlijst(ruw) == Ledenlijst(regels=GELEZEN)


def test_headings_stand_in_any_order_and_spelling() -> None:
    lijst = lees_ledenlijst("ROL\tSchool \tE-Mailadres:\tVolledige naam\nstuurgroep\tX\tjan@x.nl\tJan Bos\n")
    assert lijst.regels == (Regel(2, "Jan Bos", "jan@x.nl", "X", "stuurgroep"),)


def test_a_name_in_parts_is_put_together() -> None:
    kop = "Voornaam;Tussenvoegsel;Achternaam;E-mail;Organisatie\n"
    lijst = lees_ledenlijst(kop + "Jan;de;Vries;jan@x.nl;X\nAns;;Bos;ans@x.nl;X\n")
    assert [regel.naam for regel in lijst.regels] == ["Jan de Vries", "Ans Bos"]


def test_beside_a_first_name_the_column_naam_is_the_surname() -> None:
    lijst = lees_ledenlijst("Naam;Voornaam;E-mail;Organisatie\nVries;Jan;jan@x.nl;X\n")
    assert lijst.regels[0].naam == "Jan Vries"


def test_a_whole_name_outweighs_its_parts() -> None:
    lijst = lees_ledenlijst("Naam;Voornaam;Achternaam;E-mail;Organisatie\nJan de Vries;Jan;Vries;jan@x.nl;X\n")
    assert (lijst.regels[0].naam, lijst.onbekende_kolommen) == ("Jan de Vries", ("Voornaam", "Achternaam"))


def test_a_delimiter_inside_quotes_belongs_to_the_name() -> None:
    lijst = lees_ledenlijst('naam,e-mail,organisatie\n"Jansen, Piet",piet@x.nl,"X, ""De Boom"""\n')
    assert als_tekst(lijst) == [("Jansen, Piet", "piet@x.nl", 'X, "De Boom"')]


def test_commas_in_every_name_do_not_make_a_tab_paste_comma_separated() -> None:
    lijst = lees_ledenlijst("naam\te-mail\torganisatie\nBos, Jan\tjan@x.nl\tX\nBos, Ans\tans@x.nl\tX\n")
    assert [regel.naam for regel in lijst.regels] == ["Bos, Jan", "Bos, Ans"]


def test_columns_without_meaning_here_are_named_and_not_read() -> None:
    lijst = lees_ledenlijst("naam;e-mail;organisatie;Telefoon;;Telefoon\nJan;jan@x.nl;X;06;los;06\n")
    assert (als_tekst(lijst), lijst.onbekende_kolommen) == ([("Jan", "jan@x.nl", "X")], ("Telefoon",))


def test_our_own_word_outweighs_another_heading_for_the_same() -> None:
    lijst = lees_ledenlijst("naam;e-mail;school;organisatie;functie;positie\nJan;j@x.nl;S;Org;rector;kernteam\n")
    assert lijst.regels == (Regel(2, "Jan", "j@x.nl", "Org", "kernteam"),)
    assert lijst.onbekende_kolommen == ("school", "functie")


def test_row_numbers_are_those_of_the_sheet() -> None:
    lijst = lees_ledenlijst(f"Deelnemers voorjaar;;;;\n\n{KOP}\n{NOOR}\n\n;;;;\n{RENE}\n")
    assert [regel.nummer for regel in lijst.regels] == [4, 7]


def test_without_headings_the_content_tells_the_columns() -> None:
    zonder_kop = TABEL.removeprefix(KOP + "\n").replace("noor@", "n.bakker@")
    lijst = lees_ledenlijst(zonder_kop)
    assert [(r.nummer, r.naam, r.organisatie, r.positie, r.soort) for r in lijst.regels] == [
        (1, "Noor Bakker", "De Regenboog", "stuurgroep", "po"),
        (2, "René Daniël", "Gemeente Rijnstad", "werkgroep", "gemeente"),
    ]


@pytest.mark.parametrize(
    ("ruw", "reden"),
    [
        ("Jan Bos;jb@x.nl;X\nAns Vos;av@x.nl;Y\n", Reden.KOLOMMEN_ONDUIDELIJK),
        ("Jan;Bos;jan.bos@x.nl;X\n", Reden.KOLOMMEN_ONDUIDELIJK),
        ("Jan Bos;jan.bos@x.nl;bos@thuis.nl;X\n", Reden.KOLOMMEN_ONDUIDELIJK),
        ("Jan <jan@x.nl>; Ans <ans@x.nl>; Piet <piet@x.nl>", Reden.KOLOMMEN_ONDUIDELIJK),
        ("Jan Bos;jan.bos@x.nl\n", Reden.GEEN_ORGANISATIEKOLOM),
        ("jan.bos@x.nl\nans@x.nl\n", Reden.GEEN_NAAMKOLOM),
        ("Jan Bos\nAns Vos\n", Reden.GEEN_EMAILKOLOM),
    ],
)
def test_without_headings_doubt_is_refused(ruw: str, reden: Reden) -> None:
    assert geweigerd(ruw).reden is reden


@pytest.mark.parametrize(
    ("kop", "reden", "details"),
    [
        ("naam;organisatie", Reden.GEEN_EMAILKOLOM, {"kolommen": "naam, organisatie"}),
        ("mail;school;wie", Reden.GEEN_NAAMKOLOM, {"kolommen": "mail, school, wie"}),
        ("voornaam;mail;school", Reden.GEEN_NAAMKOLOM, {"kolommen": "voornaam, mail, school"}),
        ("naam;mail", Reden.GEEN_ORGANISATIEKOLOM, {"kolommen": "naam, mail"}),
        ("naam;mail;school;instelling", Reden.DUBBELE_KOLOM, {"veld": "organisatie", "kolommen": "school, instelling"}),
        ("naam;mail;school;Naam", Reden.DUBBELE_KOLOM, {"veld": "naam", "kolommen": "naam, Naam"}),
        ("wie;waar;bereikbaar op", Reden.KOPREGEL_ONBEKEND, {"kolommen": "wie, waar, bereikbaar op"}),
    ],
)
def test_headings_that_do_not_suffice_are_refused_by_name(kop: str, reden: Reden, details: dict[str, str]) -> None:
    fout = geweigerd(f"{kop}\nJan;jan@x.nl;X;Y\n")
    assert (fout.reden, fout.details) == (reden, details)


@pytest.mark.parametrize(
    ("ruw", "reden"),
    [
        (b"", Reden.LEEG),
        (" \n\t\n;;;\n\u00a0", Reden.LEEG),
        (b"\xff\xfe", Reden.LEEG),
        (KOP, Reden.ALLEEN_KOPREGEL),
        (b"PK\x03\x04\x14\x00\x06\x00rest", Reden.EXCEL_BESCHADIGD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", Reden.EXCEL_ANDERS),
        (b"%PDF-1.7\n%\xe2\xe3", Reden.PDF),
        ("%PDF-1.7 opened as text and pasted", Reden.PDF),
        (b"\n <!DOCTYPE html><table><tr><td>naam", Reden.WEBPAGINA),
        (b"<table border=1><tr><td>naam", Reden.WEBPAGINA),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Reden.GEEN_TEKST),
        (TABEL.encode("utf-16-le"), Reden.GEEN_TEKST),
        (TABEL.encode("utf-32"), Reden.GEEN_TEKST),
        (b"{\\rtf1\\ansi naam", Reden.GEEN_TEKST),
        (TABEL + "\0", Reden.GEEN_TEKST),
        (b"naam;e-mail\x81\x8d", Reden.TEKENS_ONLEESBAAR),
        (b"\xff\xfen", Reden.TEKENS_ONLEESBAAR),
        (TABEL + "\ud800", Reden.TEKENS_ONLEESBAAR),
        ("x" * (MAXIMUM_BYTES + 1), Reden.TE_GROOT),
        (b"x;" * 150 + b"\n", Reden.GEEN_EMAILKOLOM),
        (b"x;" * 250 + b"\n", Reden.TE_VEEL_KOLOMMEN),
        (f"{KOP}\n" + "a;b;c;d;e\n" * 50_000, Reden.TE_VEEL_REGELS),
    ],
)
def test_what_is_no_list_is_refused_with_its_reason(ruw: bytes | str, reden: Reden) -> None:
    assert geweigerd(ruw).reden is reden


def test_two_thousand_people_are_the_most() -> None:
    rijen = [f"Deelnemer {i};deelnemer{i}@x.nl;X" for i in range(MAXIMUM_REGELS + 1)]
    vol = "\n".join(["naam;e-mail;organisatie", *rijen[:-1]])
    assert len(lees_ledenlijst(vol).deelnemers) == MAXIMUM_REGELS
    assert geweigerd(f"{vol}\n{rijen[-1]}").details == {"maximum": MAXIMUM_REGELS}


BROKKEN = st.sampled_from([KOP, NOOR, RENE, "naam", "e-mail", "@", '"', ";", "\t", ",", "\n", "\r", "\u200b", "a@b.nl"])


def leest_of_weigert(ruw: bytes | str) -> None:
    try:
        lijst = lees_ledenlijst(ruw)
    except OnleesbareLijst:
        return
    for regel in lijst.deelnemers:
        assert regel.naam
        assert regel.organisatie
        assert "@" in regel.email
        assert max(len(regel.naam), len(regel.organisatie)) <= 120
        assert "\n" not in regel.naam + regel.email + regel.organisatie


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda b: KOP.encode() + b"\n" + b))
def test_any_bytes_are_read_or_refused(ruw: bytes) -> None:
    leest_of_weigert(ruw)


@given(st.lists(BROKKEN | st.text(max_size=8), max_size=40).map("".join))
def test_any_text_is_read_or_refused(ruw: str) -> None:
    leest_of_weigert(ruw)


@given(st.lists(st.lists(st.text(max_size=12), min_size=5, max_size=5).map(";".join), max_size=8).map("\n".join))
def test_any_cells_under_good_headings_are_read_or_refused(rijen: str) -> None:
    leest_of_weigert(f"{KOP}\n{rijen}")
