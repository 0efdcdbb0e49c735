"""What the reader's device may ask for: colors of their own, and no motion."""

# Boxes whose edge carries meaning: it must stay when the reader's own colors take over.
EDGES = ".band, .button, .find, input[type=text], input[type=search]:not(.find *), select, textarea"
LOST_EDGES = """selector => [...document.querySelectorAll(selector)].filter(box => {
    if (!box.checkVisibility()) return false;
    const style = getComputedStyle(box), ground = getComputedStyle(document.body);
    const sides = ["Top", "Right", "Bottom", "Left"];
    return !sides.some(side => parseFloat(style[`border${side}Width`]) >= 1 &&
        style[`border${side}Style`] !== "none" &&
        style[`border${side}Color`] !== style.backgroundColor);
}).map(box => box.outerHTML.slice(0, 90))"""

MOVING = """() => {
    for (const part of document.querySelectorAll("details")) part.open = true;
    const found = document.getAnimations().map(one => "runs: " + one.effect.target.tagName);
    for (const element of document.querySelectorAll("*")) for (const part of [null, "::before",
            "::after"]) {
        const style = getComputedStyle(element, part);
        if (style.animationName !== "none" ||
            style.transitionDuration.split(",").some(time => parseFloat(time) > 0.01))
            found.push("moves: " + element.outerHTML.slice(0, 80));
    }
    if (getComputedStyle(document.documentElement).scrollBehavior === "smooth")
        found.push("scrolls smoothly");
    return found;
}"""
