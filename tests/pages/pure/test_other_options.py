from drugs.pages.other_options import groups


def test_an_option_nobody_has_placed_is_still_shown(shelf):
    class More:
        options = [*shelf.options, shelf.options[0].model_copy(update={"slug": "brand-new"})]

    last = groups(More)[-1]
    assert last.heading == "Other ways"
    assert [option.slug for option in last.options] == ["brand-new"]


def test_groups_without_an_option_are_left_out(shelf):
    class Fewer:
        options = [option for option in shelf.options if option.slug != "light-therapy"]

    assert "light" in [group.slug for group in groups(shelf)]
    assert "light" not in [group.slug for group in groups(Fewer)]
