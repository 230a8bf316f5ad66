async (what, given) => {
  const root = document.querySelector("#place .face");
  const shown = (e) => Boolean(e?.isConnected && e.checkVisibility() && e.getClientRects().length);
  const box = (e) => {
    const { top, bottom, left, right } = e.getBoundingClientRect();
    return { top, bottom, left, right };
  };
  const frames = async (n) => {
    for (let i = 0; i < n; i += 1) await new Promise((done) => requestAnimationFrame(done));
  };
  if (what === "ready") {
    for (const dialog of root.parentElement.querySelectorAll("dialog[open]")) dialog.close();
    for (const box of root.querySelectorAll("details")) box.open = true;
    document.querySelector("[data-test-press]")?.removeAttribute("data-test-press");
    const all = [...root.querySelectorAll(`[data-do="${given.verb}"], [data-drag="${given.verb}"]`)];
    const can = all.filter((e) => (shown(e) || e.type === "file") && e.getAttribute("aria-disabled") !== "true" && e.dataset.wallShow !== "window");
    if (!can.length) return null;
    const element = can[Math.floor(given.n * can.length)];
    const form = element.matches("form") || element.type === "submit" ? element.closest("form") : null;
    for (const field of form?.elements ?? []) {
      if (field.matches("textarea,input[type=text],input:not([type])") && !field.readOnly) {
        field.value = /minutes|time/.test(field.name) ? "2:30" : field.inputMode === "numeric" ? "1" : field.name === "people" ? "wren\nowl\nlark" : "So it is " + Math.floor(given.n * 99);
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
    if (!shown(control)) return null;
    control.setAttribute("data-test-press", "");
    control.scrollIntoView({ block: "center", behavior: "instant" });
    window.was = { control, verb: given.verb, form: form?.dataset.do ?? "", key: [control.dataset.do, control.dataset.args, control.id], top: box(control).top, y: scrollY };
    await frames(1);
    if (element.type === "file") return "file";
    if (element.matches("select")) return "select";
    return element.dataset.drag && element.dataset.do !== given.verb ? "drag" : "press";
  }
  await frames(3);
  const wrong = [];
  const view = given;
  const { control, key, top } = window.was;
  const now = shown(control) ? control : [...root.querySelectorAll("[data-do]")].find((e) => key[0] && e.dataset.do === key[0] && e.dataset.args === key[1] && e.id === key[2] && shown(e));
  const active = document.activeElement;
  if (active === document.body || !root.parentElement.contains(active)) wrong.push("the keyboard is lost");
  const high = innerHeight * (2 / 3);
  const inWindow = (b) => b.top >= -8 && b.bottom <= innerHeight + 8;
  const seenAt = (h, b) => (h.top >= -8 && h.bottom <= high + 8) || inWindow(b);
  const goal = view.trouble ? null : view.focus ? root.querySelector(view.focus) : null;
  const ends = scrollY <= 1 || scrollY >= document.documentElement.scrollHeight - innerHeight - 1;
  const moved = now ? box(now).top - top : null;
  const dialog = root.parentElement.querySelector("dialog[open]");
  if (view.focus && !view.trouble && !goal && !/undo|redo/.test(window.was.verb)) wrong.push(`nothing is at ${view.focus}`);
  if (goal && !dialog) {
    const inner = goal.closest("section,article,li,form,fieldset,details,tr,[data-key]");
    const block = inner && inner !== root && root.contains(inner) ? inner : goal;
    const [h, b] = [box(goal), box(block)];
    h.bottom = Math.min(h.bottom, h.top + 60); // of a block without a heading, its beginning stands for one
    if (!seenAt(h, b) && !ends) wrong.push("what changed is out of sight");
    if (!active.contains(goal) && !goal.contains(active)) wrong.push("the keyboard is elsewhere");
    if (moved !== null && Math.abs(moved) > 8) {
      const back = ({ top, bottom }) => ({ top: top - moved, bottom: bottom - moved });
      const edges = [h.top, h.bottom - high, b.top, b.bottom - innerHeight];
      if (seenAt(back(h), back(b))) wrong.push(`it moved by ${Math.round(moved)} for nothing`);
      else if (!edges.some((e) => Math.abs(e) <= 16) && !ends) wrong.push(`it moved too far, ${edges.map(Math.round)}`);
    }
  } else if (moved !== null && Math.abs(moved) > 8 && !dialog && inWindow(box(now))) {
    const parts = [...root.parentElement.querySelectorAll(".answer,.trouble")].filter(shown);
    if (!parts.length) wrong.push(`it moved by ${Math.round(moved)} unasked`);
  }
  const line = root.parentElement.querySelector(view.trouble ? ".trouble:not([hidden])" : ".answer");
  if (view.say || view.trouble) {
    const words = view.trouble || view.say;
    if (!shown(line) || line.textContent !== words) wrong.push("nothing says what happened");
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
