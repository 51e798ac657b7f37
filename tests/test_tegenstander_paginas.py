"""The adversary at real pages: what the leader and a partner see while a ronde is open, and everything after closing.

What published numbers say about people is worked out in `test_tegenstander` for many more rondes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from partnerschappen import models
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.stand import count_stand
from partnerschappen.domein.uitnodigingen import token_of
from partnerschappen.domein.verzending import send_waiting
from partnerschappen.kern.uitkomst import Uitkomst, als_json, uit_json
from partnerschappen.models import Antwoord, Gebruiker, Inzending, Samenwerkingsverband, Stand, Uitnodiging
from partnerschappen.rapport.maken import write_bron
from partnerschappen.rapport.pdf import render_pdf
from tests.invullen import open_link
from tests.klok import Klok
from tests.tegenstander.kennis import vind_lekken, vind_misrekeningen
from tests.tegenstander.lezer import lees_getallen, lees_html
from tests.tegenstander.naspelen import bekijk_alles, open_echte_ronde, vul_in
from tests.tegenstander.rondes import Ronde, gooi_rondes, vijf_condities
from tests.tegenstander.uitgeven import getallen_van_vragenlijst, zonder_cijfers
from tests.tegenstander.verklaren import Verklaring

# The clock stands still: pages that are compared differ in nothing but what happened between them.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("klok")]
RONDES = list(gooi_rondes(12, vanaf=500))
PAD = "/s/rivierenrijk/rondes/voorjaar/resultaat/"


@pytest.fixture(params=RONDES, ids=lambda ronde: f"zaad{ronde.zaad}")
def ronde(request: pytest.FixtureRequest) -> Ronde:
    gekozen: Ronde = request.param
    return gekozen


@pytest.fixture
def echt(ronde: Ronde, rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> models.Ronde:
    return open_echte_ronde(ronde, rivierenrijk, noor)


@pytest.fixture
def gesloten(ronde: Ronde, echt: models.Ronde) -> models.Ronde:
    vul_in(ronde.ingestuurd)
    close_ronde(ronde_id=echt.pk)
    return models.Ronde.objects.select_related("samenwerkingsverband", "uitkomst").get(pk=echt.pk)


def tel(echt: models.Ronde) -> None:
    """The daily count."""
    nu = timezone.now()
    count_stand(models.Ronde.objects.select_related("sleutel").get(pk=echt.pk), nu, ouder_dan=nu)


def begin_van_een_partner() -> str:
    """What somebody who did not answer yet reads before the first statement."""
    client, uitnodiging = Client(), Uitnodiging.objects.select_related("ronde__sleutel").order_by("-email")[0]
    return "\n".join(
        regel
        for regel in open_link(client, f"/u/{token_of(uitnodiging)}/").content.decode().splitlines()
        if "csrfmiddlewaretoken" not in regel
    )


def test_while_open_no_page_depends_on_what_anybody_answered(
    ronde: Ronde, echt: models.Ronde, noor: Gebruiker, sjoerd: Gebruiker
) -> None:
    gezien: list[list[dict[str, str]]] = []
    for omgekeerd in (True, False):
        vul_in(ronde.ingestuurd[1:], omgekeerd=omgekeerd)
        if not gezien:
            tel(echt)
        gezien.append([bekijk_alles(noor, echt), bekijk_alles(sjoerd, echt)])
    assert gezien[0] == gezien[1]
    assert len(gezien[0][0]) > 10


def test_while_open_the_pages_gain_no_number_but_how_many_sent_in(
    ronde: Ronde, echt: models.Ronde, noor: Gebruiker, klok: Klok
) -> None:
    tel(echt)
    voor, begin = bekijk_alles(noor, echt), begin_van_een_partner()
    vul_in(ronde.ingestuurd[:-1])
    tussendoor = bekijk_alles(noor, echt)
    assert tussendoor == voor
    klok.verder(minutes=1)
    tel(echt)
    na, aantal = bekijk_alles(noor, echt), len(ronde.ingestuurd) - 1
    erbij = set().union(*(lees_html(na[adres]).getallen - lees_html(voor[adres]).getallen for adres in na))
    tijd = lees_getallen(f"{timezone.localtime():%H %M %-H %-M}")
    assert erbij - tijd <= {str(getal) for getal in (aantal, ronde.k - aantal, 2 * ronde.k - aantal)}
    assert Stand.objects.get().ingestuurd == aantal
    if ronde.personen[-1].antwoorden is None or ronde.personen[-1] == ronde.ingestuurd[-1]:
        assert begin_van_een_partner() == begin


def test_after_closing_everything_that_anybody_can_read_is_in_the_uitkomst(
    ronde: Ronde, gesloten: models.Ronde, noor: Gebruiker, sjoerd: Gebruiker
) -> None:
    uitkomst = uit_json(gesloten.uitkomst.inhoud)
    assert (Antwoord.objects.count(), Inzending.objects.count()) == (0, 0)
    assert als_json(uitkomst) == gesloten.uitkomst.inhoud
    assert vind_misrekeningen(ronde, uitkomst) == []
    assert vind_lekken(ronde, uitkomst) == []
    verklaring = Verklaring(uitkomst, vijf_condities(), vaste_getallen(gesloten, uitkomst, noor))
    extra = [f"{PAD}?groep={groep.code}" for groep in uitkomst.groepen]
    for gebruiker in (noor, sjoerd):
        for adres, blad in bekijk_alles(gebruiker, gesloten, extra).items():
            assert verklaring.vind_onverklaard(lees_html(blad)) == [], adres
    randen = {"tekst: 1,5", "tekst: 4,5"}  # between which a coarse score is kept, says the certificate
    assert set(verklaring.vind_onverklaard_in_tekst(read_certificaat(gesloten))) <= randen
    assert verklaring.vind_onverklaard_in_tekst(read_mails()) == []


def vaste_getallen(gesloten: models.Ronde, uitkomst: Uitkomst, gebruiker: Gebruiker) -> frozenset[str]:
    """Numbers on the same pages if nobody's answer were in them: dates, limits, names of people and addresses."""
    getallen = set(getallen_van_vragenlijst())
    for kaal in zonder_cijfers(uitkomst):
        for blad in _met_uitkomst(gesloten, kaal, gebruiker):
            getallen |= lees_html(blad).getallen
    _bewaar(gesloten, uitkomst)
    return frozenset(getallen)


def _met_uitkomst(gesloten: models.Ronde, uitkomst: Uitkomst, gebruiker: Gebruiker) -> Iterator[str]:
    _bewaar(gesloten, uitkomst)
    yield from bekijk_alles(gebruiker, gesloten).values()


def _bewaar(gesloten: models.Ronde, uitkomst: Uitkomst) -> None:
    models.Uitkomst.objects.filter(ronde=gesloten).update(inhoud=als_json(uitkomst))
    caches["pagina"].clear()


def read_certificaat(gesloten: models.Ronde) -> str:
    uit = io.StringIO()
    try:
        call_command("controleer_ronde", f"rivierenrijk/{gesloten.slug}", stdout=uit)
    except CommandError as fout:
        pytest.fail(f"{fout} {uit.getvalue()}")
    return uit.getvalue()


def read_mails() -> str:
    """The text of the mails that tell of closing."""
    mail.outbox.clear()
    send_waiting()
    return " ".join(str(bericht.body) for bericht in mail.outbox if "gesloten" in bericht.subject.lower())


@pytest.mark.parametrize("ronde", RONDES[:2], indirect=True)
def test_the_pdf_holds_no_number_that_the_uitkomst_does_not(
    ronde: Ronde, gesloten: models.Ronde, noor: Gebruiker
) -> None:
    uitkomst = uit_json(gesloten.uitkomst.inhoud)
    bladen = PdfReader(io.BytesIO(render_pdf(write_bron(gesloten).html))).pages
    tekst = " ".join(blad.extract_text() for blad in bladen)
    bladzijden = {str(nummer) for nummer in range(len(bladen) + 1)}
    vast = vaste_getallen(gesloten, uitkomst, noor) | bladzijden
    assert Verklaring(uitkomst, vijf_condities(), vast).vind_onverklaard_in_tekst(tekst) == []
