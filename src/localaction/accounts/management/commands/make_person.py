"""`localaction make-person EMAIL`: the first people of a site, and people with a role at the desk."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from localaction.accounts import operations


class Command(BaseCommand):
    """Make a person, or give one who exists a name, a language or a role."""

    help = "Make a person who can sign in with a code sent to EMAIL; with --role, one who works at the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="")
        parser.add_argument("--language", default="en", choices=[code for code, _ in settings.LANGUAGES])
        parser.add_argument("--role", default="", choices=["secretariat", "assessor"])
        parser.add_argument("--partner-body", default="", help="code of the body an assessor assesses for")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            validate_email(options["email"])
        except ValidationError as error:
            raise CommandError(f"{options['email']!r} is not an e-mail address.") from error
        person = operations.make_person(
            email=options["email"],
            name=options["name"],
            language=options["language"],
            desk_role=options["role"],
            partner_body=options["partner_body"],
        )
        self.stdout.write(f"{person.email} can sign in; role at the desk: {person.desk_role or 'none'}.")
