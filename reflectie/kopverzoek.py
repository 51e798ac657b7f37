"""HEAD asks for the headers of a page and no more; Django makes the page too, and leaves dropping it to the server."""

from collections.abc import Callable, Iterable
from typing import Any

from reflectie.maskering import WsgiApp


def drop_body(app: WsgiApp) -> WsgiApp:
    """Answer HEAD with the headers of the page, its length among them, and no body."""

    def zonder_inhoud(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        inhoud = app(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return inhoud
        close = getattr(inhoud, "close", None)
        if close is not None:
            close()  # ends the request: files and connections
        return []

    return zonder_inhoud
