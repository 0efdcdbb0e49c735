"""Texts that would run somewhere, through the ways a text takes: the admin, the fixtures, the press
and paper. Each is refused in a sentence, or stands before readers as the words it is."""

import re

import pytest
import yaml
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse

from drugs.content.files import read
from drugs.content.load import load
from drugs.handouts.printed import printed as print_one
from drugs.models import SideEffect
from drugs.pages.handouts import handouts
from drugs.press.desk import compile_desk
from drugs.press.editions import edition_with
from drugs.press.rules import check
from drugs.shelf import REQUEST_KEY, Shelf
from drugs.wording.markdown import TextError, parse
from tests.admin.conftest import Screen, enter
from tests.desks import DAY
from tests.handouts.reading import read_back

# Each breaks out of something: HTML, an attribute, a template, Markdown, Typst, JSON in a script.
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</script><script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}{% debug %}",
    '#panic("out") #eval("1")',
    '#read("/etc/passwd")',
    "$ sum $ <label> @ref // not a comment",
    "\\u{41} `code` = Heading",
    "${alert(1)} `${1}`",
]
LINKS = [
    "[go](javascript:alert(1))",
    "[go](data:text/html,x)",
    "[go](vbscript:x)",
    "[go](//evil.example/)",
    "<b>x</b>",
]
# No picture and no attribute comes of these: words, and a link that is escaped.
HARMLESS = ["![x](https://a.example/x.png)", '[go](term:"onclick=1)']


@pytest.fixture(autouse=True)
def _static(static_files):
    """Pages name their static files by their hash."""


def harmless(page: str) -> None:
    """No element and no attribute in it that would run something."""
    soup = BeautifulSoup(page, "lxml")
    for script in soup.select("script"):
        assert script.get("src") or script.get("type") == "application/json", script
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on") or name == "style"], tag
        assert (
            not str(tag.get("href", "")).lower().startswith(("javascript:", "data:", "vbscript:"))
        )
    assert not soup.select("img[src=x], iframe[srcdoc], b > script")


@pytest.mark.django_db
@pytest.mark.parametrize("payload", PAYLOADS)
def test_on_the_desk_and_before_readers(admin_user, payload):
    """Saved in the admin as a name and as a text, compiled, and shown on the page."""
    client = enter(admin_user)
    row = SideEffect.objects.get(slug="nausea")
    answer = Screen(client, row).save(name=payload[:60], what_to_do=f"Call. {payload}")
    harmless(answer.content.decode())
    harmless(client.get(reverse("admin:drugs_sideeffect_changelist")).content.decode())
    # Whatever way it came in, such as a fixture or a shell.
    SideEffect.objects.filter(pk=row.pk).update(name=payload[:60])
    document = compile_desk()["side-effect", "nausea"]
    shelf = Shelf(edition_with({("side-effect", "nausea"): document}, DAY))
    reader = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    for address in ("/side-effects/nausea/", "/side-effects/", "/search/?q=nausea", "/search/"):
        page = reader.get(address).content.decode()
        harmless(page)
    shown = BeautifulSoup(reader.get("/side-effects/nausea/").content, "lxml").select_one("h1")
    assert " ".join(payload[:60].split()) in " ".join(shown.get_text().split())


@pytest.mark.parametrize("payload", [*LINKS, *HARMLESS, *PAYLOADS])
def test_markdown_keeps_words_or_refuses(payload):
    try:
        found = repr(parse(f"Words. {payload}"))
    except TextError as error:
        found = str(error)
        assert len(found) > 20
    else:
        assert payload not in LINKS, found


@pytest.mark.django_db
@pytest.mark.parametrize("payload", LINKS)
def test_a_fixture_with_such_a_link_is_never_published(tmp_path, payload):
    fields = {"slug": "odd", "term": "Odd", "definition": payload, "how_checked": "primary"}
    record = [{"model": "drugs.glossaryterm", "fields": fields}]
    (tmp_path / "one.yaml").write_text(yaml.safe_dump(record))
    load(read(tmp_path))
    with pytest.raises(TextError):
        compile_desk()


def test_typst_sets_them_as_words(shelf):
    """On paper each stands as it was typed; none is run, and none stops the press."""
    slug = next(iter(shelf.medicines))
    rules = shelf.medicines[slug].rules
    for payload in PAYLOADS:
        first = rules[0].model_copy(update={"short": payload})
        medicine = shelf.medicines[slug].model_copy(update={"rules": (first, *rules[1:])})
        entries = tuple(
            entry.model_copy(update={"document": medicine})
            if (entry.kind, entry.slug) == ("medicine", slug)
            else entry
            for entry in shelf.edition.published
        )
        odd = Shelf(shelf.edition.model_copy(update={"published": entries}))
        name, handout = next(
            (n, h) for n, h in handouts(odd).items() if h.kind == "medicine" and slug in n
        )
        sheet = read_back(print_one(handout, odd).pdf, handout)
        assert sheet.says(payload), (name, payload)


def test_the_press_names_what_it_refuses(edition_doc):
    documents = {(entry.kind, entry.slug): entry.document for entry in edition_doc.published}
    key = next(key for key in documents if key[0] == "term")
    odd = documents[key].model_copy(update={"term": "Ja\u202ek"})
    found = check(odd, documents | {key: odd})
    assert any("U+202E" in problem.message for problem in found)


def test_scripts_put_texts_in_as_text():
    """Search alone puts in HTML: this site's own answers, parsed where no script runs."""
    runs = re.compile(
        r"\.(?:innerHTML|outerHTML)\b|insertAdjacentHTML|document\.write"
        r"|\beval\(|new Function|postMessage|createContextualFragment|DOMParser"
    )
    for path in sorted((settings.ROOT / "static/js").glob("*.js")):
        found = runs.findall(path.read_text())
        assert found == (["DOMParser"] if path.name == "search.js" else []), path.name
