"""Django's settings, from one typed environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.translation import gettext_lazy as _

from localaction.config.environment import Environment
from localaction.config.logs import logging_for
from localaction.config.mail import mail_settings

ENVIRONMENT = Environment.read()
PACKAGE = Path(__file__).resolve().parent.parent
os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # read when numpy is first imported: a request has one core

# --- where everything is kept
STATE = ENVIRONMENT.data
MEDIA_ROOT = STATE / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = STATE / "static"
STATIC_URL = "/static/"
INDEX_ROOT = STATE / "index"
CHARTS_ROOT = STATE / "charts"
CARDS_ROOT = STATE / "cards"
FACES_ROOT = PACKAGE / "design" / "static" / "design" / "faces"
TRANSCRIPT_ROOT = STATE / "transcript"
EXPORTS_ROOT = STATE / "exports"
for folder in (MEDIA_ROOT, STATIC_ROOT, INDEX_ROOT):
    folder.mkdir(parents=True, exist_ok=True)

# --- what kind of process this is
MODE = ENVIRONMENT.mode
DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
SITE_URL = ENVIRONMENT.site_url
ALLOWED_HOSTS = list(ENVIRONMENT.hosts) or ["127.0.0.1", "localhost", "[::1]", "testserver"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "localaction.config",
    "localaction.mirror",
    "localaction.api",
    "localaction.opendata",
    "localaction.syndication",
    "localaction.embeds",
    "localaction.figures",
    "localaction.trust",
    "localaction.showcase",
    "localaction.desk",
    "localaction.outreach",
    "localaction.assessment",
    "localaction.actions",
    "localaction.declarations",
    "localaction.safety",
    "localaction.register",
    "localaction.governments",
    "localaction.accounts",
    "localaction.frameworks",
    "localaction.design",
    "localaction.kit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "localaction.config.middleware.headers",
    "localaction.config.middleware.CompressPrivate",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "localaction.config.middleware.without_nul",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "localaction.config.urls"
WSGI_APPLICATION = "localaction.config.wsgi.application"
FORM_RENDERER = "localaction.design.forms.FormRenderer"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "localaction.design.context.page",
            ],
        },
    }
]

# --- the database: SQLite that keeps every acknowledged write, or another by one URL
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(ENVIRONMENT.database_url, conn_max_age=60)
    if ENVIRONMENT.database_url
    else {"ENGINE": "django.db.backends.sqlite3", "NAME": str(STATE / "db.sqlite3")}
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # NORMAL lost acknowledged writes in a power-cut trial
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- counted in one place for all workers, so that limits hold
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kit_cache",
        # Culling throws counts away: with few entries anybody could clear the limits by filling the table.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 500}},
}
TASKS: dict[str, Any] = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- languages
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español"), ("ar", "العربية"), ("pt", "Português")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- who signs in, and how
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "actions:home"
LOGOUT_REDIRECT_URL = "showcase:front"
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.proxies
ACCOUNT_ADAPTER = "localaction.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_TIMEOUT = 20 * 60
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "request_login_code": "localaction.accounts.web.forms.AskCodeForm",
    "confirm_login_code": "localaction.accounts.web.forms.TypeCodeForm",
}
MFA_ADAPTER = "localaction.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_URL.startswith(("http://127.0.0.1", "http://localhost"))
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "localaction.accounts.web.forms.SecondFactorForm",
    "reauthenticate": "localaction.accounts.web.forms.SecondFactorAgainForm",
    "activate_totp": "localaction.accounts.web.forms.ActivateAuthenticatorForm",
    "add_webauthn": "localaction.accounts.web.forms.AddPasskeyForm",
}
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "localaction.accounts.web.returning.stale_form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- what the browser is told
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_048_576

DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
SECRETARIAT_EMAIL = ENVIRONMENT.secretariat_email
EDIT_LAPSES_AFTER_DAYS = ENVIRONMENT.edit_lapse_days
TRANSLATOR_URL = ENVIRONMENT.translator_url
TRANSLATOR_KEY = ENVIRONMENT.translator_key
WEBHOOK_NETWORKS = ENVIRONMENT.webhook_networks
SEARCH_ENCODER = bool(ENVIRONMENT.search_encoder)
MAIL_LEAVES = bool(ENVIRONMENT.mail_url)
globals().update(mail_settings(ENVIRONMENT.mail_url))
# what the API serves that lies behind the wall, by its place: only here is every part known
API_ROUTERS = {"/me": "localaction.actions.web.api.router"}
MAILBOX_OPEN = MODE in ("demo", "test")
MAILBOX_CODES = "localaction.accounts.queries.demo_codes"
LOGGING = logging_for(ENVIRONMENT.log_level)
LOGGING_CONFIG = "logging.config.dictConfig"
SILENCED_SYSTEM_CHECKS: list[str] = []
SITE_NAME = _("Local Action")
