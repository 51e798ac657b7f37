"""Logging in with a code by e-mail, on top of django-allauth: who may, what is said, how often one may guess."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from allauth.core import context
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from partnerschappen.domein.grenzen import TeVaak, check_grens, count_failure, read_adres
from partnerschappen.domein.inlogcode import GELDIG, derive_code, new_sleutel, queue_inlogcode
from partnerschappen.models import Gebruiker
from partnerschappen.views import fouten
from partnerschappen.views.aanzet import nudge_sending


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """No sign-up, no messages beside our own pages, and mails through our own outbox."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("Deze code klopt niet. Kijk of je de nieuwste mail hebt."),
        "too_many_login_attempts": _("Dit is te vaak geprobeerd. Wacht een paar minuten en vraag dan een nieuwe code."),
        "rate_limited": _("Dit is te vaak geprobeerd. Wacht een paar minuten."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The visitor's address, as the other rate limits read it."""
        return read_adres(request.META)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are given by a leader or an operator."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """As for an address that nobody has."""
        return redirect("account_login")

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Keep what went wrong; what went well shows by itself."""
        if kwargs.get("message"):
            super().add_message(request, level, *args, **kwargs)

    def generate_login_code(self) -> str:
        """What the code follows from: the session that keeps this can be read by who has the database."""
        sleutel: str = context.request.inlogsleutel
        return sleutel

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing here: who waits for a mail server tells an address with an account from one without."""


class CodeAanvragen(RequestLoginCodeView):  # type: ignore[misc]  # allauth has no types
    """Asks for the address and mails a code, or does the same work for an address that nobody has."""

    extra_context = {"demo": settings.DEMO}

    def form_valid(self, form: Any) -> HttpResponse:
        """Put the mail in the outbox, in either case."""
        self.request.inlogsleutel = sleutel = new_sleutel()
        antwoord: HttpResponse = super().form_valid(form)
        self.request.session.set_expiry(GELDIG)  # it says who asked, and when
        queue_inlogcode(sleutel=sleutel, gebruiker=form._user)
        nudge_sending()
        return antwoord

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> None:
        """Let somebody who mistyped their address start again; allauth would lead back to the code."""


class CodeInvullen(ConfirmLoginCodeView):  # type: ignore[misc]  # allauth has no types
    """Takes the code. Wrong ones are counted per address; three spoil the code itself."""

    extra_context = {"demo": settings.DEMO}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look at nothing while the door is closed."""
        try:
            check_grens("code", read_adres(request.META))
        except TeVaak:
            return fouten.te_veel(request)
        antwoord: HttpResponse = super().post(request, *args, **kwargs)
        return antwoord

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the code that was mailed; for an address that nobody has somebody is looked up just as well."""
        if self._process.user is None:
            Gebruiker.objects.filter(pk=0).first()
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return {**kwargs, "code": derive_code(self._process.code) if self._process.code else ""}

    def form_valid(self, form: Any) -> HttpResponse:
        """Log in, for as long as any session lasts."""
        antwoord: HttpResponse = super().form_valid(form)
        self.request.session.set_expiry(None)
        return antwoord

    def form_invalid(self, form: Any) -> HttpResponse:
        """Count it."""
        count_failure("code", read_adres(self.request.META))
        antwoord: HttpResponse = super().form_invalid(form)
        return antwoord


code_aanvragen = CodeAanvragen.as_view()
code_invullen = CodeInvullen.as_view()
afmelden = LogoutView.as_view()
