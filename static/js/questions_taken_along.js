/* The list as it is taken along: as plain text, by the phone's own share sheet, or in large type. */

const $ = id => document.getElementById(id);
const textOf = element => element.textContent.trim();

/** What was picked under each heading, and the list, as plain text: "Which medicine? Rinvoq". */
function asText(items, note, comma) {
  const picked = [...document.querySelectorAll("fieldset")]
    .map(field => [textOf(field.querySelector("legend")), [...field.querySelectorAll("input:checked + span")].map(textOf)])
    .filter(([, answers]) => answers.length)
    .map(([legend, answers]) => `${legend} ${answers.join(comma)}`);
  const numbered = items.map((item, at) => `${at + 1}. ${item.text}`);
  const noted = note ? [`${textOf($("my-note-printed").querySelector("b"))} ${note}`] : [];
  return [textOf($("big-h")), ...picked, "", ...numbered, ...noted].join("\n");
}

/** Puts the buttons to work. `current()` is {items, note}; `say` speaks. */
export function takenAlong(words, current, say) {
  const text = () => asText(current().items, current().note, words.comma);

  $("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      say(words.copied);
    } catch {
      say(words.not_copied);
    }
  });

  $("share").hidden = !navigator.share;
  $("share").addEventListener("click", async () => {
    try {
      await navigator.share({ title: document.title, text: text() });
    } catch { /* The reader closed the sheet, or nothing there could take it. */ }
  });

  $("show").addEventListener("click", () => {
    const rows = current().items.map(item => Object.assign(document.createElement("li"), { textContent: item.text }));
    $("big-list").replaceChildren(...rows);
    $("big").showModal();
  });
  $("big-close").addEventListener("click", () => $("big").close());

  $("print").addEventListener("click", () => window.print());
}
