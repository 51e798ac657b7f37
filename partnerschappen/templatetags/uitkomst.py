"""Links on the pages of an uitkomst: `{% naar "conditie" conditie.code %}` is that page for whoever reads."""

from django import template
from django.template import Context

from partnerschappen.rapport.adressen import Lezer

register = template.Library()


@register.simple_tag(takes_context=True)
def naar(context: Context, *delen: str) -> str:
    """The address of what lies below the overview, for the `lezer` in the context."""
    lezer: Lezer = context["lezer"]
    return lezer.naar(*delen)
