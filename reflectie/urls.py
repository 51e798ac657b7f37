"""Every address of the product, a section per room."""

from django.urls import URLPattern, URLResolver, path  # noqa: F401

urlpatterns: list[URLPattern | URLResolver] = [
    # Public
    # Logging in (aanmelden)
    # The leader: samenwerkingsverband (beheer), deelnemers, rondes
    # Results and report (resultaat, rapport)
    # The partner (invullen)
]
