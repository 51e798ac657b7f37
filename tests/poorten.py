"""Ports for servers that a test starts."""

import socket
from contextlib import suppress
from random import SystemRandom

# Below those that the kernel gives to connections by itself, so that none takes it before the server listens.
LAAGST, HOOGST = 20_000, 32_000


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    while True:
        poort = SystemRandom().randrange(LAAGST, HOOGST)
        with socket.socket() as contact, suppress(OSError):
            # As servers do: what is left of an earlier connection is no hindrance.
            contact.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            contact.bind(("127.0.0.1", poort))
            return poort
