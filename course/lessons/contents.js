// The list of contents of a lesson's page, which folds on a narrow one; the lists of lessons and languages, which lie over the page,
// so that they shut when the keyboard leaves them; and the button that prints. Every door has them.
export function mindContents() {
  const contents = document.querySelector("[data-contents]"); // a page of a room has none
  const unfold = (open) => contents.setAttribute("aria-expanded", String(open));
  contents?.addEventListener("click", () => unfold(contents.getAttribute("aria-expanded") !== "true"));
  document.getElementById("toc")?.addEventListener("click", ({ target }) => target.closest("a") && unfold(false));
  for (const list of document.querySelectorAll(".lessons details"))
    list.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !list.contains(relatedTarget)) list.open = false;
    });
  document.querySelector("[data-print]")?.addEventListener("click", () => print());
}
