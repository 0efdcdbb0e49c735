"""The other options as a page groups them: by a field, in the order of the page."""

from drugs.pages.other_options import GROUPS, other_options_page
from tests import made_documents as made


def test_each_option_stands_once_in_its_group_in_the_order_of_the_page():
    options = [made.option(f"option-{group}", group=group) for group in reversed(GROUPS)]
    found = other_options_page(made.shelf(*options)).groups
    assert [group.slug for group in found] == list(GROUPS)
    assert [[item.option.slug for item in group.options] for group in found] == [
        [f"option-{group}"] for group in GROUPS
    ]


def test_groups_without_an_option_are_left_out():
    page = other_options_page(made.shelf(made.option("light", group="light")))
    assert [group.slug for group in page.groups] == ["light"]
    assert page.benefit is None
    assert other_options_page(made.shelf()).groups == ()
