// The door of a server: one socket carries the messages of all faces of this page. See course/live/socket.py.
import { mindContents } from "./contents.js";
import { showFace } from "./face.js";
import { inFigures } from "./figures.js";
import { keptPresses } from "./keep.js";
import { mindClass } from "./follow.js";
import { mindPairs } from "./pair.js";
import { keepUnsent } from "./unsent.js";
import { whole } from "./whole.js";

const GONE = 4404; // the server does not know this page (any more): load it anew
const LONGEST = 10_000; // milliseconds between two tries
const STAYS = 9000; // milliseconds for which good news is seen
const LOOKS = 2000; // milliseconds for which the browser's copy may keep the line waiting
const { key, base, shelf, who, noAnswer, kept, again, back = "", sent = "", elsewhere } = document.body.dataset;
const state = document.getElementById("connection");
const listeners = [];
const views = [];
const newest = []; // of each face the view that came last, which may wait to be shown
const places = [...document.querySelectorAll("[data-face]")].sort((a, b) => a.dataset.face - b.dataset.face);
// Another process may number the faces of this page otherwise: what waits is addressed by kind, and which of that kind.
const kinds = places.map(({ dataset }) => dataset.kind ?? "");
const names = kinds.map((kind, n) => `${kind || location.pathname} ${kinds.slice(0, n).filter((one) => one === kind).length}`);
const numbers = places.map(({ dataset }) => Number(dataset.face));
const unsent = keepUnsent(who ?? shelf);
const follow = mindClass(base, document.getElementById("main"));
let whispers = []; // said in passing without a connection
let socket = null;
let tries = 0;
let next = null; // when it is tried again
let late = 0; // sent again, and not answered yet
const actors = []; // of each face whose page this is, and who acts in it: a press that is sent again is done as them
const held = new Map(); // presses that wait for whoever pressed them, and what is said of them

function connect() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(`${scheme}//${location.host}${base}/wire?page=${encodeURIComponent(key)}`);
  socket.addEventListener("message", ({ data }) => {
    const { face, by, ...heard } = JSON.parse(data);
    if (heard.type === "ready") return ready(); // an open line alone may lead to a server that does not know this page
    if (heard.type === "done") return done(heard.press);
    if (heard.type === "waits") return waits(heard);
    if (by) meet(face, by);
    const message = whole(newest[face], heard, (ask) => send(face, ask, []));
    if (!message) return;
    if (message.type === "view") newest[face] = message;
    const show = () => {
      if (message.type === "view") views[face] = message;
      listeners[face]?.(message);
    };
    if (message.type === "view" && follow.holds(message, show)) return;
    show();
  });
  socket.addEventListener("close", ({ code }) => {
    document.body.dataset.connected = "no";
    if (code === GONE) return location.reload();
    tell();
    tries += 1;
    next = setTimeout(connect, Math.min(LONGEST, 250 * 2 ** tries));
  });
}

/** Try at once: somebody asks for it, or the device has woken or found its network. */
function retry() {
  if (document.body.dataset.connected !== "no" || socket.readyState === WebSocket.CONNECTING) return;
  clearTimeout(next);
  connect();
}
const tryNow = Object.assign(document.createElement("button"), { type: "button", textContent: again ?? "" });
tryNow.addEventListener("click", retry);
addEventListener("online", retry);
document.addEventListener("visibilitychange", () => document.hidden || retry());

async function ready() {
  const line = socket;
  await dropDone();
  if (line !== socket || line.readyState !== WebSocket.OPEN) return; // it broke meanwhile; the next one is on its way
  const lost = document.body.dataset.connected === "no";
  tries = 0;
  document.body.dataset.connected = "yes";
  for (const said of whispers.splice(0)) put(...said);
  const here = unsent.all().filter(({ face }) => names.includes(face));
  late = here.length;
  held.clear();
  for (const one of here) sendAgain(one);
  tell(lost ? back : "");
}

// A machine that was started anew may have forgotten what it did without being heard. If it has told this browser, the
// press stands in the browser's copy, which is offered: done again, it would stand there twice.
async function dropDone() {
  const waiting = unsent.all().map(({ press }) => press);
  if (!waiting.length) return;
  const soon = new Promise((resolve) => setTimeout(resolve, LOOKS, []));
  const known = await Promise.race([keptPresses(shelf, waiting).catch(() => []), soon]);
  for (const press of known) unsent.drop(press);
}

function done(number) {
  if (!unsent.drop(number) || !late) return;
  late -= 1;
  if (!late) tell(`${back} ${sent}`.trim());
}

/** What somebody else would do now is kept until it is known whose it is. */
function waits({ press, ...words }) {
  held.set(press, words);
  late -= 1;
  tell();
}

function meet(face, by) {
  const [whose] = actors[face] ?? [];
  actors[face] = by;
  if (whose === undefined || whose === by[0]) return;
  for (const one of unsent.all()) if (held.has(one.press) && one.by?.[0] === by[0]) letGo(one);
}

function letGo(one, by = one.by) {
  held.delete(one.press);
  late += 1;
  sendAgain({ ...one, by });
}

function button(text, then) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", () => {
    for (const one of unsent.all()) if (held.has(one.press)) then(one);
    document.getElementById("lesson")?.focus({ preventScroll: true }); // the button goes
    tell();
  });
  return made;
}

/** Say how things stand: nothing where all is well. */
function tell(news = "") {
  const waiting = unsent.all();
  const away = waiting.find(({ face }) => !names.includes(face));
  if (document.body.dataset.connected === "no") {
    state.textContent = waiting.length && kept ? `${noAnswer} ${kept.replace("{n}", inFigures(waiting.length, state))}` : noAnswer;
    if (again) state.append(" ", tryNow);
  } else if (held.size) {
    const [{ why, mine, drop }] = held.values();
    if (state.firstChild?.data === why) return; // the keyboard may be here
    state.replaceChildren(why, " ", button(mine, (one) => letGo(one, null)), " ", button(drop, ({ press }) => held.delete(press) && unsent.drop(press)));
  } else if (away && elsewhere) {
    const link = document.createElement("a");
    Object.assign(link, { href: away.path, textContent: elsewhere });
    state.replaceChildren(link);
  } else {
    state.textContent = news;
    if (news) setTimeout(tell, STAYS);
  }
}

function put(text, pieces = []) {
  socket.send(text);
  for (const piece of pieces) socket.send(piece);
}

function press({ face, message, press: number }, more = {}) {
  put(JSON.stringify({ face: numbers[names.indexOf(face)], ...message, press: number, ...more, pieces: 0 }));
}

function sendAgain(one) {
  press(one, { again: true, by: one.by ?? null });
}

function send(face, message, pieces) {
  const open = document.body.dataset.connected === "yes";
  if (message.type === "do" && message.seq) {
    const name = names[numbers.indexOf(face)];
    const one = unsent.add(name, message, actors[face] ?? null);
    if (open) press(one);
    else tell();
    return;
  }
  const text = JSON.stringify({ face, ...message, pieces: pieces.length });
  if (open) put(text, pieces);
  else whispers.push([text, pieces]);
}

for (const place of places) {
  const face = Number(place.dataset.face);
  views[face] = { html: place.innerHTML };
  place.replaceChildren();
  showFace(
    {
      shelf,
      noAnswer,
      view: () => views[face],
      send: (message, pieces) => send(face, message, pieces),
      listen(onMessage) {
        listeners[face] = onMessage;
        return () => delete listeners[face];
      },
    },
    place,
  );
}
mindPairs();
connect();

// Whoever comes back begins where they left off: at the first part that is not yet done.
const [visit] = performance.getEntriesByType("navigation");
const now = document.querySelector(".toc [data-begun] a");
if (now && !location.hash && visit?.type === "navigate") {
  const part = document.getElementById(decodeURIComponent(now.hash.slice(1)));
  part?.scrollIntoView({ behavior: "instant" });
  part?.setAttribute("tabindex", "-1");
  part?.focus({ preventScroll: true });
}

mindContents();
