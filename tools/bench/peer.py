"""`make bench-peer`: a page of ours beside the same words on a Wagtail site, which a health team
would pick today. Wagtail comes from the package index into a folder that is thrown away."""

import contextlib
import gzip
import html
import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools import nginx, serve
from tools.bench import report, site
from tools.bench.load import Asked
from tools.bench.run import largest, put_down, workers
from tools.bench.turns import answered, in_turns
from tools.say import Step, Stop

WAGTAIL = "8.0.1"
LEAST = 100.0  # times as many answers as the other

# As for service: no debugging, packed answers, files by their hash, templates kept in memory.
SETTINGS = """
from .base import *
DEBUG = False
SECRET_KEY = "{key}"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *MIDDLEWARE]
"""
MODEL = """
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

class HomePage(Page):
    body = RichTextField(blank=True)
    content_panels = [*Page.content_panels, FieldPanel("body")]
"""
TEMPLATE = """{% extends "base.html" %}{% load wagtailcore_tags %}
{% block content %}<main><h1>{{ page.title }}</h1>{{ page.body|richtext }}</main>{% endblock %}
"""
FILL = """
import pathlib
from home.models import HomePage
page = HomePage.objects.get()
page.body = pathlib.Path("words.html").read_text()
page.save_revision().publish()
"""


def bench_peer() -> int:
    """Measure. Gives the exit code: 1 where the target is not met."""
    return put_down(measured, "make bench-peer")


def measured(python: str, folder: Path) -> list[report.Row]:
    """The largest front page of a medicine on both, in turns."""
    manifest = json.loads((folder / "editions/current/manifest.json").read_text())["files"]
    with site.served(python, folder) as (port, _):
        ours = Asked(port, largest(manifest))
        words = text_of(answered(ours)[2])
        with wagtail(folder / "peer", words) as other:
            theirs = Asked(other, "/")
            if missing := [one for one in words if one not in text_of(answered(theirs)[2])]:
                raise Stop(f"The other page does not say: {missing[0]}")
            with Step("A page of ours beside the same words on Wagtail"):
                turns = in_turns(ours, theirs)
    return [report.ratio(f"front door : Wagtail {WAGTAIL}, a page of the same words", turns, LEAST)]


def text_of(packed: bytes) -> list[str]:
    """The texts between the tags of a page's main part, in their order."""
    page = gzip.decompress(packed).decode()
    main = page[page.index("<main") : page.index("</main>")]
    return [
        text
        for part in re.sub(r"<(svg|script|style)\b.*?</\1>", "", main, flags=re.S).split("<")
        if (text := " ".join(html.unescape(part.partition(">")[2]).split()))
    ]


@contextlib.contextmanager
def wagtail(folder: Path, words: list[str]) -> Iterator[int]:
    """A site of Wagtail with one page of these words, served by as many workers. Gives its port."""
    own = folder / "venv" / "bin"
    project = folder / "project"
    project.mkdir(parents=True)
    with Step(f"Installing Wagtail {WAGTAIL}"):
        run(folder, sys.executable, "-m", "venv", "venv")
        server = f"granian=={report.locked('granian')}"
        run(folder, str(own / "pip"), "install", "--quiet", f"wagtail=={WAGTAIL}", server)
    with Step("Making its site"):
        run(folder, str(own / "wagtail"), "start", "peer", "project")
        (project / "peer/settings/measured.py").write_text(
            SETTINGS.format(key=secrets.token_urlsafe(40))
        )
        (project / "home/models.py").write_text(MODEL)
        (project / "home/templates/home/home_page.html").write_text(TEMPLATE)
        (project / "words.html").write_text(
            "".join(f"<p>{html.escape(text)}</p>" for text in words)
        )
        manage = (str(own / "python"), "manage.py")
        run(project, *manage, "makemigrations", "--noinput", "home")
        run(project, *manage, "migrate", "--noinput")
        run(project, *manage, "collectstatic", "--noinput")
        run(project, *manage, "shell", "-c", FILL)
    port = serve.free_port()
    command = [str(own / "granian"), "--no-ws", "--log-level=warning", "--interface=wsgi"]
    command += ["--backlog=4096", "--blocking-threads=2", f"--workers={workers()}"]
    command += ["--host=127.0.0.1", f"--port={port}", "peer.wsgi:application"]
    process = subprocess.Popen(command, cwd=project, env=settings())
    try:
        nginx.wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def settings() -> dict[str, str]:
    """This environment, with the settings of the other site."""
    return os.environ | {"DJANGO_SETTINGS_MODULE": "peer.settings.measured"}


def run(folder: Path, *command: str) -> None:
    """One command; `Stop` with its last line where it fails."""
    done = subprocess.run(
        command, cwd=folder, env=settings(), capture_output=True, text=True,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise Stop(f"{' '.join(command[:3])} failed: {said[-1] if said else done.returncode}")
