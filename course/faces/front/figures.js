// The digits of the language that a place of the page speaks: ۰۵:۰۰ where it writes them so, 05:00 elsewhere.

const digitsByLanguage = new Map(); // for each language its ten

function digitsOf(lang) {
  if (!digitsByLanguage.has(lang)) {
    const format = new Intl.NumberFormat(lang || "en", { useGrouping: false });
    digitsByLanguage.set(lang, [...Array(10).keys()].map((n) => format.format(n)));
  }
  return digitsByLanguage.get(lang);
}

export function inFigures(text, place) {
  const digits = digitsOf(place.closest("[lang]")?.lang ?? "");
  return String(text).replace(/[0-9]/g, (digit) => digits[digit]);
}
