// A view after the first holds only what differs from the one before; here it is made whole again.
export const WIRE = 4; // the version of the messages

/** Give a message with its view whole. Where this page lacks the view before, ask for all of it, and give null. */
export function whole(before, message, send) {
  if (message.type !== "view" || message.till < 0) return message;
  if (before?.n !== message.n - 1) {
    send({ type: "whole", wire: WIRE });
    return null;
  }
  const { at, till } = message;
  return { ...message, html: before.html.slice(0, at) + message.html + before.html.slice(till), at: 0, till: -1 };
}
