"""A new editor adds a medicine from a made-up label, by docs/editing.md alone: each thing that is
missing is told, a second person publishes it, and nothing half-done reaches readers."""

import pytest

from tests.browser import printed_site
from tests.browser.at_the_desk import Editor
from tests.browser.settle import settle

pytestmark = pytest.mark.long

ADDRESS = "/medicines/calmtab/"
CARD = {
    "maker": "Made-up Labs", "form": "film-coated tablet", "strengths": "5 mg\n10 mg",
    "jaks_blocked": "JAK1",
    "summary": "A pill you take once a day. It turns down the signals that drive itch.",
    "who_for": "Adults with moderate to severe eczema.",
    "remember": "Fever: call your doctor today.", "box_line": "Yes: serious infections.",
}  # fmt: skip


def row_of(page, group):
    """A new row of a group, opened."""
    page.locator(f"#{group}-group .add-row a").click()
    return page.locator(f"#{group}-group .inline-related:not(.empty-form)").last


def choose_in(editor, row, field, words):
    row.locator(f".field-{field} .select2-selection").click()
    editor.page.keyboard.type(words)
    editor.page.locator(f".select2-results__option:has-text('{words}')").first.click()


def part(editor, title):
    editor.press(f".places a:has-text('{title}')")


def test_a_new_editor_adds_a_medicine(browser, desk_site):
    nina = Editor(browser, desk_site, "nina")
    page = nina.page

    # The label first: the word in the address comes by itself.
    nina.open("/admin/drugs/source/add/")
    page.locator("#id_title").press_sequentially("Calmtab prescribing information")
    page.fill("#id_publisher", "Made-up Labs")
    page.select_option("#id_kind", "label")
    page.fill("#id_address", "https://example.org/calmtab-label")
    page.fill("#id_revision_read", "10/2026")
    assert page.input_value("#id_slug") == "calmtab-prescribing-information"
    nina.save()

    # An empty card is refused field by field.
    nina.open("/admin/drugs/treatment/add/")
    nina.save()
    said = page.locator(".wrong").inner_text()
    for field in ("Brand", "Generic name in the address", "Maker", "Route", "Who for", "Form"):
        assert field in said
    page.locator("#id_brand").press_sequentially("Calmtab")
    page.locator("#id_generic").press_sequentially("calmonib")
    for name, words in CARD.items():
        page.fill(f"#id_{name}", words)
    page.select_option("#id_route", "tablet")
    page.select_option("#id_box", "boxed")
    nina.choose(".field-label", "Calmtab prescribing")
    nina.choose(".field-sources", "Calmtab prescribing")
    assert page.input_value("#id_slug") == "calmtab"
    nina.save()
    assert "is marked as not checked" in nina.missing()
    page.select_option("#id_how_checked", "primary")
    nina.save()

    # All that is missing is told; topics and label parts begin as not read, in one act.
    said = nina.missing()
    for words in (
        "No urgent sign names it", "No rule is entered", "no warning is entered as boxed",
        "Nothing says whether it is approved in the United States", "How to store it",
    ):  # fmt: skip
        assert words in said
    nina.press("#missing a:has-text('as not read')")
    nina.watch.findings()  # what was asked while she typed may have been broken off
    nina.look("leaflet")
    nina.press(".submit-row button")
    assert "topic: " not in nina.missing()

    # One topic as the label has it.
    part(nina, "What every leaflet says")
    line = page.locator("details > summary:has-text('If you miss a dose')")
    row = page.locator(".desk-rows .has_original", has=line)
    row.locator(":scope > details > summary").click()
    row.locator("[name$=-state]").select_option("said")
    row.locator("[name$=-summary]").fill("Skip it if the next one is near.")
    row.locator("[name$=-text]").fill("Take it when you think of it. Skip it if the next is near.")
    choose_in(nina, row, "sources", "Calmtab prescribing")
    row.locator("[name$=-how_checked]").select_option("primary")
    nina.save()

    # Approval and the boxed warning.
    part(nina, "Approval and boxed warning")
    row = row_of(page, "indications")
    row.locator("[name$=-region]").select_option("us")
    row.locator("[name$=-condition]").select_option("atopic-dermatitis")
    row.locator("[name$=-status]").select_option("approved")
    row.locator("[name$=-min_age_months]").fill("18")
    row.locator("[name$=-severity]").select_option("moderate-to-severe")
    choose_in(nina, row, "sources", "Calmtab prescribing")
    row.locator("[name$=-how_checked]").select_option("primary")
    row = row_of(page, "warnings")
    choose_in(nina, row, "side_effect", "Serious infection")
    row.locator("[name$=-boxed]").check()
    row.locator("[name$=-rests_on]").select_option("this-in-eczema")
    row.locator("[name$=-text]").fill(
        "Fever or chills: [call your doctor today](help:nobody-answers)."
    )
    choose_in(nina, row, "sources", "Calmtab prescribing")
    row.locator("[name$=-how_checked]").select_option("primary")
    nina.save()
    # 18 months for 18 years is told.
    assert "The youngest age is 18 months" in nina.missing()
    nina.press("#missing a:has-text('approval: United States')")
    row = page.locator("#indications-group .has_original").first
    row.locator(":scope > details > summary").click()
    row.locator("[name$=-min_age_months]").fill("216")
    nina.save()

    # The rule on the dose, a record of its own.
    nina.press("#missing a:has-text('rules')")
    nina.press(".object-tools a.addlink")
    nina.choose(".field-treatment", "Calmtab")
    page.select_option("#id_kind", "most-allowed")
    page.locator("#id_short").press_sequentially("5 mg once a day. At most 10 mg.")
    for name, words in {"dose": "5", "most": "10", "section": "2.1"}.items():
        page.fill(f"#id_{name}", words)
    page.select_option("#id_unit", "mg")
    page.select_option("#id_per", "day")
    nina.choose(".field-sources", "Calmtab prescribing")
    page.select_option("#id_how_checked", "primary")
    nina.save()
    assert not page.locator(".wrong").count(), page.locator(".wrong").inner_text()

    # The signs that cannot wait name it.
    nina.open("/admin/drugs/urgentsign/")
    for words in ("chest pain", "Fever"):
        nina.open("/admin/drugs/urgentsign/")
        nina.press(f"#result_list a:has-text('{words}')")
        nina.choose(".field-medicines", "Calmtab")
        nina.save()

    nina.open("/admin/drugs/treatment/?q=Calmtab")
    nina.press("#result_list tbody th a")
    told = nina.missing().splitlines()[1:]
    assert len(told) == 1, told
    (left,) = told
    assert "publish them together" in left
    assert "Calmtab" not in page.request.get("/medicines/").text(), "nothing half-done is read"

    # A bundle with its signs is sent, and published by a second person.
    nina.open("/admin/")
    nina.press("text=Make a bundle of drafts that go out together")
    page.fill("[name=name]", "Calmtab")
    for record in ("medicine/calmtab", "urgent-sign/chest-pain", "urgent-sign/fever"):
        page.check(f"[name=record][value='{record}']")
    nina.watch.findings()  # as above
    nina.look("new-bundle")
    nina.press("button[value=keep]")
    page.fill("[name=note]", "A new medicine, with the signs that name it")
    nina.press("button[value=send]")
    ben = Editor(browser, desk_site, "ben")
    assert "Calmtab (medicine)" in ben.page.locator("#waiting + ul").inner_text()
    ben.press("#waiting + ul a:has-text('Calmtab (medicine)')")
    assert "“Calmtab”" in ben.page.locator(".desk").inner_text()
    settle(ben.page)
    ben.page.locator("#affected").wait_for()
    ben.watch.findings()
    ben.look("new-medicine")
    ben.page.fill("[name=reason]", "A new medicine")
    for box in ben.page.locator("[name=opened]").all():
        box.check()
    ben.press("button[value=publish]")
    assert "Published:" in ben.page.locator(".messagelist").inner_text()
    printed_site.manage(desk_site.var_dir, "printer", "--once")
    for _ in range(60):
        if "Calmtab" in ben.page.request.get(ADDRESS).text():
            break
        ben.page.wait_for_timeout(500)
    assert "Calmtab" in ben.page.request.get(ADDRESS).text()
