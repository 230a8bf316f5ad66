// After the first visit every page works without a line: what belongs to this version is kept whole, by its list.
// The page registers this file with the version in its address, so that another version is another one, and says which
// language is read. A newer version is kept beside this one, and takes its place when no page of the site is open: one
// that took over in the middle of a visit left a page waiting for good that was just being loaded.
const VERSION = new URL(self.location.href).searchParams.get("version");
const OURS = "red-line-seminar:";
const NAME = OURS + VERSION;
const PACKED = "python/core.pack";
const CORE = "python/pyodide.asm.wasm";
const PATIENCE = 5000; // milliseconds in which a page says its language

let say;
const said = new Promise((resolve) => (say = resolve)); // the language of the page that came first
const silence = new Promise((resolve) => setTimeout(resolve, PATIENCE));
let work = Promise.resolve();

// A browser keeps what it compiled of a file that it has, and not of one that is unpacked for each visit.
async function keepCore(kept) {
  const packed = await kept.match(PACKED);
  const core = packed.body.pipeThrough(new DecompressionStream("gzip"));
  await kept.put(CORE, new Response(core, { headers: { "Content-Type": "application/wasm" } }));
  await kept.delete(PACKED);
}

// What is there for one language is there for the next.
async function missing(kept, names) {
  const there = new Set((await kept.keys()).map(({ url }) => url));
  return names.filter((name) => !there.has(new URL(name === PACKED ? CORE : name, self.location.href).href));
}

async function keepAll(language) {
  const { version, files, languages } = await (await fetch("files.json", { cache: "no-cache" })).json();
  if (version !== VERSION) throw new Error("The site has another version by now.");
  const kept = await caches.open(NAME);
  const wanted = await missing(kept, [...files, ...(languages[language] ?? [])]);
  // A file of an older version may still lie in the browser under the same address.
  const cache = (await caches.keys()).some((name) => name.startsWith(OURS) && name !== NAME) ? "no-cache" : "default";
  await kept.addAll(wanted.map((name) => new Request(name, { cache })));
  if (wanted.includes(PACKED)) await keepCore(kept);
}

// One after the other: what the first has brought, the next need not ask for.
const keep = (language) => (work = work.catch(() => {}).then(() => keepAll(language)));

self.addEventListener("install", (event) => event.waitUntil(Promise.race([said, silence]).then(keep)));

self.addEventListener("message", (event) => {
  say(event.data.language);
  event.waitUntil(keep(event.data.language).catch(() => {})); // without a line: at the next visit
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((n) => n.startsWith(OURS) && n !== NAME).map((n) => caches.delete(n)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || new URL(event.request.url).origin !== self.location.origin) return;
  event.respondWith(
    (async () => {
      const kept = await (await caches.open(NAME)).match(event.request, { ignoreSearch: true });
      return kept ?? fetch(event.request);
    })(),
  );
});
