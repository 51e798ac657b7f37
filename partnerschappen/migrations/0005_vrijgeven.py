"""Giving an uitkomst to everybody: a foreword, remarks kept out, the release and its link."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q
from django.utils import timezone


def leave_old_rondes_alone(apps, schema_editor):
    """Of a ronde whose promised day has passed, people had the uitkomst from their leader: no mail goes out again."""
    ronde = apps.get_model("partnerschappen", "Ronde")
    voorbij = Q(uitkomst_op__isnull=True) | Q(uitkomst_op__lte=timezone.localdate())
    ronde.objects.filter(voorbij, status="gesloten").update(
        vrijgegeven_op=F("gesloten_op"), nagekeken_op=F("gesloten_op")
    )


class Migration(migrations.Migration):
    dependencies = [("partnerschappen", "0004_huisstijl")]

    operations = [
        migrations.AddField(
            model_name="ronde",
            name="voorwoord",
            field=models.TextField(blank=True, max_length=1500, verbose_name="voorwoord"),
        ),
        migrations.AddField(model_name="ronde", name="weggelaten", field=models.JSONField(blank=True, default=dict)),
        migrations.AddField(model_name="ronde", name="nagekeken_op", field=models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            model_name="ronde", name="vrijgegeven_op", field=models.DateTimeField(blank=True, null=True)
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
                    ("gesloten", "ronde gesloten"),
                    ("uitkomst", "de uitkomst, aan wie was uitgenodigd"),
                    ("vrijgegeven", "de uitkomst, aan projectleider en stuurgroep"),
                ],
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="Vrijgave",
            fields=[
                (
                    "ronde",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="vrijgave",
                        serialize=False,
                        to="partnerschappen.ronde",
                    ),
                ),
                ("samenvatting", models.JSONField()),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "vrijgave"},
        ),
        migrations.CreateModel(
            name="Leeslink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("zaad", models.BinaryField(max_length=32)),
                ("token_hash", models.BinaryField(max_length=32, unique=True)),
                ("gemaakt_op", models.DateTimeField()),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True)),
                (
                    "ronde",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leeslinks",
                        to="partnerschappen.ronde",
                    ),
                ),
            ],
            options={"verbose_name": "leeslink"},
        ),
        migrations.AddConstraint(
            model_name="leeslink",
            constraint=models.UniqueConstraint(
                condition=Q(("ingetrokken_op__isnull", True)), fields=("ronde",), name="leeslink_een_per_ronde"
            ),
        ),
        migrations.AddConstraint(
            model_name="ronde",
            constraint=models.CheckConstraint(
                condition=Q(("vrijgegeven_op", None), ("status", "gesloten"), _connector="OR"),
                name="ronde_vrijgegeven_is_gesloten",
            ),
        ),
        migrations.RunPython(leave_old_rondes_alone, migrations.RunPython.noop),
    ]
