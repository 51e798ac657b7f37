"""What the report costs: our rendering, beside the renderer by itself on the same HTML."""

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from bench.geheugen import read_piek
from partnerschappen.kern.vragenlijst import laad_vragenlijst
from partnerschappen.rapport.context import make_weergave
from partnerschappen.rapport.huisstijl import Huisstijl
from partnerschappen.rapport.maken import Rapportbron, write_bron, write_html
from partnerschappen.rapport.pdf import STATIC, STIJLEN, pack, write_stylesheet
from partnerschappen.rapport.voorbeeld import load_voorbeeld

KEREN = 5


def measure() -> list[tuple[str, str, str]]:
    """Rows for the table: the demo's ronde and one of twenty organisaties."""
    from tests.rapport.groepsvoorbeelden import twintig  # the same ronde as the tests draw

    ronde = load_voorbeeld()  # the closed ronde of the demo
    bron = write_bron(ronde)
    w = make_weergave(ronde, twintig(), laad_vragenlijst("vijf-condities", 1))
    groot = Rapportbron(write_html(w, Huisstijl()), Huisstijl(), ())
    tijden, geheugen = zip(*(_render_apart(bron) for _ in range(KEREN)), strict=True)
    eerst = _seconds(bron.render, zoals_kind=True)
    return [
        ("rapport van de demo, zetten", _median(bron.render, zoals_kind=True), "≤ 0,7 s"),
        ("hetzelfde met kaal WeasyPrint", _median(lambda: _render_plainly(bron.html)), ""),
        ("rapport van 20 organisaties, zetten", _median(groot.render, zoals_kind=True), "≤ 2 s"),
        ("hetzelfde met kaal WeasyPrint", _median(lambda: _render_plainly(groot.html)), ""),
        ("rapport, de eerste keer in een proces", f"{eerst:.2f} s", ""),
        ("rapport, heel het kindproces van de werker", f"{statistics.median(tijden):.2f} s", ""),
        ("rapport, meeste geheugen", f"{max(geheugen) / 1024:.0f} MB", "≤ 150 MB"),
    ]


def _render_plainly(html: str) -> object:
    """What anybody gets: fonts and stylesheets read anew, the collector on."""
    import weasyprint

    assert gc.isenabled()
    stijl = weasyprint.CSS(string=write_stylesheet(), base_url=STIJLEN[-1].as_uri())
    return weasyprint.HTML(string=html, base_url=STATIC.as_uri() + "/").write_pdf(
        stylesheets=[stijl], pdf_variant="pdf/ua-1"
    )


def _render_apart(bron: Rapportbron) -> tuple[float, int]:
    """Seconds and kilobytes of one rendering in a child process, as the worker has it done."""
    begin = time.perf_counter()
    kind = subprocess.Popen(
        [sys.executable, "-m", "partnerschappen.rapport.pdf"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    assert kind.stdin is not None
    kind.stdin.write(pack(bron.html, bijlagen=bron.bijlagen))
    kind.stdin.close()
    meeste = 0
    while piek := read_piek(kind.pid):
        meeste = piek
        time.sleep(0.005)
    assert kind.wait() == 0
    return time.perf_counter() - begin, meeste


def _median(handeling: Callable[[], object], *, zoals_kind: bool = False) -> str:
    return f"{statistics.median(_seconds(handeling, zoals_kind=zoals_kind) for _ in range(KEREN)):.2f} s"


def _seconds(handeling: Callable[[], object], *, zoals_kind: bool = False) -> float:
    """Seconds that it takes; `zoals_kind`: with the collector off, as it is in the worker's child."""
    gc.collect()
    if zoals_kind:
        gc.disable()
    begin = time.perf_counter()
    handeling()
    duur = time.perf_counter() - begin
    gc.enable()
    return duur
