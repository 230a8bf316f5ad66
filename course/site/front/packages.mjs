// The packages of a page come as one file, a tar that is packed as a whole: Python would unpack them for half a second.
const BLOCK = 512;
const words = new TextDecoder();

function said(block, from, long) {
  return words.decode(block.subarray(from, from + long)).split("\0", 1)[0];
}

function* filesOf(tar) {
  for (let at = 0; tar[at]; ) {
    const head = tar.subarray(at, at + BLOCK);
    const [name, folder, size] = [said(head, 0, 100), said(head, 345, 155), parseInt(said(head, 124, 12), 8)];
    at += BLOCK;
    yield [folder ? `${folder}/${name}` : name, tar.subarray(at, at + size)];
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
}

function unpacked(stream) {
  return stream.pipeThrough(new DecompressionStream("gzip"));
}

// Pyodide fetches its core itself, by an address where nothing lies: it lies beside it, packed to a third. After the
// first visit it is kept unpacked at that address (offline.js), and with it what the browser has compiled of it.
export function bringCore(folder) {
  const bring = self.fetch;
  self.fetch = async (address, how) => {
    if (String(address) !== `${folder}pyodide.asm.wasm` || (await self.caches?.match(address))) return bring(address, how);
    const answer = await bring(`${folder}core.pack`);
    return answer.ok ? new Response(unpacked(answer.body), { headers: { "Content-Type": "application/wasm" } }) : answer;
  };
}

// Lay what is packed where it belongs: packages where Python looks for them, if no other folder is named.
export async function layOut(python, packed, home = python.pyimport("site").getsitepackages().get(0)) {
  const tar = new Uint8Array(await new Response(unpacked(new Response(packed).body)).arrayBuffer());
  const made = new Set();
  for (const [name, bytes] of filesOf(tar)) {
    const folder = `${home}/${name}`.replace(/\/[^/]*$/, "");
    if (!made.has(folder)) python.FS.mkdirTree(folder);
    made.add(folder);
    python.FS.writeFile(`${home}/${name}`, bytes);
  }
  python.pyimport("importlib").invalidate_caches();
}
