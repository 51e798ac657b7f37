"""Every address of the product, a section per room."""

from django.urls import URLPattern, URLResolver, path

from partnerschappen.rapport.adressen import STAARTEN
from partnerschappen.rapport.bestanden import Bestandssoort
from partnerschappen.views import (
    aanmelden,
    beheer,
    bestanden,
    bewaking,
    deelnemers,
    huisstijl,
    importeren,
    leeslink,
    plaatjes,
    postvak,
    rapport,
    resultaat,
    rondes,
    vergelijken,
    verkennen,
    vertrouwelijkheid,
    volgen,
    voorbeeld,
    voorbereiden,
    voorpagina,
    vrijgeven,
)
from partnerschappen.views.invullen import begin, besluiten, insturen, link, stap

urlpatterns: list[URLPattern | URLResolver] = [
    # Public
    path("", voorpagina.voorpagina, name="voorpagina"),
    path("gezond/", bewaking.gezond, name="gezond"),
    path("vertrouwelijkheid/", vertrouwelijkheid.vertrouwelijkheid, name="vertrouwelijkheid"),
    *[
        path(
            f"voorbeeld/{staart}",
            voorbeeld.blad,
            {"soort": soort},
            name="-".join(filter(None, ["voorbeeld", soort.value])),
        )
        for soort, staart in STAARTEN.items()
    ],
    path("voorbeeld/rapport.pdf", voorbeeld.rapport, name="voorbeeld-rapport"),
    path("postvak/", postvak.postvak, name="postvak"),
    path("postvak/<str:sleutel>/", postvak.mail, name="postvak-mail"),
    # Logging in (aanmelden); allauth asks for its own names
    path("aanmelden/", aanmelden.code_aanvragen, name="account_login"),
    path("aanmelden/", aanmelden.code_aanvragen, name="account_request_login_code"),
    path("aanmelden/code/", aanmelden.code_invullen, name="account_confirm_login_code"),
    path("afmelden/", aanmelden.afmelden, name="account_logout"),
    # The leader: samenwerkingsverband (beheer), deelnemers, rondes
    path("start/", beheer.start, name="start"),
    path("samenwerkingsverbanden/", beheer.overzicht, name="overzicht"),
    path("samenwerkingsverbanden/nieuw/", beheer.nieuw, name="samenwerkingsverband-nieuw"),
    path("s/<slug:slug>/", beheer.samenwerkingsverband, name="samenwerkingsverband"),
    path("s/<slug:slug>/gegevens/", beheer.instellingen, name="instellingen"),
    path("s/<slug:slug>/gegevens/veranderen/", beheer.wijzigen, name="samenwerkingsverband-wijzigen"),
    path("s/<slug:slug>/gegevens/huisstijl/", huisstijl.huisstijl, name="huisstijl"),
    path("s/<slug:slug>/gegevens/huisstijl/logo.png", huisstijl.logo, name="huisstijl-logo"),
    path("s/<slug:slug>/organisaties/nieuw/", beheer.organisatie_nieuw, name="organisatie-nieuw"),
    path("s/<slug:slug>/organisaties/<int:pk>/", beheer.organisatie, name="organisatie"),
    path("s/<slug:slug>/organisaties/<int:pk>/verwijderen/", beheer.organisatie_weg, name="organisatie-weg"),
    path("s/<slug:slug>/toegang/nieuw/", beheer.toegang_geven, name="toegang-geven"),
    path("s/<slug:slug>/toegang/<int:pk>/weghalen/", beheer.toegang_weg, name="toegang-weg"),
    path("s/<slug:slug>/deelnemers/", deelnemers.deelnemers, name="deelnemers"),
    path("s/<slug:slug>/deelnemers/nieuw/", deelnemers.nieuw, name="deelnemer-nieuw"),
    path("s/<slug:slug>/deelnemers/<int:pk>/", deelnemers.deelnemer, name="deelnemer"),
    path("s/<slug:slug>/deelnemers/<int:pk>/verwijderen/", deelnemers.deelnemer_weg, name="deelnemer-weg"),
    path("s/<slug:slug>/deelnemers/inlezen/", importeren.importeren, name="deelnemers-importeren"),
    path("s/<slug:slug>/deelnemers/inlezen/toepassen/", importeren.toepassen, name="deelnemers-toepassen"),
    path("s/<slug:slug>/deelnemers/voorbeeld.csv", importeren.voorbeeld, name="deelnemers-voorbeeld"),
    path("s/<slug:slug>/deelnemers/voorbeeld.xlsx", importeren.voorbeeld_xlsx, name="deelnemers-voorbeeld-xlsx"),
    path("s/<slug:slug>/rondes/", rondes.rondes, name="rondes"),
    path("s/<slug:slug>/rondes/nieuw/", rondes.nieuw, name="ronde-nieuw"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/", rondes.ronde, name="ronde"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/stellingen/", rondes.stellingen, name="ronde-stellingen"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/verwijderen/", rondes.weg, name="ronde-weg"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/vragenlijst/", voorbereiden.vragenlijst, name="ronde-vragenlijst"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/deelnemers/", voorbereiden.deelnemers, name="ronde-deelnemers"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/gesprek/", voorbereiden.gesprek, name="ronde-gesprek"),
    path(
        "s/<slug:slug>/rondes/<slug:ronde_slug>/vertrouwelijkheid/",
        voorbereiden.vertrouwelijkheid,
        name="ronde-vertrouwelijkheid",
    ),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/mail/", voorbereiden.mail, name="ronde-mail"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/mail/proef/", voorbereiden.proef, name="ronde-proef"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/openen/", voorbereiden.openen, name="ronde-openen"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/datums/", volgen.datums, name="ronde-datums"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/uitnodigen/", volgen.toevoegen, name="ronde-toevoegen"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/herinneren/", volgen.herinneren, name="ronde-herinneren"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/adres/<uuid:pk>/", volgen.adres, name="ronde-adres"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/sluiten/", volgen.sluiten, name="ronde-sluiten"),
    # Results and report (resultaat, rapport)
    *[
        path(
            f"s/<slug:slug>/rondes/<slug:ronde_slug>/resultaat/{staart}",
            resultaat.blad,
            {"soort": soort},
            name="-".join(filter(None, ["resultaat", soort.value])),
        )
        for soort, staart in STAARTEN.items()
    ],
    path(
        "s/<slug:slug>/rondes/<slug:ronde_slug>/resultaat/opmerkingen/<slug:vraag>/",
        resultaat.opmerkingen,
        name="opmerkingen",
    ),
    path(
        "s/<slug:slug>/rondes/<slug:ronde_slug>/resultaat/figuur/<slug:naam>.svg",
        plaatjes.plaatje,
        {"vorm": "svg"},
        name="figuur-svg",
    ),
    path(
        "s/<slug:slug>/rondes/<slug:ronde_slug>/resultaat/figuur/<slug:naam>.png",
        plaatjes.plaatje,
        {"vorm": "png"},
        name="figuur-png",
    ),
    *[
        path(
            f"s/<slug:slug>/rondes/<slug:ronde_slug>/resultaat/uitkomst.{soort}",
            bestanden.bestand,
            {"soort": soort},
            name=f"bestand-{soort}",
        )
        for soort in Bestandssoort
    ],
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/resultaat/verkennen/", verkennen.verkennen, name="verkennen"),
    path(
        "s/<slug:slug>/rondes/<slug:ronde_slug>/resultaat/vergelijken/<slug:eerder>/",
        vergelijken.vergelijken,
        name="resultaat-vergelijken",
    ),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/rapport/", rapport.rapport, name="rapport"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/rapport/stand/", rapport.stand, name="rapport-stand"),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/rapport/maken/", rapport.maken, name="rapport-maken"),
    # To everybody (vrijgeven), and the link to read with (leeslink)
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/vrijgeven/", vrijgeven.vrijgeven, name="ronde-vrijgeven"),
    path(
        "s/<slug:slug>/rondes/<slug:ronde_slug>/vrijgeven/voorwoord/",
        vrijgeven.voorwoord,
        name="ronde-vrijgeven-voorwoord",
    ),
    path(
        "s/<slug:slug>/rondes/<slug:ronde_slug>/vrijgeven/opmerkingen/",
        vrijgeven.opmerkingen,
        name="ronde-vrijgeven-opmerkingen",
    ),
    path(
        "s/<slug:slug>/rondes/<slug:ronde_slug>/vrijgeven/eerder/",
        vrijgeven.vervroegen,
        name="ronde-vrijgeven-vervroegen",
    ),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/vrijgeven/nu/", vrijgeven.nu, name="ronde-vrijgeven-nu"),
    path(
        "s/<slug:slug>/rondes/<slug:ronde_slug>/vrijgeven/link/intrekken/",
        vrijgeven.link_intrekken,
        name="leeslink-intrekken",
    ),
    path("s/<slug:slug>/rondes/<slug:ronde_slug>/vrijgeven/link/maken/", vrijgeven.link_maken, name="leeslink-maken"),
    *[
        path(
            f"r/<str:token>/{staart}",
            leeslink.blad,
            {"soort": soort},
            name="-".join(filter(None, ["leeslink", soort.value])),
        )
        for soort, staart in STAARTEN.items()
    ],
    # The partner (invullen)
    path("u/<str:token>/", link.open_link, name="link"),
    path("invullen/", begin.begin, name="invullen"),
    path("invullen/stap/<slug:code>/", stap.stap, name="invullen-stap"),
    path("invullen/bewaar/", stap.bewaar, name="invullen-bewaar"),
    path("invullen/nakijken/", insturen.nakijken, name="invullen-nakijken"),
    path("invullen/insturen/", insturen.insturen, name="invullen-insturen"),
    *[
        path(f"invullen/{naam}/", besluiten.besluit, {"naam": naam}, name=f"invullen-{naam}")
        for naam in besluiten.BESLUITEN
    ],
]

handler400 = "partnerschappen.views.fouten.ongeldig"
handler403 = "partnerschappen.views.fouten.verboden"
handler404 = "partnerschappen.views.fouten.niet_gevonden"
handler500 = "partnerschappen.views.fouten.fout"
