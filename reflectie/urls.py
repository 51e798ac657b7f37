"""Every address of the product, a section per room."""

from django.urls import URLPattern, URLResolver, path

from partnerschappen.views import (
    aanmelden,
    bewaking,
    invullen,
    invullen_afzien,
    invullen_link,
    invullen_stap,
    postvak,
    voorpagina,
)

urlpatterns: list[URLPattern | URLResolver] = [
    # Public
    path("", voorpagina.voorpagina, name="voorpagina"),
    path("gezond/", bewaking.gezond, name="gezond"),
    path("postvak/", postvak.postvak, name="postvak"),
    path("postvak/<str:sleutel>/", postvak.mail, name="postvak-mail"),
    # Logging in (aanmelden); allauth asks for its own names
    path("aanmelden/", aanmelden.code_aanvragen, name="account_login"),
    path("aanmelden/", aanmelden.code_aanvragen, name="account_request_login_code"),
    path("aanmelden/code/", aanmelden.code_invullen, name="account_confirm_login_code"),
    path("afmelden/", aanmelden.afmelden, name="account_logout"),
    # The leader: samenwerkingsverband (beheer), deelnemers, rondes
    # Results and report (resultaat, rapport)
    # The partner (invullen)
    path("u/<str:token>/", invullen_link.open_link, name="link"),
    path("invullen/", invullen.begin, name="invullen"),
    path("invullen/stap/<slug:code>/", invullen_stap.stap, name="invullen-stap"),
    path("invullen/bewaar/", invullen_stap.bewaar, name="invullen-bewaar"),
    path("invullen/nakijken/", invullen.nakijken, name="invullen-nakijken"),
    path("invullen/insturen/", invullen.insturen, name="invullen-insturen"),
    *[
        path(f"invullen/{naam}/", invullen_afzien.besluit, {"naam": naam}, name=f"invullen-{naam}")
        for naam in invullen_afzien.BESLUITEN
    ],
]

handler400 = "partnerschappen.views.fouten.ongeldig"
handler403 = "partnerschappen.views.fouten.verboden"
handler404 = "partnerschappen.views.fouten.niet_gevonden"
handler500 = "partnerschappen.views.fouten.fout"
