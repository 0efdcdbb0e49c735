// The comparison changes without a reload: say so to screen readers and in the title of the window,
// and when the part cannot be fetched, ask for the whole page as without JavaScript.
document.addEventListener("htmx:afterSwap", () => {
  const table = document.getElementById("comparison-table");
  const status = document.getElementById("comparison-status");
  if (!table || !status) return;
  document.title = table.dataset.title;
  status.textContent = table.dataset.status;
});

for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, () => document.querySelector(".compare-form")?.submit());
}
