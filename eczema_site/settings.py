"""All settings, in one file. What can differ from machine to machine comes from the environment
and is listed in `.env.example`; a wrong value stops the start with a sentence that mends it."""

from pathlib import Path

from csp.constants import NONE, SELF

from eczema_site import environment

ROOT = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environment.text("VAR_DIR", str(ROOT / "var"))).absolute()
EDITIONS_DIR = VAR_DIR / "editions"
TYPESET_DIR = VAR_DIR / "typeset"  # sheets that were set before; may be deleted
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
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "drugs.live.LiveShelf",
    "drugs.preview.Preview",
    "drugs.language.EditionLanguage",
    "drugs.views.errors.NotPrintedYet",
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
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
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
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/"
SESSION_COOKIE_HTTPONLY = True

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
    },
}
