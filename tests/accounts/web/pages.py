"""One page for each audience, for the tests of audiences."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.urls import path

from localaction.accounts.web.audiences import ActorRequest, desk_page, open_page, portal_page, public_page
from localaction.config.urls import urlpatterns as site


def _answer(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    return HttpResponse(f"{request.audience} {actor.person_id} {','.join(sorted(actor.roles))}".strip())


def _nosy(request: ActorRequest) -> HttpResponse:
    return HttpResponse(request.session.get("anything", "nothing"))


def _with_token(request: ActorRequest) -> HttpResponse:
    return HttpResponse(get_token(request))


urlpatterns = [
    path("try/nosy/", public_page(_nosy), name="try_nosy"),
    path("try/token/", public_page(_with_token), name="try_token"),
    path("try/public/", public_page(_answer), name="try_public"),
    path("try/open/", open_page(_answer), name="try_open"),
    path("try/portal/", portal_page(_answer), name="try_portal"),
    path("try/desk/", desk_page("secretariat", "assessor")(_answer), name="try_desk"),
    path("try/secretariat/", desk_page("secretariat")(_answer), name="try_secretariat"),
    *i18n_patterns(path("try/spoken/", public_page(_answer), name="try_spoken")),
    *site,
]
