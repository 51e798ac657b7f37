"""The floors of the house: imports go down only, and every module says what lives there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parent.parent
APP = WORTEL / "partnerschappen"
LAGEN = {
    "kern": 0,
    "models": 1,
    "domein": 2,
    "forms": 3,
    "rapport": 3,
    "templatetags": 3,
    "taken": 4,
    "views": 5,
    "management": 5,
}
# Outside the floors: what Django itself asks for by name.
DJANGO = {"apps.py", "controles.py", "__init__.py", "migrations"}
NIETSZEGGEND = {"utils", "util", "helpers", "helper", "services", "common", "misc", "base", "tools", "functions"}
# Who may touch answers: saving writes them, closing reads and deletes them.
ANTWOORDLEZERS = {"domein/inzendingen.py", "domein/sluiting.py"}
# Who may ask besides whether somebody began or sent in: the daily count, and a reminder at the moment that it goes out.
INZENDINGLEZERS = ANTWOORDLEZERS | {"domein/stand.py", "domein/verzending.py"}
HOOGSTENS_REGELS = 400


def _modules(*mappen: str) -> list[Path]:
    gevonden = (pad for map_ in mappen for pad in (WORTEL / map_).rglob("*.py"))
    return sorted(pad for pad in gevonden if "migrations" not in pad.parts)


ALLE = _modules("partnerschappen", "reflectie", "tests", "bench")
VAN_DE_APP = [pad for pad in ALLE if pad.is_relative_to(APP)]


def _naam(pad: Path) -> str:
    return str(pad.relative_to(APP if pad.is_relative_to(APP) else WORTEL))


@cache
def _boom(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text(encoding="utf-8"))


def _imports(pad: Path) -> Iterator[tuple[str, str]]:
    """Every imported module with the name taken from it (empty for `import x`), inline imports too."""
    for knoop in ast.walk(_boom(pad)):
        if isinstance(knoop, ast.Import):
            yield from ((alias.name, "") for alias in knoop.names)
        if isinstance(knoop, ast.ImportFrom):
            assert knoop.level == 0, f"{_naam(pad)} imports relatively"
            yield from ((knoop.module or "", alias.name) for alias in knoop.names)


def _laag(map_: str) -> int | None:
    return LAGEN.get(map_)


def _imported_lagen(pad: Path) -> Iterator[tuple[str, int]]:
    for module, naam in _imports(pad):
        delen = module.split(".")
        if delen[0] != "partnerschappen":
            continue
        map_ = delen[1] if len(delen) > 1 else naam
        laag = _laag(map_)
        if laag is not None:
            yield f"{module}.{naam}", laag


def test_every_folder_of_the_app_is_a_floor() -> None:
    mappen = {pad.name for pad in APP.iterdir() if pad.is_dir() and list(pad.glob("*.py"))}
    losse_modules = {pad.name for pad in APP.glob("*.py")}
    assert mappen - set(LAGEN) - DJANGO == set()
    assert losse_modules - DJANGO == set()


@pytest.mark.parametrize("pad", VAN_DE_APP, ids=_naam)
def test_imports_go_down_only(pad: Path) -> None:
    laag = _laag(pad.relative_to(APP).parts[0])
    if laag is None:
        return
    omhoog = [wat for wat, andere in _imported_lagen(pad) if andere > laag]
    assert omhoog == []


def test_neighbours_on_the_third_floor_leave_each_other_alone() -> None:
    for van, naar in (("forms", "rapport"), ("rapport", "forms"), ("management", "views"), ("views", "management")):
        for pad in (APP / van).rglob("*.py"):
            assert not [m for m, _ in _imports(pad) if m.startswith(f"partnerschappen.{naar}")], _naam(pad)


@pytest.mark.parametrize("pad", sorted((APP / "kern").rglob("*.py")), ids=_naam)
def test_kern_is_pure_python_without_django_or_gettext(pad: Path) -> None:
    verboden = {"django", "gettext", "reflectie", "allauth", "environ"}
    assert {module.split(".")[0] for module, _ in _imports(pad)} & verboden == set()


@pytest.mark.parametrize(("model", "lezers"), [("Antwoord", ANTWOORDLEZERS), ("Inzending", INZENDINGLEZERS)])
def test_only_saving_counting_and_closing_touch_the_answers(model: str, lezers: set[str]) -> None:
    buiten_de_modellen = [pad for pad in VAN_DE_APP if not pad.is_relative_to(APP / "models")]
    gebruikers = {_naam(pad) for pad in buiten_de_modellen if model in {naam for _, naam in _imports(pad)}}
    assert gebruikers == lezers


def test_who_shows_an_uitkomst_reads_it_where_kept_out_remarks_are_gone() -> None:
    """`domein.opmerkingen.read_uitkomst` leaves them out; whoever reads the row itself would have them."""
    lezers = {_naam(pad) for pad in VAN_DE_APP if ("partnerschappen.kern.uitkomst", "uit_json") in _imports(pad)}
    assert {naam for naam in lezers if not naam.startswith(("domein/", "management/"))} == set()


def test_nobody_reaches_the_answers_through_a_relation() -> None:
    relatie = re.compile(r"\.(inzendingen|antwoorden)\.(all|filter|exists|count|values|first|get)\b")
    erlangs = {_naam(pad) for pad in VAN_DE_APP if relatie.search(pad.read_text(encoding="utf-8"))}
    assert erlangs - INZENDINGLEZERS == set()


@pytest.mark.parametrize("pad", VAN_DE_APP, ids=_naam)
def test_crispy_lives_with_the_forms_only(pad: Path) -> None:
    if pad.is_relative_to(APP / "forms"):
        return
    assert not [module for module, _ in _imports(pad) if module.startswith("crispy")]


@pytest.mark.parametrize("pad", VAN_DE_APP, ids=_naam)
def test_nothing_of_the_app_knows_the_project_or_the_tests(pad: Path) -> None:
    assert {module.split(".")[0] for module, _ in _imports(pad)} & {"reflectie", "tests", "bench"} == set()


@pytest.mark.parametrize("pad", VAN_DE_APP, ids=_naam)
def test_no_signals_carry_the_flow(pad: Path) -> None:
    assert not [module for module, _ in _imports(pad) if module.startswith(("django.dispatch", "django.db.models.sig"))]


@pytest.mark.parametrize("pad", ALLE, ids=_naam)
def test_every_module_opens_with_what_lives_there(pad: Path) -> None:
    if pad.name == "__init__.py" and not pad.read_text(encoding="utf-8").strip():
        return
    assert ast.get_docstring(_boom(pad))


@pytest.mark.parametrize("pad", ALLE, ids=_naam)
def test_no_module_grows_beyond_four_hundred_lines(pad: Path) -> None:
    assert len(pad.read_text(encoding="utf-8").splitlines()) <= HOOGSTENS_REGELS


@pytest.mark.parametrize("pad", ALLE, ids=_naam)
def test_modules_are_named_after_what_they_do(pad: Path) -> None:
    assert pad.stem not in NIETSZEGGEND


def _function_lengths() -> list[int]:
    functies = (ast.FunctionDef, ast.AsyncFunctionDef)
    return sorted(
        (knoop.end_lineno or 0) - knoop.lineno + 1
        for pad in [*VAN_DE_APP, *_modules("reflectie")]
        for knoop in ast.walk(_boom(pad))
        if isinstance(knoop, functies)
    )


def test_functions_stay_short() -> None:
    lengtes = _function_lengths()
    assert lengtes[len(lengtes) // 2] <= 8
    assert lengtes[int(len(lengtes) * 0.95)] <= 35


def test_templates_run_nothing_inline() -> None:
    for pad in (WORTEL / "templates").rglob("*.html"):
        if "mail" in pad.parts or "email" in pad.parts:
            continue
        tekst = pad.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|<style|\son\w+=\"|<script(?![^>]*\bsrc=)", tekst), pad


def test_templates_load_nothing_from_another_host() -> None:
    elders = re.compile(r"""(\ssrc(set)?|<link[^>]*\shref)\s*=\s*["']?(https?:)?//""")
    for pad in (WORTEL / "templates").rglob("*.html"):
        assert not elders.search(pad.read_text(encoding="utf-8")), pad
    for pad in (WORTEL / "static" / "css").rglob("*.css"):
        assert not re.search(r"""(url\(|@import)\s*["']?(https?:)?//""", pad.read_text(encoding="utf-8")), pad
