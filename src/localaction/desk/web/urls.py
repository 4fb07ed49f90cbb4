"""Addresses of the queue, of its views and of the steps done to many things."""

from django.urls import path

from localaction.desk.web import queue, steps, views

app_name = "desk"

urlpatterns = [
    path("desk/", queue.queue, name="queue"),
    path("desk/step/", queue.at_once, name="at_once"),
    path("desk/steps/", steps.steps, name="steps"),
    path("desk/steps/done/", steps.done, name="done"),
    path("desk/views/", views.views, name="views"),
    path("desk/views/<int:pk>/deletion/", views.forget, name="forget_view"),
]
