"""Keeps personal links out of every log: one pattern, a logging filter, and a WSGI wrapper."""

import logging
import re
from collections.abc import Callable, Iterable
from typing import Any

GEMASKEERD = "/u/…"
_LINK = re.compile(r"/u/[^/\s\"'?#<>]+", re.IGNORECASE)
WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def maskeer(tekst: str) -> str:
    """Replace the token of every personal link in `tekst`."""
    return _LINK.sub(GEMASKEERD, tekst)


class MaskeerFilter(logging.Filter):
    """Masks a record's message, and the traceback that comes with it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; every record passes."""
        record.msg, record.args = maskeer(record.getMessage()), None
        if record.exc_info:
            record.exc_text = maskeer(logging.Formatter().formatException(record.exc_info))
            record.exc_info = None
        return True


def maskeer_wsgi(app: WsgiApp) -> WsgiApp:
    """Give the application the real environ and leave a masked one to the server's access log."""

    def gemaskeerd(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        echt = dict(environ)
        for sleutel in ("RAW_URI", "REQUEST_URI", "PATH_INFO", "HTTP_REFERER"):
            if isinstance(environ.get(sleutel), str):
                environ[sleutel] = maskeer(environ[sleutel])
        return app(echt, start_response)

    return gemaskeerd
