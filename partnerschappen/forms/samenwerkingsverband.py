"""Forms for a samenwerkingsverband: its particulars, its organisaties, and who has access."""

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from partnerschappen.forms.opmaak import BinnenForm, Regelveld, helper_for
from partnerschappen.models import Organisatie, Rol, Samenwerkingsverband


class SamenwerkingsverbandForm(forms.ModelForm[Samenwerkingsverband]):
    """What it is called and for, and whom deelnemers can ask."""

    class Meta:
        model = Samenwerkingsverband
        fields = ["naam", "aanduiding", "doel", "verantwoordelijke", "contact_naam", "contact_email"]
        field_classes = dict.fromkeys(("naam", "verantwoordelijke", "contact_naam"), Regelveld)
        widgets = {"doel": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "aanduiding": _(
                "Dit woord zien de deelnemers. Op scholen denken mensen bij 'samenwerkingsverband' vaak aan"
                " passend onderwijs."
            ),
            "doel": _("In een of twee zinnen. Deelnemers lezen dit voordat ze beginnen."),
            "verantwoordelijke": _(
                "De organisatie die volgens de AVG gaat over de namen en adressen, bijvoorbeeld je stichting."
            ),
            "contact_naam": _("Wie deelnemers kunnen vragen wat ze willen weten."),
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.helper = helper_for(
            self,
            Fieldset(_("Wat het is"), "naam", "aanduiding", "doel", css_class="groep"),
            Fieldset(
                _("Wie deelnemers kunnen vragen"),
                "contact_naam",
                "contact_email",
                "verantwoordelijke",
                css_class="groep",
            ),
        )


class OrganisatieForm(BinnenForm[Organisatie]):
    """One partner."""

    class Meta:
        model = Organisatie
        fields = ["naam", "soort"]
        field_classes = {"naam": Regelveld}


class RolForm(forms.Form):
    """Who gets access, and as what."""

    email = forms.EmailField(label=_("E-mailadres"), max_length=254)
    naam = Regelveld(label=_("Naam"), max_length=120)
    soort = forms.ChoiceField(
        label=_("Wat mag deze persoon"),
        choices=[
            (Rol.Soort.PROJECTLEIDER, _("Projectleider: mag alles veranderen")),
            (Rol.Soort.STUURGROEP, _("Stuurgroep: kijkt mee en leest de uitkomst")),
        ],
        initial=Rol.Soort.STUURGROEP,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.helper = helper_for(self)

    @property
    def rol(self) -> Rol.Soort:
        """The rol that was chosen, once valid."""
        return Rol.Soort(self.cleaned_data["soort"])
