"""Every screen of the desk is small, and asks little to open and to save: those of each kind of
record, and each of the desk's own."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from reversion.models import Version

from drugs.admin.parts import ByParts
from drugs.admin.record import RecordAdmin
from drugs.models import GlossaryTerm, ToEnter, Treatment
from tests.admin.forms import filled, soup
from tests.admin.test_parts import MOST_BYTES, MOST_QUERIES, POSTGRESQL_LOCKS, screens

pytestmark = pytest.mark.django_db
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
# Each screen of the desk's own, by its name: what it is asked for, and what it is sent.
RECORD, PAGE = {"kind": "medicine", "slug": "testol"}, {"slug": "testol"}
LABEL = {"slug": "testol-label"}
NOTED = {"do": "comment", "on": ":maker", "text": "Is this still the maker?"}
OWN = {
    "accounts": ({}, "", None),
    "affected_progress": ({}, "", None),
    "again": ({}, "", None),
    "audit": ({}, "", None),
    "bundle": ({}, "", {"name": "Another name", "record": "term/flare", "do": "keep"}),
    "impact": ({"kind": "source", **LABEL}, "", None),
    "index": ({}, "", None),
    "leaflet": (PAGE, "", {}),
    "missing": (RECORD, "", None),
    "new_bundle": ({}, "", {"name": "Two of them", "record": "term/flare", "do": "keep"}),
    "notes": (RECORD, "", NOTED),
    "past": (RECORD, "?version=1", {"do": "take-down", "reason": "A dose is wrong"}),
    "preview": ({}, "?record=medicine/testol", None),
    "printing_progress": ({}, "", None),
    "publish": ({}, "?record=medicine/testol&record=term/flare", {"do": "send", "note": "Look"}),
    "recheck": (LABEL, "", {"fact": "medicine/testol/", "section": "1", "answer": "same"}),
    "replace": ({}, "?find=flare&into=burst", None),
    "review": (RECORD, "", {"do": "sign", "read_it_all": "on"}),
    "second_step": ({}, "", None),
    "to_enter": (RECORD, "", None),
}
# What shows nothing of ours, or is no screen: files, parts that are asked for while somebody types,
# and what signs in and out. What is printed aside has tests of its own.
NO_SCREENS = {
    "accounts_csv", "affected", "app_list", "audit_csv", "autocomplete", "call_off", "jsi18n",
    "live_check", "login", "logout", "packet", "password_change", "password_change_done",
    "preview_paper", "token", "unsaved", "view_on_site",
}  # fmt: skip


def asks(do) -> tuple:
    """The answer, and how many queries it took."""
    with CaptureQueriesContext(connection) as asked:
        answer = do()
        number = len(asked) - POSTGRESQL_LOCKS
    return answer, number


def opens(client, address):
    """A screen, held to both limits; None where it may not be opened at all."""
    answer, number = asks(lambda: client.get(address))
    if answer.status_code in (403, 404):
        return None
    assert answer.status_code in (200, 302), address
    assert number <= MOST_QUERIES, (address, number)
    assert len(answer.content) < MOST_BYTES, (address, len(answer.content))
    return answer


def saves(client, address, data) -> None:
    Version.objects.all().delete()  # the first save is the dearest
    answer, number = asks(lambda: client.post(address, data))
    assert answer.status_code in (200, 302, 422), address
    assert number <= MOST_QUERIES, (address, number)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_each_kind_of_record(editor, model):
    """Its list, its empty form, and a record of it: opened and saved."""
    kind, screen = model._meta, admin.site._registry[model]
    opens(editor, reverse(f"admin:{kind.app_label}_{kind.model_name}_changelist"))
    addresses = [reverse(f"admin:{kind.app_label}_{kind.model_name}_add")]
    if (row := model._default_manager.first()) is not None:
        change = reverse(f"admin:{kind.app_label}_{kind.model_name}_change", args=[row.pk])
        parts = screens(row) if isinstance(screen, ByParts) else [""]
        addresses += [f"{change}{part}" for part in parts]
        for name in ("history", "delete"):
            opens(editor, f"{change.removesuffix('change/')}{name}/")
    for address in addresses:
        answer = opens(editor, address)
        form = answer and soup(answer).select_one(f"#{kind.model_name}_form")
        if form and isinstance(screen, RecordAdmin):
            saves(editor, address, filled(form) | {"_continue": "1"})


def test_none_of_the_screens_of_its_own_is_forgotten():
    records = tuple(f"{kind._meta.app_label}_{kind._meta.model_name}_" for kind in MODELS)
    named = {one.name for one in admin.site.get_urls() if getattr(one, "name", None)}
    assert {name for name in named if not name.startswith(records)} == {*OWN, *NO_SCREENS}


@pytest.mark.parametrize("name", OWN)
def test_each_screen_of_its_own(editor, name):
    Treatment.objects.filter(slug="testol").update(maker="Another maker")
    GlossaryTerm.objects.filter(slug="flare").update(definition="When eczema gets bad.")
    asked, query, sent = OWN[name]
    if name == "to_enter":
        ToEnter.objects.create(**RECORD, what="When it is for 911", text="Call 911 if you faint.")
    if name == "bundle":
        editor.post(reverse("admin:new_bundle"), OWN["new_bundle"][2])
        asked = {"number": 1}
    address = f"{reverse(f'admin:{name}', kwargs=asked)}{query}"
    answer = opens(editor, address)
    if sent is None:
        return
    assert answer is not None
    forms = soup(answer).select("#content form[method=post]")
    data = dict(pair for form in forms for pair in filled(form).items()) | sent
    saves(editor, address, data)
