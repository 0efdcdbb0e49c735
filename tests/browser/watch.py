"""What a page does while it opens: messages, failures, other hosts, cookies."""


class Watch:
    """Notes, from now on, whatever a quiet page of `address` would not do."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self._noted = []
        page.on("console", lambda message: self._note(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self._note(f"script error: {error}"))
        page.on("request", self._request)
        page.on("requestfailed", lambda request: self._note(f"failed: {request.url}"))
        page.on("response", self._response)

    def findings(self):
        """What was noted since the last time, and each cookie there is."""
        noted, self._noted = self._noted, []
        return noted + [f"cookie: {cookie['name']}" for cookie in self.page.context.cookies()]

    def _note(self, line):
        self._noted.append(line)

    def _request(self, request):
        inside = (self.address + "/", "data:", "blob:", "about:")
        if not request.url.startswith(inside):
            self._note(f"another host: {request.url}")

    def _response(self, response):
        if response.status >= 400:
            self._note(f"status {response.status}: {response.url}")
