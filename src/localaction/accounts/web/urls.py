"""Addresses of accounts."""

from allauth.account import views as allauth_views
from django.urls import include, path

from localaction.accounts.web import portal

own = [
    path("", portal.home, name="home"),
    path("sessions/", portal.sessions, name="sessions"),
    path("second-factor/", portal.second_factor, name="second_factor"),
]

urlpatterns = [
    path("account/", include((own, "accounts"))),
    path("account/login/", allauth_views.request_login_code, name="account_login"),
    path("account/login/code/", allauth_views.request_login_code, name="account_request_login_code"),
    path("account/login/confirm/", allauth_views.confirm_login_code, name="account_confirm_login_code"),
    path("account/logout/", allauth_views.logout, name="account_logout"),
    path("account/closed/", allauth_views.account_inactive, name="account_inactive"),
    path("account/safety/", include("allauth.mfa.urls")),
]
