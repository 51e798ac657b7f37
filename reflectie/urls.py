"""Every address of the product, a section per room."""

from django.urls import path

urlpatterns = [
    # Public

    # Logging in (aanmelden)

    # The leader: samenwerkingsverband (beheer), deelnemers, rondes

    # Results and report (resultaat, rapport)

    # The partner (invullen)

]
