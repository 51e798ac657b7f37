"""Keeps personal links, and what people answered, out of every log and error mail."""

import logging
import re
from collections.abc import Callable, ItemsView, Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.log import AdminEmailHandler
from django.views.debug import SafeExceptionReporterFilter

GEMASKEERD = r"/\1/…"
# A personal link or one to read with, also where slashes are percent-encoded; and a bare token, as cookies hold it.
_LINK = re.compile(r"(?:/|%2F)([ur])(?:/|%2F)[^/\s\"'?#<>&;,]+", re.IGNORECASE)
_TOKEN = re.compile(r"(?<![a-z0-9])[a-z2-7]{32}(?![a-z0-9])", re.IGNORECASE)
WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def maskeer(tekst: str) -> str:
    """Replace every personal link, every link to read with and every bare token in `tekst`."""
    return _TOKEN.sub("…", _LINK.sub(GEMASKEERD, tekst))


class MaskeerFilter(logging.Filter):
    """Masks a record's message, and the traceback that comes with it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; every record passes."""
        record.msg, record.args = maskeer(record.getMessage()), None
        if record.exc_info:
            record.exc_text = maskeer(logging.Formatter().formatException(record.exc_info))
            record.exc_info = None
        if record.stack_info:
            record.stack_info = maskeer(record.stack_info)
        return True


class MaskeerFoutmail(AdminEmailHandler):
    """Mails an error to the operators, as text, masked where it leaves."""

    def send_mail(self, subject: Any, message: Any, *args: Any, **kwargs: Any) -> None:
        """Drop the HTML: it shows the values of variables."""
        kwargs["html_message"] = None
        super().send_mail(maskeer(str(subject)), maskeer(str(message)), *args, **kwargs)


class VerbergFilter(SafeExceptionReporterFilter):
    """Leaves cookies, posted answers and variables out of an error report."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Always: there is no debug mode."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, str]:
        """The names of what was posted."""
        return {} if request is None else dict.fromkeys(request.POST, self.cleansed_substitute)

    def get_safe_cookies(self, request: HttpRequest | None) -> dict[str, str]:
        """The names of the cookies."""
        return {} if request is None else dict.fromkeys(request.COOKIES, self.cleansed_substitute)

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> ItemsView[str, Any]:
        """The names of the variables."""
        return dict.fromkeys(tb_frame.f_locals, self.cleansed_substitute).items()


def maskeer_wsgi(app: WsgiApp) -> WsgiApp:
    """Give the application the real environ and leave a masked one to the server's access log."""

    def gemaskeerd(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        echt = dict(environ)
        for sleutel in ("RAW_URI", "REQUEST_URI", "PATH_INFO", "HTTP_REFERER"):
            if isinstance(environ.get(sleutel), str):
                environ[sleutel] = maskeer(environ[sleutel])
        return app(echt, start_response)

    return gemaskeerd
