// A slow line: whatever Python shows arrives a while after it was said.
const Plain = window.WebSocket;
window.WebSocket = class extends Plain {
  addEventListener(kind, listener) {
    super.addEventListener(kind, (event) => setTimeout(listener, kind === "message" ? 1500 : 0, event));
  }
};
