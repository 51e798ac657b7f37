"""The house style of a samenwerkingsverband: a colour and a logo, for its report."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partnerschappen", "0003_indelingen")]

    operations = [
        migrations.AddField(
            model_name="samenwerkingsverband",
            name="kleur",
            field=models.CharField(
                blank=True,
                max_length=7,
                validators=[
                    django.core.validators.RegexValidator(
                        "^#[0-9A-F]{6}\\Z", "Vul een kleur in als #1F5FA8: een hekje en zes cijfers of letters."
                    )
                ],
                verbose_name="kleur",
            ),
        ),
        migrations.AddField(
            model_name="samenwerkingsverband",
            name="logo",
            field=models.FileField(blank=True, upload_to="logos/", verbose_name="logo"),
        ),
    ]
