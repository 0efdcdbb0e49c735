"""What two people do with one record in Chromium: ask and resolve; take it down at once, let a day
go by, and confirm it."""

import pytest
from playwright.sync_api import expect

from tests.browser import printed_site
from tests.browser.at_the_desk import Editor

pytestmark = pytest.mark.long

A_DAY_LATER = """
from datetime import timedelta
from django.utils import timezone
from drugs.models import Handover
Handover.objects.filter(takes_off=True).update(sent_at=timezone.now() - timedelta(hours=25))
"""
ADDRESSES = """
from django.contrib.auth.models import User
for user in User.objects.all():
    user.email = f"{user.username}@example.org"
    user.save()
"""


def opens(editor, slug):
    editor.open(f"/admin/drugs/sideeffect/?q={slug}")
    editor.press("#result_list tbody th a")


def test_a_comment_stays_beside_its_field_until_it_is_resolved(browser, desk_site):
    anna, ben = Editor(browser, desk_site, "anna"), Editor(browser, desk_site, "ben")
    opens(anna, "nausea")
    anna.press(".object-tools a:text-is('Comments')")
    anna.page.select_option("[name=on]", ":what_it_is")
    anna.page.fill("[name=text]", "Is this what people call it?")
    anna.press("[value=comment]")
    anna.look("comment")

    opens(ben, "nausea")
    said = ben.page.locator(".remark:has-text('Is this what people call it?')")
    expect(said.last).to_be_visible()
    ben.look("commented")
    ben.press(".object-tools a:has-text('Comments (1)')")
    ben.press("button[value=resolve]")
    expect(ben.page.locator("#open + p")).to_have_text("No comment is open.")
    ben.page.locator("summary:has-text('1 resolved comment')").click()
    expect(ben.page.locator("details li")).to_contain_text("resolved by ben")
    ben.look("resolved")
    opens(anna, "nausea")
    assert not anna.page.locator(".remark").count()


@pytest.mark.parametrize(("width", "slug"), [(1280, "nausea"), (768, "acne")])
def test_what_nobody_confirms_in_a_day_is_flagged_until_somebody_does(
    browser, desk_site, width, slug
):
    screen = {"width": width, "height": 900}
    anna = Editor(browser, desk_site, "anna", screen)
    ben = Editor(browser, desk_site, "ben", screen)
    printed_site.manage(desk_site.var_dir, "shell", "-c", ADDRESSES)
    opens(anna, slug)
    anna.press(".object-tools a:text-is('Take down')")
    anna.page.fill("#why-down", "A dose is wrong")
    anna.press("button[value=take-down]")
    anna.page.locator("text=You took it down yourself. A second person confirms it.").wait_for()

    ben.open("/admin/")
    assert not ben.page.locator("#unconfirmed + ul .errornote").count()
    printed_site.manage(desk_site.var_dir, "shell", "-c", A_DAY_LATER)
    ben.open("/admin/")
    flagged = ben.page.locator("#unconfirmed + ul .errornote")
    expect(flagged).to_contain_text("Nobody confirmed it within 24 hours.")
    ben.look("unconfirmed")
    assert ben.page.evaluate("document.documentElement.scrollWidth") == width
    sent = printed_site.manage(desk_site.var_dir, "send_mail")
    assert "NOBODY CONFIRMED IT IN A DAY" in sent
    ben.press("#unconfirmed + ul a")
    ben.page.fill("#why-confirmed", "The label says 100 mg")
    ben.look("confirm")
    ben.press("button[value=confirm]")
    ben.open("/admin/")
    assert not ben.page.locator("#unconfirmed").count()
    assert ben.page.locator("#taken-down + ul").count()
