"""The database itself refuses to change or delete what the trail holds; see `kit.guards` for what may be erased."""

from django.db import migrations

from localaction.kit import guards


class Migration(migrations.Migration):
    dependencies = [("kit", "0003_the_desk")]

    operations = [migrations.RunPython(guards.migrate_up, guards.migrate_down)]
