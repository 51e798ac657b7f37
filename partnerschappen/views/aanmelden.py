"""Logging in with a code by e-mail, on top of django-allauth: who may, what is said, how often one may guess."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from partnerschappen.domein.grenzen import TeVaak, check_grens, count_failure, read_adres
from partnerschappen.views import fouten

logger = logging.getLogger(__name__)


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """No sign-up, no messages beside our own pages, and a kind page when the code can't be mailed."""

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

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send at once: somebody is waiting for it."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as fout:
            logger.warning("De mail met een inlogcode kon niet weg: %s", type(fout).__name__)
            pagina = render(context["request"], "account/mail_mislukt.html", status=503)
            raise ImmediateHttpResponse(pagina) from fout


class CodeAanvragen(RequestLoginCodeView):  # type: ignore[misc]  # allauth has no types
    """Asks for the address and mails a code."""

    extra_context = {"demo": settings.DEMO}

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

    def form_invalid(self, form: Any) -> HttpResponse:
        """Count it."""
        count_failure("code", read_adres(self.request.META))
        antwoord: HttpResponse = super().form_invalid(form)
        return antwoord


code_aanvragen = CodeAanvragen.as_view()
code_invullen = CodeInvullen.as_view()
afmelden = LogoutView.as_view()
