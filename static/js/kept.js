/* Keeps what a reader chose, for this tab: in its session storage or, where a browser refuses that, in the state
   of the page's place in its history. Nothing is sent, and nothing stands in an address. */

/** What is kept under one name: `read()` gives null where nothing is, or nothing that can be read. */
export function keptInTab(name) {
  return {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(name));
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

/** Whether the browser brought this page back, and may have filled in its form by itself. */
export const wasBroughtBack = () => performance.getEntriesByType("navigation")[0]?.type !== "navigate";

/** Shows what works with JavaScript alone, and hides what tells how it works without. */
export function showScripted() {
  for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-no-script]")) part.hidden = true;
}
