"""Waiting until a page has come to rest: what a test looks at next is there."""

# Seconds are many, because a busy machine is slow; a page that rests is waited for no longer.
LONGEST = 90_000  # milliseconds

# Loaded, no request of htmx under way, and none to come that starts by itself as a page opens.
AT_REST = """() => document.readyState === "complete" &&
    !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling, [hx-trigger='load']")"""


def settle(page):
    page.wait_for_function(AT_REST, timeout=LONGEST)
