/* The questions page: what was picked, ticked and written stays in this tab, in the reader's order. The picks, the
   ticks and the print work without this file. Nothing is ever sent. */
import { cameBack, keptInTab, keptOnDevice, showScripted } from "./kept.js";
import { myList } from "./questions_list.js";
import { takenAlong } from "./questions_taken_along.js";
import { fill, read } from "./words.js";

const $ = id => document.getElementById(id);
const words = read("words");
const asking = document.querySelector(".asking");
const picks = [...asking.querySelectorAll(".picked input")];
const boxes = [...asking.querySelectorAll("[name=question]")];
const inTab = keptInTab("questions");
const onDevice = keptOnDevice("questions");
const say = text => { $("status").textContent = text; };
const textOf = box => box.nextElementSibling.textContent;

const list = myList(words, said => {
  for (const box of boxes) box.checked = list.has(box.value);
  keep();
  say(said);
});

// --- keeping: in this tab always, on this device when asked ---

function state() {
  const picked = {};
  for (const { name, value, checked } of picks) if (checked) (picked[name] ??= []).push(value);
  return {
    picked,
    items: list.items().map(item => (item.question ? { question: item.question } : { text: item.text })),
    note: $("my-note").value,
    draft: $("own").value,
  };
}

function keep() {
  $("my-note-printed").querySelector("span").textContent = $("my-note").value;
  $("my-note-printed").hidden = !$("my-note").value.trim();
  const now = state();
  inTab.write(now);
  if (!$("keep").checked) return;
  // What is true of a reader goes when the tab is closed.
  const { circumstance, ...picked } = now.picked;
  if (onDevice.write({ ...now, picked })) return;
  $("keep").checked = false;
  say(words.not_kept);
}

const array = value => (Array.isArray(value) ? value : []);
const clipped = (value, field) => String(value ?? "").slice(0, field.maxLength);

/** Puts back what was kept, as far as it is still asked here. */
function restore(kept) {
  const picked = kept?.picked ?? {};
  for (const box of picks) {
    // A moment is always picked: the first, where none is known.
    if (array(picked[box.name]).length || box.name !== "moment") box.checked = array(picked[box.name]).includes(box.value);
  }
  const items = [];
  for (const { question, text } of array(kept?.items).filter(Boolean)) {
    const box = boxes.find(box => box.value === question);
    if (box) items.push({ question, text: textOf(box) });
    else if (!question && text) items.push({ question: "", text: clipped(text, $("own")) });
  }
  list.set(items);
  for (const box of boxes) box.checked = list.has(box.value);
  $("my-note").value = clipped(kept?.note, $("my-note"));
  $("own").value = clipped(kept?.draft, $("own"));
  for (const fold of asking.querySelectorAll("details.picked")) fold.open = Boolean(fold.querySelector(":checked"));
  $("own").closest("details").open = Boolean($("own").value || $("my-note").value);
}

function empty() {
  $("keep").checked = false;
  restore(null);
  picks.find(box => box.name === "moment").checked = true;
  keep();
}

// --- what the reader does ---

asking.addEventListener("change", event => {
  const box = event.target;
  if (boxes.includes(box)) {
    if (box.checked) list.add({ question: box.value, text: textOf(box) });
    else list.drop(box.value);
    say(fill(words.listed, { count: list.items().length }));
  } else if (picks.includes(box)) {
    say(fill(words.shown, { count: boxes.filter(box => box.checkVisibility()).length }));
  } else if (box === $("keep") && !box.checked) {
    onDevice.erase();
  }
  keep();
});

asking.addEventListener("input", event => {
  if (event.target.matches("textarea")) keep();
});

function addOwn() {
  const field = $("own");
  const text = field.value.trim();
  if (!text) return;
  list.add({ question: "", text });
  field.value = "";
  field.focus();
  keep();
  say(fill(words.added, { text }));
}

$("add-own").addEventListener("click", addOwn);
$("own").addEventListener("keydown", event => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  addOwn();
});

$("erase").addEventListener("click", () => {
  onDevice.erase();
  empty();
  inTab.erase();
  say(words.erased);
});

// Erased in another tab: gone here too, and not written again.
onDevice.whenErased(() => {
  if ($("keep").checked) empty();
});

takenAlong(words, () => ({ items: list.items(), note: $("my-note").value.trim() }), say);

// --- the page as it comes, or comes back ---

function start(fresh) {
  const known = inTab.read();
  const kept = known ?? onDevice.read();
  // What a link asks for, and what was ticked before this file had arrived.
  const asked = picks.filter(box => box.defaultChecked && box.name === "medicine").map(box => box.value);
  const ticked = fresh ? boxes.filter(box => box.checked) : [];
  $("keep").checked = Boolean(onDevice.read());
  restore(kept);
  if (fresh && asked.length) for (const box of picks) if (box.name === "medicine") box.checked = asked.includes(box.value);
  for (const box of ticked) if (!list.has(box.value)) list.add({ question: box.value, text: textOf(box) });
  for (const box of ticked) box.checked = true;
  const moment = picks.find(box => box.name === "moment" && box.value === location.hash.slice(1));
  if (fresh && moment) moment.checked = true;
  keep();
}

addEventListener("pageshow", event => { if (event.persisted) start(false); });

showScripted();
start(!cameBack());
