// After the first visit every page works without a line: what belongs to this version is kept whole, by its list.
// The page registers this file with the version in its address, so that another version is another one.
const VERSION = new URL(self.location.href).searchParams.get("version");
const NAME = `red-line-seminar:${VERSION}`;

// A browser keeps what it compiled of a file that it has, and not of one that is unpacked for each visit.
async function keepCore(kept) {
  const packed = await kept.match("python/core.pack");
  const core = packed.body.pipeThrough(new DecompressionStream("gzip"));
  await kept.put("python/pyodide.asm.wasm", new Response(core, { headers: { "Content-Type": "application/wasm" } }));
  await kept.delete("python/core.pack");
}

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const { files } = await (await fetch("files.json", { cache: "no-cache" })).json();
      const kept = await caches.open(NAME);
      await kept.addAll(files);
      await keepCore(kept);
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
