() => {
  // Controls smaller than 24 pixels with another one within 12 of their middle (WCAG 2.5.8), and controls without a gap.
  const face = document.querySelector("#place .face");
  for (const box of face.querySelectorAll("details")) box.open = true;
  const controls = "a[href], button, input, select, textarea, summary, [role=button], [tabindex='0']";
  const all = [...face.querySelectorAll(controls)].filter((e) => e.checkVisibility() && e.getClientRects().length && !e.closest(".hidden"));
  const choice = (e) => e.matches("input[type=radio], input[type=checkbox]") && e.closest("label");
  const box = (e) => (choice(e) || e).getBoundingClientRect();
  const words = (e) => e.nodeType === Node.TEXT_NODE && e.data.trim();
  const inText = (e) => getComputedStyle(e).display === "inline" && [...e.parentElement.childNodes].some(words);
  const apart = (a, b) => [Math.max(b.left - a.right, a.left - b.right), Math.max(b.top - a.bottom, a.top - b.bottom)];
  const nested = (a, b) => a.contains(b) || b.contains(a);
  const shown = (e) => e.outerHTML.slice(0, 80);
  const wrong = [];
  for (const one of all) {
    const { left, right, top, bottom } = box(one);
    if ((right - left >= 24 && bottom - top >= 24) || inText(one)) continue;
    const middle = { left: (left + right) / 2, right: (left + right) / 2, top: (top + bottom) / 2, bottom: (top + bottom) / 2 };
    const near = all.find((other) => other !== one && !nested(other, one) && Math.hypot(...apart(middle, box(other)).map((n) => Math.max(n, 0))) < 12);
    if (near) wrong.push(`small: ${shown(one)} near ${shown(near)}`);
  }
  const blocks = all.filter((e) => !inText(e));
  blocks.forEach((one, n) => {
    for (const other of blocks.slice(n + 1)) {
      if (!nested(one, other) && choice(one) !== choice(other) && apart(box(one), box(other)).every((gap) => gap < 2)) wrong.push(`no gap: ${shown(one)} and ${shown(other)}`);
    }
  });
  return wrong;
}
