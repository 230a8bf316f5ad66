// The smallest door in a browser: what the page says waits in `said`, and a view is shown when the test hands it in.
import { showFace } from "../../course/faces/front/face.js";

let view = { html: "" };
let hear = () => {};
let stop = () => {};
window.said = [];
window.answer = (message) => {
  if (message.type === "view") view = message;
  hear(message);
};
window.open_face = (first) => {
  stop();
  view = first;
  const host = document.createElement("div");
  document.querySelector("#place").replaceChildren(host);
  const send = (message, pieces) => window.said.push([message, pieces.map((piece) => [...new Uint8Array(piece)])]);
  stop = showFace({ shelf: "test", noAnswer: "No answer.", view: () => view, send, listen: (heard) => ((hear = heard), () => {}) }, host);
};
