// A face begins its headings at 2, as if it were alone on its page. Where it stands under a heading of a lesson, each
// says a level further down, so that a list of the page's headings is its outline; how they look stays.
// The same for a page that is only read: course/lessons/levels.py.
const HEADINGS = "h1,h2,h3,h4,h5,h6";
const DEEPEST = 6; // that every reader of screens knows
const OF_FACES = ".face,.saved,dialog,[data-face]";

/** The level of the heading under which a face stands in its lesson; 1 where there is none. */
function levelAbove(el) {
  const all = [...(el.closest("main,.jp-Notebook")?.querySelectorAll(HEADINGS) ?? [])];
  const isAbove = (heading) => heading.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING && !heading.closest(OF_FACES);
  return Number(all.findLast((heading) => isAbove(heading) && (heading.checkVisibility?.() ?? true))?.tagName[1] ?? 1);
}

/** Let the headings of what a face shows stand below those of the page around it; give what was given. */
export function sink(content, el) {
  const more = levelAbove(el) - 1;
  if (more < 1) return content;
  for (const heading of content.querySelectorAll(HEADINGS)) heading.setAttribute("aria-level", Math.min(Number(heading.tagName[1]) + more, DEEPEST));
  return content;
}
