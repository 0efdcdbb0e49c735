"""What a reader does on the page of questions to ask."""

PATH = "/questions/"
OWN_WORDS = "Zanzibar swimming with my knee brace"
NOTE = "Xylophone lessons keep me up"


def shown(page):
    """The slugs of the questions that can be seen."""
    boxes = page.locator(".question input")
    return {box.get_attribute("value") for box in boxes.all() if box.is_visible()}


def pick(page, name, *values):
    """Picks answers, in a fold where one stands around them."""
    for value in values:
        box = page.locator(f"[name={name}][value={value}]")
        if not box.is_visible():
            page.locator("details", has=page.locator(f"[name={name}]")).first.locator(
                "summary"
            ).click()
        box.check()


def tick(page, *slugs):
    for slug in slugs:
        box = page.locator(f".question input[value={slug}]")
        if not box.is_visible():
            fold = page.locator(".moment details", has=page.locator(f"[value={slug}]"))
            fold.locator("summary").click()
        box.check()


def tick_across(page):
    """Two questions of two moments: plan-b, then if-i-stop."""
    tick(page, "plan-b")
    pick(page, "moment", "stopping")
    tick(page, "if-i-stop")


def spoken(page):
    """All text of the page as a screen reader gets it, what the style sheet writes included."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return "".join(
        node["name"]["value"]
        for node in tree["nodes"]
        if node["role"]["value"] == "StaticText" and not node["ignored"]
    )


def listed(page):
    return page.locator(".my-question").all_inner_texts()


def add_own(page, text):
    if not page.locator("#own").is_visible():
        page.get_by_text("My own question or note").click()
    page.get_by_label("My own question", exact=True).fill(text)
    page.get_by_role("button", name="Add my question").click()


def write_note(page, text):
    if not page.locator("#my-note").is_visible():
        page.get_by_text("My own question or note").click()
    page.get_by_label("A note for my doctor").fill(text)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def fill_in(page):
    pick(page, "circumstance", "pregnancy", "smoking")
    tick(page, "smoking", "plan-b")
    add_own(page, OWN_WORDS)
    write_note(page, NOTE)
    pick(page, "matters", "better-sleep")
    pick(page, "leaning", "toward-no-change-for-now")
    pick(page, "needed", "time-to-think")
    pick(page, "medicine", "testol")


def state(page):
    picked = page.locator(".picked input:checked")
    return {
        "listed": listed(page),
        "picked": {box.get_attribute("value") for box in picked.all()},
        "note": page.locator("#my-note").input_value(),
        "draft": page.locator("#own").input_value(),
    }
