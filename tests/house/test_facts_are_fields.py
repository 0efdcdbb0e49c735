"""Nothing medical is read back out of prose: facts are fields."""

import ast
import re

import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType

from tests.house.looking import imports, looks, prose_fields

PROSE = prose_fields()

# Reads texts as release 0.1 stored them, once and for all.
FROZEN = ("drugs/migrations/", "drugs/documents/upgrade.py")

# What reads, checks or cleans texts for a living, and what for. None of it decides what a page says
# of a medicine.
READERS = {
    "drugs/admin/fields.py": "finds by its help text which field of a form is Markdown",
    "drugs/admin/home.py": "finds the record that a message of the printer names",
    "drugs/admin/live.py": "finds terms of the glossary while an editor types",
    "drugs/admin/plain_characters.py": "reads names of form fields",
    "drugs/admin/parts.py": "reads names of the desk's own addresses, and what they ask for",
    "drugs/admin/record.py": "reads names of form fields",
    "drugs/admin/records.py": "reads slugs out of an address",
    "drugs/admin/impact.py": "reads what an address asks for",
    "drugs/admin/recheck.py": "reads what an address asks for",
    "drugs/admin/replace.py": "finds the words that an editor wants to replace",
    "drugs/press/said.py": "writes a text as Markdown again, for the review screen",
    "drugs/press/difference.py": "marks the words that changed, for the review screen",
    "drugs/press/rules/doses.py": "compares the numbers of sentences with the fields",
    "drugs/press/rules/treatments.py": "compares the ages of sentences with the fields",
    "drugs/press/rules/rule_sentences.py": "compares the numbers of a rule with its sentence",
    "drugs/press/rules/words.py": "names that count as one word for the reading grade",
    "drugs/press/rules/help_lines.py": "holds that a sentence names the phone number of its field",
    "drugs/preview.py": "reads what an address asks for",
    "drugs/accounts/events.py": "looks for names of fields",
    "drugs/accounts/passwords.py": "splits a password that was chosen",
    "drugs/accounts/sessions.py": "looks at an address of the desk",
    "drugs/admin/audit.py": "keeps a spreadsheet from taking a cell for a command",
    "drugs/away.py": "reads what a database says when it cannot answer",
    "drugs/backup/folders.py": "looks for the name of a file",
    "drugs/views/errors.py": "reads an address that leads nowhere",
    "drugs/search/index.py": "finds what was misspelt",
    "drugs/search/names.py": "splits what a reader typed into words",
    "drugs/search/known_names.py": "a generic name without its salt finds a medicine too",
    "drugs/search/reading.py": "reads what was typed",
    "drugs/search/urgent.py": "compares what was typed with the words that editors gave a sign",
    "drugs/search/told.py": "compares what was typed with what a sign is told in",
    "drugs/sources/label_revisions.py": "reads dates in answers of other hosts",
    "drugs/templatetags/phones.py": "makes telephone numbers ready to be tapped",
    "drugs/templatetags/pictures.py": "reads the name of a picture in a template",
    "drugs/wording/alarm_words.py": "holds the words of a language around a sign",
    "drugs/wording/amounts.py": "finds amounts of a medicine, for the press",
    "drugs/wording/frequency.py": "finds words that stand for a number, for the press",
    "drugs/wording/characters.py": "cleans what was pasted",
    "drugs/wording/grade.py": "counts words and sentences",
    "drugs/wording/languages.py": "holds the words of a language",
    "drugs/wording/markdown.py": "parses Markdown",
    "drugs/wording/page_text.py": "leaves hidden text out of the reading grade",
    "drugs/wording/words.py": "finds the words we do not use",
}
# Everything else makes pages, paper, numbers and documents. It may import `re` for this:
MAY_IMPORT = {
    "drugs/numbers/ages.py": "dates as sources print them, such as 12/2023, are put into words",
    "drugs/documents/source.py": "two revisions of a label are compared as the dates they are",
}
# And ask just this of something that looks like a text:
MAY_ASK = {
    "drugs/content/load.py": {"'order' in record.fields", "'order' not in record.model.key_fields"},
    # Where in its sentence the number of its field stands; the press holds that it does.
    "drugs/documents/help_line.py": {"self.short.partition(self.phone)"},
    "drugs/documents/source.py": {
        "_LEADING_ZERO.sub('\\\\1', text)", "_MONTH.fullmatch(text.partition('(')[0].strip())",
        "_YEAR.search(text)",
    },
    "drugs/handouts/packet_lines.py": {"name.removesuffix('_name')"},  # of a field
    "drugs/handouts/parts.py": {"run.text.rstrip().endswith(':')", "field.name not in _LOOKS"},
    "drugs/handouts/typesetting.py": {"OVERFLOW in error.message"},
    "drugs/models/publication.py": {"self.edition.partition('-')"},
    "drugs/numbers/ages.py": {"_DATE.sub(_in_words, value)"},
    "drugs/pages/compare/choice.py": {"generic.partition(' ')"},
    "drugs/pages/who_can_use/asking.py": {"row.severity.split('-to-')"},  # a choice
    "drugs/press/addresses.py": {"pattern.name not in NOT_BEFORE_THE_REST"},
    "drugs/admin/quick_rows.py": {"db_field.name.startswith(THE_OTHER)"},
    "drugs/admin/rows.py": {"name in found", "name not in last"},
    "drugs/press/never_older.py": {"folder.name.partition('-')"},
    "drugs/press/compile.py": {"name.removesuffix('_name')"},
    "drugs/press/files.py": {"content_type.startswith(COMPRESSED)"},
    "drugs/press/printing.py": {
        "path.name.endswith(endings)", "'__pycache__' not in path.parts",
    },
    "drugs/press/rules/pages.py": {"self.content_type.startswith('text/html')"},
    "drugs/press/rules/references.py": {"(urlsplit(address).hostname or '').removeprefix('www.')"},
    "drugs/press/rules/walk.py": {
        "shape.__name__.removesuffix('Doc')", "name in shape.model_fields",
    },
    "drugs/press/translation.py": {"name.endswith(('_name', 'comparator'))"},
    "drugs/search/place.py": {"self.href.partition('#')[0].partition('/letter/')"},  # an address
    "drugs/sources/fetch.py": {"address.startswith(('http://', 'https://'))"},
}  # fmt: skip


def name(path):
    return path.relative_to(settings.ROOT).as_posix()


FILES = [
    path
    for path in sorted((settings.ROOT / "drugs").rglob("*.py"))
    if not name(path).startswith(FROZEN)
]
MAKERS = [path for path in FILES if name(path) not in READERS]


@pytest.mark.parametrize("path", MAKERS, ids=name)
def test_no_pattern_is_matched_where_pages_are_made(path):
    """A pattern over a label's words once told a 65-year-old that 30 mg was covered."""
    found = imports(ast.parse(path.read_text()))
    assert bool(found) == (name(path) in MAY_IMPORT), (
        f"{name(path)}: a medical fact is a field. If this reads no prose, list it with its reason."
    )


@pytest.mark.parametrize("path", MAKERS, ids=name)
def test_no_word_is_looked_for_where_pages_are_made(path):
    found = set(looks(ast.parse(path.read_text()), PROSE))
    assert found == MAY_ASK.get(name(path), set()), f"{name(path)}: a medical fact is a field."


@pytest.mark.parametrize("path", READERS)
def test_who_may_read_reads(path):
    tree = ast.parse((settings.ROOT / path).read_text())
    assert imports(tree) or list(looks(tree, PROSE)), f"{path} reads no text any more."


def test_no_list_names_a_file_that_is_gone():
    assert {*READERS, *MAY_IMPORT, *MAY_ASK} <= set(map(name, FILES))


@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ("if '65 or older' in rule.text: pass", True),
        ("if '65' in words: pass", True),
        ("if 'stroke' not in sign.meaning: pass", True),
        ("row.summary.startswith('Call 911')", True),
        ("row.name.endswith((' together', ' pooled'))", True),
        ("dose.split(' mg')", True),
        ("CALL = 'Call 911'\nrow.summary.startswith(CALL)", True),
        ("OLD = ('65', 'older')\nany(word in said for word in OLD)", True),
        ("for word in ('clot', 'stroke'):\n    if word in said: pass", True),
        ("if needle in row.short: pass", True),
        ("said = row.short.lower()\nif needle in said: pass", True),
        ("row.advice.find(needle) if row.meaning.find(needle) else 0", True),
        ("row.short == 'Do not take it.'", True),
        ("row.dose in {'15 mg', '30 mg'}", True),
        ("match row.kind_name:\n    case 'Stop': pass", True),
        ("PATTERN.search(said)", True),
        ("operator.contains(said, word)", True),
        ("row.kind_name == 'Stop'", True),
        ("if 'a' < 'b' in said: pass", True),
        ("if row.kind in {'stop', 'pause'}: pass", False),
        ("if rule.kind in MIXING: pass", False),
        ("if slug in shelf.terms: pass", False),
        ("percent.startswith('<')", False),
        ("side.percent.startswith('<')", False),
        ("', '.join(names)", False),
        ("row.kind == 'stop'", False),
        ("NAMES = {'a', 'b'}\nif kind in NAMES: pass", False),
        ("if ('source', slug) in documents: pass", False),
    ],
)
def test_the_rule_bites(code, bad):
    assert bool(list(looks(ast.parse(code), PROSE))) == bad


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import re as r", {"re"}),
        ("from re import compile", {"re"}),
        ("def f():\n    from difflib import SequenceMatcher", {"difflib"}),
        ("import rapidfuzz.distance", {"rapidfuzz"}),
        ("import json", set()),
    ],
)
def test_the_rule_on_imports_bites(code, found):
    assert imports(ast.parse(code)) == found


def test_the_fields_of_prose_are_known():
    assert {"short", "text", "summary", "dose", "meaning", "tried_first", "kind_name"} <= PROSE
    assert not {"kind", "slug", "region", "severity", "sources", "percent"} & PROSE


# --- templates, paper and the browser -------------------------------------------------------------

ENDING = re.compile(r"\.(\w+)(?:\|\w+)*$")


def asks(source):
    """Conditions of a template that look for words in a text, or compare one with words."""
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK and token.contents.startswith(("if ", "elif ")):
            bits = [bit for bit in token.split_contents() if bit != "not"]
            for left, asked, right in zip(bits, bits[1:], bits[2:], strict=False):
                if asked not in ("in", "==", "!="):
                    continue
                fields = {found[1] for side in (left, right) if (found := ENDING.search(side))}
                quoted = any(side[0] in "\"'" and len(side) > 2 for side in (left, right))
                if (fields & PROSE and (quoted or asked == "in")) or (quoted and asked == "in"):
                    yield f"{left} {asked} {right}"


TEMPLATES = sorted(path for path in (settings.ROOT / "templates").rglob("*.*"))


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_template_looks_into_a_text(path):
    assert list(asks(path.read_text())) == []


@pytest.mark.parametrize(
    ("source", "bad"),
    [
        ('{% if "911" in row.what_to_do %}', True),
        ("{% if row.short == 'Stop.' %}", True),
        ("{% if a and word in row.summary|lower %}", True),
        ('{% if "a-slug" not in published %}', True),
        ("{% if row.kind == 'stop' %}", False),
        ("{% if medicine in choice.medicines %}", False),
    ],
)
def test_the_rule_on_templates_bites(source, bad):
    assert bool(list(asks(source))) == bad


def test_neither_paper_nor_the_browser_looks_into_a_text():
    """An address without "https://" and the place of a thing in a list are no prose."""
    for folder, ending, asks_words in (
        ("drugs/handouts", "*.typ", r"regex\((?!\"\^https)|\.(?:contains|starts-with|ends-with)\("),
        ("static/js", "*.js", r"RegExp|(?:textContent|innerText|value)\)?\.(?:includes|indexOf)\("),
        ("static/js", "*.js", r"(?:textContent|innerText|value)\)?\.(?:starts|ends)With\("),
    ):
        for path in sorted((settings.ROOT / folder).glob(ending)):
            assert re.findall(rf"{asks_words}|\.match\(", path.read_text()) == [], path
