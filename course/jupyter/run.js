// *Run All* leaves a notebook at its last cell. Whoever runs a whole lesson begins at its beginning: when the first of its
// faces has come, the notebook goes back to its first cell, unless somebody has done something meanwhile.
const SETTLES = 700; // milliseconds
const LOOKS = 20; // a slow machine shows a face, or takes the keyboard, later than at the first look
const ACTS = ["wheel", "touchmove", "keydown", "pointerdown", "click"];

function goesBack(el) {
  if (document.activeElement?.closest(".rls")) return true; // a screen reader came here without a key of this page
  const notebook = el.closest(".jp-Notebook");
  if (notebook?.querySelector(".rls:not(.saved)") !== el) return false;
  const cells = [...notebook.querySelectorAll(".jp-Cell")];
  if (!cells.at(-1).classList.contains("jp-mod-active")) return false;
  cells[0].focus({ preventScroll: true }); // the keyboard begins there, too
  notebook.querySelector(".jp-WindowedPanel-outer")?.scrollTo({ top: 0 });
  return cells[0].classList.contains("jp-mod-active");
}

export function mindRun(el) {
  let acted = false;
  let looks = 0;
  const act = () => (acted = true);
  for (const kind of ACTS) document.addEventListener(kind, act, { capture: true, passive: true });
  const looking = setInterval(() => {
    looks += 1;
    if (!acted && looks < LOOKS && !goesBack(el)) return;
    clearInterval(looking);
    for (const kind of ACTS) document.removeEventListener(kind, act, { capture: true });
  }, SETTLES);
}
