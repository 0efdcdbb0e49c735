// Keeps the words of an edit form until they are saved: in this browser, through a closed tab, a lost
// session and a new sign-in, and now and then on the desk, for whoever goes on at another machine.
(() => {
  const form = document.querySelector("#content-main form");
  const notice = document.getElementById("unsaved");
  if (!form || !notice || !form.querySelector("[name=_opened]")) return;

  const WAIT = 400; // milliseconds without a key
  const BETWEEN = 10000; // milliseconds between two times that the desk is sent them
  const { unsaved: DESK, place: KEY } = document.getElementById("live-check").dataset;
  const OURS = /^(csrfmiddlewaretoken|_opened|_was|_kept|_save|_continue|_addanother|.*__prefix__.*)$/;
  let dirty = false;
  let sending = false;
  let timer = 0;
  let waiting = 0;
  let sentAt = 0;
  let forDesk = null; // what it is still to be told
  let onDesk = false; // whether it may hold words of this form
  let onItsWay = new AbortController();

  function fields() {
    return [...form.elements].filter((one) => one.name && !OURS.test(one.name) && one.type !== "submit");
  }

  function valueOf(field) {
    if (field.type === "checkbox" || field.type === "radio") return field.checked;
    if (field.multiple) return [...field.selectedOptions].map((one) => [one.value, one.text]);
    if (field.tagName === "SELECT") return [...field.selectedOptions].slice(0, 1).map((one) => [one.value, one.text]);
    return field.value;
  }

  // A row is known by its record, whatever its place is by now; a new one by its place among the new.
  function nameOf(field) {
    const pieces = field.name.split("-");
    const name = pieces.pop();
    const place = pieces.pop();
    const rows = pieces.join("-");
    const held = form.elements[`${rows}-INITIAL_FORMS`];
    if (!held) return field.name;
    const id = form.elements[`${rows}-${place}-id`]?.value;
    return id ? `${rows}#${id}-${name}` : `${rows}+${place - held.value}-${name}`;
  }

  // One name may stand on several fields: a list of ticks.
  function keyOf(field) {
    const name = nameOf(field);
    return field.type === "checkbox" || field.type === "radio" ? `${name}=${field.value}` : name;
  }

  // The new rows that were kept, one after the other, by the button that adds one.
  function addRows(keys) {
    for (const key of keys) {
      const [rows, place] = key.split("+");
      const counted = place && form.elements[`${rows}-TOTAL_FORMS`];
      if (!counted) continue;
      const wanted = Number(form.elements[`${rows}-INITIAL_FORMS`].value) + Number.parseInt(place) + 1;
      while (counted.value < wanted) {
        const before = counted.value;
        document.querySelector(`#${rows}-group .add-row a`)?.click();
        if (counted.value === before) break;
      }
    }
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
      // No room, or not allowed: the desk has them, and the browser warns before the page is left.
    }
    clearTimeout(waiting);
    forDesk = dirty ? JSON.stringify({ opened: form._opened.value, words }) : "";
    waiting = setTimeout(tellDesk, Math.max(0, sentAt + BETWEEN - Date.now()));
  }

  // Letters beyond ASCII go in JSON's own spelling: what the desk refuses in a text is no matter here.
  async function tellDesk() {
    if (forDesk === null) return;
    sentAt = Date.now();
    onDesk = true;
    const words = forDesk.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
    const body = new URLSearchParams({ place: KEY, words });
    body.set("csrfmiddlewaretoken", form.csrfmiddlewaretoken.value);
    forDesk = null;
    onItsWay = new AbortController();
    const keepalive = words.length < 60000; // goes on when the page is left; browsers take no more
    try {
      await fetch(DESK, { method: "POST", body, redirect: "manual", keepalive, signal: onItsWay.signal });
    } catch {
      // Not to be reached: the browser has them.
    }
  }

  async function keptOnDesk() {
    try {
      const answer = await fetch(`${DESK}?${new URLSearchParams({ place: KEY })}`, { redirect: "manual" });
      return JSON.parse((await answer.json()).words);
    } catch {
      return null;
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

  let before = kept();
  const refused = document.querySelector(".wrong");
  onDesk = Boolean(before || refused);
  if (before && before.sent && before.opened !== form._opened.value) localStorage.removeItem(KEY);
  else if (before && !refused) notice.hidden = false;
  else if (!before && !refused) {
    keptOnDesk().then((words) => {
      if (!words) return;
      onDesk = true;
      if (dirty) return;
      before = words;
      notice.hidden = false;
    });
  }

  notice.addEventListener("click", (event) => {
    const what = event.target.dataset?.do;
    if (!what) return;
    if (what === "bring-back") {
      const words = new Map(before.words);
      addRows(words.keys());
      for (const field of fields()) if (words.has(keyOf(field))) put(field, words.get(keyOf(field)));
      keep();
    } else {
      localStorage.removeItem(KEY);
      forDesk = "";
      tellDesk();
    }
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
    clearTimeout(waiting);
    forDesk = null; // the desk forgets what it kept once the form is saved
    onItsWay.abort();
    form._kept.disabled = !onDesk;
    const words = kept();
    if (words) localStorage.setItem(KEY, JSON.stringify({ ...words, sent: true }));
    sending = true;
  });

  addEventListener("beforeunload", (event) => {
    if (!sending && (dirty || changed().length)) event.preventDefault();
  });

  addEventListener("pagehide", () => {
    // Who leaves at once, without the pause after which words are kept, loses none either.
    if (!sending && changed().length) keep();
    tellDesk();
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
