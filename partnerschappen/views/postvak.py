"""The demo's mailbox: every mail that would have been sent, so that a newcomer can click an invitation."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

# What Django's file backend writes between two mails of one connection.
SCHEIDING = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class Mail:
    """A mail on disk; `sleutel` is its file's name and its place in it."""

    sleutel: str
    bericht: EmailMessage

    def has(self, zoek: str) -> bool:
        """Whether its receiver or its subject holds this text."""
        return zoek.casefold() in f"{self.bericht['To']} {self.bericht['Subject']}".casefold()

    @property
    def tekst(self) -> str:
        """The plain text part."""
        deel = self.bericht.get_body(("plain",))
        return str(deel.get_content()) if deel else ""


@require_safe
def postvak(request: HttpRequest) -> HttpResponse:
    """All mails, the newest first; or those to an address or with a subject that holds what is looked for."""
    _check_demo()
    zoek = request.GET.get("zoek", "").strip()
    if zoek:
        gevonden = (mail for pad in _paths() for mail in reversed(_read(pad)) if mail.has(zoek))
        return render(request, "postvak/postvak.html", {"mails": list(islice(gevonden, 100)), "zoek": zoek})
    bladzijde = Paginator(_paths(), 50).get_page(request.GET.get("bladzijde"))
    mails = [mail for pad in bladzijde for mail in reversed(_read(pad))]
    return render(request, "postvak/postvak.html", {"mails": mails, "bladzijde": bladzijde})


@require_safe
def mail(request: HttpRequest, sleutel: str) -> HttpResponse:
    """One mail, as text with its links; its HTML is not run here."""
    _check_demo()
    naam = sleutel.rpartition("-")[0]
    pad = next((pad for pad in _paths() if pad.stem == naam), None)
    gevonden = next((mail for mail in _read(pad) if mail.sleutel == sleutel), None) if pad else None
    if gevonden is None:
        raise Http404
    return render(request, "postvak/mail.html", {"mail": gevonden})


def _check_demo() -> None:
    if not settings.DEMO:
        raise Http404


def _paths() -> list[Path]:
    return sorted(
        Path(settings.POSTVAK).glob("*.log"), key=lambda pad: (pad.stat().st_mtime_ns, pad.name), reverse=True
    )


def _read(pad: Path) -> list[Mail]:
    stukken = [stuk.strip() for stuk in pad.read_bytes().split(SCHEIDING)]
    berichten = [message_from_bytes(stuk, policy=policy.default) for stuk in stukken if stuk]
    return [Mail(f"{pad.stem}-{nummer}", bericht) for nummer, bericht in enumerate(berichten)]
