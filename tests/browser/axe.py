"""The access rules of axe-core, run in a page."""

from pathlib import Path

import axe_playwright_python

SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()

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


def violations(page, options=ALL):
    """What axe finds in the open page, as lines for a person; empty where all is well."""
    if not page.evaluate("'axe' in window"):
        # Evaluated, not added as a script: the page's own policy would refuse that, rightly.
        page.evaluate(SOURCE)
    return [
        f"{rule['id']} ({rule['help']}), {rule['count']} times\n      "
        + "\n      ".join(rule["where"])
        for rule in page.evaluate(RUN, options)
    ]
