// Results change while you type: say so to screen readers and in the title of the window.
// When they cannot be fetched, say that the button still works.
const status = () => document.getElementById("search-status");

// htmx notes the address, which holds the words, in the browser's storage. It does without.
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");
forget();
document.addEventListener("htmx:replacedInHistory", forget);
document.addEventListener("htmx:historyRestore", forget);

document.addEventListener("htmx:afterSwap", () => {
  const results = document.getElementById("search-results");
  if (!results || !status()) return;
  document.title = results.dataset.title;
  status().textContent = results.dataset.status;
  status().className = "sr";
});

for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, () => {
    if (!status()) return;
    status().textContent = "We could not search while you type. Press Search.";
    status().className = "error-message";
  });
}
