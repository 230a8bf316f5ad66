// Reads Argdown with its official parser and prints, for each file, what the tests compare.
const { ArgdownApplication, ParserPlugin, DataPlugin, ModelPlugin, JSONExportPlugin } = require("@argdown/core");
const fs = require("fs");

const words = (text) => (text || "").split(/\s+/).filter(Boolean).join(" ");
const texts = (members) => [...new Set(members.map((m) => words(m.text)).filter(Boolean))].sort();

function read(path) {
  const app = new ArgdownApplication();
  app.addPlugin(new ParserPlugin(), "parse");
  app.addPlugin(new DataPlugin(), "build");
  app.addPlugin(new ModelPlugin(), "build");
  app.addPlugin(new JSONExportPlugin(), "export");
  const json = { removeEmbeddedRelations: true, exportMap: false };
  const run = app.run({
    process: ["parse", "build", "export"], input: fs.readFileSync(path, "utf8"), logLevel: "error",
    throwExceptions: true, json,
  });
  if ((run.parserErrors || []).length) throw new Error(`${path}: ${run.parserErrors[0].message}`);
  const found = JSON.parse(run.json);
  const section = {};
  const walk = (list) => list.forEach((s) => { section[s.id] = s.title; walk(s.children); });
  walk(found.sections || []);
  const common = (x) => ({
    texts: texts(x.members), tags: x.tags || [], data: x.data || {}, section: section[x.section] || "",
  });
  return {
    statements: Object.fromEntries(Object.entries(found.statements).map(([k, v]) => [k, common(v)])),
    arguments: Object.fromEntries(Object.entries(found.arguments).map(([k, v]) => [k, {
      ...common(v),
      steps: v.pcs.map((s) => ({
        statement: s.title, role: s.role, rules: (s.inference || {}).inferenceRules || [],
        data: (s.inference || {}).data || {},
      })),
    }])),
    relations: found.relations.map((r) => [
      r.relationType, r.fromType, r.from, r.toType, r.to, r.conclusionIndex ?? null,
    ]).sort(),
  };
}

const out = {};
for (const path of process.argv.slice(2)) out[path.split("/").slice(-2).join("/")] = read(path);
console.log(JSON.stringify(out, null, 1));
