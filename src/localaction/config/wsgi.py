"""The application that a server loads: Django behind the keeper of public pages."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "localaction.config.settings")
django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402  only after Django is set up

from localaction.config.edge import PublicPages, stamp_of  # noqa: E402
from localaction.showcase.queries.signposts import FORMS  # noqa: E402

application = PublicPages(
    django_application, stamp_of(settings.INDEX_ROOT / "sequence"), forms=tuple(FORMS.values())
)
