// In the page of a lesson: find what a click is on, fill in its form, and time the click until its effect is drawn.
(() => {
  const PATIENCE = 10_000; // milliseconds after which a click without an effect counts as that long
  const frames = async (n) => {
    for (let i = 0; i < n; i += 1) await new Promise((done) => requestAnimationFrame(done));
  };
  const shown = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const face = (number) => document.querySelector(`[data-face="${number}"] .face`);
  const open = (root) => {
    for (const box of root.querySelectorAll("details")) box.open = true;
    for (const booth of document.querySelectorAll("dialog[open]")) booth.close();
  };

  /** What a hand can press for a verb: a button, what stands for one, a list that acts, or the button that sends a form. */
  function controls(root, verb) {
    return [...root.querySelectorAll(`[data-do="${verb}"]`)]
      .map((element) => (element.matches("form") ? element.querySelector("button:not([data-do]):not([type=button])") : element))
      .filter((element) => element && shown(element) && element.getAttribute("aria-disabled") !== "true" && !element.dataset.wallShow && element.type !== "file" && !element.checked);
  }

  const formOf = (control) => (control.type === "submit" ? control.closest("form") : null);

  /** The fields of a form, each under its name: the elements that somebody would choose or write in. */
  function fields(form) {
    const found = {};
    for (const element of form?.elements ?? []) {
      if (element.name && element.type !== "hidden" && !element.readOnly && shown(element.closest("label") ?? element)) (found[element.name] ??= []).push(element);
    }
    return found;
  }

  /** For each field how many choices it has; 0 where one writes. */
  function asked(form) {
    const count = ([first, ...more]) => (first.matches("select") ? first.options.length : first.matches("[type=radio],[type=checkbox]") ? 1 + more.length : 0);
    return Object.fromEntries(Object.entries(fields(form)).map(([name, elements]) => [name, count(elements)]));
  }

  function fill(form, values) {
    const found = fields(form);
    for (const [name, value] of Object.entries(values)) {
      const elements = found[name] ?? [];
      if (!elements.length) return false;
      if (typeof value === "string") {
        elements[0].value = value;
        elements[0].dispatchEvent(new Event("input", { bubbles: true }));
      } else if (elements[0].matches("select")) elements[0].selectedIndex = value;
      else elements[value].checked = true;
    }
    return true;
  }

  /** Everything that can be pressed in a face now: verb, which of its controls, and what its form asks. */
  function offers(number) {
    const root = face(number);
    open(root);
    const verbs = new Set([...root.querySelectorAll("[data-do]")].map((element) => element.dataset.do));
    return [...verbs].map((verb) => ({ verb, asks: controls(root, verb).map((control) => (control.matches("select") ? { "": control.options.length } : asked(formOf(control)))) }));
  }

  /** Make ready for a click, and give what it is on; null where the page does not offer it. */
  async function ready({ face: number, do: verb, nth, fill: values }) {
    const root = face(number);
    open(root);
    const control = controls(root, verb)[nth];
    if (!control || (!control.matches("select") && !fill(formOf(control), values))) return null;
    control.scrollIntoView({ block: "center", behavior: "instant" });
    await frames(2);
    const took = new Promise((resolve) => {
      window.drawn = resolve;
      setTimeout(resolve, PATIENCE, PATIENCE);
    });
    window.clicked = { number, took };
    control.addEventListener(control.matches("select") ? "change" : "click", (event) => (window.clicked.at = event.timeStamp), { once: true, capture: true });
    return control;
  }

  // The page's own listener runs after this one, and before the next frame: when that frame is drawn, the effect is seen.
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        const message = JSON.parse(data);
        const { clicked } = window;
        if (!clicked || message.type !== "view" || message.face !== clicked.number || !message.seq) return;
        clicked.trouble = message.trouble;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.drawn(performance.now() - clicked.at);
        requestAnimationFrame(() => port2.postMessage(""));
      });
    }
  };
  window.hand = { offers, ready };
})();
