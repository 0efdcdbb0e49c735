/* What a reader chose or wrote, kept in the browser. Nothing is sent, and nothing stands in an address. */

/** For this tab: in its session storage or, where a browser refuses that, in the state of the page's place in its
    history. `read()` gives null where nothing is kept, or nothing that can be read. */
export function keptInTab(name) {
  return {
    read() {
      try {
        return parsed(sessionStorage.getItem(name));
      } catch {
        return history.state?.[name] ?? null;
      }
    },
    write(value) {
      try {
        sessionStorage.setItem(name, JSON.stringify(value));
      } catch {
        history.replaceState({ ...history.state, [name]: value }, "");
      }
    },
    erase() {
      try {
        sessionStorage.removeItem(name);
      } catch { /* Then nothing was kept there. */ }
      if (history.state?.[name]) history.replaceState({ ...history.state, [name]: null }, "");
    },
  };
}

/** On this device, when the reader asks for it. `write()` says whether the browser lets us. */
export function keptOnDevice(name) {
  return {
    read() {
      try {
        return parsed(localStorage.getItem(name));
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        localStorage.setItem(name, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    erase() {
      try {
        localStorage.removeItem(name);
      } catch { /* Then nothing was kept there. */ }
    },
    /** Calls `then` when it was erased in another tab. */
    whenErased(then) {
      addEventListener("storage", event => {
        if (event.newValue === null && (event.key === name || event.key === null)) then();
      });
    },
  };
}

/** What a text holds; null where it is none of ours. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether the reader came back to this page, by Back or Reload: then what was kept is newer than its address. */
export const cameBack = () => performance.getEntriesByType("navigation")[0]?.type !== "navigate";

/** Shows what works with JavaScript alone, and hides what tells how it works without. What the page keeps itself, the
    browser is not to bring back by itself: it may have been erased since. */
export function showScripted() {
  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-no-script]")) part.hidden = true;
  for (const field of document.querySelectorAll("main :is(input, textarea)")) field.autocomplete = "off";
}
