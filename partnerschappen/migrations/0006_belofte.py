"""What people were promised at opening, kept; and a mail for everybody when the uitkomst comes later."""

from django.db import migrations, models
from django.db.models import F


def take_the_days_as_they_stand(apps, schema_editor):
    """Of an opened ronde nobody kept the first days: the ones that people read now are the promise from here on."""
    apps.get_model("partnerschappen", "ronde").objects.exclude(status="concept").update(
        beloofde_uitkomst_op=F("uitkomst_op"), beloofde_sluit_op=F("sluit_op")
    )


class Migration(migrations.Migration):
    dependencies = [("partnerschappen", "0005_vrijgeven")]

    operations = [
        migrations.AddField(
            model_name="ronde", name="beloofde_uitkomst_op", field=models.DateField(blank=True, null=True)
        ),
        migrations.AddField(
            model_name="ronde", name="beloofde_sluit_op", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AlterField(
            model_name="bericht",
            name="soort",
            field=models.CharField(
                choices=[
                    ("uitnodiging", "uitnodiging"),
                    ("herinnering", "herinnering"),
                    ("staat_klaar", "herinnering: je antwoorden staan klaar"),
                    ("proef", "proefmail"),
                    ("toegang", "toegang gegeven"),
                    ("te_weinig", "te weinig antwoorden"),
                    ("uitstel", "de uitkomst komt later"),
                    ("gesloten", "ronde gesloten"),
                    ("uitkomst", "de uitkomst, aan wie was uitgenodigd"),
                    ("vrijgegeven", "de uitkomst, aan projectleider en stuurgroep"),
                ],
                max_length=12,
            ),
        ),
        migrations.RunPython(take_the_days_as_they_stand, migrations.RunPython.noop),
    ]
