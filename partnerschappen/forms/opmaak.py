"""What every form of the leader's side shares: how crispy writes it, and uniqueness within a samenwerkingsverband."""

from typing import TypeVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.db.models import Model

from partnerschappen.models import Samenwerkingsverband

M = TypeVar("M", bound=Model)


def helper_for(form: forms.BaseForm, *velden: object) -> FormHelper:
    """A helper that writes fields only: the template has the form tag, the token and the buttons."""
    helper = FormHelper(form)
    helper.form_tag = False
    helper.disable_csrf = True
    if velden:
        helper.layout = Layout(*velden)
    return helper


class Regelveld(forms.CharField):
    """One line of text. What cannot be seen, such as the line break that Word pastes, becomes a space."""

    def to_python(self, value: object) -> str:
        """The line as all files can hold it: of slides and metadata, one such character makes a broken file."""
        tekst = super().to_python(value) or ""
        return " ".join("".join(teken if teken.isprintable() else " " for teken in tekst).split())


class BinnenForm(forms.ModelForm[M]):
    """Edits something within one samenwerkingsverband, and checks that it is unique there."""

    def __init__(self, samenwerkingsverband: Samenwerkingsverband, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.instance.samenwerkingsverband = samenwerkingsverband  # type: ignore[attr-defined]  # all of ours have it
        self.helper = helper_for(self)

    def _get_validation_exclusions(self) -> set[str]:
        """Django leaves out a constraint that names a field outside the form; here that field is set."""
        weg: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # the stubs leave it out
        return weg - {"samenwerkingsverband"}
