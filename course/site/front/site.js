// The door without a server: a worker of this browser carries the messages of all faces of this page.
// See course/site/door.py. The page can be read at once; what is pressed before the worker is ready waits its turn.
import { mindContents } from "./contents.js";
import { showFace } from "./face.js";
import { rememberLanguage, rememberWho } from "./keep.js";
import { whole } from "./whole.js";

const { language, lesson, shelf, noAnswer, making, failed, version } = document.body.dataset;
const state = document.getElementById("connection");
const listeners = [];
const views = [];

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.addEventListener("message", ({ data }) => {
  const { face, ...heard } = JSON.parse(data);
  const message = whole(views[face], heard, (ask) => say(face, ask));
  if (!message) return;
  if (message.type === "ready") {
    state.textContent = "";
    document.body.dataset.connected = "yes";
    rememberLanguage(shelf, language).catch(() => {});
  } else if (message.type === "me") {
    // Where a browser refuses, there is somebody new next time, and what it keeps is offered to them.
    rememberWho(shelf, message).catch(() => {});
  } else if (message.type === "failed") {
    state.textContent = `${failed} ${message.why}`;
    document.body.dataset.connected = "no";
  } else {
    if (message.type === "view") views[face] = message;
    listeners[face]?.(message);
  }
});
worker.addEventListener("error", ({ message }) => {
  state.textContent = `${failed} ${message ?? ""}`;
  document.body.dataset.connected = "no";
});

function say(face, message, pieces = []) {
  worker.postMessage([JSON.stringify({ face, ...message }), pieces], pieces);
}

state.textContent = making;
for (const place of document.querySelectorAll("[data-face]")) {
  const face = Number(place.dataset.face);
  views[face] = { html: place.innerHTML };
  place.replaceChildren();
  showFace(
    {
      shelf,
      noAnswer,
      view: () => views[face],
      send: (message, pieces) => say(face, message, pieces),
      listen(onMessage) {
        listeners[face] = onMessage;
        return () => delete listeners[face];
      },
    },
    place,
  );
}
worker.postMessage({ lesson, shelf, language, version });

mindContents();

// After the first visit the pages work without a line. Only an address that is safe may do that. A page that is kept is
// of the version that was kept; the list at the site's address tells of a newer one.
async function stay(browser) {
  const list = await fetch(new URL("../files.json", import.meta.url), { cache: "no-cache" }).catch(() => null);
  const offered = list?.ok ? (await list.json()).version : version;
  const { installing, waiting, active } = await browser.register(new URL(`../offline.js?version=${offered}`, import.meta.url));
  for (const kept of [installing, waiting, active]) kept?.postMessage({ language });
}
if (navigator.serviceWorker) stay(navigator.serviceWorker).catch(() => {});
