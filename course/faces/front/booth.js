// A vote on a device that goes round. One step is in sight at a time, and which one is known here alone: what somebody
// has chosen stands in no view of Python's before it is put into the box, and in no other window at all.
export function mindBooth(root) {
  let inside = false; // the booth fills this window
  let before; // whether there was a booth in the last view; unknown on a page that was just opened

  function show() {
    const booth = root.querySelector("dialog[data-booth]");
    if (booth && before === false) inside = true; // the vote was opened while this window looked on
    if (!booth) inside = false;
    before = Boolean(booth);
    if (!booth || booth.open === inside) return;
    if (inside) return enter(booth);
    booth.close();
    root.querySelector("[data-booth-enter]")?.focus(); // where the way back into the booth is
  }

  function enter(booth) {
    booth.showModal();
    to(booth.querySelector("[data-steps]"), "pass");
  }

  function to(steps, step) {
    steps.dataset.liveStep = step;
    steps.querySelector(`[data-step="${step}"] [data-step-head]`)?.focus();
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-to],[data-booth-enter],[data-booth-leave]");
    if (!button || !root.contains(button)) return;
    if (button.dataset.to) {
      const steps = button.closest("[data-steps]");
      const { pick } = button.dataset;
      if (pick) {
        steps.dataset.liveChoice = pick;
        steps.querySelector(`input[type="radio"][value="${pick}"]`).checked = true;
      }
      return to(steps, button.dataset.to);
    }
    inside = button.hasAttribute("data-booth-enter");
    show();
  });
  // Esc, or the gesture back of a phone, leaves the screen between two ballots, and never a ballot.
  function leave(event) {
    event.preventDefault();
    if ((event.target.closest("dialog").querySelector("[data-steps]").dataset.liveStep ?? "pass") !== "pass") return;
    inside = false;
    show();
  }
  root.addEventListener("cancel", (event) => event.target.matches("dialog[data-booth]") && leave(event), true);
  root.addEventListener("keydown", (event) => {
    if (!event.target.closest("dialog[data-booth]")) return;
    if (event.key === "Escape") leave(event); // a browser lets a dialog refuse to close only once
    // Enter in the reason must not put a ballot in by accident: the button does.
    else if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  return { show };
}
