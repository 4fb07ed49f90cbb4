"""A copy of everything a government has given: one archive with data for programs and pages for people."""

from __future__ import annotations

import json
import tempfile
import zipfile
from typing import IO, Any

from django.contrib.staticfiles import finders
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from localaction.accounts.web.audiences import ActorRequest, portal_page
from localaction.actions.choices import STAGES
from localaction.actions.export import Given, given_by
from localaction.actions.web import showing
from localaction.governments.queries import public_name
from localaction.governments.web.portal import own_government
from localaction.kit.texts import direction

IN_MEMORY = 5_000_000
STAGE_WORDS = dict(STAGES)


@portal_page
@require_http_methods(["GET", "POST"])
def export(request: ActorRequest, slug: str) -> HttpResponse | FileResponse:
    """GET says what the copy holds; POST makes it."""
    government = own_government(request, slug)
    if request.method == "GET":
        context = {
            "government": government,
            "name": public_name(government, get_language() or "en"),
            "crumbs": [
                (_("What happens next"), reverse("actions:home")),
                (government.official_name, reverse("governments:home", args=[slug])),
                (_("A copy of everything"), ""),
            ],
        }
        return render(request, "actions/portal/export.html", context)
    now = timezone.now()
    archive = _archive(given_by(government, now=now), government)
    name = f"{government.slug}-{now:%Y-%m-%d}.zip"
    return FileResponse(archive, as_attachment=True, filename=name, content_type="application/zip")


def _archive(given: Given, government: Any) -> IO[bytes]:
    """The archive as an open file: `data.json`, `index.html` with its style, and the files."""
    archive = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  the answer closes it
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("data.json", json.dumps(given.record, ensure_ascii=False, indent=2))
        folder.writestr("index.html", _pages(given, government))
        style = finders.find("design/copy.css")
        if style:
            folder.write(str(style), "style.css")
        for file in given.files:
            if file.stored.storage.exists(file.stored.name or ""):
                with file.stored.open("rb") as source, folder.open(file.name, "w") as target:
                    while piece := source.read(1 << 20):
                        target.write(piece)
    archive.seek(0)
    return archive


def _pages(given: Given, government: Any) -> str:
    """The readable half of the copy, in the reader's language."""
    language = get_language() or "en"
    context = {
        "language": language,
        "direction": direction(language),
        "name": public_name(government, language),
        "government": government,
        "record": given.record,
        "made_at": given.record["made_at"],
        "actions": [
            {
                "action": action,
                "state": showing.state_of(action.status),
                "pages": [page for page in showing.pages_of(action, language) if page.lines],
                "pictures": told["pictures"],
                "questions": told["questions"],
                "translations": [one for one in told["translations"] if one["text"]],
                "reports": [
                    {**one, "stage": STAGE_WORDS.get(one["stage"], one["stage"])} for one in told["reports"]
                ],
            }
            for action, told in zip(given.actions, given.record["actions"], strict=True)
        ],
    }
    return render_to_string("actions/portal/export_pages.html", context)
