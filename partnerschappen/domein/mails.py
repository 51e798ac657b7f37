"""What each mail says: a Bericht becomes an e-mail in text and HTML. Whether and when it goes lives in `verzending`."""

from collections.abc import Callable, Mapping
from email.headerregistry import Address
from email.utils import make_msgid, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from partnerschappen.domein.groepen import reported_indelingen
from partnerschappen.domein.inlogcode import derive_code
from partnerschappen.domein.leeslink import find_leeslink, token_of_leeslink
from partnerschappen.domein.samenvatting import Samenvatting, read_samenvatting
from partnerschappen.domein.stand import count_ingestuurd
from partnerschappen.domein.uitnodigingen import token_of
from partnerschappen.domein.vrijgave import date_of_uitkomst, is_zichtbaar, plan_vrijgave
from partnerschappen.kern.uitkomst import uit_json
from partnerschappen.kern.vragenlijst import laad_vragenlijst
from partnerschappen.kern.vrijgave import WACHTTIJD
from partnerschappen.models import Bericht, Gebruiker, Rol, Ronde, Uitkomst, Vrijgave

AUTOMATISCH = {"Auto-Submitted": "auto-generated"}
NAAM_MAX = 60


class OnvolledigBericht(Exception):
    """A row of the outbox lacks what its mail is about, so that no mail can be made of it."""


def build_mail(bericht: Bericht) -> EmailMultiAlternatives:
    """Make the mail of a Bericht as things are now.

    Raises OnvolledigBericht, or RondeNietOpen when the personal link can't be derived any more.
    """
    return _MAKERS[Bericht.Soort(bericht.soort)](bericht)


def build_voorbeeld(*, ronde: Ronde, afzender: Gebruiker) -> EmailMultiAlternatives:
    """Make the invitation as its receivers will see it, sent to the leader; its link goes to the statements."""
    link = _url(reverse("ronde-stellingen", args=[ronde.samenwerkingsverband.slug, ronde.slug]))
    context = _invitation_context(ronde, naam=_anybody(), leider=_name(afzender, ronde), link=link)
    return _compose("proef", afzender.email, context, reply_to=afzender.email)


def build_inkijk(*, ronde: Ronde, afzender: Gebruiker) -> EmailMultiAlternatives:
    """Make the invitation for its leader to read on a page; it is never sent, and its link opens nothing."""
    link = _url(reverse("link", args=["…"])).replace("%E2%80%A6", "…")
    context = _invitation_context(ronde, naam=_anybody(), leider=_name(afzender, ronde), link=link)
    return _compose("uitnodiging", afzender.email, context, reply_to=afzender.email)


def _uitnodiging(bericht: Bericht) -> EmailMultiAlternatives:
    context, email = _context_of_partner(bericht)
    reply_to = bericht.afzender.email if bericht.afzender else ""
    return _compose("uitnodiging", email, context, reply_to=reply_to)


def _herinnering(bericht: Bericht) -> EmailMultiAlternatives:
    context, email = _context_of_partner(bericht)
    return _compose("herinnering", email, context, headers=AUTOMATISCH)


def _staat_klaar(bericht: Bericht) -> EmailMultiAlternatives:
    context, email = _context_of_partner(bericht)
    return _compose("staat_klaar", email, context, headers=AUTOMATISCH)


def _proef(bericht: Bericht) -> EmailMultiAlternatives:
    ronde, gebruiker = _ronde_and_gebruiker(bericht)
    return build_voorbeeld(ronde=ronde, afzender=gebruiker)


def _toegang(bericht: Bericht) -> EmailMultiAlternatives:
    gebruiker, samenwerkingsverband = bericht.gebruiker, bericht.samenwerkingsverband
    if gebruiker is None or samenwerkingsverband is None:
        raise OnvolledigBericht
    rol = Rol.objects.filter(gebruiker=gebruiker, samenwerkingsverband=samenwerkingsverband).first()
    if rol is None:  # taken away again before the mail went out
        raise OnvolledigBericht
    context = {
        "naam": gebruiker.naam,
        "email": gebruiker.email,
        "gever": str(bericht.afzender or ""),
        "leider": bericht.afzender.naam if bericht.afzender else "",
        "samenwerkingsverband": samenwerkingsverband,
        "projectleider": rol.is_leider,
        "link": _url(reverse("account_login")),
    }
    return _compose("toegang", gebruiker.email, context, headers=AUTOMATISCH)


def _inlogcode(bericht: Bericht) -> EmailMultiAlternatives:
    if bericht.gebruiker is None:
        raise OnvolledigBericht
    context = {"code": derive_code(bericht.sleutel)}
    return _compose("inlogcode", bericht.gebruiker.email, context, headers=AUTOMATISCH)


def _te_weinig(bericht: Bericht) -> EmailMultiAlternatives:
    ronde, gebruiker = _ronde_and_gebruiker(bericht)
    ingestuurd, k = count_ingestuurd(ronde), ronde.k
    context = _leader_context(ronde, gebruiker, "ronde") | {
        "ingestuurd": ingestuurd,
        "geen_uitkomst": ingestuurd < k,
        "nodig": (k if ingestuurd < k else ronde.dubbel_k) - ingestuurd,
        "minstens": k if ingestuurd < k else ronde.dubbel_k,
        "wacht_tot": (ronde.sluit_op or bericht.verzend_na) + WACHTTIJD,
    }
    return _compose("te_weinig", gebruiker.email, context, headers=AUTOMATISCH)


def _uitstel(bericht: Bericht) -> EmailMultiAlternatives:
    uitnodiging = bericht.uitnodiging
    if uitnodiging is None:
        raise OnvolledigBericht
    ronde = uitnodiging.ronde
    context = {
        "ronde": ronde,
        "samenwerkingsverband": ronde.samenwerkingsverband,
        "naam": uitnodiging.naam,
        "dag": date_of_uitkomst(ronde),
        "open": ronde.is_in_te_vullen(timezone.now()),
    }
    return _compose("uitstel", uitnodiging.email, context, headers=AUTOMATISCH)


def _gesloten(bericht: Bericht) -> EmailMultiAlternatives:
    ronde, gebruiker = _ronde_and_gebruiker(bericht)
    uitkomst, zichtbaar = Uitkomst.objects.filter(ronde=ronde).first(), is_zichtbaar(ronde)
    context = _leader_context(ronde, gebruiker, "resultaat" if zichtbaar else "ronde") | {
        "uitkomst": uit_json(uitkomst.inhoud) if uitkomst else None,
        "zichtbaar": zichtbaar,
        "plan": plan_vrijgave(ronde),
        "nog_nakijken": ronde.nagekeken_op is None,
        "mag_veranderen": _may_change(ronde, gebruiker),
    }
    return _compose("gesloten", gebruiker.email, context, headers=AUTOMATISCH)


def _may_change(ronde: Ronde, gebruiker: Gebruiker) -> bool:
    return ronde.samenwerkingsverband.rollen.filter(gebruiker=gebruiker, soort=Rol.Soort.PROJECTLEIDER).exists()


def build_uitkomstinkijk(*, ronde: Ronde, samenvatting: Samenvatting, afzender: Gebruiker) -> EmailMultiAlternatives:
    """Make the mail of the release for its leader to read on a page; it is never sent, and its link opens nothing."""
    link = _url(reverse("leeslink", args=["…"])).replace("%E2%80%A6", "…")
    context = _release_context(ronde, samenvatting, naam=_anybody(), link=link, afzender=afzender)
    return _compose("uitkomst", afzender.email, context)


def _uitkomst(bericht: Bericht) -> EmailMultiAlternatives:
    uitnodiging = bericht.uitnodiging
    if uitnodiging is None:
        raise OnvolledigBericht
    ronde, samenvatting = uitnodiging.ronde, _read_vrijgave(uitnodiging.ronde)
    link = _leeslink(ronde)
    context = _release_context(ronde, samenvatting, naam=uitnodiging.naam, link=link, afzender=bericht.afzender)
    return _compose("uitkomst", uitnodiging.email, context, headers=AUTOMATISCH)


def _vrijgegeven(bericht: Bericht) -> EmailMultiAlternatives:
    ronde, gebruiker = _ronde_and_gebruiker(bericht)
    adres = [ronde.samenwerkingsverband.slug, ronde.slug]
    context = _release_context(
        ronde,
        _read_vrijgave(ronde),
        naam=gebruiker.naam,
        link=_url(reverse("resultaat", args=adres)),
        afzender=bericht.afzender,
    )
    context |= {
        "rapport": _url(reverse("rapport", args=adres)),
        "nog_nakijken": _url(reverse("ronde-vrijgeven-opmerkingen", args=adres)) if ronde.nagekeken_op is None else "",
        "mag_veranderen": _may_change(ronde, gebruiker),
    }
    return _compose("vrijgegeven", gebruiker.email, context, headers=AUTOMATISCH)


def _release_context(
    ronde: Ronde, samenvatting: Samenvatting, *, naam: str, link: str, afzender: Gebruiker | None
) -> dict[str, Any]:
    return {
        "ronde": ronde,
        "samenwerkingsverband": ronde.samenwerkingsverband,
        "samenvatting": samenvatting,
        "naam": naam,
        "leider": _name(afzender, ronde),
        "link": link,
    }


def _read_vrijgave(ronde: Ronde) -> Samenvatting:
    vrijgave = Vrijgave.objects.filter(ronde=ronde).first()
    if vrijgave is None:
        raise OnvolledigBericht
    return read_samenvatting(vrijgave.samenvatting)


def _leeslink(ronde: Ronde) -> str:
    """The address to read it at; '' when its leader withdrew the link."""
    link = find_leeslink(ronde)
    return _url(reverse("leeslink", args=[token_of_leeslink(link)])) if link else ""


def _context_of_partner(bericht: Bericht) -> tuple[dict[str, Any], str]:
    """The context of a mail to somebody who was invited, with their own link, and their address."""
    uitnodiging = bericht.uitnodiging
    if uitnodiging is None:
        raise OnvolledigBericht
    ronde = uitnodiging.ronde
    link = _url(reverse("link", args=[token_of(uitnodiging)]))
    leider = _name(bericht.afzender, ronde)
    return _invitation_context(ronde, naam=uitnodiging.naam, leider=leider, link=link), uitnodiging.email


def _invitation_context(ronde: Ronde, *, naam: str, leider: str, link: str) -> dict[str, Any]:
    return {
        "ronde": ronde,
        "samenwerkingsverband": ronde.samenwerkingsverband,
        "minuten": laad_vragenlijst(ronde.vragenlijst, ronde.versie).minuten,
        "k": ronde.k,
        "dubbel_k": ronde.dubbel_k,
        "indelingen": reported_indelingen(ronde),
        "naam": naam,
        "leider": leider,
        "link": link,
    }


def _leader_context(ronde: Ronde, gebruiker: Gebruiker, pagina: str) -> dict[str, Any]:
    return {
        "ronde": ronde,
        "samenwerkingsverband": ronde.samenwerkingsverband,
        "naam": gebruiker.naam,
        "link": _url(reverse(pagina, args=[ronde.samenwerkingsverband.slug, ronde.slug])),
    }


def _ronde_and_gebruiker(bericht: Bericht) -> tuple[Ronde, Gebruiker]:
    if bericht.ronde is None or bericht.gebruiker is None:
        raise OnvolledigBericht
    return bericht.ronde, bericht.gebruiker


def _compose(
    sjabloon: str, aan: str, context: Mapping[str, Any], *, headers: Mapping[str, str] | None = None, reply_to: str = ""
) -> EmailMultiAlternatives:
    """Fill the three templates of a mail; a subject is one line, whatever the names in it hold."""
    adres = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    mail = EmailMultiAlternatives(
        subject=_one_line(render_to_string(f"mail/{sjabloon}.onderwerp.txt", {**context})),
        body=render_to_string(f"mail/{sjabloon}.txt", {**context}).strip() + "\n",
        from_email=format_afzender(str(context.get("leider", ""))),
        to=[aan],
        reply_to=[reply_to] if reply_to else None,
        headers={"Message-ID": make_msgid(domain=adres.rpartition("@")[2]), **(headers or {})},
    )
    mail.attach_alternative(render_to_string(f"mail/{sjabloon}.html", {**context}), "text/html")
    return mail


def format_afzender(naam: str) -> str:
    """Write the sender as 'Noor de Wit via Reflectie <post@…>', whatever characters the name holds.

    A name that looks like an address is left out: mail filters take that for deceit.
    """
    product, adres = parseaddr(settings.DEFAULT_FROM_EMAIL)
    product = product or "Reflectie"
    naam = _one_line(naam)[:NAAM_MAX].strip()
    if naam and "@" not in naam:
        product = _("%(naam)s via %(product)s") % {"naam": naam, "product": product}
    return str(Address(display_name=product, addr_spec=adres))


def _name(gebruiker: Gebruiker | None, ronde: Ronde) -> str:
    """Who asks: the name of the leader who opened, or else of the contact person."""
    return (gebruiker.naam if gebruiker else "") or ronde.samenwerkingsverband.contact_naam


def _anybody() -> str:
    """Stand in for a receiver's name, in a mail that a leader reads beforehand."""
    return _("[naam van de deelnemer]")


def _one_line(tekst: str) -> str:
    return " ".join("".join(teken if teken.isprintable() else " " for teken in tekst).split())


def _url(pad: str) -> str:
    return f"{settings.BASE_URL}{pad}"


_MAKERS: dict[Bericht.Soort, Callable[[Bericht], EmailMultiAlternatives]] = {
    Bericht.Soort.UITNODIGING: _uitnodiging,
    Bericht.Soort.HERINNERING: _herinnering,
    Bericht.Soort.STAAT_KLAAR: _staat_klaar,
    Bericht.Soort.PROEF: _proef,
    Bericht.Soort.TOEGANG: _toegang,
    Bericht.Soort.TE_WEINIG: _te_weinig,
    Bericht.Soort.UITSTEL: _uitstel,
    Bericht.Soort.GESLOTEN: _gesloten,
    Bericht.Soort.UITKOMST: _uitkomst,
    Bericht.Soort.VRIJGEGEVEN: _vrijgegeven,
    Bericht.Soort.INLOGCODE: _inlogcode,
}
