// Python in a worker: it loads what lies beside it, opens the page that was asked for, and hears every message in turn.
import { keptWork } from "./keep.js";
import { bringCore, layOut } from "./packages.mjs";
import { loadPyodide } from "../python/pyodide.mjs";

const PYTHON = new URL("../python/", import.meta.url).href;
const HOME = "/seminar";

const post = (message) => postMessage(typeof message === "string" ? message : JSON.stringify(message));
bringCore(PYTHON);
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

async function bytesOf(name, how = {}) {
  const answer = await fetch(PYTHON + name, how);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

// The packages, if they are those of this site and whole: the lock gives their hash.
async function packages() {
  const lock = JSON.parse(new TextDecoder().decode(await bytesOf("pyodide-lock.json")));
  const { file_name, sha256 } = lock.packages.packages;
  const bytes = sha256.match(/../g).map((pair) => parseInt(pair, 16));
  return bytesOf(file_name, { integrity: `sha256-${btoa(String.fromCharCode(...bytes))}` });
}

async function open({ lesson, shelf, language }) {
  try {
    const [made, packed, work, words, { me, lines }] = await Promise.all([
      loadPyodide({ indexURL: PYTHON, env: { HOME, COURSE_LANGUAGE: language, COURSE_LOCALES: `${HOME}/locales` } }),
      packages(),
      bytesOf("case.pack"),
      bytesOf(`words.${language}.pack`),
      keptWork(shelf),
    ]);
    python = made;
    await layOut(python, packed);
    for (const pack of [work, words]) await layOut(python, pack, HOME);
    const { open_door } = python.pyimport("course.site.start");
    door = open_door(HOME, PYTHON, post);
    door.open.callKwargs(lesson, { who: me.who ?? "", name: me.name ?? "", seminar: me.seminar ?? "", lines: python.toPy(lines) });
    post({ type: "ready" });
    for (const said of waiting.splice(0)) hear(said);
  } catch (error) {
    post({ type: "failed", why: String(error.message ?? error).trim().split("\n").pop() });
  }
}
