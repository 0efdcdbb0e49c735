"""The site as files, with the real nginx alone: no program of ours runs."""

import json
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from drugs.press.addresses import paths
from drugs.press.static_site import INDEX, MARK, NotOurs, header_rules, write_site
from drugs.shelf import Shelf
from tests.service import web_server
from tests.service.asking import ask

NEEDS_A_SERVER = ("/admin/",)


@pytest.fixture(scope="module")
def alone(edition_doc):
    return Shelf(edition_doc, alone=True)


@pytest.fixture(scope="module")
def folder(alone, static_files, tmp_path_factory):
    folder = tmp_path_factory.mktemp("static") / "site"
    write_site(alone, folder)
    return folder


@pytest.fixture(scope="module")
def nginx(folder):
    with web_server.running("static", folder.parent / "nginx", [], folder.parent) as port:
        yield port


def soup_of(nginx, path):
    return BeautifulSoup(ask(nginx, path)[2], "lxml")


def test_every_printed_address_is_answered(nginx, alone):
    wanted = paths(alone)
    assert sum(path.endswith(".pdf") for path in wanted) > 10
    for path in wanted:
        status, headers, body = ask(nginx, path)
        assert status == 200, path
        assert body, path
        if path.endswith("/"):
            assert "default-src 'none'" in headers["content-security-policy"], path
            assert headers["content-type"] == "text/html; charset=utf-8", path
        if path.endswith(".pdf"):
            assert body.startswith(b"%PDF"), path
            assert headers["content-security-policy"] == "frame-ancestors 'none'", path
        packed = ask(nginx, path, accept_encoding="br")[1]
        assert ("content-encoding" in packed) == (not path.endswith(".pdf")), path


def test_every_link_and_file_that_a_page_names_is_there(nginx, alone):
    found = {"/404.html"}
    for path in [path for path in paths(alone) if path.endswith("/")]:
        page = soup_of(nginx, path)
        for tag, name in (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src")):
            for part in page.find_all(tag, {name: True}):
                parts = urlsplit(urljoin(path, part[name]))
                if not parts.scheme and not parts.netloc:
                    found.add(parts.path)
        for part in page.select("[data-index]"):
            found.add(part["data-index"])
    assert INDEX in found
    assert len(found) > 60
    for path in sorted(found):
        assert ask(nginx, path)[0] == 200, path


def test_what_is_not_there_gets_the_sites_own_page(nginx):
    for path in ("/nowhere/", "/medicines/nowhere/", "/_headers", f"/{MARK}", "/admin/login/"):
        status, headers, body = ask(nginx, path)
        assert status == 404, path
        page = BeautifulSoup(body, "lxml")
        assert page.select_one("main h1"), path
        assert page.select_one('a[href="/urgent-help/"]'), path
        assert "default-src 'none'" in headers["content-security-policy"] or path.endswith("e")


def test_no_form_is_shown_that_nobody_answers(nginx, alone):
    for path in [path for path in paths(alone) if path.endswith("/")]:
        for form in soup_of(nginx, path).find_all("form"):
            if form.get("data-find"):
                continue  # it filters its own page, and without a script leads to search
            # Search is answered in the browser, and so is the one of whom approvals cover.
            assert form["action"].partition("#")[0] in ("/search/", "/who-can-use/"), path
            if form["action"].startswith("/who-can-use/"):
                assert not form.select('[type="submit"]')
                assert "needs JavaScript" in form.select_one("[data-no-script]").text
    assert "cannot take reports" in soup_of(nginx, "/report-a-problem/").main.text


def test_search_finds_by_names_and_tells_where_help_is(nginx, alone):
    page = soup_of(nginx, "/search/?q=anything")
    assert page.main.select_one('a[href="/urgent-help/"]')
    assert page.main.select_one('a[href="tel:911"]')
    assert page.select_one("script[src*=search_alone]")
    assert not page.select("script[src*=htmx]")
    index = json.loads(ask(nginx, INDEX)[2])
    titles = {title: href for title, href, *_ in index}
    for medicine in alone.medicines.values():
        assert f"/medicines/{medicine.slug}/" in titles.values()
    written = set(paths(alone))
    assert all(href.partition("#")[0] in written for _, href, *_ in index)


def test_headers_for_other_hosts_are_those_of_the_edition(folder, manifest):
    lines = (folder / "_headers").read_text().splitlines()
    rules, at = {}, ""
    for line in lines:
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[at].setdefault(name, value)
        elif line:
            at = line
            rules[at] = {}
    assert len(rules) < 100  # Cloudflare Pages reads no more
    for path, entry in manifest["files"].items():
        top = path.split("/")[1]
        said = rules.get(f"/{top}/*", {}) | rules.get(path, {})
        for name, value in entry["headers"].items():
            if name not in ("Content-Type", "Content-Disposition", "Vary"):
                assert said[name] == value, (path, name)
    assert "immutable" in rules["/static/*"]["Cache-Control"]


def test_nginx_says_the_headers_of_the_edition_and_no_name_of_its_own(nginx, alone, manifest):
    left = ("Content-Disposition", "Vary")
    wanted = {path: manifest["files"].get(path) for path in paths(alone)}
    assert sum(entry is not None for entry in wanted.values()) > 50
    for path, entry in wanted.items():
        headers = ask(nginx, path)[1]
        assert headers["server"] == "web"
        for name, value in entry["headers"].items() if entry else ():
            assert name in left or headers[name.lower()] == value, (path, name)
        if path.endswith(".pdf"):
            assert not headers.keys() & {"permissions-policy", "x-frame-options"}, path
    page = ask(nginx, "/")[1].keys()
    for path in ("/nowhere/", "/about"):  # an error and a redirect
        headers = ask(nginx, path)[1]
        assert headers["server"] == "web"
        assert page - headers.keys() <= {"accept-ranges", "etag", "last-modified", "vary"}, path


def test_a_folder_of_somebody_else_is_left_alone(alone, tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(NotOurs):
        write_site(alone, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_it_takes_the_place_of_the_one_before(alone, static_files, tmp_path):
    target = tmp_path / "site"
    write_site(alone, target)
    (target / "old.html").write_text("left over")
    write_site(alone, target)
    assert not (target / "old.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_rule_holds_for_all_of_its_folder():
    one, other = {"A": "1", "B": "1"}, {"A": "1", "B": "2"}
    text = header_rules({"/": one, "/x/": one, "/x/y.pdf": other, "/robots.txt": other})
    assert "/x/*\n  A: 1\n/x/\n  B: 1\n/x/y.pdf\n  B: 2\n" in text
    assert "/robots.txt\n  A: 1\n  B: 2\n" in text
