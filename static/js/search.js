// Answers while one types, in /search/ or below the box. The words go by POST: no address, title or
// storage has them. Back and Reload find them in the state of their page.
{
  const WAIT = 250, LEAST = 2;
  const header = document.querySelector("header.top");

  const boxOf = form => {
    const input = form.querySelector("input"), into = form.dataset.seek;
    const status = document.createElement("p");
    status.className = "sr";
    status.setAttribute("role", "status");
    const below = into ? null : document.createElement("div");
    form.after(status);
    if (below) {
      below.className = "below";
      below.id = `${input.id}-below`;
      below.hidden = true;
      form.after(below);
      input.setAttribute("aria-controls", below.id);
    }

    let timer, asked = "", sent;
    const close = () => { if (below) { below.hidden = true; status.textContent = ""; } };
    const say = (text, failed) => {
      status.textContent = text;
      status.className = failed && !below ? "error-message" : "sr";
    };
    const fetched = async fields => {
      sent?.abort();
      sent = new AbortController();
      const answer = await fetch("/search/", {
        method: "POST", body: new URLSearchParams(fields), headers: { "HX-Request": "true" }, signal: sent.signal,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      // Parsed apart from the page: no script in it would run.
      return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-status]");
    };
    const show = (part, words) => {
      const told = part.dataset.status;
      if (below) {
        below.replaceChildren(part);
        below.hidden = false;
      } else {
        document.getElementById(into).replaceWith(part);
        history.replaceState({ ...history.state, words }, "");
      }
      say(told);
    };
    const search = async (more = {}) => {
      clearTimeout(timer);
      const words = more.q ?? input.value.trim();
      if (words === asked && !more.more) { if (below?.childElementCount && words) below.hidden = false; return; }
      asked = words;
      if (words.length < LEAST && (below || words)) { sent?.abort(); return close(); }
      try {
        show(await fetched({ ...more, q: words, ...(below ? { below: 1 } : {}) }), words);
      } catch (error) {
        if (error.name === "AbortError") return;
        asked = "";
        say("We could not search while you type. Press Search.", true);
        below?.replaceChildren(status.textContent);
        if (below) below.hidden = false;
      }
    };

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, WAIT); });
    if (below) {
      below.addEventListener("click", event => { if (event.target.closest("button")) form.requestSubmit(); });
      input.addEventListener("focus", () => { if (input.value.trim() === asked && below.childElementCount && asked) below.hidden = false; });
      const leave = event => {
        if (!below.contains(event.target) && !form.contains(event.target)) close();
      };
      document.addEventListener("click", leave);
      document.addEventListener("focusin", leave);
      const keys = event => {
        const links = [...below.querySelectorAll("a, button")], at = links.indexOf(document.activeElement);
        if (event.key === "Escape" && !below.hidden) {
          event.preventDefault();
          event.stopPropagation();
          input.focus();
          close();
        } else if (event.key === "ArrowDown" && !below.hidden && at < links.length - 1) {
          event.preventDefault();
          links[at + 1].focus();
        } else if (event.key === "ArrowUp" && at >= 0) {
          event.preventDefault();
          (links[at - 1] ?? input).focus();
        }
      };
      form.addEventListener("keydown", keys);
      below.addEventListener("keydown", keys);
      return;
    }
    // In the page of search nothing is loaded anew, so that nothing has to be sent again on the way back.
    document.addEventListener("submit", event => {
      const fields = new FormData(event.target, event.submitter);
      if (!fields.has("q")) return;
      event.preventDefault();
      input.value = fields.get("q");
      asked = asked === input.value ? asked : "";
      search(Object.fromEntries(fields)).then(() => event.target === form || document.getElementById(into).scrollIntoView());
    });
    asked = input.defaultValue;
    const before = history.state?.words;
    if (before && !input.defaultValue) {
      input.value = before;
      search();
    } else if (asked) {
      // An answer to a form would ask to be sent again by Reload: its words are kept as the state.
      history.replaceState({ ...history.state, words: asked }, "");
    }
  };

  for (const form of document.querySelectorAll("form[data-seek]")) boxOf(form);

  // On a phone the icon opens the box in the header, in place of the name; it stays a link without a script.
  const opener = header?.querySelector("[data-open-search]");
  if (opener) {
    const closer = header.querySelector("[data-close-search]"), input = header.querySelector(".find input");
    const toggle = open => {
      header.classList.toggle("seeking", open);
      closer.hidden = !open;
      (open ? input : opener).focus();
    };
    opener.setAttribute("role", "button");
    opener.addEventListener("click", event => { event.preventDefault(); toggle(true); });
    closer.addEventListener("click", () => toggle(false));
    header.addEventListener("keydown", event => {
      if (event.key === "Escape" && header.classList.contains("seeking")) toggle(false);
    });
  }
}
