"""The adversary lays two rondes side by side, and keeps the link and the mails that everybody gets.

What is on them is of one uitkomst or of the other; no number comes from the two together, nor from what is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from partnerschappen import models
from partnerschappen.domein.leeslink import find_leeslink, token_of_leeslink
from partnerschappen.domein.sluiting import close_ronde
from partnerschappen.domein.verzending import send_waiting
from partnerschappen.kern.uitkomst import GEHEEL, Score, Uitkomst, Verborgen, als_json, uit_json
from partnerschappen.models import Gebruiker, Samenwerkingsverband
from partnerschappen.rapport.samenvatting import release_ronde
from partnerschappen.rapport.vergelijken import make_vergelijking
from partnerschappen.rapport.verkennen import explore
from tests.gegevens import maak_ronde
from tests.rapport.voorbeelden import gesloten_ronde
from tests.tegenstander.lezer import lees_html
from tests.tegenstander.naspelen import open_echte_ronde, vul_in
from tests.tegenstander.rondes import Ronde, gooi_rondes, vijf_condities
from tests.tegenstander.uitgeven import getallen_van_vragenlijst, sluit, zonder_cijfers
from tests.tegenstander.verklaren import Verklaring
from tests.test_tegenstander_figuren import traces_of, words_of

PAREN = [
    (sluit(toen), sluit(nu)) for toen, nu in zip(gooi_rondes(12, vanaf=900), gooi_rondes(12, vanaf=930), strict=True)
]
CONDITIES = vijf_condities().condities
per_paar = pytest.mark.parametrize(("toen", "nu"), PAREN, ids=map(str, range(len(PAREN))))


def als_ronde(uitkomst: Uitkomst, slug: str) -> models.Ronde:
    """In memory, with a name without figures."""
    ronde = gesloten_ronde(titel=slug)
    ronde.slug, ronde.uitkomst = slug, models.Uitkomst(ronde=ronde, inhoud=als_json(uitkomst))
    return ronde


def draw(toen: Uitkomst, nu: Uitkomst) -> str:
    ronde = als_ronde(nu, "nu")
    kanten = [
        (als_ronde(uitkomst, naam), uitkomst, vijf_condities()) for uitkomst, naam in ((toen, "toen"), (nu, "nu"))
    ]
    v = make_vergelijking(kanten[0], kanten[1])
    context = {"v": v, "ronde": ronde, "samenwerkingsverband": ronde.samenwerkingsverband}
    return render_to_string("resultaat/vergelijking.html", context)


def kaal(toen: Uitkomst, nu: Uitkomst) -> Iterator[tuple[Uitkomst, Uitkomst]]:
    return zip(zonder_cijfers(toen), zonder_cijfers(nu), strict=True)


def unexplained(html: str, uitkomsten: tuple[Uitkomst, ...], vast: frozenset[str]) -> set[str]:
    """What none of these uitkomsten accounts for."""
    over = [Verklaring(uitkomst, vijf_condities(), vast).vind_onverklaard(lees_html(html)) for uitkomst in uitkomsten]
    return set.intersection(*map(set, over))


def fixed(bladen: Iterator[str]) -> frozenset[str]:
    return frozenset().union(*(lees_html(blad).getallen for blad in bladen)) | getallen_van_vragenlijst()


@per_paar
def test_every_number_and_bar_of_a_comparison_is_of_one_ronde_or_the_other(toen: Uitkomst, nu: Uitkomst) -> None:
    vast = fixed(draw(*leeg) for leeg in kaal(toen, nu))
    assert unexplained(draw(toen, nu), (toen, nu), vast) == set()


def test_a_number_too_many_in_a_comparison_is_noticed() -> None:
    toen, nu = PAREN[0]
    vast = fixed(draw(*leeg) for leeg in kaal(toen, nu))
    extra = draw(toen, nu) + '<p>Toen 6,7.</p><p data-n="713">'
    assert unexplained(extra, (toen, nu), vast) == {"tekst: 6,7", "tekst: 713"}


@per_paar
def test_a_verdict_is_given_only_where_both_rondes_publish_all_that_it_rests_on(toen: Uitkomst, nu: Uitkomst) -> None:
    v = make_vergelijking(
        (als_ronde(toen, "toen"), toen, vijf_condities()), (als_ronde(nu, "nu"), nu, vijf_condities())
    )
    for rij, conditie in zip(v.rijen, CONDITIES, strict=True):
        cellen = [
            cel
            for uitkomst in (toen, nu)
            for cel in (uitkomst.spreiding[conditie.code], uitkomst.scores[GEHEEL, conditie.code])
        ]
        klein = any(uitkomst.n < 2 * uitkomst.k for uitkomst in (toen, nu))
        if klein or any(isinstance(cel, Verborgen) for cel in cellen):
            assert rij.oordeelcode == "niet"


def test_some_pairs_could_be_compared_and_some_could_not() -> None:
    oordelen = [re.findall(r"v-oordeel v-(\w+)", draw(toen, nu)) for toen, nu in PAREN]
    assert {"niet", "geen"} <= {oordeel for rij in oordelen for oordeel in rij}


@per_paar
def test_every_number_and_point_of_exploring_two_rondes_is_of_one_of_them(toen: Uitkomst, nu: Uitkomst) -> None:
    ronde, eerder = als_ronde(nu, "nu"), als_ronde(toen, "toen")
    figuren = ("radar", *(conditie.code for conditie in CONDITIES))
    lege = [(als_ronde(van_nu, "nu"), als_ronde(van_toen, "toen")) for van_toen, van_nu in kaal(toen, nu)]
    vast = fixed(words_of(explore(een, [ander], figuur, "ronde:toen")) for een, ander in lege for figuur in figuren)
    grenzen = frozenset(str(keer * uitkomst.k) for uitkomst in (toen, nu) for keer in (1, 2))
    scores = {
        (conditie.naam, cel.tienden / 10)
        for uitkomst in (toen, nu)
        for conditie in CONDITIES
        if isinstance(cel := uitkomst.scores[GEHEEL, conditie.code], Score)
    }
    for figuur in figuren:
        verkend = explore(ronde, [eerder], figuur, "ronde:toen")
        assert verkend.toen == "toen"
        assert unexplained(words_of(verkend), (toen, nu), vast | grenzen) == set()
        for spoor in traces_of(verkend):
            if spoor["type"] == "scatterpolar" and spoor.get("opacity") != 0:
                punten = zip(spoor["theta"], spoor["r"], strict=True)
                assert {(naam, r) for naam, r in punten if r is not None} <= scores
            if spoor["type"] == "bar":
                bekend = {deel for u in (toen, nu) for deel in Verklaring(u, vijf_condities(), vast).percentages}
                halve = {deel / 2 for deel in bekend}  # the middle answer stands on either side of the middle
                assert set(spoor["x"]) <= bekend | halve


@pytest.fixture(params=list(gooi_rondes(2, vanaf=960)), ids=lambda ronde: f"zaad{ronde.zaad}")
def echt(request: pytest.FixtureRequest, rivierenrijk: Samenwerkingsverband, noor: Gebruiker) -> models.Ronde:
    """A ronde played for real and closed, with an earlier one."""
    gespeeld: Ronde = request.param
    nu = open_echte_ronde(gespeeld, rivierenrijk, noor)
    vul_in(gespeeld.ingestuurd)
    close_ronde(ronde_id=nu.pk)
    eerder, moment = maak_ronde(rivierenrijk, "Eerder", "eerder"), timezone.now() - timedelta(days=200)
    models.Ronde.objects.filter(pk=eerder.pk).update(
        status="gesloten", geopend_op=moment, gesloten_op=moment, vrijgegeven_op=moment
    )
    models.Uitkomst.objects.create(ronde=eerder, inhoud=als_json(PAREN[0][0]))
    models.Ronde.objects.filter(pk=nu.pk).update(uitkomst_op=timezone.localdate())
    return models.Ronde.objects.select_related("samenwerkingsverband", "uitkomst").get(pk=nu.pk)


def read_link(pad: str) -> str:
    """Every page that can be reached from the link, without an account."""
    client, gezien, wacht = Client(), dict[str, str](), [pad]
    while wacht:
        adres = wacht.pop()
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        gezien[adres] = antwoord.content.decode().replace(pad, "/r/")  # a token may hold figures
        links = (link.partition("#")[0] for link in lees_html(antwoord.content.decode()).links)
        wacht += {link for link in links if link.startswith(pad)} - gezien.keys() - set(wacht)
    assert len(gezien) > 2 * len(list(vijf_condities().stellingen)), "pages in large mode too"
    return "".join(gezien.values())


def read_mails() -> Iterator[str]:
    """Both shapes of every mail at release: text, and HTML with what a reader of mail may not show."""
    for brief in mail.outbox:
        assert isinstance(brief, mail.EmailMultiAlternatives)
        yield from (f"{brief.subject} {brief.body}", str(brief.alternatives[0][0]))


def with_uitkomst(ronde: models.Ronde, uitkomst: Uitkomst) -> None:
    models.Uitkomst.objects.filter(ronde=ronde).update(inhoud=als_json(uitkomst))
    caches["pagina"].clear()


@pytest.mark.django_db
def test_whoever_has_the_link_and_all_mails_reads_no_number_that_the_uitkomst_does_not_hold(echt: models.Ronde) -> None:
    uitkomst = uit_json(echt.uitkomst.inhoud)
    mail.outbox.clear()
    release_ronde(echt)
    link = find_leeslink(echt)
    assert link is not None
    pad = f"/r/{token_of_leeslink(link)}/"
    gelezen = read_link(pad)
    send_waiting()
    brieven = [re.sub(rf"{settings.BASE_URL}|Deelnemer \d+|{pad}", "", tekst) for tekst in read_mails()]
    assert len(brieven) > echt.uitnodigingen.count()
    vast: frozenset[str] = frozenset()
    for leeg in zonder_cijfers(uitkomst):
        with_uitkomst(echt, leeg)
        vast |= lees_html(read_link(pad)).getallen
    verklaring = Verklaring(uitkomst, vijf_condities(), vast | getallen_van_vragenlijst())
    assert verklaring.vind_onverklaard(lees_html(gelezen)) == []
    nummers = {f"tekst: {nummer}" for nummer in (1, 2, 3)}  # of the topics
    assert {over for brief in brieven for over in verklaring.vind_onverklaard(lees_html(brief))} <= nummers


@pytest.mark.django_db
def test_the_page_of_two_real_rondes_holds_no_number_that_neither_holds(
    echt: models.Ronde, noor: Gebruiker, sjoerd: Gebruiker
) -> None:
    toen, nu = PAREN[0][0], uit_json(echt.uitkomst.inhoud)
    pad = f"/s/rivierenrijk/rondes/{echt.slug}/resultaat/vergelijken/eerder/"
    models.Ronde.objects.filter(pk=echt.pk).update(vrijgegeven_op=timezone.now())
    bladen = {}
    for lezer in (noor, sjoerd):
        client = Client()
        client.force_login(lezer)
        bladen[lezer] = client.get(pad).content.decode()
    vast = fixed(draw(*leeg) for leeg in kaal(toen, nu)) | {str(timezone.localdate().year)}
    dagen = [timezone.localtime(timezone.now() - timedelta(days=dagen)) for dagen in (0, 200)]
    vast |= {str(getal) for dag in dagen for getal in (dag.day, dag.year)}
    for blad in bladen.values():
        zonder_merk = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", blad)
        assert unexplained(zonder_merk, (toen, nu), vast) == set()
