"""What is approved is proven printable first, and can never stop what others publish later."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from drugs.handouts import printed
from drugs.handouts.parts import texts
from drugs.handouts.typesetting import HandoutError
from drugs.management.commands import printer
from drugs.models import (
    GlossaryTerm,
    Printing,
    Publication,
    Slot,
    Treatment,
    TriedSearch,
    UrgentSign,
    at_the_press,
)
from drugs.press import affected, printing, proof
from drugs.press.affected import affected_addresses
from drugs.press.editions import changed, document_of, edition, newest
from drugs.press.proof import prove
from drugs.press.publish import NotPublishable, publish
from drugs.press.withdraw import withdraw
from drugs.views import medicine as medicine_view

pytestmark = pytest.mark.django_db

TESTOL = ("medicine", "testol")
TERM = ("term", "flare")
CARD = "/handouts/testol-wallet-card.pdf"


@pytest.fixture(autouse=True)
def _nothing_kept(request):
    proof._kept.clear()
    patched = "monkeypatch" in request.fixturenames  # then pages may come out otherwise
    if patched:
        proof.forget()
    yield
    if patched:
        proof.forget()


def change(**fields):
    Treatment.objects.filter(slug="testol").update(**fields)


def reword():
    """Somebody else's draft, about something else."""
    GlossaryTerm.objects.filter(slug="flare").update(definition="When eczema gets bad.")


def refused(*keys):
    before = Publication.objects.count()
    with pytest.raises(NotPublishable) as caught:
        publish(keys, reason="r")
    assert Publication.objects.count() == before
    return [str(problem) for problem in caught.value.problems]


def published_all_the_same(character="\ue0b7"):
    """A publication from before anybody looked at characters."""
    row = Publication.objects.newest().get(kind="medicine", slug="testol")
    document = row.document
    document["box_line"] += character
    with at_the_press():
        Publication.objects.create(
            kind=row.kind, slug=row.slug, version=2, document=document, shape=row.shape,
            reason="Long ago", published_at=timezone.now(),
        )  # fmt: skip


# --- what a draft touches ---


def test_a_draft_touches_its_pages_its_data_and_its_sheets():
    change(box_line="Yes: clots.")
    found = prove(changed(), timezone.localdate())
    assert {"/medicines/testol/", "/data/medicines/testol.json"} <= set(found.paths)
    assert {CARD, "/handouts/testol.pdf", "/handouts/"} <= set(found.paths)
    assert "/medicines/velvix/" not in found.paths
    assert found.problems == ()
    assert list(found.paths) == affected_addresses(changed(), timezone.localdate())


def test_each_sheet_it_touches_is_typeset_once_and_no_other(monkeypatch):
    asked = []
    real = affected.page_aside
    monkeypatch.setattr(proof, "page_aside", lambda *args: asked.append(args[2]) or real(*args))
    change(box_line="Yes: clots.")
    prove(changed(), timezone.localdate())
    assert CARD in asked
    assert len(asked) == len(set(asked))
    assert not any("-a4" in path or path.endswith("/velvix.pdf") for path in asked)
    before = len(asked)
    prove(changed(), timezone.localdate())
    assert len(asked) == before, "the same draft is not printed twice"


def test_another_day_another_draft_or_another_publication_is_proven_anew():
    reword()
    first = proof._mark(changed(), timezone.localdate())
    assert first != proof._mark(changed(), timezone.localdate() + datetime.timedelta(days=1))
    change(maker="Another name")
    assert first != proof._mark(changed(), timezone.localdate())
    draft = {TERM: changed()[TERM]}
    assert first == proof._mark(draft, timezone.localdate())
    publish([TESTOL], reason="r")
    assert first != proof._mark(draft, timezone.localdate())


def test_what_is_published_is_looked_at_once_for_all_drafts(monkeypatch):
    looked = []
    real = proof.cards
    monkeypatch.setattr(proof, "cards", lambda shelf: looked.append(shelf) or real(shelf))
    change(maker="Another name")
    prove(changed(), timezone.localdate())
    change(maker="A third one")
    prove(changed(), timezone.localdate())
    now, one, again, other = looked
    assert now is again
    assert one is not other
    publish([TESTOL], reason="r")
    reword()
    prove(changed(), timezone.localdate())
    assert looked[-2] is not now
    assert looked[-2].medicines["testol"].maker == "A third one"


# --- what cannot be printed is refused at the desk ---


@pytest.mark.long
def test_a_sheet_that_cannot_be_typeset_is_refused_at_the_desk(monkeypatch):
    """No rule over documents knows that a card overflows; only typesetting it shows it."""
    real = printed.typeset

    def typeset(sheet, **options):
        if any("Another name" in text for text in texts(sheet)):
            raise HandoutError("a panel has more words than it can hold")
        return real(sheet, **options)

    monkeypatch.setattr(printed, "typeset", typeset)
    change(box_line="Yes: Another name.")
    problems = refused(TESTOL)
    assert any(
        problem.startswith(f"page {CARD}: {CARD} could not be printed: it answered 500. {CARD} "
                           "(medicine testol): a panel has more words than it can hold")
        for problem in problems
    )  # fmt: skip
    reword()
    assert publish([TERM], reason="It stops nobody else")


def test_a_page_that_fails_is_refused_at_the_desk(monkeypatch):
    real = medicine_view.page

    def page(request, template, **context):
        if "Another name" in str(context):
            raise ValueError("this fails")
        return real(request, template, **context)

    monkeypatch.setattr(medicine_view, "page", page)
    change(box_line="Yes: Another name.")
    problems = [text for text in refused(TESTOL) if "/medicines/testol/" in text]
    assert problems[0] == (
        "page /medicines/testol/: /medicines/testol/ could not be printed: it answered 500. this "
        "fails"
    )


@pytest.mark.parametrize("character", ["\u2011", "\u200b", "\ue0b7", "\u2103", "\U0001f600"])
def test_a_character_is_refused_with_record_field_and_code(character):
    Slot.objects.filter(treatment__slug="testol", topic="storage").update(
        text=f"Keep{character} it."
    )
    (problem,) = refused(TESTOL)
    assert problem.startswith("medicine testol, slot storage: In its text: ")
    assert f"U+{ord(character):04X}" in problem
    reword()
    assert publish([TERM], reason="It stops nobody else")


def test_a_place_that_is_not_on_a_page_is_refused_with_page_and_record():
    Slot.objects.filter(treatment__slug="testol", topic="storage").update(
        text="See [this](/urgent-help/#no-such-place)."
    )
    problems = refused(TESTOL)
    assert len(problems) == len(set(problems)) == 2, "its chapter and all of it on one page"
    for problem, page in zip(problems, ("day-to-day", "all"), strict=True):
        assert problem == (
            f"page /medicines/testol/{page}/: The link to /urgent-help/#no-such-place, in medicine "
            "testol, leads to no place on that page."
        )


def test_a_record_that_a_page_leads_to_does_not_leave_the_site():
    """Nothing names the article; a page of the site has a link to it all the same."""
    with pytest.raises(NotPublishable, match="leads to no page"):
        withdraw(("article", "boxed-warning"), reason="r")


# --- what was broken before is nobody's fault ---


@pytest.mark.long
def test_what_could_not_be_printed_before_is_not_held_against_others():
    published_all_the_same()
    reword()
    assert publish([TERM], reason="r")
    Treatment.objects.filter(slug="nortab").update(maker="Another name")
    assert publish([("medicine", "nortab")], reason="their pair has a sheet with it")


def test_the_corrected_record_can_be_published():
    published_all_the_same()
    (made,) = publish([TESTOL], reason="Corrected")
    assert "\ue0b7" not in document_of(made).box_line
    assert newest()[TESTOL].version == 3


class TestThePrinter:
    @pytest.fixture(autouse=True)
    def _few(self, editions, monkeypatch):
        monkeypatch.setattr(printing, "paths", lambda shelf: ["/robots.txt", CARD])
        monkeypatch.setattr(printer, "call_command", lambda *args, **options: None)

    def test_it_names_the_record_the_field_the_character_and_the_way_out(self, editions):
        call_command("printer", "--once")
        good = printing.current_name(editions)
        published_all_the_same()
        with pytest.raises(CommandError) as caught:
            call_command("printer", "--once")
        row = Printing.objects.first()
        assert row.state == "failed"
        for said in (str(caught.value), row.message):
            assert f"{CARD} could not be printed" in said
            assert "medicine testol, medicine testol: In its box line: the character U+E0B7" in said
            assert "Correct the record on the desk and publish it." in said
        assert printing.current_name(editions) == good

    def test_a_rule_that_a_page_breaks_stops_the_edition_and_is_told(self, editions, monkeypatch):
        monkeypatch.setattr(printing, "paths", lambda shelf: ["/", "/robots.txt"])
        call_command("printer", "--once")
        good = printing.current_name(editions)
        row = Publication.objects.newest().get(kind="article", slug="boxed-warning")
        with at_the_press():
            Publication.objects.create(
                kind=row.kind, slug=row.slug, version=2, document=None, reason="Past the press",
                published_at=timezone.now(),
            )  # fmt: skip
        monkeypatch.setattr(printing, "paths", lambda shelf: ["/evidence/", "/robots.txt"])
        with pytest.raises(
            CommandError, match="page /evidence/: The link to /boxed-warning/ leads"
        ):
            call_command("printer", "--once")
        assert Printing.objects.first().state == "failed"
        assert printing.current_name(editions) == good

    def test_what_is_only_pointed_out_stands_beside_the_edition(self, editions, monkeypatch):
        hard = printing.check_pages
        problem = printing.Problem("page", "/", "", "It is too hard to read.", stops=False)
        monkeypatch.setattr(printing, "check_pages", lambda *args: [*hard(*args), problem])
        call_command("printer", "--once")
        assert Printing.objects.first().message == "page /: It is too hard to read."


# --- searches that editors keep ---------------------------------------------------------------


def test_a_draft_that_takes_an_urgent_search_its_card_is_refused():
    UrgentSign.objects.filter(slug="chest-pain").update(everyday=["=chest"])
    (problem,) = refused(("urgent-sign", "chest-pain"))
    assert "The search 'chest pain' shows the card 'none', not '911'." in problem


def test_a_search_that_editors_add_is_tried_before_it_is_accepted():
    row = TriedSearch.objects.get(slug="urgent")
    TriedSearch.objects.filter(pk=row.pk).update(queries=["chest pain", "my chest feels odd"])
    (problem,) = refused(("tried-search", "urgent"))
    assert "'my chest feels odd'" in problem
    TriedSearch.objects.filter(pk=row.pk).update(queries=["chest pain", "my chest hurts"])
    publish([("tried-search", "urgent")], reason="Another way to say it")


def test_a_card_that_is_lost_all_the_same_stops_the_edition(static_files, tmp_path, settings):
    """Such as by a change of the code: the printer tries the searches as well."""
    row = Publication.objects.newest().get(kind="urgent-sign", slug="chest-pain")
    with at_the_press():
        Publication.objects.create(
            kind=row.kind, slug=row.slug, version=row.version + 1, shape=row.shape,
            document=row.document | {"everyday": []}, reason="r", published_at=timezone.now(),
        )  # fmt: skip
    settings.EDITIONS_DIR = tmp_path
    with pytest.raises(printing.BrokenRules) as caught:
        printing.print_edition(edition(datetime.date(2026, 11, 26)), "0" * 8)
    assert "'chest pain' shows the card 'none'" in str(caught.value)
    assert not (tmp_path / "current").exists()
