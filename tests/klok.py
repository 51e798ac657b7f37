"""A clock that tests set: Dutch wall time, in a year that lies after every real one."""

from datetime import datetime, timedelta

from django.utils import timezone


class Klok:
    """`nu` is what `timezone.now()` gives."""

    def __init__(self, nu: datetime) -> None:
        self.nu = nu

    def zet(self, dag: int, uur: int = 10, minuut: int = 0, maand: int = 3) -> datetime:
        """Set it to a day in March 2031 (or another month), Dutch time, and give that moment."""
        self.nu = moment(dag, uur, minuut, maand)
        return self.nu

    def verder(self, **duur: float) -> datetime:
        """Let time pass, and give the moment it is then."""
        self.nu += timedelta(**duur)
        return self.nu


def moment(dag: int, uur: int = 10, minuut: int = 0, maand: int = 3) -> datetime:
    """A moment in 2031, Dutch time; 3 March is a Monday, and summer time begins on 30 March."""
    return timezone.make_aware(datetime(2031, maand, dag, uur, minuut))  # noqa: DTZ001
