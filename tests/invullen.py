"""A partner at the browser, for tests: opening a link, and posting what a page's form would post."""

import re
from typing import Any

from django.test import Client

Antwoord = Any  # what the test client answers: a response with `content`, `context` and `redirect_chain`


def open_link(client: Client, link: str) -> Antwoord:
    """Press the button of the neutral page, and follow to the clean address."""
    return client.post(link, follow=True)


def kenmerk_of(client: Client) -> str:
    """The mark in this person's forms."""
    tekst = client.get("/invullen/stap/ambitie/").content.decode()
    gevonden = re.search(r'name="kenmerk" value="(\w+)"', tekst)
    assert gevonden is not None
    return gevonden[1]


def bewaar(client: Client, code: str, /, *waarden: str, **velden: Any) -> Antwoord:
    """What htmx posts at a click."""
    inhoud = {"vraag": code, "kenmerk": kenmerk_of(client), code: list(waarden), **velden}
    return client.post("/invullen/bewaar/", inhoud, headers={"HX-Request": "true"})


def page_fields(client: Client, stap: str) -> dict[str, Any]:
    """The fields of a page's form, as a browser without JavaScript would send them untouched."""
    tekst = client.get(f"/invullen/stap/{stap}/").content.decode()
    velden: dict[str, Any] = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', tekst))
    velden.pop("csrfmiddlewaretoken", None)
    for naam, waarde in re.findall(r'<input type="(?:radio|checkbox)" name="([\w-]+)" value="([^"]*)" checked', tekst):
        velden.setdefault(naam, []).append(waarde)
    return velden | dict(re.findall(r'<textarea id="[\w-]+" name="([\w-]+)"[^>]*>([^<]*)</textarea>', tekst))


def send_in(client: Client, **velden: str) -> Antwoord:
    """Send in, with the tick."""
    inhoud = {"kenmerk": kenmerk_of(client), "nagekeken": "on", **velden}
    return client.post("/invullen/insturen/", inhoud)
