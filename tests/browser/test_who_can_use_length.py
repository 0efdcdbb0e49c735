"""However one answers, the answer of the real medicines is at most six screens of a phone."""

from tests.asking import PATH
from tests.browser.conftest import PHONE

MOST_SCREENS = 6
# Every answer to what stands in sight, one of each; alone, and with much that applies besides.
MEASURE = """() => {
    const inputs = [...document.querySelectorAll("#choose input")].filter(input => input.value);
    const named = name => inputs.filter(input => input.name === name);
    const one = name => [null, ...named(name)];
    const much = ["illness", "takes", "pregnancy"].flatMap(name => named(name).slice(0, 3));
    const found = [];
    for (const age of one("age")) for (const kind of one("kind")) for (const bad of one("severity"))
        for (const tried of one("tried")) for (const more of [[], much]) {
            const chosen = [age, kind, bad, tried, ...more];
            for (const input of inputs) input.checked = chosen.includes(input);
            document.getElementById("choose").dispatchEvent(new Event("change"));
            const height = document.getElementById("answer").getBoundingClientRect().height;
            found.push([height, chosen.filter(Boolean).map(input => input.value).join(" ")]);
        }
    return found;
}"""


def test_no_answer_is_longer_than_six_screens(page):
    page.goto(PATH)
    found = page.evaluate(MEASURE)
    assert len(found) > 100
    longest, chosen = max(found)
    assert longest <= MOST_SCREENS * PHONE["height"], chosen
