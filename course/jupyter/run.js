// *Run All* leaves a notebook at its last cell. Whoever runs a whole lesson begins at its beginning: when the first of its
// faces has come, the notebook goes back to its first cell, unless somebody has done something meanwhile.
const SETTLES = 700; // milliseconds
const ACTS = ["wheel", "touchmove", "keydown", "pointerdown"];

export function mindRun(el) {
  let acted = false;
  const act = () => (acted = true);
  for (const kind of ACTS) document.addEventListener(kind, act, { capture: true, passive: true });
  setTimeout(() => {
    for (const kind of ACTS) document.removeEventListener(kind, act, { capture: true });
    const notebook = el.closest(".jp-Notebook");
    if (acted || notebook?.querySelector(".rls:not(.saved)") !== el) return;
    const cells = [...notebook.querySelectorAll(".jp-Cell")];
    if (!cells.at(-1).classList.contains("jp-mod-active")) return;
    cells[0].focus({ preventScroll: true }); // the keyboard begins there, too
    notebook.querySelector(".jp-WindowedPanel-outer")?.scrollTo({ top: 0 });
  }, SETTLES);
}
