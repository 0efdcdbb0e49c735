"""Where a page could leave something of its reader, but the tab's own session storage and history.

Asking the browser for its databases, caches and workers can wait for ever: what asks for one is
noted instead.
"""

import json

NOTE_USE = """
    window.used = [];
    for (const [kind, name] of [
        [IDBFactory, "open"], [window.CacheStorage, "open"],
        [window.ServiceWorkerContainer, "register"],
    ]) {
        const real = kind?.prototype[name];
        if (real) kind.prototype[name] = function (...all) {
            used.push([kind.name, String(all[0])]);
            return real.apply(this, all);
        };
    }
"""
# A browser whose storage is refused: looking at it is an error.
WITHOUT_STORAGE = """for (const name of ["sessionStorage", "localStorage"])
    Object.defineProperty(window, name, {
        get() { throw new DOMException("refused", "SecurityError"); },
    });"""
LOOK = """() => {
    let local = {};
    try { local = {...localStorage}; } catch { /* Refused: nothing can be there. */ }
    return JSON.stringify({
        local, cookie: document.cookie, address: location.href, name: window.name,
        used: window.used,
    });
}"""


def left_behind(page):
    """What a page left outside its tab, its address with it. Needs NOTE_USE from the start."""
    return json.loads(page.evaluate(LOOK))


def at_rest(page):
    """Waits until a page has nothing more to do: what it would send by itself is under way."""
    page.evaluate("() => new Promise(done => requestIdleCallback(done, {timeout: 2000}))")
