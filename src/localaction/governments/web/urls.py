"""Addresses of governments."""

from django.urls import path

from localaction.governments.web import (
    desk,
    desk_links,
    join,
    joining,
    objecting,
    people,
    portal,
    public,
    staying,
)

app_name = "governments"

urlpatterns = [
    path("join/", join.join, name="join"),
    path("join/places/", public.places, name="places"),
    path("join/government/<slug:slug>/", join.join_government, name="join_government"),
    path("join/place/<int:geonames_id>/", join.join_place, name="join_place"),
    path("join/propose/", join.join_propose, name="join_propose"),
    path("join/who/", joining.join_who, name="join_who"),
    path("join/sign-in/", joining.join_sign_in, name="join_sign_in"),
    path("join/finish/", joining.join_finish, name="join_finish"),
    path("join/invitation/<str:token>/", joining.invitation, name="invitation"),
    path("still-you/<str:token>/", staying.still_you, name="still_you"),
    path("not-us/person/<str:token>/", objecting.not_us, name="not_us"),
    path("portal/g/<slug:slug>/still-you/", staying.still_here, name="still_here"),
    path("portal/g/<slug:slug>/", portal.home, name="home"),
    path("portal/g/<slug:slug>/details/", portal.details, name="details"),
    path("portal/g/<slug:slug>/people/", people.people, name="people"),
    path("portal/g/<slug:slug>/people/invite/", people.invite, name="invite"),
    path("portal/g/<slug:slug>/people/<int:pk>/", people.member, name="member"),
    path(
        "portal/g/<slug:slug>/invitations/<int:pk>/", people.withdraw_invitation, name="withdraw_invitation"
    ),
    path("desk/governments/", desk.desk, name="desk"),
    path("desk/governments/<slug:slug>/", desk.desk_government, name="desk_government"),
    path("desk/governments/<slug:slug>/links/", desk_links.links, name="desk_links"),
    path("desk/governments/<slug:slug>/succession/", desk_links.succession, name="desk_succession"),
    path("desk/governments/<slug:slug>/people/<int:pk>/", desk.desk_member, name="desk_member"),
]
