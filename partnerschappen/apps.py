"""The one app's configuration."""

from django.apps import AppConfig


class PartnerschappenConfig(AppConfig):
    """Partnerships, their rounds, and what came out of them."""

    name = "partnerschappen"
    verbose_name = "Partnerschappen"

    def ready(self) -> None:
        """Register the deployment checks; importing them needs the loaded settings."""
        from partnerschappen import controles  # noqa: F401
