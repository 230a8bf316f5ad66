// Python of a notebook without a server: JupyterLite's worker takes this for Pyodide. It loads what the pages of the
// site load and what cells need beside it, and opens the work that the browser keeps.
import { keptLanguage, keptWork, rememberWho } from "../files/keep.js";
import { bringCore, layOut, unpacked } from "../files/packages.mjs";
import { loadPyodide as load } from "../python/pyodide.mjs";

const PYTHON = new URL("../python/", import.meta.url).href;
const HOME = "/seminar";

bringCore(PYTHON);

async function packedCase() {
  const answer = await fetch(new URL("case.pack", import.meta.url));
  if (!answer.ok) throw new Error(`case.pack: ${answer.status}`);
  return answer.arrayBuffer();
}

export async function loadPyodide({ seminar: { shelf, language }, ...options }) {
  const spoken = await keptLanguage(shelf).catch(() => "");
  const [python, work, { me, lines }] = await Promise.all([
    load({
      ...options,
      indexURL: PYTHON,
      stdLibURL: new URL("python/python_stdlib.zip", import.meta.url).href,
      lockFileURL: new URL("pyodide-lock.json", import.meta.url).href,
      packageBaseUrl: new URL("./", import.meta.url).href,
      env: { HOME, COURSE_CASE: HOME, COURSE_LANGUAGE: spoken || language, COURSE_LOCALES: `${HOME}/locales` },
    }),
    packedCase(),
    keptWork(shelf),
  ]);
  layOut(python, await unpacked(work), HOME);
  python.pyimport("course.site.start").bring_late(PYTHON);
  const tell = (known) => void rememberWho(shelf, JSON.parse(known)).catch(() => {});
  python.pyimport("course.jupyter.alone").open_kernel(JSON.stringify(me), python.toPy(lines), tell);
  return python;
}
