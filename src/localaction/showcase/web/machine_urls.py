"""Addresses without a language: for machines that read the site."""

from django.urls import path

from localaction.showcase.web import machines

urlpatterns = [
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", machines.sitemap_file, name="sitemap_file"),
]
