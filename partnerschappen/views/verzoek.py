"""The type of a request by somebody who is logged in; what `login_required` guarantees, told to the type checker."""

from django.http import HttpRequest

from partnerschappen.models import Gebruiker


class GebruikerRequest(HttpRequest):
    """A request whose user is an account of ours."""

    user: Gebruiker
