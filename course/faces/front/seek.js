// A field with a search, as the ARIA Practices describe a combobox with a list: typing asks Python what fits, arrows and
// a finger choose. What was chosen stands in two plain fields beside it, so that the form sends it as any other.
const PAUSE = 120; // milliseconds without a letter before Python is asked
const SHORTEST = 2; // letters

export function mindSeek(root, ask) {
  let asked = 0;
  let typing = null;
  let open = null; // the place whose list is open
  let options = [];
  let active = -1;

  const parts = (place) => ({
    field: place.querySelector('[role="combobox"]'),
    list: place.querySelector('[role="listbox"]'),
    value: place.querySelector(`[name="${place.dataset.seek}"]`),
    words: place.querySelector('[name="words"]'),
  });

  function close() {
    clearTimeout(typing);
    if (!open) return;
    const { field, list } = parts(open);
    list.hidden = true;
    list.replaceChildren();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    open = null;
    options = [];
    active = -1;
  }

  function show(place, found) {
    const { field, list } = parts(place);
    open = place;
    options = [...found, ["own", "", list.dataset.ownWords, ""]];
    list.replaceChildren(
      ...options.map(([, , label, kind], n) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${n}`;
        item.setAttribute("role", "option");
        if (kind) item.append(Object.assign(document.createElement("span"), { className: "kind", textContent: kind }), " ");
        item.append(label);
        return item;
      }),
    );
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    point(0);
  }

  // Somebody else's doing changed the face: what is being typed goes on, and an open list stays as it was.
  function renew() {
    const field = root.ownerDocument.activeElement;
    if (!root.contains(field) || !field.matches('[role="combobox"]')) return close();
    const at = active;
    if (!open) return;
    show(open, options.slice(0, -1));
    point(at);
  }

  function point(to) {
    const { field, list } = parts(open);
    active = (to + options.length) % options.length;
    for (const [n, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(n === active));
    field.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  function choose(n) {
    const place = open;
    const { field, value, words } = parts(place);
    const [chosen, more, label, kind] = options[n];
    const own = !kind;
    close();
    value.value = chosen;
    words.value = own ? field.value : more;
    place.toggleAttribute("data-live-own", own);
    if (own) {
      field.value = "";
      words.focus();
    } else field.value = label;
  }

  root.addEventListener("input", (event) => {
    if (!event.target.matches('[role="combobox"]')) return;
    const place = event.target.closest("[data-seek]");
    const { field, value, words } = parts(place);
    value.value = words.value = ""; // what was chosen before no longer stands there
    place.removeAttribute("data-live-own");
    clearTimeout(typing);
    const text = field.value.trim();
    asked += 1;
    if (text.length < SHORTEST) return close();
    const n = asked;
    typing = setTimeout(() => ask({ field: place.dataset.seek, text, n }), PAUSE);
  });
  root.addEventListener("keydown", (event) => {
    if (!event.target.matches('[role="combobox"]') || !open) return;
    const moves = { ArrowDown: active + 1, ArrowUp: active - 1 };
    if (event.key in moves) point(moves[event.key]);
    else if (event.key === "Enter") choose(active);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  root.addEventListener("pointerdown", (event) => {
    if (event.target.closest('[role="option"]')) event.preventDefault(); // the field keeps the focus
  });
  root.addEventListener("click", (event) => {
    const item = event.target.closest('[role="option"]');
    if (item && open) choose([...item.parentElement.children].indexOf(item));
  });
  root.addEventListener("focusout", (event) => {
    if (event.target.matches('[role="combobox"]')) close();
  });
  return {
    found({ n, options: found }) {
      const field = root.ownerDocument.activeElement;
      if (n === asked && root.contains(field) && field.matches('[role="combobox"]')) show(field.closest("[data-seek]"), found);
    },
    close,
    renew,
  };
}
