"""The forms of the days before release: the foreword, the remarks that are kept out, an earlier day."""

import re
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerschappen.domein.opmerkingen import TeLezenVraag
from partnerschappen.forms.opmaak import helper_for
from partnerschappen.models.ronde import VOORWOORD_MAX

_HTML = re.compile(r"<[a-zA-Z/!]")
_PLAATS = re.compile(r"([a-z-]+):(\d{1,5})")
_REGELS = re.compile(r"\n{3,}")


class VoorwoordForm(forms.Form):
    """The leader's own words, before the uitkomst."""

    voorwoord = forms.CharField(
        label=gettext_lazy("Jouw voorwoord. Mag leeg blijven"),
        max_length=VOORWOORD_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy(
            "Hoogstens 1500 tekens, gewone tekst. Het staat in het rapport en bij de uitkomst, met erbij dat het van "
            "jou komt."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper_for(self)

    def clean_voorwoord(self) -> str:
        """Plain text with paragraphs, nothing else."""
        tekst = str(self.cleaned_data["voorwoord"]).replace("\r\n", "\n").replace("\r", "\n")
        if _HTML.search(tekst):
            raise forms.ValidationError(_("Gebruik gewone tekst, zonder opmaak of codes tussen < en >."))
        return _REGELS.sub("\n\n", "".join(teken for teken in tekst if teken == "\n" or teken.isprintable()))


class OpmerkingenForm(forms.Form):
    """Which remarks are kept out: a tick each, by question and place."""

    weg = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Een van de opmerkingen bestaat niet. Kies opnieuw.")},
    )

    def __init__(self, vragen: list[TeLezenVraag], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes: list[tuple[str, str | Promise]] = [
            (f"{vraag.code}:{opmerking.plaats}", "") for vraag in vragen for opmerking in vraag.opmerkingen
        ]
        self.fields["weg"].choices = keuzes  # type: ignore[attr-defined]  # a choice field has them

    @property
    def weggelaten(self) -> dict[str, list[int]]:
        """Question code → places, once valid."""
        uit: dict[str, list[int]] = {}
        for keuze in self.cleaned_data["weg"]:
            if gevonden := _PLAATS.fullmatch(keuze):
                uit.setdefault(gevonden[1], []).append(int(gevonden[2]))
        return uit


class VervroegenForm(forms.Form):
    """An earlier day on which everybody gets the uitkomst."""

    dag = forms.DateField(label=gettext_lazy("Nieuwe dag"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = helper_for(self)
