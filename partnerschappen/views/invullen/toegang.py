"""How a partner gets in: the cookie that holds the link, and kind pages for whoever can't go on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from partnerschappen.domein.grenzen import TeVaak, check_grens, count_failure, read_adres
from partnerschappen.domein.inzendingen import Deelname, OnbekendeLink, find_deelname
from partnerschappen.domein.weigering import Geweigerd, RondeNietOpen
from partnerschappen.kern.vragenlijst import OngeldigAntwoord
from partnerschappen.views.fouten import te_veel
from partnerschappen.views.invullen.weigering import GeenLink, refuse

P = ParamSpec("P")


def read_token(request: HttpRequest) -> str:
    """The token in the cookie, or an empty string."""
    return request.COOKIES.get(settings.TOKEN_COOKIE_NAME, "")


def remember_token(response: HttpResponse, token: str) -> None:
    """Keep the token until the browser closes: machines are shared."""
    response.set_cookie(
        settings.TOKEN_COOKIE_NAME, token, path="/", secure=settings.HTTPS, httponly=True, samesite="Lax"
    )


def forget_token(response: HttpResponse) -> None:
    """Take the token off this machine."""
    response.delete_cookie(settings.TOKEN_COOKIE_NAME, path="/", samesite="Lax")


def single(velden: QueryDict, naam: str) -> str:
    """The one value of a field. Raises OngeldigAntwoord when it is missing or given twice."""
    waarden = velden.getlist(naam)
    if len(waarden) != 1:
        raise OngeldigAntwoord(naam)
    return str(waarden[0])


def with_kind_refusals(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Turn what the floors below refuse into a page (or, for htmx, a sentence) that says what to do."""

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (OnbekendeLink, GeenLink, Geweigerd, OngeldigAntwoord) as fout:
            return refuse(request, fout)
        except TeVaak:
            return te_veel(request)

    return wrapped


def with_deelname(view: Callable[Concatenate[HttpRequest, Deelname, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the Deelname of the link in the cookie."""

    @with_kind_refusals
    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        token = read_token(request)
        if not token:
            raise GeenLink
        return view(request, recognise(request, token), *args, **kwargs)

    return wrapped


def for_answering(view: Callable[Concatenate[HttpRequest, Deelname, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """As `with_deelname`, and the ronde takes answers, and the person takes part."""

    @with_deelname
    @wraps(view)
    def wrapped(request: HttpRequest, deelname: Deelname, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        check_open(deelname)
        if not deelname.doet_mee:
            raise Geweigerd(
                _("Je hebt laten weten dat je niet meedoet. Open je link opnieuw als je toch wilt meedoen.")
            )
        return view(request, deelname, *args, **kwargs)

    return wrapped


def recognise(request: HttpRequest, token: str) -> Deelname:
    """Who the link belongs to; the page that refuses may then name who asks. Raises OnbekendeLink or TeVaak.

    Who is answering goes on answering, whatever was tried from the same address: a school has one for all.
    """
    try:
        deelname = find_deelname(token)
    except OnbekendeLink:
        adres = read_adres(request.META)
        check_grens("link", adres)
        count_failure("link", adres)
        raise
    request.deelname = deelname  # type: ignore[attr-defined]
    return deelname


def check_open(deelname: Deelname) -> None:
    """Raise RondeNietOpen when the ronde takes no answers; saving checks again, inside its transaction."""
    if not deelname.is_open:
        raise RondeNietOpen
