"""Addresses of the queue, of its views and of the steps done to many things."""

from django.urls import path

from localaction.desk.web import dashboards, erasure, outbox, own_data, queue, steps, trail, views

app_name = "desk"

urlpatterns = [
    path("desk/letters/", outbox.letters, name="letters"),
    path("desk/letters/release/", outbox.release, name="release_letters"),
    path("desk/letters/<int:pk>/", outbox.letter, name="letter"),
    path("desk/letters/<int:pk>/as-sent/", outbox.letter_as_sent, name="letter_as_sent"),
    path("desk/letters/<int:pk>/withdrawal/", outbox.withdraw, name="withdraw_letter"),
    path("account/data/", own_data.own_data, name="own_data"),
    path("account/data/copy/", own_data.own_copy, name="own_copy"),
    path("desk/erasures/", erasure.erasures, name="erasures"),
    path("desk/erasures/<int:pk>/", erasure.erasure, name="erasure"),
    path("desk/retention/", erasure.retention, name="retention"),
    path("desk/dashboards/", dashboards.dashboards, name="dashboards"),
    path("desk/dashboards/count/", dashboards.count_again, name="count_again"),
    path("desk/dashboards/<slug:code>.csv", dashboards.dashboard_csv, name="dashboard_csv"),
    path("desk/trail/", trail.trail, name="trail"),
    path("desk/trail/csv/", trail.trail_csv, name="trail_csv"),
    path("desk/", queue.queue, name="queue"),
    path("desk/step/", queue.at_once, name="at_once"),
    path("desk/steps/", steps.steps, name="steps"),
    path("desk/steps/done/", steps.done, name="done"),
    path("desk/views/", views.views, name="views"),
    path("desk/views/<int:pk>/deletion/", views.forget, name="forget_view"),
]
