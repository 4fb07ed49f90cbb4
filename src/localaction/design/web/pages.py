"""The gallery of components. It holds no data of the site, so it is open and never reads the session."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from localaction.design.web import samples
from localaction.kit.texts import direction

PANES = (("light", "en"), ("dark", "en"), ("light", "ar"), ("dark", "ar"))


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in all states: light and dark, left to right and right to left, side by side."""
    panes = [_pane(request, scheme, language) for scheme, language in PANES]
    return render(request, "design/desk/gallery.html", {"panes": panes})


def _pane(request: HttpRequest, scheme: str, language: str) -> dict[str, Any]:
    with translation.override(language):
        sample = samples.page(language, prefix=f"{scheme}-{language}")
        html = render_to_string("design/desk/gallery_pane.html", sample, request)
    return {"scheme": scheme, "language": language, "direction": direction(language), "html": html}
