"""Django's `flush`, which the register and the trail refuse except in tests and demonstrations."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections
from django.utils.translation import gettext as _

from localaction.kit import guards as trail_guards
from localaction.register import guards
from localaction.register.models import Entry


class Command(flush.Command):
    """Empty the database; the triggers of register and trail are lifted for it in test and demo mode only."""

    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        if settings.MODE not in ("test", "demo") and Entry.objects.using(connection.alias).exists():
            raise CommandError(
                _("The register is append-only: a site that published something cannot be flushed.")
            )
        stood = [one for one in (guards, trail_guards) if one.are_up(connection)]
        for one in stood:
            one.take_down(connection)
        try:
            super().handle(**options)
        finally:
            for one in stood:
                one.put_up(connection)
