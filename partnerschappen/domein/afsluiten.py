"""What closing a ronde now would cost, for its leader to weigh. Closing itself lives in `sluiting`."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from partnerschappen.kern.uitkomst import vanaf_dubbel
from partnerschappen.kern.vrijgave import WACHTTIJD
from partnerschappen.models import Ronde, Stand


@dataclass(frozen=True)
class Prijs:
    """`ingestuurd` as far as the leader may know it: None while nothing was counted yet.

    `is_definitief`: counted when nobody could answer any more.
    """

    ingestuurd: int | None
    geteld_op: datetime | None
    k: int
    wacht_tot: datetime | None
    is_definitief: bool = False

    @property
    def tot_uitkomst(self) -> int:
        """Answers that are missing for any uitkomst at all."""
        return max(0, self.k - (self.ingestuurd or 0))

    @property
    def dubbel_k(self) -> int:
        """Answers that uitkomsten per statement ask for."""
        return vanaf_dubbel(self.k)

    @property
    def tot_stellingen(self) -> int:
        """Answers that are missing for uitkomsten per statement."""
        return max(0, self.dubbel_k - (self.ingestuurd or 0))


def read_prijs(ronde: Ronde) -> Prijs:
    """By the last count that was kept, also past the closing time.

    Counting here would let a leader who moves the closing back and forth watch answers come in.
    """
    stand = Stand.objects.filter(ronde=ronde).first()
    sloot_op = ronde.sluit_op if ronde.sluit_op and timezone.now() >= ronde.sluit_op else None
    return Prijs(
        ingestuurd=stand.ingestuurd if stand else None,
        geteld_op=stand.geteld_op if stand else None,
        k=ronde.k,
        wacht_tot=sloot_op + WACHTTIJD if sloot_op else None,
        is_definitief=bool(stand and sloot_op and stand.geteld_op >= sloot_op),
    )
