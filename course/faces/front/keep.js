// The browser's own copy of the journal. A Binder machine forgets after ten idle minutes; the browser does not.
// One IndexedDB database for this toolkit. A line is kept on a shelf (the case and, on a hub, the account), under its
// author, its seminar and the id of its entry, so that keeping is a union, exactly as merging is in Python, and
// nobody's work stands in for anybody else's.

const DATABASE = "red-line-seminar";
const COPIES = "copies";
const PEOPLE = "people"; // who was here last on a shelf where no other machine remembers it
const OLD = "lines"; // of the first version: kept under the case and the id alone

function request(ask) {
  return new Promise((resolve, reject) => {
    ask.onsuccess = () => resolve(ask.result);
    ask.onerror = () => reject(ask.error);
  });
}

function record(shelf, id, line) {
  let entry = {};
  try {
    entry = JSON.parse(line);
  } catch {
    // A damaged line is kept all the same; Python says what is wrong with it.
  }
  return { shelf, author: entry.by ?? `name ${entry.who}`, seminar: entry.seminar ?? "", id, line };
}

function upgrade(ask) {
  const db = ask.result;
  if (!db.objectStoreNames.contains(PEOPLE)) db.createObjectStore(PEOPLE);
  if (db.objectStoreNames.contains(COPIES)) return;
  const copies = db.createObjectStore(COPIES, { keyPath: ["shelf", "author", "seminar", "id"] });
  copies.createIndex("entry", ["shelf", "id"]);
  if (!db.objectStoreNames.contains(OLD)) return;
  const old = ask.transaction.objectStore(OLD);
  old.openCursor().onsuccess = ({ target: { result: cursor } }) => {
    if (cursor) {
      copies.put(record(cursor.key[0], cursor.key[1], cursor.value));
      cursor.continue();
    } else db.deleteObjectStore(OLD);
  };
}

let opening = null;
function database() {
  opening ??= new Promise((resolve, reject) => {
    const ask = indexedDB.open(DATABASE, 3);
    ask.onupgradeneeded = () => upgrade(ask);
    ask.onsuccess = () => {
      ask.result.onclose = () => (opening = null);
      ask.result.onversionchange = () => ask.result.close(); // a page of a newer version waits for us
      resolve(ask.result);
    };
    ask.onerror = () => reject(ask.error);
  }).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

const range = (shelf) => IDBKeyRange.bound([shelf], [shelf, []]);

async function writing(change, name = COPIES) {
  const db = await database();
  const work = db.transaction(name, "readwrite", { durability: "strict" });
  try {
    change(work.objectStore(name));
  } catch (error) {
    work.abort(); // all or nothing
    throw error;
  }
  await new Promise((resolve, reject) => {
    work.oncomplete = resolve;
    work.onerror = work.onabort = () => reject(work.error ?? new Error("The browser stopped in the middle."));
  });
}

let asked = false;

/** Keep lines; resolves when the browser has them on its disk. */
export async function keepLines(shelf, lines) {
  await writing((copies) => {
    for (const [id, line] of lines) copies.put(record(shelf, id, line));
  });
  if (asked) return;
  asked = true;
  // Without this a browser may throw the copy away when its disk runs low. Nothing hangs on the answer.
  navigator.storage?.persist?.().catch(() => {});
}

/** The ids of all lines kept on a shelf. */
export async function keptIds(shelf) {
  const db = await database();
  const keys = await request(db.transaction(COPIES).objectStore(COPIES).getAllKeys(range(shelf)));
  return [...new Set(keys.map((key) => key[3]))];
}

/** The lines with these ids. */
export async function keptLines(shelf, ids) {
  const db = await database();
  const entries = db.transaction(COPIES).objectStore(COPIES).index("entry");
  const found = await Promise.all(ids.map((id) => request(entries.getAll(IDBKeyRange.only([shelf, id])))));
  return found.flat().map((kept) => kept.line);
}

/** Those of some presses that wrote a line which is kept on a shelf: a line says of which press it is, as its step. */
export async function keptPresses(shelf, presses) {
  const db = await database();
  const kept = await request(db.transaction(COPIES).objectStore(COPIES).getAll(range(shelf)));
  return presses.filter((press) => kept.some(({ line }) => line.includes(`"step":"${press}"`)));
}

/** The lines of these seminars on a shelf. */
async function linesOf(shelf, seminars) {
  const db = await database();
  const kept = await request(db.transaction(COPIES).objectStore(COPIES).getAll(range(shelf)));
  return kept.filter(({ seminar }) => seminars.includes(seminar)).map(({ line }) => line);
}

/** Who was here last, and which seminars are theirs; empty where nobody was. */
async function whoWasHere(shelf) {
  const db = await database();
  return (await request(db.transaction(PEOPLE).objectStore(PEOPLE).get(shelf))) ?? {};
}

/** What a page without a server goes on with: who was here, and the lines of their seminars. */
export async function keptWork(shelf) {
  const me = await whoWasHere(shelf).catch(() => ({})); // a private window, or somebody new
  return { me, lines: me.seminars?.length ? await linesOf(shelf, me.seminars).catch(() => []) : [] };
}

/** Remember who is here. */
export function rememberWho(shelf, known) {
  return writing((people) => people.put(known, shelf), PEOPLE);
}

// Cells have no page on which to choose a language: they speak that of the page that was open last.
const languageKey = (shelf) => `${shelf} language`;

export function rememberLanguage(shelf, code) {
  return writing((people) => people.put(code, languageKey(shelf)), PEOPLE);
}

/** The language of the page that was open last; nothing where there was none. */
export async function keptLanguage(shelf) {
  const db = await database();
  return request(db.transaction(PEOPLE).objectStore(PEOPLE).get(languageKey(shelf)));
}

/** Forget these lines, and the drafts of whoever wrote them. */
export async function forgetLines(shelf, ids) {
  const authors = new Set();
  await writing((copies) => {
    for (const id of ids) {
      copies.index("entry").openKeyCursor(IDBKeyRange.only([shelf, id])).onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return;
        authors.add(cursor.primaryKey[1]);
        copies.delete(cursor.primaryKey);
        cursor.continue();
      };
    }
  });
  for (const author of authors) forgetDrafts(shelf, author);
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

function forgetDrafts(caseId, author) {
  try {
    const prefix = draftKey(caseId, "");
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix) && key.includes(author)) localStorage.removeItem(key);
  } catch {
    // As above: nothing is kept where the browser refuses storage.
  }
}
