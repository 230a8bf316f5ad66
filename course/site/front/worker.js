// Python in a worker: it loads what lies beside it, opens the page that was asked for, and hears every message in turn.
import { keptWork } from "./keep.js";
import { loadPyodide } from "../python/pyodide.mjs";

const PYTHON = new URL("../python/", import.meta.url).href;
const HOME = "/seminar";
const LATER = ["typst", "seminar-letters"]; // big, and asked for only with a PDF: fetched when Python imports them

const post = (message) => postMessage(typeof message === "string" ? message : JSON.stringify(message));
const waiting = [];
let python = null;
let door = null;

self.addEventListener("message", ({ data }) => {
  if (!Array.isArray(data)) return open(data);
  if (door) hear(data);
  else waiting.push(data);
});

function hear([text, pieces]) {
  door.hear(text, python.toPy(pieces.map((piece) => new Uint8Array(piece))));
}

async function bytesOf(name) {
  const answer = await fetch(PYTHON + name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

async function open({ lesson, shelf, language }) {
  try {
    // The lock says what there is; all but what comes later is loaded, in any order.
    const [lock, work, { me, lines }] = await Promise.all([
      fetch(`${PYTHON}pyodide-lock.json`).then((answer) => answer.json()),
      bytesOf("case.zip"),
      keptWork(shelf),
    ]);
    python = await loadPyodide({ indexURL: PYTHON, env: { HOME, COURSE_LANGUAGE: language } });
    const names = Object.keys(lock.packages).filter((name) => !LATER.includes(name));
    await python.loadPackage(names, { messageCallback: () => {} });
    python.unpackArchive(work, "zip", { extractDir: HOME });
    const { open_door } = python.pyimport("course.site.start");
    door = open_door(HOME, PYTHON, post);
    door.open.callKwargs(lesson, { who: me.who ?? "", name: me.name ?? "", seminar: me.seminar ?? "", lines: python.toPy(lines) });
    post({ type: "ready" });
    for (const said of waiting.splice(0)) hear(said);
  } catch (error) {
    post({ type: "failed", why: String(error.message ?? error).trim().split("\n").pop() });
  }
}
