"""What is said of a balans and of a condition nobody disputes, and that the mail names what groups see differently."""

import pytest

from partnerschappen.domein.mails import build_uitkomstinkijk
from partnerschappen.domein.samenvatting import read_samenvatting
from partnerschappen.kern.beeld import BalansBeeld, Evenwicht
from partnerschappen.kern.uitkomst import Uitkomst
from partnerschappen.models import Gebruiker, Samenwerkingsverband
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.regels import make_balans
from partnerschappen.rapport.samenvatting import make_samenvatting
from tests.rapport.groepsvoorbeelden import exact
from tests.rapport.voorbeelden import eensgezind, gesloten_ronde, sluit_met, tel_voorbeeld, vijf_condities


@pytest.mark.parametrize(
    ("aantallen", "zin"),
    [
        ((0, 0, 5, 18, 3), "5 van de 26 kiezen ‘precies goed’, 21 ‘te zwaar’ en niemand ‘te licht’."),
        ((3, 4, 1, 2, 0), "1 van de 10 kiest ‘precies goed’, 7 ‘te licht’ en 2 ‘te zwaar’."),
        ((0, 2, 0, 8, 0), "Niemand kiest ‘precies goed’: 8 ‘te zwaar’ en 2 ‘te licht’."),
    ],
)
def test_balans_is_told_with_the_side_that_most_people_chose_first(aantallen: tuple[int, ...], zin: str) -> None:
    te_weinig, te_veel = sum(aantallen[:2]), sum(aantallen[3:])
    evenwicht = Evenwicht(aantallen, (20,) * 5, sum(aantallen), 0, te_weinig, aantallen[2], te_veel)
    assert make_balans(BalansBeeld(vijf_condities().balans[0], evenwicht), 5).zin == zin


def verschillen(uitkomst: Uitkomst) -> list[tuple[str, ...]]:
    return [regel.verschillen for regel in make_weergave(gesloten_ronde(), uitkomst, vijf_condities()).condities]


@pytest.mark.parametrize("punt", ["1", "3", "5"])
def test_nothing_is_called_a_difference_where_nobody_stands_on_the_other_side(punt: str) -> None:
    assert verschillen(eensgezind(punt)) == [()] * 5


def test_least_agreement_is_that_of_a_statement_with_people_on_both_sides() -> None:
    relatie = verschillen(tel_voorbeeld())[2]
    assert relatie[1].startswith("Het meest lopen de antwoorden uiteen over ")
    assert ": 0 oneens" not in relatie[1]
    assert "0 eens" not in relatie[1].replace("10 eens", "")


@pytest.mark.django_db
def test_mail_says_what_sturen_and_doen_see_differently_under_its_sentence(
    rivierenrijk: Samenwerkingsverband, noor: Gebruiker
) -> None:
    ronde = sluit_met(rivierenrijk, exact())
    samenvatting = make_samenvatting(ronde)
    assert samenvatting.tussen == "Wie stuurt, ziet de organisatie anders dan wie doet: 4,2 tegen 2,2."
    mail = build_uitkomstinkijk(ronde=ronde, samenvatting=samenvatting, afzender=noor)
    assert f"{samenvatting.kop}\n{samenvatting.tussen}\n" in mail.body
    assert samenvatting.tussen in str(mail.alternatives[0][0])


def test_summary_of_a_release_before_groups_were_named_can_still_be_read() -> None:
    oud = {"kop": "a", "respons": "b", "titel": "c", "punten": [{"naam": "d", "zin": "e", "vraag": "f"}]}
    samenvatting = read_samenvatting(oud)
    assert (samenvatting.tussen, samenvatting.punten[0].citaat) == ("", "")
