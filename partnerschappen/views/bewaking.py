"""What every answer of the server carries: personal pages are never stored; and whether the server is well."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

PERSOONLIJKE_PADEN = ("/u/", "/r/", "/invullen/", "/aanmelden/", "/postvak/")


class PersoonlijkMiddleware:
    """Forbids storing or indexing a page that was made for one person.

    Looks at cookies and address only: asking for the session would cost a query, or fail without a database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and mark what is personal."""
        response = self.get_response(request)
        if is_persoonlijk(request):
            response.headers["Cache-Control"] = "no-store, private"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


def is_persoonlijk(request: HttpRequest) -> bool:
    """Whether the answer may hold something of one person."""
    persoonlijke_cookies = {settings.SESSION_COOKIE_NAME, settings.TOKEN_COOKIE_NAME}
    return request.path.startswith(PERSOONLIJKE_PADEN) or not persoonlijke_cookies.isdisjoint(request.COOKIES)


@require_safe
def gezond(request: HttpRequest) -> HttpResponse:
    """For a watcher: 200 when the application and its database answer; 503 when the database doesn't."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("gezond", content_type="text/plain; charset=utf-8")
