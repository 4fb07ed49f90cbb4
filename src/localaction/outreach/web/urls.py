"""Addresses of outreach: the desk's lists, and the page behind an invitation."""

from django.urls import path

from localaction.outreach.web import filling, invited, lists, prospects

app_name = "outreach"

urlpatterns = [
    path("invited/<str:token>/", invited.invited, name="invited"),
    path("desk/outreach/", lists.lists, name="desk"),
    path("desk/outreach/new/", lists.new, name="new_list"),
    path("desk/outreach/<int:pk>/", lists.reach_list, name="list"),
    path("desk/outreach/<int:pk>/details/", lists.details, name="list_details"),
    path("desk/outreach/<int:pk>/csv/", lists.list_csv, name="list_csv"),
    path("desk/outreach/<int:pk>/invitations/", lists.invite_all, name="invite_all"),
    path("desk/outreach/<int:pk>/one/", filling.one, name="add_one"),
    path("desk/outreach/<int:pk>/many/", filling.many, name="add_many"),
    path("desk/outreach/<int:pk>/on-record/", filling.on_record, name="add_on_record"),
    path("desk/outreach/governments/<int:pk>/", prospects.prospect, name="prospect"),
]
