"""Every text that people see is in the English catalogue: Dutch is the source, English a translation."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parent.parent
CATALOGUS = WORTEL / "locale" / "en" / "LC_MESSAGES" / "django.po"
_TEKST = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', re.MULTILINE)
_REGEL = re.compile(r'"(.*)"')

pytestmark = pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed")


def read_teksten(catalogus: Path) -> dict[str, list[str]]:
    """The source text of each entry (context included) with its translations; obsolete entries don't count."""
    teksten: dict[str, list[str]] = {}
    bron = ""
    for soort, waarde in _TEKST.findall(catalogus.read_text(encoding="utf-8")):
        tekst = "".join(_REGEL.findall(waarde))
        if soort == "msgctxt":
            bron = tekst + "\4"
        elif soort == "msgid":
            bron = bron + tekst if bron.endswith("\4") else tekst
            teksten[bron] = []
        elif soort != "msgid_plural":
            teksten[bron].append(tekst)
    return teksten


@pytest.fixture(scope="module")
def vers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What `makemessages` finds in the sources now."""
    kopie = tmp_path_factory.mktemp("bron")
    for naam in ("partnerschappen", "reflectie", "templates", "static"):
        shutil.copytree(WORTEL / naam, kopie / naam, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(WORTEL / "manage.py", kopie)
    (kopie / "locale").mkdir()
    opdracht = [sys.executable, "manage.py", "makemessages", "--locale", "en", "--no-location", "--no-wrap"]
    subprocess.run(opdracht, cwd=kopie, check=True, capture_output=True)
    return read_teksten(kopie / "locale" / "en" / "LC_MESSAGES" / "django.po")


def test_every_text_of_the_sources_is_in_the_catalogue(vers: dict[str, list[str]]) -> None:
    assert sorted(set(vers) - set(read_teksten(CATALOGUS))) == []


def test_every_text_of_the_sources_has_an_english_translation(vers: dict[str, list[str]]) -> None:
    vertaald = read_teksten(CATALOGUS)
    assert [bron for bron in vers if bron and not all(vertaald.get(bron, [""]))] == []


def test_the_compiled_catalogue_is_committed_and_not_older_in_what_it_says(tmp_path: Path) -> None:
    vers = tmp_path / "django.mo"
    subprocess.run(["msgfmt", "--check-format", "-o", str(vers), str(CATALOGUS)], check=True, capture_output=True)
    assert vers.read_bytes() == CATALOGUS.with_suffix(".mo").read_bytes()
