"""A real SMTP server on loopback, which can be told how to treat a receiver."""

import asyncio
from collections import defaultdict
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event
from typing import Any

from aiosmtpd.controller import Controller

from tests.poorten import free_port

WEG = "weg"  # break the connection off


class Mailserver:
    """`bij_rcpt` and `bij_data` map an address to a reply, or WEG; `na_data` likewise, after all of it came in."""

    def __init__(self) -> None:
        self.ontvangen: list[tuple[str, EmailMessage]] = []
        self.verbindingen = 0
        self.pogingen: defaultdict[str, int] = defaultdict(int)
        self.bij_mail = "250 goed"
        self.bij_rcpt: dict[str, str] = {}
        self.bij_data: dict[str, str] = {}
        self.na_data: dict[str, str] = {}
        self.binnen = Event()
        self.houd_vast = False
        self._draait = False
        self.poort = free_port()

    @property
    def ontvangers(self) -> list[str]:
        return sorted(aan for aan, _ in self.ontvangen)

    def start(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.poort)
        self._controller.start()
        self._draait = True

    def stop(self) -> None:
        self.houd_vast = False
        if self._draait:
            self._controller.stop()
        self._draait = False

    def release(self) -> None:
        """Let a held reply go as soon as a mail came in."""
        self.binnen.wait(5)
        self.houd_vast = False

    async def handle_EHLO(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, hostname: str, replies: list[str]
    ) -> list[str]:
        self.verbindingen += 1
        session.host_name = hostname
        return replies

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        envelope.mail_from = address
        return self.bij_mail

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        self.pogingen[address] += 1
        envelope.rcpt_tos.append(address)
        return self._antwoord(server, self.bij_rcpt.get(address, "250 goed"))

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        aan = envelope.rcpt_tos[0]
        if aan in self.bij_data:
            return self._antwoord(server, self.bij_data[aan])
        mail = message_from_bytes(envelope.content, policy=policy.default)
        self.ontvangen.append((aan, mail))
        self.binnen.set()
        while self.houd_vast:
            await asyncio.sleep(0.01)
        return self._antwoord(server, self.na_data.get(aan, "250 goed"))

    def _antwoord(self, server: Any, antwoord: str) -> str:
        if antwoord == WEG:
            server.transport.abort()
        return antwoord
