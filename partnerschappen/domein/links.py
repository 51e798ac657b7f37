"""Links: how a token follows from the secret, and what is kept of it. No token is ever stored."""

import base64
import hashlib
import hmac
import secrets
from uuid import UUID

from django.conf import settings

TOKEN_BYTES = 20
TOKEN_LENGTE = 32


def new_salt() -> bytes:
    """The salt of a ronde, or of a leeslink; without it nobody derives its tokens again."""
    return secrets.token_bytes(32)


def derive_token(*, salt: bytes, uitnodiging_id: UUID) -> str:
    """The token of an uitnodiging: 160 bits as 32 lower-case base32 characters."""
    sleutel = hmac.digest(settings.UITNODIGING_SECRET.encode(), salt, "sha256")
    return _write_token(hmac.digest(sleutel, uitnodiging_id.bytes, "sha256"))


def hash_token(token: str) -> bytes:
    """What an uitnodiging holds of its token (32 bytes)."""
    return hashlib.sha256(b"uitnodiging" + token.encode()).digest()


def derive_locator(token: str) -> bytes:
    """What an inzending holds of its token (32 bytes); not linkable to `hash_token` without the token."""
    return hashlib.sha256(b"antwoord" + token.encode()).digest()


def derive_kenmerk(token: str) -> str:
    """A short mark for a form, that tells whose it is without giving the locator away."""
    return hashlib.sha256(b"kenmerk" + derive_locator(token)).hexdigest()[:12]


def derive_leestoken(zaad: bytes) -> str:
    """The token of a leeslink, of the same length and letters as a personal one."""
    return _write_token(hmac.digest(settings.UITNODIGING_SECRET.encode(), b"resultaat" + zaad, "sha256"))


def hash_leestoken(token: str) -> bytes:
    """What a leeslink holds of its token (32 bytes)."""
    return hashlib.sha256(b"resultaat" + token.encode()).digest()


def _write_token(ruw: bytes) -> str:
    return base64.b32encode(ruw[:TOKEN_BYTES]).decode().lower()
