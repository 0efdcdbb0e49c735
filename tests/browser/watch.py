"""What a page does while it opens: messages, failures, other hosts, cookies."""

import time

from tests.browser.settle import LONGEST, settle

# What scripts still want to do once the page has loaded is done when the page has nothing to do.
IDLE = """() => new Promise(
    done => setTimeout(() => requestIdleCallback(() => done(), {timeout: 2000})))"""
MOMENT = 50  # milliseconds between two looks at what is under way


class Watch:
    """Notes, from now on, whatever a quiet page of `address` would not do."""

    def __init__(self, page, address, scripts=True):
        self.page = page
        self.scripts = scripts  # without them no page ever calls back
        self.address = address
        self._noted = []
        self._under_way = set()
        page.on("console", lambda message: self._note(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self._note(f"script error: {error}"))
        page.on("request", self._request)
        page.on("requestfinished", lambda request: self._under_way.discard(request))
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def findings(self):
        """What was noted since the last time, and each cookie there is.

        Waits first until the page has come to rest, with what its scripts do after it has loaded.
        """
        settle(self.page)
        if self.scripts:
            self.page.evaluate(IDLE)
        end = time.monotonic() + LONGEST / 1000
        while self._under_way and time.monotonic() < end:
            self.page.wait_for_timeout(MOMENT)
        noted, self._noted = self._noted, []
        noted += [f"never answered: {request.url}" for request in self._under_way]
        return noted + [f"cookie: {cookie['name']}" for cookie in self.page.context.cookies()]

    def _note(self, line):
        self._noted.append(line)

    def _request(self, request):
        self._under_way.add(request)
        inside = (self.address + "/", "data:", "blob:", "about:")
        if not request.url.startswith(inside):
            self._note(f"another host: {request.url}")

    def _failed(self, request):
        self._under_way.discard(request)
        self._note(f"failed: {request.url} ({request.failure})")

    def _response(self, response):
        if response.status >= 400:
            self._note(f"status {response.status}: {response.url}")
