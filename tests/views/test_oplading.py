"""A file that is far too large: refused in words, without filling memory or disk."""

import subprocess
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client
from django.urls import reverse

from partnerschappen.models import Gebruiker, Samenwerkingsverband
from partnerschappen.views.oplading import Afkapper
from tests.werkmappen import maak_werkmap

# Sends 50 MB to the form as a browser would, and tells what it says, how much was kept and how much memory it took.
STUREN = """
import re
import django
django.setup()
from django.core.handlers.wsgi import WSGIRequest
from partnerschappen.forms.deelnemers import LijstForm

GRENS, MAAT = b"grens", 50_000_000
kop = b'--grens\\r\\nContent-Disposition: form-data; name="bestand"; filename="a.xlsx"\\r\\n\\r\\nPK\\x03\\x04'
slot = b"\\r\\n--grens--\\r\\n"

class Stroom:
    over, begin, eind, readline = MAAT, kop, slot, None
    def read(self, aantal):
        for deel in ("begin", "over", "eind"):
            if deel == "over" and self.over:
                nu = min(aantal, self.over)
                self.over -= nu
                return b"x" * nu
            if deel != "over" and getattr(self, deel):
                uit = getattr(self, deel)
                setattr(self, deel, b"")
                return uit
        return b""

verzoek = WSGIRequest({
    "REQUEST_METHOD": "POST", "PATH_INFO": "/", "wsgi.input": Stroom(),
    "CONTENT_LENGTH": str(len(kop) + MAAT + len(slot)), "CONTENT_TYPE": "multipart/form-data; boundary=grens",
})
form = LijstForm(verzoek.POST, verzoek.FILES)
print(form.is_valid(), form.non_field_errors()[0])
print(verzoek.FILES["bestand"].size)
print(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
"""


@pytest.fixture
def leider(client: Client, noor: Gebruiker, rivierenrijk: Samenwerkingsverband) -> Client:
    client.force_login(noor)
    return client


def test_fifty_megabytes_are_refused_in_words_and_in_bounded_memory() -> None:
    klaar = subprocess.run([sys.executable, "-c", STUREN], capture_output=True, text=True, check=True)
    zin, bewaard, geheugen = klaar.stdout.splitlines()
    assert zin.startswith("False De lijst is te groot: hooguit 2 MB, of 5 MB als Excel-bestand.")
    assert Afkapper.MAXIMUM < int(bewaard) < Afkapper.MAXIMUM + 100_000
    assert int(geheugen) < 150_000


def _bewaard(request: WSGIRequest, naam: str) -> int:
    """How many bytes of this file came in."""
    bestand = request.FILES[naam]
    assert isinstance(bestand, UploadedFile)
    return bestand.size or 0


def test_many_files_in_one_request_share_what_may_come_in(leider: Client) -> None:
    delen = {f"bestand{n}": SimpleUploadedFile(f"{n}.csv", b"x" * 4_000_000) for n in range(4)}
    request = leider.post(reverse("deelnemers-importeren", args=["rivierenrijk"]), delen).wsgi_request
    assert sum(_bewaard(request, naam) for naam in delen) < Afkapper.MAXIMUM + 100_000


def test_a_file_that_fits_comes_in_whole(leider: Client) -> None:
    werkmap = maak_werkmap() + b"\0" * 3_000_000
    data = {"bestand": SimpleUploadedFile("a.xlsx", werkmap)}
    request = leider.post(reverse("deelnemers-importeren", args=["rivierenrijk"]), data).wsgi_request
    assert _bewaard(request, "bestand") == len(werkmap)
