// Keeps the words of an edit form in this browser until they are saved: through a closed tab, a lost
// session and a new sign-in. They never leave the device but by the form itself.
(() => {
  const form = document.querySelector("#content-main form");
  const notice = document.getElementById("unsaved");
  if (!form || !notice || !form.querySelector("[name=_opened]")) return;

  const KEY = `unsaved ${location.pathname}`;
  const WAIT = 400; // milliseconds without a key
  const OURS = /^(csrfmiddlewaretoken|_opened|_was|_save|_continue|_addanother|.*__prefix__.*)$/;
  let dirty = false;
  let sending = false;
  let timer = 0;

  function fields() {
    return [...form.elements].filter((one) => one.name && !OURS.test(one.name) && one.type !== "submit");
  }

  function valueOf(field) {
    if (field.type === "checkbox" || field.type === "radio") return field.checked;
    if (field.multiple) return [...field.selectedOptions].map((one) => [one.value, one.text]);
    if (field.tagName === "SELECT") return [...field.selectedOptions].slice(0, 1).map((one) => [one.value, one.text]);
    return field.value;
  }

  // One name may stand on several fields: a list of ticks.
  function keyOf(field) {
    return field.type === "checkbox" || field.type === "radio" ? `${field.name}=${field.value}` : field.name;
  }

  const first = new Map(fields().map((field) => [keyOf(field), JSON.stringify(valueOf(field))]));

  function changed() {
    return fields()
      .map((field) => [keyOf(field), valueOf(field)])
      .filter(([key, value]) => first.get(key) !== JSON.stringify(value));
  }

  function keep() {
    const words = changed();
    dirty = words.length > 0;
    try {
      if (dirty) localStorage.setItem(KEY, JSON.stringify({ opened: form._opened.value, words }));
      else localStorage.removeItem(KEY);
    } catch {
      // No room, or not allowed: the browser still warns before the page is left.
    }
  }

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(KEY));
    } catch {
      return null;
    }
  }

  function put(field, value) {
    if (typeof value === "boolean") field.checked = value;
    else if (Array.isArray(value)) {
      for (const option of field.options) option.selected = false;
      for (const [key, text] of value) {
        const there = [...field.options].find((one) => one.value === key);
        if (there) there.selected = true;
        else field.add(new Option(text, key, true, true));
      }
    } else field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  const before = kept();
  if (before && before.sent && before.opened !== form._opened.value) localStorage.removeItem(KEY);
  else if (before && !document.querySelector(".wrong")) notice.hidden = false;

  notice.addEventListener("click", (event) => {
    const what = event.target.dataset?.do;
    if (!what) return;
    if (what === "bring-back") {
      const words = new Map(before.words);
      for (const field of fields()) if (words.has(keyOf(field))) put(field, words.get(keyOf(field)));
      keep();
    } else localStorage.removeItem(KEY);
    notice.hidden = true;
    form.querySelector("input:not([type=hidden]), textarea")?.focus();
  });

  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => {
      if (!event.isTrusted) return;
      clearTimeout(timer);
      timer = setTimeout(keep, WAIT);
    });
  }

  form.addEventListener("submit", () => {
    clearTimeout(timer); // what is on its way would be written down a second time, as not sent
    keep();
    const words = kept();
    if (words) localStorage.setItem(KEY, JSON.stringify({ ...words, sent: true }));
    sending = true;
  });

  addEventListener("beforeunload", (event) => {
    if (!sending && (dirty || changed().length)) event.preventDefault();
  });

  // After a sign-in in another tab this form goes on with the new session's token.
  addEventListener("focus", async () => {
    if (!document.querySelector(".signed-out")) return;
    const answer = await fetch(document.getElementById("live-check").dataset.token, { redirect: "manual" });
    if (!answer.ok) return;
    const { token } = await answer.json();
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    for (const said of document.querySelectorAll(".signed-out")) said.remove();
  });
})();
