"""Where trust stands in the site: pages with a language in their address."""

from django.urls import path

from localaction.trust.web import checking, files, history, register, seals

app_name = "trust"
urlpatterns = [
    path("register/", register.register, name="register"),
    path("register/entries/", register.entries, name="entries"),
    path("register/verify/", checking.verify, name="verify"),
    path("register/register.jsonl.gz", files.whole, name="whole"),
    path("register/checkpoints/", seals.checkpoints, name="checkpoints"),
    path("register/checkpoints.json", seals.checkpoints_data, name="checkpoints_data"),
    path("register/checkpoints.atom", seals.checkpoints_feed, name="checkpoints_feed"),
    path("register/checkpoints/<int:earlier>-<int:later>.json", seals.consistency, name="consistency"),
    path("register/<int:sequence>/", register.entry, name="entry"),
    path("register/<int:sequence>.json", register.entry_proof, name="entry_proof"),
    path("actions/<str:reference>/history/", history.history, name="history"),
]
