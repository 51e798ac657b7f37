"""HEAD: the headers of the page, its length among them, and nothing else."""

from typing import Any

import pytest
from django.test import RequestFactory

from reflectie.kopverzoek import drop_body


def ask(methode: str, pad: str) -> tuple[str, dict[str, str], bytes]:
    """Status, headers and body, as the server gets them from the application."""
    from reflectie.wsgi import application  # late: it wants the folder of static files, which the tests have by now

    gekregen: list[Any] = []
    verzoek = RequestFactory().generic(methode, pad)
    inhoud = application(dict(verzoek.environ), lambda status, koppen, *_: gekregen.extend([status, dict(koppen)]))
    return gekregen[0], gekregen[1], b"".join(inhoud)


@pytest.mark.parametrize("pad", ["/vertrouwelijkheid/", "/bestaat-niet/"])
def test_head_gives_the_headers_of_the_page_and_no_body(pad: str) -> None:
    status, koppen, inhoud = ask("GET", pad)
    assert inhoud
    assert int(koppen["Content-Length"]) == len(inhoud)
    status_head, koppen_head, inhoud_head = ask("HEAD", pad)
    assert inhoud_head == b""
    assert status_head == status
    assert koppen_head["Content-Length"] == koppen["Content-Length"]


class Inhoud(list[bytes]):
    """A body that remembers that it was closed."""

    dicht = False

    def close(self) -> None:
        self.dicht = True


@pytest.mark.parametrize(("methode", "weg"), [("HEAD", True), ("GET", False), ("POST", False)])
def test_what_is_not_sent_is_closed(methode: str, *, weg: bool) -> None:
    inhoud = Inhoud([b"abc"])
    gegeven = drop_body(lambda _environ, _start: inhoud)({"REQUEST_METHOD": methode}, lambda *_: None)
    assert list(gegeven) == ([] if weg else [b"abc"])
    assert inhoud.dicht is weg
