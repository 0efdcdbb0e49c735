"""All settings, in one file. What can differ from machine to machine comes from the environment
and is listed in `.env.example`; a wrong value stops the start with a sentence that mends it."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from eczema_site import environment

ROOT = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environment.text("VAR_DIR", str(ROOT / "var"))).absolute()
EDITIONS_DIR = VAR_DIR / "editions"
TYPESET_DIR = VAR_DIR / "typeset"  # sheets that were set before; may be deleted
# Whether a second process sets sheets while all of an edition is printed anew.
SET_AHEAD = environment.flag("SET_AHEAD", default=(os.cpu_count() or 1) > 1)
SOCKETS_DIR = VAR_DIR / "run"  # where the programs behind the front door listen
FIXTURES_DIR = ROOT / "fixtures"

# LIVE=1 is `make dev`: pages are made from the desk on every request, and errors are shown in full.
LIVE = environment.flag("LIVE", default=False)
DEBUG = LIVE

SITE_NAME = "Eczema & JAK medicines"
SITE_URL = environment.address("SITE_URL", "http://127.0.0.1:8000")
HTTPS = SITE_URL.startswith("https://")

# Whether a second person must approve what is published. Unset: as soon as two accounts could.
PUBLISH_NEEDS_SECOND_PERSON = environment.flag_or_none("PUBLISH_NEEDS_SECOND_PERSON")

SECRET_KEY = environment.secret_key(VAR_DIR)
# The address readers type is always one of them; the printer asks for its pages by that name.
ALLOWED_HOSTS = [
    *environment.hosts("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"]),
    environment.host_of(SITE_URL),
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
environment.refuse_weak(site=SITE_URL, hosts=ALLOWED_HOSTS, live=LIVE, key=SECRET_KEY)
CSRF_FAILURE_VIEW = "drugs.admin.signing_in.refused"

# Where the desk is, without the first slash: an address of its own keeps those away who only try.
DESK_AT = environment.folder("DESK_AT", "admin/")

INSTALLED_APPS = [
    "eczema_site.desk.DeskConfig",  # Django's admin, with the editor's desk as its site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "reversion",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "drugs",
]

MIDDLEWARE = [
    "eczema_site.answer_headers.AnswerHeaders",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "drugs.accounts.sessions.SessionEnds",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "drugs.live.LiveShelf",
    "drugs.preview.Preview",
    "drugs.language.EditionLanguage",
    "drugs.views.errors.NotPrintedYet",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "eczema_site.urls"
WSGI_APPLICATION = "eczema_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # Nearly every template has words, and most have a picture, a source or a help line.
            "builtins": [
                "django.templatetags.i18n",
                "drugs.templatetags.help_lines",
                "drugs.templatetags.language",
                "drugs.templatetags.pictures",
                "drugs.templatetags.shared",
                "drugs.templatetags.sources",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": environment.database(VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name, "OPTIONS": options}
    for name, options in (
        ("django.contrib.auth.password_validation.UserAttributeSimilarityValidator", {}),
        ("django.contrib.auth.password_validation.MinimumLengthValidator", {"min_length": 12}),
        ("drugs.accounts.passwords.CommonAtHeart", {}),
        ("drugs.accounts.passwords.OwnWords", {}),
        ("django.contrib.auth.password_validation.NumericPasswordValidator", {}),
    )
]
AUTHENTICATION_BACKENDS = [
    "drugs.accounts.lock.Delay",
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Five wrong tries close an account for one address, for a while: not for everybody, or anybody
# could keep an editor out. A guess at the closed door does not keep it closed for longer.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "drugs.accounts.lock.where"
AXES_LOCKOUT_CALLABLE = "drugs.accounts.lock.closed"
# Its own logs keep what was typed as a name, which may have been a password. Ours is the one.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "password", "code"]
# The key of a phone is shown once, to its owner.
OTP_ADMIN_HIDE_SENSITIVE_DATA = True
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# The desk's language, and those an edition can be printed in: each has its catalogue in locale/ and
# its entry in drugs/wording/languages.py.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = environment.time_zone("TIME_ZONE", "America/New_York")
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "eczema_site.stylesheet.SharedStyles",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LIVE
        else "eczema_site.static_files.HashedStaticFiles"
    },
}

LOGIN_REDIRECT_URL = f"/{DESK_AT}"  # the only ones who log in are editors

# Readers get no cookie and call no other host; these headers are printed into every edition.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
if HTTPS:
    # A name that no other host of the domain, and no plain http, can set.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
# nginx leads http to https before anything comes here, and whether a domain is put on the browsers'
# own list is for its owner to say.
SILENCED_SYSTEM_CHECKS = ["security.W008", "security.W021"]
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600  # drugs/accounts/sessions.py ends it on the server, and when idle
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own

# A medicine is edited with all its rows on one screen, some hundred of them.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Who is told when what readers get is not as it was printed, and by which mail server.
ALERT_MAIL = environment.words("ALERT_MAIL", [])
globals().update(environment.mail("EMAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("MAIL_FROM", "site@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    # The address of a page can hold search words, so requests are not logged; errors are.
    "root": {"handlers": ["console"], "level": "WARNING"},
    # It would tell every word it does not know, whatever level is set for the rest.
    "loggers": {
        "syllapy": {"level": "WARNING"},
        # "Not Found: /my-illness/" would tell what a reader typed.
        "django.request": {"level": "ERROR"},
        "django.security.csrf": {"level": "ERROR"},  # so would "Forbidden: /my-illness/"
        "axes": {"level": "ERROR"},  # it tells what was typed as a name
    },
}
