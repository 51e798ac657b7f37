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

VAN_ONS, EIGEN = "", "eigen"
# Colours to pick without knowing a code; all of them can be read on white.
STALEN = {
    "#1F3A6E": gettext_lazy("Marine"),
    "#0B66B2": gettext_lazy("Blauw"),
    "#0F6B75": gettext_lazy("Petrol"),
    "#2C7A34": gettext_lazy("Groen"),
    "#B8480A": gettext_lazy("Oranje"),
    "#B3261E": gettext_lazy("Rood"),
    "#A3246F": gettext_lazy("Magenta"),
    "#5F3A96": gettext_lazy("Paars"),
    "#4B5563": gettext_lazy("Grijs"),
}
BEGIN = "#1F5FA8"  # what the colour window opens with; it cannot be empty


class HuisstijlForm(forms.Form):
    """A colour, and a logo to put in place of the one there is, or to take away.

    The colour is one of STALEN or an own one: a code, or else what the colour window says. `cleaned_data["kleur"]` is
    '#RRGGBB', or empty for our own colours.
    """

    keuze = forms.ChoiceField(
        label=gettext_lazy("Kleur"),
        required=False,
        choices=[
            (VAN_ONS, gettext_lazy("De kleuren van Reflectie")),
            *STALEN.items(),
            (EIGEN, gettext_lazy("Een eigen kleur")),
        ],
        widget=forms.RadioSelect,
    )
    kiezer = forms.CharField(
        label=gettext_lazy("Wijs een kleur aan"), required=False, widget=forms.TextInput(attrs={"type": "color"})
    )
    code = forms.CharField(
        label=gettext_lazy("Of vul de code in"),
        required=False,
        max_length=9,
        help_text=gettext_lazy("Een code als #1F5FA8 uit jullie huisstijlboek. Vul je die in, dan geldt de code."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "form-control kort"}),
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy("Een PNG of SVG van hooguit 1 MB. Het mooist is een logo voor een witte achtergrond."),
        widget=forms.FileInput(attrs={"accept": ".png,.svg,image/png,image/svg+xml"}),
    )
    zonder_logo = forms.BooleanField(label=gettext_lazy("Haal het logo weg"), required=False)

    def __init__(self, samenwerkingsverband: Samenwerkingsverband, *args: object, **kwargs: object) -> None:
        nu = samenwerkingsverband.kleur
        initial = {"keuze": nu if nu in {VAN_ONS, *STALEN} else EIGEN, "kiezer": nu or BEGIN}
        super().__init__(*args, initial=initial, **kwargs)  # type: ignore[arg-type, misc]  # passed on
        if not samenwerkingsverband.logo:
            del self.fields["zonder_logo"]
        self.helper = helper_for(self, *(naam for naam in ("logo", "zonder_logo") if naam in self.fields))

    def clean_code(self) -> str:
        """Give '#RRGGBB', or nothing."""
        return _read_kleur(self.cleaned_data["code"])

    def clean_kiezer(self) -> str:
        """The same; a browser without a colour window lets people type here."""
        return _read_kleur(self.cleaned_data["kiezer"])

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
        """One colour, a code before all; and one of the two: another logo, or none."""
        super().clean()
        keuze = self.cleaned_data.get("keuze", VAN_ONS)
        eigen = self.cleaned_data.get("kiezer", "") if keuze == EIGEN else keuze
        self.cleaned_data["kleur"] = self.cleaned_data.get("code") or eigen
        if self.cleaned_data.get("logo") and self.cleaned_data.get("zonder_logo"):
            raise forms.ValidationError(_("Kies een nieuw logo of haal het weg, niet allebei."))


def _read_kleur(ruw: str) -> str:
    kleur = lees_kleur(ruw) if ruw else ""
    if kleur is None:
        raise forms.ValidationError(_("Vul een kleur in als #1F5FA8: een hekje en zes cijfers of letters."))
    return kleur
