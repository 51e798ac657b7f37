"""The path of a ronde: which step comes next, and what stands in the way of opening."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from partnerschappen.domein.voorbereiding import (
    VOORBEREIDING,
    Staat,
    Stap,
    find_bezwaren,
    next_stap,
    read_pad,
    refuse_dates,
    warn_about_dates,
)
from partnerschappen.models import Ronde, Samenwerkingsverband
from tests.gegevens import maak_deelnemer, maak_organisatie, maak_ronde

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MAANDAG = datetime(2027, 3, 1, 9, tzinfo=AMSTERDAM)


def _moment(dagen: int, uur: int = 17) -> datetime:
    return datetime(2027, 3, 1, uur, tzinfo=AMSTERDAM) + timedelta(days=dagen)


def test_path_shows_one_next_step(rivierenrijk: Samenwerkingsverband) -> None:
    ronde = maak_ronde(rivierenrijk)
    ronde.voorbereid = ["vragenlijst", "gesprek"]
    staten = {stap.value: staat.value for stap, staat in read_pad(ronde)}
    assert staten == {
        "vragenlijst": "klaar",
        "deelnemers": "volgende",
        "gesprek": "klaar",
        "vertrouwelijkheid": "later",
        "mail": "later",
        "openen": "later",
        "volgen": "later",
        "sluiten": "later",
        "bespreken": "later",
    }


@pytest.mark.parametrize(
    ("status", "stap"),
    [("open", Stap.VOLGEN), ("sluit", Stap.SLUITEN), ("gesloten", Stap.BESPREKEN), ("vervallen", None)],
)
def test_status_decides_the_next_step(rivierenrijk: Samenwerkingsverband, status: str, stap: Stap | None) -> None:
    ronde = maak_ronde(rivierenrijk)
    ronde.status = status
    assert next_stap(ronde) is stap
    assert sum(staat is Staat.VOLGENDE for _, staat in read_pad(ronde)) == (stap is not None)


def test_when_all_is_prepared_opening_is_next(rivierenrijk: Samenwerkingsverband) -> None:
    ronde = maak_ronde(rivierenrijk)
    ronde.voorbereid = list(VOORBEREIDING)
    assert next_stap(ronde) is Stap.OPENEN


def test_each_missing_step_is_named_in_the_order_of_the_path(rivierenrijk: Samenwerkingsverband) -> None:
    organisatie = maak_organisatie(rivierenrijk)
    for nummer in range(10):
        maak_deelnemer(organisatie, nummer)
    ronde = Ronde(samenwerkingsverband=rivierenrijk, titel="x", slug="x")
    assert [bezwaar.stap for bezwaar in find_bezwaren(ronde)] == list(VOORBEREIDING)
    assert all(bezwaar.blokkeert for bezwaar in find_bezwaren(ronde))


def test_between_k_and_2k_deelnemers_is_a_warning(rivierenrijk: Samenwerkingsverband) -> None:
    organisatie = maak_organisatie(rivierenrijk)
    for nummer in range(5):
        maak_deelnemer(organisatie, nummer)
    ronde = maak_ronde(rivierenrijk)
    ronde.voorbereid = list(VOORBEREIDING)
    weinig = [b for b in find_bezwaren(ronde) if b.stap is Stap.DEELNEMERS]
    assert [(b.blokkeert, b.tekst) for b in weinig] == [
        (
            False,
            "Er zijn 5 deelnemers. Voor uitkomsten per stelling zijn 10 inzendingen nodig; die haal je niet.",
        )
    ]


@pytest.mark.parametrize(
    ("sluit_op", "gesprek", "uitkomst", "zinnen"),
    [
        (_moment(11), date(2027, 3, 20), date(2027, 3, 16), []),
        (_moment(12), date(2027, 3, 20), date(2027, 3, 16), ["weekend"]),
        (_moment(4), date(2027, 3, 20), date(2027, 3, 16), ["vijf werkdagen"]),
        (_moment(7), date(2027, 3, 20), date(2027, 3, 16), []),
        (_moment(11), date(2027, 3, 12), date(2027, 3, 12), ["niet na de sluiting", "twee werkdagen later"]),
        (_moment(58), date(2027, 5, 20), date(2027, 5, 3), ["acht weken"]),
        (_moment(11), date(2027, 3, 20), date(2027, 3, 21), ["pas na het gesprek", "niet op een werkdag"]),
    ],
)
def test_unwise_dates_are_warned_of(sluit_op: datetime, gesprek: date, uitkomst: date, zinnen: list[str]) -> None:
    gevonden = warn_about_dates(sluit_op=sluit_op, gesprek_op=gesprek, uitkomst_op=uitkomst, nu=MAANDAG)
    assert len(gevonden) == len(zinnen)
    for zin, deel in zip(gevonden, zinnen, strict=True):
        assert deel in zin


def test_thirty_days_after_the_last_closing_is_early_enough_and_a_second_less_is_not(
    rivierenrijk: Samenwerkingsverband,
) -> None:
    vorige = maak_ronde(rivierenrijk, "Winter", "winter")
    Ronde.objects.filter(pk=vorige.pk).update(status="gesloten", geopend_op=MAANDAG, gesloten_op=MAANDAG)
    ronde, vroegst = maak_ronde(rivierenrijk), MAANDAG.astimezone(UTC) + timedelta(days=30)
    assert refuse_dates(ronde=ronde, sluit_op=vroegst, uitkomst_op=None, nu=MAANDAG) == []
    (zin,) = refuse_dates(ronde=ronde, sluit_op=vroegst - timedelta(seconds=1), uitkomst_op=None, nu=MAANDAG)
    assert "vanaf 31 maart 2027 10.00" in zin


def test_weekend_is_judged_by_dutch_time() -> None:
    """Friday 23.30 in Amsterdam is Friday, and half an hour on it is Saturday, whatever the clock says in UTC."""
    vrijdagavond = datetime(2027, 3, 12, 23, 30, tzinfo=AMSTERDAM)
    datums = {"gesprek_op": date(2027, 3, 20), "uitkomst_op": date(2027, 3, 16), "nu": MAANDAG}
    assert warn_about_dates(sluit_op=vrijdagavond, **datums) == []  # type: ignore[arg-type]  # the keys are its own
    assert "weekend" in warn_about_dates(sluit_op=vrijdagavond + timedelta(minutes=31), **datums)[0]  # type: ignore[arg-type]  # the same
