"""Forms and queries with whatever may be sent: an answer in words, never a failure of ours."""

from urllib.parse import quote_from_bytes

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from drugs.shelf import REQUEST_KEY
from drugs.views import report_a_problem
from tests.accounts.conftest import PASSWORD
from tests.come_in import come_in
from tests.fuzz.conftest import few, many

# Texts with what breaks parsers: no text at all, halves of signs, other directions, very long ones.
ODD = st.sampled_from(
    [
        "",
        "\0",
        "\x1b[2J",
        "\u202eabc",
        "\ufeff",
        "%00",
        "%ff",
        "../" * 9,
        "'\"><svg onload=1>",
        "{{7*7}}",
        "{% load x %}",
        "#panic(1)",
        "$ x $",
        "-1",
        "1e999",
        "９",
        "ß" * 300,
        "a" * 5000,
        "\U0001f469\u200d",
    ]
)
TEXT = st.one_of(st.text(max_size=60), ODD)
SLUG = st.one_of(st.sampled_from(["testol", "nortab", "velvix", "no-change", "all"]), TEXT)
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=6)
BODY = st.one_of(st.binary(max_size=300), TEXT.map(lambda text: text.encode("utf-8", "replace")))
KIND = st.sampled_from(
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "text/plain",
        "",
        "multipart/form-data; boundary=" + "y" * 300,
        "application/x-www-form-urlencoded; charset=utf-7",
        "multipart/form-data; boundary=\xe9",
    ]
)


def query_of(pairs) -> str:
    return "&".join(
        f"{quote_from_bytes(a.encode('utf-8', 'replace'))}="
        f"{quote_from_bytes(b.encode('utf-8', 'replace'))}"
        for a, b in pairs
    )


def answered(response) -> None:
    assert response.status_code < 500 or response.status_code == 503, response.status_code
    assert "Traceback" not in response.content.decode("utf-8", "replace")


QUERIES = st.one_of(
    st.tuples(st.just("/search/"), st.lists(st.tuples(st.sampled_from(["q", "more"]), TEXT))),
    st.tuples(
        st.just("/compare/"),
        st.lists(st.tuples(st.sampled_from(["medicine", "a", "b", "table"]), SLUG)),
    ),
    st.tuples(st.just("/questions/"), st.lists(st.tuples(st.sampled_from(["medicine"]), SLUG))),
    st.tuples(st.just("/report-a-problem/"), st.lists(st.tuples(st.just("page"), TEXT))),
    st.tuples(
        SLUG.map(lambda s: f"/medicines/{quote_from_bytes(s.encode('utf-8', 'replace'))}/"), PAIRS
    ),
    st.tuples(TEXT.map(lambda s: f"/{quote_from_bytes(s.encode('utf-8', 'replace'))}"), PAIRS),
)


def look_at_queries(reader, asked, htmx) -> None:
    path, pairs = asked
    headers = {"HX-Request": "true"} if htmx else {}
    answered(reader.get(f"{path}?{query_of(pairs)}", headers=headers))


def send_forms(reader, path, kind, body) -> None:
    report_a_problem.rate = report_a_problem.Rate()
    # As the bytes they are: the client's own way of posting would read them first.
    answered(reader.generic("POST", path, body, content_type=kind))
    answered(reader.generic("POST", path, body, content_type=kind, CONTENT_LENGTH="99999"))


FORMS = st.sampled_from(["/who-can-use/", "/report-a-problem/", "/search/", "/nowhere/"])


@few
@given(asked=QUERIES, htmx=st.booleans())
def test_queries(reader, asked, htmx):
    look_at_queries(reader, asked, htmx)


@pytest.mark.django_db
@few
@given(path=FORMS, kind=KIND, body=BODY)
def test_forms_of_readers(reader, path, kind, body):
    send_forms(reader, path, kind, body)


@pytest.mark.long
@many
@given(asked=QUERIES, htmx=st.booleans())
def test_many_queries(reader, asked, htmx):
    look_at_queries(reader, asked, htmx)


@pytest.mark.long
@pytest.mark.django_db
@many
@given(path=FORMS, kind=KIND, body=BODY)
def test_many_forms_of_readers(reader, path, kind, body):
    send_forms(reader, path, kind, body)


DESK = st.sampled_from(
    [
        "login/",
        "second-step/",
        "again/",
        "publish/?record=term/jak",
        "past/term/jak/",
        "review/medicine/testol/",
        "recheck/testol-label/",
        "to-enter/medicine/testol/",
        "live-check/",
        "audit/?page=x",
        "audit.csv?record=%00",
        "accounts/?page=-1",
        "drugs/glossaryterm/add/",
        "drugs/phrase/add/",
        "drugs/problemreport/",
        "drugs/rule/?q=%FF",
        "auth/user/add/",
    ]
)
FIELDS = st.sampled_from(
    [
        "username",
        "password",
        "next",
        "code",
        "do",
        "reason",
        "note",
        "seen",
        "fact",
        "section",
        "answer",
        "text",
        "page",
        "slug",
        "term",
        "definition",
        "action",
        "_selected_action",
    ]
)


def use_the_desk(client, path, fields) -> None:
    answered(client.post(f"/admin/{path}", dict(fields)))
    answered(client.get(f"/admin/{path}"))


@pytest.fixture
def chief(shelf, admin_user) -> Client:
    admin_user.set_password(PASSWORD)
    admin_user.save()
    return come_in(Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf}), admin_user)


@pytest.mark.django_db
@settings(few, max_examples=12)  # each compiles the desk, twice
@given(path=DESK, fields=st.lists(st.tuples(FIELDS, TEXT), max_size=5))
def test_forms_of_the_desk(chief, path, fields):
    use_the_desk(chief, path, fields)


@pytest.mark.long
@pytest.mark.django_db
@many
@given(path=DESK, fields=st.lists(st.tuples(FIELDS, TEXT), max_size=5))
def test_many_forms_of_the_desk(chief, path, fields):
    use_the_desk(chief, path, fields)
