// A later visit goes on where an earlier one had everything imported: the browser keeps Python's memory as it was then,
// before anybody's work came into it, and the files that Python reads, unpacked. Both belong to one version of the site.
import { loadPyodide } from "../python/pyodide.mjs";
import { filesOf, layOut } from "./packages.mjs";

// Memory points into the machine code that was loaded, so this is loaded before Python begins, and then lies at the
// same place each time. No other is needed for a first view.
const CODE = /^pydantic_core\/[^/]+\.so$/;
const MADE_BY = "X-Made-By";

const core = import("../python/pyodide.asm.mjs"); // beside all else that is fetched, not before it
const shelf = (version) => `red-line-seminar:${version}`;
const address = (name) => new URL(`../python/${name}`, import.meta.url).href;

async function loadCode(Module, tar, home) {
  const [name, bytes] = [...filesOf(tar)].find(([one]) => CODE.test(one));
  const place = `${home}/${name}`;
  const library = Module.newDSO(place, undefined, "loading");
  library.global = false;
  library.exports = await Module.loadWebAssemblyModule(await WebAssembly.compile(bytes), { loadAsync: true, nodelete: true }, place, {});
}

// Begin Python with packages and files of its home, as tars, and perhaps with memory that was kept; all are on their way.
export async function begin({ packages, home }, memory, options) {
  let module;
  let table;
  let arranged;
  const fsInit = (_FS, { sitePackages }) => {
    arranged = (async () => {
      await loadCode(module, await packages, sitePackages);
      table = module.wasmTable.length;
      if (memory) module.growMemory((await memory).length);
    })();
    return arranged.catch(() => {}); // said below
  };
  const create = async (settings) => {
    settings.preRun.unshift((Module) => (module = Module));
    return (await core).default(settings);
  };
  const began = loadPyodide({ ...options, fsInit, createPyodideModule: create, ...(memory && { _loadSnapshot: memory }) });
  const [python, tar, ...more] = await Promise.all([began.finally(() => arranged), packages, ...home]);
  layOut(python, tar);
  for (const one of more) layOut(python, one, options.env.HOME);
  return { python, settled: () => module.wasmTable.length === table };
}

export function memoryOf({ python, settled }) {
  if (!settled()) throw new Error("More machine code was loaded than a later visit would load.");
  python._api.config._makeSnapshot = true; // from the beginning on, a stand-in would lie before all that is the browser's
  return python.makeMemorySnapshot();
}

// Give what was kept under these names by this version and this browser; nothing where something of it is missing.
export async function keptBy(version, names) {
  const found = await Promise.all(names.map((name) => caches.match(address(name), { cacheName: shelf(version) })));
  if (!found.every((one) => one?.headers.get(MADE_BY) === navigator.userAgent)) return null;
  return found.map(async (one) => new Uint8Array(await one.arrayBuffer()));
}

export async function keep(version, things) {
  const kept = await caches.open(shelf(version));
  const headers = { [MADE_BY]: navigator.userAgent };
  for (const [name, bytes] of things) await kept.put(address(name), new Response(bytes, { headers }));
}

export async function forget(version, names) {
  const kept = await caches.open(shelf(version));
  await Promise.all(names.map((name) => kept.delete(address(name))));
}
