"""Addresses for machines and for people who try the site; without a language."""

from django.urls import path

from localaction.kit.web import health, mailbox

app_name = "kit"
urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("dev/mail/", mailbox.mailbox, name="mailbox"),
    path("dev/mail/letters.json", mailbox.letters, name="mailbox_letters"),
    path("dev/mail/<int:letter_id>/", mailbox.letter, name="mailbox_letter"),
    path("dev/mail/<int:letter_id>/html/", mailbox.letter_html, name="mailbox_letter_html"),
]
