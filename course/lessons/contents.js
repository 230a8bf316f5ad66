// The list of contents of a lesson's page, which folds on a narrow one; the list of lessons, which lies over the page, so that
// it shuts when the keyboard leaves it; and the button that prints. Every door has them.
export function mindContents() {
  const contents = document.querySelector("[data-contents]"); // a page of a room has none
  const unfold = (open) => contents.setAttribute("aria-expanded", String(open));
  contents?.addEventListener("click", () => unfold(contents.getAttribute("aria-expanded") !== "true"));
  document.getElementById("toc")?.addEventListener("click", ({ target }) => target.closest("a") && unfold(false));
  const lessons = document.querySelector(".lessons details");
  lessons?.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !lessons.contains(relatedTarget)) lessons.open = false;
  });
  document.querySelector("[data-print]")?.addEventListener("click", () => print());
}
