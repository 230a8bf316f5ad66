// Python as a browser has it, in Node, while a site is built: it compiles what pages would else compile at every start.
import { readFileSync, writeFileSync } from "node:fs";
import { layOut, unpacked } from "./packages.mjs";

const [folder, packages, program] = process.argv.slice(2);
const standard = `${folder}/python_stdlib.zip`;
const { loadPyodide } = await import(`${folder}/pyodide.mjs`);
const python = await loadPyodide({ indexURL: `${folder}/` });
try {
  layOut(python, await unpacked(readFileSync(packages)));
  python.runPython(readFileSync(program, "utf8"));
  writeFileSync(packages, python.globals.get("ready_packages")().toJs());
  writeFileSync(standard, python.globals.get("ready_library")(new Uint8Array(readFileSync(standard))).toJs());
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.exit(0);
