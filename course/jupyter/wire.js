// The door to a notebook: a wire made of anywidget's model. The present view is a trait, so that a second output of
// the same cell, or a page that is opened again, shows it at once; everything else is a message.
import { showFace } from "../faces/front/face.js";
import { mindRun } from "./run.js";

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
        model.on("msg:custom", onMessage);
        return () => {
          model.off("change:view", onView);
          model.off("msg:custom", onMessage);
        };
      },
    },
    el,
  );
}

export default { render };
