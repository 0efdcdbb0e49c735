"""After a new revision: each fact is looked up and ticked, and the notice goes no sooner."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from drugs.admin import recheck as recheck_screen
from drugs.documents.source import is_newer, odd_date
from drugs.models import Recheck, Rule, Source
from drugs.press import recheck
from drugs.press.recheck import items, left_for_notice, not_yet_out, still_open
from drugs.press.whole_page import on_the_desk
from tests.admin.conftest import Screen, publish_screen
from tests.admin.forms import soup

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/recheck/testol-label/"


def label() -> Source:
    return Source.objects.get(slug="testol-label")


def tick(client, item, answer="same", section="7.1", **more):
    data = {"fact": item.name, "answer": answer, "section": section, **more}
    return client.post(ADDRESS, data)


def look_up(item, answer="same", now_says=""):
    """Notes what was found without the screen: for the many that a test does not look at."""
    by = User.objects.order_by("pk").first()
    recheck.note(label(), item, by=by, section="7.1", answer=answer, now_says=now_says)


@pytest.mark.parametrize(
    ("newest", "read", "newer"),
    [
        ("06/2026", "6/2026", False),
        ("6/2026", "06/2026", False),
        ("7/2026", "06/2026", True),
        ("12/2025", "6/2026", False),
        ("2026-07", "6/2026", True),
        ("6/2026", "2/2023 (parts of 12/2023)", True),
        ("", "6/2026", False),
        ("a later version", "an undated version", True),
    ],
)
def test_revisions_are_dates(newest, read, newer):
    assert is_newer(newest, read) is newer
    assert Source(newest_revision=newest, revision_read=read).newer_exists is newer


def test_no_text_box_takes_the_notice_away(editor):
    for field in ({"revision_read": "10/2026"}, {"newest_revision": ""}):
        answer = Screen(editor, label()).save(**field)
        assert "Look them up under" in soup(answer).get_text()
        assert label().newer_exists
    # A date written otherwise is the same date, and a still newer one may be noted.
    Screen(editor, label()).save(newest_revision="011/2026".removeprefix("0"))
    assert label().newest_revision == "11/2026"


@pytest.mark.parametrize("odd", ["May 2026?", "13/2026", "2026"])
def test_a_revision_that_names_a_year_is_a_date(editor, odd):
    before = label().newest_revision
    answer = Screen(editor, label()).save(newest_revision=odd)
    assert "Write its month and year in figures" in soup(answer).get_text()
    assert label().newest_revision == before
    assert not any(map(odd_date, ("5/2026", "2026-05-26", "7/2024 (UK)", "a later version", "")))


def test_the_first_page_counts_what_is_still_to_look_up(editor):
    def said():
        text = soup(editor.get("/admin/")).select_one("section[aria-labelledby=newer]").get_text()
        return int(re.search(r"(\d+) facts in \d+ records to check again", text)[1])

    before = said()
    first, second = (item for item in items(label())[1:3])
    tick(editor, first)
    tick(editor, second, answer="changed", now_says="It says 20 mg.")
    assert said() == before - 1


def test_every_fact_is_ticked_with_who_and_where(editor, monkeypatch):
    monkeypatch.setattr(recheck_screen, "MOST", 1000)
    page = soup(editor.get(ADDRESS))
    found = items(label())
    assert len(page.select("form.recheck")) == len(found) > 5
    assert [item.danger for item in found] == sorted(item.danger for item in found)
    first = found[1]
    assert tick(editor, first, section="").status_code == 422
    assert tick(editor, first, answer="changed").status_code == 422
    assert tick(editor, first, answer="changed", now_says="It says 20 mg.").status_code == 302
    row = Recheck.objects.get()
    assert (row.checked_by.username, row.section, row.edition) == ("chief", "7.1", "10/2026")
    text = " ".join(soup(editor.get(ADDRESS)).get_text().split())
    assert f"0 of {len(found)} say the same" in text
    assert "read in section 7.1 of 10/2026 by chief" in text
    assert "It says 20 mg." in text
    tick(editor, found[2])
    assert len(soup(editor.get(f"{ADDRESS}?open")).select("form.recheck")) == len(found) - 1
    shown = soup(editor.get(f"{ADDRESS}?danger=3")).select("form.recheck")
    assert len(shown) == sum(item.danger == 3 for item in found)


def names(page):
    return sorted(field["value"] for field in page.select("form.recheck [name=fact]"))


def test_the_list_is_narrowed_by_danger(editor, monkeypatch):
    """Each danger says how much of it is done; and what is settled is left out where asked for."""
    monkeypatch.setattr(recheck_screen, "MOST", 1000)
    found = items(label())
    page = soup(editor.get(ADDRESS))
    assert names(page) == sorted(item.name for item in found)
    links = {link["href"]: link for link in page.select(".columns a[href^='?danger=']")}
    assert list(links) == [f"?danger={danger}" for danger in sorted({i.danger for i in found})]
    for address, link in links.items():
        of_it = [item for item in found if address == f"?danger={item.danger}"]
        assert link.parent.get_text().endswith(f": 0 / {len(of_it)}")
        shown = soup(editor.get(f"{ADDRESS}{address}"))
        assert names(shown) == sorted(item.name for item in of_it)
        assert shown.select_one(".columns a[aria-current]")["href"] == address
    first = found[1]
    tick(editor, first)
    narrowed = f"{ADDRESS}?danger={first.danger}"
    assert first.name in names(soup(editor.get(narrowed)))
    assert first.name not in names(soup(editor.get(f"{narrowed}&open")))
    assert (
        f"1 / {sum(item.danger == first.danger for item in found)}"
        in soup(editor.get(narrowed)).get_text()
    )


def test_a_long_list_stands_on_several_screens(editor, monkeypatch):
    """All of a real label's facts on one weighed 440 KB."""
    found = items(label())
    monkeypatch.setattr(recheck_screen, "MOST", 40)
    dangers = {item.name: item.danger for item in found}
    seen = []
    for number in range(1, 2 + (len(found) - 1) // 40):
        page = soup(editor.get(f"{ADDRESS}?page={number}"))
        assert page.select_one("nav [aria-current=page]")["href"] == f"?page={number}"
        assert not seen or min(map(dangers.get, names(page))) >= max(map(dangers.get, seen))
        seen += names(page)
    assert sorted(seen) == sorted(item.name for item in found)
    # What was answered on a later one leads back there, and the filter goes along.
    answer = editor.post(
        f"{ADDRESS}?danger=3&page=2", {"fact": found[-1].name, "answer": "same", "section": "7.1"}
    )
    assert answer["Location"] == f"{ADDRESS}?danger=3&page=2"
    assert soup(editor.get(f"{ADDRESS}?danger=3")).select("nav a[href='?danger=3&page=2']")


def test_the_notice_goes_when_changes_and_rules_are_looked_up_and_the_rest_stays(editor):
    rest = [item for item in items(label()) if item.danger == 3]
    assert not soup(editor.get(ADDRESS)).select("button[value=close]")
    assert editor.post(ADDRESS, {"do": "close"}).status_code == 422
    for item in left_for_notice(items(label())):
        tick(editor, item)
    assert label().newer_exists
    editor.post(ADDRESS, {"do": "close"})
    assert label().revision_read == "10/2026"
    assert not label().newer_exists
    (open_still,) = still_open(on_the_desk(("medicine", "testol")))
    assert set(open_still[1]) <= {item.part or "the record itself" for item in rest}
    assert open_still[1]
    home = soup(editor.get("/admin/"))
    assert home.select(f'#to-look-up + ul a[href="{ADDRESS}"]')


@pytest.mark.long
def test_what_changed_stays_listed_until_it_says_the_same(editor):
    """A dose that the label changed does not get lost behind a tick."""
    rule = Rule.objects.filter(treatment__slug="testol", kind="most-allowed").first()
    for item in left_for_notice(items(label())):
        if item.part == f"rule {rule.slug}":
            tick(editor, item, answer="changed", now_says="At most half of it.")
        else:
            look_up(item)
    page = soup(editor.get(ADDRESS))
    assert "At most half of it." in page.select_one(".desk > .note").get_text()
    assert not page.select("button[value=close]")
    (left,) = left_for_notice(items(label()))
    assert editor.post(ADDRESS, {"do": "close"}).status_code == 422
    assert label().newer_exists
    # Corrected, and looked at again: but readers still have the old words.
    Screen(editor, rule).save(short="12 to 64: 100 mg once a day, and never 200 mg at once.")
    tick(editor, next(item for item in items(label()) if item.name == left.name))
    assert left_for_notice(items(label())) == []
    page = soup(editor.get(ADDRESS))
    assert not page.select("button[value=close]")
    assert "Publish it first" in page.select_one("#close").parent.get_text()
    assert editor.post(ADDRESS, {"do": "close"}).status_code == 422
    publish_screen(editor, "medicine/testol", reason="The label changed")
    editor.post(ADDRESS, {"do": "close"})
    assert not label().newer_exists


def test_what_changed_of_the_rest_stays_listed_after_the_notice_went(editor):
    for item in items(label()):
        if item.danger == 3 and item.key[0] == "medicine":
            look_up(item, answer="changed", now_says="It says 20 mg.")
        else:
            look_up(item)
    editor.post(ADDRESS, {"do": "close"})
    assert not label().newer_exists
    assert still_open(on_the_desk(("medicine", "testol")))
    assert soup(editor.get("/admin/")).select(f'#to-look-up + ul a[href="{ADDRESS}"]')
    for item in items(label()):
        if not item.settled:
            look_up(item)
    assert not still_open(on_the_desk(("medicine", "testol")))
    assert not soup(editor.get("/admin/")).select("#to-look-up")


def test_a_record_is_read_once_however_many_of_its_parts_changed(editor, monkeypatch):
    """It was read anew for each: with sixty changes, the screen took seconds."""
    changed = [item for item in items(label()) if item.key == ("medicine", "testol")][:4]
    for item in changed:
        tick(editor, item, answer="changed", now_says="It says 20 mg.")
    read, real = [], recheck._resting
    monkeypatch.setattr(
        recheck, "_resting", lambda one, *rest: read.append(one) or real(one, *rest)
    )
    assert not_yet_out(label()) == []
    assert [one.slug for one in read] == ["testol", "testol"], "on the desk, and as readers have it"


def test_the_list_of_changes_is_read_and_agrees_with_nothing(editor):
    form = soup(editor.get(ADDRESS)).select("form.recheck")[0]
    assert [button.get_text() for button in form.select("button")] == ["I read it"]
    assert not form.select("[name=now_says]")


def test_an_author_ticks_and_a_stranger_does_not(editor):
    anna = User.objects.create_user("anna", is_staff=True)
    anna.groups.add(Group.objects.get(name="Author"))
    from tests.admin.conftest import enter

    assert tick(enter(anna), items(label())[0]).status_code == 302
    bare = User.objects.create_user("bare", is_staff=True)
    assert enter(bare).get(ADDRESS).status_code == 403
    assert editor.get(reverse("admin:recheck", args=["nothing"])).status_code != 200
