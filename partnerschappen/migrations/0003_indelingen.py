"""Which breakdowns are reported, and a third kind of ronde."""

from django.db import migrations, models

import partnerschappen.models.ronde


def keep_old_promises(apps, schema_editor):
    """Who was invited before, read that only the whole would be shown; a leader preparing chooses anew."""
    ronde = apps.get_model("partnerschappen", "Ronde")
    ronde.objects.exclude(status="concept").update(indelingen=[])
    for concept in ronde.objects.filter(status="concept"):
        concept.voorbereid = [stap for stap in concept.voorbereid if stap != "vertrouwelijkheid"]
        concept.save(update_fields=["voorbereid"])


class Migration(migrations.Migration):
    dependencies = [("partnerschappen", "0002_cachetabel")]

    operations = [
        migrations.AddField(
            model_name="ronde",
            name="indelingen",
            field=models.JSONField(
                blank=True, default=partnerschappen.models.ronde.standaard_indelingen, verbose_name="indelingen"
            ),
        ),
        migrations.AlterField(
            model_name="ronde",
            name="geheimhouding",
            field=models.CharField(
                choices=[("vertrouwelijk", "vertrouwelijk"), ("kleine_kring", "kleine kring"), ("open", "open")],
                default="vertrouwelijk",
                max_length=16,
                verbose_name="vertrouwelijkheid",
            ),
        ),
        migrations.RunPython(keep_old_promises, migrations.RunPython.noop),
    ]
