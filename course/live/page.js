// The door of a server: one socket carries the messages of all faces of this page. See course/live/socket.py.
import { showFace } from "./face.js";

const GONE = 4404; // the server does not know this page (any more): load it anew
const LONGEST = 10_000; // milliseconds between two tries
const { key, base, shelf, noAnswer } = document.body.dataset;
const state = document.getElementById("connection");
const listeners = [];
const views = [];
let socket = null;
let tries = 0;
const UNSENT = `red-line-seminar:unsent:${shelf}:${location.pathname}`;
let waiting = JSON.parse(sessionStorage.getItem(UNSENT) ?? "[]"); // said without a connection; sent once, in order
sessionStorage.removeItem(UNSENT);

function connect() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(`${scheme}//${location.host}${base}/wire?page=${encodeURIComponent(key)}`);
  const ready = () => {
    tries = 0;
    const kept = waiting;
    waiting = [];
    for (const said of kept) put(...said);
    document.body.dataset.connected = "yes";
    state.textContent = "";
  };
  socket.addEventListener("message", ({ data }) => {
    const { face, ...message } = JSON.parse(data);
    if (message.type === "ready") return ready(); // an open line alone may lead to a server that does not know this page
    if (message.type === "view") views[face] = message;
    listeners[face]?.(message);
  });
  socket.addEventListener("close", ({ code }) => {
    document.body.dataset.connected = "no";
    state.textContent = noAnswer;
    if (code === GONE) {
      // Another process answers now and has made this page's faces anew: what was pressed goes to them.
      // A ballot is never written down, not even here: the box that it was meant for went with the other process.
      const words = waiting.filter(([text, pieces]) => pieces.length === 0 && JSON.parse(text).do !== "cast");
      if (words.length) sessionStorage.setItem(UNSENT, JSON.stringify(words));
      return location.reload();
    }
    tries += 1;
    setTimeout(connect, Math.min(LONGEST, 250 * 2 ** tries));
  });
}

function put(text, pieces) {
  socket.send(text);
  for (const piece of pieces) socket.send(piece);
}

function send(face, message, pieces) {
  const text = JSON.stringify({ face, ...message, pieces: pieces.length });
  if (document.body.dataset.connected === "yes") put(text, pieces);
  else waiting.push([text, pieces]);
}

for (const place of document.querySelectorAll("[data-face]")) {
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
connect();

const contents = document.querySelector("[data-contents]"); // a page of a room has none
const unfold = (open) => contents.setAttribute("aria-expanded", String(open));
contents?.addEventListener("click", () => unfold(contents.getAttribute("aria-expanded") !== "true"));
document.getElementById("toc")?.addEventListener("click", ({ target }) => target.closest("a") && unfold(false));
document.querySelector("[data-print]")?.addEventListener("click", () => print());
