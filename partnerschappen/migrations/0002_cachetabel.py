"""Makes the table of the database cache, so that `migrate` is all that an installation needs."""

from django.core.management import call_command
from django.db import migrations


def make_cachetabel(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("partnerschappen", "0001_initial")]

    operations = [migrations.RunPython(make_cachetabel, migrations.RunPython.noop)]
