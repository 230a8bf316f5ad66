// What can be dragged to another place, or moved with Alt and the arrow up or down. [data-drag] names the verb and data-args
// what is moved; [data-drop] names a place, as further args; [data-drag-up] and [data-drag-down] name it for the keys.
// Nothing moves here: the verb is told, as by a button, and the view that comes back shows what came of it.
export function mindDrag(root, act) {
  let dragged = null;
  let over = null;

  function tell(what, place) {
    const press = document.createElement("button");
    press.dataset.do = what.dataset.drag;
    press.dataset.args = JSON.stringify({ ...JSON.parse(what.dataset.args), ...JSON.parse(place) });
    act(press);
  }

  function mark(place) {
    if (over === place) return;
    over?.removeAttribute("data-live-over");
    over = place;
    over?.setAttribute("data-live-over", "");
  }

  const placeOf = (event) => (dragged ? (event.target.closest?.("[data-drop]") ?? null) : null);

  root.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-drag]") ?? null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.textContent.trim());
  });
  root.addEventListener("dragover", (event) => {
    mark(placeOf(event));
    if (over) event.preventDefault(); // it may be dropped here
  });
  root.addEventListener("drop", (event) => {
    const place = placeOf(event);
    if (!place) return;
    event.preventDefault();
    if (place !== dragged) tell(dragged, place.dataset.drop);
  });
  root.addEventListener("dragend", () => {
    mark(null);
    dragged = null;
  });
  root.addEventListener("keydown", (event) => {
    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const what = event.target.closest("[data-drag]");
    if (!what) return;
    event.preventDefault();
    event.stopPropagation();
    const place = event.key === "ArrowUp" ? what.dataset.dragUp : what.dataset.dragDown;
    if (place) tell(what, place);
  });
}
