"""E-mail addresses as people paste them: reading one, and what makes one doubtful.

Judges one address at a time by its form only; nothing is looked up. Comparing addresses is `ledenlijst`'s.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

MAXIMUM = 254

# Joiners are part of some names, but never of an address: every invisible character goes.
_ONZICHTBAAR = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_MET_NAAM = re.compile(r"^(?P<naam>[^<>]*)<(?P<adres>[^<>]*)>$")
_RAND = " \t\r\n\u00a0;,'\"‘’“”"

BEKENDE_DOMEINEN = (
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.nl", "outlook.com", "outlook.nl", "icloud.com", "live.com",
    "live.nl", "yahoo.com", "protonmail.com", "ziggo.nl", "kpnmail.nl", "kpnplanet.nl", "planet.nl", "hetnet.nl",
    "home.nl", "xs4all.nl", "casema.nl", "chello.nl", "upcmail.nl", "quicknet.nl", "telfort.nl", "zonnet.nl",
    "solcon.nl", "caiway.nl", "zeelandnet.nl", "onsbrabantnet.nl", "versatel.nl",
)  # fmt: skip
# Real providers that look like a slip of another.
_OOK_ECHT = frozenset({"gmx.com", "mail.com", "ymail.com", "hotmail.co.uk", "yahoo.co.uk", "outlook.be", "live.be"})
# Endings that are no top-level domain, and the ending that was meant.
VERSCHREVEN = {
    "con": "com", "cmo": "com", "ocm": "com", "comm": "com", "coom": "com", "vom": "com", "xom": "com", "cpm": "com",
    "clm": "com", "nll": "nl", "nnl": "nl", "ln": "nl", "nk": "nl", "nlm": "nl", "orgg": "org", "ogr": "org",
}  # fmt: skip

GEDEELD = frozenset({
    "info", "administratie", "adm", "admin", "secretariaat", "directie", "receptie", "balie", "contact", "kantoor",
    "post", "postbus", "mail", "algemeen", "bestuur", "bestuursbureau", "school", "onderwijs", "opleidingsschool",
    "stagebureau", "stage", "hr", "personeelszaken", "personeel", "team", "mt", "office", "helpdesk", "webmaster",
    "noreply", "nietbeantwoorden",
})  # fmt: skip


class OngeldigAdres(ValueError):
    """What stands here is no e-mail address; `meer` when it holds several."""

    def __init__(self, *, meer: bool = False) -> None:
        super().__init__("meer adressen" if meer else "geen adres")
        self.meer = meer


def ontleed(ruw: str) -> tuple[str, str]:
    """The name and the address in 'Naam <adres>', 'mailto:adres', 'adres;' or a bare address; the name may be ''."""
    tekst = _ONZICHTBAAR.sub("", ruw).strip(_RAND)
    naam = ""
    if gevonden := _MET_NAAM.match(tekst):
        naam, tekst = gevonden["naam"].strip(_RAND), gevonden["adres"].strip(_RAND)
    tekst = re.sub(r"^mailto:\s*", "", tekst, flags=re.IGNORECASE)
    return ("" if "@" in naam else naam), tekst.split("?", 1)[0]


def lees_adres(ruw: str) -> str:
    """The address in `ruw` in its normal form (NFC, domain in lower case, local part as written).

    Raises OngeldigAdres for anything that is not one address, or is longer than 254 characters. The local part has to
    be ASCII: few servers take anything else, and 'rené@' in a list is mostly a slip.
    """
    adres = ontleed(ruw)[1]
    if len(adres) > MAXIMUM:
        raise OngeldigAdres
    try:
        return validate_email(adres, check_deliverability=False, allow_smtputf8=False).normalized
    except EmailNotValidError:
        raise OngeldigAdres(meer=len(re.findall(r"[^\s;,@]@[^\s;,@]", adres)) > 1) from None


def postvak(adres: str) -> str:
    """The mailbox that a valid `adres` ends up in: no plus-alias, no case, and at Gmail no dots."""
    lokaal, domein = adres.casefold().rsplit("@", 1)
    lokaal = lokaal.split("+", 1)[0] or lokaal
    if domein in ("gmail.com", "googlemail.com"):
        return f"{lokaal.replace('.', '')}@gmail.com"
    return f"{lokaal}@{domein}"


def is_gedeeld(adres: str) -> bool:
    """Whether the local part of a valid `adres` names a desk and not a person."""
    return re.sub(r"[._-]", "", adres.rsplit("@", 1)[0].split("+", 1)[0].casefold()) in GEDEELD


def verbeter(adres: str) -> str | None:
    """The address that was probably meant, or None when nothing looks wrong with the domain of a valid `adres`."""
    lokaal, domein = adres.rsplit("@", 1)
    beter = _verbeter_domein(domein)
    return f"{lokaal}@{beter}" if beter else None


@lru_cache(maxsize=4096)
def _verbeter_domein(domein: str) -> str | None:
    if domein in BEKENDE_DOMEINEN or domein in _OOK_ECHT:
        return None
    if domein.startswith("www.") and domein.count(".") > 1:
        return domein.removeprefix("www.")
    stam, _, einde = domein.rpartition(".")
    hersteld = f"{stam}.{VERSCHREVEN[einde]}" if einde in VERSCHREVEN else domein
    lijkt_op = _bekend_domein_als(hersteld)
    return lijkt_op or (hersteld if hersteld != domein else None)


def _bekend_domein_als(domein: str) -> str | None:
    """The known provider whose name differs by one slip; slips seldom touch the first letter."""
    if domein in BEKENDE_DOMEINEN:
        return domein
    kandidaten = [d for d in BEKENDE_DOMEINEN if d[0] == domein[0] and abs(len(d) - len(domein)) <= 1]
    return next(iter(get_close_matches(domein, kandidaten, n=1, cutoff=0.88)), None)
