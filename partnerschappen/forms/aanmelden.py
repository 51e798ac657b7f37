"""The two forms of logging in: for which address, and with which code."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django.utils.translation import gettext_lazy as _

from partnerschappen.forms.opmaak import helper_for


class CodeAanvragenForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Asks for an e-mail address; an unknown one is not given away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["email"]
        veld.label = _("Je e-mailadres")
        veld.widget.attrs = {"autocomplete": "email", "autofocus": True}
        self.helper = helper_for(self)


class CodeInvullenForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the code from the mail; capitals, spaces and dashes don't matter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["code"]
        veld.label = _("De code uit de mail")
        veld.help_text = _("Acht letters en cijfers. Hoofdletters en het streepje maken niet uit.")
        veld.widget.attrs = {
            "autocomplete": "one-time-code",
            "autocapitalize": "characters",
            "autofocus": True,
            "class": "kort",
        }
        self.helper = helper_for(self)
