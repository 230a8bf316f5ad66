// The door to a notebook: a wire made of anywidget's model. The present view is a trait, so that a second output of
// the same cell, or a page that is opened again, shows it at once; what differs from it comes as a message, as
// everything else does, and is put in here once for all outputs.
import { showFace } from "../faces/front/face.js";
import { whole } from "../faces/front/whole.js";
import { mindRun } from "./run.js";

function initialize({ model }) {
  model.on("msg:custom", (message) => {
    if (message.type !== "view") return;
    const view = whole(model.get("view"), message, (ask) => model.send(ask));
    if (view) model.set("view", view);
  });
}

function render({ model, el }) {
  // While the face is here, the page that a saved notebook keeps of it stays away.
  const style = document.createElement("style");
  style.textContent = `#${model.get("page")} { display: none; }`;
  el.append(style);
  mindRun(el);
  return showFace(
    {
      shelf: model.get("shelf"),
      noAnswer: model.get("no_answer"),
      view: () => model.get("view"),
      send: (message, pieces) => model.send(message, undefined, pieces),
      listen(onMessage) {
        const onView = () => onMessage(model.get("view"));
        model.on("change:view", onView);
        const onOther = (message) => message.type !== "view" && onMessage(message);
        model.on("msg:custom", onOther);
        return () => {
          model.off("change:view", onView);
          model.off("msg:custom", onOther);
        };
      },
    },
    el,
  );
}

export default { initialize, render };
