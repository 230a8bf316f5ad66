// A button that says something new takes no press for a second: whoever presses twice goes one step, and not two. Python
// writes `data-rests` on it; a face has at most one.
const RESTS = 1000; // milliseconds

export function mindRest(root) {
  let words = ""; // what it said last
  let until = 0;

  /** Call this when the page has changed. */
  function show() {
    const button = root.querySelector("[data-rests]");
    const now = button?.textContent ?? "";
    if (words && words !== now) {
      until = performance.now() + RESTS;
      setTimeout(show, RESTS + 20); // a clock may be a little early
    }
    words = now;
    if (performance.now() < until) button?.setAttribute("aria-disabled", "true");
    else button?.removeAttribute("aria-disabled");
  }
  return { show };
}
