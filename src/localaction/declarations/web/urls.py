"""Addresses of declarations."""

from django.urls import path

from localaction.declarations.web import desk, objecting, offline, portal, sending

app_name = "declarations"

OWN = "portal/g/<slug:slug>/declaration/"
ONE = OWN + "<str:reference>/"

urlpatterns = [
    path(OWN, portal.read, name="read"),
    path(ONE, portal.signature, name="signature"),
    path(ONE + "sign/", portal.sign, name="sign"),
    path(ONE + "offline/", offline.offline, name="offline"),
    path(ONE + "offline/form.<slug:kind>", offline.form_file, name="form_file"),
    path(ONE + "evidence/", sending.evidence, name="evidence"),
    path(ONE + "check/", sending.check, name="check"),
    path(ONE + "withdraw/", portal.withdraw, name="withdraw"),
    path(ONE + "papers/<int:pk>/", sending.paper, name="paper"),
    path("not-us/signature/<str:token>/", objecting.not_us, name="not_us"),
    path("desk/signatures/", desk.desk, name="desk"),
    path("desk/signatures/<str:reference>/", desk.desk_signature, name="desk_signature"),
    path("desk/signatures/<str:reference>/papers/<int:pk>/", desk.desk_paper, name="desk_paper"),
]
