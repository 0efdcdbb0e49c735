/* What JavaScript adds to the questions page: an ordered list, own words, and keeping it on this device.
   The filter, the ticks and the print work without this file. Nothing here is ever sent. */
"use strict";
(() => {
  const KEY = "questions"; // The one name under which anything is stored, and only when asked.
  const MOST_TOP = 3;
  const $ = id => document.getElementById(id);
  const boxes = [...document.querySelectorAll(".question input")];
  const matters = [...document.querySelectorAll(".matters input")];
  const tools = $("tools");
  const list = $("my-questions");
  const note = $("my-note");
  const keep = $("keep");

  // Speaks to screen readers; outside <main>, so that the page's own words stay the same.
  const status = document.createElement("p");
  status.className = "sr";
  status.setAttribute("role", "status");
  document.body.append(status);
  const say = text => { status.textContent = text; };

  const printButton = document.createElement("button");
  printButton.type = "button";
  printButton.className = "print-link";
  printButton.textContent = "Print my list";
  printButton.hidden = true;
  document.querySelector(".my-list-link").after(printButton);

  // --- the list: each item is a ticked question (data-question) or the reader's own words ---

  const items = () => [...list.children];
  const itemOf = box => items().find(item => item.dataset.question === box.value);
  const textOf = item => item.querySelector(".my-question__text").textContent;
  const isTop = item => item.classList.contains("is-top");

  function add(text, question) {
    const item = $("my-question").content.firstElementChild.cloneNode(true);
    item.querySelector(".my-question__text").textContent = text;
    if (question) item.dataset.question = question;
    else item.classList.add("is-own");
    for (const button of item.querySelectorAll("button")) {
      const label = button.textContent;
      button.setAttribute("aria-label", `${label}: ${text}`);
    }
    list.append(item);
    return item;
  }

  function remove(item) {
    const next = item.nextElementSibling || item.previousElementSibling;
    const box = boxes.find(box => box.value === item.dataset.question);
    if (box) box.checked = false;
    say(`Removed: ${textOf(item)}`);
    item.remove();
    // The focus stays near: on the next question, or where a new one is written.
    (next ? next.querySelector("[data-do=remove]") : $("own-question")).focus();
  }

  function move(item, up) {
    if (up) item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    say(`Now number ${items().indexOf(item) + 1} of ${items().length}: ${textOf(item)}`);
  }

  function markTop(item, on) {
    if (on && items().filter(isTop).length >= MOST_TOP) return;
    item.classList.toggle("is-top", on);
    item.querySelector("[data-do=top]").setAttribute("aria-pressed", on);
  }

  function refresh() {
    const all = items();
    const full = all.filter(isTop).length >= MOST_TOP;
    all.forEach((item, at) => {
      item.querySelector("[data-do=up]").disabled = at === 0;
      item.querySelector("[data-do=down]").disabled = at === all.length - 1;
      item.querySelector("[data-do=top]").disabled = full && !isTop(item);
    });
    $("list-empty").hidden = all.length > 0;
    $("my-note-printed").textContent = note.value;
    $("my-note-printed").hidden = !note.value.trim();
    printButton.hidden = !all.length;
    if (all.length) tools.hidden = false;
    save();
  }

  // --- keeping it on this device: off until asked ---

  function save() {
    if (!keep.checked) return;
    const state = {
      items: items().map(item => ({
        question: item.dataset.question || "",
        text: item.dataset.question ? "" : textOf(item),
        top: isTop(item),
      })),
      matters: matters.filter(box => box.checked).map(box => box.value),
      note: note.value,
    };
    try {
      localStorage.setItem(KEY, JSON.stringify(state));
    } catch {
      keep.checked = false;
      say("This browser does not let us keep your list.");
    }
  }

  function forget() {
    try { localStorage.removeItem(KEY); } catch { /* Nothing could be kept, so nothing is there. */ }
  }

  function restore() {
    let state = null;
    try { state = JSON.parse(localStorage.getItem(KEY)); } catch { /* Not ours, or not allowed. */ }
    if (!state || !Array.isArray(state.items)) return;
    keep.checked = true;
    tools.hidden = false;
    for (const kept of state.items) {
      // A question that is no longer asked here is left out.
      const box = boxes.find(box => box.value === kept.question);
      if (kept.question && !box) continue;
      if (box) box.checked = true;
      const item = add(box ? wordsOf(box) : String(kept.text), kept.question);
      markTop(item, Boolean(kept.top));
    }
    for (const box of matters) box.checked = Array.isArray(state.matters) && state.matters.includes(box.value);
    note.value = String(state.note ?? "");
  }

  function empty() {
    keep.checked = false;
    for (const box of document.querySelectorAll(".ask input[type=checkbox]")) box.checked = false;
    for (const any of document.querySelectorAll(".ask input[value=any]")) any.checked = true;
    list.replaceChildren();
    note.value = $("own-question").value = "";
  }

  // --- what the reader does ---

  const wordsOf = box => box.closest("label").querySelector("span").textContent;

  function addOwn() {
    const field = $("own-question");
    const text = field.value.trim();
    if (!text) return;
    add(text, "");
    field.value = "";
    field.focus();
    say(`Added: ${text}`);
    refresh();
  }

  document.querySelector(".ask").addEventListener("change", event => {
    const box = event.target;
    if (boxes.includes(box)) {
      if (box.checked) add(wordsOf(box), box.value);
      else itemOf(box)?.remove();
    }
    if (box === keep && !keep.checked) forget();
    refresh();
    const shown = boxes.filter(box => box.checkVisibility()).length;
    if (box.closest(".narrow")) say(`${shown} of ${boxes.length} questions shown`);
    else if (boxes.includes(box)) say(`${items().length} in my list`);
  });

  list.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    const item = button.closest("li");
    const does = button.dataset.do;
    if (does === "remove") remove(item);
    else if (does === "top") markTop(item, !isTop(item));
    else move(item, does === "up");
    refresh();
    // A moved button loses the focus, and one that is now off cannot have it.
    if (does === "up" || does === "down") {
      (button.disabled ? item.querySelector("[data-do]:not(:disabled)") : button).focus();
    }
  });

  $("add-own").addEventListener("click", addOwn);
  $("own-question").addEventListener("keydown", event => {
    if (event.key === "Enter") addOwn();
  });
  note.addEventListener("input", refresh);

  $("erase").addEventListener("click", () => {
    forget();
    empty();
    refresh();
    say("All is erased.");
    $("my-list").focus();
  });

  // Erased in another window: gone here too, and not written again.
  addEventListener("storage", event => {
    if (keep.checked && (event.key === KEY || event.key === null) && event.newValue === null) {
      empty();
      refresh();
    }
  });

  for (const button of [printButton, $("print-list")]) {
    button.addEventListener("click", () => window.print());
  }

  // The tools show at the first need, so that the page opens as calm as without this file.
  const toList = document.querySelectorAll('a[href="#my-list"]');
  for (const link of toList) link.addEventListener("click", () => { tools.hidden = false; });
  if (location.hash === "#my-list") tools.hidden = false;

  // A box ticked before this file had arrived counts as well.
  restore();
  for (const box of boxes) if (box.checked && !itemOf(box)) add(wordsOf(box), box.value);
  refresh();
})();
