"""Working days in the Netherlands: not in a weekend, not on a day that the law calls a holiday. Dates only."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

DAG = timedelta(days=1)
ZATERDAG = 5
ZONDAG = 6


def is_werkdag(dag: date) -> bool:
    """Whether people in education read their mail on `dag`."""
    return dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year)


def next_werkdag(dag: date) -> date:
    """Give `dag` itself when it is a working day, else the first one after it."""
    while not is_werkdag(dag):
        dag += DAG
    return dag


def last_werkdag(dag: date) -> date:
    """Give `dag` itself when it is a working day, else the last one before it."""
    while not is_werkdag(dag):
        dag -= DAG
    return dag


def subtract_werkdagen(dag: date, aantal: int) -> date:
    """Give the working day that lies `aantal` working days before `dag`, `dag` itself not counted."""
    for _ in range(aantal):
        dag = last_werkdag(dag - DAG)
    return dag


def add_werkdagen(dag: date, aantal: int) -> date:
    """Give the working day that lies `aantal` working days after `dag`, `dag` itself not counted."""
    for _ in range(aantal):
        dag = next_werkdag(dag + DAG)
    return dag


def count_werkdagen(van: date, tot: date) -> int:
    """How many working days there are from `van` up to and not including `tot`; 0 when `tot` is not later."""
    return sum(is_werkdag(van + n * DAG) for n in range((tot - van).days))


@cache
def feestdagen(jaar: int) -> frozenset[date]:
    """Give the holidays of the Algemene termijnenwet, article 3: Good Friday counts as one there, 5 May every year.

    Not the Friday after Ascension Day: many schools are closed then, others are not.
    """
    pasen = paaszondag(jaar)
    koningsdag = date(jaar, 4, 27)
    vast = {date(jaar, 1, 1), date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26)}
    los = {pasen + n * DAG for n in (-2, 1, 39, 50)}  # goede vrijdag, paasmaandag, hemelvaart, pinkstermaandag
    return frozenset(vast | los | {koningsdag - DAG if koningsdag.weekday() == ZONDAG else koningsdag})


def paaszondag(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)
