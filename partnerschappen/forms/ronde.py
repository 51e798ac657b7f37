"""Forms for a ronde: one per step of preparing it, and for what can still change while it is open."""

import re
from datetime import datetime, time
from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerschappen.domein.deelnemers import not_yet_invited
from partnerschappen.domein.voorbereiding import refuse_sluiting, refuse_uitkomst
from partnerschappen.forms.deelnemers import clean_address
from partnerschappen.forms.opmaak import Regelveld, helper_for
from partnerschappen.kern.indeling import Indeling
from partnerschappen.kern.vragenlijst import beschikbare_vragenlijsten
from partnerschappen.models import Geheimhouding, Ronde

MEESTE_VINKJES = 200
_HTML = re.compile(r"</?[a-z!][^>]*>|&[a-z]+;|&#\d+;|\[[^\]]+\]\([^)]+\)", re.IGNORECASE)
_LINK = re.compile(
    r"\b[a-z][a-z0-9+.-]*://\S*|\bwww\.\S*|\bmailto:\S*"
    r"|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:nl|com|org|net|eu|be|de|io|info|app|link|site|online|page|me|ly)\b(?!@)(?:/\S*)?",
    re.IGNORECASE,
)


class TitelForm(forms.Form):
    """What a ronde is called."""

    titel = Regelveld(
        label=gettext_lazy("Hoe heet deze ronde?"),
        max_length=80,
        help_text=gettext_lazy(
            "Deelnemers zien deze naam, en hij staat op het rapport. Kies iets kenbaars, zoals Voorjaar 2027."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper_for(self)


class VragenlijstForm(TitelForm):
    """The name, and which questionnaire."""

    vragenlijst = forms.ChoiceField(label=gettext_lazy("Welke vragenlijst?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vragenlijst"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (v.slug, _("%(naam)s, ongeveer %(minuten)s minuten") % {"naam": v.naam, "minuten": v.minuten})
            for v in beschikbare_vragenlijsten()
        ]


class DatumsForm(forms.Form):
    """When the ronde closes, when people talk, and when everybody gets the outcome. Times in Europe/Amsterdam."""

    sluit_dag = forms.DateField(label=gettext_lazy("Invullen kan tot en met"))
    sluit_tijd = forms.TimeField(label=gettext_lazy("Tot hoe laat"))
    gesprek_op = forms.DateField(
        label=gettext_lazy("Wanneer is het gesprek?"),
        help_text=gettext_lazy("Het gesprek waarin jullie samen de uitkomst bespreken."),
    )
    gesprek_details = Regelveld(
        label=gettext_lazy("Hoe laat en waar? Mag leeg blijven"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Bijvoorbeeld: 15.30 uur, aula van De Regenboog."),
    )
    uitkomst_op = forms.DateField(
        label=gettext_lazy("Wanneer krijgt iedereen de uitkomst?"),
        help_text=gettext_lazy(
            "Deelnemers lezen deze datum voordat ze beginnen: het is een belofte. Op die dag krijgt iedereen vanzelf "
            "een mail met een link. Jij en de stuurgroep lezen de uitkomst na het sluiten, hoogstens vijf werkdagen "
            "eerder."
        ),
    )

    def __init__(self, ronde: Ronde, data: Any = None) -> None:
        super().__init__(data, initial=_dates_of(ronde))
        self.ronde = ronde
        self.gevraagd = ""
        for naam in ("sluit_dag", "gesprek_op", "uitkomst_op"):
            self.fields[naam].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        self.fields["sluit_tijd"].widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        sluiten = Div("sluit_dag", "sluit_tijd", css_class="naast datums")
        self.helper = helper_for(
            self,
            Fieldset(_("Sluiten"), sluiten, css_class="groep"),
            Fieldset(_("Gesprek en uitkomst"), "gesprek_op", "gesprek_details", "uitkomst_op", css_class="groep"),
        )

    def clean(self) -> None:
        """Put day and time together, and refuse what can't be."""
        super().clean()
        dag, tijd = self.cleaned_data.get("sluit_dag"), self.cleaned_data.get("sluit_tijd")
        if dag is None or tijd is None:
            return
        sluit_op = from_current_timezone(datetime.combine(dag, tijd))
        self.cleaned_data["sluit_op"] = sluit_op
        uitkomst_op = self.cleaned_data.get("uitkomst_op")
        for zin in refuse_sluiting(ronde=self.ronde, sluit_op=sluit_op, nu=timezone.now()):
            self.add_error("sluit_dag", zin)
        for zin in refuse_uitkomst(ronde=self.ronde, sluit_op=sluit_op, uitkomst_op=uitkomst_op):
            self.add_error("uitkomst_op", zin)
        if not self.errors and self.data.get("gezien") != self.volgorde:
            self._ask_about_order()

    @property
    def volgorde(self) -> str:
        """The dates as they were asked about: who saves the same once more means them."""
        return " ".join(str(self.cleaned_data.get(naam)) for naam in ("sluit_dag", "gesprek_op", "uitkomst_op"))

    def _ask_about_order(self) -> None:
        sluit_dag, gesprek_op, uitkomst_op = (
            self.cleaned_data[naam] for naam in ("sluit_dag", "gesprek_op", "uitkomst_op")
        )
        if gesprek_op < sluit_dag:
            zin = _("Het gesprek is dan voordat de ronde sluit. Bedoel je dat? Bewaar het dan nog een keer.")
        elif gesprek_op < uitkomst_op:
            zin = _("Iedereen krijgt de uitkomst dan pas na het gesprek. Bedoel je dat? Bewaar het dan nog een keer.")
        else:
            return
        self.gevraagd = self.volgorde
        self.add_error("gesprek_op", zin)

    @property
    def velden(self) -> dict[str, Any]:
        """The fields of a Ronde, once valid."""
        namen = ("sluit_op", "gesprek_op", "gesprek_details", "uitkomst_op")
        return {naam: self.cleaned_data[naam] for naam in namen}


class VertrouwelijkheidForm(forms.Form):
    """Which kind of confidentiality, and which breakdowns are reported; the template explains the choices."""

    geheimhouding = forms.ChoiceField(choices=Geheimhouding.choices, widget=forms.RadioSelect)
    indelingen = forms.MultipleChoiceField(
        choices=[(indeling.value, indeling.value) for indeling in Indeling],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Een van de gekozen indelingen bestaat niet. Kies opnieuw.")},
    )

    def __init__(self, ronde: Ronde, data: Any = None) -> None:
        super().__init__(data, initial={"geheimhouding": ronde.geheimhouding, "indelingen": ronde.indelingen})

    def clean_indelingen(self) -> list[str]:
        """Put them in their fixed order."""
        gekozen = self.cleaned_data["indelingen"]
        return [indeling.value for indeling in Indeling if indeling in gekozen]

    @property
    def gekozen(self) -> list[str]:
        """All that is ticked now, of both questions."""
        return [str(self["geheimhouding"].value()), *map(str, self["indelingen"].value() or [])]


class MailForm(forms.Form):
    """The leader's own words in the invitation."""

    mailtekst = forms.CharField(
        label=gettext_lazy("Jouw tekst in de uitnodiging. Mag leeg blijven"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "Vertel in een paar zinnen waarom jullie dit doen. Gewone tekst, zonder links: de mail bevat al de "
            "persoonlijke link."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper_for(self)

    def clean_mailtekst(self) -> str:
        """Plain text only: with a second link nobody can tell which one is theirs."""
        tekst = str(self.cleaned_data["mailtekst"]).replace("\r\n", "\n")
        if _HTML.search(tekst):
            raise forms.ValidationError(_("Gebruik gewone tekst, zonder opmaak of codes tussen < en >."))
        if gevonden := _LINK.search(tekst):
            raise forms.ValidationError(
                _("Haal ‘%(link)s’ weg: in de uitnodiging staat alleen de persoonlijke link.")
                % {"link": gevonden.group()}
            )
        return tekst


class AkkoordForm(forms.Form):
    """The one tick that an irreversible step asks for."""

    akkoord = forms.BooleanField(
        error_messages={"required": gettext_lazy("Zet eerst het vinkje: dit kan niet worden teruggedraaid.")}
    )


class ToevoegenForm(forms.Form):
    """Which of the deelnemers who were not invited yet are invited now; all of them when there are many."""

    deelnemers = forms.TypedMultipleChoiceField(
        coerce=int,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("De lijst is intussen veranderd. Kies opnieuw.")},
    )

    def __init__(self, ronde: Ronde, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vergeten = list(not_yet_invited(ronde))
        keuzes = [(deelnemer.pk, deelnemer.naam) for deelnemer in self.vergeten]
        self.fields["deelnemers"].choices = keuzes  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def te_veel(self) -> bool:
        """Whether there are too many to choose from one by one."""
        return len(self.vergeten) > MEESTE_VINKJES

    @property
    def gekozen(self) -> list[int]:
        """Keys of those chosen, once valid."""
        if self.te_veel:
            return [deelnemer.pk for deelnemer in self.vergeten]
        return list(self.cleaned_data["deelnemers"])


class AdresForm(forms.Form):
    """The right address for an invitation that went to a wrong one."""

    email = forms.EmailField(label=gettext_lazy("Het juiste e-mailadres"), max_length=254)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper_for(self)

    def clean_email(self) -> str:
        """Normalise as a list of people does."""
        return clean_address(self.cleaned_data["email"])


def _dates_of(ronde: Ronde) -> dict[str, Any]:
    sluit = timezone.localtime(ronde.sluit_op) if ronde.sluit_op else None
    return {
        "sluit_dag": sluit.date() if sluit else None,
        "sluit_tijd": sluit.time() if sluit else time(17, 0),
        "gesprek_op": ronde.gesprek_op,
        "gesprek_details": ronde.gesprek_details,
        "uitkomst_op": ronde.uitkomst_op,
    }
