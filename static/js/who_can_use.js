/* The page of who-can-use: the answer follows what is chosen, and stays through Back and Reload. Nothing is sent. */
import { keptInTab, showScripted } from "./kept.js";
import { answerFor } from "./who_can_use_answer.js";
import { fill, read } from "./words.js";

const $ = id => document.getElementById(id);
const tables = read("tables");
const form = $("choose");
const inputs = [...form.querySelectorAll("input")];
const kept = keptInTab("who-can-use");

// --- what is chosen ---

function chosen() {
  const found = {};
  for (const { name, value, checked } of inputs) if (checked && value) (found[name] ??= []).push(value);
  return found;
}

/** Ticks what was kept, as far as it is still asked here. */
function choose(values) {
  for (const input of inputs) {
    const wanted = Array.isArray(values?.[input.name]) ? values[input.name] : [];
    input.checked = Boolean(input.value) && wanted.includes(input.value);
  }
  for (const fold of form.querySelectorAll("details")) {
    fold.open = Boolean(fold.querySelector("input:checked:not([value=''])"));
  }
}

// --- the answer ---

const list = texts => texts.map(text => Object.assign(document.createElement("li"), { textContent: text }));

function drawApproval(part, { shown, verdict, says, why }) {
  part.hidden = !shown;
  part.dataset.verdict = verdict;
  part.querySelector(".verdict").textContent = says;
  part.querySelector(".why").replaceChildren(...list(why));
}

function draw(medicine, found, open) {
  const card = $(medicine.slug);
  const part = name => card.querySelector(`[data-part="${name}"]`);
  for (const one of found.judged) drawApproval(card.querySelector(`[data-approval="${one.name}"]`), one);

  const rules = Object.fromEntries([...card.querySelectorAll("[data-rule]")].map(rule => [rule.dataset.rule, rule]));
  for (const name of ["holding", "first", "folded", "left"]) {
    part(name).replaceChildren(...found[name].map(slug => rules[slug]));
    const block = part(name).closest("[data-block]");
    if (block) block.hidden = !found[name].length && !(name === "folded" && found.more);
  }
  part("number").textContent = found.folded.length;
  // A fold that the reader opened or closed stays so until it is to be the other way.
  const fold = part("folded").closest("details");
  if (fold.dataset.open !== String(open && found.matters)) {
    fold.open = open && found.matters;
    fold.dataset.open = fold.open;
  }
  part("box").hidden = part("note").hidden = !found.matters;

  const { words } = tables;
  const notSaid = found.notSaid.join(words.comma);
  part("not-said").textContent = notSaid && fill(words.not_said, { what: notSaid });
  part("more").hidden = !found.more;
  part("more").textContent = fill(words.more, { count: found.more });
}

function answer() {
  const values = chosen();
  const found = tables.medicines.map(medicine => answerFor(medicine, values, tables));
  const open = found.filter(one => one.matters).length <= tables.few;
  found.forEach((one, at) => draw(tables.medicines[at], one, open));
  const may = found.filter(one => one.may).length;
  $("may").textContent = may;
  $("nothing").hidden = Object.keys(values).length > 0;
  return fill(tables.words.may, { may, all: found.length });
}

// --- what the reader does ---

form.addEventListener("change", () => {
  $("status").textContent = answer();
  kept.write(chosen());
});

form.addEventListener("submit", event => {
  event.preventDefault();
  $("answer").focus();
});

$("erase").addEventListener("click", () => {
  kept.erase();
  choose({});
  answer();
  $("status").textContent = $("erase").dataset.done;
});

// --- the page as it comes, or comes back ---

showScripted();
if (kept.read()) choose(kept.read());
answer();

// Brought back as it was left; something may have been chosen or erased elsewhere since.
addEventListener("pageshow", event => {
  if (!event.persisted) return;
  choose(kept.read());
  answer();
});
