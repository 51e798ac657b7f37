"""The wall to the mail server: one connection for many mails, and per mail how it went. Knows nothing of Bericht."""

import logging
import re
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

logger = logging.getLogger(__name__)

_UITGEBREIDE_CODE = re.compile(r"^[245]\.\d{1,3}\.\d{1,3}\b")


class Afloop(StrEnum):
    """How an attempt ended. ONBEKEND: the server had the whole mail and did not say what it did with it."""

    VERZONDEN = "verzonden"
    TIJDELIJK = "tijdelijk"
    GEWEIGERD = "geweigerd"
    ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Uitslag:
    """How it ended, with a code and never an address: 'ontvanger 550 5.1.1', 'inhoud 554', 'verbinding'.

    `ligt_aan_ons`: the next mail would meet the same, so wait before trying one.
    """

    afloop: Afloop
    reden: str = ""
    ligt_aan_ons: bool = False


class AntwoordBleefUit(smtplib.SMTPException):
    """The whole mail was handed over, and no understandable answer came back."""


class Mailverbinding:
    """Sends mails through Django's mail settings; connects on the first, and again after a break."""

    def __init__(self) -> None:
        self._backend: BaseEmailBackend | None = None

    def __enter__(self) -> "Mailverbinding":
        return self

    def __exit__(self, *fout: object) -> None:
        self._close()

    def send(self, mail: EmailMessage) -> Uitslag:
        """Offer one mail. Raises only for what is wrong with the mail itself (ValueError and the like)."""
        if self._backend is None:
            backend = _make_backend()
            try:
                backend.open()
            except (OSError, smtplib.SMTPException) as fout:  # refused, timed out, TLS, wrong password
                logger.warning("geen verbinding met de mailserver: %s", type(fout).__name__)
                self._close(backend)
                return judge_fout(fout)
            self._backend = backend
        return self._offer(self._backend, mail)

    def _offer(self, backend: BaseEmailBackend, mail: EmailMessage) -> Uitslag:
        try:
            backend.send_messages([mail])
        except (OSError, smtplib.SMTPException) as fout:
            uitslag = judge_fout(fout)
            if uitslag.afloop != Afloop.GEWEIGERD:
                self._close()
            return uitslag
        except BaseException:
            self._close()
            raise
        if not isinstance(backend, EmailBackend):  # the file backend writes a file per connection
            self._close()
        return Uitslag(Afloop.VERZONDEN)

    def _close(self, half_open: BaseEmailBackend | None = None) -> None:
        backend, self._backend = half_open or self._backend, None
        if backend is not None:
            with suppress(OSError, smtplib.SMTPException):
                backend.close()


def judge_fout(fout: Exception) -> Uitslag:
    """Tell what may be tried again from what may not.

    Permanent is only what the server says of this receiver or this content; what it says of us (sender, log-in,
    connection) an operator can mend, so that is tried again.
    """
    if isinstance(fout, AntwoordBleefUit):
        return Uitslag(Afloop.ONBEKEND, "geen antwoord")
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        return _judge_code("ontvanger", *next(iter(fout.recipients.values())))
    if isinstance(fout, smtplib.SMTPDataError):
        return _judge_code("inhoud", fout.smtp_code, fout.smtp_error)
    if isinstance(fout, smtplib.SMTPSenderRefused):
        return Uitslag(Afloop.TIJDELIJK, f"afzender {fout.smtp_code}", ligt_aan_ons=True)
    return Uitslag(Afloop.TIJDELIJK, "verbinding", ligt_aan_ons=True)


def _judge_code(wat: str, code: int, antwoord: bytes | str) -> Uitslag:
    tekst = antwoord.decode(errors="replace") if isinstance(antwoord, bytes) else antwoord
    uitgebreid = _UITGEBREIDE_CODE.match(tekst)
    reden = f"{wat} {code} {uitgebreid.group() if uitgebreid else ''}".strip()
    return Uitslag(Afloop.GEWEIGERD if 500 <= code < 600 else Afloop.TIJDELIJK, reden)


def _make_backend() -> BaseEmailBackend:
    backend = get_connection()
    return _FasenBackend() if type(backend) is EmailBackend else backend


class _Fasen(smtplib.SMTP):
    """Tells an answer that stayed away after the mail was handed over from everything before that."""

    _overhandigd = False

    def send(self, s: Any) -> None:
        super().send(s)
        self._overhandigd = isinstance(s, bytes) and s.endswith(b"\r\n.\r\n")

    def data(self, msg: Any) -> tuple[int, bytes]:
        self._overhandigd = False
        try:
            code, antwoord = super().data(msg)
        except (OSError, smtplib.SMTPException) as fout:
            if self._overhandigd:
                raise AntwoordBleefUit from fout
            raise
        if 200 <= code < 300:
            return 250, antwoord
        if not 400 <= code < 600:
            raise AntwoordBleefUit
        return code, antwoord


class _FasenTls(_Fasen, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""


class _FasenBackend(EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _FasenTls if self.use_ssl else _Fasen
