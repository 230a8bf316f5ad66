// Python in a worker: it loads what lies beside it, opens the page that was asked for, and hears every message in turn.
import { keptWork } from "./keep.js";
import { begin, forget, keep, keptBy, memoryOf } from "./memory.mjs";
import { bringCore, unpacked } from "./packages.mjs";

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

function optionsFor(language) {
  return { indexURL: PYTHON, env: { HOME, COURSE_LANGUAGE: language, COURSE_LOCALES: `${HOME}/locales` } };
}

// Go on from what an earlier visit kept. Where a browser kept nothing, or that will not do, there is null.
async function goOn({ language, version }, names) {
  const kept = await keptBy(version, names).catch(() => null);
  if (!kept) return null;
  const [packages, work, words, memory] = kept;
  try {
    const begun = await begin({ packages, home: [work, words] }, memory, optionsFor(language));
    begun.python.pyimport("course.site.start").go_on();
    return begun.python;
  } catch (error) {
    console.warn(error);
    await forget(version, names);
    return null;
  }
}

// Begin anew, and give what a later visit may go on from: Python's memory after a lesson was opened for nobody.
async function beginAnew({ language, lesson }, names) {
  const tars = [packages(), bytesOf("case.pack"), bytesOf(`words.${language}.pack`)].map(async (one) => unpacked(await one));
  const begun = await begin({ packages: tars[0], home: tars.slice(1) }, null, optionsFor(language));
  if (!self.caches) return [begun.python, null];
  begun.python.pyimport("course.site.start").rehearse(HOME, PYTHON, lesson);
  try {
    const things = [...(await Promise.all(tars)), memoryOf(begun)];
    return [begun.python, things.map((thing, n) => [names[n], thing])];
  } catch (error) {
    console.warn(error);
    return [begun.python, null];
  }
}

async function open(asked) {
  const { lesson, shelf, language, version } = asked;
  const names = ["packages.tar", "case.tar", `words.${language}.tar`, `memory.${language}`];
  try {
    const work = keptWork(shelf);
    python = await goOn(asked, names);
    let things = null;
    if (!python) [python, things] = await beginAnew(asked, names);
    const { me, lines } = await work;
    door = python.pyimport("course.site.start").door_of(HOME, PYTHON);
    const known = { who: me.who ?? "", name: me.name ?? "", seminar: me.seminar ?? "", lines: python.toPy(lines) };
    door.open.callKwargs(lesson, post, known);
    post({ type: "ready" });
    for (const said of waiting.splice(0)) hear(said);
    if (things) await keep(version, things).catch(() => forget(version, names));
  } catch (error) {
    post({ type: "failed", why: String(error.message ?? error).trim().split("\n").pop() });
  }
}
