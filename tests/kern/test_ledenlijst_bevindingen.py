"""What is said about a row: the faults that block the list, and what only asks for a second look."""

import pytest

from partnerschappen.kern.ledenlijst import Bevinding, Code, Ernst, Ledenlijst, lees_ledenlijst

KOP = "naam;e-mail;organisatie;positie;soort"
NOOR = "Noor Bakker;noor@deregenboog.nl;De Regenboog;stuurgroep;po"


def lees(*rijen: str) -> Ledenlijst:
    return lees_ledenlijst("\n".join([KOP, *rijen]))


def bevindingen(*rijen: str) -> tuple[Bevinding, ...]:
    """Those of the last row."""
    return lees(*rijen).regels[-1].bevindingen


@pytest.mark.parametrize(
    ("rij", "verwacht"),
    [
        (";jan@x.nl;X;kernteam;", Bevinding(Code.NAAM_ONTBREEKT)),
        ("-;jan@x.nl;X;kernteam;", Bevinding(Code.NAAM_ONTBREEKT)),
        ("Jan;;X;kernteam;", Bevinding(Code.EMAIL_ONTBREEKT)),
        ("Jan;n.v.t.;X;kernteam;", Bevinding(Code.EMAIL_ONTBREEKT)),
        ("Jan;jan.x.nl;X;kernteam;", Bevinding(Code.EMAIL_ONGELDIG, "jan.x.nl")),
        ("Jan;jan@x.nl ans@x.nl;X;kernteam;", Bevinding(Code.MEER_ADRESSEN, "jan@x.nl ans@x.nl")),
        ("Jan;jan@x.nl;;kernteam;", Bevinding(Code.ORGANISATIE_ONTBREEKT)),
        ("Jan;jan@x.nl;X;directeur;", Bevinding(Code.POSITIE_ONBEKEND, "directeur")),
        ("Jan;jan@x.nl;X;kernteam;toneelclub", Bevinding(Code.SOORT_ONBEKEND, "toneelclub")),
        ('"Jan\nBos";jan@x.nl;X;kernteam;', Bevinding(Code.STUURTEKEN, "Jan Bos")),
        ("Jan\x07Bos;jan@x.nl;X;kernteam;", Bevinding(Code.STUURTEKEN, "Jan Bos")),
        ("Jan;jan@x.nl;X;kernteam;po;nog iets", Bevinding(Code.TE_VEEL_KOLOMMEN, "6")),
        ("Jan;jan@x.nl", Bevinding(Code.TE_WEINIG_KOLOMMEN, "2")),
        ('"Jan" Bos;jan@x.nl;X;kernteam;', Bevinding(Code.AANHALINGSTEKEN, '"Jan" Bos jan@x.nl X kernteam')),
    ],
)
def test_a_fault_in_a_row_blocks_the_list(rij: str, verwacht: Bevinding) -> None:
    lijst = lees(NOOR, rij)
    assert lijst.regels[-1].bevindingen == (verwacht,)
    assert (verwacht.ernst, lijst.heeft_fouten, len(lijst.deelnemers)) == (Ernst.FOUT, True, 1)


@pytest.mark.parametrize(
    ("rij", "code"),
    [
        (f"{'n' * 121};jan@x.nl;X;kernteam;", Code.NAAM_TE_LANG),
        (f"Jan;{'j' * 255}@x.nl;X;kernteam;", Code.EMAIL_TE_LANG),
        (f"Jan;jan@x.nl;{'x' * 121};kernteam;", Code.ORGANISATIE_TE_LANG),
        (f"{'n' * 200_000};jan@x.nl;X;kernteam;", Code.NAAM_TE_LANG),
    ],
)
def test_a_text_too_long_is_a_fault_and_is_shown_cut(rij: str, code: Code) -> None:
    (bevinding,) = bevindingen(rij)
    assert (bevinding.code, bevinding.ernst, bevinding.waarde[-1]) == (code, Ernst.FOUT, "…")
    assert len(bevinding.waarde) <= 254


def test_a_name_and_an_organisatie_of_120_characters_fit() -> None:
    regel = lees(f"{'n' * 120};jan@x.nl;{'x' * 120};kernteam;").regels[0]
    assert (len(regel.naam), len(regel.organisatie), regel.bevindingen) == (120, 120, ())


def test_what_is_wrong_in_a_row_is_said_at_once() -> None:
    assert [b.code for b in bevindingen(";fout;;directeur;club")] == [
        Code.NAAM_ONTBREEKT,
        Code.ORGANISATIE_ONTBREEKT,
        Code.EMAIL_ONGELDIG,
        Code.POSITIE_ONBEKEND,
        Code.SOORT_ONBEKEND,
    ]


def test_a_quote_that_is_never_closed_swallows_no_rows() -> None:
    lijst = lees(NOOR, '"Jan Bos;jan@x.nl;X;kernteam;', "Ans;ans@x.nl;X;kernteam;", "Piet;piet@x.nl;X;kernteam;")
    assert [regel.nummer for regel in lijst.deelnemers] == [2, 4, 5]
    assert [regel.nummer for regel in lijst.regels if regel.heeft_fout] == [3]


def test_a_quote_that_closes_rows_later_is_a_fault_and_not_a_name() -> None:
    lijst = lees('"Jan Bos;jan@x.nl;X;kernteam;', 'Ans";ans@x.nl;X;kernteam;')
    assert [b.code for b in lijst.regels[0].bevindingen] == [Code.STUURTEKEN]


def test_a_quote_in_the_middle_of_a_name_is_just_a_character() -> None:
    assert lees('Jan "Jantje" Bos;jan@x.nl;X;kernteam;').deelnemers[0].naam == 'Jan "Jantje" Bos'


def test_cells_missing_at_the_end_are_empty_when_nothing_needed_is_gone() -> None:
    assert bevindingen("Jan;jan@x.nl;X") == (Bevinding(Code.POSITIE_ONTBREEKT),)


def test_without_a_positie_the_row_comes_in_and_says_so() -> None:
    regel = lees("Jan;jan@x.nl;X;;").deelnemers[0]
    assert (regel.positie, regel.bevindingen) == ("", (Bevinding(Code.POSITIE_ONTBREEKT),))
    assert regel.bevindingen[0].ernst is Ernst.LET_OP


def test_invisible_characters_and_odd_spaces_are_taken_out() -> None:
    regel = lees("\u200bJan\u00a0 \u202ede\u2009Vries;jan@x.nl\u200b;De\u00adBoom\u00a0;kernteam\u00a0;").regels[0]
    assert (regel.naam, regel.email, regel.organisatie, regel.bevindingen) == ("Jan de Vries", "jan@x.nl", "DeBoom", ())


def test_an_accent_written_apart_is_written_as_one() -> None:
    assert lees("Rene\u0301;rene@x.nl;X;kernteam;").regels[0].naam == "René"


def test_an_empty_name_is_taken_from_the_address() -> None:
    regel = lees(";Bos, Jan <jan@x.nl>;X;kernteam;").regels[0]
    assert (regel.naam, regel.email, regel.bevindingen) == ("Bos, Jan", "jan@x.nl", ())


@pytest.mark.parametrize("tekst", ["RenÃ© Bos", "Ren\ufffd Bos"])
def test_characters_broken_before_they_came_here_are_flagged(tekst: str) -> None:
    verwacht = Bevinding(Code.VREEMDE_TEKENS, tekst)
    assert bevindingen(f"{tekst};rene@x.nl;X;kernteam;") == (verwacht,)
    assert bevindingen(f"René;rene@x.nl;{tekst};kernteam;") == (verwacht,)
    assert verwacht.ernst is Ernst.LET_OP


def test_the_same_row_again_is_skipped() -> None:
    lijst = lees(NOOR, "noor bakker;NOOR@deregenboog.nl;de regenboog;;")
    dubbel = Bevinding(Code.DUBBEL, "NOOR@deregenboog.nl", 2)
    assert lijst.regels[1].bevindingen == (Bevinding(Code.POSITIE_ONTBREEKT), dubbel)
    assert (dubbel.ernst, lijst.heeft_fouten, len(lijst.deelnemers)) == (Ernst.LET_OP, False, 1)


@pytest.mark.parametrize(
    "rij",
    [
        "Noor Visser;noor@deregenboog.nl;De Regenboog;stuurgroep;po",
        "Noor Bakker;noor@deregenboog.nl;De Boom;stuurgroep;po",
        "Noor Bakker;noor@deregenboog.nl;De Regenboog;werkgroep;po",
    ],
)
def test_one_address_with_two_stories_is_a_fault(rij: str) -> None:
    (bevinding,) = bevindingen(NOOR, rij)
    assert bevinding == Bevinding(Code.DUBBEL_ADRES, "noor@deregenboog.nl", 2)
    assert bevinding.ernst is Ernst.FOUT


@pytest.mark.parametrize(
    ("eerst", "daarna", "code"),
    [
        ("jan@x.nl", "jan+werk@x.nl", Code.PLUS_ALIAS),
        ("jan+werk@x.nl", "jan@x.nl", Code.PLUS_ALIAS),
        ("jan.bos@gmail.com", "janbos@gmail.com", Code.GMAIL_PUNTEN),
    ],
)
def test_two_addresses_of_one_mailbox_are_flagged(eerst: str, daarna: str, code: Code) -> None:
    bevinding = Bevinding(code, eerst, 2)
    met_plus = (Bevinding(Code.PLUS_ADRES, daarna),) if "+" in daarna else ()
    assert bevindingen(f"Jan;{eerst};X;kernteam;", f"Ans;{daarna};X;kernteam;") == (*met_plus, bevinding)
    assert bevinding.ernst is Ernst.LET_OP


def test_dots_tell_addresses_apart_everywhere_but_at_gmail() -> None:
    assert bevindingen("Jan;jan.bos@x.nl;X;kernteam;", "Ans;janbos@x.nl;X;kernteam;") == ()


def test_a_plus_alias_on_its_own_is_flagged_too() -> None:
    assert bevindingen("Jan;jan+werk@x.nl;X;kernteam;") == (Bevinding(Code.PLUS_ADRES, "jan+werk@x.nl"),)


def test_a_name_twice_in_one_organisatie_is_flagged_and_in_two_is_not() -> None:
    jan = "Jan de Vries;jan@x.nl;X;kernteam;"
    verwacht = Bevinding(Code.ZELFDE_NAAM, "jan@x.nl", 2)
    assert bevindingen(jan, "jan de vries;j.devries@x.nl;X;kernteam;") == (verwacht,)
    assert bevindingen(jan, "Jan de Vries;j.devries@y.nl;Y;kernteam;") == ()
    assert verwacht.ernst is Ernst.LET_OP


@pytest.mark.parametrize(
    ("email", "verwacht"),
    [
        ("jan@gmial.com", Bevinding(Code.ADRES_TWIJFEL, "jan@gmail.com")),
        ("info@deregenboog.nl", Bevinding(Code.GEDEELD_ADRES, "info@deregenboog.nl")),
    ],
)
def test_a_doubtful_address_is_flagged_and_comes_in(email: str, verwacht: Bevinding) -> None:
    lijst = lees(f"Jan;{email};X;kernteam;")
    assert (lijst.regels[0].bevindingen, len(lijst.deelnemers)) == ((verwacht,), 1)


def test_within_the_list_an_organisatie_is_written_one_way_and_has_one_soort() -> None:
    lijst = lees("Jan;jan@x.nl;De Boom;kernteam;", "Ans;ans@x.nl;DE BOOM;kernteam;vo")
    assert [(r.organisatie, r.soort, r.bevindingen) for r in lijst.regels] == [("De Boom", "vo", ())] * 2


def test_two_kinds_for_one_organisatie_are_a_fault() -> None:
    verwacht = Bevinding(Code.SOORT_VERSCHILT, "po", 2)
    assert bevindingen("Jan;jan@x.nl;De Boom;kernteam;po", "Ans;ans@x.nl;De Boom;kernteam;vo") == (verwacht,)
    assert verwacht.ernst is Ernst.FOUT


def test_an_organisatie_that_differs_in_punctuation_only_is_flagged() -> None:
    verwacht = Bevinding(Code.ORGANISATIE_LIJKT_OP, "St. Jozef", 2)
    assert bevindingen("Jan;jan@x.nl;St. Jozef;kernteam;", "Ans;ans@x.nl;St Jozef;kernteam;") == (verwacht,)
    assert verwacht.ernst is Ernst.LET_OP
