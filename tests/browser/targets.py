"""Whatever can be pressed is 44 pixels or more, unless it stands within a sentence."""

# WCAG 2.5.5 leaves out links within a sentence or block of text.
SMALL = """() => {
    for (const part of document.querySelectorAll("details")) part.open = true;
    const found = [];
    const words = node => node.textContent.replace(/\\s+/g, " ").trim();
    const inText = link => {
        const block = link.closest("p, li, dd, dt, td, th, figcaption, summary, span");
        // The items of a list of words are one text: some are links, some are not.
        const text = block && block.matches("li") ? block.parentElement : block;
        const links = text ? [...text.querySelectorAll("a")].map(words).join(" ") : "";
        return text && words(text).length > links.length + 1;
    };
    for (const target of document.querySelectorAll(
            "a[href], button, input, select, textarea, summary")) {
        if (!target.checkVisibility({visibilityProperty: true})) continue;
        if (target.matches(".skip")) continue;
        if (target.matches("a") && inText(target)) continue;
        // The whole label ticks the box.
        const ticked = target.matches("[type=radio], [type=checkbox]") && target.labels[0];
        const pressed = ticked || target.matches("input") && target.closest("label") || target;
        const box = pressed.getBoundingClientRect();
        if (box.height < 43.5 || box.width < 43.5)
            found.push(`${Math.round(box.width)} x ${Math.round(box.height)}: ` +
                target.outerHTML.slice(0, 90));
    }
    return found;
}"""
