// The packages of a page come as one file, a tar that is packed as a whole: Python would unpack them for half a second.
const BLOCK = 512;
const words = new TextDecoder();

function said(block, from, long) {
  return words.decode(block.subarray(from, from + long)).split("\0", 1)[0];
}

export function* filesOf(tar) {
  for (let at = 0; tar[at]; ) {
    const head = tar.subarray(at, at + BLOCK);
    const [name, folder, size] = [said(head, 0, 100), said(head, 345, 155), parseInt(said(head, 124, 12), 8)];
    at += BLOCK;
    yield [folder ? `${folder}/${name}` : name, tar.subarray(at, at + size)];
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
}

function stream(packed) {
  return packed.pipeThrough(new DecompressionStream("gzip"));
}

export async function unpacked(packed) {
  return new Uint8Array(await new Response(stream(new Response(packed).body)).arrayBuffer());
}

// Pyodide fetches its core itself, by an address where nothing lies: it lies beside it, packed to a third. After the
// first visit it is kept unpacked at that address (offline.js), and with it what the browser has compiled of it.
export function bringCore(folder) {
  const bring = self.fetch;
  self.fetch = async (address, how) => {
    if (String(address) !== `${folder}pyodide.asm.wasm` || (await self.caches?.match(address))) return bring(address, how);
    const answer = await bring(`${folder}core.pack`);
    return answer.ok ? new Response(stream(answer.body), { headers: { "Content-Type": "application/wasm" } }) : answer;
  };
}

// Lay what was packed where it belongs: packages where Python looks for them, if no other folder is named. The files are
// the tar's own bytes, and no copies.
export function layOut(python, tar, home = python.pyimport("site").getsitepackages().get(0)) {
  const made = new Set();
  for (const [name, bytes] of filesOf(tar)) {
    const folder = `${home}/${name}`.replace(/\/[^/]*$/, "");
    if (!made.has(folder)) python.FS.mkdirTree(folder);
    made.add(folder);
    python.FS.writeFile(`${home}/${name}`, bytes, { canOwn: true });
  }
  python.pyimport("importlib").invalidate_caches();
}
