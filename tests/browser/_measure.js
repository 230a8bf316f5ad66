async (what, given) => {
  const face = document.querySelector("#place .face");
  const shown = (e) => Boolean(e?.isConnected && e.checkVisibility() && e.getClientRects().length);
  const box = (e) => {
    const { top, bottom, left, right } = e.getBoundingClientRect();
    return { top, bottom, left, right };
  };
  const frames = async (n) => {
    for (let i = 0; i < n; i += 1) await new Promise((done) => requestAnimationFrame(done));
  };
  if (what === "place") {
    // Go where the control is: leave the wall and the booth, or enter them.
    const wall = document.querySelector(".wall-host");
    if (given.wall && !wall) face.querySelector("[data-wall-show=here]").click();
    if (!given.wall) wall?.querySelector("[data-wall-do=close]").click();
    const booth = face.querySelector("dialog[data-booth]");
    const wanted = booth?.querySelector(`[data-do="${given.verb}"]`);
    if (booth && Boolean(wanted) !== booth.open) face.querySelector(wanted ? "[data-booth-enter]" : "[data-booth-leave]").click();
    for (const next of wanted ? ["[data-to=ballot]", "[data-pick]"] : []) booth.querySelector(next).click();
    return null;
  }
  if (what === "ready") {
    const root = given.wall ? document.querySelector(".wall-host .face") : face;
    const shut = [...root.querySelectorAll("details:not([open])")];
    for (const box of shut) box.open = true;
    document.querySelector("[data-test-press]")?.removeAttribute("data-test-press");
    const all = [...root.querySelectorAll(`[data-do="${given.verb}"], [data-drag="${given.verb}"]`)];
    const bare = (e) => [e.dataset.args ?? "", e.matches("select") ? "" : (e.value ?? ""), e.id].join(" ").replaceAll(" ", "");
    const meant = all.filter((e) => !given.word || bare(e).includes(given.word));
    const shows = (e) => shown(e.matches("form") ? (e.querySelector("button[type=submit]:not([data-do]), button:not([type]):not([data-do])") ?? e) : e);
    const can = (meant.length ? meant : all).filter((e) => (shows(e) || e.type === "file") && e.getAttribute("aria-disabled") !== "true" && e.dataset.wallShow !== "window" && !(e.type === "radio" && e.checked));
    if (!can.length) return null;
    const element = can[Math.floor(given.n * can.length)];
    const form = element.matches("form") || element.type === "submit" ? element.closest("form") : null;
    const choose = (field, value) => {
      const at = [...field.options].findIndex((o, n) => (value.startsWith("#") ? n === Number(value.slice(1)) : o.value === value || o.textContent === value));
      field.selectedIndex = at;
    };
    const stands = (name) => given.fields?.[name] ?? Object.entries(given.fields ?? {}).find(([key]) => key.endsWith("*") && name.startsWith(key.slice(0, -1)))?.[1];
    for (const field of form?.elements ?? []) {
      const wish = stands(field.name);
      if (wish !== undefined) {
        if (field.matches("select")) choose(field, wish);
        else if (field.matches("input[type=radio],input[type=checkbox]")) field.checked = field.value === wish;
        else field.value = wish;
      } else if (field.matches("textarea,input[type=text],input:not([type])") && !field.readOnly && !(field.name === "digits" && field.value)) {
        const seeks = field.closest(".seek"); // grounds: what nothing was chosen for stays empty
        field.value = seeks || field.name === "quote" ? "" : /minutes|time/.test(field.name) ? "2:30" : field.inputMode === "numeric" ? "1" : field.name === "people" ? "wren\nowl\nlark\nswan\ncrow\nfinch" : "So it is " + Math.floor(given.n * 99);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      } else if (field.matches("select")) {
        const full = [...field.options].filter((o) => o.value);
        if (!field.value && full.length) field.value = full[Math.floor(given.n * full.length)].value;
      } else if (field.matches("input[type=radio],input[type=checkbox]")) {
        const named = [...form.elements].filter((e) => e.name === field.name);
        if (!named.some((e) => e.checked) && shown(field)) named[Math.floor(given.n * named.length)].checked = true;
      }
    }
    const control = element.matches("form") ? form.querySelector("button[type=submit]:not([data-do]), button:not([type]):not([data-do])") : element;
    if (!shown(control) && element.type !== "file") return null;
    control.setAttribute("data-test-press", "");
    control.scrollIntoView({ block: "center", behavior: "instant" });
    const changes = [];
    new MutationObserver((found) => changes.push(...found)).observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
    window.was = { root, control, shut, changes, verb: given.verb, form: form?.dataset.do ?? "", key: [control.dataset.do, control.dataset.args, control.id], top: box(control).top, y: scrollY };
    await frames(1);
    if (element.type === "file") return "file";
    if (element.matches("select")) {
      const to = [...element.options].find((o) => !o.selected && o.value && (stands("value") ?? o.value) === o.value && (meant.length || o.value.includes(given.word)));
      return to ? "select " + to.value : null;
    }
    return element.dataset.drag && element.dataset.do !== given.verb ? "drag" : "press";
  }
  const { root } = window.was;
  await frames(3);
  const wrong = [];
  const view = given;
  const { control, key, top } = window.was;
  const now = shown(control) ? control : [...root.querySelectorAll("[data-do]")].find((e) => key[0] && e.dataset.do === key[0] && e.dataset.args === key[1] && e.id === key[2] && shown(e));
  const active = document.activeElement;
  if (active === document.body || !root.parentElement.contains(active)) wrong.push("the keyboard is lost");
  const high = innerHeight * (2 / 3);
  const wall = Boolean(root.closest(".wall-host")); // it has no line: what is shown says itself what happened
  const heads = [...root.querySelectorAll("[data-sticks]")].filter((head) => getComputedStyle(head).position === "sticky");
  const covers = (head, b) => head.parentElement.contains(goal) && box(head).top <= 1 && box(head).left < b.right && box(head).right > b.left;
  const scrolls = (e) => (!e || e === root ? 0 : e.scrollHeight > e.clientHeight && /auto|scroll/.test(getComputedStyle(e).overflowY) ? box(e).top : scrolls(e.parentElement));
  const cover = () => Math.max(0, scrolls(goal), ...heads.filter((head) => covers(head, box(goal))).map((head) => box(head).bottom));
  const inWindow = (b) => b.top >= -8 && b.bottom <= innerHeight + 8;
  const seenAt = (h, b, most = 8) => (h.top >= cover() - most && h.bottom <= high + most) || inWindow(b);
  const places = view.focus ? view.focus.split(", ").flatMap((one) => [...root.querySelectorAll(one)]) : []; // the best first
  const goal = view.trouble ? null : (places.find(shown) ?? places[0] ?? null);
  const ends = scrollY <= 1 || scrollY >= document.documentElement.scrollHeight - innerHeight - 1;
  const moved = now ? box(now).top - top : null;
  const dialog = root.parentElement.querySelector("dialog[open]");
  const folded = window.was.shut.filter((one) => one.isConnected && !one.open);
  if (folded.length) wrong.push(`it folded: ${folded.map((one) => one.querySelector("summary").textContent.trim().slice(0, 40))}`);
  if (view.focus && !view.trouble && !goal && !/undo|redo/.test(window.was.verb)) wrong.push(`nothing is at ${view.focus}`);
  const line = root.parentElement.querySelector(view.trouble ? ".trouble:not([hidden])" : ".answer");
  if (goal && !dialog) {
    const inner = goal.closest("section,article,li,form,fieldset,details,tr,[data-key]");
    const block = inner && inner !== root && root.contains(inner) ? inner : goal;
    const [h, b] = [box(goal), box(block)];
    if (shown(line) && goal.nextElementSibling === line) b.bottom = Math.max(b.bottom, box(line).bottom); // seen with it
    h.bottom = Math.min(h.bottom, h.top + 60); // of a block without a heading, its beginning stands for one
    if (!seenAt(h, b) && !ends) wrong.push("what changed is out of sight");
    if (!active.contains(goal) && !goal.contains(active)) wrong.push("the keyboard is elsewhere");
    if (moved !== null && Math.abs(moved) > 8) {
      const back = ({ top, bottom }) => ({ top: top - moved, bottom: bottom - moved });
      const edges = [h.top - cover(), h.bottom - high, b.top - cover(), b.bottom - innerHeight];
      const stuck = (e) => e && e !== root && (getComputedStyle(e).position === "sticky" || stuck(e.parentElement)); // it goes its own way
      if (seenAt(back(h), back(b), 0) && !stuck(now)) wrong.push(`it moved by ${Math.round(moved)} for nothing`);
      else if (!edges.some((e) => Math.abs(e) <= 16) && !ends && !stuck(now)) wrong.push(`it moved too far, ${edges.map(Math.round)}`);
    }
  } else if (moved !== null && Math.abs(moved) > 8 && !dialog && !wall && inWindow(box(now))) {
    const lines = [...root.parentElement.querySelectorAll(".answer,.trouble")];
    const changed = window.was.changes.flatMap(({ target, addedNodes }) => [...addedNodes, target, target.parentElement]);
    const parts = changed.filter((e) => e?.nodeType === Node.ELEMENT_NODE && e !== root && root.contains(e) && shown(e));
    const far = parts.some((e) => box(e).top - moved > high - 60 || box(e).top - moved < 0); // it had to come into view
    if (!lines.some(shown) && !far) wrong.push(`it moved by ${Math.round(moved)} unasked`);
  }
  if (view.say || view.trouble) {
    const words = view.trouble || view.say;
    if (wall) {
      if (view.trouble) wrong.push("the wall refuses");
    } else if (!shown(line) || line.textContent !== words) wrong.push("nothing says what happened");
    else if (line.offsetWidth < 120 && line.offsetHeight > 80) wrong.push(`what is said is squeezed into ${line.offsetWidth}`);
    else if (!inWindow(box(line))) wrong.push("what is said is out of sight");
    else {
      const again = [...root.querySelectorAll(`form[data-do="${window.was.form}"]`)].filter(shown); // its form, made anew
      const gaps = [now, goal, active, ...again].filter(Boolean).map((near) => {
        const [a, b] = [box(line), box(near)];
        return near.contains(line) ? 0 : Math.max(a.top - b.bottom, b.top - a.bottom, 0);
      });
      const left = now && !inWindow(box(now)); // the page went to what changed, and the line went along
      if (!left && Math.min(...gaps) > 150) wrong.push(`what is said stands ${Math.round(Math.min(...gaps))} away`);
    }
    const ears = root.parentElement.querySelector(".say").textContent;
    if (view.say && ears !== view.say) wrong.push("what is said is not heard");
  }
  const fields = Object.keys(view.fields ?? {});
  const marked = [...root.querySelectorAll("[aria-invalid]")];
  for (const name of fields) {
    const field = marked.find((e) => e.name === name);
    const owner = field && (field.hasAttribute("aria-describedby") ? field : field.closest("[aria-describedby]"));
    if (!owner || !document.getElementById(owner.getAttribute("aria-describedby"))?.textContent) wrong.push(`nothing is said at ${name}`);
  }
  if (fields.length && !marked.includes(active)) wrong.push("no field with a mistake has the keyboard");
  const about = { moved, y: scrollY - window.was.y, active: active.outerHTML.slice(0, 90), goal: goal && box(goal) };
  return { wrong, ...about };
}
