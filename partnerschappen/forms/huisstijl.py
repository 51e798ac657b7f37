"""The form for the house style of a samenwerkingsverband: its colour and its logo."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerschappen.domein.huisstijl import REDENEN, read_logo
from partnerschappen.domein.weigering import Geweigerd
from partnerschappen.forms.opmaak import helper_for
from partnerschappen.kern.kleur import lees_kleur
from partnerschappen.kern.logo import MAXIMUM_BYTES
from partnerschappen.kern.ongeldiglogo import Logoreden
from partnerschappen.models import Samenwerkingsverband


class HuisstijlForm(forms.Form):
    """A colour, and a logo to put in place of the one there is, or to take away."""

    kleur = forms.CharField(
        label=gettext_lazy("Kleur"),
        required=False,
        max_length=9,
        help_text=gettext_lazy("Een code als #1F5FA8. Zie jullie huisstijlboek. Leeg: de kleur van Reflectie."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy("Een PNG of SVG van hooguit 1 MB. Het mooist is een logo voor een witte achtergrond."),
        widget=forms.FileInput(attrs={"accept": ".png,.svg,image/png,image/svg+xml"}),
    )
    zonder_logo = forms.BooleanField(label=gettext_lazy("Haal het logo weg"), required=False)

    def __init__(self, samenwerkingsverband: Samenwerkingsverband, *args: object, **kwargs: object) -> None:
        super().__init__(*args, initial={"kleur": samenwerkingsverband.kleur}, **kwargs)  # type: ignore[arg-type, misc]  # passed on
        if not samenwerkingsverband.logo:
            del self.fields["zonder_logo"]
        self.helper = helper_for(self)

    def clean_kleur(self) -> str:
        """Give '#RRGGBB', or nothing."""
        ruw: str = self.cleaned_data["kleur"]
        kleur = lees_kleur(ruw) if ruw else ""
        if kleur is None:
            raise forms.ValidationError(_("Vul een kleur in als #1F5FA8: een hekje en zes cijfers of letters."))
        return kleur

    def clean_logo(self) -> bytes:
        """Give a PNG of our own making, or nothing."""
        bestand: UploadedFile[bytes] | None = self.cleaned_data["logo"]
        if bestand is None:
            return b""
        if (bestand.size or 0) > MAXIMUM_BYTES:
            raise forms.ValidationError(str(REDENEN[Logoreden.TE_GROOT]))
        try:
            return read_logo(bestand.read())
        except Geweigerd as fout:
            raise forms.ValidationError(str(fout)) from fout

    def clean(self) -> None:
        """One of the two: another logo, or none."""
        super().clean()
        if self.cleaned_data.get("logo") and self.cleaned_data.get("zonder_logo"):
            raise forms.ValidationError(_("Kies een nieuw logo of haal het weg, niet allebei."))
