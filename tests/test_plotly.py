"""The part of plotly.js that is kept here: small, of the version that the figures are made for, and with no way out."""

import re

import brotli  # type: ignore[import-untyped]
import pytest
from django.conf import settings
from plotly.offline import get_plotlyjs_version

VENDOR = settings.BASE_DIR / "static" / "vendor"
BOUW = settings.BASE_DIR / "deploy" / "plotly"


@pytest.fixture(scope="module")
def script() -> str:
    return (VENDOR / "plotly.min.js").read_text(encoding="utf-8")


def test_it_is_small_enough_for_a_telephone(script: str) -> None:
    assert len(brotli.compress(script.encode())) <= 350_000


def test_it_is_the_version_that_the_figures_are_made_for(script: str) -> None:
    versie = get_plotlyjs_version()
    assert script.startswith(f"/*! plotly.js {versie},")
    assert f'"plotly.js": "{versie}"' in (BOUW / "package.json").read_text(encoding="utf-8")


def test_it_knows_no_address_to_send_a_chart_to_or_to_ask_a_map_of(script: str) -> None:
    hosts = set(re.findall(r"https?://([a-z0-9.-]+)", script))
    # Names of namespaces, references in descriptions, and the link of a logo that is never shown.
    assert hosts == {"www.w3.org", "developer.mozilla.org", "github.com", "plotly.com"}


def test_it_needs_no_leave_to_run_text_as_code(script: str) -> None:
    assert "eval(" not in script
    assert "sourceMappingURL" not in script


def test_the_licence_of_everything_in_it_is_beside_it() -> None:
    tekst = (VENDOR / "LICENSE-plotly.txt").read_text(encoding="utf-8")
    koppen = re.findall(r"^(\S+) [\d.]+ \(", tekst, re.M)
    assert {"plotly.js", "@plotly/d3", "d3-format"} <= set(koppen)
    assert koppen.count("plotly.js") == 1
