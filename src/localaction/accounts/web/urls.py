"""Addresses of accounts. The views of the sign-in library wear our decorators and our templates."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path

from localaction.accounts.web import letters, portal, tokens
from localaction.accounts.web.audiences import open_page, portal_page

own = [
    path("", portal.home, name="home"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:pk>/", letters.letter, name="letter"),
    path("sessions/", portal.sessions, name="sessions"),
    path("kept/", portal.kept, name="kept"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", tokens.revoke_token, name="revoke_token"),
    path("second-factor/", portal.second_factor, name="second_factor"),
]

# One door for everybody: the code signs in and, for somebody new, makes the account.
signing_in = [
    path("login/", open_page(account.request_login_code), name="account_login"),
    path("login/code/", open_page(account.request_login_code), name="account_request_login_code"),
    path("signup/", open_page(account.request_login_code), name="account_signup"),
    path("login/confirm/", open_page(account.confirm_login_code), name="account_confirm_login_code"),
    path("login/factor/", open_page(factor.authenticate), name="mfa_authenticate"),
    path("login/passkey/", open_page(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("logout/", open_page(account.logout), name="account_logout"),
    path("closed/", open_page(account.account_inactive), name="account_inactive"),
]

safety = [
    path("", portal_page(factor.index), name="mfa_index"),
    path("confirm/", portal_page(factor.reauthenticate), name="mfa_reauthenticate"),
    path("app/add/", portal_page(totp.activate_totp), name="mfa_activate_totp"),
    path("app/remove/", portal_page(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("recovery/", portal_page(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("recovery/new/", portal_page(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("recovery/file/", portal_page(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("passkeys/", portal_page(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("passkeys/add/", portal_page(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "passkeys/confirm/", portal_page(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"
    ),
    path("passkeys/<int:pk>/name/", portal_page(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", portal_page(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
]

urlpatterns = [
    path("account/", include((own, "accounts"))),
    path("account/", include(signing_in)),
    path("account/safety/", include(safety)),
]
