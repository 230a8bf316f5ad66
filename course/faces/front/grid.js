// A table of many cells that is one stop for the Tab key. [data-grid] is the table; its value selects the readout, which says
// the cell where one is. A cell is [data-cell]: the args of the verb that [data-grid-do] in the readout names. Arrows move from
// cell to cell and pass over empty places; Enter does what the button in the readout does.
export function mindGrid(root, act) {
  const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const here = new Map(); // the cell where one is, by readout

  function read(cell) {
    const grid = cell.closest("[data-grid]");
    const readout = root.querySelector(grid.dataset.grid);
    here.set(grid.dataset.grid, cell.dataset.cell);
    for (const other of grid.querySelectorAll("[data-cell]")) other.tabIndex = other === cell ? 0 : -1;
    readout.querySelector("[data-said]").textContent = cell.dataset.say;
    readout.querySelector("[data-why]").textContent = cell.dataset.why;
    readout.querySelector("[data-grid-do]").dataset.args = cell.dataset.cell;
  }

  function next(cell, [down, across]) {
    const rows = [...cell.closest("[data-grid]").rows].filter((row) => row.querySelector("[data-cell]"));
    const place = cell.closest("td");
    const turned = getComputedStyle(cell).direction === "rtl" ? -1 : 1;
    let row = rows.indexOf(place.parentNode);
    let column = place.cellIndex;
    for (;;) {
      row += down;
      column += across * turned;
      const found = rows[row]?.cells[column];
      if (!found) return null;
      const hit = found.querySelector("[data-cell]");
      if (hit) return hit;
    }
  }

  root.addEventListener("focusin", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (cell) read(cell);
  });
  root.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (cell) cell.focus();
  });
  root.addEventListener("keydown", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (!cell) return;
    if (event.key === "Enter") {
      event.preventDefault();
      read(cell);
      act(root.querySelector(cell.closest("[data-grid]").dataset.grid).querySelector("[data-grid-do]"));
    } else if (MOVES[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      next(cell, MOVES[event.key])?.focus();
    }
  });

  return {
    // After an update the stop is where it was.
    show() {
      for (const grid of root.querySelectorAll("[data-grid]")) {
        const was = here.get(grid.dataset.grid);
        const cell = [...grid.querySelectorAll("[data-cell]")].find((one) => one.dataset.cell === was);
        if (cell) read(cell);
      }
    },
  };
}
