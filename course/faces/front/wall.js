// The view for a projector. Python sends it beside the working view, in a <template data-wall>; here it is shown over
// the whole window, or in a second window that can stand on the projector. It is a face of its own on the same wire.
// B blanks it and brings it back; Esc leaves what is in front. While a vote goes round, [data-wall-vote] is shown instead.
import { parse } from "./morph.js";

const LOOK = 500; // milliseconds between looks whether the second window was closed
const FROM_THE_WALL = 1_000_000_000; // presses are numbered apart from those of the working view

// Give a window that has none the sheets of the faces: as they were written, since rules read from a page lose words.
function dress(there) {
  const texts = [];
  for (const { cssRules, href, ownerNode } of document.styleSheets) {
    if (![...cssRules].some((rule) => rule.cssText.startsWith(".rls"))) continue;
    if (href) there.document.head.append(Object.assign(there.document.createElement("link"), { rel: "stylesheet", href }));
    else texts.push(ownerNode.textContent);
  }
  const sheet = new there.CSSStyleSheet();
  sheet.replaceSync(texts.join("\n"));
  there.document.adoptedStyleSheets = [sheet];
}

export function mindWall(el, root, wire, showFace) {
  let host = null; // the element that holds the wall
  let popup = null;
  let stop = null; // ends the face on the wall
  let heard = () => {};

  const part = () => parse(wire.view().html).querySelector("template[data-wall]");
  const view = () => ({ ...wire.view(), html: part()?.innerHTML ?? "" });

  function open(kind) {
    if (popup && kind === "window") return popup.focus();
    close();
    if (kind === "window") {
      popup = window.open("", "", "popup,width=1280,height=800");
      if (!popup) return open("here"); // this browser allows no second window
      dress(popup);
      popup.document.body.className = "wall-body";
      Object.assign(popup.document.body.dataset, document.body.dataset.jpThemeLight ? { jpThemeLight: document.body.dataset.jpThemeLight } : {});
      host = popup.document.createElement("main");
      popup.document.body.append(host);
      popup.document.addEventListener("keydown", onKey);
      const there = popup;
      const timer = setInterval(() => {
        if (there.closed) closed();
      }, LOOK);
      there.ended = () => clearInterval(timer);
    } else {
      const dialog = document.createElement("dialog");
      dialog.className = "wall-window";
      host = document.createElement("div");
      dialog.append(host);
      el.append(dialog);
      dialog.addEventListener("cancel", (event) => event.preventDefault());
      dialog.addEventListener("keydown", onKey);
      dialog.showModal();
    }
    host.className = "wall-host";
    host.tabIndex = -1;
    host.addEventListener("click", onPress);
    root.dataset.liveWall = kind;
    stop = showFace({ ...wire, view, first: FROM_THE_WALL, listen: (hears) => ((heard = hears), () => (heard = () => {})) }, host);
    show();
  }

  function show() {
    if (!host) return;
    const wall = part();
    if (wall) (popup ?? window).document.title = popup ? wall.dataset.title : document.title;
    if (!host.querySelector("[data-wall-vote]")) delete host.dataset.lifted;
    if (popup) Object.assign(popup.document.documentElement, { lang: wire.view().lang ?? "", dir: wire.view().dir ?? "" });
  }

  function close() {
    if (!host) return;
    if (popup) {
      popup.ended();
      popup.close();
    } else {
      if (document.fullscreenElement) document.exitFullscreen();
      host.parentElement.remove();
    }
    stop();
    host = popup = null;
    delete root.dataset.liveWall;
    root.querySelector("[data-wall-show]")?.focus();
  }

  function closed() {
    close();
    wire.send({ wire: wire.version, type: "do", do: "project", seq: 0, args: { on: false }, form: {} }, []);
  }

  function blank() {
    if (!host) return;
    const off = host.toggleAttribute("data-blank");
    (off ? host.querySelector("[data-wall-off]") : host)?.focus(); // what had the focus may be gone
  }

  function onPress(event) {
    const what = event.target.closest("[data-wall-do]")?.dataset.wallDo;
    if (what === "blank") blank();
    else if (what === "close") closed();
    else if (what === "full") {
      const { fullscreenElement } = host.ownerDocument;
      if (fullscreenElement) host.ownerDocument.exitFullscreen();
      else host.requestFullscreen();
    }
  }

  function onKey(event) {
    if (!host || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (event.key === "b" || event.key === "B") {
      event.preventDefault();
      event.stopPropagation();
      return blank();
    }
    if (event.currentTarget === el) return; // the keys of the working view belong to it
    if (event.key === "Escape") {
      event.preventDefault();
      if (host.hasAttribute("data-blank")) blank();
      else if (host.querySelector("[data-wall-vote]") && !("lifted" in host.dataset)) host.dataset.lifted = "";
      else if (!popup) closed();
      return;
    }
    const button = host.querySelector(`[data-wall-key="${event.key}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }

  const onShow = (event) => {
    const button = event.target.closest("[data-wall-show]");
    if (button) open(button.dataset.wallShow);
    else if (event.target.closest("[data-wall-do=blank]") && popup) blank();
  };
  const onLeave = () => popup?.close();
  root.addEventListener("click", onShow);
  el.addEventListener("keydown", onKey);
  window.addEventListener("pagehide", onLeave);
  return {
    show() {
      if (!host) return;
      heard({ type: "view" });
      show();
    },
    stop() {
      if (host) close();
      window.removeEventListener("pagehide", onLeave);
      el.removeEventListener("keydown", onKey);
    },
  };
}
