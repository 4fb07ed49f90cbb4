"""Where embeds stands for machines: addresses without a language."""

from django.urls import path

from localaction.embeds.web import oembed, pictures

urlpatterns = [
    path("oembed", oembed.oembed, name="oembed"),
    path("cards/actions/<str:reference>.png", pictures.card_of_action, name="card_of_action"),
    path("cards/governments/<str:slug>.png", pictures.card_of_government, name="card_of_government"),
    path("cards/<slug:code>.png", pictures.card_of_site, name="card_of_site"),
]
