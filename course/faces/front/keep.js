// The browser's own copy of the journal. A Binder machine forgets after ten idle minutes; the browser does not.
// One IndexedDB database for this toolkit; a journal line is kept under the case and its entry id, so that
// keeping is a union, exactly as merging is in Python.

const DATABASE = "red-line-seminar";
const LINES = "lines";

function request(ask) {
  return new Promise((resolve, reject) => {
    ask.onsuccess = () => resolve(ask.result);
    ask.onerror = () => reject(ask.error);
  });
}

let opening = null;
function database() {
  opening ??= new Promise((resolve, reject) => {
    const ask = indexedDB.open(DATABASE, 1);
    ask.onupgradeneeded = () => ask.result.createObjectStore(LINES);
    ask.onsuccess = () => {
      ask.result.onclose = () => (opening = null);
      resolve(ask.result);
    };
    ask.onerror = () => reject(ask.error);
  }).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

const range = (caseId) => IDBKeyRange.bound([caseId], [caseId, []]);

/** Keep lines; resolves when the browser has them on its disk. */
export async function keepLines(caseId, lines) {
  const db = await database();
  const work = db.transaction(LINES, "readwrite", { durability: "strict" });
  for (const [id, line] of lines) work.objectStore(LINES).put(line, [caseId, id]);
  await new Promise((resolve, reject) => {
    work.oncomplete = resolve;
    work.onerror = work.onabort = () => reject(work.error);
  });
}

/** The ids of all lines kept for a case. */
export async function keptIds(caseId) {
  const db = await database();
  const keys = await request(db.transaction(LINES).objectStore(LINES).getAllKeys(range(caseId)));
  return keys.map((key) => key[1]);
}

/** The lines with these ids. */
export async function keptLines(caseId, ids) {
  const db = await database();
  const store = db.transaction(LINES).objectStore(LINES);
  return (await Promise.all(ids.map((id) => request(store.get([caseId, id]))))).filter((line) => line !== undefined);
}

/** Forget these lines, and with `ids` null everything kept for the case, drafts included. */
export async function forgetLines(caseId, ids) {
  const db = await database();
  const work = db.transaction(LINES, "readwrite", { durability: "strict" });
  if (ids === null) work.objectStore(LINES).delete(range(caseId));
  else for (const id of ids) work.objectStore(LINES).delete([caseId, id]);
  await new Promise((resolve, reject) => {
    work.oncomplete = resolve;
    work.onerror = work.onabort = () => reject(work.error);
  });
  forgetDrafts(caseId);
}

// Half-written answers, a keystroke old at most. Small, so that localStorage is enough.
const draftKey = (caseId, name) => `red-line-seminar:draft:${caseId}:${name}`;

export function keepDraft(caseId, name, text) {
  try {
    if (text) localStorage.setItem(draftKey(caseId, name), text);
    else localStorage.removeItem(draftKey(caseId, name));
  } catch {
    // Private windows and full storage refuse; the draft then lives as long as the page.
  }
}

export function keptDraft(caseId, name) {
  try {
    return localStorage.getItem(draftKey(caseId, name)) ?? "";
  } catch {
    return "";
  }
}

function forgetDrafts(caseId) {
  try {
    const prefix = draftKey(caseId, "");
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  } catch {
    // As above: nothing is kept where the browser refuses storage.
  }
}
