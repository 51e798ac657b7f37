"""Where sessions are kept: in the database, under keys such as we make ourselves and no others."""

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """A cookie may hold anything: PostgreSQL fails on a NUL byte in a key, which would be a 500 on every page."""

    def _validate_session_key(self, key: str | None) -> bool:
        eigen = bool(key) and str(key).isascii() and str(key).isalnum()
        return eigen and super()._validate_session_key(key)  # type: ignore[misc]  # the stubs leave it out
