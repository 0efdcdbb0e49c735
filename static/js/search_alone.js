// Answers a search in the browser, where pages are files and no server is behind them. The words
// that were typed go nowhere: one index holds the titles and names of all pages.
const results = document.getElementById("search-results");
const status = document.getElementById("search-status");
const MOST = 30;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// Whether two words differ by one letter that is wrong, missing, too much or swapped with the next.
const near = (one, other) => {
  if (Math.min(one.length, other.length) < 5 || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [left, right] = [one.slice(start), other.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
};

const worth = (typed, words) => {
  if (words.includes(typed)) return 4;
  if (typed.length > 1 && words.some((word) => word.startsWith(typed))) return 3;
  return words.some((word) => near(typed, word)) ? 2 : 0;
};

const show = (sentence, hits) => {
  status.textContent = sentence;
  const list = document.createElement("ol");
  list.className = "hits";
  for (const [title, href, kind] of hits) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = href;
    link.textContent = title;
    line.append(link, kind && kind !== title ? ` · ${kind}` : "");
    list.append(line);
  }
  const head = document.createElement("h2");
  head.textContent = sentence;
  results.replaceChildren(head, ...(hits.length ? [list] : []));
};

const search = async (query) => {
  const typed = wordsOf(query).slice(0, 12);
  if (!typed.length) return;
  const places = await (await fetch(results.dataset.index)).json();
  const scored = [];
  for (const place of places) {
    const title = wordsOf(place[0]);
    const names = wordsOf(place[3]);
    const each = typed.map((word) => Math.max(2 * worth(word, title), worth(word, names)));
    const held = each.filter(Boolean).length;
    const whole = place[1].includes("#") ? 0 : 0.5; // a page before a part of one
    const total = whole + each.reduce((sum, one) => sum + one, 0) / (4 + title.length);
    if (held) scored.push({ place, held, total });
  }
  const most = Math.max(0, ...scored.map((one) => one.held));
  const best = scored.filter((one) => one.held === most).sort((a, b) => b.total - a.total);
  const hits = best.slice(0, MOST).map((one) => one.place);
  const { found, some, none } = results.dataset;
  if (!hits.length) show(none, []);
  else show(most < typed.length ? some : found.replace("%(count)s", hits.length), hits);
};

const query = new URLSearchParams(location.search).get("q") ?? "";
document.getElementById("q").value = query;
search(query).catch(() => show(results.dataset.failed, []));
