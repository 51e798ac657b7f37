"""The code to log in goes out through the outbox."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("partnerschappen", "0006_belofte")]

    operations = [
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
                    ("inlogcode", "code om in te loggen"),
                ],
                max_length=12,
            ),
        ),
    ]
