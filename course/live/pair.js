// What pairs the two secret votes of a debate: a word by chance, which this device alone keeps. It goes into the box with
// a ballot and stands in no page; it tells nothing of how somebody voted.
const words = new Map(); // where the browser refuses storage, it lives as long as the page

function wordOf(debate) {
  const place = `red-line-seminar:pair:${debate}`;
  try {
    words.set(debate, localStorage.getItem(place) ?? words.get(debate) ?? crypto.randomUUID?.() ?? String(crypto.getRandomValues(new Uint32Array(4))));
    localStorage.setItem(place, words.get(debate));
  } catch {
    if (!words.has(debate)) words.set(debate, String(crypto.getRandomValues(new Uint32Array(4))));
  }
  return words.get(debate);
}

export function mindPairs() {
  const fill = ({ target }) => {
    const form = target.closest("form[data-pair]");
    if (form) form.elements.pair.value = wordOf(form.dataset.pair);
  };
  document.addEventListener("submit", fill, true); // before the face reads the form
}
