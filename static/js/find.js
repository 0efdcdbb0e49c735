// Narrows a list to what is typed in the box above it. Nothing is sent: pressing the button searches.
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const form of document.querySelectorAll("form[data-find]")) {
  const list = document.getElementById(form.dataset.find);
  const said = document.querySelector(`[data-found="${form.dataset.find}"]`);
  const items = [...list.querySelectorAll("[data-item]")].map(item => ({
    item, words: plain(`${item.textContent} ${item.dataset.item}`),
  }));
  const groups = [...list.querySelectorAll("[data-group]")];
  const box = form.querySelector("input");

  const narrow = () => {
    const wanted = plain(box.value).split(/\s+/).filter(Boolean);
    for (const { item, words } of items) {
      item.hidden = !wanted.every(word => words.includes(word));
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-item]:not([hidden])");
      // What is folded opens while something is looked for.
      if (group.matches("details")) group.open = wanted.length > 0;
    }
    const found = items.some(({ item }) => !item.hidden);
    said.textContent = found ? "" : said.dataset.none;
    said.hidden = found;
  };
  box.addEventListener("input", narrow);
  if (box.value) narrow();
}
