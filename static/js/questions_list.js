/* My list: ticked questions and the reader's own words, in the reader's order. The first three stand apart. */
import { fill } from "./words.js";

const TOP = 3;
const $ = id => document.getElementById(id);

/** The list of the page. Items are {question, text}: `question` is its name, or "" for own words. `changed(said)` is
    called after each change that the reader made in the list, with what to say of it. */
export function myList(words, changed) {
  let items = [];
  const template = $("my-question").content.firstElementChild;
  const places = [$("top"), $("rest")];

  function row(item, at) {
    const row = template.cloneNode(true);
    row.querySelector(".my-question").textContent = item.text;
    for (const button of row.querySelectorAll("button")) {
      button.setAttribute("aria-label", fill(words.named, { name: button.textContent, text: item.text }));
      button.disabled = { first: at < 1, up: at < 1, down: at === items.length - 1 }[button.dataset.do] ?? false;
    }
    return row;
  }

  function draw() {
    const rows = items.map(row);
    $("top").replaceChildren(...rows.slice(0, TOP));
    $("rest").replaceChildren(...rows.slice(TOP));
    $("top-h").hidden = !items.length;
    $("rest-h").hidden = items.length <= TOP;
    $("list-empty").hidden = items.length > 0;
    $("take-along").hidden = !items.length;
    for (const count of document.querySelectorAll(".chosen")) count.dataset.count = items.length;
  }

  const buttons = at => [...places.flatMap(place => [...place.children])[at]?.querySelectorAll("button") ?? []];

  /** The row that was drawn anew has the focus where the reader left it, or near. */
  function focus(at, does) {
    const there = buttons(at);
    const button = there.find(button => button.dataset.do === does && !button.disabled);
    (button ?? there.find(button => !button.disabled) ?? $("own")).focus();
  }

  function act(at, does) {
    const [item] = items.splice(at, 1);
    const to = { first: 0, up: at - 1, down: at + 1 }[does];
    if (to === undefined) {
      draw();
      changed(fill(words.removed, item));
      focus(Math.min(at, items.length - 1), does);
    } else {
      items.splice(to, 0, item);
      draw();
      changed(fill(words.moved, { place: to + 1, all: items.length, text: item.text }));
      focus(to, does);
    }
  }

  for (const place of places) {
    place.addEventListener("click", event => {
      const button = event.target.closest("button");
      if (!button) return;
      const rows = places.flatMap(place => [...place.children]);
      act(rows.indexOf(button.closest("li")), button.dataset.do);
    });
  }

  return {
    items: () => items,
    has: question => items.some(item => item.question === question),
    set(all) {
      items = all;
      draw();
    },
    add: item => {
      items.push(item);
      draw();
    },
    drop(question) {
      items = items.filter(item => item.question !== question);
      draw();
    },
  };
}
