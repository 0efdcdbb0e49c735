// Opens what is folded while a page is printed, for browsers that do not know how to print it closed.
// A name makes folds close one another: it is put aside meanwhile.
const closed = [];
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details:not([open])")) {
    closed.push([fold, fold.getAttribute("name")]);
    fold.removeAttribute("name");
    fold.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const [fold, name] of closed.splice(0)) {
    fold.open = false;
    if (name) fold.setAttribute("name", name);
  }
});
