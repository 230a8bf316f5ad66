// Which language a site speaks: the one that was chosen on a page; at a first visit one that the browser asks for.
// Pages of the first language send on; whoever opens a page of another has asked for it. Nothing is shown before this runs.
(() => {
  const KEY = "red-line-seminar:language";
  const { code, first } = document.currentScript.dataset;
  const chosen = new URLSearchParams(location.search).get("language");
  let kept = null;
  try {
    if (chosen) localStorage.setItem(KEY, chosen);
    kept = localStorage.getItem(KEY);
  } catch {
    // Where a browser keeps nothing, it is asked each time.
  }
  if (chosen || first === undefined) return;
  const goals = new Map();
  for (const { hreflang, href } of document.querySelectorAll("link[rel=alternate]")) goals.set(hreflang.toLowerCase(), href);
  const served = (wanted) => [wanted.toLowerCase(), wanted.toLowerCase().split("-")[0]].find((tag) => goals.has(tag));
  const found = [...(kept ? [kept.replaceAll("_", "-")] : []), ...navigator.languages].map(served).find(Boolean);
  if (found && found !== code.toLowerCase()) location.replace(goals.get(found) + location.search + location.hash);
})();
