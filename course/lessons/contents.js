// The list of contents of a lesson's page, which folds on a narrow one, and the button that prints. Every door has both.
export function mindContents() {
  const contents = document.querySelector("[data-contents]"); // a page of a room has none
  const unfold = (open) => contents.setAttribute("aria-expanded", String(open));
  contents?.addEventListener("click", () => unfold(contents.getAttribute("aria-expanded") !== "true"));
  document.getElementById("toc")?.addEventListener("click", ({ target }) => target.closest("a") && unfold(false));
  document.querySelector("[data-print]")?.addEventListener("click", () => print());
}
