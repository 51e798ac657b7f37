"""Personal links: how a token follows from the secret, and what is kept of it. No token is ever stored."""

import base64
import hashlib
import hmac
import secrets
from uuid import UUID

from django.conf import settings

TOKEN_BYTES = 20
TOKEN_LENGTE = 32


def new_salt() -> bytes:
    """A ronde's salt; deleting it at closing makes its tokens impossible to derive again."""
    return secrets.token_bytes(32)


def derive_token(*, salt: bytes, uitnodiging_id: UUID) -> str:
    """The token of an uitnodiging: 160 bits as 32 lower-case base32 characters."""
    sleutel = hmac.digest(settings.UITNODIGING_SECRET.encode(), salt, "sha256")
    ruw = hmac.digest(sleutel, uitnodiging_id.bytes, "sha256")[:TOKEN_BYTES]
    return base64.b32encode(ruw).decode().lower()


def hash_token(token: str) -> bytes:
    """What an uitnodiging holds of its token (32 bytes)."""
    return hashlib.sha256(b"uitnodiging" + token.encode()).digest()


def derive_locator(token: str) -> bytes:
    """What an inzending holds of its token (32 bytes); not linkable to `hash_token` without the token."""
    return hashlib.sha256(b"antwoord" + token.encode()).digest()


def derive_kenmerk(token: str) -> str:
    """A short mark for a form, that tells whose it is without giving the locator away."""
    return hashlib.sha256(b"kenmerk" + derive_locator(token)).hexdigest()[:12]
