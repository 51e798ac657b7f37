"""Deployment checks of our own: what may never be on in production."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def check_demo_is_off(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[Error]:
    """The demo shows every mail, and so every personal link, on a page."""
    if not settings.DEMO:
        return []
    return [
        Error(
            "DEMO staat aan: verzonden mails, met persoonlijke links, zijn dan voor iedereen te lezen.",
            hint="Haal DEMO uit de omgeving en stel een mailserver in met EMAIL_HOST.",
            id="reflectie.E001",
        )
    ]


@register(Tags.security, deploy=True)
def check_secrets_differ(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[Error]:
    """One leaked secret must not open both the sessions and the personal links."""
    if settings.SECRET_KEY != settings.UITNODIGING_SECRET:
        return []
    return [Error("SECRET_KEY en UITNODIGING_SECRET moeten verschillen.", id="reflectie.E002")]
