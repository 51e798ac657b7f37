"""Two leaders, or one who clicks twice, at the same moment: one act happens, the other is told why not."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from partnerschappen.domein.ledenlijsten import LijstVeranderd, apply_import, plan_import
from partnerschappen.domein.rondes import make_ronde, open_ronde
from partnerschappen.domein.samenwerkingsverbanden import take_rol
from partnerschappen.domein.voorbereiding import VOORBEREIDING
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.models import Bericht, Gebruiker, Rol, Ronde, Samenwerkingsverband, Uitnodiging
from tests.gegevens import geef_rol, maak_deelnemer, maak_organisatie, maak_ronde

pytestmark = pytest.mark.django_db(transaction=True)
LIJST = "naam;e-mail;organisatie;soort\n" + "".join(f"N{n};n{n}@boog.example;De Boog;po\n" for n in range(50))


def _at_once(*handelingen: Callable[[], object]) -> list[str]:
    """Do all at the same moment; '' for each that succeeded, else the name of its refusal."""
    tegelijk = Barrier(len(handelingen))

    def act(handeling: Callable[[], object]) -> str:
        try:
            tegelijk.wait()
            handeling()
        except Geweigerd as reden:
            return type(reden).__name__
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(handelingen)) as draden:
        return sorted(draden.map(act, handelingen))


@pytest.fixture
def klaar(rivierenrijk: Samenwerkingsverband) -> list[Ronde]:
    """Two concepts with every step saved, and ten deelnemers."""
    organisatie = maak_organisatie(rivierenrijk)
    for nummer in range(10):
        maak_deelnemer(organisatie, nummer)
    rondes = [maak_ronde(rivierenrijk, slug.title(), slug) for slug in ("voorjaar", "najaar")]
    Ronde.objects.update(voorbereid=list(VOORBEREIDING))
    return rondes


def test_double_click_opens_once(klaar: list[Ronde], noor: Gebruiker) -> None:
    assert _at_once(*[lambda: open_ronde(ronde=klaar[0], gebruiker=noor)] * 3) == ["", "", ""]
    assert Uitnodiging.objects.count() == Bericht.objects.count() == 10


def test_of_two_rondes_one_opens(klaar: list[Ronde], noor: Gebruiker) -> None:
    een, twee = klaar
    uitslag = _at_once(lambda: open_ronde(ronde=een, gebruiker=noor), lambda: open_ronde(ronde=twee, gebruiker=noor))
    assert uitslag == ["", "Geweigerd"]
    assert Ronde.objects.filter(status="open").count() == 1


def test_same_list_confirmed_twice_comes_in_once(rivierenrijk: Samenwerkingsverband) -> None:
    kenmerk = plan_import(rivierenrijk, LIJST).kenmerk

    def confirm() -> None:
        apply_import(samenwerkingsverband=rivierenrijk, ruw=LIJST, soorten={}, kenmerk=kenmerk)

    assert _at_once(confirm, confirm) == ["", LijstVeranderd.__name__]
    assert rivierenrijk.deelnemers.count() == 50


def test_two_projectleiders_cannot_remove_each_other(
    rivierenrijk: Samenwerkingsverband, noor: Gebruiker, vera: Gebruiker
) -> None:
    geef_rol(vera, rivierenrijk, Rol.Soort.PROJECTLEIDER)
    een, twee = Rol.objects.select_related("samenwerkingsverband")
    assert _at_once(lambda: take_rol(rol=een), lambda: take_rol(rol=twee)) == ["", "Geweigerd"]
    assert rivierenrijk.rollen.count() == 1


def test_two_rondes_of_one_name_get_two_addresses(rivierenrijk: Samenwerkingsverband) -> None:
    def make() -> None:
        make_ronde(samenwerkingsverband=rivierenrijk, titel="Voorjaar")

    assert _at_once(make, make) == ["", ""]
    assert sorted(Ronde.objects.values_list("slug", flat=True)) == ["voorjaar", "voorjaar-2"]
