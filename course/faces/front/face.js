// One module for every face: shows the HTML that Python made, and tells Python what a person did.
// It knows no transport. A door gives it a wire: `shelf`, `noAnswer` (a sentence: what to do when nothing comes back), `view()` for what is shown now, `send(message, pieces)`,
// and `listen(onMessage)`, which gives a function that ends the listening. With `first`, this is a second view of a face
// that this page shows already: its presses are numbered from there on, and the browser's copy is left to the other.
// Messages: course/faces/wire.py.
import { mindAnswer } from "./answer.js";
import { mindBooth } from "./booth.js";
import { mindClock } from "./clock.js";
import { mindDrag } from "./drag.js";
import { inFigures } from "./figures.js";
import { mindGrid } from "./grid.js";
import { sink } from "./levels.js";
import { mindRest } from "./rest.js";
import { morphChildren, parse } from "./morph.js";
import { mindSeek } from "./seek.js";
import { mindWall } from "./wall.js";
import { WIRE } from "./whole.js";
import { forgetLines, keepDraft, keepLines, keptDraft, keptIds, keptLines } from "./keep.js";

const PATIENCE = 6000; // milliseconds without an answer before we say so: Binder's round trip stays below
const BATCH = 2000; // journal lines in a message
const WRITTEN = "textarea,input[type=text]";
const PIECE = 1_000_000; // bytes; a websocket message of Jupyter holds ten times as much

function formValues(element) {
  const form = element.closest("form");
  const values = {};
  if (!form) return values;
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string") continue;
    if (form.querySelector(`[name="${CSS.escape(name)}"][data-many]`)) (values[name] ??= []).push(value);
    else values[name] = value;
  }
  return values;
}

function download({ name, mime, text, bytes }) {
  const link = document.createElement("a");
  const content = bytes ? Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0)) : text;
  link.href = URL.createObjectURL(new Blob([content], { type: mime }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function showFace(wire, el) {
  const { shelf } = wire;
  el.classList.add("rls");
  el.tabIndex = -1; // a press on words gives the face the keyboard, and not the notebook around it
  const root = document.createElement("div");
  root.className = "face";
  const say = document.createElement("p");
  say.className = "say";
  say.setAttribute("role", "status");
  el.append(root, say);
  const answer = mindAnswer(el, root, say);

  let sent = wire.first ?? 0;
  let waiting = null;
  let more = false; // files follow the one that was sent
  let answered = () => {}; // what to do once Python has read it
  let pending = null; // the form whose answer was sent, to drop its draft once Python has it
  let written = new Map(); // what stood in its fields then

  function send(message, pieces = []) {
    clearTimeout(waiting);
    try {
      wire.send({ wire: WIRE, ...message }, pieces);
      waiting = setTimeout(() => answer.tell(wire.noAnswer), PATIENCE);
    } catch {
      queueMicrotask(() => answer.tell(wire.noAnswer)); // Jupyter knows already that there is no kernel
    }
  }

  function act(element, extra = {}, hand = element) {
    const { do: verb, args } = element.dataset;
    if (element.getAttribute("aria-disabled") === "true") return;
    const question = element.dataset.confirm;
    if (question && !window.confirm(question)) return;
    sent += 1;
    const sends = element.matches("form") || element.type === "submit"; // any other control speaks for itself
    const ofForm = sends ? element.closest("form") : null;
    pending = !verb || verb === ofForm?.dataset.do ? ofForm : null; // a second button of a form may leave it half-written
    written = new Map([...(pending?.querySelectorAll(WRITTEN) ?? [])].map((field) => [field, field.value]));
    const form = sends ? formValues(element) : extra;
    send({ type: "do", do: verb, seq: sent, args: args ? JSON.parse(args) : {}, form });
    answer.pressed(element, ofForm, hand); // after it: the browser may have to lay out the page, and Python need not wait for that
  }

  const clock = mindClock(root, act, answer.announce, () => whisper({ type: "do", do: "clock_again", seq: 0, args: {}, form: {} }));

  const booth = mindBooth(root);
  const seek = mindSeek(root, (question) => whisper({ type: "seek", ...question }));
  mindDrag(root, act);
  const grid = mindGrid(root, act);
  const rest = mindRest(root);
  const wall = wire.first ? null : mindWall(el, root, { ...wire, version: WIRE }, showFace);

  function draftName(field) {
    const form = field.closest("form[data-draft]");
    return form && field.name ? `${form.dataset.draft}:${field.name}` : "";
  }

  function bringDrafts() {
    for (const field of root.querySelectorAll("form[data-draft] textarea")) {
      if (field.dataset.liveDraft || field.value) continue;
      field.dataset.liveDraft = "1";
      const text = keptDraft(shelf, draftName(field));
      if (text) field.value = text;
    }
  }

  function show() {
    const view = wire.view();
    const page = root.ownerDocument; // a wall may stand in a window of its own
    const had = root.contains(page.activeElement);
    // The same word again would let a browser work out anew how everything in the face looks.
    for (const name of ["lang", "dir"]) if (view.lang && el[name] !== view[name]) el[name] = view[name];
    const answers = view.seq === sent && sent > 0;
    // What was typed while the answer was on its way is the next one, and stays.
    const ahead = [...(answers ? written : [])].filter(([field, text]) => field.value !== text).map(([field]) => [field, field.value]);
    answer.before(answers);
    morphChildren(root, wire.first ? parse(view.html) : sink(parse(view.html), el));
    clock.show();
    booth.show();
    grid.show();
    if (answers && pending?.querySelector('[role="combobox"]')) seek.close(); // what was sought went with the form
    else seek.renew();
    wall?.show();
    bringDrafts();
    clearTimeout(waiting);
    if (view.seq === sent) answered();
    if (answers && pending && !view.trouble) {
      for (const field of pending.querySelectorAll(WRITTEN)) {
        if (ahead.some(([typed]) => typed === field)) continue;
        if (draftName(field)) keepDraft(shelf, draftName(field), "");
        field.value = field.defaultValue; // what was sent is kept, and the next one begins empty
      }
    }
    for (const [field, text] of ahead) field.value = text;
    answer.after(more ? { ...view, say: "" } : view, answers, had);
    if (answers) [pending, written] = [null, new Map()];
    rest.show();
  }

  // Jupyter's notebook shortcuts ("b" adds a cell, arrows move between cells) must not fire inside a face.
  // Jupyter asks the focused element itself, so the word must stand there and not on a parent.
  el.addEventListener("focusin", (event) => (event.target.dataset.lmSuppressShortcuts = "true"));
  root.addEventListener("click", (event) => {
    const element = event.target.closest("[data-do]");
    if (!element || !root.contains(element) || element.matches("form,select,input")) return;
    if (element.type === "submit") return; // the form says it
    event.preventDefault();
    act(element);
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    act(event.submitter?.dataset.do ? event.submitter : event.target, {}, event.submitter ?? event.target);
  });
  root.addEventListener("change", (event) => {
    if (event.target.matches("input[type=file][data-do]")) upload(event.target);
    else if (event.target.matches("select[data-do],input[data-do]")) act(event.target, { value: event.target.value });
  });
  root.addEventListener("input", (event) => {
    const name = event.target.matches("textarea") ? draftName(event.target) : "";
    if (name) keepDraft(shelf, name, event.target.value);
  });
  root.addEventListener("keydown", (event) => {
    const element = event.target;
    // Jupyter takes Enter as a step into the cell, and would keep the line break out of what somebody writes.
    if (element.matches("textarea") && event.key === "Enter") event.stopPropagation();
    if (element.matches('[role="button"][data-do]') && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      act(element);
    }
  });

  async function upload(field) {
    const files = [...field.files];
    const { do: verb, progress = "" } = field.dataset;
    answer.pressed(field, null, field);
    for (const [number, file] of files.entries()) {
      sent += 1;
      more = number + 1 < files.length;
      if (files.length > 1) say.textContent = inFigures(progress.replace("{n}", number + 1).replace("{all}", files.length), say);
      const parts = Math.max(1, Math.ceil(file.size / PIECE));
      const known = { do: verb, seq: sent, name: file.name, parts, file: number, files: files.length };
      const answer = new Promise((resolve) => (answered = resolve));
      for (let part = 0; part < parts; part += 1) {
        const piece = await file.slice(part * PIECE, (part + 1) * PIECE).arrayBuffer();
        send({ type: "upload", ...known, part }, [piece]);
      }
      if (more) await answer; // one after the other, so that the count says how far Python is
    }
    field.value = "";
  }

  // --- the browser's copy ---------------------------------------------------
  // What the browser tells in passing must not disturb anybody when there is no kernel to hear it.
  function whisper(message) {
    try {
      wire.send({ wire: WIRE, ...message }, []);
    } catch {
      // Nobody listens; the next kernel asks again.
    }
  }
  const kept = (ids, error) => whisper({ type: "kept", ids, error: error ? String(error.message || error.name || error).slice(0, 1000) : "" });
  async function onMessage(message) {
    try {
      if (message.type === "view") show();
      else if (message.type === "download") download(message);
      else if (message.type === "found") seek.found(message);
      else if (message.type === "keep") {
        await keepLines(shelf, message.lines);
        kept(message.lines.map(([id]) => id));
      } else if (message.type === "bring") {
        for (let from = 0; from < message.ids.length; from += BATCH) {
          const lines = await keptLines(shelf, message.ids.slice(from, from + BATCH));
          whisper({ type: "brought", lines, last: from + BATCH >= message.ids.length });
        }
      } else if (message.type === "forget") {
        await forgetLines(shelf, message.ids);
        kept([]);
      }
    } catch (error) {
      kept(message.type === "keep" ? message.lines.map(([id]) => id) : [], error);
    }
  }
  const stopListening = wire.listen(onMessage);
  show();
  if (!el.isConnected) requestAnimationFrame(() => sink(root, el)); // Jupyter puts it into the page afterwards
  if (!wire.first) {
    keptIds(shelf).then(
      (ids) => whisper({ type: "held", ids }),
      (error) => kept([], error),
    );
  }
  return () => {
    clock.stop();
    answer.stop();
    wall?.stop();
    clearTimeout(waiting);
    stopListening();
  };
}
