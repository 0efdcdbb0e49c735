"""A first visit on a slow phone, and the next page: `python -m tools.bench.visits PORT FIRST NEXT`.

It prints JSON, a row for each network of the presets of Chromium's DevTools.
"""

import json
import sys
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tools import chromium

# As DevTools has them: latency in milliseconds, bytes a second down and up.
NETWORKS = {
    "Slow 4G": (562.5, 1.6 * 1024 * 1024 / 8 * 0.9, 750 * 1024 / 8 * 0.9),
    "Fast 4G": (165, 9 * 1024 * 1024 / 8 * 0.9, 1.5 * 1024 * 1024 / 8 * 0.9),
}
SLOWER = 4  # as DevTools slows the processor for a phone of the middle class
SETTLED = 1500  # milliseconds after all has loaded

WATCH = """
window.seen = {lcp: 0, cls: 0};
window.long = [];
const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each))
  .observe({type, buffered: true});
watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
watch("longtask", (entry) => { long.push([entry.startTime, entry.startTime + entry.duration]); });
"""
# As Lighthouse counts it: of each task after the first paint, what is beyond 50 ms.
BLOCKED = """
long.map(([from, to]) => to - 50 - Math.max(
    from, performance.getEntriesByName("first-contentful-paint")[0].startTime,
  )).filter((much) => much > 0).reduce((all, much) => all + much, 0)
"""
BLOCKING = """
1 + performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking").length
"""


def visit(browser: Browser, network: str, first: str, then: str) -> dict[str, Any]:
    """What one visit to `first`, with nothing kept, and one to `then` take."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(WATCH)
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    latency, down, up = NETWORKS[network]
    devtools.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": latency, "downloadThroughput": down, "uploadThroughput": up},
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[float] = []
    devtools.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    found: dict[str, Any] = {"network": network}
    for name, address in (("first", first), ("next", then)):
        sizes.clear()
        page.goto(address, wait_until="load")
        page.wait_for_timeout(SETTLED)
        found[name] = page.evaluate("seen") | {
            "blocked": page.evaluate(BLOCKED),
            "blocking": page.evaluate(BLOCKING), "requests": len(sizes), "bytes": sum(sizes),
        }  # fmt: skip
    context.close()
    return found


def main() -> None:
    port, first, then = sys.argv[1:]
    at = f"http://127.0.0.1:{port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        print(json.dumps([visit(browser, name, at + first, at + then) for name in NETWORKS]))
        browser.close()


if __name__ == "__main__":
    main()
