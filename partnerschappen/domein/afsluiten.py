"""What closing a ronde now would cost, for its leader to weigh. Closing itself lives in `sluiting`."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from partnerschappen.domein.sluiting import WACHTTIJD
from partnerschappen.domein.stand import count_ingestuurd
from partnerschappen.models import Ronde, Stand


@dataclass(frozen=True)
class Prijs:
    """`ingestuurd` as far as the leader may know it: None while nothing was counted yet."""

    ingestuurd: int | None
    geteld_op: datetime | None
    k: int
    wacht_tot: datetime | None

    @property
    def tot_uitkomst(self) -> int:
        """Answers that are missing for any uitkomst at all."""
        return max(0, self.k - (self.ingestuurd or 0))

    @property
    def tot_stellingen(self) -> int:
        """Answers that are missing for uitkomsten per statement."""
        return max(0, 2 * self.k - (self.ingestuurd or 0))


def read_prijs(ronde: Ronde) -> Prijs:
    """While people can answer: by the count of today. Past the closing time, when nothing can be watched: exactly."""
    nu = timezone.now()
    if ronde.sluit_op and nu >= ronde.sluit_op:
        return Prijs(count_ingestuurd(ronde), nu, ronde.k, ronde.sluit_op + WACHTTIJD)
    stand = Stand.objects.filter(ronde=ronde).first()
    return Prijs(stand.ingestuurd if stand else None, stand.geteld_op if stand else None, ronde.k, None)
