// What was pressed and is not known to be stored. The browser keeps it, so that it outlives the line, the server and the
// page; it is sent again when the line is back, under the same number, by which the server knows what it has already.
// A ballot is never written down, not even here: only the page that is open holds it.
const SECRET = "cast";

/** A number for one press: an id of version 7 without its time, so that it tells nothing of when. */
function newPress() {
  const digits = [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `00000000-0000-7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6, 18)}`;
}

export function keepUnsent(whose) {
  const place = `red-line-seminar:unsent:${whose}`;
  let kept = read();

  function read() {
    try {
      return JSON.parse(localStorage.getItem(place) ?? "[]");
    } catch {
      return []; // a browser that refuses storage, or what somebody else wrote there
    }
  }

  function write() {
    try {
      const words = kept.filter(({ message }) => message.do !== SECRET);
      if (words.length) localStorage.setItem(place, JSON.stringify(words));
      else localStorage.removeItem(place);
    } catch {
      // Then it lives as long as the page.
    }
  }

  return {
    add(face, message, by) {
      const one = { press: newPress(), face, message, by, path: location.pathname };
      kept.push(one);
      write();
      return one;
    },
    drop(press) {
      const before = kept.length;
      kept = kept.filter((one) => one.press !== press);
      write();
      return kept.length < before;
    },
    all: () => kept,
  };
}
