// After the first visit every page works without a line: what belongs to this version is kept whole, by its list.
// The page registers this file with the version and its language in its address, so that another is another one.
const ASKED = new URL(self.location.href).searchParams;
const NAME = `red-line-seminar:${ASKED.get("version")}`;
const PACKED = "python/core.pack";
const CORE = "python/pyodide.asm.wasm";

// A browser keeps what it compiled of a file that it has, and not of one that is unpacked for each visit.
async function keepCore(kept) {
  const packed = await kept.match(PACKED);
  const core = packed.body.pipeThrough(new DecompressionStream("gzip"));
  await kept.put(CORE, new Response(core, { headers: { "Content-Type": "application/wasm" } }));
  await kept.delete(PACKED);
}

// What is there for one language is there for the next.
async function missing(kept, names) {
  const there = await Promise.all(names.map((name) => kept.match(name === PACKED ? CORE : name)));
  return names.filter((_name, n) => !there[n]);
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const { files, languages } = await (await fetch("files.json", { cache: "no-cache" })).json();
      const kept = await caches.open(NAME);
      const wanted = await missing(kept, [...files, ...languages[ASKED.get("language")]]);
      await kept.addAll(wanted);
      if (wanted.includes(PACKED)) await keepCore(kept);
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((n) => n.startsWith("red-line-seminar:") && n !== NAME).map((n) => caches.delete(n)));
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
