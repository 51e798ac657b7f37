"""The link to read with: every page of a released uitkomst for whoever has it, and no remark on any of them."""

import io
import re
from dataclasses import replace

import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from partnerschappen.domein.grenzen import HOOGSTENS
from partnerschappen.domein.leeslink import find_leeslink, token_of_leeslink, withdraw_leeslink
from partnerschappen.domein.opmerkingen import save_nagekeken
from partnerschappen.domein.vrijgeven import save_voorwoord
from partnerschappen.kern.uitkomst import uit_json
from partnerschappen.models import Gebruiker, Ronde, Samenwerkingsverband
from partnerschappen.rapport.maken import write_bron
from partnerschappen.rapport.samenvatting import make_samenvatting, release_ronde
from tests.rapport.voorbeelden import sluit_met, tel_voorbeeld

STAARTEN = ["", "conditie/belangen/", "stelling/belangen-2/", "groepen/", "geheel/", "uitleg/"]
TEKSTEN = ("Dit staat zo op geen enkele andere bladzijde.", "Karel van de administratie doet hier niets aan.")
KAREL = {"opmerking-ambitie": [1]}


@pytest.fixture
def ronde(rivierenrijk: Samenwerkingsverband) -> Ronde:
    """Closed, and to be released; two remarks were published, of which one names a person."""
    ronde = sluit_met(rivierenrijk, tel_voorbeeld())
    inhoud = ronde.uitkomst.inhoud
    inhoud["opmerkingen"]["opmerking-ambitie"] = list(TEKSTEN)
    ronde.uitkomst.inhoud = inhoud
    ronde.uitkomst.save()
    nu = timezone.now()
    Ronde.objects.update(gesloten_op=nu, uitkomst_op=timezone.localdate(nu))
    return Ronde.objects.get()


@pytest.fixture
def link(ronde: Ronde) -> str:
    """The path of the link of the released ronde."""
    release_ronde(ronde)
    gevonden = find_leeslink(ronde)
    assert gevonden is not None
    return f"/r/{token_of_leeslink(gevonden)}/"


def lees(pad: str) -> str:
    antwoord = Client().get(pad)
    assert antwoord.status_code == 200, pad
    return antwoord.content.decode()


def test_every_page_is_read_without_account_and_leaves_no_cookie(link: str) -> None:
    for staart in STAARTEN:
        for vraag in ("", "?groot=1"):
            antwoord = Client().get(link + staart + vraag)
            assert (antwoord.status_code, dict(antwoord.cookies)) == (200, {})
            assert antwoord["Cache-Control"] == "no-store, private"
            assert antwoord["X-Robots-Tag"] == "noindex, nofollow"
            assert antwoord["Referrer-Policy"] == "strict-origin"


def test_every_link_on_the_pages_stays_below_the_link_or_is_public(link: str) -> None:
    for staart in STAARTEN:
        for doel in re.findall(r'href="(/[^"]*)"', lees(link + staart)):
            assert doel.startswith((link, "/static/", "/vertrouwelijkheid/", "/aanmelden/")) or doel == "/", doel
            if doel.startswith(link):
                lees(doel.split("#")[0])


def test_remarks_files_and_buttons_of_the_leader_are_nowhere(link: str) -> None:
    for staart in STAARTEN:
        for vraag in ("", "?groot=1", "?groot=2", "?groot=3", "?groot=4"):
            pagina = lees(link + staart + vraag)
            assert not [tekst for tekst in TEKSTEN if tekst in pagina]
            assert "<form" not in pagina
            assert "/rapport/" not in pagina
            assert ".xlsx" not in pagina
    assert Client().get(f"{link}opmerkingen/").status_code == 404


def test_the_link_says_the_same_as_the_page_of_the_leader(link: str, ronde: Ronde, noor: Gebruiker) -> None:
    leider = Client()
    leider.force_login(noor)
    for staart in STAARTEN:
        hier = re.findall(r'class="u-score"[^>]*>([^<]*)<', lees(link + staart))
        daar = leider.get(f"/s/rivierenrijk/rondes/{ronde.slug}/resultaat/{staart}").content.decode()
        assert hier == re.findall(r'class="u-score"[^>]*>([^<]*)<', daar)
    assert make_samenvatting(ronde).kop in lees(link)


def test_a_withdrawn_link_says_so_and_whom_to_ask(link: str, ronde: Ronde) -> None:
    withdraw_leeslink(ronde)
    for staart in STAARTEN:
        antwoord = Client().get(link + staart)
        assert antwoord.status_code == 410
        pagina = antwoord.content.decode()
        assert "Deze link is ingetrokken" in pagina
        assert "noor@rivierenrijk.example" in pagina
        assert make_samenvatting(ronde).kop not in pagina


def test_who_guesses_too_often_is_refused_while_who_reads_goes_on(link: str) -> None:
    raden = "/r/" + "a" * 32 + "/"
    assert [Client().get(raden).status_code for _ in range(HOOGSTENS)] == [404] * HOOGSTENS
    assert Client().get(raden).status_code == 429
    lees(link)


def test_a_remark_that_is_kept_out_is_in_no_page_report_or_spreadsheet_and_counted_in_all(
    ronde: Ronde, noor: Gebruiker
) -> None:
    save_nagekeken(ronde=ronde, weggelaten=KAREL)
    ronde.refresh_from_db()
    leider = Client()
    leider.force_login(noor)
    basis = f"/s/rivierenrijk/rondes/{ronde.slug}/resultaat/"
    paden = [*STAARTEN, "opmerkingen/", "opmerkingen/opmerking-ambitie/", "?groot=1", "opmerkingen/?groot=1"]
    paginas = {staart: leider.get(basis + staart).content.decode() for staart in paden}
    boek = load_workbook(io.BytesIO(leider.get(f"{basis}uitkomst.xlsx").content))
    blad = " ".join(str(cel) for deel in boek for rij in deel.values for cel in rij)
    pdf = write_bron(ronde).render()
    tekst = " ".join(" ".join(pagina.extract_text() for pagina in PdfReader(io.BytesIO(pdf)).pages).split())
    for vorm in (*paginas.values(), blad, tekst, leider.get(f"{basis}uitkomst.csv").content.decode()):
        assert "Karel" not in vorm
    for vorm in (paginas["opmerkingen/"], blad, tekst):
        assert TEKSTEN[0] in vorm
        assert "1 opmerking is weggelaten omdat ze over een persoon gaat." in vorm


def test_keeping_a_remark_out_changes_no_figure_and_no_published_row(ronde: Ronde) -> None:
    vooraf = uit_json(ronde.uitkomst.inhoud)
    save_nagekeken(ronde=ronde, weggelaten=KAREL)
    assert uit_json(Ronde.objects.get().uitkomst.inhoud) == vooraf


def test_at_release_the_words_of_a_remark_that_is_kept_out_are_gone_from_the_database(
    ronde: Ronde, noor: Gebruiker
) -> None:
    vooraf = uit_json(ronde.uitkomst.inhoud)
    save_nagekeken(ronde=ronde, weggelaten=KAREL)
    release_ronde(ronde)
    assert not any("Karel" in serialize("json", model._default_manager.all()) for model in apps.get_models())
    na = uit_json(Ronde.objects.get().uitkomst.inhoud)
    assert na.opmerkingen["opmerking-ambitie"] == (TEKSTEN[0], "")
    assert replace(na, opmerkingen=vooraf.opmerkingen) == vooraf
    leider = Client()
    leider.force_login(noor)
    pagina = leider.get(f"/s/rivierenrijk/rondes/{ronde.slug}/resultaat/opmerkingen/").content.decode()
    assert TEKSTEN[0] in pagina
    assert "1 opmerking is weggelaten omdat ze over een persoon gaat." in pagina


def test_the_foreword_is_on_page_link_and_report_marked_as_the_leaders(ronde: Ronde, noor: Gebruiker) -> None:
    save_voorwoord(ronde=ronde, voorwoord="Dank.\n\n<b>Tot de 14e</b> & neem een vraag mee.")
    ronde.refresh_from_db()
    release_ronde(ronde)
    gevonden = find_leeslink(ronde)
    assert gevonden is not None
    for pagina in (lees(f"/r/{token_of_leeslink(gevonden)}/"), write_bron(Ronde.objects.get()).html):
        assert "&lt;b&gt;Tot de 14e&lt;/b&gt; &amp; neem een vraag mee." in pagina
        plek = pagina.index("Tot de 14e")
        assert "de projectleider" in pagina[plek - 600 : plek]


def test_reader_is_told_whom_to_ask_for_the_report_and_can_print(link: str) -> None:
    tekst = " ".join(Client().get(link).content.decode().split())
    assert "Het rapport en de opmerkingen staan hier niet bij." in tekst
    assert 'id="print" hidden' in tekst
