"""Forms for deelnemers: one of them, a list to bring in, and the word that it may come in."""

from collections.abc import Mapping, Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerschappen.domein.bevindingen import tell_reden
from partnerschappen.forms.opmaak import BinnenForm, Regelveld, helper_for
from partnerschappen.kern.adres import OngeldigAdres, lees_adres
from partnerschappen.kern.onleesbaar import OnleesbareLijst, Reden
from partnerschappen.kern.tabel import Bron, lees_bron
from partnerschappen.kern.werkmap import MAXIMUM_BYTES
from partnerschappen.models import Deelnemer, Organisatie, Samenwerkingsverband

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SOORTEN_BESTAND = (".xlsx", ".csv", ".txt", ".tsv", XLSX, "text/csv", "text/plain")


def clean_address(ruw: str) -> str:
    """An address in its normal form, as lists of people are read. Raises ValidationError."""
    try:
        return lees_adres(ruw)
    except OngeldigAdres as fout:
        raise forms.ValidationError(_("Vul een geldig e-mailadres in, zoals naam@school.nl.")) from fout


class DeelnemerForm(BinnenForm[Deelnemer]):
    """One person on the list."""

    class Meta:
        model = Deelnemer
        fields = ["naam", "email", "organisatie", "positie"]
        field_classes = {"naam": Regelveld}

    def __init__(self, samenwerkingsverband: Samenwerkingsverband, *args: object, **kwargs: object) -> None:
        super().__init__(samenwerkingsverband, *args, **kwargs)
        organisaties = Organisatie.objects.filter(samenwerkingsverband=samenwerkingsverband)
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_email(self) -> str:
        """Normalise as a list of people does, so that the same list again changes nothing."""
        return clean_address(self.cleaned_data["email"])


class LijstForm(forms.Form):
    """A list, pasted or as a file."""

    tekst = forms.CharField(
        label=gettext_lazy("Plak hier de regels uit Excel"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 9, "class": "vast", "spellcheck": "false", "wrap": "off"}),
    )
    bestand = forms.FileField(
        label=gettext_lazy("Of kies een Excel- of CSV-bestand"),
        required=False,
        help_text=gettext_lazy(
            "Een .xlsx of .csv, hooguit 2.000 regels. Uit Excel lezen we het eerste blad met e-mailadressen."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(SOORTEN_BESTAND)}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.helper = helper_for(self)

    def clean(self) -> None:
        """One of the two, and readable."""
        super().clean()
        bestand, tekst = self.cleaned_data.get("bestand"), self.cleaned_data.get("tekst", "")
        if bestand and tekst.strip():
            raise forms.ValidationError(_("Plak de regels of kies een bestand, niet allebei."))
        if not bestand and not tekst.strip():
            raise forms.ValidationError(_("Plak eerst de regels, of kies een bestand."))
        try:
            self.cleaned_data["bron"] = lees_bron(_read(bestand) if bestand else tekst)
        except OnleesbareLijst as fout:
            raise forms.ValidationError(tell_reden(fout)) from fout

    @property
    def bron(self) -> Bron:
        """The list as text and where it stood, once valid."""
        bron: Bron = self.cleaned_data["bron"]
        return bron


class BevestigForm(forms.Form):
    """The list again, the mark of the preview, and a kind for every new organisatie that needs one."""

    tekst = forms.CharField(strip=False)
    kenmerk = forms.CharField(max_length=32)

    @cached_property
    def soorten(self) -> Mapping[str, str]:
        """Organisatie → kind, as far as chosen. Names come beside kinds, in the order of the page."""
        if not hasattr(self.data, "getlist"):
            return {}
        return dict(zip(self.data.getlist("organisatie"), self.data.getlist("soort"), strict=False))


def soort_keuzes() -> Sequence[tuple[str, str]]:
    """The kinds of organisatie, to choose from."""
    veld = Organisatie._meta.get_field("soort")
    return [(str(code), str(naam)) for code, naam in veld.flatchoices]


def _read(bestand: "UploadedFile[bytes]") -> bytes:
    if (bestand.size or 0) > MAXIMUM_BYTES:
        raise OnleesbareLijst(Reden.TE_GROOT, maximum=MAXIMUM_BYTES)
    ruw: bytes = bestand.read()
    return ruw
