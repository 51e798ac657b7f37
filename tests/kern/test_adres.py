"""E-mail addresses as they are pasted: what is understood, what is refused, what is doubtful."""

import pytest

from partnerschappen.kern.adres import OngeldigAdres, is_gedeeld, lees_adres, ontleed, postvak, verbeter


@pytest.mark.parametrize(
    "ruw",
    [
        "Jan.Bakker@school.nl",
        "  Jan.Bakker@School.NL ",
        "\u00a0Jan.Bakker@school.nl\u200b",
        "\ufeffJan.Bakker@\u200dschool.nl",
        "mailto:Jan.Bakker@school.nl",
        "MAILTO: Jan.Bakker@school.nl?subject=hallo",
        "Jan Bakker <Jan.Bakker@school.nl>",
        '"Bakker, Jan" <mailto:Jan.Bakker@school.nl>;',
        "Jan.Bakker@school.nl,",
        "'Jan.Bakker@school.nl'",
        "<Jan.Bakker@school.nl>",
    ],
)
def test_an_address_is_found_in_what_pasting_makes_of_it(ruw: str) -> None:
    assert lees_adres(ruw) == "Jan.Bakker@school.nl"


def test_the_name_before_an_address_is_kept_apart() -> None:
    assert ontleed('"Bakker, Jan" <jan@school.nl>') == ("Bakker, Jan", "jan@school.nl")
    assert ontleed("jan@school.nl <mailto:jan@school.nl>") == ("", "jan@school.nl")


@pytest.mark.parametrize(
    "ruw",
    [
        *("", "jan", "jan@", "@school.nl", "jan@school", "jan bakker@school.nl", "jan@@school.nl", "jan@school..nl"),
        *("rené@school.nl", "jan@school.local", "jan@[10.0.0.1]", f"{'j' * 250}@school.nl", "jan@-school.nl"),
    ],
)
def test_what_is_no_address_is_refused(ruw: str) -> None:
    with pytest.raises(OngeldigAdres) as fout:
        lees_adres(ruw)
    assert fout.value.meer is False


@pytest.mark.parametrize("ruw", ["jan@school.nl; piet@school.nl", "jan@school.nl piet@school.nl"])
def test_two_addresses_in_one_cell_are_told_apart_from_a_wrong_one(ruw: str) -> None:
    with pytest.raises(OngeldigAdres) as fout:
        lees_adres(ruw)
    assert fout.value.meer is True


@pytest.mark.parametrize(
    ("adres", "bedoeld"),
    [
        ("jan@gmial.com", "jan@gmail.com"),
        ("jan@hotmial.com", "jan@hotmail.com"),
        ("jan@outlok.com", "jan@outlook.com"),
        ("jan@gmail.con", "jan@gmail.com"),
        ("jan@zigo.nl", "jan@ziggo.nl"),
        ("jan@school.nll", "jan@school.nl"),
        ("jan@www.school.nl", "jan@school.nl"),
    ],
)
def test_a_slip_in_a_domain_brings_the_address_that_was_meant(adres: str, bedoeld: str) -> None:
    assert verbeter(adres) == bedoeld


@pytest.mark.parametrize(
    "domein",
    [
        *("gmail.com", "mail.com", "ymail.com", "hotmail.nl", "hotmail.be", "hotmail.fr", "live.be", "home.nl"),
        *("school.nl", "deregenboog.nl", "hr.nl", "hu.nl", "hva.nl", "han.nl", "roc.nl", "utrecht.nl", "me.com"),
    ],
)
def test_an_ordinary_domain_is_not_doubted(domein: str) -> None:
    assert verbeter(f"jan@{domein}") is None


def test_addresses_of_one_mailbox_share_it() -> None:
    assert {postvak(a) for a in ("Jan.B@gmail.com", "janb+werk@googlemail.com")} == {"janb@gmail.com"}
    assert postvak("jan.b+x@school.nl") == "jan.b@school.nl"
    assert postvak("+x@school.nl") == "+x@school.nl"


def test_a_desk_is_not_a_person() -> None:
    assert [a for a in ("info@s.nl", "No-Reply@s.nl", "administratie+x@s.nl", "infanta@s.nl") if is_gedeeld(a)] == [
        "info@s.nl",
        "No-Reply@s.nl",
        "administratie+x@s.nl",
    ]
