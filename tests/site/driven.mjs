// Python as a browser has it, in Node: loads a site's own files and runs a file of Python in it.
import { readFileSync } from "node:fs";

const [site, program, ...beside] = process.argv.slice(2);
const folder = `${site}/python/`;
// Safari switches no stacks, and a newer Node does; this one does not, whichever it is.
delete WebAssembly.Suspending;
delete WebAssembly.promising;
const { loadPyodide } = await import(`${folder}pyodide.mjs`);
const { layOut, unpacked } = await import(`${site}/files/packages.mjs`);
const python = await loadPyodide({ indexURL: folder, env: { HOME: "/seminar" } });
try {
  layOut(python, await unpacked(readFileSync(`${folder}packages.pack`)));
  for (const name of ["case.pack", "words.en.pack"]) layOut(python, await unpacked(readFileSync(folder + name)), "/seminar");
  python.FS.mkdirTree("/seminar/tests/faces");
  for (const path of beside) {
    python.FS.writeFile(`/seminar/tests/faces/${path.split("/").pop()}`, readFileSync(path, "utf8"));
  }
  python.runPython(readFileSync(program, "utf8"));
  console.log(python.globals.get("drive")((name) => new Uint8Array(readFileSync(folder + name))));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.exit(0);
