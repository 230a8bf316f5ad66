// Where the class is. An idle page goes along at once and says so. Where something is begun, nothing is taken away:
// one line says where the class is, and goes there when it is pressed.
const FIELDS = "textarea, input[type=text], input[type=radio], input[type=checkbox], select";

const changed = (field) =>
  field.matches("[type=radio],[type=checkbox]")
    ? field.checked !== field.defaultChecked
    : field.matches("select")
      ? [...field.options].some((option) => option.selected !== option.defaultSelected && option.defaultSelected)
      : field.value.trim() !== "" && field.value !== field.defaultValue;

export function mindClass(base, main) {
  const line = document.getElementById("moved");
  const where = line?.querySelector("[data-where]");
  let goal = null; // where the class is, while this page is not

  const begun = () => main.dataset.stays === "yes" || [...main.querySelectorAll(FIELDS)].some((field) => field.checkVisibility?.() !== false && changed(field));

  function go({ at, show }) {
    line.hidden = true;
    goal = null;
    if (at || main.dataset.step) location.assign(`${base}/class`);
    else {
      show();
      main.querySelector("[data-home]")?.focus();
    }
  }

  line?.querySelector("button").addEventListener("click", () => go(goal));

  /** Tell whether a view is of another step and waits, because something is begun in the one that is shown. */
  function holds({ html, seq }, show) {
    if (!line || seq || !html.includes("data-step=")) return false;
    const next = new DOMParser().parseFromString(html, "text/html").querySelector("[data-step]").dataset;
    const now = main.querySelector("[data-step]")?.dataset.step ?? next.step;
    const here = main.dataset.step || now; // a page may be of one step, and stay so
    if (next.step === here) {
      line.hidden = true;
      goal = null;
      return false;
    }
    goal = { at: next.stepAt, show };
    if (!begun()) {
      go(goal);
      return true;
    }
    where.textContent = next.stepTitle;
    line.hidden = false;
    return true;
  }
  return { holds };
}
