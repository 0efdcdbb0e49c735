// Checks a text of the desk while it is typed. Without it, the same checks are made at publishing.
"use strict";

const WAIT = 600; // milliseconds without a key
const waiting = new Map();

function place(area) {
  let found = area.parentElement.querySelector(":scope > .live");
  if (!found) {
    found = document.createElement("div");
    found.className = "live";
    found.setAttribute("role", "status");
    found.id = `${area.id}_live`;
    area.after(found);
    area.setAttribute("aria-describedby", `${area.getAttribute("aria-describedby") || ""} ${found.id}`.trim());
  }
  return found;
}

function check(area) {
  const form = area.form;
  htmx.ajax("POST", document.getElementById("live-check").dataset.address, {
    source: place(area),
    target: place(area),
    swap: "innerHTML",
    values: {
      text: area.value,
      page: [...form.querySelectorAll("textarea.markdown")].map((one) => one.value).join("\n\n"),
      csrfmiddlewaretoken: form.querySelector("[name=csrfmiddlewaretoken]").value,
    },
  });
}

// Other fields are not checked while one types, but whoever is signed out hears so there as well.
const ASKED_EVERY = 10000; // milliseconds
let askedAt = 0;
function signedIn(field) {
  const token = field.form?.querySelector("[name=csrfmiddlewaretoken]");
  const checks = document.getElementById("live-check");
  if (!checks || !token || Date.now() - askedAt < ASKED_EVERY) return;
  askedAt = Date.now();
  htmx.ajax("POST", checks.dataset.address, {
    source: place(field),
    target: place(field),
    swap: "innerHTML",
    select: ".signed-out",
    values: { text: "", csrfmiddlewaretoken: token.value },
  });
}

// Printing aside can take longer than an answer may: it goes on meanwhile, so it is asked for again.
const AGAIN = 10000; // milliseconds
let asked = 0;
document.addEventListener("htmx:responseError", ({ detail }) => {
  if (!detail.elt.matches("#affected-wait") || detail.xhr.status < 502 || asked++ > 30) return;
  setTimeout(() => htmx.trigger(detail.elt, "again"), AGAIN);
});

// A form opens at its first field, and not at the button above it.
addEventListener("load", () => {
  const now = document.activeElement;
  if (!now?.matches("#content-main form [type=submit]")) return;
  now.form.querySelector(":is(input:not([type=hidden], [type=submit]), select, textarea)")?.focus();
});

// The fields in which one searches for a source or a study have no name of their own.
document.addEventListener("focusin", ({ target }) => {
  if (!target.matches?.(".select2-search__field, .select2-selection") || target.ariaLabel) return;
  const select = target.closest(".select2-container")?.previousElementSibling;
  if (select?.labels?.[0]) target.ariaLabel = select.labels[0].textContent.trim();
});

// How much of a short field is used, while somebody is in it.
document.addEventListener("focusin", (event) => count(event.target));
document.addEventListener("focusout", (event) => event.target.parentElement?.querySelector(":scope > .counter")?.remove());

function count(field) {
  if (!field.matches?.("input[type=text][maxlength]")) return;
  let said = field.parentElement.querySelector(":scope > .counter");
  if (!said) {
    said = document.createElement("span");
    said.className = "counter";
    field.after(said);
  }
  said.textContent = `${field.value.length} of ${field.maxLength}`;
}

// One listener for all, so that rows added later are heard as well.
document.addEventListener("input", (event) => {
  const area = event.target;
  count(area);
  if (!area.matches?.("input, select, textarea")) return;
  clearTimeout(waiting.get(area));
  waiting.set(area, setTimeout(area.matches("textarea.markdown") ? check : signedIn, WAIT, area));
});
